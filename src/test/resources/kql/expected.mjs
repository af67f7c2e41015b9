// Says what the official Kusto parser reads in a query, one JSON line per query.
// How to run it: README.md beside this file.

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

// The parser is looked for in the folder this is run from, not beside this file.
const require = createRequire(pathToFileURL(process.cwd() + '/'));
require('@kusto/language-service-next/bridge.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.js');

const { KustoCode, Functions, Aggregates, PlugIns, Syntax } = Kusto.Language;

const QUALIFIERS = ['workspace', 'app', 'resource', 'database', 'cluster'];
const TABULAR_PLUGINS = ['geo_line_lookup', 'geo_polygon_lookup', 'ipv4_lookup', 'ipv6_lookup'];
const BUILT_IN = new Set([...QUALIFIERS, 'table', 'view']);
for (const group of [Functions.All, Aggregates.All, PlugIns.All]) {
  Bridge.toArray(group).forEach((f) => BUILT_IN.add(f.Name));
}

const classNames = new Map(
  Object.entries(Syntax).filter(([, type]) => typeof type === 'function').map(([n, t]) => [t, n]));
const kindOf = (node) => (node ? classNames.get(node.constructor) ?? '' : '');
const nameOf = (node) => (node ? node.SimpleName ?? node.Name?.SimpleName ?? '' : '');
const valueOf = (argument) =>
  kindOf(argument) === 'SimpleNamedExpression' ? argument.Expression : argument;

function elements(list) {
  const found = [];
  for (let i = 0; list && i < list.Count; i++) {
    const item = list.getItem(i);
    found.push(item.Element ?? item.Element$1 ?? item);
  }
  return found;
}

function children(node) {
  const found = [];
  for (let i = 0; i < node.ChildCount; i++) {
    const child = node.GetChild(i);
    if (child) found.push(child);
  }
  return found;
}

class Scope {
  constructor(outer) {
    this.outer = outer;
    this.names = new Map();
  }

  find(name) {
    return this.names.get(name) ?? this.outer?.find(name);
  }

  bind(name, binding = {}) {
    this.names.set(name, binding);
  }
}

class References {
  constructor() {
    this.tables = new Set();
    this.functions = new Set();
    this.watchlists = new Set();
    this.wildcards = new Set();
    this.calls = 0;
  }

  statement(node, scope) {
    switch (kindOf(node)) {
      case 'LetStatement':
        scope.bind(nameOf(node.Name), this.let(node.Expression, scope));
        break;
      case 'ExpressionStatement':
        this.tabular(node.Expression, scope);
        break;
      case 'QueryParametersStatement':
        for (const p of elements(node.Parameters)) {
          scope.bind(nameOf(p.NameAndType.Name), { text: text(p.DefaultValue?.Value, scope) });
        }
        break;
      case 'PatternStatement':
        scope.bind(nameOf(node.Name));
        for (const m of elements(node.Pattern?.Patterns)) this.body(m.Body, new Scope(scope));
        break;
    }
  }

  let(value, scope) {
    if (kindOf(value) === 'FunctionDeclaration') return this.declare(value, scope);
    if (kindOf(value) === 'EntityGroup') return { database: true };
    this.tabular(value, scope);
    const alias = kindOf(value) === 'NameReference' && scope.find(nameOf(value));
    return alias || { text: text(value, scope) };
  }

  declare(node, scope) {
    const parameters = elements(node.Parameters.Parameters).map((p) => ({
      name: nameOf(p.NameAndType.Name),
      tabular: kindOf(p.NameAndType.Type) === 'SchemaTypeExpression',
      text: text(p.DefaultValue?.Value, scope),
    }));
    const inner = new Scope(scope);
    parameters.forEach((p) => inner.bind(p.name));
    this.body(node.Body, inner);
    return { parameters, body: node.Body, scope };
  }

  body(body, scope) {
    elements(body.Statements).forEach((s) => this.statement(s, scope));
    if (body.Expression) this.tabular(body.Expression, scope);
  }

  tabular(node, scope) {
    switch (kindOf(node)) {
      case 'PipeExpression':
        this.tabular(node.Expression, scope);
        this.operator(node.Operator, scope);
        break;
      case 'ParenthesizedExpression':
      case 'DataScopeExpression':
      case 'MaterializeExpression':
      case 'ToTableExpression':
      case 'ToScalarExpression':
        this.tabular(node.Expression, scope);
        break;
      case 'PartitionSubquery':
        this.tabular(node.Subquery, scope);
        break;
      case 'PartitionQuery':
        this.tabular(node.Query, scope);
        break;
      case 'NameReference':
        this.table(node, scope);
        break;
      case 'FunctionCallExpression':
        this.call(node, scope, true);
        break;
      case 'PathExpression':
        this.path(node, scope);
        break;
      default:
        if (kindOf(node).endsWith('Operator')) this.operator(node, scope);
        else this.scalar(node, scope);
    }
  }

  table(node, scope) {
    const kind = kindOf(node.Name);
    if (kind === 'WildcardedName' || kind === 'BracketedWildcardedName') {
      this.wildcards.add(node.Name.Pattern.Text);
    } else if (kind !== 'BracedName' && nameOf(node) && !scope.find(nameOf(node))) {
      this.tables.add(nameOf(node));
    }
  }

  path(node, scope) {
    let root = node;
    while (kindOf(root) === 'PathExpression') root = root.Expression;
    const qualified = kindOf(root) === 'FunctionCallExpression'
      ? QUALIFIERS.includes(nameOf(root.Name))
      : scope.find(nameOf(root))?.database;
    if (!qualified) return this.scalar(node, scope);
    const last = node.Selector;
    if (kindOf(last) === 'NameReference') this.table(last, new Scope());
    else if (kindOf(last) === 'FunctionCallExpression' && !QUALIFIERS.includes(nameOf(last.Name))) {
      this.functions.add(nameOf(last.Name));
      elements(last.ArgumentList.Expressions).forEach((a) => this.scalar(a, scope));
    }
  }

  call(node, scope, tabular) {
    const name = nameOf(node.Name);
    const args = elements(node.ArgumentList.Expressions);
    const bound = scope.find(name);
    if (bound?.parameters) return this.invoke(bound, args, 0, scope);
    if (!bound) {
      if (tabular && !BUILT_IN.has(name)) this.functions.add(name);
      const first = args.length > 0 ? text(valueOf(args[0]), scope) : undefined;
      if (name === 'table' && first) this.tables.add(first);
      if (name === '_GetWatchlist' && first) this.watchlists.add(first);
    }
    args.forEach((a) => this.scalar(a, scope));
  }

  /** Walks over the body once more, with the constants of this call. */
  invoke(called, args, first, scope) {
    const inner = new Scope(called.scope);
    called.parameters.forEach((p) => inner.bind(p.name, { text: p.text }));
    args.forEach((argument, i) => {
      const value = valueOf(argument);
      const parameter = value === argument
        ? called.parameters[first + i]
        : called.parameters.find((p) => p.name === nameOf(argument.Name));
      if (parameter?.tabular) return this.tabular(value, scope);
      if (parameter) inner.bind(parameter.name, { text: text(value, scope) });
      this.scalar(value, scope);
    });
    if (this.calls++ < 10_000) this.body(called.body, inner);
  }

  operator(node, scope) {
    switch (kindOf(node)) {
      case 'UnionOperator':
        elements(node.Expressions).forEach((e) => this.tabular(e, scope));
        break;
      case 'JoinOperator':
      case 'LookupOperator':
        this.tabular(node.Expression, scope);
        this.scalar(node.ConditionClause ?? node.LookupClause, scope);
        break;
      case 'FindOperator':
      case 'SearchOperator': {
        const piped = node.Parent?.Operator === node && kindOf(node) === 'SearchOperator';
        if (node.InClause) elements(node.InClause.Expressions).forEach((e) => this.tabular(e, scope));
        else if (!piped) this.wildcards.add('*');
        this.scalar(node.Condition, scope);
        break;
      }
      case 'AsOperator':
        scope.bind(nameOf(node.Name));
        break;
      case 'InvokeOperator': {
        const called = node.Function;
        const bound = kindOf(called) === 'FunctionCallExpression' && scope.find(nameOf(called.Name));
        if (bound?.parameters) this.invoke(bound, elements(called.ArgumentList.Expressions), 1, scope);
        else this.tabular(called, scope);
        break;
      }
      case 'EvaluateOperator': {
        const plugin = nameOf(node.FunctionCall.Name);
        elements(node.FunctionCall.ArgumentList.Expressions).forEach((a, i) => {
          if (i === 0 && TABULAR_PLUGINS.includes(plugin)) this.tabular(a, scope);
          else this.scalar(a, scope);
        });
        break;
      }
      case 'MvApplyOperator':
        elements(node.Expressions).forEach((e) => this.scalar(e, scope));
        this.tabular(node.Subquery.Expression, scope);
        break;
      case 'PartitionOperator':
        this.tabular(node.Operand, scope);
        break;
      case 'ForkOperator':
        elements(node.Expressions).forEach((e) => this.tabular(e.Expression, scope));
        break;
      case 'MakeGraphOperator':
        elements(node.WithClause?.TablesAndKeys).forEach((t) => this.tabular(t.Table, scope));
        break;
      case 'MacroExpandOperator': {
        const inner = new Scope(scope);
        const clause = node.ScopeReferenceName;
        inner.bind(nameOf(clause ? clause.EntityGroupReferenceName : node.EntityGroup), { database: true });
        elements(node.StatementList).forEach((s) => this.statement(s, inner));
        break;
      }
      default:
        this.scalar(node, scope);
    }
  }

  scalar(node, scope) {
    switch (kindOf(node)) {
      case '':
        break;
      case 'PipeExpression':
      case 'MaterializeExpression':
      case 'ToScalarExpression':
      case 'ToTableExpression':
      case 'UnionOperator':
      case 'FindOperator':
      case 'SearchOperator':
        this.tabular(node, scope);
        break;
      case 'FunctionCallExpression':
        this.call(node, scope, false);
        break;
      case 'InExpression':
      case 'HasAnyExpression':
      case 'HasAllExpression':
        this.scalar(node.Left, scope);
        this.list(elements(node.Right.Expressions), scope);
        break;
      default:
        children(node).forEach((c) => this.scalar(c, scope));
    }
  }

  /** in (f()) reads the result of f; in (x) may as well compare with a column x. */
  list(values, scope) {
    let only = values.length === 1 ? values[0] : undefined;
    while (kindOf(only) === 'ParenthesizedExpression') only = only.Expression;
    if (['FunctionCallExpression', 'PathExpression'].includes(kindOf(only))) this.tabular(only, scope);
    else values.forEach((v) => this.scalar(v, scope));
  }
}

/** The string that an expression denotes, or undefined. */
function text(node, scope) {
  switch (kindOf(node)) {
    case 'LiteralExpression':
    case 'CompoundStringLiteralExpression':
      return typeof node.LiteralValue === 'string' ? node.LiteralValue : undefined;
    case 'ParenthesizedExpression':
      return text(node.Expression, scope);
    case 'NameReference':
      return scope.find(nameOf(node))?.text;
    case 'FunctionCallExpression': {
      if (nameOf(node.Name) !== 'strcat') return undefined;
      const parts = elements(node.ArgumentList.Expressions).map((a) => text(a, scope));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    default:
      return undefined;
  }
}

function expected({ query, params = [], ...rest }) {
  const code = KustoCode.Parse(query);
  const scope = new Scope();
  params.forEach((name) => scope.bind(name));
  const found = new References();
  elements(code.Syntax.Statements).forEach((s) => found.statement(s, scope));
  const errors = Bridge.toArray(code.GetDiagnostics()).filter((d) => d.Severity === 'Error');
  return {
    ...rest,
    tables: [...found.tables].sort(),
    functions: [...found.functions].sort(),
    watchlists: [...found.watchlists].sort(),
    wildcards: [...found.wildcards].sort(),
    syntax_errors: errors.length,
  };
}

if (process.argv.length > 2) {
  for (const file of process.argv.slice(2)) {
    console.log(JSON.stringify(expected({ path: file, query: readFileSync(file, 'utf8') })));
  }
} else {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim()) console.log(JSON.stringify(expected(JSON.parse(line))));
  }
}
