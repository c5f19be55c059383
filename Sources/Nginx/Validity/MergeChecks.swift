import Syntax

/// What nginx checks at the end of `http`, when every location has what it inherits.
extension LoadChecker {
  mutating func checkMergedSettings() {
    checkRefererBlocks()
    // Settings are inherited by servers: without one nothing is compared.
    guard tree.rootContext == .main, !tree.servers.isEmpty else { return }
    var blocks: [Int: Set<Int>] = [:]
    for entry in tree.entries where isHTTP(entry.context) {
      if let family = entry.info?.bufferFamily { blocks[family, default: []].insert(entry.parent) }
    }
    guard !blocks.isEmpty else { return }
    for (number, family) in DirectiveInfo.bufferFamilies.enumerated() {
      for block in (blocks[number] ?? []).sorted() { checkBuffers(of: family, in: block) }
    }
  }

  /// `none` and `blocked` need a host beside them; patterns do not count.
  private mutating func checkRefererBlocks() {
    var blocks: [Int: (entry: Int, isOpen: Bool, hasHost: Bool)] = [:]
    for (index, entry) in tree.entries.enumerated() where entry.name == "valid_referers" && entry.context != .other {
      var block = blocks[entry.parent] ?? (index, false, false)
      for word in entry.syntax.arguments.lazy.map(\.value) {
        if word == "none" || word == "blocked" {
          block.isOpen = true
        } else if !word.hasPrefix("~") {
          block.hasHost = true
        }
      }
      blocks[entry.parent] = block
    }
    for (parent, block) in blocks.sorted(by: { $0.key < $1.key }) where block.isOpen && !block.hasHost {
      if tree.mayHide("valid_referers", in: parent) { continue }
      report(
        LoadError(
          kind: .contradiction,
          message: "the \"none\" or \"blocked\" referers are specified in the \"valid_referers\" directive without any "
            + "valid referer",
          entry: block.entry, stage: .merging, hint: "name a host, or server_names"))
    }
  }

  /// The sizes of the buffers that hold an upstream's answer have to fit together.
  private mutating func checkBuffers(of family: String, in block: Int) {
    func setting(_ name: String) -> Effective { tree.effective("\(family)_\(name)", in: block) }
    let found = DirectiveInfo.bufferSettings.map(setting)
    guard found.allSatisfy({ $0.certainty != .unknown && ($0.last != nil || $0.certainty == .known) }) else { return }
    guard !found.contains(where: { $0.last?.arguments.contains(where: Placeholder.isIn) ?? false }) else { return }
    let buffers = found[0].last?.arguments ?? ["8", "4096"]
    guard buffers.count == 2, let count = ValueSyntax.number(buffers[0]), let size = ValueSyntax.size(buffers[1]),
      let first = found[1].last.map({ ValueSyntax.size($0.argument(0) ?? "") }) ?? 4096
    else { return }
    func fail(_ message: String, _ culprit: Int) {
      let candidates = [found[culprit].last, found[0].last, found[1].last].compactMap { $0 }
      guard let node = candidates.first else { return }
      report(LoadError(kind: .contradiction, message: message, entry: node.index, part: .word(0), stage: .merging))
    }
    if count < 2 { return fail("there must be at least 2 \"\(family)_buffers\"", 0) }
    let largest = max(first, size)
    let rule = "the maximum of the value of \"\(family)_buffer_size\" and one of the \"\(family)_buffers\""
    let (doubled, overflows) = largest.multipliedReportingOverflow(by: 2)
    let (total, overflowsToo) = (count - 1).multipliedReportingOverflow(by: size)
    guard !overflows, !overflowsToo else { return }
    let busy = found[2].last.map { ValueSyntax.size($0.argument(0) ?? "") } ?? doubled
    if let busy {
      if busy < largest { return fail("\"\(family)_busy_buffers_size\" must be equal to or greater than \(rule)", 2) }
      if busy > total {
        return fail(
          "\"\(family)_busy_buffers_size\" must be less than the size of all \"\(family)_buffers\" minus one buffer", 2)
      }
    }
    if let directive = found[3].last, let write = ValueSyntax.size(directive.argument(0) ?? ""), write < largest {
      return fail("\"\(family)_temp_file_write_size\" must be equal to or greater than \(rule)", 3)
    }
    if let directive = found[4].last, let limit = ValueSyntax.size(directive.argument(0) ?? ""), limit != 0,
      limit < largest
    {
      fail(
        "\"\(family)_max_temp_file_size\" must be equal to zero to disable temporary files usage or must be equal to or "
          + "greater than \(rule)", 4)
    }
  }
}
