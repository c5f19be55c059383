/// Reads the text that `ProgramEncoder` writes.
///
/// Whatever the text is, the result is a program that is safe to run, or nil: operands come off a stack, so that nodes
/// always form a tree; slots, fields and numbers are checked against what they refer to.
struct ProgramDecoder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private let registry: TypeRegistry
  private var tables = ProgramTables()
  private var schemas: [ObjectSchema] = []
  /// The nodes that wait to become operands, with the depth of the tree below each.
  private var stack: [(node: Int32, depth: Int)] = []

  /// More macro variables than an expression that parses can have at once.
  private static let maximumLocalCount = 2 * ExpressionTree.maximumDepth

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ registry: TypeRegistry) {
    self.bytes = bytes
    self.registry = registry
  }

  /// The program; nil when the text is malformed or the schemas are no longer those that it was compiled for.
  mutating func program() -> (tables: ProgramTables, resultType: CELType)? {
    guard number() == ProgramEncoder.version, let localCount = count(), localCount <= Self.maximumLocalCount,
      let variableCount = count(), variableCount <= 1000, let type = type(depth: 0), let schemaCount = count(),
      schemaCount <= bytes.count
    else { return nil }
    tables.localCount = localCount
    tables.variableCount = variableCount
    for _ in 0..<schemaCount {
      guard let name = string(), let schema = registry.schema(named: name) else { return nil }
      schemas.append(schema)
    }
    guard let nodeCount = count(), nodeCount <= bytes.count else { return nil }
    tables.nodes.reserveCapacity(nodeCount)
    stack.reserveCapacity(8)
    for _ in 0..<nodeCount {
      guard let code = number(), code < 64, let operation = Operation(rawValue: UInt8(truncatingIfNeeded: code)),
        node(operation)
      else { return nil }
    }
    guard offset == bytes.count, stack.count == 1 else { return nil }
    return (tables, type)
  }

  // MARK: Nodes

  /// Reads the rest of a node; whether that was well-formed.
  private mutating func node(_ operation: Operation) -> Bool {
    switch operation {
    case .constant:
      guard let value = value(depth: 0) else { return false }
      tables.constants.append(value)
      return push(Node(operation: operation, first: last(tables.constants)), operands: 0)
    case .variable, .local:
      guard let slot = count(), slot < (operation == .local ? tables.localCount : tables.variableCount) else {
        return false
      }
      return push(Node(operation: operation, first: Int32(truncatingIfNeeded: slot)), operands: 0)
    case .field, .optionalField, .hasField:
      guard let reference = field() else { return false }
      tables.fields.append(reference)
      return push(Node(operation: operation, second: last(tables.fields)), operands: 1)
    case .name, .optionalName, .hasName:
      guard let name = string() else { return false }
      tables.constants.append(.string(name))
      return push(Node(operation: operation, second: last(tables.constants)), operands: 1)
    case .undeclared:
      guard let name = string() else { return false }
      tables.constants.append(.string(name))
      return push(Node(operation: operation, first: last(tables.constants)), operands: 0)
    case .matches:
      guard let pattern = string() else { return false }
      tables.patterns.append(LazyPattern(pattern))
      return push(Node(operation: operation, second: last(tables.patterns)), operands: 1)
    case .not: return push(Node(operation: operation), operands: 1)
    case .and, .or, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained, .index,
      .optionalIndex:
      return push(Node(operation: operation), operands: 2)
    case .conditional: return push(Node(operation: operation), operands: 3)
    case .list: return children(operation, stride: 1)
    case .map: return children(operation, stride: 2)
    case .comprehension, .comprehensionPair: return comprehension(operation)
    case .call0, .call1, .call2, .call3:
      guard let code = functionCode() else { return false }
      let operands = Int(operation.rawValue - Operation.call0.rawValue)
      return push(Node(operation: operation, code: code), operands: operands)
    case .callList:
      guard let code = functionCode(), let count = count(), let operands = pop(count) else { return false }
      return pushList(Node(operation: operation, code: code), operands, flags: [], stride: 1)
    }
  }

  private func last<T>(_ table: [T]) -> Int32 { Int32(truncatingIfNeeded: table.count &- 1) }

  private mutating func functionCode() -> UInt8? {
    guard let number = number(), let code = UInt8(exactly: number), Function(rawValue: code) != nil else { return nil }
    return code
  }

  private mutating func field() -> FieldReference? {
    guard let schemaIndex = count(), schemaIndex < schemas.count, let index = count(),
      let reference = FieldReference(schemas[schemaIndex], index), isNext(reference.field.name)
    else { return nil }
    return reference
  }

  private mutating func comprehension(_ operation: Operation) -> Bool {
    guard let number = number(), let code = UInt8(exactly: number), let kind = ComprehensionKind(rawValue: code),
      let slot = count(), slot + (operation == .comprehensionPair ? 2 : 1) <= tables.localCount
    else { return false }
    var node = Node(operation: operation, code: code, slot: UInt16(truncatingIfNeeded: slot))
    guard let operands = pop(1 + kind.bodyCount) else { return false }
    node.first = operands[0].node
    node.second = operands[1].node
    node.third = operands[kind.bodyCount].node
    return push(node, depth: operands.reduce(0) { max($0, $1.depth) })
  }

  private mutating func children(_ operation: Operation, stride size: Int) -> Bool {
    guard let number = count() else { return false }
    let count = number >> 1
    guard count <= stack.count else { return false }
    var flags: [Bool] = []
    if number & 1 == 1 {
      for _ in 0..<count {
        guard let flag = self.number(), flag < 2 else { return false }
        flags.append(flag == 1)
      }
    }
    guard let operands = pop(count * size) else { return false }
    return pushList(Node(operation: operation), operands, flags: flags, stride: size)
  }

  private mutating func pushList(
    _ node: Node, _ operands: ArraySlice<(node: Int32, depth: Int)>, flags: [Bool], stride size: Int
  ) -> Bool {
    var node = node
    node.first = Int32(truncatingIfNeeded: tables.children.count)
    node.second = Int32(truncatingIfNeeded: operands.count / size)
    for (position, operand) in operands.enumerated() {
      let isOptional = !flags.isEmpty && position % size == 0 && flags[position / size]
      tables.children.append(isOptional ? ~operand.node : operand.node)
    }
    return push(node, depth: operands.reduce(0) { max($0, $1.depth) })
  }

  /// Takes operands off the stack, in their order.
  private mutating func pop(_ count: Int) -> ArraySlice<(node: Int32, depth: Int)>? {
    guard count <= stack.count else { return nil }
    let operands = Array(stack[(stack.count - count)...])
    stack.removeLast(count)
    return operands[...]
  }

  /// Adds a node with up to three operands off the stack.
  private mutating func push(_ node: Node, operands: Int) -> Bool {
    guard operands <= stack.count else { return false }
    let base = stack.count &- operands
    var node = node
    var depth = 0
    for position in 0..<operands {
      let operand = stack[base &+ position]
      depth = max(depth, operand.depth)
      switch position {
      case 0: node.first = operand.node
      case 1: node.second = operand.node
      default: node.third = operand.node
      }
    }
    stack.removeLast(operands)
    return push(node, depth: depth)
  }

  private mutating func push(_ node: Node, depth: Int) -> Bool {
    guard depth < ExpressionTree.maximumDepth else { return false }
    stack.append((tables.append(node), depth &+ 1))
    return true
  }

  // MARK: Values and types

  private mutating func value(depth: Int) -> Value? {
    guard depth <= ExpressionTree.maximumDepth, let tag = number() else { return nil }
    switch tag {
    case 0: return .null
    case 1: return .bool(false)
    case 2: return .bool(true)
    case 3: return signed().map { .int($0) }
    case 4: return number().map { .uint($0) }
    case 5: return number().map { .double(Double(bitPattern: $0.byteSwapped)) }
    case 6: return string().map { .string($0) }
    case 7: return content().map { .bytes($0) }
    case 8: return list(depth: depth)
    case 9: return map(depth: depth)
    case 10: return type(depth: depth).map { .type($0) }
    case 11:
      guard let seconds = signed(), let fraction = signed(), let nanoseconds = Int32(exactly: fraction) else {
        return nil
      }
      return Timestamp(seconds: seconds, nanoseconds: nanoseconds).map { .timestamp($0) }
    case 12:
      guard let seconds = signed(), let attoseconds = signed() else { return nil }
      let span = Duration(secondsComponent: seconds, attosecondsComponent: attoseconds)
      return span.isInRange ? .duration(span) : nil
    case 13: return .optional(nil)
    case 14: return value(depth: depth + 1).map { .optional($0) }
    default: return nil
    }
  }

  private mutating func list(depth: Int) -> Value? {
    guard let count = count(), count <= bytes.count &- offset else { return nil }
    var elements: [Value] = []
    elements.reserveCapacity(min(count, 64))
    for _ in 0..<count {
      guard let element = value(depth: depth + 1) else { return nil }
      elements.append(element)
    }
    return .list(elements)
  }

  private mutating func map(depth: Int) -> Value? {
    guard let count = count(), count <= bytes.count &- offset else { return nil }
    var builder = MapBuilder()
    for _ in 0..<count {
      guard let key = value(depth: depth + 1), let value = value(depth: depth + 1), builder.insert(key, value) == nil
      else { return nil }
    }
    return .map(builder.map)
  }

  private mutating func type(depth: Int) -> CELType? {
    guard depth <= ExpressionTree.maximumDepth, let tag = number() else { return nil }
    switch tag {
    case 0: return .dyn
    case 1: return .null
    case 2: return .bool
    case 3: return .int
    case 4: return .uint
    case 5: return .double
    case 6: return .string
    case 7: return .bytes
    case 8: return .timestamp
    case 9: return .duration
    case 10: return type(depth: depth + 1).map { .list($0) }
    case 11:
      guard let key = type(depth: depth + 1), let value = type(depth: depth + 1) else { return nil }
      return .map(key, value)
    case 12: return type(depth: depth + 1).map { .optional($0) }
    case 13: return type(depth: depth + 1).map { .type($0) }
    case 14: return string().map { .object($0) }
    case 15: return string().map { .parameter($0) }
    default: return nil
    }
  }

  // MARK: Characters

  private mutating func number() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count, shift < 65 {
      guard let digit = EncodedDigit.value(bytes[offset]) else { return nil }
      offset &+= 1
      value |= UInt64(digit & 31) << shift
      if digit < 32 { return value }
      shift &+= 5
    }
    return nil
  }

  /// A number that counts or indexes something.
  private mutating func count() -> Int? {
    guard let number = number(), number <= UInt64(Int32.max) else { return nil }
    return Int(number)
  }

  private mutating func signed() -> Int64? {
    number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
  }

  /// The characters of a string that come next, and whether there are two for each byte.
  private mutating func characters() -> (UnsafeBufferPointer<UInt8>, isEscaped: Bool)? {
    guard let number = count() else { return nil }
    let isEscaped = number & 1 == 1
    let count = isEscaped ? number & ~1 : number >> 1
    guard count <= bytes.count &- offset else { return nil }
    let range = offset..<(offset &+ count)
    offset &+= count
    return (UnsafeBufferPointer(rebasing: bytes[range]), isEscaped)
  }

  private mutating func string() -> String? {
    guard let (characters, isEscaped) = characters() else { return nil }
    if !isEscaped { return String(decoding: characters, as: UTF8.self) }
    return unescaped(characters).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func content() -> [UInt8]? {
    guard let (characters, isEscaped) = characters() else { return nil }
    return isEscaped ? unescaped(characters) : Array(characters)
  }

  private func unescaped(_ characters: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var content: [UInt8] = []
    content.reserveCapacity(characters.count / 2)
    for position in stride(from: 0, to: characters.count &- 1, by: 2) {
      guard let low = EncodedDigit.value(characters[position]), low < 16,
        let high = EncodedDigit.value(characters[position &+ 1]), high < 16
      else { return nil }
      content.append(high << 4 | low)
    }
    return content
  }

  /// Takes a string if it is a certain one.
  private mutating func isNext(_ text: String) -> Bool {
    guard let (characters, isEscaped) = characters() else { return false }
    guard isEscaped else { return text.utf8.elementsEqual(characters) }
    return unescaped(characters).map { text.utf8.elementsEqual($0) } ?? false
  }
}

extension Program {
  /// The program that `encode()` wrote; nil when the text is malformed or names fields that the registry's schemas do
  /// not have.
  public convenience init?(decoding text: some Sequence<UInt8>, registry: TypeRegistry) {
    let decoded = text.withContiguousStorageIfAvailable { bytes in
      var decoder = ProgramDecoder(bytes, registry)
      return decoder.program()
    }
    var result = decoded ?? nil
    if decoded == nil {
      result = Array(text).withUnsafeBufferPointer { bytes in
        var decoder = ProgramDecoder(bytes, registry)
        return decoder.program()
      }
    }
    guard let result else { return nil }
    self.init(result.tables, resultType: result.resultType, registry: registry)
  }
}
