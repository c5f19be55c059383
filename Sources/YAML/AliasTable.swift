/// Follows anchors and aliases through a document, in document order, and refuses what would expand without bound.
///
/// Sizes and heights are those of the expanded document: an alias counts as much as what it stands for. An alias that
/// would make the document larger or deeper than allowed is refused, so that whoever walks the expanded document ends.
struct AliasTable {
  /// What an alias stands for.
  enum Resolution: Equatable {
    /// The node with this index.
    case node(Int)
    /// No such anchor before it.
    case undefined
    /// A node that the alias is part of.
    case cyclic
    /// Something that is too large when expanded.
    case excessive
  }

  private struct Target {
    var node: Int
    var size: Int
    var height: Int
    var isOpen: Bool
  }

  private struct OpenNode {
    var anchor: String?
    var size = 1
    var height = 1
  }

  /// How many nodes aliases may add to a document.
  private static let budget = 500_000

  /// The greatest depth of the expanded document.
  private static let maximumDepth = 256

  private var targets: [String: Target] = [:]
  private var open: [OpenNode] = []
  private var spent = 0

  /// Forgets all anchors: a new document starts.
  mutating func reset() {
    targets = [:]
    open = []
    spent = 0
  }

  /// A node begins, with its anchor.
  mutating func enter(_ node: Int, anchor: String?) {
    open.append(OpenNode(anchor: anchor))
    if let anchor { targets[anchor] = Target(node: node, size: 1, height: 1, isOpen: true) }
  }

  /// The node that began last ends.
  mutating func leave() {
    guard let node = open.popLast() else { return }
    if let anchor = node.anchor, var target = targets[anchor], target.isOpen {
      target.size = node.size
      target.height = node.height
      target.isOpen = false
      targets[anchor] = target
    }
    grow(by: node.size, height: node.height)
  }

  /// The node that began last is an alias for `name`.
  mutating func resolve(_ name: String) -> Resolution {
    guard let target = targets[name] else { return .undefined }
    if target.isOpen { return .cyclic }
    let (spentNow, overflow) = spent.addingReportingOverflow(target.size)
    if overflow || spentNow > AliasTable.budget || open.count + target.height > AliasTable.maximumDepth {
      return .excessive
    }
    spent = spentNow
    grow(by: target.size, height: target.height)
    return .node(target.node)
  }

  private mutating func grow(by size: Int, height: Int) {
    guard var node = open.popLast() else { return }
    node.size = node.size &+ size
    node.height = max(node.height, height + 1)
    open.append(node)
  }
}
