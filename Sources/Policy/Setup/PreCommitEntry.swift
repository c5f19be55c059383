import Syntax
import YAML

/// The entry for stacklint in a `.pre-commit-config.yaml`.
public enum PreCommitEntry {
  /// What becomes of a file.
  public enum Result: Sendable, Equatable {
    /// The new text.
    case text(String)
    /// stacklint has an entry already.
    case present
    /// The file is written in a way that cannot be added to safely; the reason.
    case unclear(String)
  }

  /// The files that are worth a run: what is none of ours among them is passed over.
  public static let files =
    #"(?i)(^|/)[^/]*(dockerfile|containerfile|\.env|nginx)[^/]*$|\.(ya?ml|conf|env|dockerignore)$"#

  /// The entry, for a program that is on the PATH.
  ///
  /// - Parameter indentation: the column of its dash.
  public static func entry(indentation: Int = 2) -> String {
    let blank = String(repeating: " ", count: indentation)
    return [
      "- repo: local", "  hooks:", "    - id: stacklint", "      name: stacklint", "      entry: stacklint --changed",
      "      language: system", "      require_serial: true", "      files: '\(files)'", "",
    ].map { $0.isEmpty ? "" : blank + $0 }.joined(separator: "\n")
  }

  /// A whole file with the entry.
  public static var file: String { "# See https://pre-commit.com\nrepos:\n" + entry() }

  /// A file with the entry added behind the last one; everything else stays as it is.
  public static func added(to source: SourceFile) -> Result {
    let (root, problems) = YAMLDocument.read(source, language: .compose)
    guard problems.isEmpty else { return .unclear("it does not parse") }
    guard let repos = root?.mapping?.entry(for: "repos"), let items = repos.value.sequence, let last = items.last else {
      return .unclear("it has no list `repos`")
    }
    let hasEntry = items.contains { item in
      item["hooks"]?.sequence?.contains { $0["id"]?.text?.hasPrefix("stacklint") == true } == true
    }
    if hasEntry { return .present }
    let table = source.lineTable
    let dash = last.holder.span.start
    let line = table.span(ofLine: table.line(at: dash))
    let indentation = source[Span(line.start, dash)]
    guard indentation.allSatisfy({ $0 == 0x20 }), dash < source.bytes.count, source.bytes[dash] == UInt8(ascii: "-")
    else { return .unclear("its list `repos` is written on one line") }
    let end = table.span(ofLine: table.line(at: max(dash, last.holder.span.end - 1))).end
    let head = source.text(Span(0, end))
    let tail = source.text(Span(end, source.bytes.count))
    let lineEnd = tail.hasPrefix("\r\n") ? "\r\n" : "\n"
    var entry = entry(indentation: indentation.count)
    if lineEnd == "\r\n" { entry = entry.replacing("\n", with: "\r\n") }
    let rest = tail.hasPrefix(lineEnd) ? String(tail.unicodeScalars.dropFirst(lineEnd.unicodeScalars.count)) : tail
    let text = head + lineEnd + entry + rest
    return isOnlyAddition(text, to: root, count: items.count)
      ? .text(text) : .unclear("its list `repos` has no clear end")
  }

  /// Whether a new text has one entry more, and every other key still.
  private static func isOnlyAddition(_ text: String, to old: YAMLValue?, count: Int) -> Bool {
    let (root, problems) = YAMLDocument.read(SourceFile(path: "", text: text), language: .compose)
    guard problems.isEmpty, let items = root?["repos"]?.sequence, items.count == count + 1 else { return false }
    return root?.mapping?.keys == old?.mapping?.keys
      && items.last?["hooks"]?.sequence?.first?["id"]?.text == "stacklint"
      && zip(items, old?["repos"]?.sequence ?? []).allSatisfy { new, old in
        new.node.descendants.count { _ in true } == old.node.descendants.count { _ in true }
      }
  }
}
