// /confronta/: of the tables that the page carries, shows the columns that the form or the address (?a=321&b=326) asks
// for. Without this script all columns are there. No figure is read or written here: columns are hidden or shown.
const box = document.querySelector('[data-compare]');
const form = box.querySelector('form');
const answer = box.querySelector('[role=status]');
const link = box.querySelector('.compare-address');
const address = document.getElementById('indirizzo');
const selects = [...form.querySelectorAll('select')];
const kinds = [...document.querySelectorAll('[data-kind]')].map((section) => ({
  section,
  tables: [...section.querySelectorAll('table')],
  names: new Map([...section.querySelectorAll('[data-place]')].map((th) => [th.dataset.place, th.textContent])),
}));

for (const select of selects) select.append(...kinds.map(choices));
form.hidden = false;
read();
form.addEventListener('change', update);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update();
  kinds.find(({ section }) => !section.hidden)?.section.focus();
});
form.addEventListener('reset', () => setTimeout(update)); // the selects are empty only after the event
addEventListener('popstate', read);

/** The places of a kind as a group of options. */
function choices({ section, names }) {
  const group = document.createElement('optgroup');
  group.label = section.querySelector('h2').textContent;
  group.append(...[...names].map(([code, name]) => new Option(name.replace(/^Ambito /, ''), code)));
  return group;
}

/** From the address to the form. */
function read() {
  const asked = new URLSearchParams(location.search);
  const unknown = [];
  for (const select of selects) {
    const code = asked.get(select.name) ?? '';
    select.value = code;
    if (select.selectedIndex < 0) {
      select.value = '';
      unknown.push(code);
    }
  }
  show(unknown);
}

/** From the form to the page and to the address, which can be shared. */
function update() {
  const query = new URLSearchParams(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  history.replaceState(null, '', query.size ? `?${query}` : location.pathname);
  show([]);
}

function show(unknown) {
  const codes = [...new Set(selects.map(({ value }) => value).filter(Boolean))];
  const chosen = kinds.filter(({ names }) => codes.some((code) => names.has(code)));
  const complete = chosen.length === 1 && codes.length > 1;
  for (const kind of kinds) {
    kind.section.hidden = chosen.length === 1 && kind !== chosen[0];
    for (const table of kind.tables) filter(table, complete ? codes : null);
  }
  link.hidden = !complete;
  address.textContent = location.href.split('#')[0];
  answer.textContent = sentence(codes, chosen, complete, unknown);
}

/** Hides the columns, or the rows, of the places that are not among the codes; null shows all. */
function filter(table, codes) {
  const out = ({ dataset: { place } }) => Boolean(codes && place && !codes.includes(place));
  const [head, ...rows] = table.rows;
  const hidden = [...head.cells].map(out);
  for (const row of [head, ...rows]) [...row.cells].forEach((cell, i) => { cell.hidden = hidden[i]; });
  for (const row of rows) row.hidden = out(row.cells[0]);
  table.classList.toggle('compared-few', Boolean(codes));
}

function sentence(codes, chosen, complete, unknown) {
  const names = codes.map((code) => kinds.map((kind) => kind.names.get(code)).find(Boolean));
  const words = [];
  if (unknown.length) {
    words.push(`Nell’indirizzo c’è un codice che non è di un’ATS, di un Ambito né di una città con cifre: ${unknown.map((code) => `«${code.slice(0, 20)}»`).join(', ')}. Scegli dall’elenco.`);
  }
  if (complete) words.push(`Stai confrontando ${list(names)}.`);
  else if (chosen.length > 1) words.push(`${kindsOf(chosen)} non si possono confrontare: l’una è parte dell’altra. Scegli solo ATS, solo Ambiti o solo città.`);
  else if (codes.length) words.push(`Hai scelto ${names[0]}. Scegline almeno un’altra: intanto vedi tutte le colonne.`);
  return words.join(' ');
}

/** «Un’ATS e una città» */
function kindsOf(chosen) {
  const names = { ats: 'un’ATS', ambiti: 'un Ambito', citta: 'una città' };
  const words = list(chosen.map(({ section }) => names[section.id]));
  return words[0].toUpperCase() + words.slice(1);
}

function list(words) {
  return `${words.slice(0, -1).join(', ')} e ${words.at(-1)}`;
}
