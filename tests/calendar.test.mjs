// The calendar of the flows of data as another's program understands it: what falls on which days, in years that the file does not
// name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { root } from './site.mjs';

const text = readFileSync(join(root, 'programmazione/flussi/calendario.ics'), 'utf8');
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents('vevent').map((it) => new ICAL.Event(it));

/** The occurrences of all events in a year, «first day last day what», in the order of time. */
function occurrences(year) {
  const found = [];
  for (const event of events) {
    const every = event.iterator();
    for (let start = every.next(); start && start.year <= year; start = every.next()) {
      if (start.year < year) continue;
      const { endDate } = event.getOccurrenceDetails(start);
      endDate.adjust(-1, 0, 0, 0);
      found.push(`${start} ${endDate} ${event.summary}`);
    }
  }
  return found.sort();
}

/** What the act asks for in a year: [first, last, what]. */
const asked = (year) => [
  ...['01-31', '04-30', '07-31', '10-31'].map((day) => [day, day, 'provvisorio']),
  ...['02-20', '05-20', '08-20', '11-20'].map((day) => [day, day, 'definitivo']),
].flatMap(([first, last, what]) => ['Fondo per le non autosufficienze', 'Dopo di Noi'].map((name) => [first, last, `Scade: ${name} (${what})`])).concat([
  ['04-01', '05-31', 'Fondo nazionale per le politiche sociali (preventivo)'],
  ['04-01', '05-31', 'Fondo nazionale per le politiche sociali (primo consuntivo)'],
  ['10-01', '11-30', 'Fondo nazionale per le politiche sociali (secondo consuntivo)'],
  ['07-01', '10-31', 'Fondo sociale regionale (unico)'],
  ['07-01', '10-31', 'Sistema conoscenza del Piano di Zona (unico)'],
  ['07-01', '10-31', 'Spesa sociale dei Comuni (unico)'],
  ...['Reti antiviolenza', ...(year <= 2023 ? ['Piani territoriali di conciliazione'] : [])]
    .flatMap((name) => [['01-01', '01-31', `${name} (unico)`], ['07-01', '07-31', `${name} (unico)`]]),
]).map(([first, last, what]) => `${year}-${first} ${year}-${last} ${what}`).sort();

test('every year has the dates of the act, also a leap year and one after the end of a flow', () => {
  for (const year of [2022, 2023, 2024, 2028]) assert.deepEqual(occurrences(year), asked(year), String(year));
});

test('every event says what it is, once, and bears what RFC 5545 wants', () => {
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  assert.ok(calendar.getFirstPropertyValue('prodid'));
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
  for (const event of events) {
    assert.ok(event.component.getFirstPropertyValue('dtstamp'), event.uid);
    assert.match(event.description, /delibera regionale del 2021/, event.uid);
    assert.ok(event.startDate.isDate && event.isRecurring(), event.uid);
  }
});
