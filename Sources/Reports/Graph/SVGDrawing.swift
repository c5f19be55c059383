import Policy
import Stack

/// A stack as a picture on a page: services in columns, requests flowing from left to right, with what was found in each.
struct SVGDrawing {
  private static let lineHeight = 17
  private static let cellWidth = 7
  private static let padding = 10
  private static let columnGap = 110
  private static let rowGap = 22
  private static let laneGap = 16

  private var boxes: [Box] = []
  private var arrows: [Arrow] = []
  private var width = 0
  private var height = 0
  private let id: String

  /// Something with a place of its own.
  private struct Box {
    let lines: [String]
    let classes: String
    /// The name of the service; nil for what is outside of the project.
    var service: String?
    var findings = 0
    var column = 0
    var x = 0
    var y = 0

    var width: Int {
      let cells = lines.map { line in
        var width = DisplayWidth()
        return line.unicodeScalars.reduce(0) { $0 + width.next($1) }
      }
      return max(60, (cells.max() ?? 0) * SVGDrawing.cellWidth + 2 * SVGDrawing.padding)
    }

    var height: Int { lines.count * SVGDrawing.lineHeight + SVGDrawing.padding + 4 }
  }

  private struct Arrow {
    let from: Int
    let to: Int
    let label: String
    let classes: String
    /// Which it is of those between the same two boxes, from 0.
    var lane = 0
  }

  /// A picture.
  /// - Parameter id: tells its parts from those of others on the page.
  init(_ item: StackDrawing.Item, id: String) {
    self.id = id
    let graph = item.graph
    var numbers: [String: Int] = [:]
    for service in graph.services {
      let findings = item.findings[service.name] ?? []
      var label = ServiceLabel(service, findings: findings).lines
      if graph.networks.count > 1 { label.append(Escaping.line("on \(service.networks.joined(separator: ", "))")) }
      numbers[service.name] = boxes.count
      let severity = item.severity(of: service.name)?.rawValue ?? "fine"
      boxes.append(
        Box(
          lines: label.map(Self.shortened), classes: "box \(severity)\(service.isDataStore ? " data" : "")",
          service: service.name, findings: findings.count))
    }
    addArrows(graph, numbers)
    tellApart()
    arrange()
  }

  private mutating func addArrows(_ graph: StackGraph, _ numbers: [String: Int]) {
    let entries = graph.services.filter(\.isEntry).compactMap { numbers[$0.name] }
    if !entries.isEmpty {
      boxes.append(Box(lines: ["outside"], classes: "box outside"))
      arrows += entries.map { Arrow(from: boxes.count - 1, to: $0, label: "", classes: "route") }
    }
    for route in graph.routes {
      guard let source = numbers[route.source] else { continue }
      var target = route.target.flatMap { numbers[$0] }
      if target == nil {
        target = boxes.count
        boxes.append(Box(lines: [Self.shortened(Escaping.line(route.elsewhere))], classes: "box outside"))
      }
      arrows.append(
        Arrow(from: source, to: target ?? source, label: Self.shortened(route.label, to: 15), classes: "route"))
    }
    for dependency in graph.dependencies {
      guard let source = numbers[dependency.source], let target = numbers[dependency.target] else { continue }
      let label = dependency.condition == "service_healthy" ? "healthy" : ""
      arrows.append(Arrow(from: source, to: target, label: label, classes: "wait"))
    }
  }

  /// Numbers the arrows between two boxes, so that none lies on another.
  private mutating func tellApart() {
    var counts: [[Int]: Int] = [:]
    for index in arrows.indices {
      let ends = [arrows[index].from, arrows[index].to]
      arrows[index].lane = counts[ends, default: 0]
      counts[ends, default: 0] += 1
    }
  }

  private static func shortened(_ line: String) -> String { shortened(line, to: 40) }

  private static func shortened(_ line: String, to count: Int) -> String {
    line.count > count ? String(line.prefix(count - 1)) + "…" : line
  }

  // MARK: - Layout

  /// Gives each box a column behind all that lead to it, and a place in it near those.
  private mutating func arrange() {
    var incoming = [Int](repeating: 0, count: boxes.count)
    var outgoing = [[Int]](repeating: [], count: boxes.count)
    for arrow in arrows where arrow.from != arrow.to {
      incoming[arrow.to] += 1
      outgoing[arrow.from].append(arrow.to)
    }
    // Circles are opened at their first box.
    var isPlaced = [Bool](repeating: false, count: boxes.count)
    var ready = boxes.indices.filter { incoming[$0] == 0 }
    var next = 0
    var order: [Int] = []
    while order.count < boxes.count {
      if ready.isEmpty {
        while next < boxes.count, isPlaced[next] { next += 1 }
        guard next < boxes.count else { break }
        ready.append(next)
      }
      let box = ready.removeLast()
      guard !isPlaced[box] else { continue }
      isPlaced[box] = true
      order.append(box)
      for target in outgoing[box] where !isPlaced[target] {
        boxes[target].column = max(boxes[target].column, boxes[box].column + 1)
        incoming[target] -= 1
        if incoming[target] == 0 { ready.append(target) }
      }
    }
    place()
  }

  private mutating func place() {
    var columns = [[Int]](repeating: [], count: (boxes.map(\.column).max() ?? 0) + 1)
    for box in boxes.indices { columns[boxes[box].column].append(box) }
    var x = 12
    for column in columns where !column.isEmpty {
      var sources: [Int: [Int]] = [:]
      for arrow in arrows where boxes[arrow.from].column < boxes[arrow.to].column {
        sources[arrow.to, default: []].append(boxes[arrow.from].y + boxes[arrow.from].height / 2)
      }
      let sorted = column.map { box in
        let from = sources[box] ?? []
        return (box: box, wish: from.isEmpty ? 0 : from.reduce(0, +) / from.count)
      }.sorted { ($0.wish, $0.box) < ($1.wish, $1.box) }
      var y = 12
      for (box, _) in sorted {
        boxes[box].x = x
        boxes[box].y = y
        y += boxes[box].height + Self.rowGap
      }
      height = max(height, y + 30)
      x += (column.map { boxes[$0].width }.max() ?? 0) + Self.columnGap
    }
    width = max(x - Self.columnGap + 12, 100)
  }

  // MARK: - Writing

  /// Writes the picture.
  func write(to html: inout HTMLWriter) {
    html.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(width) \(height)"), ("width", String(width)),
        ("height", String(height)), ("role", "group"), ("aria-label", "The stack"),
      ]
    ) { html in
      html.element("defs") { html in
        html.element(
          "marker",
          [
            ("id", "\(id)-head"), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", "7"),
            ("markerHeight", "7"), ("orient", "auto-start-reverse"),
          ]
        ) { $0.element("path", [("d", "M0 0L10 5L0 10z"), ("class", "head")], text: "") }
      }
      for arrow in arrows { write(arrow, to: &html) }
      for box in boxes { write(box, to: &html) }
    }
  }

  private func write(_ arrow: Arrow, to html: inout HTMLWriter) {
    let (from, to) = (boxes[arrow.from], boxes[arrow.to])
    let path: String
    let middle: (x: Int, y: Int)
    if from.column < to.column {
      let lane = arrow.lane * Self.laneGap
      let start = (x: from.x + from.width, y: from.y + min(from.height / 2 + lane, from.height - 4))
      let end = (x: to.x, y: to.y + min(to.height / 2 + lane, to.height - 4))
      let bend = max(40, (end.x - start.x) / 2)
      path = "M\(start.x) \(start.y)C\(start.x + bend) \(start.y) \(end.x - bend) \(end.y) \(end.x) \(end.y)"
      middle = ((start.x + end.x) / 2, (start.y + end.y) / 2 - 5 + (arrow.lane == 0 ? 0 : 4))
    } else {
      // Back, or within a column: around the lower side.
      let start = (x: from.x + from.width / 2, y: from.y + from.height)
      let end = (x: to.x + to.width / 2 + 12, y: to.y + to.height)
      path = "M\(start.x) \(start.y)C\(start.x) \(start.y + 45) \(end.x) \(end.y + 45) \(end.x) \(end.y)"
      middle = ((start.x + end.x) / 2, max(start.y, end.y) + 30)
    }
    html.element(
      "path", [("d", path), ("class", "arrow \(arrow.classes)"), ("marker-end", "url(#\(id)-head)")], text: "")
    if !arrow.label.isEmpty {
      html.element(
        "text",
        [("x", String(middle.x)), ("y", String(middle.y)), ("class", "label"), ("text-anchor", "middle")],
        text: arrow.label)
    }
  }

  private func write(_ box: Box, to html: inout HTMLWriter) {
    guard let service = box.service, box.findings > 0 else {
      return html.element("g", [("class", box.classes)]) { writeShape(of: box, to: &$0) }
    }
    // The findings of the service, by the filters of the page.
    let address = "#about=\(Escaping.uriComponent(service))"
    html.element("a", [("href", address), ("class", box.classes)]) { html in
      html.element("title", text: "\(service): \(Prose.counted(box.findings, "finding"))")
      writeShape(of: box, to: &html)
    }
  }

  private func writeShape(of box: Box, to html: inout HTMLWriter) {
    html.element(
      "rect",
      [
        ("x", String(box.x)), ("y", String(box.y)), ("width", String(box.width)), ("height", String(box.height)),
        ("rx", box.classes.contains("data") ? "14" : "6"),
      ], text: "")
    for (index, line) in box.lines.enumerated() {
      html.element(
        "text",
        [
          ("x", String(box.x + Self.padding)), ("y", String(box.y + Self.padding + 8 + index * Self.lineHeight)),
          ("class", index == 0 ? "name" : "detail"),
        ], text: line)
    }
  }
}
