// The boundaries as GDAL reads them, the library under QGIS, PostGIS and most programs that draw maps: every GeoJSON,
// TopoJSON and GeoPackage file has the areas, the attributes and the coordinates that it should. Each check is also made
// on a copy that was broken on purpose.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { built, filesOf, passed, proving, published } from './proofs.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'ambiti-gdal-'));
after(() => rmSync(scratch, { recursive: true }));

/** Runs one of GDAL's programs; whatever it complains of is an error. */
function gdal(program, ...parameters) {
  const run = spawnSync(program, parameters, { encoding: 'utf8', maxBuffer: 1e9 });
  if (run.error) throw run.error;
  if (run.status !== 0 || run.stderr) throw new Error(`${program}: ${run.stderr || run.stdout}`);
  return run.stdout;
}

const version = () => gdal('ogr2ogr', '--version').match(/^GDAL [\d.]+/)[0];
const sibling = (file, ending) => file.replace(/\.\w+$/, `.${ending}`);
const layer = (file) => (file.endsWith('.gpkg') ? gdal('ogrinfo', '-ro', '-q', file).match(/^1: (.*?) \(/)[1] : basename(file, extname(file)));
const system = (file) => (file.endsWith('.topojson') ? '<LayerSRS>OGC:CRS84</LayerSRS>' : ''); // of which TopoJSON has no word

/** The layers of files as one, «tutti», with the file of each area in its field «file»: one call for hundreds of files. */
function together(files) {
  const layers = files.map((file) => `<OGRVRTLayer name="${file}">
    <SrcDataSource>${file}</SrcDataSource><SrcLayer>${layer(file)}</SrcLayer>${system(file)}</OGRVRTLayer>`);
  const vrt = join(scratch, 'tutti.vrt');
  writeFileSync(vrt, `<OGRVRTDataSource><OGRVRTUnionLayer name="tutti"><SourceLayerFieldName>file</SourceLayerFieldName>
    ${layers.join('\n')}</OGRVRTUnionLayer></OGRVRTDataSource>`);
  return vrt;
}

/** What GDAL finds in files of any format: the areas of each, as a program gets them from a GeoJSON file. */
function read(files) {
  const areas = Object.fromEntries(files.map((file) => [file, []]));
  for (const { properties: { file, ...properties }, geometry } of
    JSON.parse(gdal('ogr2ogr', '-f', 'GeoJSON', '-t_srs', 'EPSG:4326', '/vsistdout/', together(files))).features) {
    areas[file].push({ properties, geometry });
  }
  return areas;
}

/** How many areas are a valid geometry for GEOS, which GDAL asks; GEOS says why one is not. */
const valid = (files) => Number(gdal('ogrinfo', '-ro', '-q', together(files), '-dialect', 'SQLite', '-sql',
  'SELECT sum(ST_IsValid(geometry)) AS n FROM tutti').match(/n \(Integer\) = (\d+)/)[1]);

/** The row of a table as GDAL should have it: numbers are numbers, and nothing is null. */
const asRead = (row, types) => Object.fromEntries(Object.entries(row).map(([name, cell]) =>
  [name, cell === '' ? null : typeof types[name] === 'number' ? Number(cell) : cell]));

const polygons = ({ type, coordinates }) => (type === 'Polygon' ? [coordinates] : coordinates);

/** In what the areas differ: how many, an attribute, or a corner farther off than the format rounds; with rings that turn the other way where that is the format's. */
function differences(found, expected, tolerance, turned = false) {
  if (found.length !== expected.length) return [`${found.length} areas, expected ${expected.length}`];
  return found.flatMap((area, i) => {
    const faults = Object.entries(expected[i].properties).filter(([name, value]) => (area.properties[name] ?? null) !== value)
      .map(([name, value]) => `area ${i}: ${name} is ${area.properties[name]}, expected ${value}`);
    const here = polygons(area.geometry).flat(2);
    const there = polygons(expected[i].geometry).flatMap((rings) => rings.flatMap((ring) => (turned ? ring.toReversed() : ring)));
    const off = here.length !== there.length || here.some(([x, y], c) => Math.hypot(x - there[c][0], y - there[c][1]) > tolerance);
    return off ? [...faults, `area ${i}: another outline`] : faults;
  });
}

proving(['gdal-geojson', 'gdal-topojson', 'gdal-geopackage'], () => {
  const geojson = filesOf('gdal-geojson').map((name) => join(built, name));
  const written = Object.fromEntries(geojson.map((file) => [file, JSON.parse(readFileSync(file, 'utf8')).features]));
  const areas = (files) => files.reduce((n, file) => n + written[sibling(file, 'geojson')].length, 0);

  test('GDAL reads from every GeoJSON file what is written, and what the table beside it says', () => {
    const found = read(geojson);
    for (const file of geojson) {
      assert.deepEqual(differences(found[file], written[file], 0), [], file);
      if (!existsSync(sibling(file, 'csv'))) continue; // an outline alone
      const rows = parse(readFileSync(sibling(file, 'csv')), { columns: true });
      assert.deepEqual(found[file].map((area, i) => Object.fromEntries(Object.keys(rows[i]).map((name) => [name, area.properties[name] ?? null]))),
        rows.map((row) => asRead(row, written[file][0].properties)), file);
    }
    assert.equal(valid(geojson), areas(geojson));
    passed('gdal-geojson', version(), areas(geojson));
  });

  // TopoJSON rounds to a grid of its own and turns clockwise; a GeoPackage holds the very numbers.
  for (const [proof, format, tolerance] of [['gdal-topojson', 'TopoJSON', 1e-5], ['gdal-geopackage', 'GeoPackage', 1e-9]]) {
    test(`GDAL reads the same areas from every ${format} file as from the GeoJSON file beside it`, () => {
      const files = filesOf(proof).map((name) => join(built, name));
      assert.ok(files.length >= 3, `only ${files.length} files`);
      const found = read(files);
      for (const file of files) assert.deepEqual(differences(found[file], written[sibling(file, 'geojson')], tolerance, format === 'TopoJSON'), [], file);
      passed(proof, version(), areas(files));
    });
  }

  test('GDAL finds by the index of a GeoPackage what lies in a window', () => {
    for (const file of filesOf('gdal-geopackage').map((name) => join(built, name))) {
      const table = layer(file);
      const answer = (sql) => Number(gdal('ogrinfo', '-ro', '-q', file, '-sql', sql).match(/ \(Integer\) = (\d+)/)[1]);
      assert.equal(answer(`SELECT HasSpatialIndex('${table}', 'geom')`), 1, file);
      const [west, south, east, north] = [9, 45.4, 9.3, 45.6]; // around Milano
      const inWindow = written[sibling(file, 'geojson')].filter(({ bbox }) => bbox[0] <= east && bbox[2] >= west && bbox[1] <= north && bbox[3] >= south);
      assert.equal(answer(`SELECT count(*) AS n FROM rtree_${table}_geom WHERE minx <= ${east} AND maxx >= ${west} AND miny <= ${north} AND maxy >= ${south}`),
        inWindow.length, file);
    }
  });

  test('a broken copy is found', () => {
    const whole = join(built, 'dati/confini-ats/confini-ats.geojson');
    const copy = join(scratch, basename(whole));
    const change = (edit) => {
      const document = JSON.parse(readFileSync(whole, 'utf8'));
      edit(document.features);
      writeFileSync(copy, JSON.stringify(document));
      return differences(read([copy])[copy], written[whole], 0);
    };
    assert.deepEqual(change(() => {}), []);
    assert.match(change((features) => features.pop())[0], /7 areas, expected 8/);
    assert.match(change(([area]) => { area.properties.codice_ats = '0321'; })[0], /codice_ats is 0321/);
    assert.match(change(([area]) => { area.properties.area_km2 += 0.01; })[0], /area_km2/);
    assert.match(change(([area]) => { polygons(area.geometry)[0][0][1][0] += 1e-5; })[0], /another outline/);
    change(([area]) => { // two corners changed places: the outline crosses itself
      const [ring] = polygons(area.geometry)[0];
      [ring[1], ring[40]] = [ring[40], ring[1]];
    });
    assert.throws(() => valid([copy]), /Self-intersection/);
  });

  test('a file cut short is refused in every format', () => {
    for (const ending of ['geojson', 'topojson', 'gpkg']) {
      for (const name of published(`dati/confini-ats/*.${ending}`)) {
        const copy = join(scratch, `corto-${basename(name)}`);
        copyFileSync(join(built, name), copy);
        truncateSync(copy, 20_000);
        assert.throws(() => read([copy]), name);
      }
    }
  });
});
