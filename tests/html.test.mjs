// The pages of the site, redirects included, are valid HTML: as many as it takes to see every element in every place that it has on
// any page. The build looks after what data can break, on all pages; the rules for elements, attributes and characters are these
// tests' business, and what breaks them stands in templates. The pages are shared out among the processor's cores.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const here = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('../public', import.meta.url));
/** The elements that have no end. */
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const settings = JSON.parse(readFileSync(new URL('../.htmlvalidate.json', import.meta.url), 'utf8'));

if (isMainThread) {
  test('every structure of a page is valid HTML', async (t) => {
    const all = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html')).sort();
    assert.ok(all.length > 3000, `only ${all.length} pages`);
    const seen = new Set();
    const pages = all.filter((name) => {
      const before = seen.size;
      for (const place of places(readFileSync(join(root, name), 'utf8'))) seen.add(place);
      return seen.size > before;
    });
    t.diagnostic(`${pages.length} of ${all.length} pages hold all ${seen.size} places that an element has`);
    assert.ok(pages.length > 50, `only ${pages.length} structures`);
    const shares = Array.from({ length: availableParallelism() }, () => []);
    pages.forEach((page, i) => shares[i % shares.length].push(page));
    const faults = (await Promise.all(shares.map(inWorker))).flat().sort();
    assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
  });

  test('a page is looked at where an element stands elsewhere, or has another attribute or class', () => {
    const of = (body) => [...places(`<!doctype html><html><body>${body}</body></html>`)];
    const more = (one, other) => of(other).filter((place) => !of(one).includes(place)).length;
    assert.equal(more('<ul><li>a</li></ul>', '<ul><li>b</li><li>c</li></ul>'), 0);
    assert.equal(more('<p>a<br>b</p>', '<p>a</p>'), 0);
    for (const other of ['<p><ul></ul></p>', '<p class="a"></p>', '<p title="a>b"></p>', '<img alt=""><p></p>', '<p></p></section>']) {
      assert.ok(more('<p></p>', other) > 0, other);
    }
  });

  test('the validator finds what a template may get wrong', async () => {
    const { HtmlValidate } = await import('html-validate');
    const validator = new HtmlValidate(settings);
    const faults = async (body, lang = ' lang="it"') => {
      const report = await validator.validateString(`<!DOCTYPE html>\n<html${lang}><head><title>x</title></head><body><main>${body}</main></body></html>\n`);
      return report.results.flatMap(({ messages }) => messages.map((m) => m.ruleId));
    };
    assert.deepEqual(await faults('<p>x</p>'), []);
    assert.ok((await faults('<p>x</p>', '')).includes('element-required-attributes'));
    for (const [body, rule] of [
      ['<li>x</li>', 'element-permitted-parent'], ['<ul><p>x</p></ul>', 'element-permitted-content'], ['<dt>x</dt>', 'element-required-ancestor'],
      ['<title>x</title>', 'element-permitted-parent'], ['<p>a <codice></codice></p>', 'element-name'],
      ['<p>a < b</p>', 'no-raw-characters'], ['<p>a br>b</p>', 'no-raw-characters'], ['<p>a </ b></p>', 'parser-error'],
      ['<p>caff&egrav;</p>', 'unrecognized-char-ref'], ['<p>&copy 2026</p>', 'unrecognized-char-ref'],
      ['<p title="Il "Piano" sociale">x</p>', 'parser-error'], ['<p class="a" class="b">x</p>', 'no-dup-attr'],
      ['<p class="a"title="b">x</p>', 'attr-spacing'], ['<p>x</p class="a">', 'close-attr'], ['<p / class="a">x</p>', 'parser-error'],
    ]) {
      assert.ok((await faults(body)).includes(rule), `${body}: no ${rule}`);
    }
  });

  test('what a page loads has the digest that the page gives', () => {
    const checked = new Set();
    for (const name of readdirSync(root, { recursive: true }).filter((file) => file.endsWith('index.html'))) {
      for (const [tag, algorithm, digest] of readFileSync(join(root, name), 'utf8').matchAll(/<(?:link|script)\b[^>]*\bintegrity="(\w+)-([^"]+)"[^>]*>/g)) {
        if (checked.has(tag)) continue;
        checked.add(tag);
        const file = readdirSync(root, { recursive: true }).find((path) => tag.match(/(?:href|src)="([^"]+)"/)[1].endsWith(`/${path}`));
        assert.equal(createHash(algorithm).update(readFileSync(join(root, file))).digest('base64'), digest.replaceAll('&#43;', '+'), tag);
      }
    }
    assert.ok(checked.size > 0);
  });
} else {
  parentPort.postMessage(await validate(workerData));
}

/** The places of a page's elements: each with its classes and the names of its attributes, below the elements that it stands in. */
function places(html) {
  const found = new Set();
  const above = [];
  for (const [tag, slash, name, attributes] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g)) {
    const kind = attributes.replace(/(\s(?!class=)[\w:-]+)=("[^"]*"|'[^']*'|[^\s"'>]+)/g, '$1');
    if (slash) {
      if (above.at(-1)?.name === name) above.pop();
      else found.add(`${above.map((it) => it.kind).join('>')} ends with ${tag}`);
      continue;
    }
    found.add(`${above.map((it) => it.kind).join('>')}>${name}${kind}`);
    if (!empty.has(name) && !attributes.endsWith('/')) above.push({ name, kind: name + (kind.match(/class=("[^"]*"|\S+)/)?.[0] ?? '') });
  }
  return found;
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
  const validator = new HtmlValidate(new Once(settings));
  const faults = [];
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(join(root, page), 'utf8'), page);
    for (const { messages } of report.results) {
      faults.push(...messages.map((m) => `${page}:${m.line}:${m.column}: ${m.message} (${m.ruleId})`));
    }
  }
  return faults;
}
