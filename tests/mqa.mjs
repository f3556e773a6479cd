// How the portal of European data judges a catalogue (data.europa.eu, Metadata Quality Assessment methodology): points for each
// thing that a dataset or its distributions say. 405 are all. A catalogue has the mean of its datasets.
const dct = 'http://purl.org/dc/terms/';
const dcat = 'http://www.w3.org/ns/dcat#';
const authority = 'http://publications.europa.eu/resource/authority/';
const formats = (...names) => new Set(names.map((name) => `${authority}file-type/${name}`));

// Which formats are free of an owner, and which a machine can read, is what the portal's lists say of those that tables and
// catalogues come in (edp-vocabularies, edp-non-proprietary-format and edp-machine-readable-format): XLSX is in the second alone,
// Parquet in neither.
const free = formats('CSV', 'GEOJSON', 'JSON', 'JSON_LD', 'ODS', 'RDF_TURTLE', 'RDF_XML', 'TSV', 'TXT', 'XML', 'ZIP');
const readable = formats('CSV', 'GEOJSON', 'JSON', 'JSON_LD', 'ODS', 'RDF_TURTLE', 'RDF_XML', 'XLS', 'XLSX', 'XML');

/** [points, property, what each value must be] of a dataset. */
const ofDataset = [
  [30, `${dcat}keyword`], [30, `${dcat}theme`], [20, `${dct}spatial`], [20, `${dct}temporal`], // findability
  [10, `${dct}accessRights`], [5, `${dct}accessRights`, (value) => value.startsWith(`${authority}access-right/`)], // reusability
  [20, `${dcat}contactPoint`], [10, `${dct}publisher`],
  [5, `${dct}issued`], [5, `${dct}modified`], // contextuality
];

/** The same of its distributions, by the share of those that say it. What a harvester finds out by asking for an address is asked of leads. */
const ofDistributions = (leads) => [
  [50, `${dcat}accessURL`, leads], [20, `${dcat}downloadURL`], [30, `${dcat}downloadURL`, leads], // accessibility
  [20, `${dct}license`], [10, `${dct}license`, (value) => value.startsWith(`${authority}licence/`)], // reusability
  [5, `${dct}rights`], [5, `${dcat}byteSize`], // contextuality
];

/** Interoperability: distributions are taken for one content in several forms, and the best of them counts. */
const ofBestDistribution = [
  [20, `${dct}format`], [10, `${dcat}mediaType`], [10, `${dct}format`, (value) => value.startsWith(`${authority}file-type/`)],
  [20, `${dct}format`, (value) => free.has(value)], [20, `${dct}format`, (value) => readable.has(value)],
];

/** And what a dataset has if nothing in the catalogue violates the shapes of DCAT-AP. */
const compliance = 30;

/**
 * The points of a graph that so many shapes are violated in, and what costs some: [[points lost, property], …].
 */
export function mqa(graph, leads, violations) {
  const datasets = graph.filter((q) => q.predicate.value.endsWith('#type') && q.object.value === `${dcat}Dataset`).map((q) => q.subject.value);
  const said = new Map();
  for (const q of graph) {
    const key = `${q.subject.value} ${q.predicate.value}`;
    said.set(key, [...(said.get(key) ?? []), q.object.value]);
  }
  const has = (subject, [points, property, good = () => true]) => (said.get(`${subject} ${property}`)?.every(good) ? points : 0);
  const lost = new Map();
  let score = violations ? 0 : compliance;
  if (violations) lost.set('shapes', compliance);
  const count = (indicator, points) => {
    score += points / datasets.length;
    const missed = (indicator[0] - points) / datasets.length;
    if (missed > 0) lost.set(indicator[1], (lost.get(indicator[1]) ?? 0) + missed);
  };
  for (const dataset of datasets) {
    const files = said.get(`${dataset} ${dcat}distribution`) ?? [];
    const sum = (file) => ofBestDistribution.reduce((total, indicator) => total + has(file, indicator), 0);
    const best = files.toSorted((a, b) => sum(b) - sum(a))[0];
    for (const indicator of ofDataset) count(indicator, has(dataset, indicator));
    for (const indicator of ofDistributions(leads)) count(indicator, files.reduce((total, file) => total + has(file, indicator), 0) / (files.length || 1));
    for (const indicator of ofBestDistribution) count(indicator, has(best, indicator));
  }
  return { score, lost: [...lost].map(([property, points]) => [points, property]) };
}
