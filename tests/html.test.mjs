// Every page of the site, redirects included, is valid HTML. The pages are shared out among the processor's cores.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const here = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('../public', import.meta.url));

if (isMainThread) {
  test('every page is valid HTML', async () => {
    const pages = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html'));
    assert.ok(pages.length > 3000, `only ${pages.length} pages`);
    const shares = Array.from({ length: availableParallelism() }, () => []);
    pages.forEach((page, i) => shares[i % shares.length].push(page));
    const faults = (await Promise.all(shares.map(inWorker))).flat().sort();
    assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
  });
} else {
  parentPort.postMessage(await validate(workerData));
}

function inWorker(pages) {
  return new Promise((resolve, reject) => {
    new Worker(here, { workerData: pages }).on('message', resolve).on('error', reject);
  });
}

async function validate(pages) {
  const { HtmlValidate, StaticConfigLoader } = await import('html-validate');
  /** Works the rules out once for all pages, which of a redirect takes nearly all the time. */
  class Once extends StaticConfigLoader {
    getConfigFor(...of) {
      return (this.resolved ??= super.getConfigFor(...of));
    }
  }
  const validator = new HtmlValidate(new Once(JSON.parse(readFileSync(new URL('../.htmlvalidate.json', import.meta.url), 'utf8'))));
  const faults = [];
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(join(root, page), 'utf8'), page);
    for (const { messages } of report.results) {
      faults.push(...messages.map((m) => `${page}:${m.line}:${m.column}: ${m.message} (${m.ruleId})`));
    }
  }
  return faults;
}
