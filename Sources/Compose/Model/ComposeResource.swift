import CEL
import Syntax

/// A network that the project declares.
public final class ComposeNetwork: ModelObject {
  /// The name in the file.
  public let place: Place?

  /// The name in the file.
  public let name: String

  private let reader: AttributeReader

  init(_ entry: ComposeMapping.Entry) {
    name = entry.key
    place = entry.keyPlace
    reader = AttributeReader(mapping: entry.value.mapping ?? ComposeMapping(entries: []), isIncomplete: false)
  }

  /// The name in the file.
  public var display: String { name }

  /// The ranges of addresses that are given.
  public var subnets: Fact<[String]> {
    let pools = reader["ipam"]?["config"]?.sequence ?? []
    return TextList(pools.compactMap { $0["subnet"]?.scalar }, isIncomplete: false).all
  }

  /// Whether containers on it cannot reach the outside.
  public var isInternal: Fact<Bool> { reader.bool("internal").or(.known(false)) }

  /// Whether it is made by somebody else.
  public var isExternal: Fact<Bool> { Externality.isExternal(reader) }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeNetwork.self, "compose.network", "A network that the project declares."
  ) {
    Field("name", "The name in the file.") { $0.name }
    Field("is_internal", "Whether containers on it cannot reach the outside.", at: { $0.reader.place("internal") }) {
      $0.isInternal
    }
    Field("is_external", "Whether it is made by somebody else.", at: { $0.reader.place("external") }) { $0.isExternal }
    Field("driver", "The driver; absent when not given (bridge).", at: { $0.reader.place("driver") }) {
      $0.reader.text("driver")
    }
    Field("subnets", "The ranges of addresses that are given (`ipam.config`).", at: { $0.reader.place("ipam") }) {
      $0.subnets
    }
    Field("is_attachable", "Whether containers outside of the project may join.") { $0.reader.bool("attachable") }
  }
}

/// A named volume that the project declares.
public final class ComposeVolume: ModelObject {
  /// The name in the file.
  public let place: Place?

  /// The name in the file.
  public let name: String

  private let reader: AttributeReader

  init(_ entry: ComposeMapping.Entry) {
    name = entry.key
    place = entry.keyPlace
    reader = AttributeReader(mapping: entry.value.mapping ?? ComposeMapping(entries: []), isIncomplete: false)
  }

  /// The name in the file.
  public var display: String { name }

  /// Whether it is made by somebody else.
  public var isExternal: Fact<Bool> { Externality.isExternal(reader) }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeVolume.self, "compose.volume", "A named volume that the project declares."
  ) {
    Field("name", "The name in the file.") { $0.name }
    Field("is_external", "Whether it is made by somebody else.", at: { $0.reader.place("external") }) { $0.isExternal }
    Field("driver", "The driver; absent when not given (local).", at: { $0.reader.place("driver") }) {
      $0.reader.text("driver")
    }
  }
}

extension ComposeVolume {
  /// The folders of the host that volumes stand for, by name: local ones that mount them with `o: bind`.
  static func boundFolders(_ root: ComposeMapping) -> [String: String] {
    var folders: [String: String] = [:]
    for entry in root["volumes"]?.mapping?.entries ?? [] {
      let options = entry.value["driver_opts"]
      guard let folder = options?["device"]?.scalar?.skeleton, folder.hasPrefix("/") || folder.hasPrefix("~"),
        let words = options?["o"]?.scalar?.skeleton.split(separator: ","),
        words.contains("bind") || words.contains("rbind")
      else { continue }
      folders[entry.key] = folder
    }
    return folders
  }
}

/// A secret or a config that the project declares.
public final class ComposeSecret: ModelObject {
  /// The name in the file.
  public let place: Place?

  /// The name in the file.
  public let name: String

  private let reader: AttributeReader

  init(_ entry: ComposeMapping.Entry) {
    name = entry.key
    place = entry.keyPlace
    reader = AttributeReader(mapping: entry.value.mapping ?? ComposeMapping(entries: []), isIncomplete: false)
  }

  /// The name in the file.
  public var display: String { name }

  /// The file that holds it, as written; absent when it comes from elsewhere.
  public var file: Fact<String> { reader.text("file") }

  /// Where that file is named.
  public var filePlace: Place? { reader.place("file") }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeSecret.self, "compose.secret", "A secret or a config that the project declares."
  ) {
    Field("name", "The name in the file.") { $0.name }
    Field(
      "file", "The file that holds it, as written; absent when it comes from elsewhere.",
      at: { $0.reader.place("file") }
    ) { $0.file }
    Field(
      "environment", "The variable that holds it; absent when it comes from elsewhere.",
      at: { $0.reader.place("environment") }
    ) {
      $0.reader.text("environment")
    }
    Field("has_content", "Whether the Compose file itself holds it.", at: { $0.reader.place("content") }) {
      $0.reader.has("content")
    }
    Field("is_external", "Whether it is made by somebody else.", at: { $0.reader.place("external") }) {
      Externality.isExternal($0.reader)
    }
  }
}

/// What `external` says, in its present and its old form.
enum Externality {
  /// Whether a resource is made by somebody else: `external: true`, or the old `external: {name: …}`.
  static func isExternal(_ reader: AttributeReader) -> Fact<Bool> {
    if reader["external"]?.mapping != nil { return .known(true) }
    return reader.bool("external").or(.known(false))
  }
}
