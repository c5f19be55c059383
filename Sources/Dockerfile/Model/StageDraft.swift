import CEL
import Syntax

/// A stage before its instructions are read: what is needed to see which stages belong together.
struct StageDraft {
  /// Its number; -1 for instructions that stand before the first FROM.
  let index: Int

  /// Its FROM.
  let from: SyntaxNode?

  /// Its instructions, FROM included.
  var nodes: [SyntaxNode]

  /// The name after AS.
  var name: String? { namePlace?.text }

  /// Where the name stands.
  var namePlace: Place? {
    guard let from, from.arguments.count == 3, from.arguments[1].value.uppercased() == "AS" else { return nil }
    return from.arguments[2].place
  }

  /// What its COPY and RUN instructions take files from.
  var sources: [String] {
    var sources: [String] = []
    for node in nodes {
      let instruction = node.hasName("ONBUILD") ? node.children.first ?? node : node
      for flag in instruction.flags {
        guard let source = flag.name == "from" ? flag.value : flag.name == "mount" ? Mount(flag).from : nil else {
          continue
        }
        sources.append(source)
      }
    }
    return sources
  }
}

/// The stages of a file and how they depend on each other.
struct StagePlan {
  private(set) var drafts: [StageDraft] = []
  private(set) var globalArgs: [SyntaxNode] = []

  init(_ tree: SyntaxTree) {
    var count = 0
    for node in tree.roots where node.kind == .directive {
      let keyword = Keyword(node)
      if keyword == .from {
        drafts.append(StageDraft(index: count, from: node, nodes: [node]))
        count += 1
      } else if drafts.isEmpty, keyword == .arg {
        globalArgs.append(node)
      } else {
        if drafts.isEmpty { drafts.append(StageDraft(index: -1, from: nil, nodes: [])) }
        drafts[drafts.count - 1].nodes.append(node)
      }
    }
  }

  /// The position in `drafts` of the stage of a name that stands before a position; the nearest wins.
  func position(named name: String, before end: Int) -> Int? {
    let name = name.lowercased()
    return drafts[..<end].lastIndex { $0.name?.lowercased() == name }
  }

  /// The position of what `--from` names: a stage's name or number.
  func position(from source: String, before end: Int) -> Int? {
    if let number = Int(source) { return drafts[..<end].firstIndex { $0.index == number && number >= 0 } }
    return position(named: source, before: end)
  }
}
