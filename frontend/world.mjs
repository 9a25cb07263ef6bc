// The basemap: Natural Earth's countries at 1:50 million as TopoJSON for the map, and as one SVG for pages without WebGL or JavaScript.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

import { ringsOf, unwrapRing } from "./unwrap.mjs";

const OUT = "../src/whence/views/web/static/built/";
const read = (name) => JSON.parse(readFileSync(`node_modules/world-atlas/${name}`, "utf-8"));

const detailed = read("countries-50m.json");
delete detailed.objects.land;
for (const one of detailed.objects.countries.geometries) one.properties = { name: one.properties.name };
writeFileSync(`${OUT}world.json`, JSON.stringify(detailed));

const coarse = read("countries-50m.json");
const PER_DEGREE = 20; // a twentieth of a degree: what a small drawing can show
const onPage = ([lon, lat]) => [Math.round((lon + 180) * PER_DEGREE), Math.round((90 - lat) * PER_DEGREE)];

/** A line as SVG writes it, each point relative to the one before. */
function path(line) {
  const points = line.map(onPage).filter((p, n, all) => n === 0 || p.some((x, axis) => x !== all[n - 1][axis]));
  const steps = points.slice(1).map((p, n) => p.map((x, axis) => x - points[n][axis]).join(" "));
  return points.length < 2 ? "" : `M${points[0].join(" ")}l${steps.join(" ").replaceAll(" -", "-")}`;
}
const WHOLE = 360 * PER_DEGREE;
const land = feature(coarse, coarse.objects.land).features.flatMap((one) => ringsOf(one.geometry));
const borders = mesh(coarse, coarse.objects.countries, (a, b) => a !== b).coordinates.map(unwrapRing);
const drawn = (lines) => lines.map(path).filter(Boolean).join("");
const beyond = (line) => line.some(([lon]) => lon > 180) ? -360 : line.some(([lon]) => lon < -180) ? 360 : 0;
const again = land.filter(beyond).map((line) => line.map(([lon, lat]) => [lon + beyond(line), lat]));
const thin = 'vector-effect="non-scaling-stroke"'; // as thin on a small part of the world as on the whole of it
writeFileSync(
  `${OUT}world.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WHOLE} ${WHOLE / 2}"><g id="world">` +
    `<path ${thin} fill-rule="evenodd" d="${drawn([...land, ...again])}"/><path ${thin} fill="none" d="${drawn(borders)}"/></g></svg>\n`,
);

// The terms under which others wrote what is built in.
const bundled = { "maplibre-gl": "LICENSE.txt", cytoscape: "LICENSE", "topojson-client": "LICENSE", "world-atlas": "LICENSE" };
const terms = Object.entries(bundled).map(([name, file]) => `${name}\n\n${readFileSync(`node_modules/${name}/${file}`, "utf-8").trim()}\n`);
writeFileSync(`${OUT}LICENSES.txt`, `${terms.join("\n----\n\n")}\nThe shapes of countries are Natural Earth's, in the public domain.\n`);

// What the built files were made of: a test computes the same and compares.
const sources = ["package-lock.json", "tsconfig.json", "unwrap.mjs", "vite.config.js", "world.mjs", ...readdirSync("src").map((name) => `src/${name}`)];
const hash = createHash("sha256");
for (const name of sources.sort()) hash.update(`${name}\n`).update(readFileSync(name));
writeFileSync(`${OUT}sources.sha256`, `${hash.digest("hex")}\n`);
