/// License expressions of SPDX: `MIT`, `GPL-2.0-only WITH Classpath-exception-2.0`, `(MIT OR Apache-2.0) AND Zlib`.
public enum LicenseExpression {
  /// Whether a text is an expression of identifiers that are on the SPDX lists, whose letter case does not matter.
  ///
  /// `LicenseRef-…` stands for licenses that are on no list.
  public static func isValid(_ text: String) -> Bool {
    var depth = 0
    var wantsLicense = true
    var wantsException = false
    var canTakeException = false
    for word in words(text) {
      switch word {
      case "(":
        guard wantsLicense else { return false }
        depth += 1
      case ")":
        guard !wantsLicense, !wantsException, depth > 0 else { return false }
        depth -= 1
        canTakeException = false
      case "AND", "OR", "and", "or":
        guard !wantsLicense, !wantsException else { return false }
        wantsLicense = true
      case "WITH", "with":
        guard canTakeException else { return false }
        (wantsException, canTakeException) = (true, false)
      default:
        if wantsException {
          guard exceptions.contains(word.lowercased()) else { return false }
          wantsException = false
        } else {
          guard wantsLicense, isLicense(word) else { return false }
          (wantsLicense, canTakeException) = (false, true)
        }
      }
    }
    return depth == 0 && !wantsLicense && !wantsException
  }

  private static func isLicense(_ word: Substring) -> Bool {
    if word.hasPrefix("LicenseRef-") || word.hasPrefix("DocumentRef-") {
      let id = word.drop { $0 != "-" }.dropFirst()
      return !id.isEmpty && id.utf8.allSatisfy { isIDPart($0) || $0 == UInt8(ascii: ":") }
    }
    let id = word.lowercased()
    return licenses.contains(id) || id.hasSuffix("+") && licenses.contains(String(id.dropLast()))
  }

  private static func isIDPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// The words of a text; parentheses are words of their own.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    for part in text.split(separator: " ") {
      var start = part.startIndex
      for index in part.indices where part[index] == "(" || part[index] == ")" {
        if start < index { words.append(part[start..<index]) }
        words.append(part[index...index])
        start = part.index(after: index)
      }
      if start < part.endIndex { words.append(part[start...]) }
    }
    return words
  }

  private static let licenses = identifiers("licenses")
  private static let exceptions = identifiers("exceptions")

  private static func identifiers(_ kind: String) -> Set<String> {
    let lines = DataFile.lines(PackageResources.spdx_txt).filter { $0.first == kind }
    return Set(lines.flatMap { $0.dropFirst() }.map { $0.lowercased() })
  }
}
