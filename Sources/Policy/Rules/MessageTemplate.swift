import CEL

/// A text with expressions in braces: `image {stage.base} floats`. `{{` and `}}` stand for braces.
public struct MessageTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    case expression(Program)
  }

  let pieces: [Piece]

  /// The text for one frame; nil when an expression in it is unknown, absent or fails, since a message with a hole helps
  /// nobody.
  public func render(_ frame: [Value]) -> String? {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text(let text): result += text
      case .expression(let program):
        let value = program.evaluate(frame)
        switch value {
        case .unknown, .error: return nil
        default: result += celString(value)
        }
      }
    }
    return result
  }
}

extension MessageTemplate {
  /// The text of a template without expressions; nil for one that has some.
  var staticText: String? {
    var result = ""
    for piece in pieces {
      guard case .text(let text) = piece else { return nil }
      result += text
    }
    return result
  }

  /// A fault in a template: the range counts UTF-8 bytes of the template's text.
  struct Fault: Error {
    let message: String
    let hint: String?
    let range: Range<Int>
  }

  /// Compiles a template; every fault is reported, not just the first.
  static func compile(_ text: String, in environment: Environment) -> Result<MessageTemplate, CompilationFaults> {
    var pieces: [Piece] = []
    var faults: [Fault] = []
    for part in split(Array(text.utf8)) {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .unterminated(let range):
        faults.append(Fault(message: "`{` without a matching `}`", hint: "write `{{` for a brace", range: range))
      case .unopened(let range):
        faults.append(Fault(message: "`}` without a matching `{`", hint: "write `}}` for a brace", range: range))
      case .expression(let source, let start):
        switch environment.compile(source) {
        case .success(let program): pieces.append(.expression(program))
        case .failure(let failure):
          faults += failure.diagnostics.map {
            Fault(
              message: $0.message, hint: $0.hint, range: ($0.range.lowerBound + start)..<($0.range.upperBound + start))
          }
        }
      }
    }
    return faults.isEmpty ? .success(MessageTemplate(pieces: pieces)) : .failure(CompilationFaults(faults: faults))
  }

  /// All faults of one template.
  struct CompilationFaults: Error {
    let faults: [Fault]
  }

  private enum Part {
    case text(String)
    case expression(String, start: Int)
    case unterminated(Range<Int>)
    case unopened(Range<Int>)
  }

  private static func split(_ bytes: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var literal: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isDoubled = index + 1 < bytes.count && bytes[index + 1] == byte
      if byte == UInt8(ascii: "{"), !isDoubled {
        if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
        literal = []
        guard let end = closingBrace(in: bytes, from: index + 1) else {
          parts.append(.unterminated(index..<bytes.count))
          return parts
        }
        parts.append(.expression(String(decoding: bytes[(index + 1)..<end], as: UTF8.self), start: index + 1))
        index = end + 1
      } else {
        literal.append(byte)
        if byte == UInt8(ascii: "}"), !isDoubled { parts.append(.unopened(index..<(index + 1))) }
        let isBrace = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}")
        index += isBrace && isDoubled ? 2 : 1
      }
    }
    if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
    return parts
  }

  /// The brace that ends an expression: map literals nest, and braces in string literals do not count.
  private static func closingBrace(in bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var quote: UInt8?
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == UInt8(ascii: "\\") {
          index += 1
        } else if byte == open {
          quote = nil
        }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        if depth == 0 { return index }
        depth -= 1
      }
      index += 1
    }
    return nil
  }
}
