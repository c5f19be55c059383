import CEL
import Syntax

/// A key of a mapping, with the one before it in the same file: for rules about order.
public final class ComposeKey: ModelObject {
  /// The key.
  public let place: Place?

  /// The key.
  public let name: String

  /// The key before it in the same mapping and the same file; nil for the first.
  public let previous: String?

  /// Which mapping it belongs to.
  public let owner: String

  private init(_ entry: ComposeMapping.Entry, previous: String?, owner: String) {
    name = entry.key
    place = entry.keyPlace
    self.previous = previous
    self.owner = owner
  }

  /// The key.
  public var display: String { name }

  /// Whether it comes before the key before it, byte by byte.
  public var sortsBeforePrevious: Bool {
    previous.map { name.utf8.lexicographicallyPrecedes($0.utf8) } ?? false
  }

  /// How deep mappings may nest to be looked at.
  private static let maximumDepth = 64

  /// Which mapping a key belongs to.
  private enum Owner: String { case file, services, service, other }

  /// All keys of a project.
  static func all(in root: ComposeMapping) -> [ComposeKey] {
    var keys: [ComposeKey] = []
    visit(root, .file, depth: 0, into: &keys)
    return keys
  }

  private static func visit(_ mapping: ComposeMapping, _ owner: Owner, depth: Int, into keys: inout [ComposeKey]) {
    guard depth < maximumDepth else { return }
    var previous: Int?
    for (index, entry) in mapping.entries.enumerated() {
      // What comes through an alias or from another file stands elsewhere, in an order of its own.
      let before = previous.flatMap { earlier -> String? in
        let place = mapping.entries[earlier].keyPlace
        let isBeside = place.source == entry.keyPlace.source && place.span.start < entry.keyPlace.span.start
        return isBeside ? mapping.entries[earlier].key : nil
      }
      keys.append(ComposeKey(entry, previous: before, owner: owner.rawValue))
      previous = index
      let inner: Owner =
        switch owner {
        case .file: entry.key == "services" ? .services : .other
        case .services: .service
        default: .other
        }
      visit(entry.value, inner, depth: depth + 1, into: &keys)
    }
  }

  private static func visit(_ value: ComposeValue, _ owner: Owner, depth: Int, into keys: inout [ComposeKey]) {
    if let mapping = value.mapping {
      visit(mapping, owner, depth: depth, into: &keys)
    } else if depth < maximumDepth {
      let inner: Owner = owner == .services ? .service : .other
      for item in value.sequence ?? [] { visit(item, inner, depth: depth + 1, into: &keys) }
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeKey.self, "compose.key", "A key of a mapping, with the one before it: for rules about order."
  ) {
    Field("name", "The key.") { $0.name }
    Field("previous", "The key before it in the same mapping; absent for the first.") { $0.previous }
    Field("sorts_before_previous", "Whether it comes before the key before it, byte by byte; false for the first.") {
      $0.sortsBeforePrevious
    }
    Field("owner", "The mapping: `file`, `services`, `service` for a service's keys, or `other`.") { $0.owner }
  }
}
