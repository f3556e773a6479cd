// Tables of indicators: a reader sorts them by a column. Without this script they stand as they are made, the highest first.
for (const table of document.querySelectorAll('[data-sortable]')) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort-button no-print';
    const onPaper = document.createElement('span');
    onPaper.className = 'print-only';
    onPaper.append(...[...head.childNodes].map((node) => node.cloneNode(true)));
    button.append(...head.childNodes);
    button.addEventListener('click', () => sort(table, heads, column));
    head.append(button, onPaper);
  });
}

function sort(table, heads, column) {
  const head = heads[column];
  const numbers = 'number' in table.tBodies[0].rows[0].cells[column].dataset;
  const rank = column === 0;
  const first = numbers && !rank ? 'descending' : 'ascending';
  const order = head.ariaSort === first ? (first === 'ascending' ? 'descending' : 'ascending') : first;
  for (const other of heads) other.ariaSort = null;
  head.ariaSort = order;
  const sign = order === 'ascending' ? 1 : -1;
  const rows = [...table.tBodies[0].rows];
  const places = rows.filter((row) => !row.classList.contains('spending-total'));
  const text = (row) => row.cells[column].textContent.trim();
  const number = (row) => row.cells[column].dataset.number;
  places.sort((a, b) => {
    if (!numbers) return sign * text(a).localeCompare(text(b), 'it');
    if (!number(a) || !number(b)) return Number(!number(a)) - Number(!number(b)); // what is missing stays at the end
    return sign * (number(a) - number(b));
  });
  table.tBodies[0].append(...places, ...rows.filter((row) => !places.includes(row)));
}
