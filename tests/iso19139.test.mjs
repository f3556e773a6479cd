// The records of the boundaries against the XML schema of ISO/TS 19139. No package that we can install carries the schema
// itself; ogc-schemas carries what JAXB's compiler made of it (edition of 17 April 2007): every type, its elements in
// their order, and which of them must be there. Jsonix reads a record by it and writes it again: what comes out otherwise
// than it went in is unknown to the schema, in the wrong place or no number where there should be one. Dates, which the
// schema takes in several forms, pass as text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import jsonix from 'jsonix';
import ogc from 'ogc-schemas';
import w3c from 'w3c-schemas';
import { built, filesOf, packaged, passed, proving, published } from './proofs.mjs';

const modules = Object.keys(ogc).filter((name) => /^(ISO19139_G.._20070417|GML_3_2_1|SMIL_2_0)/.test(name));
const schema = new jsonix.Jsonix.Context([w3c.XLink_1_0, ...modules.map((name) => ogc[name])], {
  namespacePrefixes: { 'http://www.isotc211.org/2005/gmd': 'gmd', 'http://www.isotc211.org/2005/gco': 'gco', 'http://www.isotc211.org/2005/gmx': 'gmx',
    'http://www.opengis.net/gml/3.2': 'gml', 'http://www.w3.org/1999/xlink': 'xlink' },
});

/** A record without what means nothing in XML: its header, blanks between elements, the ways to write an empty one or a quote. */
const bare = (xml) => xml.replace(/^<\?xml.*?\?>\s*/, '').trim().replace(/>\s+</g, '><').replace(/<(\S+)([^<>]*)><\/\1>/g, '<$1$2/>')
  .replaceAll('&#39;', "'").replaceAll('&#34;', '"').replaceAll('&quot;', '"');

/**
 * The required elements that are missing anywhere below a value, by their type. A property type may hold nothing, with
 * the reason in its attribute (ISO/TS 19139 §8.4.1), whatever the compiler made of it.
 */
function missing(value) {
  if (value === null || typeof value !== 'object') return [];
  const faults = Object.entries(value).flatMap(([name, part]) => (name === 'name' && part.localPart ? [] : missing(part)));
  for (let type = schema.typeInfos[value.TYPE_NAME]; type?.properties && !type.name.endsWith('PropertyType'); type = type.baseTypeInfo) {
    if (type.name.endsWith('.MDResolutionType')) continue; // a choice, which the compiler took for both
    faults.push(...type.properties.filter((p) => p.required && value[p.name] === undefined).map((p) => `${type.name}: ${p.name} is missing`));
  }
  return faults;
}

/** What the schema has against a record. */
function faults(xml) {
  const record = schema.createUnmarshaller().unmarshalString(xml);
  const [here, there] = [xml, schema.createMarshaller().marshalString(record)].map((text) => bare(text).split('<'));
  const at = here.findIndex((tag, i) => tag !== there[i]);
  return [...missing(record.value), ...(at < 0 ? [] : [`<${here[at]} is not what the schema has here`])];
}

proving(['schema-iso19139'], () => {
  const records = filesOf('schema-iso19139').map((name) => readFileSync(join(built, name), 'utf8'));

  test('every record of the boundaries follows the schema', () => {
    assert.equal(records.length, published('dati/*/*.gpkg').length);
    assert.deepEqual(records.flatMap(faults), []);
    passed('schema-iso19139', packaged('jsonix', 'ogc-schemas'), records.reduce((n, xml) => n + bare(xml).split(/<[^/]/).length - 1, 0));
  });

  test('a broken record is found', () => {
    const [record] = records;
    const inOrder = /(<gmd:language>[^]*?<\/gmd:language>\s*)(<gmd:characterSet>[^]*?<\/gmd:characterSet>\s*)/;
    for (const [broken, fault] of [
      [record.replaceAll('gmd:role>', 'gmd:ruolo>'), /role is missing/],
      [record.replaceAll('gmd:pointOfContact>', 'gmd:referente>'), /<gmd:referente> is not what the schema has/],
      [record.replace(inOrder, '$2$1'), /<gmd:characterSet> is not what the schema has/],
      [record.replace(/<gmd:dateStamp>[^]*?<\/gmd:dateStamp>/, ''), /dateStamp is missing/],
    ]) {
      assert.notEqual(broken, record, String(fault));
      assert.match(faults(broken).join('\n'), fault);
    }
    assert.throws(() => faults(record.replace(/<gco:Decimal>[^<]*/, '<gco:Decimal>8,5')), /must be a number/);
  });
});
