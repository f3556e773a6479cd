// /confronta/: one measure of the places that the form or the address (?a=321&b=326&misura=graf-12) asks for: what differs in words, a
// picture, a table. Without this script one measure of all places is there, and the way to all others.
//
// The figures and what they say each by itself come from a file for each measure, which Go makes; here they are compared with
// one another, in the words that the form carries, and shown in copies of the blank measure.
const box = document.querySelector('.compare');
const words = JSON.parse(box.dataset.words);
const form = box.querySelector('form');
const answer = box.querySelector('[role=status]');
const shown = document.getElementById('confronto');
const untouched = [...shown.childNodes]; // what is there before anything is chosen
const blank = document.querySelector('template[data-measure]');
const link = document.querySelector('.compare-address');
const heading = document.querySelector('h1');
const before = { heading: heading.textContent, title: document.title };
const [first, ...others] = form.querySelectorAll('.compare-choices select');
const nothing = others[0].options[0];
const measure = form.elements.misura;
const measures = [...measure.children];
const kinds = [...first.querySelectorAll('optgroup')];
const loaded = new Map();
let offered; // the kind that can be chosen beside a place
let turn = 0;

form.hidden = false;
read();
form.addEventListener('change', update);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update();
  form.querySelector('details').open = !complete();
  shown.focus();
});
form.addEventListener('reset', () => setTimeout(() => { // the selects are empty only after the event
  measure.value = usual();
  update();
}));
addEventListener('popstate', read);

/** Puts what was said into a sentence: the words name their places in braces. */
function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

function list(names) {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`;
}

function kindOf(code) {
  return kinds.find((kind) => [...kind.children].some(({ value }) => value === code));
}

function chosen() {
  return [...new Set([first, ...others].map(({ value }) => value).filter(Boolean))];
}

function complete() {
  return chosen().length > 1;
}

/** From the address to the form. */
function read() {
  const asked = new URLSearchParams(location.search);
  const codes = [first, ...others].map(({ name }) => asked.get(name) ?? '');
  const unknown = codes.filter((code) => code && !kindOf(code));
  const mixed = [...new Set(codes.map(kindOf).filter(Boolean))];
  const known = codes.map((code) => (mixed.length === 1 && kindOf(code) ? code : ''));
  first.value = known[0];
  offer(mixed.length === 1 ? mixed[0] : undefined, known.slice(1), asked.get('misura') ?? '');
  form.querySelector('details').open = !complete();
  show([
    ...(unknown.length ? [say('unknown', { codes: unknown.map((code) => `«${code.slice(0, 20)}»`).join(', ') })] : []),
    ...(mixed.length > 1 ? [say('mixed', { kinds: capital(list(mixed.map(({ dataset }) => dataset.single))) })] : []),
  ]);
}

/** From the form to the page and to the address, which can be shared. */
function update() {
  const rest = others.map(({ value }) => value);
  const kind = kindOf(first.value || rest.find(Boolean));
  offer(kind, rest.map((code) => (kindOf(code) === kind ? code : '')), measure.value);
  const query = new URLSearchParams([first, ...others].filter(({ value }) => value).map(({ name, value }) => [name, value]));
  if (measure.value !== usual(kind)) query.set('misura', measure.value);
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  show([]);
}

/** What can be chosen beside a place: the others of its kind, and what is measured of them. */
function offer(kind, codes, wanted) {
  if (kind !== offered) {
    for (const select of others) {
      select.replaceChildren(...[nothing, ...(kind?.children ?? [])].map((option) => option.cloneNode(true)));
      select.disabled = !kind;
    }
    measure.replaceChildren(...measures.filter(({ dataset }) => !kind || dataset.kind === kind.dataset.kind));
    offered = kind;
  }
  others.forEach((select, i) => { select.value = codes[i]; });
  measure.value = wanted;
  if (measure.selectedIndex < 0) measure.value = usual(kind);
}

/** The measure that a kind of places shows first. */
function usual(kind = kinds[0]) {
  return kind.dataset.default;
}

async function show(faults) {
  const codes = chosen();
  const names = codes.map((code) => [...first.options].find(({ value }) => value === code).textContent);
  const told = complete() ? say('comparing', { names: list(names) }) : say('one_more', { name: names[0] });
  answer.textContent = [...faults, ...(codes.length ? [told] : [])].join(' ');
  answer.classList.toggle('visually-hidden', complete() && !faults.length); // the heading says it
  const [choose, change] = form.querySelectorAll('summary span');
  [choose.hidden, change.hidden] = [complete(), !complete()];
  heading.textContent = complete() ? say('heading', { names: kindOf(codes[0]).dataset.several + list(names) }) : before.heading;
  document.title = before.title.replace(before.heading, () => heading.textContent);
  link.hidden = !complete();
  document.getElementById('indirizzo').textContent = location.href.split('#')[0];
  const mine = ++turn;
  if (!complete() && measure.value === usual()) {
    if (!untouched[0].isConnected) shown.replaceChildren(...untouched);
    shown.removeAttribute('aria-busy');
    return;
  }
  shown.setAttribute('aria-busy', 'true');
  if (untouched[0].isConnected) shown.replaceChildren();
  try {
    const m = await load(measure.value);
    if (mine === turn) draw(m, complete() ? codes : null);
  } catch {
    if (mine === turn) answer.textContent = say('lost');
  }
  if (mine === turn) shown.removeAttribute('aria-busy');
}

/** The figures of a measure, asked for once. */
function load(id) {
  if (!loaded.has(id)) {
    const asked = fetch(`${box.dataset.figures}${id}.json`).then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response.json();
    });
    asked.catch(() => loaded.delete(id));
    loaded.set(id, asked);
  }
  return loaded.get(id);
}

/** The rows of the places with some codes, or of all, and of the region. */
function rowsOf(m, codes) {
  return m.rows.filter(({ total, code }) => !codes || total || codes.includes(code));
}

/** Shows a measure of the places with some codes, or of all. */
function draw(m, codes) {
  const rows = rowsOf(m, codes);
  const places = rows.filter(({ total }) => !total);
  const view = blank.content.cloneNode(true);
  const part = (selector) => view.querySelector(selector);
  part('.compared-name').id = 'confronto-titolo';
  anchor(part('.compared-name a'), m);
  part('.compared-said').textContent = codes ? difference(m, places) : `${m.spread}.`;
  if (codes) {
    repeat(part('.compared-words li'), places, (item, { name, words: said }) => {
      item.firstElementChild.textContent = name;
      item.lastElementChild.textContent = said;
    });
  } else part('.compared-words').remove();
  picture(part, m, rows);
  part('.chart-note').textContent = m.note;
  table(part, m, rows);
  if (m.caution) end(part('.compared-caution'), m.caution);
  else part('.compared-caution').remove();
  notes(part, m, rows);
  if (codes) part('.compared-others').addEventListener('toggle', (event) => tell(event.target, m.id, codes), { once: true });
  else part('.compared-others').remove();
  shown.replaceChildren(view);
}

/** Says of each other measure how far apart the places are. */
async function tell(others, id, codes) {
  const all = await Promise.all([...measure.options].filter(({ value }) => value !== id).map(({ value }) => load(value)));
  repeat(others.querySelector('li'), all, (item, other) => {
    const query = new URLSearchParams(location.search);
    query.set('misura', other.id);
    item.querySelector('a').href = `?${query}`;
    item.querySelector('a').lastChild.data = other.name;
    item.lastElementChild.textContent = difference(other, rowsOf(other, codes).filter(({ total }) => !total));
  });
}

/** One sentence on how far apart the figures are. */
function difference(m, places) {
  const known = places.filter(({ number }) => number);
  const high = known[0];
  const low = known.at(-1);
  const doubt = high !== low && (high.doubtful || low.doubtful) ? words.doubt : '';
  return `${apart(m, known, high, low, places.length > 2)}${doubt}.`;
}

function apart(m, known, high, low, many) {
  if (!high) return say('none');
  if (high === low) return say('one', high);
  const by = high.number - low.number;
  if (by === 0) return say('same', { names: list(known.map(({ name }) => name)), value: high.value });
  const decimals = Math.max(...[high, low].map(({ number }) => (number.split('.')[1] ?? '').length));
  const perCent = by / low.number * 100;
  const times = written(high.number / low.number, 1);
  const told = {
    high: say(many ? 'highest' : 'high', high), low: say(many ? 'lowest' : 'low', low), times, gap: written(by, decimals) + m.gap,
    percent: m.share || low.number <= 0 || perCent >= 100 ? '' : say('per_cent', { percent: written(perCent, perCent < 10 ? 1 : 0) }),
  };
  if (m.share ? by < words.points : low.number > 0 && perCent < words.per100) return say('alike', told);
  return say(m.share || low.number <= 0 || times === '1,0' ? 'more' : 'times', told);
}

/** A number as Italians write it. The browser's own way takes a phone a third of a second, the first time. */
function written(number, decimals) {
  const [whole, part] = number.toFixed(decimals).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, '.'), part].filter(Boolean).join(',');
}

/** The rows on one axis from zero to the greatest of them. */
function picture(part, m, rows) {
  const drawn = rows.filter(({ number, total }) => number && !(total && m.additive));
  const most = Math.max(...drawn.map(({ number }) => number)) || 1;
  const at = ({ number }) => 100 * number / most;
  const region = drawn.find(({ total }) => total);
  const head = part('.ranked-head');
  head.firstElementChild.textContent = m.years.at(-1);
  if (region) {
    put(head, 'line', { x1: `${at(region)}%`, x2: `${at(region)}%` });
    const side = at(region) < 15 ? 'start' : at(region) > 85 ? 'end' : 'middle';
    put(head, 'text', { x: `${at(region)}%`, class: `${side} chart-strong` }).textContent = `${region.name} ${region.plot}`;
  } else head.querySelector('svg').replaceChildren();
  repeat(part('.ranked-row:not(.ranked-head)'), rows, (item, row) => {
    item.classList.toggle('ranked-total', row.total);
    item.firstElementChild.firstChild.data = row.name;
    item.firstElementChild.lastChild.textContent = `: ${row.value}`;
    if (row.total && m.additive) {
      item.lastElementChild.textContent = say('off', { value: row.plot });
      return;
    }
    if (region) put(item, '.chart-reference', { x1: `${at(region)}%`, x2: `${at(region)}%` });
    else item.querySelector('.chart-reference').remove();
    const place = row.number ? at(row) : Number.parseFloat(item.querySelector('.chart-missing').getAttribute('x2'));
    item.querySelector(row.number ? '.chart-missing' : 'circle').remove();
    if (row.number) put(item, 'circle', { cx: `${place}%`, class: row.doubtful ? 'chart-place-doubt' : 'chart-place' });
    const left = place > 50;
    const gap = Math.abs(item.querySelector('text').getAttribute('dx'));
    put(item, 'text', { x: `${place}%`, dx: left ? -gap : gap, class: left ? 'end' : 'start' }).textContent = row.plot;
  });
}

function put(parent, selector, attributes) {
  const node = parent.querySelector(selector);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function table(part, m, rows) {
  part('caption').textContent = m.caption;
  repeat(part('thead th:last-child'), m.years, (head, year) => { head.textContent = year; });
  repeat(part('tbody tr'), rows, (line, row) => {
    line.classList.toggle('spending-total', row.total);
    if (row.url) anchor(line.querySelector('a'), row);
    else line.firstElementChild.textContent = row.name;
    repeat(line.lastElementChild, row.figures, figure);
  });
}

function figure(cell, { text, missing, marks }) {
  const value = cell.querySelector('.spending-value');
  value.textContent = missing || text;
  if (missing) value.className = 'spending-missing';
  if (marks?.length) repeat(cell.querySelector('.mark'), marks, mark);
  else cell.replaceChildren(value);
}

function mark(node, { number, severity, url, label }) {
  node.className = `mark mark-${severity}`;
  node.href = box.dataset.root + url;
  node.textContent = number;
  node.ariaLabel = node.ariaLabel.replace(/x$/, label);
}

/** The findings to which the marks of the rows lead. */
function notes(part, m, rows) {
  const marked = new Set(rows.flatMap(({ figures }) => figures.flatMap(({ marks }) => marks ?? [])).map(({ number }) => number));
  const told = (m.notes ?? []).filter(({ number }) => marked.has(number));
  if (!told.length) {
    part('.standing-notes').remove();
    return;
  }
  repeat(part('.finding-notes li'), told, (item, note) => {
    mark(item.querySelector('.mark'), note);
    const badge = item.querySelector('.badge');
    badge.className = `badge badge-${note.severity}`;
    badge.textContent = note.severity;
    badge.parentElement.lastChild.data = ` ${note.sentence}`;
  });
}

/** Puts a text where the blank one ends. */
function end(node, text) {
  node.textContent = node.textContent.replace(/x$/, () => text);
}

function anchor(node, { name, url }) {
  node.textContent = name;
  node.href = box.dataset.root + url;
}

/** Puts a copy of a node in its place for each of the items. */
function repeat(model, items, fill) {
  model.replaceWith(...items.map((item) => {
    const copy = model.cloneNode(true);
    fill(copy, item);
    return copy;
  }));
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
