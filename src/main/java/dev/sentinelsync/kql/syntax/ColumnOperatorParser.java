package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Named;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import java.util.ArrayList;
import java.util.List;

/** Parses the operators that work on the columns of what is piped in. */
final class ColumnOperatorParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final OperatorParameters parameters;
  private final ParseOperatorParser patterns;
  private final RenderOperatorParser charts;

  ColumnOperatorParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      OperatorParameters parameters) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.parameters = parameters;
    this.patterns = new ParseOperatorParser(cursor, names, expressions, parameters);
    this.charts = new RenderOperatorParser(cursor, expressions, parameters);
  }

  /** The operator of that name, or null when it is not one of these. */
  Operator operator(String name) {
    return switch (name) {
      case "extend", "print", "project-by-names" -> columns(begin().namedList());
      case "project", "project-rename" -> columns(begin().optionalNamedList());
      case "serialize" -> columns(beginWithParameters().optionalNamedList());
      case "summarize" -> summarize();
      case "distinct" -> distinct();
      case "project-away", "project-keep" -> columns(begin().wildcardList());
      case "project-reorder" -> columns(begin().reorderedList());
      case "sort", "order" -> sort();
      case "take", "limit", "sample" ->
          columns(List.of(beginWithParameters().expressions.requiredNamed()));
      case "sample-distinct", "top-hitters" -> sampleOf();
      case "top" -> top();
      case "top-nested" -> columns(expressions.list(this::topNested));
      case "count" -> cursor.peek(1).kind() == TokenKind.OPEN_PAREN ? null : count();
      case "mv-expand", "mvexpand" -> expand();
      case "make-series" -> makeSeries();
      case "parse", "parse-where" -> patterns.parse();
      case "parse-kv" -> patterns.parseKeyValues();
      case "reduce" -> reduce();
      case "range" -> cursor.peek(1).kind() == TokenKind.OPEN_PAREN ? null : range();
      case "render" -> charts.render();
      case "getschema", "consume", "__executeAndCache" -> columns(beginWithParameters().none());
      case "assert-schema" -> assertSchema();
      default -> null;
    };
  }

  private static Operator columns(List<Expression> list) {
    return new Columns(list);
  }

  private ColumnOperatorParser begin() {
    cursor.next();
    return this;
  }

  private ColumnOperatorParser beginWithParameters() {
    cursor.next();
    parameters.skip();
    return this;
  }

  private List<Expression> none() {
    return List.of();
  }

  private List<Expression> namedList() {
    return expressions.requiredList(expressions::named);
  }

  private List<Expression> optionalNamedList() {
    return expressions.list(expressions::named);
  }

  private Operator summarize() {
    beginWithParameters();
    List<Expression> list = new ArrayList<>(optionalNamedList());
    if (cursor.accept("by")) {
      list.addAll(namedList());
      if (cursor.at("bin") && cursor.peek(1).kind() == TokenKind.EQUAL) {
        list.add(expressions.requiredNamed());
      }
    }
    return columns(list);
  }

  private Operator distinct() {
    beginWithParameters();
    return columns(
        expressions.requiredList(
            () -> cursor.accept(TokenKind.STAR) ? Parts.NONE : expressions.named()));
  }

  private List<Expression> wildcardList() {
    return expressions.list(expressions::pattern);
  }

  private List<Expression> reorderedList() {
    return expressions.list(
        () -> {
          Expression column = expressions.pattern();
          if (column != null) {
            direction();
          }
          return column;
        });
  }

  private boolean direction() {
    return cursor.accept("asc")
        || cursor.accept("desc")
        || cursor.accept("granny-asc")
        || cursor.accept("granny-desc");
  }

  /** {@code column desc nulls last}. */
  Expression ordered() {
    Expression column = expressions.named();
    if (column != null) {
      direction();
      if (cursor.accept("nulls") && !cursor.accept("first") && !cursor.accept("last")) {
        cursor.missing("first or last");
      }
    }
    return column;
  }

  private Operator sort() {
    beginWithParameters();
    cursor.expect("by");
    return columns(expressions.requiredList(this::ordered));
  }

  private Operator sampleOf() {
    beginWithParameters();
    List<Expression> list = new ArrayList<>(3);
    list.add(expressions.requiredNamed());
    cursor.expect("of");
    list.add(expressions.requiredNamed());
    if (cursor.accept("by")) {
      list.add(expressions.requiredNamed());
    }
    return columns(list);
  }

  private Operator top() {
    beginWithParameters();
    Expression count = expressions.requiredNamed();
    cursor.expect("by");
    return columns(List.of(count, expressions.required(ordered())));
  }

  private Expression topNested() {
    if (!cursor.accept("top-nested")) {
      return null;
    }
    List<Expression> list = new ArrayList<>(4);
    if (!cursor.at("of")) {
      list.add(expressions.requiredNamed());
    }
    cursor.expect("of");
    list.add(expressions.requiredNamed());
    if (cursor.accept("with")) {
      cursor.expect("others");
      cursor.expect(TokenKind.EQUAL, "=");
      list.add(expressions.required());
    }
    cursor.expect("by");
    list.add(expressions.required(ordered()));
    return new Parts(list);
  }

  private Operator count() {
    cursor.next();
    if (cursor.accept("as")) {
      names.name();
    }
    return columns(List.of());
  }

  private Operator expand() {
    beginWithParameters();
    List<Expression> list = new ArrayList<>(expressions.requiredList(this::expanded));
    if (cursor.accept("limit")) {
      list.add(expressions.required());
    }
    return columns(list);
  }

  /** {@code column to typeof(string)}. */
  Expression expanded() {
    Expression column = expressions.named();
    if (column != null && cursor.accept("to")) {
      if (cursor.at("typeof")) {
        expressions.literals().typeOf();
      } else {
        cursor.missing("typeof");
      }
    }
    return column;
  }

  private Operator makeSeries() {
    beginWithParameters();
    List<Expression> list = new ArrayList<>(expressions.requiredList(this::aggregate));
    cursor.expect("on");
    list.add(expressions.requiredNamed());
    if (cursor.accept("in")) {
      cursor.expect("range");
      list.addAll(
          cursor.bracketed(
              TokenKind.OPEN_PAREN, () -> expressions.list(expressions::named), List.of()));
    } else {
      if (cursor.accept("from")) {
        list.add(expressions.required());
      }
      if (cursor.accept("to")) {
        list.add(expressions.required());
      }
      cursor.expect("step");
      list.add(expressions.required());
    }
    if (cursor.accept("by")) {
      list.addAll(namedList());
    }
    return columns(list);
  }

  private Expression aggregate() {
    Expression aggregate = expressions.named();
    if (aggregate != null && cursor.accept("default")) {
      cursor.expect(TokenKind.EQUAL, "=");
      return new Parts(List.of(aggregate, expressions.requiredNamed()));
    }
    return aggregate;
  }

  private Operator reduce() {
    beginWithParameters();
    cursor.expect("by");
    Expression column = expressions.requiredNamed();
    boolean more = cursor.accept("with") && parameters.skipOne();
    while (more && cursor.accept(TokenKind.COMMA)) {
      more = parameters.skipOne();
      if (!more) {
        cursor.missing("threshold or characters");
      }
    }
    return columns(List.of(column));
  }

  private Operator range() {
    cursor.next();
    String name = names.fresh();
    cursor.expect("from");
    Expression from = expressions.required();
    cursor.expect("to");
    Expression to = expressions.required();
    cursor.expect("step");
    return columns(List.of(new Named(name, Parts.NONE), from, to, expressions.required()));
  }

  private Operator assertSchema() {
    cursor.next();
    expressions.literals().schemas().schema(SchemaParser.Star.NOWHERE);
    return columns(List.of());
  }
}
