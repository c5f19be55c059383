import Syntax

/// Whether a pattern that is meant for one's own origins lets foreign ones in.
///
/// A text that the pattern accepts is taken and changed the way an attacker would: another domain before the host or
/// behind it, a letter for a dot. What the pattern still accepts names a host that somebody else can register.
enum OriginCheck {
  /// How many texts that the pattern accepts are tried.
  private static let maximumSamples = 12

  /// A foreign address that the pattern accepts; nil when none is found, or when the pattern names no domain.
  ///
  /// - Parameter hasPath: whether a path may follow, as in a Referer; an Origin ends with host and port.
  static func foreignAddress(acceptedBy tree: RegexTree, hasPath: Bool) -> String? {
    guard let automaton = RegexAutomaton(tree) else { return nil }
    for sample in samples(of: tree.root) {
      let text = String(decoding: sample, as: UTF8.self)
      guard let host = host(of: text), host.range.count > 3 else { continue }
      for candidate in candidates(text, host, hasPath: hasPath) {
        guard isForeign(candidate, to: host.range), automaton.matches(Array(candidate.utf8)) else { continue }
        return candidate
      }
    }
    return nil
  }

  /// Whether the pattern accepts nothing without a path, so that it never matches an Origin.
  static func demandsPath(_ tree: RegexTree) -> Bool {
    let samples = samples(of: tree.root)
    return !samples.isEmpty
      && samples.allSatisfy { sample in
        guard let host = host(of: String(decoding: sample, as: UTF8.self)) else { return false }
        return !host.rest.isEmpty && host.rest.hasPrefix("/")
      }
  }

  private struct Host {
    let scheme: Substring
    let range: Substring
    let rest: Substring
  }

  /// The host in a text: behind the scheme, up to a port or path; it has a dot and ends in letters.
  private static func host(of text: String) -> Host? {
    var rest = text[...]
    var scheme: Substring = ""
    if let separator = rest.utf8.range(of: "://".utf8) {
      scheme = rest[..<separator.upperBound]
      rest = rest[separator.upperBound...]
    }
    let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
    guard host.contains("."), let end = host.split(separator: ".").last, end.count > 1, end.allSatisfy(\.isLetter),
      host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" })
    else { return nil }
    return Host(scheme: scheme, range: host, rest: rest.dropFirst(host.count))
  }

  /// Whether the last two names of an address's host are others than those of a host: whoever owns these owns all
  /// names below.
  private static func isForeign(_ address: String, to own: Substring) -> Bool {
    guard let other = host(of: address)?.range else { return false }
    return other.split(separator: ".").suffix(2) != own.split(separator: ".").suffix(2)
  }

  private static func candidates(_ text: String, _ host: Host, hasPath: Bool) -> [String] {
    let scheme = host.scheme.isEmpty ? "https://" : String(host.scheme)
    let name = String(host.range.drop { $0 == "." })
    let rest = String(host.rest)
    var candidates = [
      "\(scheme)\(name).evil.com\(rest)", "\(scheme)a.\(name).evil.com\(rest)", "\(scheme)evil\(name)\(rest)",
      "\(scheme)evil-\(name)\(rest)",
    ]
    if hasPath {
      candidates += ["\(scheme)evil.com/?\(text)", "\(scheme)evil.com/\(text)", "\(scheme)\(name).evil.com/"]
    }
    // A letter for a dot makes another domain where the dot stands before the last two names at least.
    for (offset, character) in name.enumerated() where character == "." {
      let position = name.index(name.startIndex, offsetBy: offset)
      var changed = name
      changed.replaceSubrange(position...position, with: "x")
      if changed.contains(".") { candidates.append("\(scheme)\(changed)\(rest)") }
    }
    return candidates
  }

  // MARK: - Samples

  /// Texts that a pattern accepts, one for each choice, optional parts left out and put in.
  private static func samples(of node: RegexNode) -> [[UInt8]] {
    switch node {
    case .empty, .assertion: return [[]]
    case .bytes(let set): return [[set.contains(UInt8(ascii: ".")) && !set.contains(0x61) ? 0x2E : byte(of: set)]]
    case .sequence(let parts):
      var result: [[UInt8]] = [[]]
      for part in parts {
        let pieces = samples(of: part)
        var next: [[UInt8]] = []
        for piece in pieces {
          for start in result where next.count < maximumSamples { next.append(start + piece) }
        }
        result = next
      }
      return result
    case .choice(let parts): return Array(parts.flatMap(samples).prefix(maximumSamples))
    case .repeated(let inner, let least, let most, _):
      if most == 0 { return [[]] }
      let once = samples(of: inner).prefix(4).map { sample in (0..<max(1, min(least, 8))).flatMap { _ in sample } }
      return least == 0 ? [[]] + once : Array(once)
    case .group(let inner, _), .atomic(let inner): return samples(of: inner)
    case .anything: return [[]]
    }
  }

  /// A byte of a set as it would stand in a host: any byte is most likely a dot that was not escaped.
  private static func byte(of set: ByteSet) -> UInt8 {
    let isAny = ByteSet.lineFeed.inverted.isSubset(of: set)
    return isAny ? UInt8(ascii: ".") : set.example ?? UInt8(ascii: "a")
  }
}
