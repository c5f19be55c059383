import Synchronization
import Syntax

/// What is known of a well-known image beyond its reference.
///
/// The knowledge is data: `Data/images.txt`. Images that are not in it run as root, as most do, and nothing else is
/// assumed of them.
public struct KnownImage: Sendable, Equatable {
  /// The user of its configuration, a name or a number; nil where none is set, which means root.
  public private(set) var user: String?

  /// The ports that it exposes.
  public private(set) var ports: [Int] = []

  /// The paths that it declares as volumes.
  public private(set) var volumes: [String] = []

  /// Its working directory; nil where it is not written down.
  public private(set) var workdir: String?

  /// The variables that its configuration sets, `PATH` aside; nil where they are not written down.
  public private(set) var variables: [String]?

  /// Programs that it has.
  public private(set) var programs: Set<String> = []

  /// Programs that it has not; `*` stands for all but `programs`.
  public private(set) var missing: Set<String> = []

  /// Whether it is known to have no ENTRYPOINT, so that CMD is what starts.
  public private(set) var hasNoEntrypoint = false

  /// Whether it brings a HEALTHCHECK.
  public private(set) var hasHealthcheck = false

  /// Whether a program is known to be missing.
  public func lacks(_ program: String) -> Bool {
    !programs.contains(program) && (missing.contains(program) || missing.contains("*"))
  }

  /// What is known of an image; nil where that is nothing.
  ///
  /// Repositories build on the same few images over and over, so what was asked for once is kept.
  public static func of(_ image: ImageReference) -> KnownImage? {
    let path = image.registry + "/" + image.repository
    let tag = image.tag ?? "latest"
    let name = path + ":" + tag
    return memory.withLock { memory in
      if let known = memory.byName[name] { return known }
      let known = memory.known(by: matchingLines(image.registry, path, tag))
      if memory.byName.count < maximumMemory { memory.byName[name] = .some(known) }
      return known
    }
  }

  /// What was made of the data so far: many names lead to the same few lines.
  private struct Memory: Sendable {
    var byName: [String: KnownImage?] = [:]
    var byLines: [[Int]: KnownImage] = [:]

    /// What some lines say together; nil if there are none.
    mutating func known(by lines: [Int]) -> KnownImage? {
      guard !lines.isEmpty else { return nil }
      if let known = byLines[lines] { return known }
      let known = KnownImage(lines)
      byLines[lines] = known
      return known
    }
  }

  private static let memory = Mutex(Memory())

  /// More images than any repository uses.
  private static let maximumMemory = 4_096

  /// The lines that speak of an image, in their order.
  private static func matchingLines(_ registry: String, _ path: String, _ tag: String) -> [Int] {
    let (pathBytes, tagBytes) = (Array(path.utf8), Array(tag.utf8))
    var matching = (linesByImage[path] ?? []).filter { lines[$0].tag.matches(tagBytes) }
    for line in patterns[registry] ?? [] where lines[line].image.matches(pathBytes) && lines[line].tag.matches(tagBytes)
    {
      matching.append(line)
    }
    return matching.count > 1 ? matching.sorted() : matching
  }

  private init() {}

  /// What some lines of the data say together.
  private init(_ lines: [Int]) {
    var seen: Set<String> = []
    for line in lines {
      for (key, value) in Self.lines[line].facts where key == "has" || seen.insert(key).inserted { set(key, value) }
    }
  }

  private mutating func set(_ key: String, _ value: String) {
    let values = value.cut(at: Byte.comma).map(String.init)
    switch key {
    case "user": user = value
    case "ports": ports = values.compactMap { Int($0) }
    case "volumes": volumes = values
    case "workdir": workdir = value
    case "env": variables = values.filter { $0 != "-" }
    case "has": programs.formUnion(values)
    case "lacks": missing = Set(values)
    case "system":
      let system = Self.systems[value]
      programs.formUnion(system?.has ?? [])
      missing = system?.lacks ?? []
    case "entrypoint": hasNoEntrypoint = value == "-"
    case "healthcheck": hasHealthcheck = value == "yes"
    default: break
    }
  }

  /// A line of the data: images, tags, and facts of them.
  private struct Line: Sendable {
    let image: Wildcard
    let tag: Wildcard
    let facts: [(key: String, value: String)]
  }

  private static let lines: [Line] = DataFile.lines(PackageResources.images_txt).compactMap { words in
    guard words.count > 2, words[0] != "system" else { return nil }
    return Line(image: Wildcard(words[0]), tag: Wildcard(words[1]), facts: facts(words.dropFirst(2)))
  }

  /// The lines for one image each, by its name.
  private static let linesByImage: [String: [Int]] = Dictionary(
    grouping: lines.indices.filter { !lines[$0].image.isPattern }, by: { lines[$0].image.text })

  /// The lines for many images, by their registry.
  private static let patterns: [String: [Int]] = Dictionary(
    grouping: lines.indices.filter { lines[$0].image.isPattern },
    by: { String(lines[$0].image.text.prefix { $0 != "/" }) })

  private static let systems: [String: (has: Set<String>, lacks: Set<String>)] = Dictionary(
    DataFile.lines(PackageResources.images_txt).compactMap { words in
      guard words.count > 2, words[0] == "system" else { return nil }
      var entry: (has: Set<String>, lacks: Set<String>) = ([], [])
      for (key, value) in facts(words.dropFirst(2)) {
        let programs = Set(value.cut(at: Byte.comma).map(String.init))
        if key == "has" { entry.has = programs } else { entry.lacks = programs }
      }
      return (words[1], entry)
    }, uniquingKeysWith: { first, _ in first })

  private static func facts(_ words: ArraySlice<String>) -> [(key: String, value: String)] {
    words.compactMap { word in
      guard let equals = word.utf8.firstIndex(of: Byte.equals) else { return nil }
      return (String(word[..<equals]), String(word[word.utf8.index(after: equals)...]))
    }
  }
}

/// The default user of well-known images.
public enum DefaultUser {
  /// The default user of an image, a name or a number; nil where none is known, which mostly means root.
  public static func of(_ image: ImageReference) -> String? { KnownImage.of(image)?.user }
}
