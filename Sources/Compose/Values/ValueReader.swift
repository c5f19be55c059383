import Syntax
import YAML

/// Makes values of the effective configuration from the YAML of one file.
struct ValueReader {
  /// The variables for interpolation.
  let variables: [String: String]

  /// The value of a YAML value and of all inside it; keys are not interpolated.
  func read(_ value: YAMLValue) -> ComposeValue {
    let tag: ComposeValue.MergeTag =
      switch value.tag {
      case "!reset": .reset
      case "!override": .override
      default: .none
      }
    let content: ComposeValue.Content
    if let mapping = value.mapping {
      content = .mapping(read(mapping))
    } else if let items = value.sequence {
      content = .sequence(items.map { read($0) })
    } else if let scalar = value.scalar {
      content = .scalar(ComposeScalar(scalar, variables: variables))
    } else {
      content = .null
    }
    return ComposeValue(content, at: value.place, mergeTag: tag)
  }

  private func read(_ mapping: YAMLMapping) -> ComposeMapping {
    let written = mapping.entries
    var entries: [ComposeMapping.Entry] = []
    entries.reserveCapacity(written.count)
    var indices: [String: Int] = [:]
    // The parser has said so where a key is there twice, which is rare; a table for each mapping would be dear.
    let mayRepeat = ValueReader.mayRepeat(written)
    for entry in written {
      let value = read(entry.value)
      let made = ComposeMapping.Entry(
        key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: value)
      guard mayRepeat else {
        entries.append(made)
        continue
      }
      // A key that is there twice is a problem of the file; the last one counts, as it does for Compose's relatives.
      if let index = indices.updateValue(entries.count, forKey: entry.key) {
        entries[index] = made
        indices[entry.key] = index
      } else {
        entries.append(made)
      }
    }
    return ComposeMapping(entries: entries)
  }

  /// Whether a key may be there twice; small mappings are compared, large ones get a table.
  private static func mayRepeat(_ entries: [YAMLMapping.Entry]) -> Bool {
    guard entries.count <= 16 else { return true }
    for index in entries.indices {
      for earlier in 0..<index where entries[earlier].key == entries[index].key { return true }
    }
    return false
  }
}
