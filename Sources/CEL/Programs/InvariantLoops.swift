/// The loops of a program that give the same for many frames.
///
/// `command.is_install && !stage.commands.exists(c, c.name == 'tee')` asks the stage anew for each of its commands: work that
/// grows with the square of their number. The loop does not depend on the command, so whoever evaluates the program on
/// one frame after the other need run it once for each stage.
struct InvariantLoops: Sendable {
  /// For each node that is such a loop the variables it depends on, a bit for each; 0 for all other nodes.
  private let variables: [UInt64]

  /// nil when the program has no loop that leaves out a variable.
  init?(_ tables: ProgramTables) {
    guard tables.nodes.contains(where: \.isLoop), tables.variableCount <= 64, tables.localCount <= 64 else {
      return nil
    }
    let whole = tables.variableCount == 64 ? UInt64.max : 1 << UInt64(tables.variableCount) - 1
    var needs: [(variables: UInt64, locals: UInt64)] = []
    needs.reserveCapacity(tables.nodes.count)
    var found = [UInt64](repeating: 0, count: tables.nodes.count)
    var isAny = false
    for (index, node) in tables.nodes.enumerated() {
      var need: (variables: UInt64, locals: UInt64) = (0, 0)
      switch node.operation {
      case .variable: need.variables = 1 << UInt64(node.a)
      case .local: need.locals = 1 << UInt64(node.a)
      default:
        // Operands stand before what uses them.
        for operand in tables.operands(of: node) where operand < index {
          need.variables |= needs[operand].variables
          need.locals |= needs[operand].locals
        }
      }
      if node.isLoop {
        need.locals &= ~(1 << UInt64(node.slot))
        if node.operation == .comprehensionPair { need.locals &= ~(1 << UInt64(node.slot + 1)) }
        if need.locals == 0, need.variables != 0, need.variables != whole {
          found[index] = need.variables
          isAny = true
        }
      }
      needs.append(need)
    }
    guard isAny else { return nil }
    variables = found
  }

  /// The variables that the loop at a node depends on; nil for other nodes, and for loops that depend on all.
  func variables(of index: Int) -> UInt64? { variables[index] == 0 ? nil : variables[index] }
}

/// What loops gave for an earlier frame.
///
/// Good for one program.
struct LoopMemory: Sendable {
  private var entries: [(node: Int, frame: [Value], value: Value)] = []

  /// What the loop at a node gave, if the variables it depends on were the same objects.
  func value(of node: Int, _ variables: UInt64, in frame: [Value]) -> Value? {
    guard let entry = entries.first(where: { $0.node == node }) else { return nil }
    for index in frame.indices where variables & 1 << UInt64(index) != 0 {
      guard index < entry.frame.count, case .object(let now) = frame[index],
        case .object(let then) = entry.frame[index],
        now === then
      else { return nil }
    }
    return entry.value
  }

  /// Keeps what the loop at a node gave.
  mutating func keep(_ value: Value, of node: Int, in frame: [Value]) {
    if let index = entries.firstIndex(where: { $0.node == node }) { entries.remove(at: index) }
    entries.append((node, frame, value))
  }
}

extension Node {
  fileprivate var isLoop: Bool { operation == .comprehension || operation == .comprehensionPair }
}
