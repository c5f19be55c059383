import Syntax

/// What a Compose file declares and what it refers to, by name: enough to tell an overlay from a project of its own.
struct ComposeOutline {
  /// The names of its services.
  let services: Set<String>

  /// Services that say neither what image they have nor how it is built.
  let incompleteServices: Set<String>

  /// What it uses and does not declare: `networks/back`, `services/db`.
  let undeclared: Set<String>

  /// What it declares, in the same form.
  let declared: Set<String>

  /// Whether it takes in other files, so that what is not declared may come from there.
  let hasIncludes: Bool

  private static let sections = ["networks", "volumes", "secrets", "configs"]

  init(_ tree: SyntaxTree) {
    let root = tree.roots.first
    let services = root?.child(named: "services").map { Array($0.children) } ?? []
    self.services = Set(services.map(\.name))
    hasIncludes = root?.child(named: "include") != nil
    incompleteServices = Set(services.filter { !Self.isComplete($0, in: root) }.map(\.name))
    var declared = Set(services.map { "services/" + $0.name })
    declared.insert("networks/default")
    for section in Self.sections {
      for child in root?.child(named: section).map({ Array($0.children) }) ?? [] {
        declared.insert(section + "/" + child.name)
      }
    }
    self.declared = declared
    undeclared = Set(services.flatMap(Self.uses)).subtracting(declared)
  }

  /// Whether a service says what it runs. An alias does, as what it merges in may, unless that is in sight and does not.
  private static func isComplete(_ service: SyntaxNode, in root: SyntaxNode?) -> Bool {
    if service.form == .alias || service.children.contains(where: saysWhatRuns) { return true }
    return service.children.contains { merge in
      guard merge.hasName("<<") else { return false }
      let sources = merge.form == .alias ? [merge] : Array(merge.children)
      return sources.contains { source in
        guard source.form == .alias, let name = source.arguments.first?.value,
          let fragment = root?.children.first(where: { $0.flags.contains { $0.name == "anchor" && $0.value == name } })
        else { return true }
        return fragment.children.contains { saysWhatRuns($0) || $0.hasName("<<") }
      }
    }
  }

  private static func saysWhatRuns(_ key: SyntaxNode) -> Bool {
    ["image", "extends", "provider"].contains { key.hasName($0) } || key.hasName("build") && !isAmendment(key)
  }

  /// Whether a `build` only adds to another one: it names neither context nor Dockerfile.
  private static func isAmendment(_ build: SyntaxNode) -> Bool {
    let keys = build.children.map(\.name)
    return !keys.isEmpty && build.form != .scalar
      && keys.allSatisfy { ["target", "args", "cache_from", "cache_to", "labels", "tags", "platforms"].contains($0) }
  }

  private static func uses(_ service: SyntaxNode) -> [String] {
    var uses = names(service.child(named: "depends_on")).map { "services/" + $0 }
    uses += names(service.child(named: "networks")).map { "networks/" + $0 }
    for section in ["secrets", "configs"] {
      uses += names(service.child(named: section)).map { section + "/" + $0 }
    }
    for item in service.child(named: "volumes").map({ Array($0.children) }) ?? [] {
      guard item.form == .scalar, let text = item.arguments.first?.value,
        let colon = text.utf8.firstIndex(of: Byte.colon),
        let first = text.utf8.first, first.isLetter || first.isDigit
      else { continue }
      uses.append("volumes/" + text[..<colon])
    }
    return uses.filter { !$0.has(Byte.dollar) }
  }

  /// The names of a list, or of a mapping's keys.
  private static func names(_ node: SyntaxNode?) -> [String] {
    guard let node else { return [] }
    return node.children.compactMap { child in
      if child.kind == .entry { return child.hasName("<<") ? nil : child.name }
      return child.form == .scalar ? child.arguments.first?.value : nil
    }
  }

  /// Whether the file and another make a project only together: each has what the other lacks.
  func isOverlay(of base: ComposeOutline) -> Bool {
    if incompleteServices.contains(where: base.services.contains) { return true }
    if base.incompleteServices.contains(where: services.contains) { return true }
    guard !undeclared.isEmpty, !hasIncludes else { return false }
    return undeclared.isSubset(of: base.declared)
  }
}
