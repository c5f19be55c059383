import CEL
import Stack

extension CompiledRule {
  func write(to pack: inout PackWriter) {
    info.write(to: &pack)
    pack.write(options) { $1.write(to: &$0) }
    pack.write(condition.value?.encode() ?? "")
    pack.writeNested { effects.value?.write(to: &$0) }
  }

  convenience init(from pack: inout PackReader) throws(MalformedPack) {
    let info = try RuleInfo(from: &pack)
    let options = try pack.readList { (pack) throws(MalformedPack) in try RuleOption(from: &pack) }
    let registry =
      options.isEmpty
      ? RuleCatalogue.registry : RuleCatalogue.registry.adding(RuleOptionValues.schema(for: options))
    let condition = try pack.readDeferred { bytes in Program(decoding: bytes, registry: registry) }
    let effects = try pack.readDeferred { bytes in
      var pack = PackReader(bytes)
      return try? RuleEffects(from: &pack, registry)
    }
    self.init(info: info, options: options, condition: condition, effects: effects)
  }
}

extension RuleEffects {
  fileprivate func write(to pack: inout PackWriter) {
    pack.write(place?.encode())
    message.write(to: &pack)
    pack.write(evidence?.encode())
    pack.write(sensitive?.encode())
    pack.write(related) { pack, related in
      pack.write(related.places.encode())
      related.message.write(to: &pack)
    }
    pack.write(flow?.encode())
    pack.write(fix != nil)
    if let fix {
      fix.title.write(to: &pack)
      pack.write(fix.isSafe)
      pack.write(fix.edits) { pack, edit in
        pack.write(edit.operation.rawValue)
        pack.write(edit.place.encode())
        edit.text.write(to: &pack)
      }
    }
  }

  fileprivate init(from pack: inout PackReader, _ registry: TypeRegistry) throws(MalformedPack) {
    place = try pack.readBool() ? try pack.readProgram(registry) : nil
    message = try MessageTemplate(from: &pack, registry)
    evidence = try pack.readBool() ? try pack.readProgram(registry) : nil
    sensitive = try pack.readBool() ? try pack.readProgram(registry) : nil
    related = try pack.readList { (pack) throws(MalformedPack) in
      RelatedTemplate(places: try pack.readProgram(registry), message: try MessageTemplate(from: &pack, registry))
    }
    flow = try pack.readBool() ? try pack.readProgram(registry) : nil
    fix = try pack.readBool() ? try FixTemplate(from: &pack, registry) : nil
  }
}

extension MessageTemplate {
  fileprivate func write(to pack: inout PackWriter) {
    pack.write(pieces) { pack, piece in
      switch piece {
      case .text(let text):
        pack.write(false)
        pack.write(text)
      case .expression(let program):
        pack.write(true)
        pack.write(program.encode())
      }
    }
  }

  fileprivate init(from pack: inout PackReader, _ registry: TypeRegistry) throws(MalformedPack) {
    pieces = try pack.readList { (pack) throws(MalformedPack) -> Piece in
      try pack.readBool() ? .expression(try pack.readProgram(registry)) : .text(try pack.readString())
    }
  }
}

extension FixTemplate {
  fileprivate init(from pack: inout PackReader, _ registry: TypeRegistry) throws(MalformedPack) {
    title = try MessageTemplate(from: &pack, registry)
    isSafe = try pack.readBool()
    edits = try pack.readList { (pack) throws(MalformedPack) -> EditTemplate in
      guard let operation = EditTemplate.Operation(rawValue: try pack.readString()) else { throw MalformedPack() }
      return EditTemplate(
        operation: operation, place: try pack.readProgram(registry),
        text: try MessageTemplate(from: &pack, registry))
    }
  }
}

extension RuleOption {
  fileprivate func write(to pack: inout PackWriter) {
    pack.write(name)
    pack.write(type.rawValue)
    pack.write(documentation)
    switch defaultValue {
    case .list(let elements): pack.write(elements) { $0.write(celString($1)) }
    default: pack.write(celString(defaultValue))
    }
  }

  fileprivate init(from pack: inout PackReader) throws(MalformedPack) {
    name = try pack.readString()
    guard let type = OptionType(rawValue: try pack.readString()) else { throw MalformedPack() }
    self.type = type
    documentation = try pack.readString()
    switch type {
    case .list:
      defaultValue = .list(try pack.readList { (pack) throws(MalformedPack) in .string(try pack.readString()) })
    case .bool: defaultValue = .bool(try pack.readString() == "true")
    case .int: defaultValue = .int(Int64(try pack.readString()) ?? 0)
    case .string: defaultValue = .string(try pack.readString())
    }
  }
}

extension PackReader {
  fileprivate mutating func readProgram(_ registry: TypeRegistry) throws(MalformedPack) -> Program {
    guard let program = Program(decoding: try readBytes(), registry: registry) else { throw MalformedPack() }
    return program
  }
}
