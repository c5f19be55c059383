import Syntax

/// Which services wait for which: by `depends_on`, `links`, `volumes_from` and shared namespaces.
struct DependencyGraph {
  private struct Edge {
    let target: Int
    let place: Place
  }

  private let names: [String]
  private var edges: [[Edge]]

  init(_ services: [ComposeMapping.Entry]) {
    names = services.map(\.key)
    var indices: [String: Int] = [:]
    for (index, name) in names.enumerated() { indices[name] = index }
    edges = services.map { service in
      (service.value.mapping.map(ServiceLink.links) ?? []).compactMap { link in
        indices[link.name].map { Edge(target: $0, place: link.place) }
      }
    }
  }

  /// The circles, one for each edge that closes one.
  mutating func cycles() -> [ComposeProblem] {
    enum State { case new, open, done }
    var states = [State](repeating: .new, count: names.count)
    var problems: [ComposeProblem] = []
    for start in names.indices where states[start] == .new {
      var path: [(node: Int, next: Int)] = [(start, 0)]
      states[start] = .open
      while let (node, next) = path.last {
        guard next < edges[node].count else {
          states[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next = next + 1
        let edge = edges[node][next]
        switch states[edge.target] {
        case .new:
          states[edge.target] = .open
          path.append((edge.target, 0))
        case .open:
          let circle = path.drop { $0.node != edge.target }.prefix(20).map { "`\(names[$0.node])`" }
          let text = (circle + ["`\(names[edge.target])`"]).joined(separator: " → ")
          problems.append(ComposeProblem(.cycle, "services wait for each other: \(text)", at: edge.place))
        case .done: break
        }
      }
    }
    return problems
  }
}

/// A name in a service that stands for another service, besides what `extends` says.
struct ServiceLink {
  /// The other service.
  let name: String

  /// Where it is named.
  let place: Place

  /// Whether `depends_on` names it.
  let isDependency: Bool

  /// All of a service's.
  static func links(of mapping: ComposeMapping) -> [ServiceLink] {
    var links: [ServiceLink] = []
    for entry in mapping["depends_on"].flatMap({ Merger.named($0).mapping?.entries }) ?? [] {
      links.append(ServiceLink(name: entry.key, place: entry.keyPlace, isDependency: true))
    }
    for item in mapping["links"]?.items ?? [] {
      guard let text = item.scalar?.text.value else { continue }
      links.append(ServiceLink(name: String(text.prefix { $0 != ":" }), place: item.place, isDependency: false))
    }
    for item in mapping["volumes_from"]?.items ?? [] {
      guard let text = item.scalar?.text.value, !text.hasPrefix("container:") else { continue }
      links.append(ServiceLink(name: String(text.prefix { $0 != ":" }), place: item.place, isDependency: false))
    }
    for key in ["network_mode", "ipc", "pid"] {
      guard let value = mapping[key], let text = value.scalar?.text.value, text.hasPrefix("service:") else { continue }
      links.append(ServiceLink(name: String(text.dropFirst(8)), place: value.place, isDependency: false))
    }
    for entry in mapping["build"]?["additional_contexts"].flatMap({ Merger.keyed($0).mapping?.entries }) ?? [] {
      guard let text = entry.value.scalar?.text.value, text.hasPrefix("service:") else { continue }
      links.append(ServiceLink(name: String(text.dropFirst(8)), place: entry.value.place, isDependency: false))
    }
    return links
  }
}
