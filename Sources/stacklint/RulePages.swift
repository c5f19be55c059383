import Glibc
import Policy
import Reports
import Stack

/// The documentation of rules as a folder of Markdown: `Docs/rules/`, and what a security team publishes of its own.
struct RulePages {
  private let rules: [CompiledRule]

  /// The pages of some rules.
  init(_ rules: [CompiledRule]) { self.rules = rules }

  /// Writes a page for each rule and `README.md`, the index. Pages of rules that are gone are not taken away.
  func write(to folder: String) throws {
    guard FileStatus.isDirectory(folder) || mkdir(folder, 0o755) == 0 else {
      throw RunFailure("cannot make \(folder): \(String(cString: strerror(errno)))")
    }
    for rule in rules { try write(RulePage(rule).text, to: "\(folder)/\(rule.info.id).md") }
    try write(RuleIndex(rules.map(\.info)).markdown, to: "\(folder)/README.md")
  }

  private func write(_ text: String, to path: String) throws {
    if let problem = AtomicFile.write(Array(text.utf8), to: path) { throw RunFailure(problem) }
  }
}
