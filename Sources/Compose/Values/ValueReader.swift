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
    var entries: [ComposeMapping.Entry] = []
    var indices: [String: Int] = [:]
    for entry in mapping.entries {
      let value = read(entry.value)
      let read = ComposeMapping.Entry(
        key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: value)
      // A key that is there twice is a problem of the file; the last one counts, as it does for Compose's relatives.
      if let index = indices.updateValue(entries.count, forKey: entry.key) {
        entries[index] = read
        indices[entry.key] = index
      } else {
        entries.append(read)
      }
    }
    return ComposeMapping(entries: entries)
  }
}
