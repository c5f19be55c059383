import CEL
import Syntax

/// A regular expression in a configuration (pcre2pattern(3)).
public final class NginxRegex: ModelObject {
  let use: RegexUse
  private let tree: RegexTree
  private let cachedBacktracking = Cached<RegexBacktracking?>()

  init(_ use: RegexUse) {
    self.use = use
    tree = use.tree
  }

  /// The pattern as written.
  public var pattern: String { use.pattern }

  /// The pattern.
  public var place: Place? { use.place }

  /// The pattern.
  public var display: String { pattern }

  private var isUnderstood: Bool { tree.problem == nil && !use.node.tree.hasTemplateTags }

  private func fact<Wrapped>(_ value: @autoclosure () -> Wrapped) -> Fact<Wrapped> {
    isUnderstood ? .known(value()) : .unknown
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.regex") }

  /// `nginx.regex`.
  public static let modelSchema = ObjectSchema(NginxRegex.self, "nginx.regex", "A regular expression.") {
    Field("pattern", "The pattern as written.") { $0.pattern }
    Field("directive", "The directive that has it: location, if, rewrite, server_name, map ...") { regex in
      regex.use.position < 0 ? "map" : regex.use.node.name
    }
    Field("subject", "The text that it is matched against, with variables; absent for the host of the request.") {
      $0.use.subject
    }
    Field("ignores_case", "Whether letter case does not matter.") { $0.use.ignoresCase }
    Field("is_anchored_at_start", "Whether every match starts at the start of the text.") { regex in
      regex.fact(regex.tree.isAnchoredAtStart)
    }
    Field("is_anchored_at_end", "Whether every match ends at the end of the text.") { regex in
      regex.fact(regex.tree.isAnchoredAtEnd)
    }
    Field("has_floating_branch", "Whether some alternative is anchored neither at the start nor at the end.") { regex in
      regex.fact(RegexFacts.hasFloatingBranch(regex.tree.root))
    }
    Field("groups", "How many groups capture.") { regex in regex.fact(regex.tree.groupCount) }
    Field("names", "The names of its groups.") { regex in regex.fact(regex.tree.names.keys.sorted()) }
    Field("literal", "The only text that it matches, anchors aside; absent when there are more.") { regex in
      regex.tree.literal
    }
    Field("problem", "What PCRE would refuse; absent when it is understood.") { $0.tree.problem }
    Field("is_exponential", "Whether the time to fail doubles with each repetition of a part of the text.") { regex in
      regex.fact(regex.backtracking?.growth == .exponential)
    }
    Field("is_quadratic", "Whether the time to fail grows with the square of the text's length.") { regex in
      regex.fact(regex.backtracking?.growth == .quadratic)
    }
    Field("guards_origin", "Whether it is matched against the Origin or the Referer of a request.") {
      $0.guardedHeader != nil
    }
    Field(
      "foreign_address",
      "An address of another site that it accepts; absent when there is none, or when no domain is in it."
    ) { regex in
      regex.guardedHeader.flatMap { OriginCheck.foreignAddress(acceptedBy: regex.tree, hasPath: $0 != "http_origin") }
    }
    Field("demands_path", "Whether it accepts only addresses with a path, which an Origin never has.") { regex in
      regex.guardedHeader == "http_origin" && OriginCheck.demandsPath(regex.tree)
    }
    Field("only_refuses", "Whether an if does nothing but refuse what it matches.") { $0.onlyRefuses }
    Field("witness", "A text that shows the growth; absent for a pattern that is fast.") { $0.backtracking?.witness }
  }

  /// The header that it is matched against, `http_referrer` counted as the misspelling that it is.
  private var guardedHeader: String? {
    guard let name = use.subject.flatMap({ ValueTemplate($0).onlyVariable }) else { return nil }
    return ["http_origin", "http_referer", "http_referrer"].contains(name) ? name : nil
  }

  private var onlyRefuses: Bool {
    guard let condition = IfCondition(use.node), !condition.isNegated else { return false }
    return Answers(node: use.node).isDenied
  }

  private var backtracking: RegexBacktracking? { cachedBacktracking.value { RegexBacktracking.of(tree) } }
}

extension RegexFacts {
  /// Whether some alternative of a part is anchored neither at its start nor at its end.
  static func hasFloatingBranch(_ node: RegexNode) -> Bool {
    switch node {
    case .choice(let parts): parts.contains(where: hasFloatingBranch)
    case .group(let inner, _), .atomic(let inner): hasFloatingBranch(inner)
    default: !isAnchored(node, .start) && !isAnchored(node, .end)
    }
  }
}
