// The API as a program meets it: every document follows its schema, the description is right and its examples are what
// the site answers. Each check is also made on a copy that was broken on purpose, where it has to find the fault.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { packaged, passed, proving } from './proofs.mjs';
import { session } from './site.mjs';

const built = new URL('../public/', import.meta.url);
const names = new Set(readdirSync(built, { recursive: true }));
const files = [...names].filter((name) => name.startsWith('api/v1/') && name.endsWith('.json')).sort();
const text = (name) => readFileSync(new URL(name, built), 'utf8');
const read = (name) => JSON.parse(text(name));
const copy = (value) => JSON.parse(JSON.stringify(value));

const openapi = read('api/v1/openapi.json');
const root = openapi.servers[0].url + '/';
const base = root.slice(0, -'api/v1/'.length);
const operations = Object.entries(openapi.paths).map(([path, { get }]) => ({
  ...get, path, pattern: new RegExp(`^api/v1${path.replaceAll('.', '\\.').replace(/\{\w+\}/, '[a-z0-9_-]+')}$`),
}));
const isDocument = (name) => !name.startsWith('api/v1/schema/') && name !== 'api/v1/openapi.json';
const csv = (name) => readFileSync(new URL(`../data/${name}.csv`, import.meta.url), 'utf8').trimEnd().split('\n').slice(1);

const site = session();
const get = (path) => fetch(`${site.address}/${path}`);

/** The schemas that an operation answers by: a code may have been retired. */
function schemasOf({ responses }) {
  const { schema } = responses[200].content['application/json'];
  return (schema.oneOf ?? [schema]).map(({ $ref }) => $ref.split('/').at(-1));
}
const schemas = [...new Set(operations.flatMap(schemasOf))];

/** All schemas, compiled by the rules of the 2020-12 dialect; a keyword that the dialect does not know is an error. */
function compile() {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  return Object.fromEntries(schemas.map((id) => [id, ajv.compile(read(`api/v1/schema/${id}.json`))]));
}

/** What is wrong with a document: no operation for its address, or what its schema says. */
function documentFaults(validators, name, document) {
  const kinds = operations.filter(({ pattern }) => pattern.test(name));
  if (kinds.length !== 1) return [`${name}: ${kinds.length} operations`];
  const id = schemasOf(kinds[0]).find((schema) => document.schema === `${root}schema/${schema}.json`);
  if (!id) return [`${name}: schema is ${document.schema}`];
  const faults = validators[id](document) ? [] : validators[id].errors.map((e) => `${name}${e.instancePath}: ${e.message}`);
  if (document.self !== base + name) faults.push(`${name}: self is ${document.self}`);
  return faults;
}

proving(['json-schema'], () => {
  test('every schema compiles, and every file of the API follows its own', () => {
    const validators = compile();
    const documents = files.filter(isDocument);
    assert.ok(documents.length > 1600, `only ${documents.length} documents`);
    const faults = documents.flatMap((name) => documentFaults(validators, name, read(name)));
    assert.deepEqual(faults.slice(0, 20), [], `${faults.length} faults`);
    assert.equal(files.length - documents.length, schemas.length + 1, 'the schemas of the operations, and the description');
    passed('json-schema', packaged('ajv'), documents.length);
  });

  test('the schemas find what is wrong in a broken copy', () => {
    const validators = compile();
    const breaks = {
      'comuni/015189': (d) => { d.codice_istat = 15189; },
      'comuni/012001': (d) => { delete d.appartenenza.fonte; },
      'ambiti/50083': (d) => { d.ats = null; },
      'ambiti/50007': (d) => { d.asst = {}; },
      'ats/321': (d) => { d.numero_ambiti = '7'; },
      'asst/708': (d) => { d.area_km2 = null; },
      'spesa/tab_1': (d) => { d.osservazioni[0].valore = String(d.osservazioni[0].valore); },
      'spesa/graf_12': (d) => { d.osservazioni[0].nuovo = 1; },
      'macroaree/a': (d) => { d.punti_chiave = null; },
      segnalazioni: (d) => { d.elementi[0].gravita = 'grave'; },
      comuni: (d) => { d.elementi[0].self = 'comuni/012001.json'; },
      index: (d) => { d.licenza.indirizzo = ''; },
    };
    for (const [name, spoil] of Object.entries(breaks)) {
      const document = read(`api/v1/${name}.json`);
      spoil(document);
      assert.notDeepEqual(documentFaults(validators, `api/v1/${name}.json`, document), [], name);
    }
    assert.notDeepEqual(documentFaults(validators, 'api/v1/altro.json', {}), [], 'a file that nothing describes');
    assert.throws(() => new Ajv({ strict: true }).compile({ type: 'object', propertis: {} }), /unknown keyword/);
  });
});

proving(['openapi'], () => {
  // The address of the server depends on the build, and here it is this machine's. Only where a code is asked for can there
  // be none to answer with: the documents that are always there need no 404.
  const rules = createConfig({ extends: ['recommended-strict'], rules: { 'no-server-example.com': 'off', 'operation-4xx-response': 'off' } });
  const lint = async (description) => lintFromString({ source: JSON.stringify(description), absoluteRef: 'openapi.json', config: await rules });

  test('the OpenAPI description has nothing to complain about', async () => {
    assert.match(openapi.openapi, /^3\.1\./);
    assert.deepEqual((await lint(openapi)).map((p) => `${p.ruleId}: ${p.message}`), []);
    for (const [id, schema] of Object.entries(openapi.components.schemas)) {
      const { $schema, $id, ...alone } = read(`api/v1/schema/${id}.json`);
      assert.equal($schema, 'https://json-schema.org/draft/2020-12/schema');
      assert.equal($id, `${root}schema/${id}.json`);
      assert.deepEqual(schema, alone, `${id} is the same in the description and in its file`);
    }
    passed('openapi', packaged('@redocly/openapi-core'), operations.length);
  });

  test('the linter finds what is wrong in a broken copy of the description', async () => {
    const comune = '/comuni/{codice_istat}.json';
    const breaks = {
      'struct': (d) => { delete d.info.title; },
      'operation-operationId-unique': (d) => { d.paths[comune].get.operationId = 'ambito'; },
      'no-unresolved-refs': (d) => { d.paths[comune].get.responses[200].content['application/json'].schema.$ref += '-x'; },
      'no-invalid-media-type-examples': (d) => { d.paths[comune].get.responses[200].content['application/json'].examples.primo.value.provincia = 'Milano'; },
      'path-parameters-defined': (d) => { d.paths[comune].get.parameters = []; },
      'info-license': (d) => { delete d.info.license; },
    };
    for (const [rule, spoil] of Object.entries(breaks)) {
      const description = copy(openapi);
      spoil(description);
      const found = (await lint(description)).map((p) => p.ruleId);
      assert.ok(found.includes(rule), `${rule}: ${found}`);
    }
  });
});

/** What is wrong with the example of an operation: what the site answers must be what the description shows. */
async function exampleFaults({ path, parameters = [], responses }) {
  const address = parameters.reduce((filled, p) => filled.replace(`{${p.name}}`, p.example), path).slice(1);
  const { value, externalValue } = responses[200].content['application/json'].examples.primo;
  const answer = await get(`api/v1/${address}`);
  if (answer.status !== 200) return [`${address}: ${answer.status}`];
  if (!answer.headers.get('content-type').startsWith('application/json')) return [`${address}: ${answer.headers.get('content-type')}`];
  const document = await answer.json();
  if (externalValue) return new URL(externalValue, document.self).href === document.self && !/^\w+:/.test(externalValue) ? [] : [`${address}: ${externalValue}`];
  try {
    assert.deepEqual(document, value);
    return [];
  } catch (difference) {
    return [`${address}: ${difference.message}`];
  }
}

test('the examples of the description are what the site answers', async () => {
  assert.ok(operations.length >= 14);
  for (const operation of operations) assert.deepEqual(await exampleFaults(operation), [], operation.operationId);

  const lost = copy(operations.find((o) => o.operationId === 'comune'));
  lost.parameters[0].example = '999999';
  assert.notDeepEqual(await exampleFaults(lost), [], 'an example that is not there');
  const other = copy(operations.find((o) => o.operationId === 'spesa'));
  other.responses[200].content['application/json'].examples.primo.value.osservazioni[0].valore += 1;
  assert.notDeepEqual(await exampleFaults(other), [], 'an example with another figure');
});

test('a code that does not exist is a 404, as the description says', async () => {
  assert.equal((await get('api/v1/comuni/999999.json')).status, 404);
  for (const { operationId, parameters, responses } of operations) assert.equal('404' in responses, Boolean(parameters), operationId);
});

test('the examples of the page give the answers that it shows', async () => {
  await site.open('/api/');
  const rows = await site.page.locator('#esempi-richieste tbody tr').evaluateAll((list) => list.map((tr) => [...tr.cells].map((cell) => cell.innerText.trim())));
  const shown = await site.page.locator('main').innerText();
  assert.ok(rows.length >= 5);
  for (const [question, address, field, answer] of rows) {
    let value = await (await get(address)).json();
    for (const name of field.split('.')) value = value[name];
    assert.equal(typeof value === 'number' ? Number(answer) : answer, value, question);
  }
  for (const { path, summary } of operations) {
    assert.ok(shown.includes(`api/v1${path}`) && shown.includes(summary), `the page tells of ${path}`);
  }
});

test('every figure has the digits of the transcription', () => {
  let count = 0;
  for (const name of files.filter((file) => file.startsWith('api/v1/spesa/'))) {
    const table = name.slice('api/v1/spesa/'.length, -'.json'.length);
    const printed = csv('allegato-c/allegato-c').filter((line) => line.startsWith(`${table},`)).map((line) => line.match(/,(-?[\d.]*),[^,]*$/)[1] || 'null');
    const shown = [...text(name).matchAll(/^ {3}"valore": ([^,]*),$/gm)].map(([, digits]) => digits);
    assert.deepEqual(shown, printed, table);
    count += shown.length;
  }
  assert.equal(count, csv('allegato-c/allegato-c').length);
});

test('a missing value is null with a reason that the table explains', () => {
  let missing = 0;
  for (const name of files.filter((file) => file.startsWith('api/v1/spesa/'))) {
    const { motivi, osservazioni } = read(name);
    const known = new Set(motivi.map((m) => m.motivo));
    for (const o of osservazioni) {
      assert.equal(o.valore === null, o.motivo !== null, `${name} ${o.riga}`);
      if (o.motivo) assert.ok(known.has(o.motivo), o.motivo);
      missing += o.valore === null;
    }
  }
  assert.equal(missing, csv('allegato-c/mancanti').length);
  const milano = read('api/v1/ambiti/50007.json');
  assert.equal(milano.asst, null);
  assert.match(milano.motivo_asst, /ASST/);
});

test('a Comune is found by its name without accents and by its ISTAT code, and leads to the Ambito of comuni.csv', async () => {
  const { elementi } = await (await get('api/v1/comuni.json')).json();
  const ambiti = new Map(csv('territorio/comuni').map((line) => line.split(',')).map((cells) => [cells[0], cells[3]]));
  const born = new Set(csv('variazioni/variazioni').map((line) => line.split(',')).filter((cells) => cells[3] === 'fusione').map((cells) => cells[4]));
  for (const { comune, codice_istat, codice_ambito } of elementi) {
    if (ambiti.has(codice_istat)) assert.equal(codice_ambito, ambiti.get(codice_istat), comune);
    else assert.ok(born.has(codice_istat), `${comune} is neither in comuni.csv nor born of others`);
  }
  const today = new Set(elementi.map(({ codice_istat }) => codice_istat));
  for (const code of [...ambiti.keys(), ...born].filter((each) => !today.has(each))) assert.ok(read(`api/v1/comuni/${code}.json`).codice_ritirato, code);
  const [cantu] = elementi.filter((comune) => comune.chiave_ricerca === 'cantu');
  assert.equal(cantu.comune, 'Cantù');
  const document = await (await get(cantu.self.slice(base.length))).json();
  assert.equal(document.codice_istat, cantu.codice_istat);
  assert.equal(document.appartenenza.codice_ambito, cantu.codice_ambito);
});

test('every address in the API is that of a file or a page of the site, down to the finding', () => {
  const anchors = new Set([...text('qualita/index.html').matchAll(/ id="?([^"\s>]+)/g)].map(([, id]) => id));
  const lost = new Set();
  for (const name of files.filter(isDocument)) {
    JSON.stringify(read(name), (key, value) => {
      if (typeof value !== 'string' || !value.startsWith(base) || value.includes('{')) return value;
      const [path, anchor] = value.slice(base.length).split('#');
      if (!names.has(path.endsWith('/') || path === '' ? `${path}index.html` : path)) lost.add(value);
      if (anchor && !anchors.has(anchor)) lost.add(value);
      return value;
    });
  }
  assert.deepEqual([...lost].slice(0, 10), []);
});

test('the folder of the API leads to its page', async () => {
  assert.match(await (await get('api/v1/')).text(), /url=\S*\/api\//);
});
