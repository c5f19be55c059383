import CEL
import Testing

@Suite("Functions of numbers")
struct MathTests {
  @Test(
    "the greatest and the least",
    arguments: [
      ("math.greatest(1)", "1"), ("math.greatest(1u, 2u)", "2u"), ("math.greatest(-42.0, -21.5, -100.0)", "-21.5"),
      ("math.greatest([-42.0, -21.5, -100.0])", "-21.5"), ("math.greatest(1, 1.0)", "1"),
      ("math.greatest(1.0, 1)", "1.0"),
      ("math.greatest(5.4, 10, 3u, -5.0)", "10"),
      ("math.greatest(5.4, 10u, 3, -5.0, 9223372036854775807)", "9223372036854775807"),
      ("math.greatest(3, 2.5, 18446744073709551615u)", "18446744073709551615u"), ("math.greatest([1, 2.5, 3u])", "3u"),
      ("math.greatest(dyn(1), 2)", "2"), ("math.greatest([1])", "1"), ("math.greatest(1, 2, 3, 4, 5, 6, 7, 8, 9)", "9"),
      ("math.least(1)", "1"), ("math.least(1u, 2u)", "1u"), ("math.least(-42.0, -21.5, -100.0)", "-100.0"),
      ("math.least([-42.0, -21.5, -100.0])", "-100.0"), ("math.least(5.4, 10, 3u, -5.0)", "-5.0"),
      ("math.least(1, 1u)", "1"),
      ("math.least([1u, 1.0])", "1u"), ("math.least(dyn([3, 2]))", "2"),
      ("math.least(-9223372036854775808, -1e300)", "-1e+300"),
    ])
  func extremes(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "rounding, signs and roots",
    arguments: [
      ("math.ceil(1.2)", "2.0"), ("math.ceil(-1.2)", "-1.0"), ("math.floor(1.2)", "1.0"), ("math.floor(-1.2)", "-2.0"),
      ("math.round(1.2)", "1.0"), ("math.round(1.5)", "2.0"), ("math.round(2.5)", "3.0"), ("math.round(-1.5)", "-2.0"),
      ("math.round(-1.2)", "-1.0"), ("math.round(0.49999999999999994)", "0.0"), ("math.trunc(-1.3)", "-1.0"),
      ("math.trunc(1.9)", "1.0"),
      ("math.ceil(0.0 / 0.0)", "nan"), ("math.round(0.0 / 0.0)", "nan"), ("math.floor(1.0 / 0.0)", "inf"),
      ("math.trunc(-1.0 / 0.0)", "-inf"),
      ("math.abs(-1)", "1"), ("math.abs(1)", "1"), ("math.abs(1u)", "1u"), ("math.abs(-1.5)", "1.5"),
      ("math.abs(-1.0 / 0.0)", "inf"),
      ("math.abs(0.0 / 0.0)", "nan"), ("math.sign(-42)", "-1"), ("math.sign(0)", "0"), ("math.sign(42)", "1"),
      ("math.sign(42u)", "1u"),
      ("math.sign(0u)", "0u"), ("math.sign(-0.3)", "-1.0"), ("math.sign(0.3)", "1.0"), ("math.sign(0.0)", "0.0"),
      ("math.sign(-1.0 / 0.0)", "-1.0"),
      ("math.sign(0.0 / 0.0)", "nan"), ("math.sqrt(81)", "9.0"), ("math.sqrt(81u)", "9.0"),
      ("math.sqrt(985.25)", "31.388692231439016"),
      ("math.sqrt(-15)", "nan"), ("math.isNaN(0.0 / 0.0)", "true"), ("math.isNaN(1.2)", "false"),
      ("math.isInf(1.0 / 0.0)", "true"),
      ("math.isInf(-1.0 / 0.0)", "true"), ("math.isInf(1.2)", "false"), ("math.isFinite(1.2)", "true"),
      ("math.isFinite(0.0 / 0.0)", "false"),
      ("math.isFinite(1.0 / 0.0)", "false"),
    ])
  func rounding(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "bits",
    arguments: [
      ("math.bitOr(1u, 2u)", "3u"), ("math.bitOr(-2, -4)", "-2"), ("math.bitAnd(3u, 2u)", "2u"),
      ("math.bitAnd(-3, -5)", "-7"),
      ("math.bitXor(3u, 5u)", "6u"), ("math.bitXor(1, 3)", "2"), ("math.bitNot(1)", "-2"), ("math.bitNot(-1)", "0"),
      ("math.bitNot(0u)", "18446744073709551615u"), ("math.bitShiftLeft(1, 2)", "4"),
      ("math.bitShiftLeft(-1, 2)", "-4"),
      ("math.bitShiftLeft(1, 63)", "-9223372036854775808"), ("math.bitShiftLeft(1u, 200)", "0u"),
      ("math.bitShiftLeft(-1, 64)", "0"),
      ("math.bitShiftRight(1024, 2)", "256"), ("math.bitShiftRight(1024u, 2)", "256u"),
      ("math.bitShiftRight(1024u, 64)", "0u"),
      ("math.bitShiftRight(-1024, 3)", "2305843009213693824"), ("math.bitShiftRight(-1, 64)", "0"),
      ("math.bitShiftRight(5, 0)", "5"),
    ])
  func bits(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "arguments that do not do",
    arguments: [
      "math.greatest()", "math.greatest('a')", "math.greatest([])", "math.greatest([1, 'a'])",
      "math.greatest(dyn('a'))",
      "math.greatest(1, 'a')", "math.greatest([1], [2])", "math.greatest({})", "math.least()", "math.least(true)",
      "math.least(dyn([]))",
      "math.least(null)", "math.ceil(1)", "math.ceil(dyn(1))", "math.floor('a')", "math.round(1u)", "math.trunc()",
      "math.isNaN(1)",
      "math.isInf('a')", "math.isFinite(1u)", "math.abs(-9223372036854775808)", "math.abs('a')", "math.sign(true)",
      "math.sqrt('a')",
      "math.bitOr(1u, 2)", "math.bitOr(1.2, 1)", "math.bitAnd(2u, dyn(-1))", "math.bitXor(dyn([]), 1)",
      "math.bitNot(1.0)",
      "math.bitShiftLeft(1, -2)", "math.bitShiftLeft(1u, -2)", "math.bitShiftRight(-3, -2)", "math.bitShiftLeft(1, 1u)",
      "math.bitShiftRight(1.2, 1)", "math.unheardOf(1)", "math.ceil(1.0, 2.0)",
    ])
  func bad(_ text: String) { #expect(fails(text)) }
}
