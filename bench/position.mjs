// How often the script behind «Usa la mia posizione» names the right Ambito: at random places spread evenly over the
// region, its answer from the published boundaries against a plain search of ISTAT's own. To reach: 99.9 %.
//
//   node bench/position.mjs [places]      wants the built site (make site) and ../shared/istat
import { existsSync, readFileSync } from 'node:fs';

const at = (path) => new URL(`../${path}`, import.meta.url);
const full = at('../shared/istat/comuni-lombardia-2021.geojson');
const published = at('public/dati/confini-ambiti/confini-ambiti.topojson');
for (const file of [full, published]) {
  if (!existsSync(file)) {
    console.error(`bench: ${file.pathname} is not there: this needs the raw ISTAT boundaries and the built site (make site)`);
    process.exit(1);
  }
}

const { openAreas } = await import(`data:text/javascript,${encodeURIComponent(readFileSync(at('assets/js/where.js'), 'utf8'))}`);
const ambiti = openAreas(JSON.parse(readFileSync(published, 'utf8')));
const member = new Map(readFileSync(at('data/territorio/comuni.csv'), 'utf8').split('\n').slice(1)
  .map((line) => [line.slice(0, 6), line.match(/,[A-Z]{2},(\d{5}),/)?.[1]]));

const comuni = JSON.parse(readFileSync(full, 'utf8')).features.map(({ properties, geometry }) => {
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat();
  const lons = rings.flat().map(([lon]) => lon);
  const lats = rings.flat().map(([, lat]) => lat);
  return { code: properties.com_istat_code, rings, west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
});

/** The Comune around a place by the even-odd rule over all its rings, or undefined outside the region. */
function comuneAt(lon, lat) {
  return comuni.find(({ rings, west, east, south, north }) => {
    if (lon < west || lon > east || lat < south || lat > north) return false;
    let inside = false;
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = ring[i - 1];
        const [bx, by] = ring[i];
        if (ay > lat !== by > lat && lon < ax + (bx - ax) * (lat - ay) / (by - ay)) inside = !inside;
      }
    }
    return inside;
  });
}

const sine = (degrees) => Math.sin(degrees * Math.PI / 180);
const bound = { west: Math.min(...comuni.map((c) => c.west)), east: Math.max(...comuni.map((c) => c.east)),
  south: sine(Math.min(...comuni.map((c) => c.south))), north: sine(Math.max(...comuni.map((c) => c.north))) };
let seed = 2021;
const random = () => (seed = (seed * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;

const places = Number(process.argv[2] ?? 50_000);
let inside = 0;
let right = 0;
while (inside < places) {
  const lon = bound.west + random() * (bound.east - bound.west);
  const lat = Math.asin(bound.south + random() * (bound.north - bound.south)) * 180 / Math.PI; // evenly on the ground
  const comune = comuneAt(lon, lat);
  if (!comune) continue;
  inside++;
  if (ambiti.locate(lon, lat)?.codice_ambito === member.get(comune.code)) right++;
}
const share = 100 * right / inside;
console.log(`right Ambito at ${right} of ${inside} places: ${share.toFixed(4)} % (to reach: 99.9 %)`);
process.exit(share >= 99.9 ? 0 : 1);
