// How the portal of European data judges a catalogue (data.europa.eu, Metadata Quality Assessment methodology): points for each
// thing that a dataset or a distribution says, by the share of those that say it. 405 are all.
const dct = 'http://purl.org/dc/terms/';
const dcat = 'http://www.w3.org/ns/dcat#';
const authority = 'http://publications.europa.eu/resource/authority/';
const open = ['CSV', 'JSON', 'XLSX'].map((name) => `${authority}file-type/${name}`); // XLSX is ISO/IEC 29500

/** [points, class, property, what each value must be]. What a harvester finds out by asking for an address is asked of leads. */
const indicators = (leads) => [
  // Findability
  [30, 'Dataset', `${dcat}keyword`], [30, 'Dataset', `${dcat}theme`], [20, 'Dataset', `${dct}spatial`], [20, 'Dataset', `${dct}temporal`],
  // Accessibility
  [50, 'Distribution', `${dcat}accessURL`, leads], [20, 'Distribution', `${dcat}downloadURL`], [30, 'Distribution', `${dcat}downloadURL`, leads],
  // Interoperability; the last points are for a catalogue that violates no shape, which another test asks
  [20, 'Distribution', `${dct}format`], [10, 'Distribution', `${dcat}mediaType`],
  [10, 'Distribution', `${dct}format`, (value) => value.startsWith(`${authority}file-type/`)],
  [20, 'Distribution', `${dct}format`, (value) => open.includes(value)], [20, 'Distribution', `${dct}format`, (value) => open.includes(value)],
  [30, 'Dataset', `${dct}title`],
  // Reusability
  [20, 'Distribution', `${dct}license`], [10, 'Distribution', `${dct}license`, (value) => value.startsWith(`${authority}licence/`)],
  [10, 'Dataset', `${dct}accessRights`], [5, 'Dataset', `${dct}accessRights`, (value) => value.startsWith(`${authority}access-right/`)],
  [20, 'Dataset', `${dcat}contactPoint`], [10, 'Dataset', `${dct}publisher`],
  // Contextuality
  [5, 'Distribution', `${dct}rights`], [5, 'Distribution', `${dcat}byteSize`], [5, 'Dataset', `${dct}issued`], [5, 'Dataset', `${dct}modified`],
];

/** The points of a graph, and what costs some: [[points lost, property], …]. */
export function mqa(graph, leads) {
  const of = (name) => graph.filter((q) => q.predicate.value.endsWith('#type') && q.object.value === dcat + name).map((q) => q.subject.value);
  const subjects = { Dataset: of('Dataset'), Distribution: of('Distribution') };
  const said = new Map();
  for (const q of graph) {
    const key = `${q.subject.value} ${q.predicate.value}`;
    said.set(key, [...(said.get(key) ?? []), q.object.value]);
  }
  let score = 0;
  const lost = [];
  for (const [points, kind, property, good = () => true] of indicators(leads)) {
    const share = subjects[kind].filter((s) => said.get(`${s} ${property}`)?.every(good)).length / subjects[kind].length;
    score += points * share;
    if (share < 1) lost.push([points * (1 - share), property]);
  }
  return { score, lost };
}
