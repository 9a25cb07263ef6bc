// What the map draws of an incident: a point where the place is known, a circle of its true size where it is vague.
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";

import { type Item, rangeOf } from "./page";

export interface Spot extends Item {
  lat: number;
  lon: number;
  radius_km: number;
}

const EARTH_KM = 6371;

const drawn = new Map<string, Polygon>(); // circles are the same on every day the map is played through

/** A circle on the globe. */
export function circle(lat: number, lon: number, km: number): Polygon {
  const key = `${lat} ${lon} ${km}`;
  const known = drawn.get(key) ?? ring(lat, lon, km);
  drawn.set(key, known);
  return known;
}

function ring(lat: number, lon: number, km: number): Polygon {
  const points: [number, number][] = [];
  const reach = km / EARTH_KM;
  const phi = (lat * Math.PI) / 180;
  for (let n = 0; n <= 32; n += 1) {
    const turn = (n / 32) * 2 * Math.PI;
    const north = Math.asin(Math.sin(phi) * Math.cos(reach) + Math.cos(phi) * Math.sin(reach) * Math.cos(turn));
    const east = Math.atan2(Math.sin(turn) * Math.sin(reach) * Math.cos(phi), Math.cos(reach) - Math.sin(phi) * Math.sin(north));
    points.push([lon + (east * 180) / Math.PI, (north * 180) / Math.PI]);
  }
  return { type: "Polygon", coordinates: [points] };
}

function properties(spot: Spot) {
  return { id: spot.id, is_vague: spot.radius_km > 0 ? 1 : 0, words: `${spot.what}, ${spot.where}, ${spot.when}` };
}

export function points(spots: Spot[]): FeatureCollection<Point> {
  const made = (spot: Spot): Feature<Point> => ({
    type: "Feature",
    properties: properties(spot),
    geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
  });
  return { type: "FeatureCollection", features: spots.map(made) };
}

/** One circle for each vague place, however many incidents are told of it. */
export function areas(spots: Spot[]): FeatureCollection<Polygon> {
  const vague = new Map(spots.filter((spot) => spot.radius_km > 0).map((spot) => [`${spot.lat} ${spot.lon} ${spot.radius_km}`, spot]));
  const made = (spot: Spot): Feature<Polygon> => ({
    type: "Feature",
    properties: properties(spot),
    geometry: circle(spot.lat, spot.lon, spot.radius_km),
  });
  return { type: "FeatureCollection", features: [...vague.values()].map(made) };
}

/** Those that may have been within the days; undated ones only when all days are shown. */
export function within(spots: Spot[], from: number, to: number): Spot[] {
  return spots.filter((spot) => {
    const range = rangeOf(spot);
    return range !== null && range[1] >= from && range[0] <= to;
  });
}
