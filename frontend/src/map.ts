// The map: Natural Earth below, incidents above it, and a slider to play through the days. Without WebGL the plain drawing stays.
import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as GlobeMap, MapMouseEvent, StyleSpecification } from "maplibre-gl";

import { type Spot, areas, points, within } from "./areas";
import { ink, load, make, onTheme, rangeOf, sayDay } from "./page";
import { type Told, Squares, boundsOf, cellPoints } from "./squares";
import { FONT, GROUND_INKS, type Ink, ground, groundSources, hasWebGl, least, loadWorld, most, opened, recolour } from "./world";

const MOST_LISTED = 40;
const STEP_MS = 140; // between two days of the play

function style(world: FeatureCollection): StyleSpecification {
  return {
    version: 8,
    sources: {
      ...groundSources(world),
      areas: { type: "geojson", data: areas([]) },
      squares: { type: "geojson", data: cellPoints([]) },
      spots: { type: "geojson", data: points([]), cluster: true, clusterRadius: 36, clusterMaxZoom: 9 },
    },
    layers: [
      ...ground(),
      { id: "area", type: "fill", source: "areas", paint: { "fill-color": ink("link"), "fill-opacity": 0.14 } },
      { id: "rim", type: "line", source: "areas", paint: { "line-color": ink("link"), "line-width": 1.5, "line-dasharray": [3, 2] } },
      {
        id: "square", type: "circle", source: "squares",
        paint: {
          "circle-color": ink("link"), "circle-stroke-color": ink("card"), "circle-stroke-width": 1.5,
          "circle-radius": ["interpolate", ["linear"], ["ln", ["get", "n"]], 0, 6, 4, 13, 12, 25],
        },
      },
      {
        id: "square-count", type: "symbol", source: "squares",
        layout: { "text-field": ["to-string", ["get", "n"]], "text-font": FONT, "text-size": 12, "text-allow-overlap": true },
        paint: { "text-color": ink("card") },
      },
      {
        id: "cluster", type: "circle", source: "spots", filter: ["has", "point_count"],
        paint: {
          "circle-color": ink("link"), "circle-stroke-color": ink("card"), "circle-stroke-width": 2,
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 1, 12, 10, 22, 40, 38],
        },
      },
      {
        id: "count", type: "symbol", source: "spots", filter: ["has", "point_count"],
        layout: { "text-field": ["to-string", ["get", "point_count"]], "text-font": FONT, "text-size": 13, "text-allow-overlap": true },
        paint: { "text-color": ink("card") },
      },
      {
        id: "vague", type: "circle", source: "spots", filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "is_vague"], 1]],
        paint: { "circle-radius": 9, "circle-color": ink("link"), "circle-opacity": 0.14, "circle-stroke-color": ink("link"), "circle-stroke-width": 1.5 },
      },
      {
        id: "exact", type: "circle", source: "spots", filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "is_vague"], 0]],
        paint: { "circle-radius": 6, "circle-color": ink("link"), "circle-stroke-color": ink("card"), "circle-stroke-width": 2 },
      },
    ],
  } as StyleSpecification;
}

const INKS: Ink[] = [
  ...GROUND_INKS, ["area", "fill-color", "link"], ["rim", "line-color", "link"], ["cluster", "circle-color", "link"],
  ["cluster", "circle-stroke-color", "card"], ["square", "circle-color", "link"], ["square", "circle-stroke-color", "card"],
  ["square-count", "text-color", "card"], ["count", "text-color", "card"], ["vague", "circle-color", "link"],
  ["vague", "circle-stroke-color", "link"], ["exact", "circle-color", "link"], ["exact", "circle-stroke-color", "card"],
];

class Atlas {
  private readonly list = make("div", "picked");
  private shown: Spot[];
  private timer = 0;

  constructor(
    private readonly map: GlobeMap,
    private readonly spots: Spot[],
    private readonly host: HTMLElement,
    private readonly all: Told,
  ) {
    this.shown = spots;
    this.list.setAttribute("role", "status");
    host.after(this.list);
    this.buttons();
    if (all.cells?.length) this.follow(new Squares(host.dataset.map!, host));
    else this.slider();
    this.show(spots);
    this.fit(0);
    map.on("click", (event) => void this.pick(event));
    for (const layer of ["cluster", "vague", "exact", "square"]) {
      map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
    }
    onTheme(() => recolour(map, INKS));
  }

  private show(spots: Spot[]): void {
    this.shown = spots;
    void this.source("spots").setData(points(spots));
    void this.source("areas").setData(areas(spots));
  }

  /** Of very many: what the window shows is asked for whenever it has moved. */
  private follow(squares: Squares): void {
    void this.source("squares").setData(cellPoints(this.all.cells));
    this.map.on("moveend", () => {
      const box = this.map.getBounds();
      void squares.ask([box.getWest(), box.getSouth(), box.getEast(), box.getNorth()]).then((told) => {
        if (!told) return;
        void this.source("squares").setData(cellPoints(told.cells));
        this.show(told.items);
      });
    });
  }

  private source(name: string): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }

  private fit(duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 500): void {
    const box = boundsOf(this.all.cells?.length ? this.all.cells : this.shown);
    if (box) this.map.fitBounds(box, { padding: 60, maxZoom: 5, duration });
  }

  private buttons(): void {
    const bar = make("div", "map-buttons");
    const add = (words: string, label: string, act: () => void) => {
      const button = make("button", "", words);
      button.type = "button";
      button.setAttribute("aria-label", label);
      button.addEventListener("click", act);
      bar.append(button);
    };
    add("+", "Closer", () => this.map.zoomIn());
    add("−", "Farther", () => this.map.zoomOut());
    add("All", "Show all of them", () => this.fit());
    this.host.append(bar);
  }

  /** A slider over the days, and a button that moves it. */
  private slider(): void {
    const days = this.spots.flatMap((spot) => rangeOf(spot) ?? []);
    if (!days.length || least(days) === most(days)) return;
    const bar = make("div", "play");
    const button = make("button", "", "Play");
    const range = make("input");
    const words = make("output", "", "all days");
    const [first, last] = [least(days), most(days)];
    const width = Math.max(1, Math.round((last - first) / 24));
    Object.assign(range, { type: "range", min: String(first), max: String(last + 1), value: String(last + 1) });
    range.setAttribute("aria-label", "Days shown");
    button.type = "button";
    const set = () => {
      const day = Number(range.value);
      const isAll = day > last;
      words.textContent = isAll ? "all days" : width > 1 ? `${sayDay(day - width)} to ${sayDay(day)}` : sayDay(day);
      range.setAttribute("aria-valuetext", words.textContent);
      this.show(isAll ? this.spots : within(this.spots, day - (width > 1 ? width : 0), day));
    };
    const stop = () => {
      clearTimeout(this.timer);
      this.timer = 0;
      button.textContent = "Play";
    };
    range.addEventListener("input", () => { stop(); set(); });
    button.addEventListener("click", () => {
      if (this.timer) return stop();
      if (Number(range.value) > last) range.value = String(first);
      button.textContent = "Pause";
      const step = () => {
        range.value = String(Number(range.value) + Math.max(1, Math.round(width / 4)));
        set();
        if (Number(range.value) > last) return stop();
        const shown = performance.now();
        this.map.once("idle", () => { // never faster than it is drawn
          if (this.timer) this.timer = window.setTimeout(step, Math.max(STEP_MS - (performance.now() - shown), 20));
        });
        return undefined;
      };
      this.timer = window.setTimeout(step, STEP_MS);
      return undefined;
    });
    bar.append(button, range, words);
    this.host.after(bar);
  }

  /** List what stands where somebody pressed; a cluster opens. */
  private async pick(event: MapMouseEvent): Promise<void> {
    const found = this.map.queryRenderedFeatures(event.point, { layers: ["cluster", "vague", "exact", "area"] });
    const cluster = found.find((one) => one.properties.cluster_id !== undefined);
    const ids = new Set(found.filter((one) => one.properties.id !== undefined).map((one) => String(one.properties.id)));
    if (cluster) {
      const leaves = await this.source("spots").getClusterLeaves(Number(cluster.properties.cluster_id), 5000, 0);
      leaves.forEach((leaf) => ids.add(String(leaf.properties!.id)));
      const to = await this.source("spots").getClusterExpansionZoom(Number(cluster.properties.cluster_id));
      if (to <= 10) this.map.easeTo({ center: event.lngLat, zoom: to });
    }
    const square = this.map.queryRenderedFeatures(event.point, { layers: ["square"] })[0];
    if (square) this.map.easeTo({ center: event.lngLat, zoom: this.map.getZoom() + 2 });
    this.tell(this.shown.filter((spot) => ids.has(spot.id)));
  }

  private tell(spots: Spot[]): void {
    const list = make("ul", "plain");
    for (const spot of spots.slice(0, MOST_LISTED)) {
      const row = make("li");
      const link = make("a", "", `${spot.what}, ${spot.where}, ${spot.when}`);
      link.href = `/incidents/${spot.id}`;
      link.dir = "auto";
      row.append(link, make("small", "soft", spot.radius_km ? ` somewhere within ${spot.radius_km} km` : ""));
      list.append(row);
    }
    const more = spots.length - MOST_LISTED;
    this.list.replaceChildren(list, ...(more > 0 ? [make("p", "soft", `and ${more} more: come closer, or see the table`)] : []));
  }
}

async function start(host: HTMLElement): Promise<void> {
  if (!hasWebGl()) {
    host.dataset.ready = "plain";
    return;
  }
  const [told, world] = await Promise.all([load<Told>(host.dataset.map!, host), loadWorld(host)]);
  if (!told || !world) return;
  const plain = [...host.children];
  const inner = make("div", "globe");
  host.append(inner);
  const map = opened(inner, style(world), "Map of the incidents; the table below has the same rows");
  map.on("load", () => {
    plain.forEach((one) => one.remove());
    new Atlas(map, told.items, host, told);
    map.once("idle", () => { host.dataset.ready = "yes"; });
  });
}

for (const host of document.querySelectorAll<HTMLElement>("[data-map]")) void start(host);
