// Writes answers.jsonl: what Microsoft's Kusto parser reads in each query of this folder.
// How to run it: README.md beside this file.

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { corpus } from './corpus.mjs';
import { references, unknownTables } from './references.mjs';

const queries = corpus();
const doubled = queries.filter(({ id }, i) => queries.findIndex((q) => q.id === id) !== i);
if (doubled.length > 0) {
  throw new Error(`More than one query is called ${doubled.map(({ id }) => id).join(', ')}.`);
}

const answers = queries.map(({ id, query }) => {
  const facts = references(query);
  const missed = unknownTables(query).filter((name) => !facts.tables.includes(name));
  // A management command, such as .drop, also names tables that it does not read.
  const comparable = facts.syntax_errors === 0 && !query.startsWith('.');
  if (comparable && missed.length > 0) {
    throw new Error(`${id}: the binder looks for the tables ${missed}, the walk did not find them.`);
  }
  const sha256 = createHash('sha256').update(query, 'utf8').digest('hex');
  return JSON.stringify({ id, sha256, ...facts });
});
writeFileSync(new URL('answers.jsonl', import.meta.url), answers.join('\n') + '\n');
console.log(`${answers.length} answers.`);
