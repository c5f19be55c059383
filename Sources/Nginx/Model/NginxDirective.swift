import CEL
import Syntax

/// A directive, whatever it is, includes expanded; lines of a `map` and the like are none.
public final class NginxDirective: ModelObject {
  let node: ConfigNode

  private let cachedChildren = Cached<[NginxDirective]>()
  private let cachedChildNames = Cached<[String]>()

  init(_ node: ConfigNode) {
    self.node = node
  }

  /// The name.
  public var name: String { node.name }

  /// The words after the name, without quotes.
  public var arguments: [String] { node.arguments }

  /// Where its arguments stand; the name where there are none.
  public var valuePlace: Place { node.valuePlace }

  /// The name of the directive around it; nil at the top.
  public var parentName: String? { node.parent?.name }

  /// The kind of block that it stands in.
  public var context: ConfigContext { node.context }

  /// Whether a value depends on the template that the directive comes from.
  private var isTemplated: Bool { name.utf8.contains { $0 == Byte.dollar || $0 == Byte.openBrace } }

  private var info: DirectiveInfo? { node.info }

  /// The words after the name, joined by spaces.
  private var value: String {
    let words = node.arguments
    return words.count == 1 ? words[0] : words.joined(separator: " ")
  }

  /// What stands directly inside.
  private var children: [NginxDirective] { cachedChildren.value { node.children.map(NginxDirective.init) } }

  /// Whether nginx, its commercial edition or a module known to us defines it; unknown for a placeholder, and within the
  /// blocks of modules.
  public var isKnown: Fact<Bool> {
    if info != nil { return .known(true) }
    return isTemplated || node.context == .other ? .unknown : .known(false)
  }

  /// The directive that was probably meant by an unknown name.
  public var suggestion: String? {
    isKnown.value == false ? DirectiveTable.suggestion(for: name, in: node.context) : nil
  }

  /// Whether it may stand where it stands; unknown at the top of a fragment, whose context is a guess.
  public var isAllowedHere: Fact<Bool> {
    guard let info, info.isCore else { return .unknown }
    switch node.context {
    case .unknown, .other: return .unknown
    default:
      if node.parent == nil, node.tree.isFragment { return .unknown }
      return .known(info.contexts.contains(ContextSet(node.context)))
    }
  }

  /// Whether the number of its arguments is one that nginx accepts here; unknown for directives of other origin.
  public var hasValidArgumentCount: Fact<Bool> {
    guard let info, info.isCore else { return .unknown }
    var forms = info.forms(in: node.context)
    if forms.isEmpty { forms = info.forms }
    let ranges = forms.compactMap(\.argumentCount)
    guard !ranges.isEmpty, !node.tree.hasTemplateTags else { return .unknown }
    let count = node.syntax.arguments.count
    return .known(ranges.contains { $0.contains(count) })
  }

  /// Those of the words of an `ssl_ciphers`, or of its kin for upstreams, that let weak ciphers in; none for other
  /// directives, unknown where variables decide.
  public var weakCiphers: Fact<[String]> {
    guard name.hasSuffix("ssl_ciphers"), let list = node.argument(0) else { return .known([]) }
    return list.utf8.contains(Byte.dollar) ? .unknown : .known(CipherList.weakWords(list))
  }

  /// The first version of nginx that knew it where it stands; nil for what is older than 1.0 or not nginx's own.
  public var since: String? { version?.text }

  private var version: DirectiveVersion? {
    guard let info, info.isCore else { return nil }
    return info.firstVersion(in: node.context)
  }

  /// Whether some nginx since 1.0 does not take the directive, or not all words that it may have today.
  private var dependsOnVersion: Bool { version != nil || ["listen", "server"].contains(name) }

  /// Whether nginx remembers which files exist (`open_file_cache`) where the directive stands; unknown when a file out of
  /// sight could say so.
  public var hasFileCache: Fact<Bool> {
    node.tree.effective("open_file_cache", in: node.parentIndex)
      .fact(absent: .known(false), stock: .known(false)) { .known($0.argument(0) != "off") }
  }

  /// The name and its arguments, without the block.
  public var place: Place? { node.headPlace }

  /// The name.
  public var display: String { name }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.directive") }

  /// `nginx.directive`.
  public static let modelSchema = ObjectSchema(
    NginxDirective.self, "nginx.directive", "A directive, whatever it is, includes expanded."
  ) {
    Field("name", "The name.", at: { $0.node.syntax.namePlace }) { $0.name }
    Field("arguments", "The words after the name, without quotes.", at: { $0.node.valuePlace }) { $0.arguments }
    Field("value", "The words after the name, joined by spaces.", at: { $0.node.valuePlace }) {
      $0.value
    }
    Field("has_variables", "Whether any of the words has a `$`, as those with variables do.") {
      $0.node.tree.entries[$0.node.index].hasVariables
    }
    Field("context", "The kind of block that it stands in: main, http, server, location ...; unknown in fragments.") {
      $0.context.rawValue
    }
    Field("parent", "The directive around it; absent at the top.") { $0.node.parent.map(NginxDirective.init) }
    Field("children", "What stands directly inside, the lines of a map or geo included.") {
      $0.children
    }
    Field("child_names", "The names of the directives directly inside, each once.") { directive in
      directive.cachedChildNames.value { directive.node.tree.childNames(of: directive.node.index) }
    }
    Field("is_block", "Whether it has a block.") { $0.node.isBlock }
    Field("has_access_rules", "Whether allow or deny stands directly inside.") {
      $0.node.has("allow") || $0.node.has("deny")
    }
    Field("has_rewrites", "Whether rewrite stands directly inside.") { $0.node.has("rewrite") }
    Field("is_known", "Whether nginx or a module known to stacklint defines it.", at: { $0.node.syntax.namePlace }) {
      $0.isKnown
    }
    Field("is_core", "Whether nginx itself, rather than a third-party module, defines it.") { $0.info?.isCore ?? false }
    Field("suggestion", "The directive that was probably meant by an unknown name.") { $0.suggestion }
    Field("removed_in", "The last version that knew a directive which nginx dropped.") {
      $0.info == nil ? DirectiveTable.lastVersion(ofRemoved: $0.name) : nil
    }
    Field(
      "weak_ciphers", "The words of an ssl_ciphers that let weak ciphers in; empty for other directives.",
      at: { $0.node.valuePlace }
    ) { $0.weakCiphers }
    Field("since", "The first version of nginx that knew it; absent for what is older than 1.0 or not nginx's own.") {
      $0.since
    }
    Field("since_number", "That version as one number: 1.25.1 is 1025001.") { $0.version?.number }
    Field("depends_on_version", "Whether an nginx since 1.0 may not take it, or not all words that it has today.") {
      $0.dependsOnVersion
    }
    Field("has_file_cache", "Whether open_file_cache is in force where the directive stands.") { $0.hasFileCache }
    Field("uses_captures", "Whether any of the words may have a numbered capture; a no is sure.") {
      CaptureUse.occurs(in: $0.arguments)
    }
    Field("missing_captures", "The numbered captures in it that no pattern in force has a group for.") {
      CaptureUse(node: $0.node).missing
    }
    Field(
      "has_overlapping_captures", "Whether a rewrite builds a redirect or arguments from a group and one within it."
    ) {
      CaptureUse(node: $0.node).overlaps
    }
    Field("is_obsolete", "Whether nginx accepts it and ignores it, or warns.") { $0.info?.isObsolete ?? false }
    Field("is_outdated", "Whether it is obsolete, or one that nginx knew once and dropped.") { directive in
      directive.info?.isObsolete ?? (DirectiveTable.lastVersion(ofRemoved: directive.name) != nil)
    }
    Field("replacement", "What to use instead of an obsolete directive.") { $0.info?.replacement }
    Field("is_allowed_here", "Whether it may stand in this context; unknown at the top of a fragment.") {
      $0.isAllowedHere
    }
    Field("allowed_contexts", "The contexts in which it may stand.") { directive in
      directive.info.map { $0.contexts.contexts.map(\.rawValue) } ?? []
    }
    Field("has_valid_argument_count", "Whether nginx accepts the number of its arguments.") {
      $0.hasValidArgumentCount
    }
  }
}
