/// Doubles as text.
enum NumberText {
  /// The shortest digits that read back as the same number; an exponent below 1e-4 and from 1e21 on.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let (digits, exponent) = decimal(value.magnitude)
    let sign = value < 0 ? "-" : ""
    if exponent < -4 || exponent >= 21 {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      let sizeOfExponent = String(exponent.magnitude)
      let padding = sizeOfExponent.utf8.count < 2 ? "0" : ""
      return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(padding)\(sizeOfExponent)"
    }
    return sign + placed(digits, exponent)
  }

  /// The shortest digits that read back as the same number, never with an exponent.
  static func positional(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return shortest(value) }
    let (digits, exponent) = decimal(value.magnitude)
    return (value < 0 ? "-" : "") + placed(digits, exponent)
  }

  /// Digits with the point where the exponent of the first puts it.
  private static func placed(_ digits: String, _ exponent: Int) -> String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    if digits.count <= exponent + 1 { return digits + String(repeating: "0", count: exponent + 1 - digits.count) }
    return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  /// The significant digits of a positive number and the power of ten of the first.
  private static func decimal(_ value: Double) -> (digits: String, exponent: Int) {
    var digits = ""
    var exponent = 0
    var pointIndex: Int?
    let text = value.description
    let mantissa = text.prefix { $0 != "e" }
    if mantissa.utf8.count < text.utf8.count { exponent = Int(text.dropFirst(mantissa.count + 1)) ?? 0 }
    for character in mantissa {
      if character == "." { pointIndex = digits.count } else { digits.append(character) }
    }
    exponent += (pointIndex ?? digits.count) - 1
    let zeros = digits.prefix { $0 == "0" }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return (digits, exponent)
  }
}
