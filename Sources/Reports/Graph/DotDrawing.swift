import Policy
import Stack

/// Stacks in the language of Graphviz.
///
/// A service stands in the cluster of its network; one that joins several stands between them, a dotted line to each.
struct DotDrawing {
  private var lines: [String] = []

  /// The drawing with a line feed at the end.
  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ drawing: StackDrawing) {
    lines.append("digraph stack {")
    lines.append("  compound=true; rankdir=LR; fontname=\"sans-serif\";")
    lines.append("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=10];")
    lines.append("  edge [fontname=\"sans-serif\", fontsize=9];")
    for (number, item) in drawing.items.enumerated() { draw(item, prefix: "s\(number)") }
    lines.append("}")
  }

  private mutating func draw(_ item: StackDrawing.Item, prefix: String) {
    let graph = item.graph
    let ids = Dictionary(
      graph.services.enumerated().map { ($1.name, "\(prefix)n\($0)") }, uniquingKeysWith: { first, _ in first })
    lines.append("  subgraph cluster_\(prefix) {")
    lines.append("    label=\(quoted(title(graph))); style=solid; color=gray60;")
    for (number, network) in graph.networks.enumerated() {
      lines.append("    subgraph cluster_\(prefix)_\(number) {")
      lines.append("      label=\(quoted(name(network))); style=dashed; color=gray60;")
      if graph.services.contains(where: { $0.networks.count > 1 && $0.networks.contains(network.name) }) {
        lines.append("      \(anchor(prefix, number)) [shape=point, width=0.08, color=gray60];")
      }
      for service in graph.services where service.networks == [network.name] {
        lines.append("      " + node(service, item, ids))
      }
      lines.append("    }")
    }
    for service in graph.services where service.networks.count != 1 { lines.append("    " + node(service, item, ids)) }
    lines.append("  }")
    drawEdges(graph, ids, prefix)
  }

  private mutating func drawEdges(_ graph: StackGraph, _ ids: [String: String], _ prefix: String) {
    for (number, network) in graph.networks.enumerated() {
      for service in graph.services where service.networks.count > 1 && service.networks.contains(network.name) {
        guard let id = ids[service.name] else { continue }
        lines.append(
          "  \(id) -> \(anchor(prefix, number)) [lhead=cluster_\(prefix)_\(number), dir=none, style=dotted, color=gray60];"
        )
      }
    }
    let entries = graph.services.filter(\.isEntry)
    if !entries.isEmpty { lines.append("  \(prefix)outside [label=\"outside\", shape=plaintext, style=\"\"];") }
    for service in entries {
      guard let id = ids[service.name] else { continue }
      lines.append("  \(prefix)outside -> \(id);")
    }
    for (number, route) in graph.routes.enumerated() {
      guard let source = ids[route.source] else { continue }
      var target = route.target.flatMap { ids[$0] }
      if target == nil {
        target = "\(prefix)x\(number)"
        lines.append("  \(prefix)x\(number) [label=\(quoted(Escaping.line(route.elsewhere))), style=dashed];")
      }
      lines.append("  \(source) -> \(target ?? source) [label=\(quoted(route.label)), penwidth=1.6];")
    }
    for dependency in graph.dependencies {
      guard let source = ids[dependency.source], let target = ids[dependency.target] else { continue }
      let label = dependency.condition == "service_healthy" ? "healthy" : ""
      lines.append("  \(source) -> \(target) [label=\(quoted(label)), style=dashed, color=gray50, fontcolor=gray50];")
    }
  }

  private func node(_ service: StackGraph.Service, _ item: StackDrawing.Item, _ ids: [String: String]) -> String {
    let label = ServiceLabel(service, findings: item.findings[service.name] ?? [])
    var attributes = ["label=\(quoted(label.lines.joined(separator: "\n")))"]
    if service.isDataStore { attributes.append("shape=cylinder, style=filled") }
    switch item.severity(of: service.name) {
    case .error: attributes.append("color=red3, fillcolor=mistyrose, penwidth=2")
    case .warning: attributes.append("color=orange3, fillcolor=oldlace, penwidth=2")
    case .info, nil: break
    }
    return "\(ids[service.name] ?? "unknown") [\(attributes.joined(separator: ", "))];"
  }

  private func anchor(_ prefix: String, _ number: Int) -> String { "\(prefix)a\(number)" }

  private func title(_ graph: StackGraph) -> String {
    Escaping.line(graph.environment.map { "\(graph.name) (\($0))" } ?? graph.name)
  }

  private func name(_ network: StackGraph.Network) -> String {
    Escaping.line(network.name + (network.isInternal ? ", internal" : network.isExternal ? ", external" : ""))
  }

  /// A text in double quotes (Graphviz, "The DOT Language"): a quote and a backslash are escaped, a line feed is `\n`.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
