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
    let entries = mapping.map { entry in
      ComposeMapping.Entry(key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: read(entry.value))
    }
    // The parser has said so where a key is there twice, which is rare; a table for each mapping would be dear.
    return ComposeMapping(entries: ValueReader.mayRepeat(entries) ? ValueReader.lastOfEach(entries) : entries)
  }

  /// Whether a key may be there twice; small mappings are compared, large ones get a table.
  private static func mayRepeat(_ entries: [ComposeMapping.Entry]) -> Bool {
    guard entries.count <= 16 else { return true }
    for index in entries.indices {
      for earlier in 0..<index where entries[earlier].key == entries[index].key { return true }
    }
    return false
  }

  /// A key that is there twice is a problem of the file; the last one counts, as it does for Compose's relatives.
  private static func lastOfEach(_ written: [ComposeMapping.Entry]) -> [ComposeMapping.Entry] {
    var entries: [ComposeMapping.Entry] = []
    entries.reserveCapacity(written.count)
    var indices: [String: Int] = [:]
    for entry in written {
      if let index = indices[entry.key] {
        entries[index] = entry
      } else {
        indices[entry.key] = entries.count
        entries.append(entry)
      }
    }
    return entries
  }
}
