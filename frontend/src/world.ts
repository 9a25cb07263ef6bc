// The ground of every map: Natural Earth's countries with their names, in the page's own colours, and nothing from outside.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { Map as GlobeMap, type SourceSpecification, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";

import { ringsOf } from "../unwrap.mjs";
import { ink, load, make } from "./page";

setWorkerUrl(new URL(workerUrl, location.href).href);

export const FONT = ["sans-serif"];
type Layers = StyleSpecification["layers"];
type Paint = Parameters<GlobeMap["setPaintProperty"]>[1];
/** Which paint of which layer is which of the page's colours. */
export type Ink = [string, Paint, string];
export const GROUND_INKS: Ink[] = [
  ["sea", "background-color", "sea"], ["land", "fill-color", "land"], ["border", "line-color", "coast"],
  ["country", "text-color", "soft"], ["country", "text-halo-color", "land"],
];

export function groundSources(world: FeatureCollection): Record<string, SourceSpecification> {
  return { world: { type: "geojson", data: world }, names: { type: "geojson", data: names(world) } };
}

export function ground(): Layers {
  return [
    { id: "sea", type: "background", paint: { "background-color": ink("sea") } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": ink("land") } },
    { id: "border", type: "line", source: "world", paint: { "line-color": ink("coast"), "line-width": 0.8 } },
    {
      id: "country", type: "symbol", source: "names", minzoom: 2.2,
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 12, "text-max-width": 7 },
      paint: { "text-color": ink("soft"), "text-halo-color": ink("land"), "text-halo-width": 1.2 },
    },
  ] as Layers;
}

export function recolour(map: GlobeMap, inks: Ink[]): void {
  inks.forEach(([layer, name, colour]) => map.setPaintProperty(layer, name, ink(colour)));
}

/** A map that is moved and zoomed, and never turned. */
export function opened(container: HTMLElement, style: StyleSpecification, words: string): GlobeMap {
  const map = new GlobeMap({
    container, style, attributionControl: false, maxZoom: 11, dragRotate: false, pitchWithRotate: false,
    renderWorldCopies: true, center: [20, 15], zoom: 1, fadeDuration: 0, ...(isDrawnInSoftware() ? { pixelRatio: 0.6 } : {}),
  });
  map.touchZoomRotate.disableRotation();
  map.getCanvas().setAttribute("aria-label", words);
  return map;
}

/** Without a graphics card each point of the picture costs: with fewer of them the page keeps answering. */
function isDrawnInSoftware(): boolean {
  const gl = make("canvas").getContext("webgl2");
  const told = gl?.getExtension("WEBGL_debug_renderer_info");
  return /swiftshader|llvmpipe|software|basic render/i.test(told ? String(gl!.getParameter(told.UNMASKED_RENDERER_WEBGL)) : "");
}

export async function loadWorld(host: HTMLElement): Promise<FeatureCollection | null> {
  const topology = await load<Topology>("/static/built/world.json", host);
  return topology && flat(feature(topology, topology.objects.countries!) as FeatureCollection<Polygon | MultiPolygon>);
}

// Of many numbers, more than a call takes as arguments.
export const least = (numbers: number[]) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
export const most = (numbers: number[]) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** Countries without jumps at the 180th meridian, the outline of each part a polygon of its own. */
function flat(world: FeatureCollection<Polygon | MultiPolygon>): FeatureCollection {
  const features = world.features.map((one) => {
    const lines = one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;
    const coordinates = lines.map((polygon) => ringsOf({ type: "Polygon", coordinates: polygon }));
    return { ...one, geometry: { type: "MultiPolygon" as const, coordinates } };
  });
  return { type: "FeatureCollection", features };
}

/** One point for each country's name, in the middle of its largest part. */
function names(world: FeatureCollection): FeatureCollection {
  const features = world.features.map((one) => {
    const parts = (one.geometry as MultiPolygon).coordinates.map((polygon) => box(polygon[0]!));
    const [west, south, east, north] = parts.reduce((a, b) => (size(b) > size(a) ? b : a));
    const geometry = { type: "Point" as const, coordinates: [(west + east) / 2, (south + north) / 2] };
    return { type: "Feature" as const, properties: one.properties, geometry };
  });
  return { type: "FeatureCollection", features };
}

type Box = [number, number, number, number];
const size = ([west, south, east, north]: Box) => (east - west) * (north - south);

function box(ring: number[][]): Box {
  const lon = ring.map((point) => point[0]!);
  const lat = ring.map((point) => point[1]!);
  return [least(lon), least(lat), most(lon), most(lat)];
}

export function hasWebGl(): boolean {
  try {
    return make("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}
