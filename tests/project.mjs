// A copy of what a site is made of, to be changed and built, and the command that builds it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** Copies the project into a new folder, which goes when the test ends; gives { root, command }. */
export function copyOfProject(context) {
  const root = mkdtempSync(join(tmpdir(), 'ambiti-project-'));
  context.after(() => rmSync(root, { recursive: true }));
  for (const name of ['assets', 'content', 'data', 'hugo.toml', 'i18n', 'layouts', 'package.json', 'static']) {
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  const command = join(root, 'ambiti');
  execFileSync('go', ['build', '-o', command, './generator'], { cwd: project });
  return { root, command };
}
