import Foundation
import FoundationXML
import Policy
import Reports
import Testing

/// What every format says of a finding.
struct FindingKey: Hashable, Comparable, CustomStringConvertible {
  let rule, path: String
  let line: Int
  let severity: Severity

  var description: String { "\(severity) \(rule) \(path):\(line)" }

  static func < (left: FindingKey, right: FindingKey) -> Bool { left.description < right.description }
}

extension ReportFormat {
  /// The findings that somebody gets who reads a report in this format.
  func findings(in text: String) throws -> [FindingKey] {
    switch self {
    case .json: try DecodedReport(decoding: text).findings.map(Self.key)
    case .ndjson:
      try text.split(separator: "\n").filter { $0.hasPrefix("{\"type\":\"finding\"") }.map { line in
        Self.key(try JSONDecoder().decode(DecodedReport.Finding.self, from: Data(line.utf8)))
      }
    case .sarif: try Self.sarif(text)
    case .gitlab: try Self.gitLab(text)
    case .github: try Self.workflow(text)
    case .junit: try Self.junit(text)
    case .checkstyle: try Self.checkstyle(text)
    case .compact: try Self.compact(text.split(separator: "\n"))
    case .markdown: try Self.markdown(text)
    case .html: try Self.html(text)
    case .pretty: try Self.pretty(text)
    }
  }

  private static func key(_ finding: DecodedReport.Finding) -> FindingKey {
    FindingKey(
      rule: finding.rule, path: finding.path, line: finding.line,
      severity: Severity(rawValue: finding.severity) ?? .info)
  }

  private static func severity(_ word: some StringProtocol, _ words: [String: Severity]) throws -> Severity {
    try #require(words[String(word)], "\(word)")
  }

  private static let plainWords: [String: Severity] = ["error": .error, "warning": .warning, "info": .info]
  private static let noteWords: [String: Severity] = ["error": .error, "warning": .warning, "note": .info]

  private static func sarif(_ text: String) throws -> [FindingKey] {
    let results = try DecodedSARIF(decoding: text).runs.flatMap(\.results).filter { $0.suppressions == nil }
    return try results.flatMap { result in
      try result.locations.map(\.physicalLocation).map {
        FindingKey(
          rule: result.ruleId, path: $0.artifactLocation.uri, line: $0.region.startLine,
          severity: try severity(result.level, noteWords))
      }
    }
  }

  private static func gitLab(_ text: String) throws -> [FindingKey] {
    struct Issue: Decodable {
      struct Location: Decodable { let path: String, lines: Lines }
      struct Lines: Decodable { let begin: Int }
      enum CodingKeys: String, CodingKey {
        case rule = "check_name"
        case severity, fingerprint, description, location
      }
      let rule, severity, fingerprint, description: String
      let location: Location
    }
    let issues = try JSONDecoder().decode([Issue].self, from: Data(text.utf8))
    #expect(Set(issues.map(\.fingerprint)).count == issues.count)
    return try issues.map {
      FindingKey(
        rule: $0.rule, path: $0.location.path, line: $0.location.lines.begin,
        severity: try severity($0.severity, ["critical": .error, "major": .warning, "info": .info]))
    }
  }

  private static func workflow(_ text: String) throws -> [FindingKey] {
    let lines = text.split(separator: "\n")
    let others = lines.filter { !$0.hasPrefix("::") && $0.hasSuffix("]") }
    return try compact(others)
      + lines.filter { $0.hasPrefix("::") && $0.contains("file=") }.map { line in
        let parts = line.dropFirst(2).split(separator: "::", maxSplits: 1)
        let words = parts[0].split(separator: " ", maxSplits: 1)
        let parameters = Dictionary(
          uniqueKeysWithValues: words[1].split(separator: ",").map { parameter in
            let pair = parameter.split(separator: "=", maxSplits: 1)
            return (String(pair[0]), String(pair[1]))
          })
        return FindingKey(
          rule: parameters["title"]?.split(separator: " ").first.map(String.init) ?? "", path: parameters["file"] ?? "",
          line: parameters["line"].flatMap { Int($0) } ?? 0,
          severity: try severity(words[0], ["error": .error, "warning": .warning, "notice": .info]))
      }
  }

  private static func compact(_ lines: [Substring]) throws -> [FindingKey] {
    try lines.map { line in
      let place = line.split(separator: ":")
      let rule = line.split(separator: "[").last?.split(separator: " ").first ?? ""
      return FindingKey(
        rule: String(rule), path: String(place[0]), line: Int(place[1]) ?? 0,
        severity: try severity(place[3].dropFirst(), plainWords))
    }
  }

  private static func junit(_ text: String) throws -> [FindingKey] {
    let cases = try ParsedXML(text).elements(named: "testcase").filter { test in
      test.attributes["line"] != nil && !test.children.contains { $0.name == "skipped" }
    }
    return try cases.map { test in
      let word = test.children.first { $0.name == "properties" }?.children.first?.attributes["value"]
      return FindingKey(
        rule: test.attributes["name"]?.split(separator: " ").first.map(String.init) ?? "",
        path: test.attributes["file"] ?? "", line: test.attributes["line"].flatMap { Int($0) } ?? 0,
        severity: try severity(word ?? "", plainWords))
    }
  }

  private static func checkstyle(_ text: String) throws -> [FindingKey] {
    try ParsedXML(text).elements(named: "file").flatMap { file in
      try file.children.map { error in
        FindingKey(
          rule: error.attributes["source"]?.split(separator: ".").last.map(String.init) ?? "",
          path: file.attributes["name"] ?? "", line: error.attributes["line"].flatMap { Int($0) } ?? 0,
          severity: try severity(error.attributes["severity"] ?? "", plainWords))
      }
    }
  }

  private static func markdown(_ text: String) throws -> [FindingKey] {
    var path = ""
    return try text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("### `") { path = String(line.dropFirst(5).dropLast()) }
      guard line.hasPrefix("| **") else { return nil }
      let cells = line.split(separator: " | ")
      return FindingKey(
        rule: String(cells[3].split(separator: "`").first ?? ""), path: path,
        line: cells[1].split(separator: ":").first.flatMap { Int($0) } ?? 0,
        severity: try severity(cells[0].dropFirst(4).dropLast(2), noteWords))
    }
  }

  private static func html(_ text: String) throws -> [FindingKey] {
    try text.split(separator: "<article class=\"finding ").dropFirst().map { article in
      let attributes = Dictionary(
        article.prefix { $0 != ">" }.split(separator: " data-").dropFirst().map { attribute in
          let pair = attribute.split(separator: "=", maxSplits: 1)
          return (String(pair[0]), String(pair[1].dropFirst().dropLast()))
        }, uniquingKeysWith: { first, _ in first })
      return FindingKey(
        rule: attributes["rule"] ?? "", path: attributes["file"] ?? "",
        line: attributes["line"].flatMap { Int($0) } ?? 0,
        severity: try severity(attributes["severity"] ?? "", plainWords))
    }
  }

  private static func pretty(_ text: String) throws -> [FindingKey] {
    var keys: [FindingKey] = []
    for block in text.components(separatedBy: "\n\n") {
      let lines = block.split(separator: "\n")
      guard lines.count > 1, lines[1].hasPrefix("  --> ") else { continue }
      let place = lines[1].dropFirst(6).split(separator: ":")
      let word = lines[0].split(separator: ":").first ?? ""
      let bullets = lines.filter { $0.hasPrefix("   = ") }
      let heads =
        lines[0].hasSuffix("]") ? [lines[0].split(separator: "[").last ?? ""] : bullets.map { $0.dropFirst(5) }
      for head in heads {
        let words = head.split(separator: " ")
        let rule = words.first { $0.contains(where: \.isNumber) } ?? ""
        keys.append(
          FindingKey(
            rule: String(rule), path: String(place[0]), line: Int(place[1]) ?? 0,
            severity: try noteWords[String(words.first ?? "")] ?? severity(word, noteWords)))
      }
    }
    return keys
  }
}

/// XML, read by a parser that knows nothing of who wrote it.
final class ParsedXML: NSObject, XMLParserDelegate {
  final class Element {
    let name: String
    let attributes: [String: String]
    var children: [Element] = []
    var text = ""

    init(_ name: String, _ attributes: [String: String]) { (self.name, self.attributes) = (name, attributes) }
  }

  private var open: [Element] = []
  private var all: [Element] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  /// All elements of a name, in document order.
  func elements(named name: String) -> [Element] { all.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    let element = Element(name, attributes)
    open.last?.children.append(element)
    open.append(element)
    all.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
