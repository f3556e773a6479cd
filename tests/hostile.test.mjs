// The site of a project whose every text carries markup, a script, a formula or a path (tests/hostile), in real Chromium
// under the headers of the site: each page shows the texts, and nothing of them does anything.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, createReadStream, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Writer } from 'n3';
import { copyOfProject } from './project.mjs';
import { launch, serve, watch } from './site.mjs';

const hostile = fileURLToPath(new URL('hostile', import.meta.url));

/** Builds the hostile project with the real command; gives the folder of the site. */
function build(context) {
  const { root, command } = copyOfProject(context);
  for (const folder of ['data', 'content/macroaree']) {
    rmSync(join(root, folder), { recursive: true });
    cpSync(join(hostile, folder), join(root, folder), { recursive: true });
  }
  const file = join(root, 'hugo.toml');
  const changes = JSON.parse(readFileSync(join(hostile, 'settings.json'), 'utf8'));
  const settings = Object.entries(changes).reduce((text, [from, to]) => text.replace(from, () => to), readFileSync(file, 'utf8'));
  writeFileSync(file, settings);
  execFileSync(command, ['build', '--root', root, '--quiet']);
  return join(root, 'public');
}

/** The addresses of all pages: those that only lead to another have no h1. */
const pagesOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('index.html'))
  .filter((name) => readFileSync(join(folder, name), 'utf8').includes('<h1')).map((name) => '/' + name.replace('index.html', ''));

/** Addresses that a stranger may send someone to. */
const attack = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
const attacks = ['/confronta/?a=$&b=$', '/confronta/?a=321&b=327&c=$#$', '/comuni/?nome=$', '/comuni/?nome=rozano#$', '/?nome=$#$', '/non-esiste/$']
  .map((address) => address.replaceAll('$', () => encodeURIComponent(attack)));

/** What of the open document could act. Styles are for the policy: the combobox sets its own, which the policy lets scripts do. */
const acting = () => [...document.querySelectorAll('*')].filter((node) => [...node.attributes]
  .some(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data|vbscript):/i.test(value) && ['href', 'src', 'action'].includes(name))
  || node.matches('iframe, object, embed, img[src="x"], script:not([src], [type="application/ld+json"], [type="application/json"])')).map((node) => node.outerHTML.slice(0, 200));

test('hostile texts are shown and do nothing', async (context) => {
  const folder = build(context);
  const site = await serve(folder);
  const browser = await launch();
  context.after(async () => {
    await browser.close();
    site.close();
  });
  const page = await browser.newPage();
  const faults = await watch(page, site.address);
  const open = async (path) => {
    await page.goto(site.address + path);
    assert.deepEqual(await page.evaluate(acting), [], path);
    assert.deepEqual(faults.splice(0), [], path);
  };

  await context.test('on every page', async () => {
    const paths = pagesOf(folder);
    assert.ok(paths.length > 50, `only ${paths.length} pages`);
    const unseen = Object.entries({
      '/ambiti/50083-': 'Visconteo <script>alert("ambito")</script>',
      '/ambiti/50048-': '../../../etc/passwd & Asola',
      '/ats/321-': "=Città <Script>Alert(’Ats’)</Script>",
      '/asst/708-': '+Melegnano <Svg Onload=Alert(1)>',
      '/comuni/015189-': 'Rozzano <script>alert("comune")</script>',
      '/comuni/020063-': '../Asola/../&amp;lt;b&gt;',
      '/macroaree/a-': '@Punto <script>alert("punto")</script>',
      '/macroaree/': 'Macroaree <script>alert("sezione")</script>',
      '/spesa/tab-1/': 'Quanto si spende <script>alert("t11")</script>"><img src=x onerror=alert(1)>',
      '/confronta/': "=Città <Script>Alert(’Ats’)</Script>",
      '/incorpora/ambiti/50083-': 'Visconteo <script>alert("ambito")</script>',
      '/incorpora/spesa/tab-1/': 'quanto si spende <script>alert("t11")</script>"><img src=x onerror=alert(1)>',
      '/qualita/': '=1+1 <script>alert("motivo")</script> "><img src=x onerror=alert(1)>',
      '/dati/ambiti/': '=B fonte <script>alert("fonte")</script>"><img src=x onerror=alert(1)>',
      '/': 'Ambiti </title><script>alert("titolo")</script>',
      '/contatti/': '@Ente <script>alert("ente")</script>',
      '/note-legali/': '<img src=x onerror=alert("sopra")>',
    });
    for (const path of paths) {
      await open(path);
      const wanted = unseen.filter(([start]) => path.startsWith(start));
      if (!wanted.length) continue;
      const shown = await page.title() + '\n' + await page.locator('body').innerText();
      for (const one of wanted) if (shown.includes(one[1])) unseen.splice(unseen.indexOf(one), 1);
    }
    assert.deepEqual(unseen, []);
  });

  await context.test('in the finder, typed and answered', async () => {
    await open('/');
    const field = page.locator('#comune');
    const answer = page.locator('#comune-risposta');
    await field.click();
    await field.and(page.getByRole('combobox')).waitFor();
    await field.pressSequentially('rozz');
    await page.getByRole('option', { name: 'Rozzano <script>alert("comune")</script> (MI)' }).click();
    await answer.getByRole('link', { name: 'Visconteo <script>alert("ambito")</script>' }).waitFor();
    await field.fill(attack);
    await field.press('Enter');
    await answer.getByText(`«${attack}»`).waitFor();
    assert.deepEqual(await page.evaluate(acting), []);
    assert.deepEqual(faults.splice(0), []);
  });

  await context.test('in addresses', async () => {
    for (const path of attacks) await open(path);
  });

  await context.test('in a map that is used, and a comparison that is chosen', async () => {
    await open('/');
    for (const link of await page.locator('svg a').all()) await link.focus();
    await open('/confronta/');
    await page.getByLabel('Prima').selectOption({ index: 1 });
    await page.getByLabel('Seconda').selectOption({ index: 2 });
    await page.locator('#confronto .compared-words').waitFor();
    assert.match(await page.locator('.compare-answer').innerText(), /<Script>Alert\(’Ats’\)<\/Script>/);
    assert.match(await page.locator('#confronto').innerText(), /<Script>Alert\(’Ats’\)<\/Script>/);
    assert.deepEqual(await page.evaluate(acting), []);
    assert.deepEqual(faults.splice(0), []);
  });

  await context.test('in the catalogue for programs, one graph in Turtle and JSON-LD', async () => {
    const turtle = new Parser({ format: 'text/turtle' }).parse(readFileSync(join(folder, 'dati/catalogo.ttl'), 'utf8'));
    const jsonld = [];
    for await (const quad of createReadStream(join(folder, 'dati/catalogo.jsonld')).pipe(new JsonLdParser())) jsonld.push(quad);
    const lines = (quads) => quads.map((quad) => new Writer({ format: 'N-Quads' }).quadsToString([quad])).sort();
    assert.deepEqual(lines(turtle), lines(jsonld));
    assert.ok(turtle.some(({ object }) => object.value.includes('<script>')));
  });
});
