// The editions: their files as they were kept, the feed as a library of others reads it and as RFC 4287 asks for, and the errors of
// the site. Where the built site has no edition yet, its feed has no entry.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import { root } from './site.mjs';

const data = fileURLToPath(new URL('../data/edizioni/', import.meta.url));
const table = (name) => (existsSync(data + name) ? parse(readFileSync(data + name), { columns: true }) : []);
const editions = table('edizioni.csv');
const text = readFileSync(join(root, 'edizioni/feed.xml'), 'utf8');
const base = text.match(/<id>(.*)edizioni\/feed\.xml<\/id>/)[1];

/** What RFC 4287 finds wrong with a feed, by its sections. */
function faults(xml) {
  const found = [];
  const feed = parseAtomFeed(xml);
  const want = (holds, section, what) => holds || found.push(`${section}: ${what}`);
  const absolute = (address) => URL.canParse(address ?? '') && /^https?:/.test(address);
  const moment = (time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(time ?? '') && !Number.isNaN(Date.parse(time));
  want(xml.includes('<feed xmlns="http://www.w3.org/2005/Atom"'), '§2', 'the namespace');
  for (const [name, it] of [['feed', feed], ...(feed.entries ?? []).map((entry) => ['entry', entry])]) {
    want(absolute(it.id), '§4.2.6', `${name}: id ${it.id}`);
    want(it.title?.value, '§4.2.14', `${name}: no title`);
    want(moment(it.updated), '§4.2.15', `${name}: updated ${it.updated}`);
    for (const link of it.links ?? []) want(absolute(link.href), '§4.2.7', `${name}: link ${link.href}`);
    const alternates = (it.links ?? []).filter(({ rel }) => rel === 'alternate').map(({ type, hreflang }) => `${type} ${hreflang}`);
    want(new Set(alternates).size === alternates.length, '§4.1.1', `${name}: two alternates of one kind`);
    want(name === 'feed' || it.content || alternates.length, '§4.1.2', `${name}: neither content nor an alternate`);
  }
  const entries = feed.entries ?? [];
  want(feed.links?.filter(({ rel, href }) => rel === 'self' && href === feed.id).length === 1, '§4.1.1', 'no link to itself');
  want(feed.authors?.[0]?.name || entries.every((entry) => entry.authors?.[0]?.name), '§4.1.1', 'no author');
  want(new Set(entries.map(({ id }) => id)).size === entries.length, '§4.1.1', 'two entries with one id and time');
  want(entries.every((entry) => moment(entry.published) && entry.published <= entry.updated), '§4.2.9', 'published after updated');
  want(entries.every((entry) => entry.updated <= feed.updated), '§4.2.15', 'an entry is younger than the feed');
  return found;
}

test('the feed is what RFC 4287 asks for, with an entry for each edition, the newest first', () => {
  assert.deepEqual(faults(text), []);
  const { entries = [] } = parseAtomFeed(text);
  assert.deepEqual(entries.map(({ id, summary }) => [id.slice(base.length), summary.value]),
    editions.toReversed().map((row) => [`edizioni/${row.data}/`, row.nota]));
  for (const { links } of entries) assert.ok(existsSync(join(root, links[0].href.slice(base.length), 'index.html')), links[0].href);
});

test('the rules find what is wrong with a feed', () => {
  const entry = '<entry><id>https://example.org/e/</id><title>e</title><published>2026-12-01T00:00:00Z</published><updated>2026-12-01T00:00:00Z</updated>'
    + '<link rel="alternate" type="text/html" href="https://example.org/e/"/></entry>';
  const good = '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/f</id><title>f</title><updated>2026-12-01T00:00:00Z</updated>'
    + `<author><name>a</name></author><link rel="self" href="https://example.org/f"/>${entry}</feed>`;
  assert.deepEqual(faults(good), []);
  for (const [from, to] of [['https://example.org/e/', 'e/'], ['<title>e</title>', ''], ['T00:00:00Z</updated><link', '</updated><link'], ['rel="self"', 'rel="related"'],
    ['<name>a</name>', ''], [entry, entry + entry], ['<link rel="alternate" type="text/html" href="https://example.org/e/"/>', ''], ['<published>2026-12-01', '<published>2027-12-01']]) {
    assert.notEqual(good.replace(from, to), good, from);
    assert.ok(faults(good.replace(from, to)).length > 0, `${from} for ${to}`);
  }
});

test('every page leads to the feed', () => {
  const without = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html')).filter((name) => {
    const page = readFileSync(join(root, name), 'utf8');
    const moved = page.includes('http-equiv="refresh"');
    const framed = name.startsWith('incorpora/') && name !== 'incorpora/index.html'; // no page of its own
    return !moved && !framed && !/<link rel="?alternate"? type="?application\/atom\+xml"? title="[^"]+" href="?[^" >]*\/edizioni\/feed\.xml/.test(page);
  });
  assert.deepEqual(without, []);
});

test('the files of each edition are those that were kept, whole', () => {
  for (const { data: day } of editions) {
    const folder = join(root, 'edizioni', day);
    const files = readdirSync(data + day);
    for (const name of files) assert.ok(readFileSync(join(folder, name)).equals(readFileSync(join(data, day, name))), `${day}/${name}`);
    const check = spawnSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    assert.equal(check.status, 0, check.stderr);
    assert.equal(check.stdout.trim().split('\n').length, files.length - 1);
    const { version, resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json')));
    assert.equal(version, day);
    for (const { path } of resources) assert.ok(files.includes(path), path);
  }
});

test('what the site got wrong is told with what is right', () => {
  const page = readFileSync(join(root, 'edizioni/errata/index.html'), 'utf8').replace(/<[^>]+>/g, ' ');
  const errors = table('errata.csv');
  assert.ok(errors.length >= 2);
  for (const { sbagliato, giusto, dove } of errors) for (const words of [sbagliato, giusto, dove]) assert.ok(page.includes(words), words);
});
