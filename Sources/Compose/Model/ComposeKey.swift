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

  /// How deep mappings may nest to be looked at.
  private static let maximumDepth = 64

  /// All keys of a project.
  static func all(in root: ComposeMapping) -> [ComposeKey] {
    var keys: [ComposeKey] = []
    visit(root, owner: "file", path: [], into: &keys)
    return keys
  }

  private static func visit(_ mapping: ComposeMapping, owner: String, path: [String], into keys: inout [ComposeKey]) {
    guard path.count < maximumDepth else { return }
    var previous: ComposeMapping.Entry?
    for entry in mapping.entries {
      // What comes through an alias or from another file stands elsewhere, in an order of its own.
      let before = previous.flatMap { earlier -> String? in
        let isBeside =
          earlier.keyPlace.source == entry.keyPlace.source
          && earlier.keyPlace.span.start < entry.keyPlace.span.start
        return isBeside ? earlier.key : nil
      }
      keys.append(ComposeKey(entry, previous: before, owner: owner))
      previous = entry
      visit(entry.value, path: path + [entry.key], into: &keys)
    }
  }

  private static func visit(_ value: ComposeValue, path: [String], into keys: inout [ComposeKey]) {
    if let mapping = value.mapping {
      let isService = path.count == 2 && path.first == "services"
      visit(
        mapping, owner: path == ["services"] ? "services" : isService ? "service" : "other", path: path, into: &keys)
    } else if path.count < maximumDepth {
      for item in value.sequence ?? [] { visit(item, path: path + ["-"], into: &keys) }
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeKey.self, "compose.key", "A key of a mapping, with the one before it: for rules about order."
  ) {
    Field("name", "The key.") { $0.name }
    Field("previous", "The key before it in the same mapping; absent for the first.") { $0.previous }
    Field("owner", "The mapping: `file`, `services`, `service` for a service's keys, or `other`.") { $0.owner }
  }
}
