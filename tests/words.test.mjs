// The words of the site: the index by which pages.test.mjs judges them, and what an Ambito, an ATS, an ASST and a Piano di Zona are,
// said where the question arises.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gulpease } from './prose.mjs';
import { pages, root, session } from './site.mjs';

const site = session();

test('the index is computed as its authors do', () => {
  // 9 words, 43 letters, 2 sentences: 89 + (600 - 430) / 9
  assert.equal(Math.round(gulpease(['Il Comune paga. Il cittadino chiede aiuto al sindaco.'])), 108);
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
    [pages['an ATS'], ['ats', 'ambito', 'piano-di-zona', 'a-chi-rivolgersi']], [pages['an ASST'], ['asst', 'ambito', 'piano-di-zona', 'a-chi-rivolgersi']]]) {
    await site.open(path);
    const text = await site.page.locator('main').innerText();
    for (const id of ids) assert.ok(text.includes(texts[id]), `${path} explains ${id}`);
    assert.ok(await site.page.getByRole('link', { name: 'Tutte le parole nel glossario' }).isVisible());
  }
  // These have no room for the texts: they lead to them, at their top. An Ambito's facts say there what the acronyms mean.
  for (const [kind, ids] of [['an Ambito', []], ['a Comune', ['ats', 'asst']]]) {
    await site.open(pages[kind]);
    for (const id of ['piano-di-zona', 'che-cosa-chiedere', 'a-chi-rivolgersi', ...ids]) {
      const link = site.page.locator(`main a[href$="/glossario/#${id}"]`).first();
      assert.match(await link.innerText(), /\?$/, `${kind} leads to ${id}`);
      assert.ok((await link.boundingBox()).y < 900, `${kind}: ${id} is in the first screen`);
    }
  }
});

// What was said badly once. What the act itself prints may say it, where the page tells that it quotes.
const clumsy = [/mln/, /persi? nel testo/i, /vive dei soldi/, /alunni disabili/, /disabili adulti/, /\bComun[ei] gira(no)?\b/, /\b(una|la|della|alla|nella|tutta la) (ATS|ASST)\b/i,
  /\b(da|a) \d[\d.,]*[\s\u00a0]%[^0-9]/, /il valore (sale|scende)/, /aggiornati al/, /\d[\s\u00a0]€/,
  /(?<!«)\b(è|ha|c’è|ci sono|sono|danno|dà|si va da) \d[\d.,]*[\s\u00a0]%/, /\b(di|dopo|contare|da|a|è|sono) (ATS|ASST) [A-Z][a-z]/,
  /(?<!\p{L})([LlDdCc]|[Uu]n|[Dd]ell|[Nn]ell|[Aa]ll|[Dd]all|[Ss]ull|[Qq]uell)'\p{Ll}/u, /(?<![\p{L}’-])(\p{L}{2,}) \1(?![\p{L}’-])/u, /\bvalori in per cento/i];
const inline = /<\/?(?:a|span|strong|em|b|i|code|time|abbr)\b[^>]*>/g;

test('no page says badly what another says well', () => {
  const faults = [];
  for (const name of readdirSync(root, { recursive: true }).filter((file) => file.endsWith('.html'))) {
    const text = readFileSync(`${root}/${name}`, 'utf8').replace(/<(script|style|pre|svg)\b[^>]*>.*?<\/\1>|Nell’atto: [^<]+/gs, ' | ')
      .replace(inline, '').replace(/<[^>]+>/g, ' | ').replaceAll('&#39;', "'").replace(/\s+/g, ' ');
    for (const words of clumsy) {
      const found = text.match(words);
      if (found) faults.push(`${name}: «${text.slice(Math.max(0, found.index - 30), found.index + 40)}»`);
    }
  }
  assert.deepEqual(faults.slice(0, 20), []);
});
