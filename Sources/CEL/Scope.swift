/// What a rule can be written on: a kind of thing in a model, and the variables that a condition sees for each.
public struct Scope: Sendable {
  /// The name that rules use in `on:` : `dockerfile.stage`.
  public let name: String

  /// One line for the reference.
  public let documentation: String

  /// The variables, in the order of a frame. The last one is the thing itself, whose place is the default of `at:`.
  public let variables: [Variable]

  /// The name of the root objects' type.
  public let rootName: String

  /// All things of this kind below a root object of the model: for each the values of `variables`.
  public let frames: @Sendable (any ModelObject) -> [[Value]]

  /// A scope below roots of one class; `frames` is not called with objects of another class.
  public init<Root: ModelObject>(
    _ name: String, _ documentation: String, variables: [Variable], in root: Root.Type,
    frames: @escaping @Sendable (Root) -> [[Value]]
  ) {
    self.name = name
    self.documentation = documentation
    self.variables = variables
    rootName = Root.modelSchema.name
    self.frames = { object in
      guard let root = object as? Root else { return [] }
      return frames(root)
    }
  }
}

/// A variable that an expression may use.
public struct Variable: Sendable {
  /// Its name: `stage`.
  public let name: String

  /// Its type.
  public let type: CELType

  /// One line for the reference.
  public let documentation: String

  /// A variable.
  public init(_ name: String, _ type: CELType, _ documentation: String) {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}
