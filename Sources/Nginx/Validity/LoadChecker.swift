import Syntax

/// Reads a configuration as nginx does when it starts, and collects what it would stop at.
///
/// nginx stops at the first error; this goes on, so that all of them are seen at once. What depends on the machine (files,
/// hosts, users) is not judged, nor is what files out of sight may hold.
struct LoadChecker {
  let tree: ConfigTree

  /// What nginx would stop at, in the order in which it is found.
  private(set) var errors: [LoadError] = []

  var zones = SharedZones()
  var listens = ListenTable()
  var upstreams = UpstreamTable()
  var variables = VariableUses()
  var formats: [String: Int] = ["combined": -1]
  var proxyRedirects: [Int: Bool] = [:]

  /// The unique directives so far, each by its block and name.
  private var unique: [UniqueKey: Int] = [:]

  private let missingIncludes: Set<Int>

  /// Whether a module that nobody here knows is loaded, whose directives cannot be told from mistakes.
  private var hasForeignModule = false

  private struct UniqueKey: Hashable {
    let block: Int
    let directive: ObjectIdentifier
  }

  /// What nginx would stop at, first things first; nothing for a template, of which too much is open, nor where blocks nest
  /// too deep to be told apart.
  static func errors(in tree: ConfigTree) -> [LoadError] {
    guard !tree.hasTemplateTags, !tree.isTooDeep else { return [] }
    var checker = LoadChecker(tree: tree)
    checker.run()
    // The sort has to be stable: within a stage the order is that of reading.
    return checker.errors.enumerated().sorted { ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset) }
      .map(\.element)
  }

  private init(tree: ConfigTree) {
    self.tree = tree
    missingIncludes = Set(tree.missingIncludes)
  }

  private mutating func run() {
    hasForeignModule = loadsForeignModule
    var openBlocks: [(end: Int, index: Int)] = []
    for index in tree.entries.indices {
      while let block = openBlocks.last, block.end <= index {
        closeBlock(block.index)
        openBlocks.removeLast()
      }
      check(index)
      let end = tree.entries[index].end
      if tree.entries[index].syntax.form == .block { openBlocks.append((end, index)) }
    }
    while let block = openBlocks.popLast() { closeBlock(block.index) }
    checkPorts()
    checkMergedSettings()
    checkLocations()
    checkCertificates()
    checkVariables()
    checkZones()
    checkEvents()
  }

  /// Notes a mistake.
  mutating func report(_ error: LoadError) { errors.append(error) }

  /// Notes a mistake in a word of a directive.
  mutating func report(
    _ kind: LoadError.Kind = .invalidValue, _ message: String, _ entry: Int, word: Int? = nil, other: Int? = nil,
    hint: String? = nil
  ) {
    errors.append(
      LoadError(
        kind: kind, message: message, entry: entry, part: word.map { .word($0) } ?? .name, other: other, hint: hint))
  }

  /// Whether files out of sight may hold what is not in sight.
  var isOpenEnded: Bool { tree.isOpenEnded }

  // MARK: - One directive

  private mutating func check(_ index: Int) {
    let entry = tree.entries[index]
    guard entry.isDirective, entry.context != .other else { return }
    guard isTerminated(entry.syntax) else { return }
    if entry.name == "include" { return checkInclude(index) }
    guard let info = entry.info else { return reportUnknown(index) }
    guard info.isCore else { return variables.noteForeign(tree.node(index)) }
    // A block where none may be, or none where one has to be, is a mistake of syntax.
    let isBlock = entry.syntax.form == .block
    guard info.forms.contains(where: { $0.isBlock == isBlock }), let form = form(of: info, at: index) else { return }
    let node = tree.node(index)
    let words = entry.words
    if words.contains(where: Placeholder.isIn) { return }
    if form.isUnique, !isFirst(index, info) { return }
    checkValue(form.value, words, index)
    checkGrammar(of: node, words)
    noteVariables(of: node, words)
  }

  /// Whether a directive ends as it should; one that lacks its `;` has words of the next, or too few.
  private func isTerminated(_ directive: SyntaxNode) -> Bool {
    if directive.form == .block { return true }
    let bytes = directive.tree.source.bytes
    let last = directive.span.end - 1
    return bytes.indices.contains(last) && bytes[last] == Byte.semicolon
  }

  private mutating func checkInclude(_ index: Int) {
    if tree.entries[index].syntax.arguments.count != 1 {
      report(.argumentCount, "invalid number of arguments in \"include\" directive", index)
    } else if missingIncludes.contains(index), let path = tree.entries[index].syntax.arguments.first?.value {
      report(.missingInclude, "open() \"\(path)\" failed (2: No such file or directory)", index, word: 0)
    }
  }

  private mutating func reportUnknown(_ index: Int) {
    let name = tree.entries[index].name
    guard !hasForeignModule, !Placeholder.isIn(name), !name.utf8.contains(Byte.openBrace) else {
      return variables.noteForeign(tree.node(index))
    }
    report(.unknownDirective, "unknown directive \"\(name)\"", index)
  }

  /// The form of a directive that holds where it stands; nil, and a mistake is noted, when there is none.
  private mutating func form(of info: DirectiveInfo, at index: Int) -> DirectiveForm? {
    let entry = tree.entries[index]
    var contexts = ContextSet(entry.context)
    if contexts.isEmpty {
      contexts = .all
    } else if !info.contexts.contains(contexts) {
      // The context of a fragment's top level is a guess.
      guard entry.parent < 0, tree.isFragment else {
        report(.misplaced, "\"\(entry.name)\" directive is not allowed here", index)
        return nil
      }
      contexts = .all
    }
    let count = entry.words.count
    for form in info.forms where !form.contexts.isDisjoint(with: contexts) {
      if form.argumentCount?.contains(count) ?? true { return form }
    }
    report(.argumentCount, "invalid number of arguments in \"\(entry.name)\" directive", index)
    return nil
  }

  /// Whether a unique directive is the first of its block; a mistake is noted when it is not.
  private mutating func isFirst(_ index: Int, _ info: DirectiveInfo) -> Bool {
    let entry = tree.entries[index]
    // An `alias` is a kind of `root`.
    let shared = info.grammar == .root ? DirectiveTable["root"] ?? info : info
    let key = UniqueKey(block: entry.parent, directive: ObjectIdentifier(shared))
    guard let first = unique[key] else {
      unique[key] = index
      return true
    }
    if tree.entries[first].name == entry.name {
      report(.duplicate, "\"\(entry.name)\" directive is duplicate", index, other: first)
    } else {
      report(
        .duplicate,
        "\"\(entry.name)\" directive is duplicate, \"\(tree.entries[first].name)\" directive was specified earlier",
        index, other: first)
    }
    return false
  }

  /// Whether a module is loaded that is none of nginx's own, or whose name says nothing.
  private var loadsForeignModule: Bool {
    tree.entries.contains { entry in
      guard entry.name == "load_module", let path = entry.syntax.arguments.first?.value else { return false }
      return !LoadChecker.ownModules.contains { path.hasSuffix($0) }
    }
  }

  /// The files of the modules whose directives are in the table of nginx's own.
  private static let ownModules = [
    "ngx_http_geoip_module.so", "ngx_http_image_filter_module.so", "ngx_http_perl_module.so",
    "ngx_http_xslt_filter_module.so", "ngx_mail_module.so", "ngx_stream_module.so", "ngx_stream_geoip_module.so",
  ]

  private mutating func closeBlock(_ index: Int) {
    switch tree.entries[index].name {
    case "upstream": closeUpstream(index)
    case "server": closeServer(index)
    case "map", "geo", "split_clients", "types", "charset_map": checkLines(of: index)
    default: break
    }
  }
}

/// Words that somebody or something fills in before nginx reads them: `${PORT}`, `${mail.port}`, `__DOMAIN__`, `{{ host }}`.
enum Placeholder {
  /// Whether a word holds one. Variables of nginx are in lower case; those of the environment in capitals.
  static func isIn(_ word: String) -> Bool {
    var marks = Marks()
    _ = word.utf8.withContiguousStorageIfAvailable { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        marks.note(byte, after: previous)
        previous = byte
      }
    }
    if marks.hasBraces || marks.hasAts && word.hasPrefix("@@") { return true }
    if marks.hasUnderscores, word.hasPrefix("__") || word.contains(where: \.isUppercase) { return true }
    guard marks.hasDollar else { return false }
    return isDotted(word)
      || marks.hasCapital && VariableReference.spellings(in: word).contains { isCapital($0.utf8) }
  }

  /// What of placeholders a word has, whatever it makes of it.
  private struct Marks {
    var hasDollar = false
    var hasBraces = false
    var hasUnderscores = false
    var hasAts = false
    var hasCapital = false

    mutating func note(_ byte: UInt8, after previous: UInt8) {
      switch byte {
      case Byte.dollar: hasDollar = true
      case Byte.openBrace: if previous == byte { hasBraces = true }
      case Byte.underscore: if previous == byte { hasUnderscores = true }
      case Byte.at: if previous == byte { hasAts = true }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasCapital = true
      default: break
      }
    }
  }

  /// Whether a word has a name with dots in `${}`, which only templates have.
  static func isDotted(_ word: String) -> Bool {
    let bytes = word.utf8
    guard bytes.contains(Byte.dot), let start = bytes.range(of: "${".utf8)?.upperBound else { return false }
    let name = bytes[start...].prefix { $0.isNamePart || $0 == Byte.dot || $0 == Byte.dash }
    return name.contains(Byte.dot) && name.endIndex < bytes.endIndex && bytes[name.endIndex] == Byte.closeBrace
  }

  private static func isCapital(_ name: String.UTF8View) -> Bool {
    name.count > 1 && name.contains(where: \.isCapital) && !name.contains(where: \.isSmallLetter)
  }
}
