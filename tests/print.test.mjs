// An Ambito on paper: a dossier of two sheets of A4, in black on white whatever the theme.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { pages, root, session } from './site.mjs';

const site = session();

/** The page as its reader prints it, and how many sheets that takes. */
async function print(path) {
  await site.open(path);
  const pdf = await site.page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  return { sheets: text.match(/\/Type\s*\/Page\b(?!s)/g).length, boxes: [...new Set(text.match(/\/MediaBox\s*\[[^\]]*\]/g))] };
}

test('the fullest and the emptiest Ambiti fit two sheets of A4', async () => {
  const bySize = readdirSync(`${root}/ambiti`).filter((name) => /^\d{5}-/.test(name))
    .map((name) => ({ name, size: statSync(`${root}/ambiti/${name}/index.html`).size }))
    .sort((a, b) => b.size - a.size).map(({ name }) => name);
  const milano = bySize.filter((name) => /milan|melzo|pioltello/.test(name)); // the ATS with most findings
  for (const name of new Set([...bySize.slice(0, 6), ...bySize.slice(-3), ...milano])) {
    const { sheets, boxes } = await print(`/ambiti/${name}/`);
    assert.equal(sheets, 2, `${name}: ${sheets} sheets`);
    assert.match(boxes.join(), /^\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]$/, name);
  }
});

test('a Comune and a macroarea fit one sheet, and a comparison stands upright', async () => {
  for (const name of ['015189-rozzano', '012001-agra', '016058-casazza']) { // among others; a tall map, a long list
    assert.equal((await print(`/comuni/${name}/`)).sheets, 1, name);
  }
  for (const name of readdirSync(`${root}/macroaree`).filter((entry) => /^[a-j]-/.test(entry))) {
    assert.equal((await print(`/macroaree/${name}/`)).sheets, 1, name);
  }
  const upright = ({ boxes }) => boxes.map((box) => box.match(/[\d.]+/g).map(Number)).every(([, , width, height]) => width < height);
  assert.ok(upright(await print('/confronta/?a=321&b=326')));
  assert.ok(upright(await print('/confronta/')));
});

test('the first sheet of a table holds its map, whole', async () => {
  await site.page.setViewportSize({ width: 710, height: 1058 }); // A4 without its margins: 188 by 280 mm
  await site.page.emulateMedia({ media: 'print' });
  const withMap = readdirSync(`${root}/spesa`).filter((name) => /^(graf|tab)-/.test(name)
    && readFileSync(`${root}/spesa/${name}/index.html`, 'utf8').match(/class="?chart-map/));
  assert.ok(withMap.length > 0);
  for (const name of withMap) {
    await site.open(`/spesa/${name}/`);
    const bottom = await site.page.locator('.chart-map').first().evaluate((figure) => figure.getBoundingClientRect().bottom + scrollY);
    assert.ok(bottom <= 1058, `${name}: the map ends at ${Math.round(bottom)} of 1058`);
  }
  await site.page.emulateMedia({ media: null });
  await site.page.setViewportSize({ width: 1280, height: 900 });
});

test('the dossier has what it is about, and nothing that only a screen can use', async () => {
  await site.page.emulateMedia({ media: 'print' });
  await site.open(pages['an Ambito with a correction']);
  const seen = (selector) => site.page.locator(`${selector}:visible`).count();
  for (const part of ['h1', '.facts', '.map .map-canvas', '.map-locator', '.table-flow', '.evidence', '.correction', '#indicatori',
    '#spesa .chart-panel', '.finding-notes', '.print-address', '.it-footer-small-prints']) {
    assert.ok(await seen(part) > 0, `${part} is on paper`);
  }
  for (const part of ['nav', 'button', 'input', '.downloads', '.skiplink', '.it-footer-main']) {
    assert.equal(await seen(part), 0, `${part} is not on paper`);
  }
  const notes = await site.page.locator('.standing-notes li:not(.no-print)').first().evaluate((note) => note.getBoundingClientRect().height);
  assert.ok(notes > 0, 'the notes are open on paper');
  assert.match(await site.page.locator('.print-address').innerText(), /\/ambiti\/50097-oglio-po\/$/);
  await site.page.emulateMedia({ media: null });
});
