package dev.sentinelsync.kql.names;

import java.util.ArrayList;
import java.util.List;

/** A string that is known, or will be once the parameters of functions are. */
sealed interface Value {

  /** Longest constant followed, and most parts: a table's name is far shorter. */
  int MAX_SIZE = 512;

  /** A constant. */
  record Known(String text) implements Value {}

  /** A parameter of a function that is being declared. */
  record Parameter(FunctionFrame owner, int index) implements Value {}

  /** A concatenation of constants and parameters. */
  record Joined(List<Value> parts) implements Value {}

  /** The concatenation; null when a part is null, that is unknown, or the whole is too long. */
  static Value join(List<Value> parts) {
    List<Value> flat = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Value part : parts) {
      List<Value> inner = part instanceof Joined joined ? joined.parts() : singleton(part);
      for (Value value : inner) {
        if (value == null) {
          return null;
        }
        if (value instanceof Known known) {
          text.append(known.text());
        } else {
          flush(text, flat);
          flat.add(value);
        }
        if (text.length() + flat.size() > MAX_SIZE) {
          return null;
        }
      }
    }
    if (flat.isEmpty()) {
      return new Known(text.toString());
    }
    flush(text, flat);
    return new Joined(List.copyOf(flat));
  }

  private static List<Value> singleton(Value value) {
    List<Value> list = new ArrayList<>(1);
    list.add(value);
    return list;
  }

  private static void flush(StringBuilder text, List<Value> flat) {
    if (!text.isEmpty()) {
      flat.add(new Known(text.toString()));
      text.setLength(0);
    }
  }

  /** The value with the function's parameters replaced; null when one of them is unknown. */
  static Value substitute(Value value, FunctionFrame function, Value[] arguments) {
    if (value instanceof Parameter parameter) {
      return parameter.owner() == function ? arguments[parameter.index()] : value;
    }
    if (value instanceof Joined joined) {
      List<Value> parts = new ArrayList<>(joined.parts().size());
      for (Value part : joined.parts()) {
        parts.add(substitute(part, function, arguments));
      }
      return join(parts);
    }
    return value;
  }

  /** The innermost function whose parameter the value needs; null when it is a constant. */
  static FunctionFrame innermost(Value value) {
    if (value instanceof Parameter parameter) {
      return parameter.owner();
    }
    FunctionFrame innermost = null;
    if (value instanceof Joined joined) {
      for (Value part : joined.parts()) {
        FunctionFrame owner = innermost(part);
        if (owner != null && (innermost == null || owner.depth() > innermost.depth())) {
          innermost = owner;
        }
      }
    }
    return innermost;
  }
}
