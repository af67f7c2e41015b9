package dev.sentinelsync.kql.syntax.token;

/** Where a number that begins at an offset ends; 0 when none begins there. */
final class NumberScanner {

  private static final int[] GUID_GROUPS = {8, 4, 4, 4, 12};

  private static final String[] UNITS = {
    "milliseconds",
    "millisecond",
    "microseconds",
    "microsecond",
    "nanoseconds",
    "nanosecond",
    "millisec",
    "microsec",
    "nanosec",
    "minutes",
    "seconds",
    "minute",
    "second",
    "millis",
    "micros",
    "nanos",
    "milli",
    "micro",
    "hours",
    "ticks",
    "nano",
    "hour",
    "days",
    "tick",
    "min",
    "sec",
    "day",
    "hrs",
    "hr",
    "ms",
    "m",
    "s",
    "d",
    "h"
  };

  private NumberScanner() {}

  /** A GUID without {@code guid(…)} around it. */
  static int guidEnd(String text, int start) {
    int at = start;
    for (int group : GUID_GROUPS) {
      if (at > start) {
        if (at >= text.length() || text.charAt(at) != '-') {
          return 0;
        }
        at++;
      }
      int end = at + group;
      if (end > text.length()) {
        return 0;
      }
      for (; at < end; at++) {
        if (!isHex(text.charAt(at))) {
          return 0;
        }
      }
    }
    return at;
  }

  /** A number with a fraction or an exponent. */
  static int realEnd(String text, int start) {
    int at = digitsEnd(text, start);
    boolean point = charAt(text, at) == '.';
    if (point && (charAt(text, at + 1) != '.' || charAt(text, at + 2) == '.')) {
      at = digitsEnd(text, at + 1);
    } else {
      point = false;
    }
    int exponent = exponentEnd(text, at);
    if (exponent == 0 && !point) {
      return 0;
    }
    at = Math.max(at, exponent);
    return Characters.isNamePart(charAt(text, at)) ? 0 : at;
  }

  /** A number and a unit of time, such as {@code 1.5h}. */
  static int timespanEnd(String text, int start) {
    int at = digitsEnd(text, start);
    if (charAt(text, at) == '.' && Characters.isDigit(charAt(text, at + 1))) {
      at = digitsEnd(text, at + 1);
    }
    for (String unit : UNITS) {
      if (text.startsWith(unit, at)) {
        int end = at + unit.length();
        return Characters.isNamePart(charAt(text, end)) ? 0 : end;
      }
    }
    return 0;
  }

  /** A whole number, decimal or hexadecimal. */
  static int integerEnd(String text, int start) {
    int at = start;
    if (text.startsWith("0x", start) || text.startsWith("0X", start)) {
      at += 2;
      while (isHex(charAt(text, at))) {
        at++;
      }
      return at == start + 2 || Characters.isNamePart(charAt(text, at)) ? 0 : at;
    }
    at = digitsEnd(text, start);
    return Characters.isNamePart(charAt(text, at)) ? 0 : at;
  }

  private static int exponentEnd(String text, int start) {
    if (charAt(text, start) != 'e' && charAt(text, start) != 'E') {
      return 0;
    }
    int at = start + 1;
    if (charAt(text, at) == '+' || charAt(text, at) == '-') {
      at++;
    }
    int end = digitsEnd(text, at);
    return end > at ? end : 0;
  }

  private static int digitsEnd(String text, int start) {
    int at = start;
    while (at < text.length() && Characters.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isHex(char c) {
    return Characters.isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
