import CLibYAML
import Syntax

/// A scalar, an alias or the start of a collection, as an event gives it.
struct NodeEvent {
  enum Kind { case scalar, alias, mapping, sequence }

  var kind: Kind
  var isFlow: Bool
  var hasAnchor: Bool
  var hasTag: Bool
  var start: Int
  var end: Int
  var text: UnsafeBufferPointer<UInt8>
  var quoting: Quoting
  var resolvedTag: String?

  /// Whether it is a plain scalar without text.
  var isEmpty: Bool { kind == .scalar && quoting == .none && text.isEmpty }

  init(_ event: borrowing yaml_event_t, _ start: Int, _ end: Int) {
    self.start = start
    self.end = end
    quoting = .none
    isFlow = false
    hasAnchor = false
    hasTag = false
    text = UnsafeBufferPointer(start: nil, count: 0)
    switch event.type {
    case YAML_ALIAS_EVENT:
      kind = .alias
    case YAML_MAPPING_START_EVENT:
      kind = .mapping
      let data = event.data.mapping_start
      isFlow = data.style == YAML_FLOW_MAPPING_STYLE
      hasAnchor = data.anchor != nil
      resolvedTag = data.tag.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequence
      let data = event.data.sequence_start
      isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
      hasAnchor = data.anchor != nil
      resolvedTag = data.tag.map { String(cString: $0) }
    default:
      kind = .scalar
      let data = event.data.scalar
      text = UnsafeBufferPointer(start: data.value, count: Int(clamping: data.length))
      hasAnchor = data.anchor != nil
      resolvedTag = data.tag.map { String(cString: $0) }
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: quoting = .single
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: quoting = .double
      case YAML_LITERAL_SCALAR_STYLE: quoting = .literal
      case YAML_FOLDED_SCALAR_STYLE: quoting = .folded
      default: quoting = .none
      }
    }
    hasTag = resolvedTag != nil
  }
}

extension TreeAssembler {
  /// Takes a scalar, an alias or the start of a collection: a key, a value or an item.
  mutating func takeNode(_ event: borrowing yaml_event_t, _ start: Int, _ end: Int) -> Step {
    let node = NodeEvent(event, start, end)
    if awaitsResumedCollection { return takeResumedCollection(node) }
    if skippedDepth > 0 || isValueSkipped {
      skip(node)
      return .more
    }
    guard let frame = frames.last else { return .more }
    if frame.kind == .mapping, !frame.isEntryOpen {
      takeKey(node)
      return .more
    }
    if frames.count > YAMLParser.maximumDepth, node.kind == .mapping || node.kind == .sequence {
      builder.report(
        SyntaxProblem(
          "nested more than \(YAMLParser.maximumDepth) levels deep",
          at: Span(start, min(max(end, start + 1), bytes.count))))
      cursor = max(cursor, end)
      return .abandoned
    }
    takeValue(node)
    return .more
  }

  /// After an error, the rest of a collection is read as a document of its own; its first event stands for the
  /// collection that is open already.
  private mutating func takeResumedCollection(_ node: NodeEvent) -> Step {
    awaitsResumedCollection = false
    guard let frame = frames.last else { return .abandoned }
    let isSame =
      !node.isFlow
      && (frame.kind == .mapping ? node.kind == .mapping : frame.kind == .sequence && node.kind == .sequence)
    if !isSame {
      let line = trivia.lineEnd(from: node.start, limit: bytes.count)
      builder.report(
        SyntaxProblem(
          frame.kind == .mapping ? "expected `key: value`" : "expected `- `", at: Span(node.start, max(line, node.end)))
      )
    }
    return isSame ? .more : .abandoned
  }

  private mutating func takeKey(_ node: NodeEvent) {
    guard let last = frames.indices.last else { return }
    _ = gap(upTo: node.start)
    guard node.kind == .scalar, node.quoting != .literal, node.quoting != .folded else {
      builder.report(
        SyntaxProblem(
          node.kind == .alias ? "an alias cannot be a key here" : "a key must be a plain text",
          at: Span(node.start, min(max(node.end, node.start + 1), bytes.count))))
      skip(node)
      return
    }
    let properties =
      node.hasAnchor || node.hasTag
      ? trivia.properties(from: node.start, limit: node.end) : (anchor: nil, tag: nil, end: node.start)
    let span = scalarSpan(node, after: properties.end)
    let name = String(decoding: node.text, as: UTF8.self)
    if node.isEmpty {
      builder.report(SyntaxProblem("the key is missing", at: Span(span.start, min(span.start + 1, bytes.count))))
    }
    builder.open(
      .entry, nameSpan: span, name: isVerbatim(node.text, span) ? nil : name, at: min(node.start, span.start))
    nodeCount += 1
    if let anchor = properties.anchor {
      // A key cannot be inserted elsewhere in this tree; its anchor is known all the same.
      aliases.enter(-1, anchor: anchorName(anchor))
      aliases.leave()
    }
    if !frames[last].keys.insert(name) {
      builder.report(
        SyntaxProblem("`\(name)` is already a key of this mapping", at: span, hint: "remove or rename one of the two"))
    }
    noteFirstChild(at: min(node.start, span.start))
    frames[last].isEntryOpen = true
    frames[last].end = max(frames[last].end, span.end)
    cursor = max(cursor, span.end)
  }

  private mutating func takeValue(_ node: NodeEvent) {
    guard let last = frames.indices.last else { return }
    let indicator = gap(upTo: node.start)
    // An empty value ends with its `:` or `-`.
    var emptyEnd = indicator.map { $0 + 1 } ?? frames[last].end
    if frames[last].kind == .sequence {
      let dash = frames[last].isFlow ? nil : indicator
      let start = dash ?? node.start
      noteFirstChild(at: start)
      builder.open(.item, nameSpan: .empty(at: start), at: start)
      nodeCount += 1
      emptyEnd = dash.map { $0 + 1 } ?? node.start
    } else if frames[last].kind == .mapping, indicator.map({ bytes[$0] != UInt8(ascii: ":") }) ?? true {
      emptyEnd = frames[last].end
    }
    var anchor: String?
    var properties: (anchor: Span?, tag: Span?, end: Int) = (nil, nil, node.start)
    if node.hasAnchor || node.hasTag {
      properties = trivia.properties(from: node.start, limit: bytes.count)
      anchor = addFlags(anchor: properties.anchor, tag: properties.tag, resolvedTag: node.resolvedTag)
      emptyEnd = max(emptyEnd, properties.end)
    }
    if frames[last].kind != .document { aliases.enter(nodeCount - 1, anchor: anchor) }
    switch node.kind {
    case .mapping, .sequence:
      builder.setForm(node.kind == .mapping ? .mapping : .sequence)
      cursor = max(cursor, properties.end)
      if node.isFlow { openFlow(from: properties.end) }
      let frame = Frame(
        kind: node.kind == .mapping ? .mapping : .sequence, isFlow: node.isFlow, start: node.start,
        end: max(cursor, emptyEnd))
      // Each frame closes one node: the document's node is that of its root collection too.
      if frames[last].kind == .document { frames[last] = frame } else { frames.append(frame) }
    case .scalar:
      builder.setForm(.scalar)
      var span = Span.empty(at: emptyEnd)
      if !node.isEmpty {
        span = scalarSpan(node, after: properties.end)
        lastQuoted = node.quoting == .single || node.quoting == .double ? span : nil
        builder.addArgument(
          span, value: isVerbatim(node.text, span) ? nil : String(decoding: node.text, as: UTF8.self),
          quoting: node.quoting)
        cursor = max(cursor, node.end)
      } else {
        cursor = max(cursor, properties.end)
      }
      closeValue(at: span.end)
    case .alias:
      builder.setForm(.alias)
      let span = Span(node.start, node.end)
      let name = Span(min(node.start + 1, node.end), node.end)
      builder.addArgument(name)
      cursor = max(cursor, node.end)
      resolveAlias(named: anchorName(Span(node.start, node.end)), at: span)
      closeValue(at: node.end)
    }
  }

  /// Corrects where the innermost collection starts: libyaml's mark may be that of its anchor.
  private mutating func noteFirstChild(at start: Int) {
    guard let last = frames.indices.last, !frames[last].hasChildren else { return }
    frames[last].hasChildren = true
    frames[last].start = start
  }

  /// Closes the node of a value that is no collection; a document stays open until its end.
  private mutating func closeValue(at end: Int) {
    if frames.last?.kind != .document {
      builder.close(at: end)
      aliases.leave()
    }
    endValue(at: end)
  }

  /// Leaves a key that is no text, and its value, out of the tree.
  private mutating func skip(_ node: NodeEvent) {
    cursor = max(cursor, node.end)
    if node.kind == .mapping || node.kind == .sequence {
      skippedDepth += 1
    } else if skippedDepth == 0 {
      finishSkipped()
    }
  }

  private mutating func openFlow(from offset: Int) {
    let bracket = trivia.skipBlank(from: offset, limit: bytes.count)
    _ = gap(upTo: bracket)
    guard bracket < bytes.count, bytes[bracket] == UInt8(ascii: "{") || bytes[bracket] == UInt8(ascii: "[") else {
      return
    }
    cursor = bracket + 1
  }

  /// Where a scalar stands, without its properties and without the line endings after a block scalar.
  private func scalarSpan(_ node: NodeEvent, after properties: Int) -> Span {
    var start = node.start
    if properties > start { start = trivia.skipBlank(from: properties, limit: node.end) }
    var end = node.end
    if node.quoting == .literal || node.quoting == .folded {
      while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D || bytes[end - 1] == 0x20 { end -= 1 }
    }
    return Span(start, end)
  }

  private func isVerbatim(_ text: UnsafeBufferPointer<UInt8>, _ span: Span) -> Bool {
    guard text.count == span.count, span.end <= bytes.count else { return false }
    for index in 0..<text.count where text[index] != bytes[span.start + index] { return false }
    return true
  }

  private func anchorName(_ span: Span) -> String {
    String(decoding: bytes[min(span.start + 1, span.end)..<span.end], as: UTF8.self)
  }

  private mutating func addFlags(anchor: Span?, tag: Span?, resolvedTag: String?) -> String? {
    if let tag {
      let written = String(decoding: bytes[tag.range], as: UTF8.self)
      let resolved = resolvedTag ?? written
      let prefix = "tag:yaml.org,2002:"
      let value = resolved.hasPrefix(prefix) ? "!!" + resolved.dropFirst(prefix.count) : resolved
      builder.addFlag(name: "tag", value: value, span: tag, valueSpan: tag)
    }
    guard let anchor else { return nil }
    let name = anchorName(anchor)
    builder.addFlag(name: "anchor", value: name, span: anchor, valueSpan: Span(anchor.start + 1, anchor.end))
    return name
  }

  private mutating func resolveAlias(named name: String, at span: Span) {
    switch aliases.resolve(name) {
    case .node: break
    case .undefined:
      builder.report(SyntaxProblem("there is no anchor `&\(name)` before this", at: span))
    case .cyclic:
      builder.report(SyntaxProblem("`\(name)` contains itself", at: span))
    case .excessive:
      builder.report(
        SyntaxProblem("`\(name)` is not expanded: the document would become too large or too deep", at: span))
    }
  }
}
