import Syntax

/// The lines of `map`, `geo`, `split_clients` and `types`.
extension LoadChecker {
  mutating func checkLines(of index: Int) {
    let block = tree.node(index)
    guard block.isBlock, isHTTP(block.context) else { return }
    switch block.name {
    case "map": checkMap(block)
    case "geo": checkGeo(block)
    case "split_clients": checkSplit(block)
    case "types":
      for line in block.children where line.name == "include" && line.arguments.count != 1 {
        report(.argumentCount, "invalid number of arguments in \"include\" directive", line.index)
      }
    default: break
    }
  }

  private mutating func checkMap(_ block: ConfigNode) {
    var keys: [String: Int] = [:]
    var defaultLine: Int?
    for line in block.children where line.syntax.kind == .line {
      let words = line.arguments
      let key = line.name
      if words.isEmpty, key == "hostnames" || key == "volatile" { continue }
      if words.count != 1 {
        return report(.argumentCount, "invalid number of the map parameters", line.index)
      }
      if key == "include" { continue }
      if !Placeholder.isIn(words[0]) { checkTemplate(words[0], line.index, 0) }
      if key == "default", line.syntax.isPlainName {
        if let first = defaultLine {
          return report(.redefinition, "duplicate default map parameter", line.index, other: first)
        }
        defaultLine = line.index
      } else if key.hasPrefix("~") {
        checkLineRegex(String(key.dropFirst(key.hasPrefix("~*") ? 2 : 1)), line.index)
      } else {
        // nginx compares keys without regard to letter case.
        let plain = (key.hasPrefix("\\") ? String(key.dropFirst()) : key).lowercased()
        if let first = keys[plain] {
          return report(.redefinition, "conflicting parameter \"\(plain)\"", line.index, other: first)
        }
        keys[plain] = line.index
      }
    }
  }

  private mutating func checkLineRegex(_ pattern: String, _ index: Int) {
    let regex = tree.pattern(pattern)
    for name in regex.names.keys { variables.define(name) }
    guard let fault = regex.fault, !Placeholder.isIn(pattern) else { return }
    report(.regex, "pcre2_compile() failed: \(fault) in \"\(pattern)\"", index)
  }

  private mutating func checkGeo(_ block: ConfigNode) {
    var isRanges = false
    for line in block.children where line.syntax.kind == .line {
      let words = line.arguments
      if words.isEmpty, ["ranges", "proxy_recursive", "volatile"].contains(line.name) {
        if line.name == "ranges" { isRanges = true }
        continue
      }
      if words.count != 1 { return report(.argumentCount, "invalid number of the geo parameters", line.index) }
      if line.name == "include" || line.name == "default" || Placeholder.isIn(line.name) { continue }
      let isProxy = line.name == "proxy"
      let network = isProxy || line.name == "delete" ? words[0] : line.name
      if isRanges, !isProxy {
        guard !isRange(network) else { continue }
        return report(.invalidValue, "invalid range \"\(network)\"", line.index)
      }
      if network != "255.255.255.255", !IPAddress.isNetwork(network) {
        return report(.invalidValue, "invalid network \"\(network)\"", line.index)
      }
    }
  }

  private func isRange(_ text: String) -> Bool {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2, let low = IPAddress.v4(ends[0]), let high = IPAddress.v4(ends[1]) else { return false }
    return low <= high
  }

  private mutating func checkSplit(_ block: ConfigNode) {
    var total = 0
    for line in block.children where line.syntax.kind == .line {
      if line.name == "*" { continue }
      guard line.name.hasSuffix("%"), let percent = hundredths(line.name.dropLast()), percent > 0 else {
        return report(.invalidValue, "invalid percent value \"\(line.name)\"", line.index)
      }
      total += min(percent, 1_000_000)
    }
    if total > 10_000 {
      report(
        LoadError(
          kind: .invalidValue, message: "percent total is greater than 100%", entry: block.index, part: .closing))
    }
  }

  /// A number with up to two decimals, in hundredths.
  private func hundredths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = ValueSyntax.number(parts[0]), whole <= 10_000 else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard (1...2).contains(parts[1].count), let rest = ValueSyntax.number(parts[1]) else { return nil }
    return whole * 100 + (parts[1].count == 1 ? rest * 10 : rest)
  }
}

extension SyntaxNode {
  /// Whether the name is written without quotes or escapes.
  fileprivate var isPlainName: Bool { nameSpan.count == name.utf8.count }
}
