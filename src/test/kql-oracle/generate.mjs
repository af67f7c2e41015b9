// Random queries from a grammar of the language. The same seed gives the same queries.

/** A small generator of random numbers (mulberry32), so that a seed is all that a round needs. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TABLES = ['HarborScan_CL', 'BadgeSwipes_CL', 'SecurityEvent', 'Syslog', '1Quay_CL', "['Ships and Boats']", '$log'];
const COLUMNS = ['Door_s', 'Berth_s', 'TimeGenerated', 'Props_d.port', "['a column']", 'id', 'kind', 'count_', 'Ip', 'a[0]'];
const PLACES = ["workspace('north')", "adx('https://quay.example/lake')", "arg('')", "app('gate')", "cluster('c').database('d')", "database('lake')", "resource('/x')"];
const SCALARS = ['1', '-2', '3.5', '1d', '5m', 'true', 'null_', '"text"', "'it''s'", "@'C:\\dir'", 'h"hidden"', 'datetime(2026-01-02)', 'dynamic([1, "a"])', 'dynamic({"k": [true]})', 'guid(74be27de-1e4e-49d9-b579-fe0b331d3642)', 'now()', 'ago(1h)', '```raw```'];
const COMPARISONS = ['==', '!=', '<', '>=', '=~', '!~', 'has', '!has', 'contains', 'startswith_cs', 'endswith', 'hasprefix', 'matches regex', '<>'];
const WORDS = ['look', 'for', 'hosts', '#', '“quoted”', 'é', ')', '}', '|', ';', ',', '\n\n', 'the', 'where', '=='];

const FILLING = ['append', 'set', 'set-or-append', 'set-or-replace'];
const VERBS = ['show', 'drop', 'create', 'alter', 'create-or-alter', 'clear', 'undo', 'rename', 'delete', 'export', 'execute', 'ingest', 'move', 'purge', 'run', 'quay', ...FILLING];
const OBJECTS = ['table', 'tables', 'database', 'function', 'functions', 'drop', 'extents', 'version', 'commands-and-queries', 'materialized-view', 'async', 'berth'];

/** Makes queries. Each method answers the text of one part of the grammar. */
class Writer {
  constructor(seed) {
    this.next = random(seed);
    this.depth = 0;
  }

  below(n) {
    return Math.floor(this.next() * n);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  chance(p) {
    return this.next() < p;
  }

  /** Writes one of the parts; deep inside only the first, which ends. */
  part(...parts) {
    if (this.depth > 5) return parts[0]();
    this.depth++;
    const text = this.one(parts)();
    this.depth--;
    return text;
  }

  list(item, most = 3) {
    return Array.from({ length: 1 + this.below(most) }, item).join(', ');
  }

  column = () => this.one(COLUMNS);
  name = () => this.one(['A', 'B_x', 'n1', 'Total', "['new name']"]);

  scalar = () =>
    this.part(
      () => (this.chance(0.5) ? this.column() : this.one(SCALARS)),
      () => `${this.one(['strcat', 'iff', 'Stored', 'tolower', 'bin'])}(${this.list(this.scalar)})`,
      () => `(${this.scalar()})`,
      () => `${this.scalar()} ${this.one(['+', '-', '*', '/', '%'])} ${this.one(SCALARS.slice(0, 4))}`,
      () => `toscalar(${this.pipeline()})`,
      () => `-${this.column()}`,
    );

  predicate = () =>
    this.part(
      () => `${this.column()} ${this.one(COMPARISONS)} ${this.one(SCALARS)}`,
      () => `(${this.predicate()}) ${this.one(['and', 'or'])} (${this.predicate()})`,
      () => `${this.column()} ${this.one(['in', 'in~', '!in', '!in~', 'has_any', 'has_all'])} (${this.inList()})`,
      () => `${this.column()} between (${this.scalar()} .. ${this.scalar()})`,
      () => `isnotempty(${this.column()})`,
      () => `not(${this.predicate()})`,
    );

  inList = () =>
    this.part(
      () => this.list(() => this.one(SCALARS)),
      () => this.headed(),
      () => `(${this.pipeline()})`,
      () => 'knownList',
      () => this.place(),
    );

  /** A query that begins with no table of constants: their commas would be those of a list. */
  headed = () => {
    const text = this.pipeline();
    return /^(datatable|externaldata)/.test(text) ? `(${text})` : text;
  };

  place = () =>
    this.one(PLACES) +
    this.one(['.Remote_CL', ".['Remote Table']", "['Element_CL']", ".table('Called_CL')", ".Reader('x')", '["Other Element"]']);

  source = () =>
    this.part(
      () => this.one(TABLES),
      () => this.place(),
      () => `(${this.pipeline()})`,
      () => `table(${this.one(['"Called_CL"', "strcat('Cal', 'led_CL')", 'tableName'])})`,
      () => "_GetWatchlist('ports')",
      () => `Stored(${this.list(this.scalar)})`,
      () => `union ${this.one(['', 'isfuzzy=true ', 'kind=outer ', 'withsource=Origin '])}${this.list(this.operand)}`,
      () => `range Step from 1 to 9 step 1`,
      () => `print ${this.list(() => `${this.name()} = ${this.scalar()}`)}`,
      () => `datatable (a:string, b:long) ["x", 1, "y", 2]`,
      () => `externaldata (a:string) [@"https://feeds.example/a"${this.one(['', ','])}] with (format="csv", ignoreFirstRecord=true)`,
      () => `find in (${this.list(this.entity)}) where ${this.predicate()}`,
      () => `search ${this.one(['', 'kind=case_sensitive '])}in (${this.list(this.entity)}) "needle"`,
      () => `search "needle"`,
    );

  entity = () => this.part(() => this.one(TABLES), () => this.place(), () => this.one(['Harb*', '*_CL', 'B*d*']));

  operand = () =>
    this.part(() => this.one(TABLES), () => this.place(), () => `(${this.pipeline()})`, () => this.one(['Harb*', '*_CL']), () => `Stored()`);

  aggregate = () =>
    `${this.chance(0.6) ? `${this.name()} = ` : ''}${this.one(['count()', 'dcount(Door_s)', 'arg_max(TimeGenerated, *)', 'make_set(Ip, 10)', 'sumif(id, Ip has "x")', 'percentiles(id, 5, 95)'])}`;

  subquery = () => `${this.operator()}${this.chance(0.4) ? ` | ${this.operator()}` : ''}`;

  operator = () =>
    this.part(
      () => `take ${1 + this.below(99)}`,
      () => `where ${this.predicate()}`,
      () => `extend ${this.list(() => `${this.name()} = ${this.scalar()}`)}`,
      () => `project ${this.list(() => this.one([this.column(), `${this.name()} = ${this.scalar()}`]))}`,
      () => `project-away ${this.list(() => this.one(['Door_s', 'Berth*', '*_s']))}`,
      () => `project-rename ${this.name()} = Door_s`,
      () => `project-reorder ${this.one(['Door_s asc', '*', 'Berth* granny-desc'])}`,
      () => `summarize ${this.one(['', 'hint.strategy=shuffle ', 'hint.shufflekey=Door_s '])}${this.list(this.aggregate)}${this.chance(0.6) ? ` by ${this.list(() => this.one([this.column(), 'bin(TimeGenerated, 1h)', `${this.name()} = Door_s`]))}` : ''}`,
      () => `distinct ${this.one(['*', this.list(() => 'Door_s')])}`,
      () => `count${this.one(['', ' as Rows'])}`,
      () => `${this.one(['sort', 'order'])} by ${this.list(() => `Door_s${this.one(['', ' asc', ' desc nulls last'])}`)}`,
      () => `top ${1 + this.below(9)} by TimeGenerated${this.one(['', ' desc'])}`,
      () => `join ${this.one(['', 'kind=inner ', 'kind=leftanti hint.remote=left '])}${this.joined()} on ${this.one(['Door_s', '$left.Door_s == $right.Berth_s', 'Door_s, Berth_s'])}`,
      () => `lookup ${this.one(['', 'kind=leftouter '])}${this.joined()} on Door_s`,
      () => `union ${this.list(this.operand)}`,
      () => `as ${this.one(['Saved', 'hint.materialized=true Saved'])}`,
      () => `mv-expand ${this.one(['Ip', 'Ip to typeof(string)', 'kind=array A = Ip', 'with_itemindex=i Ip', 'Ip, id limit 5'])}`,
      () => `mv-apply ${this.one(['Ip', 'A = Ip to typeof(string)', 'to typeof(string)'])} on (${this.subquery()})`,
      () => `parse ${this.one(['', 'kind=regex '])}Door_s with ${this.one(['*', '"start"', '* "port "'])} ${this.one(['A', 'A:int', 'A "x" B:long'])}${this.one(['', ' *', ' "end" *'])}`,
      () => `parse-where Door_s with "a" A:int`,
      () => `parse-kv Door_s as (a:string, b:int) with (pair_delimiter=" ", kv_delimiter="=")`,
      () => `make-series ${this.aggregate()}${this.one(['', ' default=0'])} on TimeGenerated from ago(1d) to now() step 1h${this.one(['', ' by Door_s'])}`,
      () => `evaluate ${this.one(['', 'hint.distribution=per_node '])}${this.plugin()}`,
      () => `invoke ${this.one(["Stored(1)", "workspace('north').Stored()", "Reader()"])}`,
      () => `partition ${this.one(['', 'hint.strategy=native '])}by Door_s (${this.subquery()})`,
      () => `fork (${this.subquery()}) ${this.one(['', 'Named = '])}(${this.subquery()})`,
      () => `facet by Door_s${this.one(['', ` with (${this.one(['take 2', 'count'])})`])}`,
      () => `render ${this.one(['timechart', 'table', 'barchart kind=stacked', 'piechart with (title="a", ycolumns=a, b, legend=hidden)'])}`,
      () => `serialize ${this.name()} = row_number()`,
      () => `sample ${1 + this.below(9)}`,
      () => `sample-distinct 3 of Door_s`,
      () => `top-hitters 3 of Door_s by id`,
      () => `top-nested 2 of Door_s by count(), top-nested of Ip with others="rest" by max(id)`,
      () => `reduce by Door_s with threshold=0.5`,
      () => `getschema`,
      () => `scan with_match_id=m declare (x:long = 0) with (step a${this.one(['', ' output=last'])}: id > 1 => x = id; step b: true;)`,
      () => `make-graph Door_s --> Berth_s with ${this.joined()} on id | graph-match ${this.edges()} where a.x == 1 project a.y`,
      () => `make-graph Door_s --> Berth_s | graph-to-table nodes as N, edges as E`,
    );

  edges = () => {
    let text = '(a)';
    for (let i = 0; i <= this.below(3); i++) {
      text += `${this.one(['-->', '<--', '--', '-[e]->', '<-[f*1..3]-', '-[]-'])}(${this.one(['b', 'c', ''])})`;
    }
    return text + this.one(['', ', (d)-->(a)']);
  };

  joined = () => this.part(() => this.one(TABLES), () => `(${this.pipeline()})`, () => `(${this.place()})`, () => `Stored()`);

  plugin = () =>
    this.one([
      'bag_unpack(Props_d)',
      'bag_unpack(Props_d) : (*, host:string)',
      'pivot(Door_s, count())',
      `${this.one(['ipv4_lookup', 'ipv6_lookup'])}(${this.lookedUp()}, Ip, Net)`,
      `geo_polygon_lookup(${this.lookedUp()}, shape, lon, lat)`,
      'autocluster()',
      'narrow()',
    ]);

  lookedUp = () =>
    this.part(() => this.one(TABLES), () => `(${this.pipeline()})`, () => this.place(), () => "_GetWatchlist('nets')", () => 'Stored()', () => "table('Nets_CL')");

  pipeline = () => {
    let text = this.source();
    for (let i = this.below(3); i > 0; i--) text += ` | ${this.operator()}`;
    return text;
  };

  statement = () =>
    this.part(
      () => `let tableName = "Named_CL"`,
      () => `let ${this.one(['x', 'knownList', 'Saved'])} = ${this.one([this.scalar(), this.pipeline()])}`,
      () => `let f = (${this.one(['', 't:string', 'T:(*)', 'T:(a:string), n:long = 5'])}) { ${this.one(['', `let y = ${this.scalar()}; `])}${this.pipeline()} }`,
      () => `let f = (t:string) { table(t) | take 1 }; let g = (n:string) { _GetWatchlist(n) }`,
      () => `set notruncation`,
      () => `declare query_parameters (limit_:long = 5)`,
      () => `alias database lake = cluster('c').database('d')`,
      () => `declare pattern quay = (n:string)[p:string] { ("a").["b"] = { ${this.pipeline()} }; }`,
    );

  body = () => {
    let text = '';
    for (let i = this.below(3); i > 0; i--) text += `${this.statement()}${this.one([';\n', '; '])}`;
    return text + this.one([this.pipeline(), this.pipeline(), 'f("Passed_CL")', "g('passed')", 'f(HarborScan_CL, 2)']);
  };

  command = () =>
    this.one([
      () => `.show tables | where TableName has "x"`,
      () => `.drop table HarborScan_CL ifexists`,
      () => `.create-or-alter function with (folder='a') F(n:string) { ${this.body()} }`,
      () => `.create function ifnotexists F() { ${this.body()} }`,
      () => `.set-or-append Archive_CL <| ${this.body()}`,
      () => `.append async Archive_CL with (folder='a') <| ${this.pipeline()}`,
      () => `.create materialized-view Daily on table Syslog { ${this.pipeline()} }`,
      () => `.ingest inline into table Syslog <| a,b,c`,
      () => `.${this.one(FILLING)}${this.one(['', ' async'])} Archive_CL <| ${this.one(['', `${this.pipeline()}; `])}| ${this.operator()}`,
      () => this.incomplete(),
    ])();

  /** A command that ends early, or begins with words that are none of the language. */
  incomplete = () =>
    this.one([
      () => `.${this.one(VERBS)}`,
      () => `.${this.one(VERBS)} ${this.one(OBJECTS)}${this.one(['', ' | take 1'])}`,
      () => `.${this.one(FILLING)} ${this.one(['', 'async ', 'Archive_CL ', 'async Archive_CL ', "Archive_CL with (folder='a') ", 'Archive_CL other '])}${this.one([this.pipeline(), `<| ${this.pipeline()}`, `| ${this.operator()}`])}`,
      () => `.${this.one(FILLING)} ${this.one(['', 'Archive_CL', 'async Archive_CL'])}${this.one(['', ' <|'])}`,
      () => `.${this.one(['create', 'create-or-alter'])} materialized-view Daily on table Syslog${this.one(['', ' { Syslog }'])}`,
      () => `.execute database script <| ${this.one(['Syslog', '.show tables', '.drop', '.drop table Syslog\n.append A', '.show tables;\n.undo'])}`,
    ])();

  /** A query with a slip: a word too many, too few, or one of no language. */
  slip = () => {
    const tokens = this.body().match(/"[^"\n]*"|'[^'\n]*'|[\w$]+|\s+|./g);
    const at = this.below(tokens.length);
    const change = this.below(3);
    if (change === 0) tokens.splice(at, 1);
    else if (change === 1) tokens.splice(at, 0, ` ${this.one(WORDS)} `);
    else tokens[at] += ` ${tokens[at]}`;
    return tokens.join('');
  };
}

/** That many queries of a round. */
export function queries(seed, count) {
  const writer = new Writer(seed);
  return Array.from({ length: count }, () => {
    const kind = writer.next();
    if (kind < 0.05) return writer.command();
    return kind < 0.8 ? writer.body() : writer.slip();
  });
}
