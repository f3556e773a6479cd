// The two themes, and the wishes that readers set on their device: colours that can be told apart, motion, own colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();

const numbered = (name, last) => Array.from({ length: last }, (_, i) => `${name}-${i + 1}`);
const ats = numbered('ats', 12); // generator/site/lists.go, families
const ramp = numbered('ramp', 5);

/** [foreground, backgrounds, smallest ratio]: text 4.5:1, what carries meaning without being text 3:1 (WCAG 2.2). */
const pairs = [
  ['text', ['page', 'surface', 'surface-tint'], 4.5],
  ['text-muted', ['page', 'surface', 'surface-tint'], 4.5],
  ['heading', ['page', 'surface', 'surface-tint'], 4.5],
  ['link', ['page', 'surface', 'surface-tint'], 4.5],
  ['link-hover', ['page', 'surface', 'surface-tint'], 4.5],
  ['text-inverse', ['surface-strong', 'surface-deep', 'surface-footer'], 4.5],
  ['text', ['doubt-ground'], 4.5],
  ['link', ['doubt-ground'], 4.5],
  ['sure', ['sure-ground'], 4.5],
  ['likely', ['likely-ground'], 4.5],
  ['known', ['known-ground'], 4.5],
  ['doubt', ['doubt-ground'], 4.5],
  ['line-strong', ['page', 'surface', 'surface-tint'], 3],
  ['accent', ['page', 'surface'], 3],
  ['surface-strong', ['page'], 3],
  ['focus', ['page', 'surface', 'surface-tint', 'focus-gap'], 3],
  ['map-line', [...ats, 'map-context', 'map-ground', 'surface-tint'], 3],
  ['map-line-strong', [...ats, 'map-ground', 'surface-tint'], 3],
  ['ramp-line', ['ramp-ground', ...ramp.slice(0, 3)], 3],
  ['ramp-ground', ramp.slice(3), 3],
  ['ramp-text', ['ramp-ground'], 4.5],
  ['map-highlight', ['surface-tint', 'map-ground', 'map-context'], 3],
  ['chart-ink', ['page', 'surface', 'chart-pale'], 3],
];

/** Relative luminance of [r, g, b] in 0-255, as WCAG 2.2 defines it. */
function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The colours that custom properties stand for on the open page, as { name: [r, g, b] }. */
function colours(page, names) {
  return page.evaluate((list) => {
    const probe = document.body.appendChild(document.createElement('span'));
    const found = list.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color.match(/[\d.]+/g).map(Number).slice(0, 3)];
    });
    probe.remove();
    return Object.fromEntries(found);
  }, names);
}

for (const colorScheme of ['light', 'dark']) {
  test(`colours can be told apart in the ${colorScheme} theme`, async () => {
    await site.page.emulateMedia({ colorScheme });
    await site.open('/');
    const rgb = await colours(site.page, [...new Set(pairs.flatMap(([name, grounds]) => [name, ...grounds]))]);
    const faint = pairs.flatMap(([name, grounds, least]) => grounds
      .map((ground) => ({ name, ground, least, ratio: contrast(rgb[name], rgb[ground]) }))
      .filter(({ ratio }) => ratio < least)
      .map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}, wants ${least}`));
    assert.deepEqual(faint, []);
  });
}

test('the dark theme is dark, and paper is light in it', async () => {
  await site.page.emulateMedia({ colorScheme: 'dark' });
  await site.open('/');
  const screen = await colours(site.page, ['page', 'text']);
  assert.ok(luminance(screen.page) < 0.05 && luminance(screen.text) > 0.7, JSON.stringify(screen));
  await site.page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const paper = await colours(site.page, ['page', 'text']);
  assert.ok(luminance(paper.page) > 0.95 && luminance(paper.text) < 0.1, JSON.stringify(paper));
  await site.page.emulateMedia({ media: null });
});

test('on every map of values the luminance falls as the value grows, in each theme and on paper, as the key has it', async () => {
  const paths = ['/spesa/', ...[2, 10, 11].map((n) => `/spesa/tab-${n}/`), ...[12, 15, 18, 21].map((n) => `/spesa/graf-${n}/`), '/incorpora/spesa/graf-12/'];
  for (const path of paths) {
    await site.open(path);
    for (const [colorScheme, media] of [['light', 'screen'], ['dark', 'screen'], ['dark', 'print']]) {
      await site.page.emulateMedia({ colorScheme, media });
      const { areas, key, words, adjust } = await site.page.locator('.chart-map').evaluate((map) => {
        const value = (text) => parseFloat(text.replace('.', '').replace(',', '.'));
        const rgb = (colour) => colour.match(/[\d.]+/g).map(Number).slice(0, 3);
        const canvas = map.querySelector('.map-canvas');
        return {
          areas: [...map.querySelectorAll('path')].map((area) => ({
            value: value(area.querySelector('title').textContent.split(': ').pop()), fill: rgb(getComputedStyle(area).fill),
          })),
          key: [...map.querySelectorAll('dt .map-swatch')].map((swatch) => rgb(getComputedStyle(swatch).backgroundColor)),
          words: map.textContent,
          adjust: [canvas, ...map.querySelectorAll('.map-swatch')].map((node) => getComputedStyle(node).printColorAdjust),
        };
      });
      const where = `${path}, ${colorScheme}, ${media}`;
      assert.equal(areas.length, 8, where);
      areas.sort((a, b) => a.value - b.value);
      const fills = areas.map(({ fill }) => luminance(fill));
      assert.ok(fills.every((l, i) => i === 0 || l <= fills[i - 1]), `${where}: ${areas.map((a) => `${a.value} ${a.fill}`)}`);
      assert.ok(fills.at(-1) < fills[0] / 4, `${where}: the highest hardly differs from the lowest`);
      assert.deepEqual(key.map((fill) => luminance(fill)), [...new Set(fills)], where);
      assert.doesNotMatch(words, /scuro|chiaro/, where);
      if (media === 'print') assert.ok(adjust.every((is) => is === 'exact'), where);
    }
  }
  await site.page.emulateMedia({ colorScheme: null, media: null });
});

test('the browser’s own bar has the colour of the page in each theme', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await site.page.emulateMedia({ colorScheme });
    await site.open('/');
    const { page } = await colours(site.page, ['page']);
    const bar = await site.page.locator(`meta[name=theme-color][media*=${colorScheme}]`).getAttribute('content');
    assert.equal(bar, `#${page.map((v) => v.toString(16).padStart(2, '0')).join('')}`);
  }
});

test('nothing glides for readers who ask for less motion', async () => {
  await site.page.emulateMedia({ reducedMotion: 'reduce' });
  await site.open('/comuni/');
  const moving = await site.page.evaluate(() => [document.documentElement, ...document.querySelectorAll('body *')].filter((node) => {
    const style = getComputedStyle(node);
    return style.scrollBehavior !== 'auto' || parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
  }).map((node) => node.className || node.nodeName));
  assert.deepEqual(moving, []);
  await site.page.emulateMedia({ reducedMotion: null });
});

test('with forced colours the focus is seen, and the areas of a map keep their outlines', async () => {
  await site.page.emulateMedia({ forcedColors: 'active' });
  await site.open('/');
  await site.page.keyboard.press('Tab');
  const ring = await site.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(ring, 'solid');
  const area = await site.page.locator('.map-area').first().evaluate((path) => {
    const { fill, stroke } = getComputedStyle(path);
    return { fill, stroke };
  });
  assert.notEqual(area.fill, area.stroke);
  assert.notEqual(area.stroke, 'none');
  await site.page.emulateMedia({ forcedColors: null });
});
