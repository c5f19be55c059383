/// A test without which a condition cannot be true: a text field of a variable is one of a few texts.
///
/// Most rules begin that way (`directive.name == 'gzip' && …`). To try the test on its own costs a comparison; whoever
/// runs many conditions on the same frames reads the field once for all of them.
public struct TextGuard: Sendable {
  /// The variable, by its place in the frame.
  public let variable: Int

  /// The field, by its place in its schema.
  public let field: Int

  private let schema: ObjectSchema
  private let texts: [String]

  /// Whether the condition may be true where the field has a text. Where this says no, the condition is false, whatever
  /// its other parts are: `&&` needs neither their values nor their errors then.
  public func allows(_ text: String) -> Bool { texts.contains { $0.hasSameCodePoints(as: text) } }

  /// The field's text in a frame; nil when it is not known, or the variable is no object of the field's type.
  public func text(in frame: [Value]) -> String? {
    guard frame.indices.contains(variable), case .object(let object) = frame[variable], object.schema === schema,
      case .string(let text) = schema.fields[field].read(object) ?? .string("")
    else { return nil }
    return text
  }
}

extension TextGuard {
  /// The first such test among the parts of a condition that `&&` joins; nil when there is none.
  init?(_ tables: ProgramTables) {
    for node in tables.conjuncts() {
      if let test = TextGuard(node, tables) {
        self = test
        return
      }
    }
    return nil
  }

  private init?(_ node: Node, _ tables: ProgramTables) {
    switch node.operation {
    case .equal:
      guard let text = Self.text(node.b, tables) else { return nil }
      self.init(field: node.a, texts: [text], tables)
    case .contained:
      guard let texts = Self.texts(node.b, tables) else { return nil }
      self.init(field: node.a, texts: texts, tables)
    default: return nil
    }
  }

  private init?(field index: Int, texts: [String], _ tables: ProgramTables) {
    let node = tables.nodes[index]
    guard node.operation == .field, tables.nodes[node.a].operation == .variable else { return nil }
    let reference = tables.fields[node.b]
    guard case .string = reference.defaultValue else { return nil }
    self.init(variable: tables.nodes[node.a].a, field: reference.index, schema: reference.schema, texts: texts)
  }

  private static func text(_ index: Int, _ tables: ProgramTables) -> String? {
    if case .string(let text)? = tables.constant(Int32(truncatingIfNeeded: index)) { text } else { nil }
  }

  /// The texts of a list that holds nothing else.
  private static func texts(_ index: Int, _ tables: ProgramTables) -> [String]? {
    let node = tables.nodes[index]
    let elements: [String?]
    if case .list(let values)? = tables.constant(Int32(truncatingIfNeeded: index)) {
      elements = values.map { if case .string(let text) = $0 { text } else { nil } }
    } else if node.operation == .list {
      // An optional element is the complement of its node, which is no index.
      elements = tables.children[node.a..<(node.a + node.b)].map { $0 < 0 ? nil : text(Int($0), tables) }
    } else {
      return nil
    }
    let texts = elements.compactMap(\.self)
    return texts.count == elements.count ? texts : nil
  }
}
