import CLibYAML
import Syntax

extension TreeAssembler {
  /// How often reading starts again after an error.
  private static let maximumRestarts = 256

  /// Reads the whole text. libyaml stops at its first error; what follows is read as a document of its own, from the
  /// next line that carries on one of the collections that were open.
  mutating func readAll() {
    var start = cursor
    for _ in 0..<TreeAssembler.maximumRestarts {
      guard let fault = readStream(from: start) else { return }
      guard let next = resumption(after: fault, from: start) else { return }
      start = next
    }
    builder.report(
      SyntaxProblem(
        "too many errors: the rest is not read", at: Span(start, trivia.lineEnd(from: start, limit: bytes.count))))
  }

  /// Where reading stopped, and whether the line of that offset may be read again.
  private struct Fault {
    var offset: Int
    var mayRereadLine: Bool
  }

  /// Reads one stream of events; nil when it came to the end of the text.
  private mutating func readStream(from start: Int) -> Fault? {
    baseIndex = offsets.index(ofByte: start)
    cursor = max(cursor, start)
    let stream = EventStream(UnsafeBufferPointer(rebasing: bytes[min(start, bytes.count)...]))
    while true {
      guard let step = stream.next({ take($0) }) else { return report(stream.failure, from: start) }
      switch step {
      case .more: continue
      case .ended: return nil
      case .abandoned: return Fault(offset: cursor, mayRereadLine: false)
      }
    }
  }

  /// Reports why a stream ended; a line that only belongs to a collection further out is no error.
  private mutating func report(_ failure: EventStream.Failure, from start: Int) -> Fault {
    let problemOffset = offsets.byteOffset(baseIndex &+ failure.index)
    if let resumedFrame, resumedFrame < frames.count, isDedent(at: problemOffset, below: frames[resumedFrame]) {
      return Fault(offset: problemOffset, mayRereadLine: true)
    }
    var offset = problemOffset
    var end = min(offset + 1, bytes.count)
    if failure.isAtContext, let context = failure.contextIndex {
      offset = offsets.byteOffset(baseIndex &+ context)
      end = trivia.lineEnd(from: offset, limit: bytes.count)
    } else if offset >= bytes.count {
      offset = trivia.trimmedEnd(of: bytes.count)
      end = offset
    } else if bytes[offset] != 0x09 {
      end = max(end, trivia.tokenEnd(from: offset))
    }
    if let quote = openQuote(before: problemOffset) {
      let end = trivia.lineEnd(from: quote.start, limit: bytes.count)
      builder.report(
        SyntaxProblem(
          "this quote is not closed on its line", at: Span(quote.start, end),
          hint: "it ends only where the next quote stands, and what follows makes no sense"))
      return Fault(offset: offset, mayRereadLine: false)
    }
    let (message, hint) = failure.explained(byte: offset < bytes.count ? bytes[offset] : nil)
    builder.report(SyntaxProblem(message, at: Span(offset, end), hint: hint))
    return Fault(offset: offset, mayRereadLine: isDocumentMarker(at: offset))
  }

  /// The quoted text of several lines that ends right before a fault: its closing quote was likely meant to open another.
  private func openQuote(before offset: Int) -> Span? {
    guard let quote = lastQuoted, quote.end <= offset, offset < bytes.count,
      trivia.lineEnd(from: quote.start, limit: quote.end) < quote.end,
      bytes[quote.end..<offset].allSatisfy({ $0 == 0x20 })
    else { return nil }
    return quote
  }

  private func isDedent(at offset: Int, below frame: Frame) -> Bool {
    let lineStart = trivia.lineStart(of: offset)
    guard bytes[lineStart..<offset].allSatisfy({ $0 == 0x20 }) else { return false }
    return offset - lineStart < column(of: frame)
  }

  /// The next line that starts an entry or an item of an open block collection, or a new document.
  private mutating func resumption(after fault: Fault, from start: Int) -> Int? {
    var line = fault.mayRereadLine ? trivia.lineStart(of: fault.offset) : trivia.nextLine(after: fault.offset)
    if line <= start { line = trivia.nextLine(after: start) }
    while line < bytes.count {
      let end = trivia.lineEnd(from: line, limit: bytes.count)
      var text = line
      while text < end, bytes[text] == 0x20 { text += 1 }
      if text < end, bytes[text] == UInt8(ascii: "#") {
        if text >= cursor { builder.addComment(Span(text, end)) }
      } else if text == line, isDocumentMarker(at: text) {
        resumedFrame = nil
        awaitsResumedCollection = false
        closeFrames(downTo: 0)
        cursor = max(cursor, line)
        return line
      } else if text < end, let frame = frameIndex(column: text - line, isItem: trivia.isDash(at: text)) {
        closeFrames(downTo: frame + 1)
        closeOpenEntry()
        resumedFrame = frame
        awaitsResumedCollection = true
        cursor = max(cursor, line)
        return line
      }
      line = trivia.nextLine(after: line)
    }
    return nil
  }

  private func frameIndex(column: Int, isItem: Bool) -> Int? {
    frames.lastIndex { frame in
      !frame.isFlow && frame.kind == (isItem ? .sequence : .mapping) && self.column(of: frame) == column
    }
  }

  private func column(of frame: Frame) -> Int { frame.start - trivia.lineStart(of: frame.start) }

  private func isDocumentMarker(at offset: Int) -> Bool {
    guard offset + 3 <= bytes.count else { return false }
    return bytes[offset..<(offset + 3)].elementsEqual("---".utf8)
      || bytes[offset..<(offset + 3)].elementsEqual("...".utf8)
  }
}
