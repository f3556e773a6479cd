// What the finder says: for each Comune who serves it, how sure that is, and where its page is.

/** More would be a list to scroll and not an answer. */
const most = 50;

/** The nodes to show for the result of a search; root is the address of the site. */
export function answer(root, query, { found, close }) {
  if (found.length === 0 && close.length === 0) {
    return [node('p', {}, `Nessun Comune ha un nome simile a «${query.trim()}». `, alphabet(root, 'Cercalo nell’elenco dalla A alla Z'), '.')];
  }
  if (found.length === 0) {
    return [node('p', {}, `Nessun Comune si chiama «${query.trim()}». Forse cercavi:`), ...list(root, close),
      node('p', {}, 'Se non è qui, ', alphabet(root, 'guarda l’elenco dalla A alla Z'), '.')];
  }
  if (found.length <= most) {
    return [...(found.length > 1 ? [node('p', {}, `${found.length} Comuni:`)] : []), ...list(root, found)];
  }
  return [node('p', {}, `${found.length} Comuni, ecco i primi ${most}. Scrivi più lettere, oppure `,
    alphabet(root, 'guarda l’elenco dalla A alla Z'), '.'), ...list(root, found.slice(0, most))];
}

function list(root, comuni) {
  return [node('ul', { className: 'finder-list' }, ...comuni.map((comune) => node('li', {}, ...facts(root, comune))))];
}

/** A Comune as a reader looked for it: «Osmate, oggi Cadrezzate con Osmate (VA)». */
export const called = ({ name, province, formerly }) => `${formerly ? `${formerly}, oggi ` : ''}${name} (${province})`;

function facts(root, comune) {
  const { url, ambito, ats, asst, asstMissing, evidence } = comune;
  const fact = (term, ...value) => node('div', {}, node('dt', {}, term), node('dd', {}, ...value));
  const link = ({ nome, indirizzo }) => node('a', { href: root + indirizzo }, nome);
  return [
    node('p', { className: 'finder-name' }, node('a', { href: root + url }, called(comune))),
    node('dl', {},
      fact('Ambito', link(ambito), node('span', {}, ` (appartenenza ${evidence})`)),
      fact('ATS, agenzia di tutela della salute', link(ats)),
      fact('ASST, azienda socio sanitaria territoriale', asst ? link(asst) : asstMissing)),
  ];
}

const alphabet = (root, text) => node('a', { href: `${root}comuni/#elenco` }, text);

function node(tag, properties, ...children) {
  const it = Object.assign(document.createElement(tag), properties);
  it.append(...children);
  return it;
}
