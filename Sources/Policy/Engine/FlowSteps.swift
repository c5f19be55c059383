import CEL
import Syntax

/// The steps of a data flow, as a rule's `flow` gives them: objects of a model in the order in which data passes them.
enum FlowSteps {
  /// The steps, each with what the object says of itself; none for a way of fewer than two places, which shows nothing.
  static func steps(of value: Value) -> [RelatedPlace] {
    guard case .list(let elements) = value else { return [] }
    var steps: [RelatedPlace] = []
    for element in elements {
      guard case .object(let object) = element, let place = object.place else { continue }
      if steps.last?.place == place { continue }
      steps.append(RelatedPlace(place, object.display))
    }
    return steps.count > 1 ? steps : []
  }

  /// The steps to show beside a finding: each place once, without the finding's own and those that are shown anyway.
  static func beside(_ place: Place, in flow: [RelatedPlace], without shown: [RelatedPlace]) -> [RelatedPlace] {
    if flow.isEmpty { return [] }
    var seen = Set(shown.map(\.place))
    seen.insert(place)
    return flow.filter { seen.insert($0.place).inserted }
  }
}
