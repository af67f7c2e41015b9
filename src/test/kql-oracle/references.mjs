// What a query refers to, found by walking over the syntax tree of Microsoft's Kusto parser.
// The facts and their names are those of the analyzer's QueryReferences.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.js');

const { KustoCode, Functions, Aggregates, PlugIns, Syntax } = Kusto.Language;

/** Functions whose members are tables of another place. */
const PLACES = new Set(['adx', 'app', 'arg', 'cluster', 'database', 'resource', 'workspace']);

const BUILT_IN = new Set([
  ...PLACES,
  'table',
  ...[Functions, Aggregates, PlugIns].flatMap((group) => Bridge.toArray(group.All).map((f) => f.Name)),
]);

/** Plugins of the language that take a table as an argument. */
const TABULAR_PLUGINS = new Set(
  ['geo_line_lookup', 'geo_polygon_lookup', 'ipv4_lookup', 'ipv6_lookup']);

/** Members of nodes in which the language reads a table; in all others it reads a value. */
const TABULAR_MEMBERS = {
  DataScopeExpression: ['Expression'],
  ExpressionStatement: ['Expression'],
  FindInClause: ['Expressions'],
  ForkExpression: ['Expression'],
  FunctionBody: ['Expression'],
  InvokeOperator: ['Function'],
  JoinOperator: ['Expression'],
  LookupOperator: ['Expression'],
  MakeGraphTableAndKeyClause: ['Table'],
  MaterializeExpression: ['Expression'],
  MvApplySubqueryExpression: ['Expression'],
  PartitionQuery: ['Query'],
  PartitionSubquery: ['Subquery'],
  PipeExpression: ['Expression'],
  ToScalarExpression: ['Expression'],
  ToTableExpression: ['Expression'],
  UnionOperator: ['Expressions'],
};

/** Nodes that only hold others: what is in them is in the position that they are in. */
const TRANSPARENT = new Set(['ParenthesizedExpression', 'SeparatedElement', 'SyntaxList']);

const CALL_LIMIT = 10_000;

/** The binder's codes for an unknown name in tabular position, also in a fuzzy union. */
const UNKNOWN_NAME = new Set(['KS204', 'KS205']);

const kinds = new Map();
for (const [name, type] of Object.entries(Syntax)) {
  if (typeof type === 'function') kinds.set(type, name);
}

function kind(node) {
  if (!node) return '';
  const known = kinds.get(node.constructor);
  if (known) return known.replace(/\$\d+$/, '');
  // Lists and their elements are generic types, which are made when first used.
  if (typeof node.Count === 'number' && node.getItem) return 'SyntaxList';
  return node.Separator === undefined ? '' : 'SeparatedElement';
}

function children(node) {
  const found = [];
  for (let i = 0; i < node.ChildCount; i++) {
    const child = node.GetChild(i);
    if (child) found.push(child);
  }
  return found;
}

function elements(list) {
  const found = [];
  for (let i = 0; list && i < list.Count; i++) {
    const item = list.getItem(i);
    found.push(kind(item) === 'SeparatedElement' ? item.GetChild(0) : item);
  }
  return found;
}

/** The name that a reference, a declaration or a call bears. */
const named = (node) => node?.SimpleName ?? node?.Name?.SimpleName ?? '';

function unwrapped(node) {
  let inner = node;
  while (kind(inner) === 'ParenthesizedExpression') inner = inner.Expression;
  return inner;
}

/** Names and what they stand for; an inner scope sees what the outer one holds. */
function scopeIn(outer) {
  return Object.create(outer);
}

/** The string that an expression denotes, as far as it is constant. */
function constant(expression, scope) {
  const node = unwrapped(expression);
  switch (kind(node)) {
    case 'LiteralExpression':
    case 'CompoundStringLiteralExpression':
      return typeof node.LiteralValue === 'string' ? node.LiteralValue : undefined;
    case 'NameReference':
      return scope[named(node)]?.text;
    case 'FunctionCallExpression': {
      if (named(node.Name) !== 'strcat') return undefined;
      const parts = elements(node.ArgumentList.Expressions).map((a) => constant(a, scope));
      return parts.includes(undefined) ? undefined : parts.join('');
    }
    default:
      return undefined;
  }
}

class Walk {
  tables = new Set();
  functions = new Set();
  watchlists = new Set();
  wildcards = new Set();
  #calls = 0;

  visit(node, scope, tabular) {
    const handler = `on${kind(node)}`;
    if (handler in this) this[handler](node, scope, tabular);
    else this.#members(node, scope, tabular);
  }

  #members(node, scope, tabular) {
    const own = kind(node);
    const tables = (TABULAR_MEMBERS[own] ?? []).map((member) => node[member]);
    for (const child of children(node)) {
      const inherited = tabular && TRANSPARENT.has(own);
      this.visit(child, scope, inherited || tables.includes(child));
    }
  }

  // Statements

  onLetStatement(node, scope) {
    const name = named(node.Name);
    if (kind(node.Expression) === 'FunctionDeclaration') {
      scope[name] = this.#declare(node.Expression, scope);
    } else if (kind(node.Expression) === 'EntityGroup') {
      scope[name] = { place: true };
    } else {
      this.visit(node.Expression, scope, true);
      const other = kind(node.Expression) === 'NameReference' && scope[named(node.Expression)];
      scope[name] = other || { text: constant(node.Expression, scope) };
    }
  }

  onQueryParametersStatement(node, scope) {
    for (const p of elements(node.Parameters)) {
      scope[named(p.NameAndType.Name)] = { text: constant(p.DefaultValue?.Value, scope) };
    }
  }

  onPatternStatement(node, scope) {
    scope[named(node.Name)] = {};
    for (const match of elements(node.Pattern?.Patterns)) {
      this.visit(match.Body, scopeIn(scope), false);
    }
  }

  onRestrictStatement() {
    // Says what may be read, and reads nothing.
  }

  onAliasStatement() {
    // Names a database.
  }

  // Names

  onNameReference(node, scope, tabular) {
    if (tabular && !scope[named(node)]) this.#table(node);
  }

  #table(node) {
    const { Name } = node;
    switch (kind(Name)) {
      case 'WildcardedName':
      case 'BracketedWildcardedName':
        this.wildcards.add(Name.Pattern.Text);
        break;
      case 'BracedName':
        // A parameter of a workbook, such as {Table}.
        break;
      default:
        if (named(node)) this.tables.add(named(node));
    }
  }

  /** workspace('w').T, or a member of a value: the root decides. */
  onPathExpression(node, scope, tabular) {
    const member = node.Selector;
    if (kind(member) === 'FunctionCallExpression' && !this.#inPlace(node, scope)) {
      // A member of a value is no function of the database, whatever its name.
      this.visit(node.Expression, scope, false);
      this.visit(member.ArgumentList, scope, false);
    } else if (!tabular || !this.#inPlace(node, scope)) this.#members(node, scope, tabular);
    else if (kind(member) === 'NameReference') this.#table(member);
    else if (kind(member) === 'FunctionCallExpression') this.#free(member, scope, tabular);
    else this.#members(node, scope, tabular);
  }

  /** workspace('w')['T']; where the language expects an entity, the brackets are those of a name. */
  onElementExpression(node, scope, tabular) {
    const { Selector } = node;
    if (!tabular || !this.#inPlace(node, scope)) {
      this.#members(node, scope, tabular);
    } else if (kind(Selector) === 'NameReference') {
      this.#table(Selector);
    } else {
      const text = constant(Selector.Expression, scope);
      if (text) this.tables.add(text);
    }
  }

  #inPlace(node, scope) {
    let root = node;
    while (['PathExpression', 'ElementExpression'].includes(kind(root))) root = root.Expression;
    if (kind(root) === 'FunctionCallExpression') return PLACES.has(named(root.Name));
    return kind(root) === 'NameReference' && Boolean(scope[named(root)]?.place);
  }

  // Functions

  #declare(node, scope) {
    const parameters = elements(node.Parameters.Parameters).map((p) => ({
      name: named(p.NameAndType.Name),
      tabular: kind(p.NameAndType.Type) === 'SchemaTypeExpression',
      text: constant(p.DefaultValue?.Value, scope),
    }));
    const inner = scopeIn(scope);
    for (const { name } of parameters) inner[name] = {};
    this.visit(node.Body, inner, false);
    return { parameters, body: node.Body, scope: Object.assign(scopeIn(null), flat(scope)) };
  }

  /** The function that a management command makes; those of let are declared by name. */
  onFunctionDeclaration(node, scope) {
    this.#declare(node, scope);
  }

  onFunctionCallExpression(node, scope, tabular) {
    const bound = scope[named(node.Name)];
    if (bound?.parameters) this.#follow(bound, node, 0, scope);
    else if (bound) this.visit(node.ArgumentList, scope, false);
    else this.#free(node, scope, tabular);
  }

  /** A call of something that the query does not declare. */
  #free(node, scope, tabular) {
    const name = named(node.Name);
    const first = elements(node.ArgumentList.Expressions)[0];
    const text = constant(kind(first) === 'SimpleNamedExpression' ? first.Expression : first, scope);
    if (tabular && !BUILT_IN.has(name)) this.functions.add(name);
    if (text && name === 'table') this.tables.add(text);
    if (text && name === '_GetWatchlist') this.watchlists.add(text);
    this.visit(node.ArgumentList, scope, false);
  }

  /** Walks over the body of a declared function with the constants of this call. */
  #follow(declared, node, skipped, scope) {
    const inner = scopeIn(declared.scope);
    for (const { name, text } of declared.parameters) inner[name] = { text };
    elements(node.ArgumentList.Expressions).forEach((argument, i) => {
      const byName = kind(argument) === 'SimpleNamedExpression';
      const value = byName ? argument.Expression : argument;
      const parameter = byName
        ? declared.parameters.find((p) => p.name === named(argument.Name))
        : declared.parameters[skipped + i];
      if (parameter && !parameter.tabular) inner[parameter.name] = { text: constant(value, scope) };
      this.visit(value, scope, Boolean(parameter?.tabular));
    });
    if (this.#calls++ < CALL_LIMIT) this.visit(declared.body, inner, false);
  }

  // Operators

  onInvokeOperator(node, scope) {
    const call = node.Function;
    const bound = kind(call) === 'FunctionCallExpression' && scope[named(call.Name)];
    // The table that is piped in is the first argument.
    if (bound?.parameters) this.#follow(bound, call, 1, scope);
    else this.visit(call, scope, true);
  }

  onEvaluateOperator(node, scope) {
    const plugin = node.FunctionCall;
    const takesTable = TABULAR_PLUGINS.has(named(plugin.Name));
    elements(plugin.ArgumentList.Expressions).forEach((argument, i) =>
      this.visit(argument, scope, takesTable && i === 0));
  }

  onAsOperator(node, scope) {
    scope[named(node.Name)] = {};
  }

  onFindOperator(node, scope) {
    if (!node.InClause) this.wildcards.add('*');
    this.#members(node, scope, false);
  }

  onSearchOperator(node, scope) {
    const piped = kind(node.Parent) === 'PipeExpression' && node.Parent.Operator === node;
    if (!node.InClause && !piped) this.wildcards.add('*');
    this.#members(node, scope, false);
  }

  onMacroExpandOperator(node, scope) {
    const inner = scopeIn(scope);
    const alias = node.ScopeReferenceName?.EntityGroupReferenceName;
    inner[named(alias ?? node.EntityGroup)] = { place: true };
    this.visit(node.StatementList, inner, false);
  }

  onEntityGroup() {
    // Names databases.
  }

  // Values

  onInExpression(node, scope) {
    this.visit(node.Left, scope, false);
    // A name alone may be a column as well as a table; a call or a path alone is a table.
    const list = elements(node.Right.Expressions);
    const only = list.length === 1 ? kind(unwrapped(list[0])) : '';
    const tabular = ['ElementExpression', 'FunctionCallExpression', 'PathExpression'].includes(only);
    list.forEach((value) => this.visit(value, scope, tabular));
  }

  onHasAnyExpression(node, scope) {
    this.onInExpression(node, scope);
  }

  onHasAllExpression(node, scope) {
    this.onInExpression(node, scope);
  }
}

/** All names that a scope sees, as they are now: what is bound later is not seen by a function. */
function flat(scope) {
  const all = {};
  for (const name in scope) all[name] = scope[name];
  return all;
}

/** The facts about a query; names are sorted by code unit, as Java sorts strings. */
export function references(query) {
  const code = KustoCode.Parse(query);
  const walk = new Walk();
  walk.visit(code.Syntax, scopeIn(null), false);
  const errors = Bridge.toArray(code.GetDiagnostics()).filter((d) => d.Severity === 'Error');
  return {
    tables: [...walk.tables].sort(),
    functions: [...walk.functions].sort(),
    watchlists: [...walk.watchlists].sort(),
    wildcards: [...walk.wildcards].sort(),
    syntax_errors: errors.length,
  };
}

/**
 * The names that the parser's binder looks for among the tables and does not find, as it knows
 * none: what it says by itself about names in tabular position, though not in all of them.
 */
export function unknownTables(query) {
  const code = KustoCode.ParseAndAnalyze(query, Kusto.Language.GlobalState.Default);
  return Bridge.toArray(code.GetDiagnostics())
    .filter(({ Code, Message }) => UNKNOWN_NAME.has(Code) && Message.includes('table'))
    .map(({ Message }) => /'(.*)'/.exec(Message)[1]);
}
