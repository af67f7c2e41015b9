// Reads the queries of this folder. KqlOracleTest reads them the same way.

import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('queries/', import.meta.url);
const HEADER = '//// ';

/** All queries as { id, query }, in order of file name and place. */
export function corpus() {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const stem = file.replace(/\.[a-z]+$/, '');
      const queries = file.endsWith('.jsonl') ? lines(text) : sections(text);
      return queries.map(({ id, query }) => ({ id: `${stem}/${id}`, query }));
    });
}

function lines(text) {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** A section is a header and the query up to the next header, without the line ends before that. */
function sections(text) {
  const found = [];
  for (const line of text.split('\n')) {
    if (line.startsWith(HEADER)) found.push({ id: line.slice(HEADER.length), query: [] });
    else found.at(-1).query.push(line);
  }
  return found.map(({ id, query }) => ({ id, query: query.join('\n').replace(/\n+$/, '') }));
}
