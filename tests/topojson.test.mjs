// The boundaries as the people of the web draw them: with d3, to which a ring that runs the wrong way is the whole Earth but the area,
// and with Vega-Lite.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { geoArea, geoMercator, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { Error as onlyErrors, loader, parse, View } from 'vega';
import { compile } from 'vega-lite';
import { root } from './site.mjs';

const radius = 6371.0088; // of the Earth, mean, in km
const whole = 4 * Math.PI; // the sphere, in steradians
const width = 300;

const read = (name) => JSON.parse(readFileSync(`${root}/${name}`, 'utf8'));

for (const name of readdirSync(`${root}/dati`).filter((folder) => folder.startsWith('confini-'))) {
  test(`d3 draws each area of ${name} where it is, from TopoJSON`, () => {
    const topology = read(`dati/${name}/${name}.topojson`);
    const areas = Object.values(topology.objects).flatMap((object) => feature(topology, object).features);
    assert.ok(areas.length >= 8, `${areas.length} areas`);
    const projection = geoMercator().fitSize([width, width], { type: 'FeatureCollection', features: areas });
    const path = geoPath(projection);
    let sum = 0;
    for (const area of areas) {
      const surface = geoArea(area) * radius ** 2;
      const told = area.properties.area_km2;
      assert.ok(Math.abs(surface / told - 1) < 0.01, `${JSON.stringify(area.properties)}: d3 makes it ${surface} km²`);
      sum += path.area(area);
    }
    assert.ok(sum > 0.3 * width ** 2 && sum < 0.8 * width ** 2, `together they fill ${sum / width ** 2} of the picture: the region, and no more of its square`);
  });

  test(`Vega-Lite draws each area of ${name} from the address of its TopoJSON`, async () => {
    const path = `dati/${name}/${name}.topojson`;
    const { spec } = compile({
      width, height: width, projection: { type: 'mercator' }, mark: 'geoshape',
      data: { url: path, format: { type: 'topojson', feature: name } }, encoding: { color: { field: 'properties.area_km2', type: 'quantitative' } },
    });
    const view = new View(parse(spec), { renderer: 'none', logLevel: onlyErrors, loader: loader({ mode: 'file', baseURL: `${root}/` }) });
    const svg = await view.toSVG();
    const outlines = [...svg.matchAll(/<path aria-label="[^"]*" role="graphics-symbol" aria-roledescription="geoshape"[^>]* d="([^"]*)"/g)].map(([, d]) => d);
    assert.equal(outlines.length, Object.values(read(path).objects)[0].geometries.length, svg.slice(0, 1000));
    const filled = outlines.flatMap((d) => d.split('M').slice(1)).reduce((sum, ring) => sum + surface(ring), 0);
    assert.ok(filled > 0.3 * width ** 2 && filled < 0.8 * width ** 2, `together they fill ${filled / width ** 2} of the picture`);
  });

  test(`d3 wants the rings of ${name} in GeoJSON reversed, as its page says`, () => {
    const { features } = read(`dati/${name}/${name}.geojson`);
    for (const area of features) assert.ok(geoArea(area) > 0.99 * whole, JSON.stringify(area.properties));
    assert.match(readFileSync(`${root}/dati/${name}/index.html`, 'utf8'), /d3, Vega e Plot li vogliono al contrario/);
  });
}

/** The surface inside a ring of a path, «1,2L3,4Z», by its corners; a hole counts less than nothing. */
function surface(ring) {
  const corners = ring.replace('Z', '').split('L').map((corner) => corner.split(',').map(Number));
  return corners.reduce((sum, [x, y], i) => {
    const [toX, toY] = corners[(i + 1) % corners.length];
    return sum + (x * toY - toX * y) / 2;
  }, 0);
}
