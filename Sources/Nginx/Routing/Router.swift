import Syntax

/// Follows a request through a virtual server: its rewrites, the search for a location, that one's rewrites, access, files,
/// error pages.
struct Router {
  /// How often nginx changes the path of a request before it gives up with 500.
  private static let maximumRounds = 10

  private let server: ConfigNode
  private let fileExists: (String) -> Bool?
  private let method: String
  private var variables: RequestVariables
  private var steps: [NginxRoute.Step] = []
  private var rounds = 0
  private var isInternal = false
  private var isHandlingError = false
  private let isRefused: Bool

  /// The block whose settings are in force: the server, a location, an `if` in one.
  private var block: ConfigNode

  private var tree: ConfigTree { server.tree }

  init(server: ConfigNode, request: NginxRequest, fileExists: @escaping (String) -> Bool?) {
    self.server = server
    self.fileExists = fileExists
    method = request.method
    let merges = server.tree.effective("merge_slashes", in: server.index).last?.argument(0) != "off"
    let target = RequestPath(request.target, mergesSlashes: merges)
    isRefused = target == nil
    variables = RequestVariables(request, path: target?.path ?? "/", query: target?.query ?? "")
    block = server
  }

  mutating func run() -> NginxRoute {
    steps.append(NginxRoute.Step(location: nil, path: variables.path))
    if isRefused { return finish(.answer(status: 400, text: "")) }
    switch rewrite(in: server, depth: 0) {
    case .ends(let outcome): return finish(outcome)
    case .goesOn, .rewritten, .changed, .stopped: break
    }
    block = server
    return search()
  }

  // MARK: - Locations

  private mutating func search() -> NginxRoute {
    while true {
      rounds += 1
      if rounds > Router.maximumRounds { return answer(500) }
      switch LocationSearch(tree, uri: variables.path).find(in: server.index) {
      case .unknown: return finish(.unknown)
      case .none: block = server
      case .slashRedirect(let index):
        enter(tree.node(index))
        return finish(.answer(status: 301, text: variables.path + "/"))
      case .location(let index): enter(tree.node(index))
      }
      if block.name == "location" {
        noteCaptures()
        if !isInternal, block.has("internal") { return answer(404) }
        switch rewrite(in: block, depth: 0) {
        case .ends(let outcome): return finish(outcome)
        case .changed: continue
        case .goesOn, .rewritten, .stopped: break
        }
      }
      return answerFromContent()
    }
  }

  private mutating func enter(_ location: ConfigNode) {
    block = location
    steps.append(NginxRoute.Step(location: NginxLocation(location), path: variables.path))
  }

  private mutating func noteCaptures() {
    guard let name = LocationName(block.arguments), name.isRegex,
      case .match(let ranges) = RegexMatcher.match(
        RegexTree(name.path, ignoresCase: name.ignoresCase), variables.path)
    else { return }
    setCaptures(ranges, of: variables.path)
  }

  private mutating func setCaptures(_ ranges: [Range<Int>?], of text: String) {
    let bytes = Array(text.utf8)
    variables.captures = ranges.map { range in range.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "" }
  }

  // MARK: - Rewrites

  private enum Progress {
    case goesOn
    /// The path has changed, and the rewrites after this go on with it.
    case rewritten
    /// `break`: no more rewrites here.
    case stopped
    /// The path has changed, and a location is to be looked for again.
    case changed
    case ends(NginxRoute.Outcome)
  }

  /// Runs the directives of the rewrite module in a block.
  private mutating func rewrite(in block: ConfigNode, depth: Int) -> Progress {
    guard depth < 8 else { return .ends(.unknown) }
    var hasChanged = false
    for directive in block.children {
      switch directive.name {
      case "set":
        guard let name = directive.argument(0), let value = directive.argument(1) else { continue }
        variables.assigned.updateValue(variables.expand(value), forKey: name.dropFirst().lowercased())
      case "break": return .stopped
      case "return": return .ends(returned(directive))
      case "rewrite":
        switch apply(directive) {
        case nil: continue
        case .rewritten?: hasChanged = true
        case .some(let progress): return progress
        }
      case "if":
        guard let holds = RouteCondition.holds(directive, variables) else { return .ends(.unknown) }
        guard holds else { continue }
        if block.name == "location" || block.name == "if" { self.block = directive }
        noteConditionCaptures(directive)
        switch rewrite(in: directive, depth: depth + 1) {
        case .goesOn: continue
        case .rewritten: hasChanged = true
        case let progress: return progress
        }
      default: continue
      }
    }
    guard hasChanged else { return .goesOn }
    return depth > 0 ? .rewritten : .changed
  }

  private mutating func noteConditionCaptures(_ directive: ConfigNode) {
    guard let condition = Condition(directive.arguments), condition.words.count == 3,
      ["~", "~*"].contains(condition.words[1]), let subject = variables.expand(condition.words[0]),
      case .match(let ranges) = RegexMatcher.match(
        RegexTree(condition.words[2], ignoresCase: condition.words[1] == "~*"), subject)
    else { return }
    setCaptures(ranges, of: subject)
  }

  private func returned(_ directive: ConfigNode) -> NginxRoute.Outcome {
    let first = directive.argument(0) ?? ""
    guard let status = Int(first) else { return .answer(status: 302, text: variables.expand(first) ?? first) }
    let text = directive.argument(1) ?? ""
    return .answer(status: status, text: variables.expand(text) ?? text)
  }

  /// Applies a `rewrite`; nil when its pattern does not match.
  private mutating func apply(_ directive: ConfigNode) -> Progress? {
    let words = directive.arguments
    guard words.count >= 2 else { return nil }
    switch RegexMatcher.match(RegexTree(words[0]), variables.path) {
    case .none: return nil
    case .unknown: return .ends(.unknown)
    case .match(let ranges): setCaptures(ranges, of: variables.path)
    }
    guard let target = variables.expand(words[1]) else { return .ends(.unknown) }
    let flag = words.count > 2 ? words[2] : ""
    let isURL = ["http://", "https://", "$scheme"].contains(where: words[1].hasPrefix)
    if isURL || flag == "redirect" || flag == "permanent" {
      return .ends(.answer(status: flag == "permanent" ? 301 : 302, text: target))
    }
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    variables.path = String(parts[0])
    if parts.count == 2 {
      let own = String(parts[1])
      variables.query =
        words[1].hasSuffix("?") ? own : [own, variables.query].filter { !$0.isEmpty }.joined(separator: "&")
    }
    switch flag {
    case "last": return .changed
    case "break": return .stopped
    default: return .rewritten
    }
  }

  // MARK: - Answers

  private mutating func answerFromContent() -> NginxRoute {
    switch Access(tree, block.index).verdict {
    case .denied(let status): return answer(status)
    case .unknown: return finish(.unknown)
    case .allowed: break
    }
    if let files = block.children(named: "try_files").last { return tryFiles(files.arguments) }
    return handOver()
  }

  private mutating func handOver() -> NginxRoute {
    for name in ProxyTarget.directives {
      if let pass = block.children(named: name).last ?? inherited(name) {
        return finish(.passed(to: pass.argument(0) ?? ""))
      }
    }
    if ["stub_status", "empty_gif", "flv", "mp4", "content_by_lua_block", "js_content", "echo"].contains(
      where: block.has)
    {
      return finish(.unknown)
    }
    guard let path = filePath(variables.path) else { return finish(.unknown) }
    if variables.path.hasSuffix("/") { return sendIndex(path) }
    switch fileExists(path) {
    case true?: return method == "GET" || method == "HEAD" ? finish(.file) : answer(405)
    case false?:
      if fileExists(path + "/") == true { return finish(.answer(status: 301, text: variables.path + "/")) }
      return answer(404)
    case nil: return finish(.unknown)
    }
  }

  /// An `if` in a location takes over where requests go from the location around it.
  private func inherited(_ name: String) -> ConfigNode? {
    guard block.name == "if", let outer = block.parent, outer.name == "location" else { return nil }
    return outer.children(named: name).last
  }

  private mutating func sendIndex(_ folder: String) -> NginxRoute {
    let names = tree.effective("index", in: block.index).last?.arguments ?? ["index.html"]
    for name in names {
      guard !name.utf8.contains(Byte.dollar) else { return finish(.unknown) }
      let isAbsolute = name.hasPrefix("/")
      let uri = isAbsolute ? name : variables.path + name
      guard let path = isAbsolute ? filePath(name) : folder + name, let exists = fileExists(path) else {
        return finish(.unknown)
      }
      if exists || isAbsolute { return jump(to: uri) }
    }
    guard let exists = fileExists(folder) else { return finish(.unknown) }
    if exists, tree.effective("autoindex", in: block.index).last?.argument(0) == "on" { return finish(.file) }
    return answer(exists ? 403 : 404)
  }

  private mutating func tryFiles(_ words: [String]) -> NginxRoute {
    for word in words.dropLast() {
      let isFolder = word.hasSuffix("/")
      guard let uri = variables.expand(isFolder ? String(word.dropLast()) : word), let path = filePath(uri) else {
        return finish(.unknown)
      }
      // A folder is found only by a word that ends with a slash, a file only by one that does not.
      if !isFolder, path.hasSuffix("/") { continue }
      guard let exists = fileExists(isFolder && !path.hasSuffix("/") ? path + "/" : path) else {
        return finish(.unknown)
      }
      guard exists else { continue }
      variables.path = uri
      return handOver()
    }
    guard let last = words.last else { return finish(.unknown) }
    if last.hasPrefix("=") { return answer(Int(last.dropFirst()) ?? 404) }
    if last.hasPrefix("@") { return jump(toNamed: last) }
    guard let target = variables.expand(last) else { return finish(.unknown) }
    return jump(to: target)
  }

  private mutating func jump(to target: String) -> NginxRoute {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    variables.path = String(parts[0])
    if parts.count == 2 { variables.query = String(parts[1]) }
    isInternal = true
    return search()
  }

  private mutating func jump(toNamed name: String) -> NginxRoute {
    rounds += 1
    if rounds > Router.maximumRounds { return answer(500) }
    guard let location = server.children(named: "location").first(where: { $0.argument(0) == name }) else {
      return finish(tree.mayHide("location", in: server.index) ? .unknown : .answer(status: 500, text: ""))
    }
    isInternal = true
    enter(location)
    switch rewrite(in: location, depth: 0) {
    case .ends(let outcome): return finish(outcome)
    case .changed: return search()
    case .goesOn, .rewritten, .stopped: return answerFromContent()
    }
  }

  /// The file that a path stands for; nil where variables decide.
  private func filePath(_ uri: String) -> String? {
    let location = block.name == "location" ? block : block.enclosing("location")
    if let alias = location?.children(named: "alias").last?.argument(0) {
      guard let name = location.flatMap({ LocationName($0.arguments) }), let target = variables.expand(alias) else {
        return nil
      }
      return name.isRegex ? target : target + uri.dropFirst(name.path.count)
    }
    guard let root = tree.effective("root", in: block.index).last?.argument(0), let folder = variables.expand(root)
    else {
      return nil
    }
    return (folder.hasSuffix("/") ? String(folder.dropLast()) : folder) + uri
  }

  /// Answers with a status, or with the error page for it.
  private mutating func answer(_ status: Int) -> NginxRoute {
    finish(.answer(status: status, text: ""))
  }

  private mutating func finish(_ outcome: NginxRoute.Outcome) -> NginxRoute {
    guard case .answer(let status, "") = outcome, status >= 300, !isHandlingError || recurses,
      rounds <= Router.maximumRounds,
      let page = errorPage(for: status)
    else { return NginxRoute(steps: steps, outcome: outcome, headers: headers(for: outcome)) }
    isHandlingError = true
    let words = page.arguments
    let target = words.last ?? ""
    var route: NginxRoute
    if target.hasPrefix("@") {
      route = jump(toNamed: target)
    } else if target.hasPrefix("/"), let uri = variables.expand(target) {
      route = jump(to: uri)
    } else {
      let text = variables.expand(target) ?? target
      return NginxRoute(
        steps: steps, outcome: .answer(status: 302, text: text),
        headers: headers(for: .answer(status: 302, text: text)))
    }
    // The page comes with the status of the error, unless `=` says otherwise.
    let overwrite = words.count > 2 ? words[words.count - 2] : ""
    if overwrite == "=" { return route }
    let shown = overwrite.hasPrefix("=") ? Int(overwrite.dropFirst()) ?? status : status
    switch route.outcome {
    case .file:
      route = NginxRoute(
        steps: route.steps, outcome: .answer(status: shown, text: ""),
        headers: headers(for: .answer(status: shown, text: "")))
    case .answer(200, let text):
      route = NginxRoute(
        steps: route.steps, outcome: .answer(status: shown, text: text),
        headers: headers(for: .answer(status: shown, text: text)))
    default: break
    }
    return route
  }

  private var recurses: Bool { tree.effective("recursive_error_pages", in: block.index).last?.argument(0) == "on" }

  private func errorPage(for status: Int) -> ConfigNode? {
    tree.effective("error_page", in: block.index).directives.first { directive in
      directive.arguments.dropLast().contains(String(status))
    }
  }

  private func headers(for outcome: NginxRoute.Outcome) -> [(name: String, value: String?)] {
    let status: Int
    switch outcome {
    case .answer(let code, _): status = code
    case .file: status = 200
    case .passed, .unknown: status = 0
    }
    let usual: Set<Int> = [0, 200, 201, 204, 206, 301, 302, 303, 304, 307, 308]
    return tree.effectiveHeaders(in: block.index).directives.flatMap(NginxHeader.headers)
      .filter { $0.isAlways || usual.contains(status) }
      .map { (name: $0.fieldName, value: variables.expand($0.value)) }
      .filter { $0.value != "" }
  }
}
