// The style sheet as it is shipped: no rule without something to style.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pages, root, session } from './site.mjs';

const site = session();

/** What no page shows as it is built: made by a script, by a setting of hugo.toml, or by data that may come. */
const elsewhere = [
  /^\.autocomplete__/, /^\.finder-(answer|list)/, /:popover-open:has\(\.finder-list\)/, /^\.position/, /^\[aria-sort=/, /^\[data-zoomed\]/, /\[aria-busy\]$/, /^\.map-(near|arrows|sheet )/, /\.map-near$/, // scripts
  /^\.it-header-slim-wrapper/, /^\.it-brand-wrapper img/, // the publisher's name and logo
  // a level of evidence, a proof to be repeated, a third part, a missing value, the fifth of five classes, a doubtful figure of an indicator, a ninth ATS
  /^\.badge-(documentata|dedotta|nota|dubbia|da-ripetere)$/, /chart-part-3$/, /^\.map-missing$/, /^\.map-class-\d$/, /^\.chart-place-doubt$/,
  /^\.ats-(9|1\d)$/,
];

test('every selector of the style sheet matches something on some page', async () => {
  const asked = new Set(); // of all sheets: a section may have one of its own
  const matched = new Set();
  for (const path of Object.values(pages)) {
    await site.open(path);
    const { here, found } = await site.page.evaluate((known) => {
      const selectors = (rules) => [...rules].flatMap((rule) => [
        ...(rule instanceof CSSPageRule ? [] : rule.selectorText?.split(/,(?![^(]*\))/) ?? []), ...(rule.cssRules ? selectors(rule.cssRules) : []),
      ].map((selector) => selector.trim()));
      const states = /::[\w-]+|:(hover|focus-visible|focus-within|focus|target|disabled|popover-open)\b/g;
      const resting = (selector) => selector.replace(states, '').replace(/:not\((:has\(\))?\)/g, '') || '*';
      const here = [...new Set([...document.styleSheets].flatMap((sheet) => selectors(sheet.cssRules)))];
      return { here, found: here.filter((selector) => !known.includes(selector) && document.querySelector(resting(selector))) };
    }, [...matched]);
    for (const selector of here) asked.add(selector);
    for (const selector of found) matched.add(selector);
  }
  assert.deepEqual([...asked].filter((selector) => !matched.has(selector) && !elsewhere.some((pattern) => pattern.test(selector))), []);
});

test('the sheet of every page has the styles of all classes on it', () => {
  const folder = new URL('../public/css/', import.meta.url);
  const styled = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.css')).map((name) => [name,
    // a class is styled by a rule that begins with it: one that asks for another around it says nothing of it alone
    new Set([...readFileSync(new URL(name, folder), 'utf8').matchAll(/(?:^|[{},])\.([a-z][\w-]*)/g)].map(([, of]) => of))]));
  const all = new Set(Object.values(styled).flatMap((of) => [...of]));
  const bare = new Set();
  for (const path of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(root, path), 'utf8');
    const [, sheet] = html.match(/<link rel="stylesheet" href="[^"]*\/css\/([^"]+)"/) ?? [];
    if (!sheet || path.startsWith('incorpora/') && path.split('/').length > 2) continue; // a frame has few of the site's styles
    for (const [, list] of html.matchAll(/ class="([^"]*)"/g)) {
      for (const of of list.split(' ')) if (all.has(of) && !styled[sheet].has(of)) bare.add(`${sheet.split('.')[0]}.scss: .${of}, ${path.split('/')[0]}`);
    }
  }
  assert.deepEqual([...bare], []);
});

test('every style sheet carries the notice of the design system, and leads to its licences', () => {
  const folder = new URL('../public/css/', import.meta.url);
  const text = (name) => readFileSync(new URL(name, folder), 'utf8');
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));
  assert.ok(sheets.length > 1);
  const notice = 'Copyright (c) 2022, the respective contributors';
  for (const name of sheets) {
    for (const words of [notice, 'BSD-3-Clause', '../licences.txt']) assert.ok(text(name).includes(words), `${name}: ${words}`);
  }
  for (const words of [notice, 'Redistribution and use in source and binary forms', 'AS IS', 'The Bootstrap Authors', 'Permission is hereby granted']) {
    assert.ok(text('../licences.txt').includes(words), `licences.txt: ${words}`);
  }
  for (const library of ['accessible-autocomplete', 'preact']) { // bundled into field.js, which has no room for it
    const [whose] = readFileSync(new URL(`../node_modules/${library}/LICENSE${library === 'preact' ? '' : '.txt'}`, import.meta.url), 'utf8').match(/Copyright \(c\).*/);
    assert.ok(text('../licences.txt').replaceAll('\n', ' ').includes(whose), `licences.txt: ${whose}`);
  }
});
