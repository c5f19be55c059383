import CEL
import Syntax

/// The configuration that a file stands for, its includes expanded where they stand.
public final class NginxConfig: ModelObject {
  let tree: ConfigTree

  private let cachedServers = Cached<[NginxServer]>()
  private let cachedLocations = Cached<[NginxLocation]>()
  private let cachedHTTP = Cached<NginxHTTP?>()

  /// The file itself.
  public let source: SourceFile

  /// Builds the model of a file.
  ///
  /// - Parameters:
  ///   - tree: the file, parsed.
  ///   - isMissing: whether a file that an include names should be in sight and is not there; what is brought by packages
  ///     or made at run time is not missing.
  ///   - resolve: gives the files that an include's pattern stands for, in the order of nginx's globs, seen from the file
  ///     that has the include; none when there is none in sight. Cycles are survived.
  public init(
    tree: SyntaxTree, isMissing: @escaping (_ pattern: String, _ from: SourceFile) -> Bool = { _, _ in false },
    resolve: @escaping (_ pattern: String, _ from: SourceFile) -> [SyntaxTree]
  ) {
    source = tree.source
    self.tree = ConfigTree(ConfigTreeBuilder(tree, isMissing: isMissing, resolve: resolve))
  }

  /// The context of the file's top level, from its content.
  public var context: ConfigContext { tree.rootContext }

  /// The files that make up the configuration, each once, the file itself first.
  public var sources: [SourceFile] { tree.sources }

  /// The files that it includes, parsed: what they hold is judged as a part of this configuration.
  public var includedTrees: [SyntaxTree] { tree.includedTrees }

  /// Whether some other file includes this one: it does not start at nginx's main context.
  public var isFragment: Bool { tree.isFragment }

  /// Whether it is a configuration that nginx can start with: it has `http`, `stream`, `mail` or `events`.
  public var isWhole: Bool {
    !isFragment && ["http", "events", "stream", "mail"].contains { tree.firstChild(of: -1, named: $0) != nil }
  }

  /// The patterns of the includes that lead nowhere and could hold anything.
  public var unresolvedIncludes: [String] {
    tree.unresolvedIncludes.map { tree.node($0).argument(0) ?? tree.node($0).name }
  }

  /// The virtual servers of HTTP.
  public var servers: [NginxServer] { cachedServers.value { tree.servers.map { NginxServer(tree.node($0)) } } }

  /// The virtual server around a directive; nil in a fragment without one.
  func server(around node: ConfigNode) -> NginxServer? {
    guard let block = node.enclosing("server") else { return nil }
    let (servers, indices) = (servers, tree.servers)
    var low = 0
    var high = indices.count
    while low < high {
      let middle = (low + high) / 2
      if indices[middle] < block.index { low = middle + 1 } else { high = middle }
    }
    return low < servers.count && servers[low].node.index == block.index ? servers[low] : NginxServer(block)
  }

  /// The upstream groups of HTTP.
  public var upstreams: [NginxUpstream] { tree.upstreams.map { NginxUpstream(tree.node($0)) } }

  /// The zones that count requests and connections.
  public var zones: [NginxZone] { tree.zones.map { NginxZone(tree.node($0)) } }

  /// The uses of such zones.
  public var zoneUses: [NginxZoneUse] { tree.zoneUses.map { NginxZoneUse(tree.node($0)) } }

  /// The reasons for which nginx would not load the configuration, in the order in which it would come to them; the first
  /// is the one that it stops at.
  public var loadErrors: [NginxLoadError] { tree.loadErrors.map { NginxLoadError($0, in: tree) } }

  /// All directives at whatever depth, in reading order.
  public var directives: [NginxDirective] { nodes.filter(\.isDirective).map(NginxDirective.init) }

  /// The locations at whatever depth, those of fragments without a server included.
  public var locations: [NginxLocation] {
    cachedLocations.value { blocks("location").filter { $0.context != .other }.map(NginxLocation.init) }
  }

  /// The `if` blocks.
  public var ifs: [NginxIf] { blocks("if").map(NginxIf.init) }

  /// The response headers that are set anywhere.
  public var headers: [NginxHeader] {
    nodes.filter { ($0.name == "add_header" || $0.name == "more_set_headers") && $0.isDirective }
      .flatMap(NginxHeader.headers)
  }

  /// The regular expressions.
  public var regexes: [NginxRegex] { nodes.flatMap(RegexUse.all).map(NginxRegex.init) }

  /// The directives that use text which clients choose, where that matters.
  public var sinks: [NginxSink] { FlowSinks.all(in: tree) }

  /// The `http` block, or the top level of a file that stands in one.
  public var http: NginxHTTP? {
    cachedHTTP.value { tree.firstChild(of: -1, named: "http").map(NginxHTTP.init) }
  }

  /// The whole file.
  public var place: Place? { Place(source, .empty(at: 0)) }

  /// The file's path.
  public var display: String { source.path }

  private var nodes: some Sequence<ConfigNode> { tree.entries.indices.lazy.map { [tree] in tree.node($0) } }

  private func blocks(_ name: String) -> [ConfigNode] {
    nodes.filter { $0.name == name && $0.isBlock && $0.isDirective }
  }

  /// The path of the pid file; absent when the configuration does not say.
  public var pidPath: Fact<String> { text("pid") }

  /// The folders for temporary files that the configuration sets anywhere, by directive: `proxy_temp_path`.
  public var temporaryFolders: [String: String] {
    var folders: [String: String] = [:]
    for node in nodes where node.name.hasSuffix("_temp_path") && node.isDirective {
      folders[node.name] = folders[node.name] ?? node.argument(0)
    }
    return folders
  }

  /// The last directive of a name in the main context or in `events`.
  private func global(_ name: String) -> Effective {
    let events = tree.children(of: -1, named: "events").flatMap { $0.children(named: name) }
    let found = tree.children(of: -1, named: name) + events
    let mayHide = tree.mayHide(name, in: -1)
    return Effective(directives: found, certainty: tree.isFragment || mayHide ? .unknown : .known)
  }

  private static func place(_ name: String) -> @Sendable (NginxConfig) -> Place? {
    { $0.global(name).last?.headPlace }
  }

  private func text(_ name: String) -> Fact<String> {
    global(name).fact(absent: .absent) { directive in
      guard let text = directive.argument(0) else { return .absent }
      return text.utf8.contains(Byte.dollar) ? .unknown : .known(text)
    }
  }

  private func number(_ name: String) -> Fact<Int> {
    global(name).fact(absent: .absent) { Measures.number($0.argument(0)) }
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.config") }

  /// `nginx.config`.
  public static let modelSchema = ObjectSchema(
    NginxConfig.self, "nginx.config", "The configuration that a file stands for, includes expanded."
  ) {
    Field("path", "The file's path.") { $0.source.path }
    Field("context", "The context of the file's top level: main, http, server, location ... or unknown.") {
      $0.context.rawValue
    }
    Field("is_fragment", "Whether some other file includes this one.") { $0.isFragment }
    Field("is_whole", "Whether nginx can start with it: it has http, stream, mail or events.") { $0.isWhole }
    Field("has_unresolved_includes", "Whether an include leads nowhere and could hold anything.") {
      !$0.tree.unresolvedIncludes.isEmpty
    }
    Field("unresolved_includes", "The patterns of those includes.") { $0.unresolvedIncludes }
    Field("is_template", "Whether tags of a template language are in it.") { $0.tree.hasTemplateTags }
    Field("directive_names", "The names of the directives in it that nginx knows, each once.") {
      $0.tree.survey.directiveNames
    }
    Field("variable_names", "The variables that are read or set anywhere, in lower case without `$`, each once.") {
      $0.tree.variables.names
    }
    Field(
      "mixed_case_variables", "The variables that are written in different letter case, as written later.",
      at: { config in config.tree.variables.oddSpellings.first.map { config.tree.node($0.entry).valuePlace } }
    ) { $0.tree.variables.oddSpellings.map(\.spelling) }
    Field("quic_bpf", "Whether packets of QUIC are routed by eBPF.", at: place("quic_bpf")) {
      $0.global("quic_bpf").fact(absent: .known(false)) { Measures.flag($0.argument(0)) }
    }
    Field("http", "The http block.", at: { $0.http?.place }) { $0.http }
    Field("servers", "The virtual servers of HTTP.") { $0.servers }
    Field("upstreams", "The upstream groups of HTTP.") { $0.upstreams }
    Field("zones", "The zones that count requests and connections.") { $0.zones }
    Field("zone_uses", "The uses of such zones.") { $0.zoneUses }
    Field("directives", "All directives at whatever depth.") { $0.directives }
    Field("locations", "The locations at whatever depth.") { $0.locations }
    Field("headers", "The response headers that are set anywhere.") { $0.headers }
    Field("user", "The user of the worker processes; absent without user.", at: place("user")) { $0.text("user") }
    Field("worker_processes", "The number of workers as written: auto, 4.", at: place("worker_processes")) {
      $0.text("worker_processes")
    }
    Field("worker_connections", "The connections of a worker.", at: place("worker_connections")) {
      $0.number("worker_connections")
    }
    Field("worker_rlimit_nofile", "The open files of a worker.", at: place("worker_rlimit_nofile")) {
      $0.number("worker_rlimit_nofile")
    }
    Field("pid", "The path of the pid file.", at: place("pid")) { $0.text("pid") }
  }
}

/// The `http` block, with what is in force at its own level.
public final class NginxHTTP: ModelObject, NginxLevel {
  let node: ConfigNode
  private let cachedHeaders = Cached<HeadersInForce>()

  init(_ node: ConfigNode) {
    self.node = node
  }

  var headersInForce: HeadersInForce { cachedHeaders.value { HeadersInForce(at: node) } }

  /// The head of the block.
  public var place: Place? { node.headPlace }

  /// `http`.
  public var display: String { "http" }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.http") }

  /// `nginx.http`.
  public static let modelSchema = ObjectSchema(
    NginxHTTP.self, "nginx.http", "The http block, with what is in force at its own level."
  ) {
    let headers: [Field<NginxHTTP>] = [
      Field("headers", "The response headers in force at this level.") { $0.headers }
    ]
    return headers + LevelFields.security() + LevelFields.operation()
  }
}
