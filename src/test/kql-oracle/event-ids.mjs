// Writes which rules and hunting queries of a repository filter on some event ids: a second reader
// of selection criteria over the syntax trees of Microsoft's Kusto parser.
// How to run it: README.md beside this file.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.js');

const { KustoCode, Syntax } = Kusto.Language;

const IDS = ['4624', '4625', '4688', '4720'];
const TABLES = new Set(['SecurityEvent', 'WindowsEvent', 'Event']);
const FILES =
  /^(Detections|Hunting Queries)\/.*\.ya?ml$|^Solutions\/[^/]+\/(Analytic(al)? Rules|Hunting Queries)\/.*\.ya?ml$/i;
const POSITIVE = new Set(['==', '=~', 'in', 'in~', 'has', 'has_cs', 'has_any', 'has_all',
  'contains', 'contains_cs', 'startswith', 'startswith_cs', 'endswith', 'endswith_cs']);
const CASTS = new Set(['tostring', 'toint', 'tolong', 'todouble', 'tolower', 'toupper']);

const kinds = new Map();
for (const [name, type] of Object.entries(Syntax)) {
  if (typeof type === 'function') kinds.set(type, name);
}
const kind = (node) => (kinds.get(node?.constructor) ?? '').replace(/\$\d+$/, '');

function children(node) {
  const found = [];
  for (let i = 0; i < node.ChildCount; i++) {
    const child = node.GetChild(i);
    if (child) found.push(child);
  }
  return found;
}

function* descendants(node) {
  yield node;
  for (const child of children(node)) yield* descendants(child);
}

const trimmed = (node) => node.toString(Syntax.IncludeTrivia?.Minimal ?? 0).trim();

/** The constants below a node, as texts. */
function literals(node) {
  const found = [];
  for (const one of descendants(node)) {
    if (kind(one) === 'LiteralExpression' || kind(one) === 'CompoundStringLiteralExpression') {
      const value = one.LiteralValue;
      found.push(typeof value === 'string' ? value : trimmed(one));
    }
  }
  return found;
}

/** The constants that let statements bind: a literal, a dynamic list, a table of one column. */
function bindings(tree) {
  const bound = new Map();
  for (const node of descendants(tree)) {
    if (kind(node) !== 'LetStatement') continue;
    const value = kind(node.Expression);
    if (['LiteralExpression', 'DynamicExpression', 'DataTableExpression'].includes(value)) {
      bound.set(node.Name.SimpleName, literals(node.Expression));
    }
  }
  return bound;
}

function unwrapped(node) {
  let inner = node;
  for (;;) {
    if (kind(inner) === 'ParenthesizedExpression') {
      inner = inner.Expression;
    } else if (kind(inner) === 'FunctionCallExpression' && CASTS.has(inner.Name.SimpleName)) {
      inner = children(inner.ArgumentList.Expressions)[0];
      if (kind(inner) !== 'NameReference') inner = inner?.GetChild?.(0);
    } else {
      return inner;
    }
  }
}

/** Adds the values that a predicate asks EventID for. */
function collect(node, negated, bound, values) {
  switch (kind(node)) {
    case 'ParenthesizedExpression':
      collect(node.Expression, negated, bound, values);
      return;
    case 'FunctionCallExpression':
      if (node.Name.SimpleName === 'not') {
        for (const one of children(node.ArgumentList.Expressions)) {
          collect(one.GetChild?.(0) ?? one, !negated, bound, values);
        }
      }
      return;
    case 'BinaryExpression':
    case 'InExpression':
    case 'HasAnyExpression':
    case 'HasAllExpression': {
      const operator = trimmed(node.Operator).toLowerCase();
      if (operator === 'and' || operator === 'or') {
        collect(node.Left, negated, bound, values);
        collect(node.Right, negated, bound, values);
        return;
      }
      const left = unwrapped(node.Left);
      if (kind(left) !== 'NameReference' || left.SimpleName.toLowerCase() !== 'eventid') return;
      const positive = operator.replace(/^!/, '').replace(/^<>$|^=$/, '==');
      const excludes = operator.startsWith('!') || operator === '<>';
      if (!POSITIVE.has(positive) || excludes !== negated) return;
      for (const one of descendants(node.Right)) {
        if (kind(one) === 'NameReference') {
          (bound.get(one.SimpleName) ?? []).forEach((value) => values.add(value));
        }
      }
      literals(node.Right).forEach((value) => values.add(value));
      return;
    }
    default:
  }
}

function eventIds(query) {
  const tree = KustoCode.Parse(query).Syntax;
  const bound = bindings(tree);
  const values = new Set();
  let known = false;
  for (const node of descendants(tree)) {
    if (kind(node) === 'NameReference' && TABLES.has(node.SimpleName)) known = true;
    if (['FilterOperator', 'SearchOperator', 'FindOperator'].includes(kind(node))) {
      collect(node.Condition, false, bound, values);
    }
  }
  return known ? values : new Set();
}

const [repository, target] = process.argv.slice(2);
if (!target) throw new Error('usage: node event-ids.mjs REPOSITORY ANSWERS');
const git = (args, input) =>
  execFileSync('git', ['-C', repository, ...args], { input, maxBuffer: 1 << 28 });

/** The texts of files, in their order. */
function texts(paths) {
  const answer = git(['cat-file', '--batch'], paths.map((path) => `HEAD:${path}\n`).join(''));
  const found = [];
  let at = 0;
  for (const _ of paths) {
    const end = answer.indexOf(10, at);
    const size = Number(answer.toString('utf8', at, end).split(' ').pop());
    found.push(answer.toString('utf8', end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return found;
}

const commit = git(['rev-parse', 'HEAD']).toString().trim();
const paths = git(['ls-tree', '-r', '-z', '--name-only', 'HEAD']).toString().split('\0')
  .filter((path) => FILES.test(path));
const answers = Object.fromEntries(IDS.map((id) => [id, []]));
const unreadable = [];
const files = texts(paths);
for (const [i, path] of paths.entries()) {
  let file;
  try {
    file = parse(files[i], { strict: false, uniqueKeys: false });
  } catch {
    unreadable.push(path);
    continue;
  }
  if (typeof file?.query !== 'string') continue;
  const values = eventIds(file.query);
  for (const id of IDS) if (values.has(id)) answers[id].push(path);
}
writeFileSync(target, JSON.stringify({ commit, queries: paths.length, unreadable, rules: answers }, null, 1) + '\n');
console.log(IDS.map((id) => `${id}: ${answers[id].length}`).join(', '), `of ${paths.length} files`);
