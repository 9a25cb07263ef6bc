// Very many incidents: the server counts them by the square for what the window shows, and gives them one by one where they are few.
import type { FeatureCollection, Point } from "geojson";

import type { Spot } from "./areas";
import { load } from "./page";

export interface Cell {
  lat: number;
  lon: number;
  n: number;
}

export interface Told {
  items: Spot[];
  cells: Cell[]; // where they are too many to be drawn one by one
}

export type Bounds = [west: number, south: number, east: number, north: number];

export function cellPoints(cells: Cell[]): FeatureCollection<Point> {
  const features = cells.map((cell) => ({
    type: "Feature" as const,
    properties: { n: cell.n },
    geometry: { type: "Point" as const, coordinates: [cell.lon, cell.lat] },
  }));
  return { type: "FeatureCollection", features };
}

/** Where there are any, all of them lie within this. */
export function boundsOf(places: { lat: number; lon: number }[]): Bounds | null {
  if (!places.length) return null;
  const start: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  return places.reduce<Bounds>(
    ([west, south, east, north], { lat, lon }) => [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)],
    start,
  );
}

/** Asks anew for each part of the map that is shown; an answer that comes too late is passed over. */
export class Squares {
  private asked = 0;

  constructor(
    private readonly address: string,
    private readonly host: HTMLElement,
  ) {}

  async ask([west, south, east, north]: Bounds): Promise<Told | null> {
    const turn = ++this.asked;
    const address = new URL(this.address, location.href);
    const box = [Math.max(west, -540), Math.max(south, -90), Math.min(east, 540), Math.min(north, 90)];
    address.searchParams.set("box", box.map((degrees) => degrees.toFixed(4)).join(","));
    const told = await load<Told>(address.href, this.host);
    return turn === this.asked ? told : null;
  }
}
