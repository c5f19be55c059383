import Foundation
import Testing

/// What SARIF 2.1.0 (OASIS) allows of the objects that stacklint writes: their properties, which of them must be there, and
/// what each holds. What is not listed here is a fault, so that a new property is looked up in the standard first.
indirect enum SARIFShape: Sendable {
  case text
  /// An absolute or relative reference (RFC 3986).
  case uri
  case flag
  case integer(atLeast: Int)
  case number(ClosedRange<Double>)
  case words([String])
  case list(SARIFShape, atLeast: Int = 0)
  /// An object of the standard, by its name.
  case object(String)
  /// Any keys, values of one shape.
  case map(SARIFShape)
  /// A property bag: anything, but `tags` are distinct texts (3.8).
  case bag

  /// The properties of each object; those that must be there begin with `!`.
  static let objects: [String: [String: SARIFShape]] = [
    "sarifLog": ["$schema": .uri, "!version": .words(["2.1.0"]), "!runs": .list(.object("run"))],
    "run": [
      "!tool": .object("tool"), "invocations": .list(.object("invocation")),
      "versionControlProvenance": .list(.object("versionControlDetails")),
      "originalUriBaseIds": .map(.object("artifactLocation")), "artifacts": .list(.object("artifact")),
      "columnKind": .words(["utf16CodeUnits", "unicodeCodePoints"]), "results": .list(.object("result")),
      "properties": .bag,
    ],
    "tool": ["!driver": .object("toolComponent")],
    "toolComponent": [
      "!name": .text, "version": .text, "semanticVersion": .text, "informationUri": .uri,
      "rules": .list(.object("reportingDescriptor")),
    ],
    "reportingDescriptor": [
      "!id": .text, "name": .text, "shortDescription": .object("multiformatMessageString"),
      "fullDescription": .object("multiformatMessageString"), "help": .object("multiformatMessageString"),
      "helpUri": .uri, "defaultConfiguration": .object("reportingConfiguration"), "properties": .bag,
    ],
    "reportingConfiguration": ["level": levels],
    "multiformatMessageString": ["!text": .text, "markdown": .text],
    "message": ["!text": .text],
    "invocation": [
      "!executionSuccessful": .flag, "toolExecutionNotifications": .list(.object("notification")),
    ],
    "notification": ["level": levels, "!message": .object("message")],
    "versionControlDetails": [
      "!repositoryUri": .uri, "revisionId": .text, "branch": .text, "mappedTo": .object("artifactLocation"),
    ],
    "artifactLocation": [
      "uri": .uri, "uriBaseId": .text, "index": .integer(atLeast: 0), "description": .object("message"),
    ],
    "artifact": [
      "location": .object("artifactLocation"), "length": .integer(atLeast: 0),
      "roles": .list(.words(["analysisTarget"])), "hashes": .map(.text),
    ],
    "result": [
      "ruleId": .text, "ruleIndex": .integer(atLeast: 0), "level": levels, "rank": .number(0...100),
      "baselineState": .words(["new", "unchanged", "updated", "absent"]), "!message": .object("message"),
      "locations": .list(.object("location")), "relatedLocations": .list(.object("location")),
      "codeFlows": .list(.object("codeFlow")), "partialFingerprints": .map(.text), "fixes": .list(.object("fix")),
      "suppressions": .list(.object("suppression")), "properties": .bag,
    ],
    "location": [
      "id": .integer(atLeast: 0), "physicalLocation": .object("physicalLocation"), "message": .object("message"),
    ],
    "physicalLocation": ["!artifactLocation": .object("artifactLocation"), "region": .object("region")],
    "region": [
      "startLine": .integer(atLeast: 1), "startColumn": .integer(atLeast: 1), "endLine": .integer(atLeast: 1),
      "endColumn": .integer(atLeast: 1), "byteOffset": .integer(atLeast: 0), "byteLength": .integer(atLeast: 0),
    ],
    "codeFlow": ["!threadFlows": .list(.object("threadFlow"), atLeast: 1), "message": .object("message")],
    "threadFlow": ["!locations": .list(.object("threadFlowLocation"), atLeast: 1)],
    "threadFlowLocation": [
      "location": .object("location"), "importance": .words(["important", "essential", "unimportant"]),
      "nestingLevel": .integer(atLeast: 0), "executionOrder": .integer(atLeast: 0),
    ],
    "fix": [
      "description": .object("message"), "!artifactChanges": .list(.object("artifactChange"), atLeast: 1),
      "properties": .bag,
    ],
    "artifactChange": [
      "!artifactLocation": .object("artifactLocation"), "!replacements": .list(.object("replacement"), atLeast: 1),
    ],
    "replacement": ["!deletedRegion": .object("region"), "insertedContent": .object("artifactContent")],
    "artifactContent": ["text": .text],
    "suppression": [
      "!kind": .words(["inSource", "external"]), "status": .words(["accepted", "underReview", "rejected"]),
      "justification": .text,
    ],
  ]

  private static let levels = SARIFShape.words(["none", "note", "warning", "error"])

  /// What does not fit in a log, each with the path to it.
  static func faults(in text: String) throws -> [String] {
    SARIFShape.object("sarifLog").faults(try JSONSerialization.jsonObject(with: Data(text.utf8)), "$")
  }

  private func faults(_ value: Any, _ path: String) -> [String] {
    switch self {
    case .text: value is String ? [] : ["\(path): no text"]
    case .uri: (value as? String).flatMap { URL(string: $0) } == nil ? ["\(path): no URI"] : []
    case .flag: value is Bool ? [] : ["\(path): no truth value"]
    case .integer(let least): (value as? Int).map { $0 >= least } == true ? [] : ["\(path): not at least \(least)"]
    case .number(let range): (value as? Double).map(range.contains) == true ? [] : ["\(path): not within \(range)"]
    case .words(let words): words.contains(value as? String ?? "") ? [] : ["\(path): not one of \(words)"]
    case .list(let item, let least):
      if let list = value as? [Any], list.count >= least {
        list.enumerated().flatMap { item.faults($1, "\(path)[\($0)]") }
      } else {
        ["\(path): no list of at least \(least)"]
      }
    case .map(let item):
      (value as? [String: Any])?.flatMap { item.faults($1, "\(path).\($0)") } ?? ["\(path): no object"]
    case .bag: bagFaults(value, path)
    case .object(let name): objectFaults(value, Self.objects[name] ?? [:], path)
    }
  }

  private func bagFaults(_ value: Any, _ path: String) -> [String] {
    guard let bag = value as? [String: Any] else { return ["\(path): no object"] }
    guard let tags = bag["tags"] else { return [] }
    guard let tags = tags as? [String], Set(tags).count == tags.count else {
      return ["\(path).tags: not distinct texts"]
    }
    return []
  }

  private func objectFaults(_ value: Any, _ properties: [String: SARIFShape], _ path: String) -> [String] {
    guard let object = value as? [String: Any] else { return ["\(path): no object"] }
    let missing = properties.keys.filter { $0.hasPrefix("!") && object[String($0.dropFirst())] == nil }
    return missing.map { "\(path): \($0.dropFirst()) is missing" }
      + object.flatMap { key, value in
        (properties[key] ?? properties["!" + key]).map { $0.faults(value, "\(path).\(key)") }
          ?? ["\(path): unknown property \(key)"]
      }
  }
}
