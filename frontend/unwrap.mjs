// Countries that cross the 180th meridian, or go around a pole, come as rings that jump; a flat map needs them without.

/**
 * A ring whose longitudes go on past 180 rather than jump; one around the South Pole is closed along the bottom.
 * @param {number[][]} ring
 * @returns {number[][]}
 */
export function unwrapRing(ring) {
  let turn = 0;
  const whole = ring.map(([lon, lat], n) => {
    const step = n ? lon - ring[n - 1][0] : 0;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [lon + turn, lat];
  });
  if (turn === 0) return whole;
  const [first, last] = [whole[0], whole[whole.length - 1]];
  return [...whole, [last[0], -90], [first[0], -90], first];
}

/**
 * Every ring of a polygon or of several.
 * @param {{ type: string, coordinates: any }} shape
 * @returns {number[][][]}
 */
export function ringsOf(shape) {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return polygons.flatMap((/** @type {number[][][]} */ polygon) => polygon.map(unwrapRing));
}
