// What the web servers of nginx.mjs and caddy.mjs have in common: what they have to say of each kind of file, and a process over a
// folder, on a port of its own.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';

/** How long browsers keep a file: for ever what has a digest in its name. */
export const cacheOf = (name) => (/\.[0-9a-f]{64}\.[a-z0-9]+$/.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=600');

/** A port of this machine that is free. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts a web server and waits until it answers for an address that it has. Gives { address, close }, which ends it, removes its
 * folder and tells what it complained of, but for the lines that are usual.
 */
export async function running(command, args, { port, ready, folder, env, usual = /^$/ }) {
  const server = spawn(command, args, { env: { ...process.env, ...env } });
  const complaints = [];
  server.stderr.on('data', (text) => complaints.push(String(text)));
  const ended = new Promise((resolve) => server.on('close', resolve));
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    if (await fetch(address + ready).then((response) => response.arrayBuffer()).catch(() => null)) break;
    if (tries > 200 || server.exitCode !== null) throw new Error(`${command} does not answer: ${complaints.join('')}`);
    await new Promise((awake) => setTimeout(awake, 50));
  }
  const close = async () => {
    server.kill('SIGQUIT');
    await ended;
    rmSync(folder, { recursive: true });
    return complaints.join('').split('\n').filter((line) => !usual.test(line)).join('\n');
  };
  return { address, close };
}
