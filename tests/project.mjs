// A copy of what a site is made of, to be changed and built, and the command that builds it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));

/** What a site is made of, as the generator has it: a list of strings is written in Go as in JSON. */
const parts = JSON.parse(`[${/^var Project = \[\]string\{(.*)\}$/m.exec(readFileSync(join(project, 'generator/source/project.go'), 'utf8'))[1]}]`);

/** The file of the command: the one that `make test` has built for all tests, or one built now, in a folder that the test takes away. */
export function commandIn(folder) {
  if (process.env.AMBITI) return join(project, process.env.AMBITI);
  const command = join(folder, 'ambiti');
  execFileSync('go', ['build', '-o', command, './generator'], { cwd: project });
  return command;
}

/** Copies the project into a new folder, which goes when the test ends; gives { root, command }. */
export function copyOfProject(context) {
  const root = mkdtempSync(join(tmpdir(), 'ambiti-project-'));
  context.after(() => rmSync(root, { recursive: true }));
  for (const name of parts.filter((part) => existsSync(join(project, part)))) cpSync(join(project, name), join(root, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return { root, command: commandIn(root) };
}
