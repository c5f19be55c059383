extension FunctionCatalogue {
  static let conversions: [FunctionDeclaration] = [
    FunctionDeclaration(
      "bool", .toBool, "A bool from a string such as 'true'.", .global(.bool, gives: .bool),
      .global(.string, gives: .bool)),
    FunctionDeclaration(
      "int", .toInt, "An int from a number, a string of digits, or a timestamp's seconds since 1970.",
      .global(.int, gives: .int), .global(.uint, gives: .int), .global(.double, gives: .int),
      .global(.string, gives: .int), .global(.timestamp, gives: .int)),
    FunctionDeclaration(
      "uint", .toUint, "A uint from a number or a string of digits.", .global(.uint, gives: .uint),
      .global(.int, gives: .uint), .global(.double, gives: .uint), .global(.string, gives: .uint)),
    FunctionDeclaration(
      "double", .toDouble, "A double from a number or a string.", .global(.double, gives: .double),
      .global(.int, gives: .double), .global(.uint, gives: .double), .global(.string, gives: .double)),
    FunctionDeclaration(
      "string", .toString, "The value as text.", .global(.string, gives: .string), .global(.bool, gives: .string),
      .global(.int, gives: .string), .global(.uint, gives: .string), .global(.double, gives: .string),
      .global(.bytes, gives: .string), .global(.timestamp, gives: .string), .global(.duration, gives: .string)),
    FunctionDeclaration(
      "bytes", .toBytes, "The UTF-8 bytes of a string.", .global(.bytes, gives: .bytes),
      .global(.string, gives: .bytes)),
    FunctionDeclaration(
      "timestamp", .toTimestamp, "A point in time from RFC 3339 text or seconds since 1970.",
      .global(.timestamp, gives: .timestamp), .global(.string, gives: .timestamp), .global(.int, gives: .timestamp)),
    FunctionDeclaration(
      "duration", .toDuration, "A span of time from text such as '1h30m' or '1.5s'.",
      .global(.duration, gives: .duration), .global(.string, gives: .duration)),
    FunctionDeclaration("type", .type, "The type of the value.", .global(a, gives: .type(a))),
    FunctionDeclaration("dyn", .dyn, "The value, its type not checked before evaluation.", .global(a, gives: .dyn)),
  ]

  static let strings: [FunctionDeclaration] = [
    FunctionDeclaration(
      "size", .size, "The number of code points, bytes, elements or entries.", .member(.string, gives: .int),
      .member(.bytes, gives: .int), .member(.list(a), gives: .int), .member(.map(a, b), gives: .int),
      .global(.string, gives: .int), .global(.bytes, gives: .int), .global(.list(a), gives: .int),
      .global(.map(a, b), gives: .int)),
    FunctionDeclaration(
      "contains", .contains, "Whether the text holds the other.", .member(.string, .string, gives: .bool)),
    FunctionDeclaration(
      "startsWith", .startsWith, "Whether the text starts with the other.", .member(.string, .string, gives: .bool)),
    FunctionDeclaration(
      "endsWith", .endsWith, "Whether the text ends with the other.", .member(.string, .string, gives: .bool)),
    FunctionDeclaration(
      "matches", .matches, "Whether the RE2 pattern matches somewhere in the text.",
      .member(.string, .string, gives: .bool), .global(.string, .string, gives: .bool)),
    FunctionDeclaration(
      "charAt", .charAt, "The code point at an index, as a string; empty at the end.",
      .member(.string, .int, gives: .string)),
    FunctionDeclaration(
      "indexOf", .indexOf, "Where the other text first stands, from an index on; -1 if nowhere.",
      .member(.string, .string, gives: .int), .member(.string, .string, .int, gives: .int)),
    FunctionDeclaration(
      "lastIndexOf", .lastIndexOf, "Where the other text last stands, up to an index; -1 if nowhere.",
      .member(.string, .string, gives: .int), .member(.string, .string, .int, gives: .int)),
    FunctionDeclaration(
      "join", .join, "The strings one after the other, with a separator between them.",
      .member(.list(.string), gives: .string), .member(.list(.string), .string, gives: .string)),
    FunctionDeclaration(
      "split", .split, "The parts between separators, at most so many.",
      .member(.string, .string, gives: .list(.string)), .member(.string, .string, .int, gives: .list(.string))),
    FunctionDeclaration(
      "replace", .replace, "The text with one string replaced by another, at most so many times.",
      .member(.string, .string, .string, gives: .string), .member(.string, .string, .string, .int, gives: .string)),
    FunctionDeclaration(
      "substring", .substring, "The code points from an index on, up to another.",
      .member(.string, .int, gives: .string), .member(.string, .int, .int, gives: .string)),
    FunctionDeclaration(
      "trim", .trim, "The text without white space at its ends.", .member(.string, gives: .string)),
    FunctionDeclaration(
      "lowerAscii", .lowerAscii, "The text with ASCII letters in lower case.", .member(.string, gives: .string)),
    FunctionDeclaration(
      "upperAscii", .upperAscii, "The text with ASCII letters in upper case.", .member(.string, gives: .string)),
    FunctionDeclaration(
      "reverse", .reverse, "The code points, or elements, in the opposite order.", .member(.string, gives: .string),
      .member(.list(a), gives: .list(a))),
    FunctionDeclaration(
      "format", .format, "The text with its %s, %d, %f, %e, %b, %o, %x and %X replaced by the list's elements.",
      .member(.string, .list(.dyn), gives: .string)),
    FunctionDeclaration(
      "strings.quote", .quote, "The text in quotes, what needs it escaped.", .global(.string, gives: .string)),
    FunctionDeclaration(
      "base64.encode", .base64Encode, "The bytes as base64.", .global(.bytes, gives: .string)),
    FunctionDeclaration(
      "base64.decode", .base64Decode, "The bytes of base64 text.", .global(.string, gives: .bytes)),
  ]

  static let lists: [FunctionDeclaration] = [
    FunctionDeclaration(
      "distinct", .distinct, "The elements, each only where it first stands.", .member(.list(a), gives: .list(a))),
    FunctionDeclaration("sort", .sort, "The elements in order.", .member(.list(a), gives: .list(a))),
    FunctionDeclaration(
      "flatten", .flatten, "The elements of the lists in the list.", .member(.list(.list(a)), gives: .list(a)),
      .member(.list(a), gives: .list(.dyn))),
    FunctionDeclaration(
      "slice", .slice, "The elements from an index up to another.", .member(.list(a), .int, .int, gives: .list(a))),
    FunctionDeclaration(
      "lists.range", .range, "The ints from 0 up to a number.", .global(.int, gives: .list(.int))),
    FunctionDeclaration(
      "first", .first, "The first element, if there is one.", .member(.list(a), gives: .optional(a))),
    FunctionDeclaration(
      "last", .last, "The last element, if there is one.", .member(.list(a), gives: .optional(a))),
    FunctionDeclaration(
      "sets.contains", .setContains, "Whether the first list has all elements of the second.",
      .global(.list(a), .list(a), gives: .bool)),
    FunctionDeclaration(
      "sets.equivalent", .setEquivalent, "Whether each list has all elements of the other.",
      .global(.list(a), .list(a), gives: .bool)),
    FunctionDeclaration(
      "sets.intersects", .setIntersects, "Whether the lists have an element in common.",
      .global(.list(a), .list(a), gives: .bool)),
  ]

  static let times: [FunctionDeclaration] = [
    dateField("getFullYear", .getFullYear, "The year"),
    dateField("getMonth", .getMonth, "The month, from 0"),
    dateField("getDate", .getDate, "The day of the month, from 1"),
    dateField("getDayOfMonth", .getDayOfMonth, "The day of the month, from 0"),
    dateField("getDayOfWeek", .getDayOfWeek, "The day of the week, Sunday being 0"),
    dateField("getDayOfYear", .getDayOfYear, "The day of the year, from 0"),
    timeField("getHours", .getHours, "The hour", "all hours"),
    timeField("getMinutes", .getMinutes, "The minute", "all minutes"),
    timeField("getSeconds", .getSeconds, "The second", "all seconds"),
    timeField("getMilliseconds", .getMilliseconds, "The milliseconds", "those after the second"),
  ]

  private static func dateField(_ name: String, _ function: Function, _ what: String) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, "\(what) in UTC or in a time zone.", .member(.timestamp, gives: .int),
      .member(.timestamp, .string, gives: .int))
  }

  private static func timeField(
    _ name: String, _ function: Function, _ what: String, _ ofDuration: String
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      name, function, "\(what) in UTC or in a time zone; of a duration \(ofDuration).",
      .member(.timestamp, gives: .int), .member(.timestamp, .string, gives: .int),
      .member(.duration, gives: .int))
  }

  static let optionals: [FunctionDeclaration] = [
    FunctionDeclaration(
      "optional.of", .optionalOf, "An optional with the value.", .global(a, gives: .optional(a))),
    FunctionDeclaration(
      "optional.ofNonZeroValue", .optionalOfNonZeroValue, "An optional with the value unless that is its type's zero.",
      .global(a, gives: .optional(a))),
    FunctionDeclaration("optional.none", .optionalNone, "The empty optional.", .global(gives: .optional(.dyn))),
    FunctionDeclaration(
      "optional.unwrap", .unwrapOptionals, "The values of the optionals that have one.",
      .global(.list(.optional(a)), gives: .list(a))),
    FunctionDeclaration(
      "unwrapOpt", .unwrapOptionals, "The values of the optionals that have one.",
      .member(.list(.optional(a)), gives: .list(a))),
    FunctionDeclaration(
      "hasValue", .hasValue, "Whether the optional has a value.", .member(.optional(a), gives: .bool)),
    FunctionDeclaration(
      "value", .value, "The optional's value; an error if it has none.", .member(.optional(a), gives: a)),
    FunctionDeclaration(
      "or", .or, "The optional if it has a value, else the other.",
      .member(.optional(a), .optional(a), gives: .optional(a))),
    FunctionDeclaration(
      "orValue", .orValue, "The optional's value, else the other.", .member(.optional(a), a, gives: a)),
  ]
}
