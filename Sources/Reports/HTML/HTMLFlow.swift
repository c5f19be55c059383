import Policy

/// The way of data to a finding on a page: every step with its source, from where the data comes in to where it does harm.
///
/// A list that can be folded, open at first. Each step can have the focus, for those who go through them by keys.
struct HTMLFlow {
  private let steps: [RelatedPlace]
  private let hidden: HiddenBytes

  /// The flow of a finding; nil when it has none.
  init?(_ finding: Finding, hidden: HiddenBytes) {
    guard finding.flow.count > 1 else { return nil }
    steps = finding.flow
    self.hidden = hidden
  }

  /// The places that a finding shows beside its flow: a step is not shown twice.
  static func related(to finding: Finding) -> [RelatedPlace] {
    finding.related.filter { related in
      !finding.flow.contains { $0.place == related.place && $0.message == related.message }
    }
  }

  /// Writes the list.
  func write(to html: inout HTMLWriter) {
    html.element("details", [("class", "flow"), ("open", "")]) { html in
      html.element("summary") { html in
        html.element("b", text: "Data flow")
        html.write(" \(Prose.counted(steps.count, "step"))")
      }
      html.element("ol") { html in
        for (index, step) in steps.enumerated() { write(step, at: index, to: &html) }
      }
    }
  }

  private func write(_ step: RelatedPlace, at index: Int, to html: inout HTMLWriter) {
    let role = index == 0 ? "source" : index == steps.count - 1 ? "sink" : "step"
    html.element("li", [("class", role), ("tabindex", "-1")]) { html in
      html.element("p") { html in
        html.element("span", [("class", "role")], text: role)
        html.write(" ")
        html.element("span", [("class", "place")], text: step.place.shownPosition)
        html.write(" ")
        html.element("span", prose: step.message)
      }
      HTMLSource(step.place, isBrief: true, hidden: hidden).write(to: &html)
    }
  }
}
