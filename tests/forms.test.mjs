// The forms of a plan in LibreOffice, as an official uses them: every open cell filled in, the file saved, opened again
// and printed. LibreOffice is told what to do in its own Basic.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { root } from './site.mjs';

const folder = join(root, 'programmazione/moduli/file');
const names = ['modulo-vuoto', '50097-oglio-po'];
const scratch = mkdtempSync(join(tmpdir(), 'ambiti-forms-'));
const soffice = (...parameters) => execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(scratch, 'profile'))}`,
  '--headless', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', timeout: 300_000 });

// Fills in column B wherever it is open, by what the cell accepts, and notes what it did: «sheet, row, rule, what it wrote».
const basic = `
Sub Fill(source As String, target As String, notes As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  file = FreeFile
  Open notes For Output As #file
  For s = 0 To document.Sheets.Count - 1
    sheet = document.Sheets.getByIndex(s)
    If sheet.IsVisible Then
      For r = 0 To 60
        cell = sheet.getCellByPosition(1, r)
        If cell.CellProtection.IsLocked = False Then
          rule = cell.Validation.getFormula1()
          written = "Risposta " &amp; (r + 1) &amp; ", già «pronta»; - e = non sono formule"
          If rule = "SiNo" Then
            written = "sì"
          ElseIf rule = "Macroaree" Then
            written = document.Sheets.getByName("Elenchi").getCellByPosition(2, 4).String
          End If
          If rule = "Percentuali" Then
            written = "85%"
            cell.Value = 0.85
          ElseIf rule = "0" Then
            written = "12345"
            cell.Value = 12345
          Else
            cell.String = written
          End If
          Print #file, sheet.Name &amp; Chr(9) &amp; (r + 1) &amp; Chr(9) &amp; rule &amp; Chr(9) &amp; cell.Validation.ShowList &amp; Chr(9) &amp; written
        End If
      Next r
      Print #file, sheet.Name &amp; Chr(9) &amp; "0" &amp; Chr(9) &amp; sheet.isProtected() &amp; Chr(9) &amp; sheet.getCellByPosition(0, 1).CellProtection.IsLocked &amp; Chr(9)
    End If
  Next s
  Close #file
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(target, kind())
  document.close(True)
End Sub
`;

before(() => {
  for (const it of ['in', 'saved', 'shown']) mkdirSync(join(scratch, it));
  soffice('--convert-to', 'pdf', '--outdir', join(scratch, 'in'), join(folder, `${names[0]}.xlsx`)); // makes the profile
  writeFileSync(join(scratch, 'profile/user/basic/Standard/Module1.xba'), `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${basic}</script:module>`);
  for (const name of names) {
    const parameters = [pathToFileURL(join(folder, `${name}.xlsx`)), pathToFileURL(join(scratch, 'saved', `${name}.xlsx`)), join(scratch, `${name}.notes`)];
    soffice(`macro:///Standard.Module1.Fill(${parameters.map((it) => `"${it}"`).join(',')})`);
  }
  const saved = names.map((name) => join(scratch, 'saved', `${name}.xlsx`));
  // As CSV: comma, quotes, UTF-8, cells as they are shown, all sheets.
  soffice('--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,1040,true,true,true,false,false,-1', '--outdir', join(scratch, 'shown'), ...saved);
  soffice('--convert-to', 'pdf', '--outdir', join(scratch, 'shown'), ...saved);
});
after(() => rmSync(scratch, { recursive: true }));

/** What the macro noted: { sheet, row, rule, list, written }; row 0 is of the sheet itself. */
const notes = (name) => readFileSync(join(scratch, `${name}.notes`), 'utf8').trimEnd().split(/\r?\n/).map((line) => {
  const [sheet, row, rule, list, written] = line.split('\t');
  return { sheet, row: Number(row), rule, list, written };
});
const shown = (name, sheet) => parse(readFileSync(join(scratch, 'shown', `${name}-${sheet}.csv`)), { relax_column_count: true });

test('every sheet is protected but for its answers, and offers the lists', () => {
  for (const name of names) {
    const all = notes(name);
    const sheets = all.filter(({ row }) => row === 0);
    assert.equal(sheets.length, 15, name); // the Ambito, the document, six outcomes, six goals, the words of the act
    for (const { sheet, rule, list } of sheets) assert.deepEqual([rule, list], ['True', 'True'], `${name} ${sheet}`);
    const rules = (sheet) => all.filter((it) => it.sheet === sheet && it.row > 0).map(({ rule }) => rule);
    assert.deepEqual(rules('Esito 6'), ['', 'Percentuali', '', 'Percentuali', '', '', 'SiNo', '', 'SiNo', 'SiNo', ''], name);
    assert.deepEqual(rules('Obiettivo 1').filter(Boolean), ['Macroaree', '0', 'SiNo', 'Macroaree', 'Macroaree', 'Macroaree', 'SiNo', 'SiNo', 'SiNo'], name);
    assert.equal(rules('Ambito').length, { 'modulo-vuoto': 7 }[name] ?? 0, name);
    assert.equal(rules('Delibera').length, 0, name);
    for (const { sheet, row, rule, list } of all) if (/^[A-Z]/.test(rule) && row) assert.notEqual(list, '0', `${name} ${sheet} ${row}`);
  }
});

test('what was filled in is there when the file is opened again, and the rest as it was', () => {
  for (const name of names) {
    for (const { sheet, row, written } of notes(name)) {
      if (row > 0) assert.equal(shown(name, sheet)[row - 1][1].replace(/^12[.,]345([.,]00)?$/, '12345'), written, `${name} ${sheet} ${row}`);
    }
  }
  for (const name of names) {
    assert.deepEqual(['Ambito', 'Esito 1', 'Obiettivo 6'].map((sheet) => shown(name, sheet)[1][0]), ['Ambito', 'Titolo dell’obiettivo 2018-2020', 'Macroarea dell’obiettivo'], name);
  }
  const facts = shown('50097-oglio-po', 'Ambito').map(([, fact]) => fact);
  assert.deepEqual(facts.slice(1, 4), ['Oglio Po', '50097', 'lom_48']);
  assert.match(facts[6], /Casalmaggiore/);
  assert.match(shown('50097-oglio-po', 'Obiettivo 6')[0][0], /Obiettivo 6 del 2021-2023/);
});

test('each form prints on A4, an objective on one sheet', () => {
  for (const name of names) {
    const text = readFileSync(join(scratch, 'shown', `${name}.pdf`), 'latin1');
    const pages = text.match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages >= 15 && pages <= 17, `${name}: ${pages}`);
    for (const box of text.match(/\/MediaBox\s*\[[^\]]*\]/g)) assert.match(box, /\[\s*0 0 59[45][.\d]* 84[12][.\d]*\s*\]/, name);
  }
});
