import Policy
import Stack
import Syntax

/// Stacks with what was found in them, to be drawn.
public struct StackDrawing: Sendable {
  /// How stacks are drawn.
  public enum Format: String, Sendable, CaseIterable {
    /// For Graphviz.
    case dot
    /// For Mermaid, which many forges show in Markdown.
    case mermaid
    /// For programs.
    case json
  }

  /// A stack, and what was found.
  struct Item: Sendable {
    let graph: StackGraph

    /// By service, the findings that stand in its part of the files, in the order of the report.
    let findings: [String: [Finding]]

    /// The gravest finding of a service; nil where there is none.
    func severity(of service: String) -> Severity? { findings[service]?.map(\.severity).max() }
  }

  let items: [Item]

  /// A drawing.
  ///
  /// - Parameters:
  ///   - graphs: the stacks.
  ///   - report: what was found in their files.
  public init(_ graphs: [StackGraph], findings report: Report) {
    items = graphs.map { graph in
      var findings: [String: [Finding]] = [:]
      for finding in report.findings {
        for name in graph.owners(of: finding.place) { findings[name, default: []].append(finding) }
      }
      return Item(graph: graph, findings: findings)
    }
  }

  /// The drawing as text, with a line feed at the end.
  public func text(_ format: Format) -> String {
    switch format {
    case .dot: DotDrawing(self).text
    case .mermaid: MermaidDrawing(self).text
    case .json: JSONDrawing(self).text
    }
  }
}

/// What drawings show of a service, line by line.
struct ServiceLabel {
  let lines: [String]

  init(_ service: StackGraph.Service, findings: [Finding]) {
    var lines = [service.name]
    if let image = service.image {
      lines.append(service.dockerfile == nil ? image : "built on \(image)\(service.stage.map { " as \($0)" } ?? "")")
    } else if let dockerfile = service.dockerfile {
      lines.append("built from \(dockerfile)")
    }
    if let user = service.user { lines.append("user \(user)") }
    if !service.published.isEmpty {
      lines.append("published \(service.published.joined(separator: ", "))")
    } else if !service.served.isEmpty {
      lines.append("port \(service.served.map(String.init).joined(separator: ", "))")
    }
    let rules = findings.map(\.rule.id)
    var seen: Set<String> = []
    let distinct = rules.filter { seen.insert($0).inserted }
    if !distinct.isEmpty {
      let shown = distinct.prefix(4).joined(separator: " ")
      lines.append("⚠ \(shown)\(distinct.count > 4 ? " +\(distinct.count - 4)" : "")")
    }
    self.lines = lines.map(Escaping.line)
  }
}

extension StackGraph.Route {
  /// What is written at the arrow: port and paths.
  var label: String {
    let shown = paths.prefix(3).joined(separator: " ")
    let rest = paths.count > 3 ? " +\(paths.count - 3)" : ""
    return Escaping.line([port.map { ":\($0)" }, shown + rest].compactMap(\.self).joined(separator: " "))
  }

  /// Where it leads outside of the project.
  var elsewhere: String { host ?? "by variable" }
}
