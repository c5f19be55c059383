import Syntax

/// The `build` of a service as far as it is written out: no merging, no interpolation.
struct ComposeBuildOutline {
  /// The folder of the context, as paths are shown; nil for what is fetched from elsewhere or depends on a variable.
  let context: String?

  /// The path of the Dockerfile, as paths are shown; nil where that is not known.
  let dockerfile: String?

  /// The names under `additional_contexts`, in small letters.
  let additionalContexts: Set<String>

  /// The names of the build arguments that it gives.
  let arguments: Set<String>

  /// The builds of a Compose file.
  static func all(in tree: SyntaxTree) -> [ComposeBuildOutline] {
    let directory = FilePath(tree.source.path).directory
    let services = tree.roots.first?.child(named: "services").map { Array($0.children) } ?? []
    return services.compactMap { service in
      service.child(named: "build").map { ComposeBuildOutline($0, in: directory) }
    }
  }

  private init(_ build: SyntaxNode, in directory: String) {
    additionalContexts = Set(Self.names(build.child(named: "additional_contexts")).map { $0.lowercased() })
    arguments = Set(Self.names(build.child(named: "args")))
    let written =
      build.form == .scalar ? build.arguments.first?.value : build.child(named: "context")?.arguments.first?.value
    let isPlain = build.child(named: "dockerfile_inline") == nil && (build.form == .scalar || written != nil)
    guard isPlain, let written, Self.isPath(written) else {
      (context, dockerfile) = (nil, nil)
      return
    }
    let context = FilePath.normalized(FilePath.join(directory, written))
    self.context = context
    let name = build.child(named: "dockerfile")?.arguments.first?.value ?? "Dockerfile"
    dockerfile = Self.isPath(name) ? FilePath.normalized(FilePath.join(context, name)) : nil
  }

  /// The keys of a mapping, or what stands before `=` in the items of a list.
  private static func names(_ node: SyntaxNode?) -> [String] {
    guard let node else { return [] }
    return node.children.map { child in
      let text = child.kind == .entry ? child.name : child.arguments.first?.value ?? ""
      return String(text.head(before: Byte.equals))
    }
  }

  private static func isPath(_ text: String) -> Bool {
    !text.isEmpty && !text.has(Byte.dollar) && !text.has("://") && !text.hasPrefix("git@") && !text.has(Byte.hash)
  }
}
