/// The keys that a mapping in one of stacklint's own files may have.
///
/// The reader of the file rejects every other key and asks for those that must be there; the JSON Schema that editors
/// complete and check with is written from the same table.
public struct KeyTable: Sendable {
  /// One line that says what the mapping is.
  public let documentation: String

  /// The keys, in the order in which people write them.
  public let keys: [FileKey]

  /// A table.
  public init(_ documentation: String, _ keys: [FileKey]) {
    self.documentation = documentation
    self.keys = keys
  }

  /// The key of a name; nil when there is none.
  public subscript(name: String) -> FileKey? { keys.first { $0.name == name } }
}

/// A key of a file, and what may stand behind it.
public struct FileKey: Sendable {
  /// Its name.
  public let name: String

  /// One line for editors and reference.
  public let documentation: String

  /// What may stand behind it.
  public let shape: FileShape

  /// Whether the file is an error without it.
  public let isRequired: Bool

  /// A key that may be there.
  public static func optional(_ name: String, _ shape: FileShape, _ documentation: String) -> FileKey {
    FileKey(name: name, documentation: documentation, shape: shape, isRequired: false)
  }

  /// A key that must be there.
  public static func required(_ name: String, _ shape: FileShape, _ documentation: String) -> FileKey {
    FileKey(name: name, documentation: documentation, shape: shape, isRequired: true)
  }
}

/// What may stand behind a key.
public indirect enum FileShape: Sendable {
  /// A text.
  case text
  /// A text that an ECMA-262 regular expression matches.
  case pattern(String)
  /// One of some words.
  case choice([String])
  /// Texts; a single one needs no list.
  case texts
  /// A list of at least so many items.
  case list(FileShape, minimum: Int = 0)
  /// A mapping with these keys.
  case keys(KeyTable)
  /// A mapping with whatever keys, of which some may be needed.
  case entries(FileShape, required: [String] = [])
  /// One of several shapes.
  case either([FileShape])
  /// A text, a whole number, a truth value or a list of texts.
  case value

  /// One of the cases of an enumeration.
  static func choice<Choice: RawRepresentable<String> & CaseIterable>(of type: Choice.Type) -> FileShape {
    .choice(type.allCases.map(\.rawValue))
  }
}
