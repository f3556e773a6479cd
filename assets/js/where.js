// From coordinates to the area they lie in, on the device: nothing is sent anywhere. The Go package geo is the reference
// (geo.Locator); this gives the same answers from the TopoJSON file that it writes.
//
//   const areas = openAreas(await (await fetch("confini-ambiti.topojson")).json());
//   areas.locate(9.19, 45.46);  // the properties of the area, or null outside all of them
//   areas.border(9.19, 45.46);  // { metres, sides: [properties, properties or null outside] } of the nearest border

/** @param topology a TopoJSON object with a transform and one object, as geo.WriteTopoJSON writes it */
export function openAreas(topology) {
  const { scale, translate } = topology.transform;
  const areas = Object.values(topology.objects)[0].geometries;
  const arcs = topology.arcs.map(decode);
  const beside = sides(areas, arcs.length);

  // Work on the grid of the file: whole numbers, on which the tests below are exact but for the point's own fraction.
  const toGrid = (lon, lat) => [(lon - translate[0]) / scale[0], (lat - translate[1]) / scale[1]];

  /** The area whose border a ray to the east crosses an odd number of times. */
  function locate(lon, lat) {
    const [x, y] = toGrid(lon, lat);
    const inside = new Set();
    const crossed = ({ right, bottom, top }) => right >= x && bottom <= y && top >= y;
    eachSegment(arcs, crossed, (ax, ay, bx, by, arc) => {
      if (ay > y === by > y) return;
      const up = by > ay ? 1 : -1;
      if (((bx - ax) * (y - ay) - (by - ay) * (x - ax)) * up <= 0) return;
      for (const area of beside[arc]) {
        if (!inside.delete(area)) inside.add(area);
      }
    });
    for (const area of inside) if (area !== null) return areas[area].properties;
    return null;
  }

  /** The nearest border: how many metres away, and the areas on its two sides. */
  function border(lon, lat) {
    const [x, y] = toGrid(lon, lat);
    const [east, north] = metresPerDegree(lat);
    const kx = east * scale[0];
    const ky = north * scale[1];
    let best = { square: Infinity, arc: 0 };
    const beyond = (at, from, to) => Math.max(from - at, at - to, 0);
    const nearer = ({ left, right, bottom, top }) => (beyond(x, left, right) * kx) ** 2 + (beyond(y, bottom, top) * ky) ** 2 < best.square;
    eachSegment(arcs, nearer, (ax, ay, bx, by, arc) => {
      const px = (ax - x) * kx;
      const py = (ay - y) * ky;
      const dx = (bx - ax) * kx;
      const dy = (by - ay) * ky;
      const length = dx * dx + dy * dy;
      const along = length > 0 ? Math.min(Math.max(-(px * dx + py * dy) / length, 0), 1) : 0;
      const square = (px + along * dx) ** 2 + (py + along * dy) ** 2;
      if (square < best.square) best = { square, arc };
    });
    const properties = (area) => (area === null ? null : areas[area].properties);
    return { metres: Math.sqrt(best.square), sides: beside[best.arc].map(properties) };
  }

  return { locate, border };
}

/** An arc as x, y, x, y…, with the box that it is in: the file holds differences (TopoJSON specification §2.1.1 and §4). */
function decode(arc) {
  const line = new Float64Array(2 * arc.length);
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  let x = 0;
  let y = 0;
  arc.forEach(([dx, dy], i) => {
    line[2 * i] = x += dx;
    line[2 * i + 1] = y += dy;
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.bottom = Math.min(box.bottom, y);
    box.top = Math.max(box.top, y);
  });
  return { line, box };
}

/** For each arc the areas to its left and right, null where there is none: an area lies to the left of its rings. */
function sides(areas, count) {
  const beside = Array.from({ length: count }, () => [null, null]);
  areas.forEach(({ type, arcs }, area) => {
    for (const polygon of type === "Polygon" ? [arcs] : arcs) {
      for (const ref of polygon.flat()) {
        if (ref >= 0) beside[ref][0] = area;
        else beside[~ref][1] = area;
      }
    }
  });
  return beside;
}

/** Goes through the segments of the arcs whose box is worth it. */
function eachSegment(arcs, worth, visit) {
  arcs.forEach(({ line, box }, arc) => {
    if (!worth(box)) return;
    for (let i = 2; i < line.length; i += 2) {
      visit(line[i - 2], line[i - 1], line[i], line[i + 1], arc);
    }
  });
}

/** How long a degree of longitude and one of latitude are on the WGS84 ellipsoid. */
function metresPerDegree(latitude) {
  const degree = Math.PI / 180;
  const e2 = 0.00669437999014;
  const v = 1 - e2 * Math.sin(latitude * degree) ** 2;
  const normal = 6378137 / Math.sqrt(v);
  return [normal * Math.cos(latitude * degree) * degree, ((normal * (1 - e2)) / v) * degree];
}
