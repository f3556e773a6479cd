// The built site served on this machine, and a real Chromium to look at it.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The built site's folder. */
export const root = fileURLToPath(new URL('../public', import.meta.url));

/** The kinds of files that a site has, by their ending: { type, text }. */
export const kinds = JSON.parse(readFileSync(new URL('../generator/media/types.json', import.meta.url), 'utf8'));

/** The media type with which a file is served, by its name, and whether it is a text, which has compressed twins. */
export function typeOf(name) {
  const { type, text } = kinds[extname(name)] ?? { type: 'application/octet-stream', text: false };
  return { type: type.startsWith('text/') ? `${type}; charset=utf-8` : type, text };
}

/** What public/_headers asks a host for: a rule is a path, which may end in *, and «Name: value» lines below it. */
const rules = readFileSync(join(root, '_headers'), 'utf8').split(/\n(?=\/)/).filter((rule) => rule.startsWith('/'))
  .map((rule) => ({
    path: rule.split('\n')[0],
    headers: Object.fromEntries([...rule.matchAll(/^ {2}([\w-]+): (.*)$/gm)].map(([, name, value]) => [name, value])),
  }));

/** The headers of an address: those of all rules that fit it, as hosts do. */
export const headersOf = (address) => Object.assign({}, ...rules
  .filter(({ path }) => (path.endsWith('*') ? address.startsWith(path.slice(0, -1)) : address === path)).map(({ headers }) => headers));

/** Serves a site, public/ or another folder, as a static host does; gives { address, close }. It is built for localhost:1313. */
export async function serve(folder = root) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://site');
    let file = join(folder, normalize(decodeURIComponent(pathname)));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = existsSync(file);
    if (!found) file = join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { ...headersOf(pathname), 'content-type': typeOf(file).type });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, 'localhost', ready));
  return { address: `http://localhost:${server.address().port}`, close: () => server.close() };
}

/** Starts Debian's Chromium without the background traffic that a closed network would refuse; extra are more arguments. */
export function launch(extra = []) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...extra],
  });
}

/**
 * Gives the list, filled from now on, of all that a page of the site must never do: show a dialog, break the content
 * security policy, throw, complain on the console, ask another site for something. The address that is not there is let be.
 */
export async function watch(page, address) {
  const faults = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && faults.push(message.text()));
  page.on('request', (request) => request.url().startsWith(address + '/') || faults.push(`request: ${request.url()}`));
  await page.exposeFunction('refused', (what) => faults.push(`policy: ${what}`));
  await page.addInitScript(() => addEventListener('securitypolicyviolation',
    ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => refused([effectiveDirective, blockedURI, sourceFile, lineNumber].join(' '))));
  return faults;
}

/**
 * The site and the browser for the tests of one file, there before the first test and gone after the last. Gives
 * { address, browser, page, open }: page is a desktop's, open(path) goes to a page of the site.
 */
export function session() {
  const it = {};
  before(async () => {
    Object.assign(it, await serve());
    it.browser = await launch();
    it.page = await it.browser.newPage({ viewport: { width: 1280, height: 900 } });
    it.open = (path) => it.page.goto(it.address + path);
  });
  after(async () => {
    await it.browser.close();
    it.close();
  });
  return it;
}

/** One page of each kind, and those that are special: no ASST, a corrected row, an exclave. */
export const pages = {
  home: '/',
  'all Ambiti': '/ambiti/',
  'an Ambito': '/ambiti/50083-visconteo-sud-milano/',
  'an Ambito without ASST': '/ambiti/50007-milano-citta/',
  'an Ambito with a correction': '/ambiti/50097-oglio-po/',
  'an exclave': '/ambiti/50085-campione-ditalia/',
  'all ATS': '/ats/',
  'an ATS': '/ats/321-citta-metropolitana-di-milano/',
  'all ASST': '/asst/',
  'an ASST': '/asst/708-melegnano-e-della-martesana/',
  'all Comuni': '/comuni/',
  'Comuni with an initial': '/comuni/s/',
  'a Comune': '/comuni/015189-rozzano/',
  'a doubtful Comune': '/comuni/013053-casnate-con-bernate/',
  'how plans are made': '/programmazione/',
  'the plans before': '/programmazione/2018-2020/',
  'the premium': '/programmazione/premialita/',
  'the money of the plans': '/programmazione/risorse/',
  'all macroareas': '/macroaree/',
  'a macroarea': '/macroaree/e-anziani/',
  'the flows of data': '/programmazione/flussi/',
  'the forms of a plan': '/programmazione/moduli/',
  'a large city': '/comuni/016024-bergamo/',
  'the story of the spending': '/spesa/',
  'a table of amounts': '/spesa/tab-1/',
  'a table with lost rows': '/spesa/tab-3/',
  'a table with two units': '/spesa/tab-5/',
  'a table of two ranges': '/spesa/tab-8/',
  'a table of services': '/spesa/tab-9/',
  'a table of ranges': '/spesa/tab-10-1/',
  'a chart without names': '/spesa/graf-8/',
  'a chart with a map': '/spesa/graf-12/',
  'a chart with a lost row': '/spesa/graf-22/',
  'the comparison': '/confronta/',
  'a comparison of two': '/confronta/?a=321&b=326',
  'the search': '/cerca/',
  'the map of all Comuni': '/mappa/',
  'the map by population': '/mappa/popolazione/',
  'the Comuni of an ATS': '/mappa/321-citta-metropolitana-di-milano/',
  'all indicators': '/indicatori/',
  'an indicator with circles': '/indicatori/popolazione/',
  'an indicator with classes': '/indicatori/densita/',
  'an indicator with gaps': '/indicatori/spesa-famiglia-minori-pro-capite/',
  'a Comune that is no more': '/comuni/012009-bardello/',
  'an ASST that is no more': '/asst/716-monza/',
  'how to embed': '/incorpora/',
  'a map to embed': '/incorpora/ambiti/50083-visconteo-sud-milano/',
  'a figure to embed': '/incorpora/spesa/tab-10-1/',
  'a map of values to embed': '/incorpora/spesa/graf-12/',
  'an indicator to embed': '/incorpora/indicatori/densita/',
  'the search to embed': '/incorpora/cerca/',
  'what has changed': '/variazioni/',
  'the findings': '/qualita/',
  'findings of a subject': '/qualita/spesa-discrepanze/',
  'all editions': '/edizioni/',
  'an edition': '/edizioni/2026-11-30/',
  'the errors of the site': '/edizioni/errata/',
  'all datasets': '/dati/',
  'a dataset': '/dati/ambiti/',
  'a geographic dataset': '/dati/confini-ambiti/',
  'the API': '/api/',
  'the standards': '/conformita/',
  method: '/metodo/',
  glossary: '/glossario/',
  'whom to write to': '/contatti/',
  'the map of the site': '/mappa-del-sito/',
  'legal notes': '/note-legali/',
  accessibility: '/accessibilita/',
  privacy: '/privacy/',
  'a page that is not there': '/non-esiste/',
};
