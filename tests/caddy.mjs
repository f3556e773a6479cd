// Caddy on this machine with hosting/Caddyfile as it is shipped, but for the port and the folder.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, running } from './host.mjs';

/** Starts Caddy over a folder; ready is an address that it has, the page for lost readers. See running for what it gives. */
export async function caddy({ root = fileURLToPath(new URL('../public', import.meta.url)), ready = '/404.html' } = {}) {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'caddy-'));
  const shipped = readFileSync(new URL('../hosting/Caddyfile', import.meta.url), 'utf8')
    .replace(':8080 {', `http://127.0.0.1:${port} {\n\tbind 127.0.0.1`)
    .replace('root * /srv/ambiti/public', `root * ${root}`)
    .replace('rewrite * /404.html', `rewrite * ${ready}`);
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tlog {\n\t\tlevel WARN\n\t}\n}\n${shipped}`);
  return running('caddy', ['run', '--config', join(folder, 'Caddyfile')],
    { port, ready, folder, env: { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }, usual: /^$|"level":"info"|admin endpoint disabled/ });
}
