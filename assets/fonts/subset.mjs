// Cuts the design system's fonts down to the characters that the site shows, as _fonts.scss lists them: in:
// node_modules/bootstrap-lombardia, out: node_modules/.fonts, where hugo.toml mounts it. npm runs it after installing.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subset from 'subset-font';

const root = new URL('../../', import.meta.url);
const source = new URL('node_modules/bootstrap-lombardia/dist/fonts/', root);
const out = new URL('node_modules/.fonts/', root);

const faces = {
  'titillium-web-400': 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.woff2',
  'titillium-web-600': 'Titillium_Web/titillium-web-v10-latin-ext_latin-600.woff2',
  'roboto-mono-400': 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.woff2',
};
const licences = { 'titillium-web-OFL.txt': 'Titillium_Web/OFL.txt', 'roboto-mono-LICENSE.txt': 'Roboto_Mono/LICENSE.txt' };

/** The characters of a unicode-range that _fonts.scss names $name, such as «U+20-7E, U+A0». */
function characters(scss, name) {
  const [, range] = scss.match(new RegExp(`^\\$${name}:([^;]+);`, 'm'));
  return range.split(',').flatMap((part) => {
    const [first, last = first] = part.trim().slice(2).split('-').map((hex) => parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
  }).join('');
}

const scss = await readFile(new URL('assets/scss/_fonts.scss', root), 'utf8');
await mkdir(out, { recursive: true });
for (const [name, file] of Object.entries(faces)) {
  const font = await readFile(new URL(file, source));
  for (const [set, ending] of [['italian', ''], ['western', '-western']]) {
    await writeFile(new URL(`${name}${ending}.woff2`, out), await subset(font, characters(scss, set), { targetFormat: 'woff2' }));
  }
}
for (const [name, file] of Object.entries(licences)) await copyFile(new URL(file, source), fileURLToPath(new URL(name, out)));
