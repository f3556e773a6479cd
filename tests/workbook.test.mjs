// The workbook of the sources, as who edits it saves it with LibreOffice: nothing that was not touched comes back changed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { copyOfProject } from './project.mjs';

test('LibreOffice saves the workbook of the sources without changing them', (context) => {
  const { root, command } = copyOfProject(context);
  const book = join(root, 'fonti.xlsx');
  execFileSync(command, ['workbook', book, '--root', root]);
  execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(root, 'profile'))}`, '--headless', '--convert-to', 'xlsx', '--outdir',
    join(root, 'saved'), book], { stdio: ['ignore', 'pipe', 'pipe'] });
  const told = execFileSync(command, ['workbook', join(root, 'saved/fonti.xlsx'), '--root', root, '--from'], { encoding: 'utf8' });
  assert.equal(told, 'Nessuna differenza.\n');
});
