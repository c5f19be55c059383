import Stack
import Syntax

/// What a file looked like, in a few bytes: enough to know it again when it was moved and edited a little.
///
/// Beside a hash of the whole content it keeps the smallest hashes of its lines (MinHash, Broder 1997): the share that two
/// files have in common there estimates the share of lines they have in common.
public struct ContentSketch: Sendable, Hashable {
  /// How many hashes of lines are kept at most.
  static let lineLimit = 16

  /// A hash of all bytes.
  let whole: UInt64

  /// The smallest hashes of lines that are not blank, each once, in order.
  let lines: [UInt32]

  init(whole: UInt64, lines: [UInt32]) {
    self.whole = whole
    self.lines = lines
  }

  /// The sketch of a file. Of an environment file only the names count: a baseline is committed where the file often is not,
  /// and from the hash of a short text one can guess at it.
  public init(_ source: SourceFile) {
    guard Classifier.language(path: source.path, bytes: source.bytes) == .env else {
      self.init(source.bytes)
      return
    }
    let names = source.bytes.split(separator: Byte.lineFeed).map { $0.prefix { $0 != UInt8(ascii: "=") } }
    self.init(Array(names.joined(separator: [Byte.lineFeed])))
  }

  /// The sketch of a content.
  init(_ bytes: [UInt8]) {
    var hashes = Set<UInt32>()
    for line in bytes.split(whereSeparator: { $0 == Byte.lineFeed || $0 == 0x0D }) {
      let text = line.drop(while: Self.isBlank)
      if text.isEmpty { continue }
      let hash = FNV.hash(text.reversed().drop(while: Self.isBlank))
      hashes.insert(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)))
    }
    whole = FNV.hash(bytes)
    lines = Array(hashes.sorted().prefix(Self.lineLimit))
  }

  /// The estimated share of lines that two files have in common, from 0 to 1.
  func likeness(to other: ContentSketch) -> Double {
    if whole == other.whole { return 1 }
    let both = Set(lines).union(other.lines).sorted().prefix(Self.lineLimit)
    guard !both.isEmpty else { return 0 }
    let (left, right) = (Set(lines), Set(other.lines))
    return Double(both.count { left.contains($0) && right.contains($0) }) / Double(both.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension ContentSketch {
  /// Hexadecimal digits: 16 for the content, then 8 for each line.
  public var text: String {
    ([FNV.text(whole)] + lines.map { FNV.text(UInt64($0)).suffix(8).lowercased() }).joined(separator: " ")
  }

  /// The sketch in a text; nil when it is none.
  init?(text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, first.utf8.count == 16, let whole = UInt64(first, radix: 16) else { return nil }
    let lines = parts.dropFirst().compactMap { $0.utf8.count == 8 ? UInt32($0, radix: 16) : nil }
    guard lines.count == parts.count - 1, lines.count <= Self.lineLimit else { return nil }
    self.init(whole: whole, lines: lines)
  }
}

/// Fowler, Noll and Vo's hash FNV-1a: the same in every process, unlike Swift's own.
enum FNV {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(start) { adding($1, to: $0) }
  }

  /// 16 hexadecimal digits.
  static func text(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
