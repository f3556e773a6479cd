// The words of the site: every page can be read by a person who left school at thirteen, acronyms are explained where they
// first stand, and what an Ambito, an ATS, an ASST and a Piano di Zona are is said where the question arises.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pages, root, session } from './site.mjs';

const site = session();
const macroareas = readdirSync(new URL('../content/macroaree/', import.meta.url)).filter((name) => name !== '_index.md')
  .map((name) => [`macroarea ${name[0].toUpperCase()}`, `/macroaree/${name.replace('.md', '')}/`]);
const read = [...Object.entries(pages), ...macroareas];

/**
 * The prose of the open page: the paragraphs, list items and definitions of its main part that are sentences. Tables, lists of names
 * and of links, citations, sources and credits are not prose.
 */
function prose() {
  const apart = 'table, nav, blockquote, svg, form, figcaption, noscript, [role=status], [hidden], .dataset-citation, .code';
  return [...document.querySelectorAll('main :is(p, li, dd)')]
    .filter((it) => !it.closest(apart) && !it.querySelector('p, ul, ol, dl'))
    .map((it) => it.textContent.replace(/\s+/g, ' ').trim())
    .filter((text) => /[.?!]$/.test(text) && !/^(Fonte|Contatto|Confini):/.test(text) && text.split(' ').length >= 4);
}

/** All that the main part of the open page says, drawings and the finder's answers apart. */
function words() {
  const copy = document.querySelector('main').cloneNode(true);
  for (const it of copy.querySelectorAll('svg, figcaption, nav, [role=status]')) it.remove();
  return copy.textContent.replace(/\s+/g, ' ');
}

let seen;
/** Every kind of page, opened once: { name, path, prose, words }. */
const all = () => (seen ??= (async () => {
  const found = [];
  for (const [name, path] of read) {
    await site.open(path);
    found.push({ name, path, prose: await site.page.evaluate(prose), words: await site.page.evaluate(words) });
  }
  return found;
})());

/** Lucisano and Piemontese 1988: from 60 up a text is easy for who has the lower secondary school's diploma. */
function gulpease(texts) {
  const text = texts.join(' ');
  const sentences = texts.reduce((sum, one) => sum + one.match(/[.?!](?=\s+[\p{Lu}«\d]|$)/gu).length, 0);
  const words = text.match(/[\p{L}\p{N}]+/gu);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return 89 + (300 * sentences - 10 * letters) / words.length;
}

test('the index is computed as its authors do', () => {
  // 9 words, 43 letters, 2 sentences: 89 + (600 - 430) / 9
  assert.equal(Math.round(gulpease(['Il Comune paga. Il cittadino chiede aiuto al sindaco.'])), 108);
});

test('the prose of every kind of page has a Gulpease index of 60 or more', async (t) => {
  const hard = [];
  for (const { name, path, prose: texts } of await all()) {
    if (/^\/incorpora\/./.test(path)) continue; // a picture alone, for other sites
    assert.ok(texts.length > 0, `${name}: no prose`);
    const score = gulpease(texts);
    t.diagnostic(`${score.toFixed(1)} ${name}`);
    if (score < 60) hard.push(`${path}: ${score.toFixed(1)}; hardest: ${texts.sort((a, b) => gulpease([a]) - gulpease([b])).slice(0, 3).join(' | ')}`);
  }
  assert.deepEqual(hard, []);
});

test('ATS and ASST are spelled out before or where they first stand', async () => {
  const bare = [];
  for (const { name, path, words: text } of await all()) {
    for (const [acronym, meaning] of [['ATS', /agenzi[ae] di tutela della salute/i], ['ASST', /aziend[ae] socio sanitari[ae] territorial[ei]/i]]) {
      const first = text.search(new RegExp(`\\b${acronym}\\b`));
      if (first >= 0 && !meaning.test(text.slice(0, first + 200))) bare.push(`${name} (${path}): ${acronym} in «${text.slice(Math.max(0, first - 40), first + 40)}»`);
    }
  }
  assert.deepEqual(bare, []);
});

test('each entry of the glossary has three short sentences at most, and the pages show it word for word', async () => {
  await site.open('/glossario/');
  const entries = await site.page.locator('.word').evaluateAll((all) => all.map((it) => ({ id: it.id, text: it.querySelector('dd').textContent })));
  assert.ok(entries.length >= 10);
  for (const { id, text } of entries) {
    const sentences = text.split(/(?<=[.?!])\s+/);
    assert.ok(sentences.length <= 3, `${id}: ${sentences.length} sentences`);
    for (const sentence of sentences) assert.ok(sentence.split(/\s+/).length <= 32, `${id}: «${sentence}»`);
  }
  const texts = Object.fromEntries(entries.map(({ id, text }) => [id, text]));
  for (const [path, ids] of [['/', ['ambito', 'ats', 'asst', 'piano-di-zona', 'che-cosa-chiedere', 'a-chi-rivolgersi']],
    [pages['an Ambito'], ['ambito', 'piano-di-zona', 'ats', 'asst', 'che-cosa-chiedere', 'a-chi-rivolgersi']],
    [pages['a Comune'], ['ambito', 'piano-di-zona', 'ats', 'asst', 'che-cosa-chiedere', 'a-chi-rivolgersi']],
    [pages['an ATS'], ['ats', 'ambito', 'piano-di-zona', 'a-chi-rivolgersi']], [pages['an ASST'], ['asst', 'ambito', 'piano-di-zona', 'a-chi-rivolgersi']]]) {
    await site.open(path);
    const text = await site.page.locator('main').innerText();
    for (const id of ids) assert.ok(text.includes(texts[id]), `${path} explains ${id}`);
    assert.ok(await site.page.getByRole('link', { name: 'Tutte le parole nel glossario' }).isVisible());
  }
});

// What was said badly once. What the act itself prints may say it, where the page tells that it quotes.
const clumsy = [/mln/, /persi? nel testo/i, /vive dei soldi/, /alunni disabili/, /disabili adulti/, /\bComun[ei] gira(no)?\b/, /\b(una|la|della|alla|nella|tutta la) (ATS|ASST)\b/i,
  /\b(da|a) \d[\d.,]*[\s\u00a0]%[^0-9]/, /il valore (sale|scende)/, /aggiornati al/, /\d[\s\u00a0]€/];

test('no page says badly what another says well', () => {
  const faults = [];
  for (const name of readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.html'))) {
    const text = readFileSync(`${root}/${name}`, 'utf8').replace(/<(script|style|pre)\b[^>]*>.*?<\/\1>|Nell’atto: [^<]+|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');
    for (const words of clumsy) {
      const found = text.match(words);
      if (found) faults.push(`${name}: «${text.slice(Math.max(0, found.index - 30), found.index + 40)}»`);
    }
  }
  assert.deepEqual(faults.slice(0, 20), []);
});
