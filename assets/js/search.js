// From what a reader types to the Comuni that it may mean. No page is needed for it: the tests run it as it is.
//
//   const search = openIndex(await (await fetch("comuni/indice.json")).json(), await (await fetch("cerca/indice.json")).json());
//   search("san donato");  // { found: [comune, …], close: [] }
//   search("Rozano");      // { found: [], close: [comune, …] }: nobody is called so, but these nearly are
//   search("Linate");      // { found: [comune], close: [] }: a hamlet, a postal code or another code stands for its Comune
//   search("asilo nido");  // { found: [{ name, url, … }, …], close: [] }: pages of the site, with their kind for a province
import { slug } from './slug.js';

/**
 * A Comune found by a name of the past or by another way of writing it carries `instead`, what stands before its name then.
 * @param index and more: the files that the Go package finder writes
 */
export function openIndex(index, more) {
  const comuni = comuniOf(index);
  const named = ([name, at, rest]) => entry(name, { ...comuni[at], instead: name + rest });
  const entries = [...comuni.map((comune) => entry(comune.name, comune)), ...index.nomi.map(named)];
  const others = [...more.nomi.map(named), ...more.codici.flatMap((codes, at) => codes.split(' ').map((code) => named([code, at, ', ']))),
    ...more.voci.flatMap(([name, url, kind, ...words]) => [name, ...words].map((word) => entry(word, { code: url, name, province: kind, url })))];
  return (query) => {
    const typed = slug(query).replace(title, '').replace(/-/g, '');
    const result = search(entries, typed);
    const other = result.found[0] ? result : search(others, typed);
    return other.found[0] ? other : result; // what is there needs no guess: Malpensa is not Magenta
  };
}

/** The Comuni of the first file in its order, each with who serves it. */
export function comuniOf(index) {
  return index.comuni.map(([code, name, at, evidence]) => {
    const { ats, asst, nota_asst: asstNote = '', ...ambito } = index.ambiti[at];
    return {
      code,
      name,
      province: index.province[code.slice(0, 3)],
      url: `comuni/${index.indirizzi[code] ?? slug(code, name)}/`,
      ambito,
      ats: index.ats[ats],
      asst: asst.map((place) => index.asst[place]),
      asstNote,
      evidence: index.evidenza[evidence],
    };
  });
}

/** What stands before a name on headed paper, «Comune di Rozzano»; no name in the index begins so. */
const title = /^(il-|la-)?(comune|citta)-(di-)?/;

/** What is compared of a name: the whole, what begins at each of its words, and «S.» for a saint, all without blanks. */
function entry(name, comune) {
  const words = slug(name).split('-');
  const starts = words.map((_, i) => words.slice(i).join(''));
  return { comune, starts: [...starts, starts[0].replace(/^san(t[ao](?=[^n])|t)?/, 's')] };
}

function search(entries, typed) {
  if (!typed) return { found: [], close: [] };
  const found = cheapest(entries, 2, ({ starts }) => rank(starts, typed));
  if (found[0]) {
    const most = found[0].cost === 0 ? 1 : 2; // who typed a whole name wants no word that only begins like it
    return { found: found.filter(({ cost }) => cost <= most).map(({ comune }) => comune), close: [] };
  }
  const allowed = 1 + (typed.length >> 2);
  const letters = [...new Set(typed)];
  const close = cheapest(entries, allowed, ({ starts }) => distance(starts, typed, letters, allowed));
  return { found: [], close: close.filter(({ cost }) => cost <= close[0].cost + 0.5).slice(0, 5).map(({ comune }) => comune) };
}

/** The same name, one that begins so, one with a word that begins so. */
function rank(starts, typed) {
  if (starts[0] === typed) return 0;
  if (starts[0].startsWith(typed)) return 1;
  return starts.some((start) => start.startsWith(typed)) ? 2 : Infinity;
}

/** The slips between what was typed and a name, or one more than between it and the beginning of the name or a word. */
function distance(starts, typed, letters, allowed) {
  const far = (name) => letters.filter((letter) => !name.includes(letter)).length > allowed; // a slip each: most names need no reckoning
  const [whole, ...words] = starts.map((start) => (far(start) ? { all: Infinity, beginning: Infinity } : slips(typed, start, allowed)));
  return Math.min(whole.all, ...[whole, ...words].map(({ beginning }) => beginning + 1));
}

/** The entries that cost no more than most, cheapest first, then by name; of the names of one Comune the cheapest. */
function cheapest(entries, most, cost) {
  const seen = new Set();
  return entries.map((e) => [cost(e), e]).filter(([cost]) => cost <= most).map(([cost, e]) => ({ ...e, cost }))
    .sort((a, b) => a.cost - b.cost || (a.starts[0] < b.starts[0] ? -1 : 1))
    .filter(({ comune }) => !seen.has(comune.code) && seen.add(comune.code));
}

/**
 * How many wrong, missing or added letters or swaps of two neighbours (optimal string alignment, Damerau 1964) lie
 * between what was typed and all of a name, or that beginning of it which is nearest. A letter doubled or not, the
 * commonest slip in Italian, counts half. With more slips than allowed the number does not matter.
 */
function slips(typed, name, allowed) {
  let [before, row, next] = [0, 1, 2].map(() => Float64Array.from({ length: name.length + 1 }, (_, j) => j));
  let nearest = 0; // of the row before
  for (let i = 1; i <= typed.length; i++) {
    const [typedCost, last] = [one(typed, i), nearest];
    nearest = next[0] = i;
    for (let j = 1; j <= name.length; j++) {
      let cost = Math.min(row[j] + typedCost, next[j - 1] + one(name, j), row[j - 1] + (typed[i - 1] === name[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === name[j - 2] && typed[i - 2] === name[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      nearest = Math.min(nearest, cost);
    }
    [before, row, next] = [row, next, before];
    if (Math.min(last, nearest) > allowed) break; // from two such rows no swap leads back
  }
  return { all: row[name.length], beginning: nearest };
}

/** What one letter more or less costs. */
const one = (text, i) => (text[i - 1] === text[i - 2] ? 0.5 : 1);
