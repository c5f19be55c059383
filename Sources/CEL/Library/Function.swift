/// The functions that a program can call, whatever the types of their arguments; the number is part of a program's
/// encoded form.
enum Function: UInt8, CaseIterable {
  // Operators that are no nodes of their own.
  case add, subtract, multiply, divide, remainder, negate
  // Sizes and conversions.
  case size, type, dyn, toBool, toInt, toUint, toDouble, toString, toBytes, toTimestamp, toDuration
  // Strings.
  case contains, startsWith, endsWith, matches
  case charAt, indexOf, lastIndexOf, join, split, replace, substring, trim, format, quote, reverse
  case lowerAscii, upperAscii, base64Encode, base64Decode
  // Times.
  case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getDayOfYear
  case getHours, getMinutes, getSeconds, getMilliseconds
  // Optionals.
  case optionalOf, optionalOfNonZeroValue, optionalNone, hasValue, value, or, orValue, unwrapOptionals
  // Mathematics.
  case greatest, least, ceil, floor, round, truncate, absolute, sign, squareRoot, isNaN, isInfinite, isFinite
  case bitAnd, bitOr, bitXor, bitNot, shiftLeft, shiftRight
  // Lists.
  case distinct, sort, flatten, slice, range, first, last
  case setContains, setEquivalent, setIntersects
}
