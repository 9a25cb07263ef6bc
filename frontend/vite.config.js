// Islands, each its own file under a fixed name, so that templates can name them; what several share is a file of its own.
import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/built/",
  publicDir: false,
  build: {
    outDir: "../src/whence/views/web/static/built",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: false,
    rollupOptions: {
      input: { timeline: "src/timeline.ts", map: "src/map.ts", network: "src/network.ts", review: "src/review.ts", add: "src/add.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});
