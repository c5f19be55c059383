import FoundationEssentials
import Testing

/// Compares a text with the file of that name in `Golden/`. With `RECORD_GOLDEN=1` the file is written instead, and the
/// test fails: a recorded file is to be read before it is believed.
func expectGolden(
  _ text: String, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record(
      "recorded Golden/\(name): read the difference, then run without RECORD_GOLDEN", sourceLocation: sourceLocation)
    return
  }
  guard let recorded = try? Data(contentsOf: file) else {
    Issue.record("Golden/\(name) is missing; record it with RECORD_GOLDEN=1", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: recorded, as: UTF8.self)
  if let difference = firstDifference(expected, text) {
    Issue.record("Golden/\(name), \(difference)", sourceLocation: sourceLocation)
  }
}

private func firstDifference(_ expected: String, _ actual: String) -> String? {
  let expected = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let actual = actual.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(expected.count, actual.count) {
    let left = index < expected.count ? String(expected[index]) : "(end)"
    let right = index < actual.count ? String(actual[index]) : "(end)"
    if Array(left.utf8) != Array(right.utf8) { return "line \(index + 1): expected\n\(left)\ngot\n\(right)" }
  }
  return nil
}
