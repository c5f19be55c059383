/// Durations as Go writes them: `1h30m`, `500ms`, `-1.5s`.
public enum GoDuration {
  /// The length in seconds; nil if the text is no duration.
  ///
  /// - Parameter alsoDays: whether `d` is a unit too, which Compose knows and Go does not.
  public static func seconds(_ text: String, alsoDays: Bool = false) -> Double? {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    if rest == "0" { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      rest = rest.dropFirst(unit.count)
      guard let value = Double("0" + number + (number.hasSuffix(".") ? "0" : "")), !number.isEmpty, number != ".",
        let scale = alsoDays && unit == "d" ? 86_400 : scales[String(unit)]
      else { return nil }
      total += value * scale
    }
    return isNegative ? -total : total
  }

  // The micro sign comes as U+00B5 and as the Greek letter.
  private static let scales = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600,
  ]
}
