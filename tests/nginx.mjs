// nginx on this machine with hosting/nginx.conf as it is shipped, but for the port, the folder and the modules that Debian
// packs apart. As a program (make serve-nginx) it serves public/ until it is stopped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, running } from './host.mjs';

const brotli = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Writes a whole configuration around a server block, into a folder of its own, and gives the folder. */
function configure(block) {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'nginx.conf'), `${existsSync(brotli) ? `load_module ${brotli};` : ''}
daemon off;
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 2;
pid ${folder}/pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  log_not_found off;
  ${['client_body:body', 'proxy:proxy', 'fastcgi:fastcgi', 'uwsgi:uwsgi', 'scgi:scgi'].map((pair) => {
    const [name, path] = pair.split(':');
    return `${name}_temp_path ${folder}/${path};`;
  }).join('\n  ')}
  ${block}
}
`);
  return folder;
}

/** The server block of hosting/nginx.conf for a folder and a port; notFound is the address of the page for lost readers. */
function shipped(root, port, notFound) {
  return readFileSync(new URL('../hosting/nginx.conf', import.meta.url), 'utf8')
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replace('root /srv/ambiti/public;', `root ${root};`)
    .replace('error_page 404 /404.html;', `error_page 404 ${notFound};`)
    .replace('#brotli_static on;', existsSync(brotli) ? 'brotli_static on;' : '#brotli_static on;');
}

/** The least that serves a folder: no headers, nothing compressed. */
export const plain = (root, port) => `server { listen 127.0.0.1:${port}; root ${root}; }`;

/**
 * Starts nginx over a folder, as hosting/ sets it up or with another server block; ready is an address that it has. See
 * running for what it gives.
 */
export async function nginx({ root = fileURLToPath(new URL('../public', import.meta.url)), port, block = shipped, ready = '/404.html' } = {}) {
  port ??= await freePort();
  const folder = configure(block(root, port, ready));
  return running('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { port, ready, folder });
}

/** Lets wrk ask for an address for some seconds; gives { requests, errors, perSecond, bytesPerSecond }. */
export function load(address, { seconds = 2, connections = 16, accept = 'br, gzip' } = {}) {
  const report = fileURLToPath(new URL('wrk-report.lua', import.meta.url));
  const { stdout, stderr, status } = spawnSync('wrk', ['-t', '2', '-c', String(connections), '-d', `${seconds}s`, '-s', report,
    '-H', `Accept-Encoding: ${accept}`, address], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`wrk: ${stderr}`);
  const found = JSON.parse(stdout.slice(stdout.lastIndexOf('{')));
  return { ...found, perSecond: found.requests / found.seconds, bytesPerSecond: found.bytes / found.seconds };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await nginx({ port: Number(process.env.PORT ?? 8080) });
  console.log(`The site is on ${server.address}/ (Ctrl+C ends it)`);
  process.on('SIGINT', async () => process.exit(await server.close() ? 1 : 0));
}
