// Tables of figures: a reader sorts them by a column. Without this script they stand as they are made.
const told = document.createElement('p');
told.className = 'visually-hidden';
told.role = 'status';
document.querySelector('main').append(told);
document.querySelectorAll('[data-sortable]').forEach(prepare);

function prepare(table) {
  const heads = [...table.tHead.querySelectorAll('th:not([scope=colgroup])')];
  const over = [...table.tHead.querySelectorAll('[scope=colgroup]')].flatMap((group) => Array(group.colSpan).fill(`, ${group.textContent}`));
  heads.forEach((head, column) => {
    const name = head.textContent.trim().replace(/\s+/g, ' ') + (over[column - 1] ?? '');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort-button no-print';
    if (head.querySelector('a')) button.ariaLabel = `Ordina per ${name}`; // beside the link, which no button may hold
    else {
      const onPaper = document.createElement('span');
      onPaper.className = 'print-only';
      onPaper.append(...[...head.childNodes].map((node) => node.cloneNode(true)));
      button.append(...head.childNodes);
      if (over.length) button.ariaLabel = name;
      head.append(onPaper);
    }
    head.append(button);
    button.addEventListener('click', () => {
      told.textContent = `In ordine di ${name}, ${sort(table, heads, column)}.`;
    });
  });
}

/** Sorts the rows, or turns their order round, and says in words what it is. What is missing and the totals stay at the end. */
function sort(table, heads, column) {
  const head = heads[column];
  const [body] = table.tBodies;
  const numbers = body.rows[0].cells[column].matches('.table-number, .spending-number');
  const first = numbers && column ? 'descending' : 'ascending'; // numbers in the first column are ranks
  const order = head.ariaSort === first ? (first === 'ascending' ? 'descending' : 'ascending') : first;
  for (const other of heads) other.ariaSort = null;
  head.ariaSort = order;
  const sign = order === 'ascending' ? 1 : -1;
  const rows = [...body.rows];
  const places = rows.filter((row) => !row.classList.contains('spending-total'));
  const value = ({ cells }) => (numbers ? number : String)(cells[column].textContent.trim());
  places.sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (!numbers) return sign * x.localeCompare(y, 'it');
    return Number.isNaN(x) || Number.isNaN(y) ? Number.isNaN(x) - Number.isNaN(y) : sign * (x - y);
  });
  body.append(...places, ...rows.filter((row) => !places.includes(row)));
  if (numbers) return sign > 0 ? 'dal più basso' : 'dal più alto';
  return sign > 0 ? 'dalla A alla Z' : 'dalla Z alla A';
}

/** The number that a cell begins with, as Italians write it; marks may follow it, and words stand where it is missing. */
function number(text) {
  const [digits] = text.match(/^[−-]?[\d.]+(,\d+)?/) ?? [NaN];
  return Number(String(digits).replaceAll('.', '').replace(',', '.').replace('−', '-'));
}
