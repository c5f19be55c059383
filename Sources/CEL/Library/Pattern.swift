import CRE2
import Synchronization

/// A compiled RE2 pattern: matching takes time linear in the text, whatever the pattern.
final class Pattern: Sendable {
  /// Why a text is no pattern.
  struct Problem: Error {
    let reason: String
  }

  // The object behind the pointer is immutable after creation and safe to share, says cre2.h.
  nonisolated(unsafe) private let pattern: OpaquePointer

  /// The steps that matching takes for each byte of a text, at most.
  let size: Int

  /// The longest pattern, in bytes: compiling is the only part that may take long.
  static let maximumByteCount = 2000

  private init(_ pattern: OpaquePointer) {
    self.pattern = pattern
    size = Int(cre2_program_size(pattern))
  }

  deinit { cre2_free(pattern) }

  /// Compiles a pattern.
  static func compile(_ text: String) -> Result<Pattern, Problem> {
    var text = text
    guard text.utf8.count <= maximumByteCount else {
      return .failure(Problem(reason: "the pattern is longer than \(maximumByteCount) bytes"))
    }
    let pattern = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cre2_compile($0.baseAddress, $0.count) }
    }
    guard let pattern else { return .failure(Problem(reason: "out of memory")) }
    let result = Pattern(pattern)
    if let reason = cre2_error(pattern) { return .failure(Problem(reason: String(cString: reason))) }
    return .success(result)
  }

  /// Whether the pattern matches somewhere in a text.
  func matches(_ text: String) -> Bool {
    let isMatch = text.utf8.withContiguousStorageIfAvailable { matches($0) }
    if let isMatch { return isMatch }
    var text = text
    return text.withUTF8 { matches($0) }
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) { cre2_partial_match(pattern, $0.baseAddress, $0.count) }
  }
}

/// A constant pattern of a program; compiled when it is first used, because most programs are loaded and few meet a
/// file that needs theirs.
final class LazyPattern: Sendable {
  /// The pattern.
  let text: String

  private let compiled = AtomicLazyReference<Box>()

  private final class Box: Sendable {
    let result: Result<Pattern, Pattern.Problem>
    init(_ result: Result<Pattern, Pattern.Problem>) { self.result = result }
  }

  init(_ text: String) { self.text = text }

  /// The compiled pattern.
  var pattern: Result<Pattern, Pattern.Problem> {
    if let box = compiled.load() { return box.result }
    return compiled.storeIfNil(Box(Pattern.compile(text))).result
  }
}
