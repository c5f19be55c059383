import Policy
import Stack

/// Stacks as flowcharts of Mermaid.
struct MermaidDrawing {
  private var lines = ["flowchart LR"]
  private var classes: [String: [String]] = [:]

  /// The drawing with a line feed at the end.
  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ drawing: StackDrawing) {
    for (number, item) in drawing.items.enumerated() { draw(item, prefix: "s\(number)") }
    for (name, style) in [("error", "fill:#fde8e8,stroke:#c81e1e"), ("warning", "fill:#fdf6e8,stroke:#b45309")] {
      guard let ids = classes[name] else { continue }
      lines.append("  classDef \(name) \(style),stroke-width:2px")
      lines.append("  class \(ids.joined(separator: ",")) \(name)")
    }
  }

  private mutating func draw(_ item: StackDrawing.Item, prefix: String) {
    let graph = item.graph
    let ids = Dictionary(
      graph.services.enumerated().map { ($1.name, "\(prefix)n\($0)") }, uniquingKeysWith: { first, _ in first })
    let title = graph.environment.map { "\(graph.name) (\($0))" } ?? graph.name
    lines.append("  subgraph \(prefix)[\(quoted(title))]")
    for (number, network) in graph.networks.enumerated() {
      let kind = network.isInternal ? ", internal" : network.isExternal ? ", external" : ""
      lines.append("    subgraph \(prefix)w\(number)[\(quoted(network.name + kind))]")
      for service in graph.services where service.networks == [network.name] {
        lines.append("      " + node(service, item, ids))
      }
      lines.append("    end")
    }
    for service in graph.services where service.networks.count != 1 { lines.append("    " + node(service, item, ids)) }
    lines.append("  end")
    for service in graph.services {
      guard let id = ids[service.name] else { continue }
      switch item.severity(of: service.name) {
      case .error: classes["error", default: []].append(id)
      case .warning: classes["warning", default: []].append(id)
      case .info, nil: break
      }
      if service.networks.count > 1 {
        for (number, network) in graph.networks.enumerated() where service.networks.contains(network.name) {
          lines.append("  \(id) -.- \(prefix)w\(number)")
        }
      }
      if service.isEntry { lines.append("  \(prefix)outside([outside]) --> \(id)") }
    }
    drawEdges(graph, ids, prefix)
  }

  private mutating func drawEdges(_ graph: StackGraph, _ ids: [String: String], _ prefix: String) {
    for (number, route) in graph.routes.enumerated() {
      guard let source = ids[route.source] else { continue }
      let label = route.label.isEmpty ? "" : "|\(quoted(route.label))|"
      if let target = route.target.flatMap({ ids[$0] }) {
        lines.append("  \(source) ==>\(label) \(target)")
      } else {
        lines.append("  \(source) ==>\(label) \(prefix)x\(number)([\(quoted(route.elsewhere))])")
      }
    }
    for dependency in graph.dependencies {
      guard let source = ids[dependency.source], let target = ids[dependency.target] else { continue }
      let label = dependency.condition == "service_healthy" ? "|healthy|" : ""
      lines.append("  \(source) -.->\(label) \(target)")
    }
  }

  private func node(_ service: StackGraph.Service, _ item: StackDrawing.Item, _ ids: [String: String]) -> String {
    let label = ServiceLabel(service, findings: item.findings[service.name] ?? []).lines.map(escaped)
      .joined(separator: "<br>")
    let id = ids[service.name] ?? "unknown"
    return service.isDataStore ? "\(id)[(\"\(label)\")]" : "\(id)[\"\(label)\"]"
  }

  private func quoted(_ text: String) -> String { "\"\(escaped(Escaping.line(text)))\"" }

  /// A text in quotes: what Markdown, HTML or Mermaid itself would read as markup is written as a character reference.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "<", ">", "&", "#", "`", "*", "_", "[", "]", "{", "}", "|", "\\", ";":
        result += "#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
