// The two themes, and the wishes that readers set on their device: colours that can be told apart, motion, own colours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session } from './site.mjs';

const site = session();

const ats = [321, 322, 323, 324, 325, 326, 327, 328].map((code) => `ats-${code}`);
const classes = [1, 2, 3, 4].map((n) => `chart-class-${n}`);

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
  ['map-line-strong', [...ats, ...classes, 'map-ground', 'surface-tint'], 3],
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
