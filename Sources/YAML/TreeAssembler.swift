import CLibYAML
import Syntax

/// Builds the tree from libyaml's events.
///
/// libyaml's marks are trusted for where scalars, aliases and flow collections start and end; where block collections
/// end, where `-` and `:` stand, and where comments are, follows from the bytes between the events.
struct TreeAssembler {
  /// An open collection, or the document.
  struct Frame {
    enum Kind { case document, mapping, sequence }

    var kind: Kind
    var isFlow: Bool

    /// Where its first key or `-` stands; its column is what recovery goes by.
    var start: Int

    /// Where what was read of it ends.
    var end: Int

    /// The keys of a mapping.
    var keys = KeySet()

    /// Whether anything in it was read.
    var hasChildren = false

    /// Whether an entry's key was read and its value was not.
    var isEntryOpen = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let trivia: Trivia
  let offsets: OffsetIndex
  var builder: SyntaxTreeBuilder
  var frames: [Frame] = []

  /// The quoted value that was read last, if nothing else was read since.
  var lastQuoted: Span?

  /// Where the last thing that was read ends.
  var cursor: Int

  /// The depth within a subtree that is left out; 0 outside of one.
  var skippedDepth = 0

  /// Whether the value of a left out key is still to come, and left out too.
  var isValueSkipped = false

  /// The anchors so far.
  var aliases = AliasTable()

  /// The number of nodes that were opened.
  var nodeCount = 0

  /// The frame that a stream after an error carries on with, by its index; nil in the first stream.
  var resumedFrame: Int?

  /// Whether the resumed stream has not yet shown that it starts with the collection that it carries on.
  var awaitsResumedCollection = false

  /// The code-point index at which the current stream starts.
  var baseIndex = 0

  init(bytes: UnsafeBufferPointer<UInt8>, builder: SyntaxTreeBuilder) {
    self.bytes = bytes
    self.builder = builder
    trivia = Trivia(bytes: bytes)
    cursor = Encoding.hasByteOrderMark(bytes) ? 3 : 0
    offsets = OffsetIndex(bytes, start: cursor)
  }

  /// The tree; what is still open ends where what was read of it ends.
  consuming func finish() -> SyntaxTree {
    closeFrames(downTo: 0)
    return builder.finish()
  }

  /// The byte offset of a mark.
  func offset(_ mark: yaml_mark_t) -> Int { offsets.byteOffset(baseIndex &+ Int(clamping: mark.index)) }

  /// How reading goes on after an event.
  enum Step {
    /// With the next event.
    case more
    /// Not at all: the text has ended.
    case ended
    /// Not in this stream: what follows cannot be taken in here.
    case abandoned
  }

  /// Takes one event.
  mutating func take(_ event: borrowing yaml_event_t) -> Step {
    let start = offset(event.start_mark)
    let end = offset(event.end_mark)
    switch event.type {
    case YAML_STREAM_START_EVENT: break
    case YAML_STREAM_END_EVENT:
      _ = gap(upTo: bytes.count)
      return .ended
    case YAML_DOCUMENT_START_EVENT: openDocument(start, end, isImplicit: event.data.document_start.implicit != 0)
    case YAML_DOCUMENT_END_EVENT:
      let isImplicit = event.data.document_end.implicit != 0
      if resumedFrame == nil || !isImplicit { closeFrames(downTo: 0) }
    case YAML_SCALAR_EVENT, YAML_ALIAS_EVENT, YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT:
      return takeNode(event, start, end)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: closeCollection(start, end)
    default: break
    }
    return .more
  }

  private mutating func openDocument(_ start: Int, _ end: Int, isImplicit: Bool) {
    if resumedFrame != nil, isImplicit { return }
    resumedFrame = nil
    awaitsResumedCollection = false
    closeFrames(downTo: 0)
    // Comments before an implicit start belong to no document; the gap to the first node will hold them.
    _ = gap(upTo: isImplicit ? start : end)
    aliases.reset()
    builder.open(.document, nameSpan: .empty(at: start), at: start)
    nodeCount += 1
    aliases.enter(nodeCount - 1, anchor: nil)
    frames.append(Frame(kind: .document, isFlow: false, start: start, end: isImplicit ? start : end))
  }

  /// Closes frames, and the nodes that hold them, until `count` are left.
  mutating func closeFrames(downTo count: Int) {
    while frames.count > count {
      closeOpenEntry()
      guard let frame = frames.popLast() else { break }
      builder.close(at: frame.end)
      aliases.leave()
      extendInnermost(to: frame.end)
    }
    skippedDepth = 0
    isValueSkipped = false
  }

  /// Closes the entry of the innermost mapping whose value was not read.
  mutating func closeOpenEntry() {
    guard let last = frames.indices.last, frames[last].isEntryOpen else { return }
    frames[last].isEntryOpen = false
    let colon = trivia.skipBlank(from: frames[last].end, limit: bytes.count)
    if colon < bytes.count, bytes[colon] == UInt8(ascii: ":") { frames[last].end = colon + 1 }
    builder.setForm(.scalar)
    builder.close(at: frames[last].end)
  }

  /// Notes that the innermost collection reaches to `end`.
  mutating func extendInnermost(to end: Int) {
    guard let last = frames.indices.last else { return }
    frames[last].end = max(frames[last].end, end)
    frames[last].isEntryOpen = false
  }

  /// Reads the bytes up to where the next thing starts; records their comments.
  ///
  /// - Returns: the last indicator among them.
  mutating func gap(upTo end: Int) -> Int? {
    guard end > cursor else { return nil }
    let range = cursor..<end
    cursor = end
    // Most gaps are one space or a line break and indentation.
    return trivia.read(range) { builder.addComment($0) }
  }

  private mutating func closeCollection(_ start: Int, _ end: Int) {
    if skippedDepth > 0 {
      skippedDepth -= 1
      cursor = max(cursor, end > start ? end : cursor)
      if skippedDepth == 0 { finishSkipped() }
      return
    }
    if let resumedFrame, frames.count == resumedFrame + 1 { return }
    guard let frame = frames.popLast() else { return }
    var close = frame.end
    if frame.isFlow, end > start {
      _ = gap(upTo: start)
      cursor = max(cursor, end)
      close = end
    }
    builder.close(at: close)
    aliases.leave()
    endValue(at: close)
  }

  /// Notes that a value of the innermost collection is complete.
  mutating func endValue(at end: Int) {
    guard let last = frames.indices.last else { return }
    frames[last].isEntryOpen = false
    frames[last].end = max(frames[last].end, end)
  }

  /// Notes that something that was left out is complete: after a key, its value is left out too.
  mutating func finishSkipped() {
    isValueSkipped.toggle()
  }
}

/// The keys of one mapping; most mappings have few.
struct KeySet {
  private var few: [String] = []
  private var many: Set<String> = []

  /// Adds a key.
  ///
  /// - Returns: whether it is new.
  mutating func insert(_ key: String) -> Bool {
    if many.isEmpty {
      if few.contains(key) { return false }
      few.append(key)
      if few.count > 12 { many = Set(few) }
      return true
    }
    return many.insert(key).inserted
  }
}
