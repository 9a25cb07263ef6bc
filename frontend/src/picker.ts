// A map to choose a place on: press it, or move it by the arrow keys and pin its middle; the name beside it is yours to write.
import type { GeoJSONSource, LngLat, Map as GlobeMap, StyleSpecification } from "maplibre-gl";
import type { FeatureCollection, Point } from "geojson";

import { ink, make, onTheme } from "./page";
import { GROUND_INKS, type Ink, ground, groundSources, hasWebGl, loadWorld, opened, recolour } from "./world";

const INKS: Ink[] = [...GROUND_INKS, ["pin", "circle-color", "link"], ["pin", "circle-stroke-color", "card"]];
const CLOSE = 4.5; // how near a known place is shown

function style(world: FeatureCollection): StyleSpecification {
  const pin = { type: "geojson" as const, data: at(null) };
  return {
    version: 8,
    sources: { ...groundSources(world), pin },
    layers: [
      ...ground(),
      {
        id: "pin", type: "circle", source: "pin",
        paint: { "circle-radius": 8, "circle-color": ink("link"), "circle-stroke-color": ink("card"), "circle-stroke-width": 2.5 },
      },
    ],
  };
}

function at(place: { lng: number; lat: number } | null): FeatureCollection<Point> {
  const features = place ? [{ type: "Feature" as const, properties: {}, geometry: { type: "Point" as const, coordinates: [place.lng, place.lat] } }] : [];
  return { type: "FeatureCollection", features };
}

/** Draw the map, and a field and a button that keep what was pinned. */
export async function pick(host: HTMLElement): Promise<void> {
  host.hidden = false;
  const world = hasWebGl() ? await loadWorld(host) : null;
  if (!world) {
    host.replaceChildren(make("p", "soft", "No map can be drawn here: search a place above."));
    host.dataset.ready = "plain";
    return;
  }
  const ground = make("div", "map");
  const inner = make("div", "globe");
  ground.append(inner);
  host.append(ground);
  const map = opened(inner, style(world), "Map: press where it was; or move it with the arrow keys and pin its middle");
  const [lat, lng] = [host.dataset.lat, host.dataset.lon].map((text) => (text ? Number(text) : NaN)) as [number, number];
  map.on("load", () => {
    if (!Number.isNaN(lat)) {
      map.jumpTo({ center: [lng, lat], zoom: CLOSE });
      (map.getSource("pin") as GeoJSONSource).setData(at({ lng, lat }));
    }
    zoomButtons(ground, map);
    keepField(host, map);
    onTheme(() => recolour(map, INKS));
    map.once("idle", () => { host.dataset.ready = "yes"; });
  });
}

function zoomButtons(host: HTMLElement, map: GlobeMap): void {
  const bar = make("div", "map-buttons");
  for (const [words, label, act] of [["+", "Closer", () => map.zoomIn()], ["−", "Farther", () => map.zoomOut()]] as const) {
    const button = make("button", "", words);
    button.type = "button";
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    bar.append(button);
  }
  host.append(bar);
}

function keepField(host: HTMLElement, map: GlobeMap): void {
  const bar = make("div", "inline");
  const label = make("label", "field grow", "Called ");
  const name = make("input");
  const middle = make("button", "", "Pin the middle");
  const keep = make("button", "yes", "Keep this place");
  const told = make("output", "soft", "no pin yet");
  Object.assign(name, { value: host.dataset.name ?? "", maxLength: 200, autocomplete: "off" });
  middle.type = "button";
  Object.assign(keep, { name: "choice", disabled: true });
  let pin: LngLat | null = null;
  const say = () => {
    keep.disabled = !pin || !name.value.trim();
    keep.value = pin ? `:::${name.value.trim().replaceAll("@", " ")} @ ${pin.lat.toFixed(5)},${pin.lng.toFixed(5)}` : "";
    told.textContent = pin ? `${pin.lat.toFixed(3)}, ${pin.lng.toFixed(3)}` : "no pin yet";
  };
  const set = (place: LngLat) => {
    pin = place.wrap();
    void (map.getSource("pin") as GeoJSONSource).setData(at(pin));
    say();
  };
  map.on("click", (event) => set(event.lngLat));
  middle.addEventListener("click", () => set(map.getCenter()));
  name.addEventListener("input", say);
  name.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  label.append(name);
  bar.append(middle, label, keep, told);
  host.append(bar);
}
