// What the finder says: for each Comune who serves it, how sure that is, and where its page is; else the pages that were looked for.

/** More would be a list to scroll and not an answer. */
const most = 50;

/**
 * The result of a search as { said, nodes }: a sentence for who hears it, which tells how many there are and names the one if
 * it is one, and what to show. root is the address of the site.
 */
export function answer(root, query, { found, close }) {
  const shown = [...found, ...close].slice(0, most);
  const [first, second] = shown;
  const many = found[most];
  let said = found[1] ? `${found.length} ${first.ambito ? 'Comuni' : 'pagine'}${many ? `, ecco i primi ${most}:` : ':'}` : '';
  if (!found[0]) said = `Nessun Comune ${first ? 'si chiama' : 'ha un nome simile a'} «${query}». ${first ? 'Forse cercavi:' : ''}`;
  return {
    said: `${said} ${first && !second ? called(first) : ''}`,
    nodes: [
      ...(said ? [node('p', {}, said)] : []),
      ...(first ? [list(root, shown)] : []),
      ...(many || !found[0] ? [node('p', {}, node('a', { href: `${root}comuni/#elenco` }, 'Cercalo nell’elenco dalla A alla Z'))] : []),
    ],
  };
}

export function list(root, comuni) {
  return node('ul', { className: 'finder-list' }, ...comuni.map((comune) => node('li', {}, ...facts(root, comune))));
}

/** A Comune as a reader looked for it: «Osmate, oggi Cadrezzate con Osmate (VA)». */
export const called = ({ name, province, instead = '' }) => `${instead}${name} (${province})`;

function facts(root, comune) {
  const { url, ambito, ats, asst, asstNote, evidence } = comune;
  const fact = (term, ...value) => node('div', {}, node('dt', {}, term), node('dd', {}, ...value));
  const link = ({ nome, indirizzo }, kind = '') => node('a', { href: root + indirizzo }, kind + nome);
  const name = node('p', { className: 'finder-name' }, node('a', { href: root + url }, called(comune)));
  return !ambito ? [name] : [
    name,
    node('dl', {},
      fact('Ambito', link(ambito, 'Ambito '), ` ${evidence}`),
      fact('ATS, agenzia di tutela della salute', link(ats)),
      fact('ASST, azienda socio sanitaria territoriale', ...asst.flatMap((one, i) => [i ? ' o ' : '', link(one)]), asstNote)),
  ];
}

function node(tag, properties, ...children) {
  const it = Object.assign(document.createElement(tag), properties);
  it.append(...children);
  return it;
}
