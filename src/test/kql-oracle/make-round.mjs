// Writes rounds of random queries and what Microsoft's Kusto parser reads in them.
// node make-round.mjs FOLDER [rounds] [queries] [seed]; how to compare: README.md beside this file.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queries } from './generate.mjs';
import { references } from './references.mjs';

const [folder, rounds = '10', count = '4000', seed = '1'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (let round = 0; round < Number(rounds); round++) {
  const first = Number(seed) + round;
  const lines = queries(first, Number(count)).map((query) => JSON.stringify({ query, ...references(query) }));
  writeFileSync(join(folder, `round-${first}.jsonl`), lines.join('\n') + '\n');
  const broken = lines.filter((line) => !line.includes('"syntax_errors":0')).length;
  console.log(`Round ${first}: ${lines.length} queries, ${broken} with errors.`);
}
