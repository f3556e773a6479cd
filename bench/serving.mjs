// How fast nginx serves the site with hosting/nginx.conf, beside a plain file of the same size from an nginx that does
// nothing else: both on this machine, in turn, asked by wrk. The ratio is what choosing between .br, .gz and the text,
// and nine headers, cost.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, nginx, plain } from '../tests/nginx.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plain-'));
writeFileSync(join(folder, 'ready'), 'x');
const site = await nginx();
const peer = await nginx({ root: folder, block: plain, ready: '/ready' });
const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

console.log(`${'address'.padEnd(38)} ${'sent'.padStart(5)} ${'bytes'.padStart(8)} ${'site, 1/s'.padStart(10)} ${'file, 1/s'.padStart(10)} ${'ratio'.padStart(6)} ${'p99, ms'.padStart(8)} errors`);
let errors = 0;
for (const address of ['/', '/ambiti/50083-visconteo-sud-milano/', '/comuni/015189-rozzano/', '/comuni/', '/dati/comuni/comuni.csv']) {
  for (const accept of ['br', 'identity']) {
    const answer = await fetch(site.address + address, { method: 'HEAD', headers: { 'accept-encoding': accept } });
    const size = Number(answer.headers.get('content-length'));
    writeFileSync(join(folder, 'file'), Buffer.alloc(size, 'x'));
    const ours = [], theirs = [];
    let slowest = 0, failed = 0;
    for (let run = 0; run < 3; run++) {
      const found = load(site.address + address, { accept });
      ours.push(found.perSecond);
      slowest = Math.max(slowest, found.p99ms);
      const beside = load(`${peer.address}/file`, { accept });
      theirs.push(beside.perSecond);
      failed += found.errors;
    }
    errors += failed;
    console.log(`${address.padEnd(38)} ${(answer.headers.get('content-encoding') ?? 'text').padStart(5)} ${String(size).padStart(8)} ${median(ours).toFixed(0).padStart(10)} ${median(theirs).toFixed(0).padStart(10)} ${(median(ours) / median(theirs)).toFixed(2).padStart(6)} ${slowest.toFixed(1).padStart(8)} ${failed}`);
  }
}
const complaints = await site.close();
await peer.close();
rmSync(folder, { recursive: true });
if (complaints) console.error(complaints);
process.exit(errors || complaints ? 1 : 0);
