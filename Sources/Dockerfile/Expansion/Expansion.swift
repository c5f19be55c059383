import CEL
import Syntax

/// The variables that the builder knows at a point of a file.
///
/// A name that is not among them may still be set: by the base image, if that is not in the file.
struct BuildVariables: Sendable {
  private var values: [String: Fact<String>] = [:]

  /// What a name that was never declared is: absent, or unknown where something outside of the file may set it.
  var undeclared: Fact<String> = .absent

  /// The names that no base image sets, although the file mentions them: ARGs before the first FROM that a stage has not
  /// declared anew, and those that the builder itself sets where they are declared.
  var strangers: Set<String> = []

  private var open: Set<String> = []

  /// Sets a variable.
  mutating func set(_ name: String, _ value: Fact<String>) {
    values[name] = value
    if !open.isEmpty { open.remove(name) }
  }

  /// Declares an ARG without default: unknown, but unset unless somebody sets it, so that a fallback (`:-`) holds.
  mutating func declare(_ name: String) {
    values[name] = .unknown
    open.insert(name)
  }

  /// Whether a variable is an ARG without default.
  func isOpen(_ name: String) -> Bool { open.contains(name) }

  /// The value of a variable.
  func value(_ name: String) -> Fact<String> { values[name] ?? undeclared }

  /// Whether the file declares a variable.
  func declares(_ name: String) -> Bool { values[name] != nil }

  /// The names of all variables.
  var names: Set<String> { Set(values.keys) }

  /// Whether the file or the base image sets a variable, or every image has it.
  func has(_ name: String) -> Bool { values[name] != nil || name == "PATH" }

  /// Whether nothing sets a variable for sure: it is not declared, and no base image has it either.
  ///
  /// Where the base image is not known, only names that no image sets count, and slips of declared ones.
  func isUndefined(_ name: String) -> Bool {
    guard values[name] == nil, !Self.tolerated.contains(name) else { return false }
    if !undeclared.isUnknown || strangers.contains(name) { return true }
    return name.utf8.count >= 4 && (values.keys.contains { Self.isSlip(name, of: $0) } || Self.isSlip(name, of: "PATH"))
  }

  /// The declared name that was probably meant.
  func suggestion(for name: String) -> String? {
    // What names have in common at their start says nothing: `DB_PASSWORD` is not meant to be `DB_VERSION`.
    let candidates = (Array(values.keys) + ["PATH"]).sorted().filter { candidate in
      let shared = zip(name, candidate).prefix { $0 == $1 }.count
      return Suggestion.nearest(to: String(name.dropFirst(shared)), among: [String(candidate.dropFirst(shared))]) != nil
    }
    return Suggestion.nearest(to: name, among: candidates)
  }

  /// What is there without being declared: the path, and the proxies that the builder passes on.
  static let tolerated: Set<String> = [
    "PATH", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy",
    "ALL_PROXY", "all_proxy",
  ]

  /// Whether two neighbouring letters have changed places.
  private static func isSlip(_ name: String, of other: String) -> Bool {
    let (left, right) = (Array(name.utf8), Array(other.utf8))
    guard left.count == right.count, let first = left.indices.first(where: { left[$0] != right[$0] }),
      first + 1 < left.count
    else { return false }
    return left[first] == right[first + 1] && left[first + 1] == right[first]
      && left[(first + 2)...] == right[(first + 2)...]
  }
}

/// What became of a word when its variables were put in.
struct ExpandedWord: Sendable {
  /// The word without quotes, variables replaced; unknown when it depends on one that is.
  var value: Fact<String> = .absent

  /// The names that the word uses, in order.
  var names: [String] = []

  /// The names among them that stand without a fallback (`:-`, `+`).
  var required: [String] = []

  /// The `${name…` whose modifier no builder knows.
  var unsupported: [String] = []
}

/// Puts variables into words as the builder does: `$name`, `${name}` and its modifiers `:-`, `-`, `:+`, `+`, `:?`, `?`,
/// `#`, `##`, `%`, `%%`, `/` and `//`. Quotes and escapes are resolved on the way.
struct Expander {
  /// A word in which variables were put becomes unknown when it gets longer, in bytes: as long as a path may be.
  ///
  /// Each line can double what the one before it has set (`ENV A=$A$A`), so the values of a short file need a bound.
  private static let maximumLength = 4_096

  private let bytes: [UInt8]
  private var position = 0
  private let escape: UInt8
  private let variables: BuildVariables
  private var result = ExpandedWord()
  private var depth = 0

  private init(_ text: String, escape: UInt8, variables: BuildVariables) {
    bytes = Array(text.utf8)
    self.escape = escape
    self.variables = variables
  }

  /// The word that `text` becomes.
  static func expand(_ text: String, escape: UInt8, variables: BuildVariables) -> ExpandedWord {
    let needsWork = text.withBytes { bytes in
      bytes.contains { $0 == Byte.dollar || $0 == Byte.singleQuote || $0 == Byte.doubleQuote || $0 == escape }
    }
    if !needsWork { return ExpandedWord(value: .known(text)) }
    var expander = Expander(text, escape: escape, variables: variables)
    let value = expander.word(until: nil, keepsEscapes: false)
    expander.result.value = value.map { .known(String(decoding: $0, as: UTF8.self)) } ?? .unknown
    return expander.result
  }

  /// Reads until `stop`; nil when a part is unknown, or when `stop` never comes.
  private mutating func word(until stop: UInt8?, keepsEscapes: Bool) -> [UInt8]? {
    var value: [UInt8] = []
    var isKnown = true
    depth += 1
    defer { depth -= 1 }
    guard depth < 40 else {
      position = bytes.count
      return nil
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == stop {
        position += 1
        return isKnown ? value : nil
      }
      switch byte {
      case Byte.singleQuote:
        let end = bytes.index(of: byte, in: (position + 1)..<bytes.count) ?? bytes.count
        value += bytes[(position + 1)..<end]
        position = min(end + 1, bytes.count)
      case Byte.doubleQuote: if !quoted(into: &value) { isKnown = false }
      case Byte.dollar: if !append(variable(), to: &value) { isKnown = false }
      case escape:
        if keepsEscapes { value.append(byte) }
        position += 1
        if position < bytes.count { value.append(bytes[position]) }
        position += 1
      default:
        let start = position
        position += 1
        while position < bytes.count, case let byte = bytes[position], byte != stop, byte != Byte.singleQuote,
          !isSpecialInQuotes(byte)
        {
          position += 1
        }
        value += bytes[start..<position]
      }
    }
    position = min(position, bytes.count)
    return isKnown && stop == nil ? value : nil
  }

  /// Puts in what a variable holds; false when that is unknown, or makes the word too long.
  private func append(_ part: [UInt8]?, to value: inout [UInt8]) -> Bool {
    guard let part else { return false }
    guard part.isEmpty || value.count + part.count <= Self.maximumLength else { return false }
    value += part
    return true
  }

  private func isSpecialInQuotes(_ byte: UInt8) -> Bool {
    byte == Byte.doubleQuote || byte == Byte.dollar || byte == escape
  }

  private mutating func quoted(into value: inout [UInt8]) -> Bool {
    var isKnown = true
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.doubleQuote {
        position += 1
        return isKnown
      }
      if byte == Byte.dollar {
        if !append(variable(), to: &value) { isKnown = false }
        continue
      }
      if byte == escape, position + 1 < bytes.count {
        let next = bytes[position + 1]
        if next != Byte.doubleQuote, next != Byte.dollar, next != escape { value.append(byte) }
        value.append(next)
        position += 2
        continue
      }
      let start = position
      position += 1
      while position < bytes.count, !isSpecialInQuotes(bytes[position]) { position += 1 }
      value += bytes[start..<position]
    }
    return isKnown
  }

  /// Reads from `$`; nil when the variable is unknown.
  private mutating func variable() -> [UInt8]? {
    position += 1
    guard position < bytes.count else { return [Byte.dollar] }
    guard bytes[position] == Byte.openBrace else {
      let name = self.name()
      return name.isEmpty ? [Byte.dollar] : value(of: name, isRequired: true).value.map { Array($0.utf8) }
    }
    position += 1
    let name = self.name()
    guard position < bytes.count else { return nil }
    var symbol = bytes[position]
    position += 1
    if symbol == Byte.closeBrace { return value(of: name, isRequired: true).value.map { Array($0.utf8) } }
    let emptyIsUnset = symbol == Byte.colon
    if emptyIsUnset, position < bytes.count {
      symbol = bytes[position]
      position += 1
    }
    switch symbol {
    case Byte.dash, 0x2B, 0x3F: return alternative(name, symbol, emptyIsUnset: emptyIsUnset)
    case Byte.hash where !emptyIsUnset, 0x25 where !emptyIsUnset, Byte.slash where !emptyIsUnset:
      return edited(name, symbol)
    default:
      // Not a modifier that the builder knows; it refuses the line.
      result.unsupported.append(name)
      _ = word(until: Byte.closeBrace, keepsEscapes: true)
      return nil
    }
  }

  private mutating func alternative(_ name: String, _ symbol: UInt8, emptyIsUnset: Bool) -> [UInt8]? {
    let current = value(of: name, isRequired: symbol == 0x3F)
    let word = word(until: Byte.closeBrace, keepsEscapes: false)
    let value = current.value.map { Array($0.utf8) }
    let isSet = value.map { !(emptyIsUnset && $0.isEmpty) } ?? false
    switch symbol {
    case Byte.dash:
      if current.isUnknown, !variables.isOpen(name) { return nil }
      return isSet ? value : word
    case 0x2B: return isSet ? word : current.isUnknown ? nil : []
    default: return isSet ? value : nil
    }
  }

  private mutating func edited(_ name: String, _ symbol: UInt8) -> [UInt8]? {
    let current = value(of: name, isRequired: true)
    var isDouble = false
    if position < bytes.count, bytes[position] == symbol {
      isDouble = true
      position += 1
    }
    let pattern = word(until: symbol == Byte.slash ? Byte.slash : Byte.closeBrace, keepsEscapes: true)
    let replacement = symbol == Byte.slash ? word(until: Byte.closeBrace, keepsEscapes: true) : []
    guard let pattern, let replacement, let value = current.value.map({ Array($0.utf8) }) else { return nil }
    let glob = GlobPattern(pattern)
    switch symbol {
    case Byte.hash: return glob.removingPrefix(of: value, longest: isDouble)
    case 0x25: return glob.removingSuffix(of: value, longest: isDouble)
    default: return glob.replacing(in: value, with: replacement, all: isDouble)
    }
  }

  private mutating func value(of name: String, isRequired: Bool) -> Fact<String> {
    result.names.append(name)
    if isRequired { result.required.append(name) }
    switch variables.value(name) {
    // What is not set is a fault of its own; nothing shall be concluded from the empty text.
    case .absent: return isRequired ? .unknown : .absent
    case let fact: return fact
    }
  }

  private mutating func name() -> String {
    let start = position
    guard position < bytes.count else { return "" }
    if bytes[position].isDigit {
      while position < bytes.count, bytes[position].isDigit { position += 1 }
    } else if [0x40, 0x2A, 0x23, 0x3F, 0x2D, 0x24, 0x21].contains(bytes[position]) {
      position += 1
    } else {
      while position < bytes.count, bytes[position].isNamePart { position += 1 }
    }
    return bytes.text(start..<position)
  }
}
