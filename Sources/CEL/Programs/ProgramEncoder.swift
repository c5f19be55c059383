/// Writes a program as printable ASCII text without quotes and backslashes, so that it can stand in a string literal.
///
/// The text is plain postfix notation: each node is a character for its operation and what it needs besides its
/// operands, which are the nodes before it. Numbers are little-endian groups of five bits, one character each, the
/// sixth bit saying that another follows. Strings have their length before them.
struct ProgramEncoder {
  /// The form of the text; changes whenever anything about it does.
  static let version: UInt64 = 1

  private(set) var bytes: [UInt8] = []
  private let tables: ProgramTables
  private var schemas: [String] = []

  init(_ program: Program) {
    tables = program.tables
    for field in tables.fields where !schemas.contains(field.schema.name) { schemas.append(field.schema.name) }
    number(Self.version)
    number(UInt64(tables.localCount))
    number(UInt64(tables.variableCount))
    type(program.resultType)
    number(UInt64(schemas.count))
    for schema in schemas { string(schema) }
    number(UInt64(tables.nodes.count))
    for node in tables.nodes { self.node(node) }
  }

  // MARK: Nodes

  private mutating func node(_ node: Node) {
    number(UInt64(node.operation.rawValue))
    switch node.operation {
    case .constant: value(tables.constants[node.a])
    case .variable, .local: number(UInt64(node.a))
    case .field, .optionalField, .hasField: field(tables.fields[node.b])
    case .name, .optionalName, .hasName: name(tables.constants[node.b])
    case .undeclared: name(tables.constants[node.a])
    case .matches: string(tables.patterns[node.b].text)
    case .list: children(node, stride: 1)
    case .map: children(node, stride: 2)
    case .comprehension, .comprehensionPair:
      number(UInt64(node.code))
      number(UInt64(node.slot))
    case .call0, .call1, .call2, .call3: number(UInt64(node.code))
    case .callList:
      number(UInt64(node.code))
      number(UInt64(node.b))
    case .and, .or, .not, .conditional, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained,
      .index, .optionalIndex:
      break
    }
  }

  /// A field by its schema and index; its name besides, so that a changed schema is noticed.
  private mutating func field(_ field: FieldReference) {
    number(UInt64(schemas.firstIndex(of: field.schema.name) ?? 0))
    number(UInt64(field.index))
    string(field.field.name)
  }

  private mutating func name(_ value: Value) {
    if case .string(let name) = value { string(name) } else { string("") }
  }

  /// How many elements or entries there are, and which of them are optional if any are.
  private mutating func children(_ node: Node, stride size: Int) {
    let flags = (0..<node.b).map { tables.children[node.a + size * $0] < 0 }
    let hasOptionals = flags.contains(true)
    number(UInt64(node.b) << 1 | (hasOptionals ? 1 : 0))
    if hasOptionals { for flag in flags { number(flag ? 1 : 0) } }
  }

  // MARK: Values and types

  private mutating func value(_ value: Value) {
    switch value {
    case .null, .object, .absentObject, .error, .unknown: number(0)
    case .bool(false): number(1)
    case .bool(true): number(2)
    case .int(let value):
      number(3)
      signed(value)
    case .uint(let value):
      number(4)
      number(value)
    case .double(let value):
      number(5)
      // Round numbers have their zeros at the end, which become leading ones.
      number(value.bitPattern.byteSwapped)
    case .string(let value):
      number(6)
      string(value)
    case .bytes(let value):
      number(7)
      string(value)
    case .list(let elements):
      number(8)
      number(UInt64(elements.count))
      for element in elements { self.value(element) }
    case .map(let map):
      number(9)
      number(UInt64(map.entries.count))
      for entry in map.entries {
        self.value(entry.key)
        self.value(entry.value)
      }
    case .type(let type):
      number(10)
      self.type(type)
    case .timestamp(let time):
      number(11)
      signed(time.seconds)
      signed(Int64(time.nanoseconds))
    case .duration(let span):
      number(12)
      signed(span.components.seconds)
      signed(span.components.attoseconds)
    case .optional(nil): number(13)
    case .optional(let wrapped?):
      number(14)
      self.value(wrapped)
    }
  }

  private mutating func type(_ type: CELType) {
    switch type {
    case .dyn: number(0)
    case .null: number(1)
    case .bool: number(2)
    case .int: number(3)
    case .uint: number(4)
    case .double: number(5)
    case .string: number(6)
    case .bytes: number(7)
    case .timestamp: number(8)
    case .duration: number(9)
    case .list(let element):
      number(10)
      self.type(element)
    case .map(let key, let value):
      number(11)
      self.type(key)
      self.type(value)
    case .optional(let wrapped):
      number(12)
      self.type(wrapped)
    case .type(let type):
      number(13)
      self.type(type)
    case .object(let name):
      number(14)
      string(name)
    case .parameter(let name):
      number(15)
      string(name)
    }
  }

  // MARK: Characters

  private mutating func number(_ value: UInt64) {
    var rest = value
    while rest >= 32 {
      bytes.append(EncodedDigit.character(UInt8(truncatingIfNeeded: rest & 31) | 32))
      rest >>= 5
    }
    bytes.append(EncodedDigit.character(UInt8(truncatingIfNeeded: rest)))
  }

  /// A signed number with its sign in the lowest bit, so that small ones are short.
  private mutating func signed(_ value: Int64) {
    number(UInt64(bitPattern: value << 1 ^ value >> 63))
  }

  private mutating func string(_ text: String) { string(Array(text.utf8)) }

  /// Bytes as they are if all are printable, else two characters each.
  private mutating func string(_ content: [UInt8]) {
    let isPlain = content.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    number(UInt64(content.count) << 1 | (isPlain ? 0 : 1))
    if isPlain {
      bytes += content
    } else {
      for byte in content {
        bytes.append(EncodedDigit.character(byte & 15))
        bytes.append(EncodedDigit.character(byte >> 4))
      }
    }
  }
}

/// The 64 characters of encoded numbers: those from `0` on, with `p` in the place of the backslash.
enum EncodedDigit {
  static func character(_ digit: UInt8) -> UInt8 {
    let character = digit &+ 0x30
    return character == 0x5C ? 0x70 : character
  }

  /// The digit of a character; nil for characters that are none.
  @inline(__always)
  static func value(_ character: UInt8) -> UInt8? {
    let digit = character == 0x70 ? 0x2C : character &- 0x30
    return digit < 64 && character != 0x5C ? digit : nil
  }
}

extension Program {
  /// The program as printable ASCII text without quotes and backslashes, for `init(decoding:registry:)`.
  public func encode() -> String {
    String(decoding: ProgramEncoder(self).bytes, as: UTF8.self)
  }
}
