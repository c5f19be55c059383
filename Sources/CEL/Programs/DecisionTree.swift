/// A condition taken apart into the parts that `&&`, `||`, `!` and `?:` join.
///
/// It tells which parts an evaluation came to and how they turned out: a part that no example shows both true and false
/// could be left out, or be wrong, and nobody would notice.
public struct DecisionTree: Sendable {
  /// A part that is not taken apart further.
  public struct Part: Sendable {
    /// Its bytes in the text of the condition.
    public let range: Range<Int>

    let program: Program
  }

  /// How a part turned out in some evaluations.
  public struct Outcomes: Sendable {
    /// Whether it was true once.
    public var wasTrue = false

    /// Whether it was false once.
    public var wasFalse = false

    /// Not yet evaluated.
    public init() {}
  }

  private indirect enum Node: Sendable {
    case part(Int)
    case and(Node, Node)
    case or(Node, Node)
    case not(Node)
    case conditional(Node, Node, Node)
  }

  /// The parts, from left to right.
  public private(set) var parts: [Part] = []

  private var root = Node.part(0)

  fileprivate init?(_ text: String, in environment: Environment) {
    guard case .success(let tree) = Parser.parse(text) else { return nil }
    let bytes = Array(text.utf8)
    // Nesting is bounded by the parser.
    func node(_ index: Int) -> Node? {
      let expression = tree[index]
      if case .operation(let symbol, let arguments) = expression.kind {
        switch (symbol, arguments.count) {
        case (.and, 2): return joined(arguments) { .and($0[0], $0[1]) }
        case (.or, 2): return joined(arguments) { .or($0[0], $0[1]) }
        case (.not, 1): return joined(arguments) { .not($0[0]) }
        case (.conditional, 3): return joined(arguments) { .conditional($0[0], $0[1], $0[2]) }
        default: break
        }
      }
      let text = String(decoding: bytes[expression.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
      guard case .success(let program) = environment.compile(text, expecting: .bool) else { return nil }
      parts.append(Part(range: expression.range, program: program))
      return .part(parts.count - 1)
    }
    func joined(_ arguments: [Int], _ make: ([Node]) -> Node) -> Node? {
      let nodes = arguments.compactMap { node($0) }
      return nodes.count == arguments.count ? make(nodes) : nil
    }
    guard let root = node(tree.root) else { return nil }
    self.root = root
  }

  /// Evaluates the condition for a frame and notes how the parts turned out to which it came.
  ///
  /// - Parameter outcomes: one for each part.
  /// - Returns: the value; nil when it is an error or cannot be known.
  @discardableResult
  public func evaluate(_ frame: [Value], _ outcomes: inout [Outcomes]) -> Bool? {
    evaluate(root, frame, &outcomes)
  }

  private func evaluate(_ node: Node, _ frame: [Value], _ outcomes: inout [Outcomes]) -> Bool? {
    switch node {
    case .part(let index):
      guard parts.indices.contains(index), outcomes.indices.contains(index),
        case .bool(let value) = parts[index].program.evaluate(frame)
      else { return nil }
      if value { outcomes[index].wasTrue = true } else { outcomes[index].wasFalse = true }
      return value
    case .not(let operand): return evaluate(operand, frame, &outcomes).map { !$0 }
    case .and(let left, let right):
      let value = evaluate(left, frame, &outcomes)
      if value == false { return false }
      let other = evaluate(right, frame, &outcomes)
      return other == false ? false : value.flatMap { _ in other }
    case .or(let left, let right):
      let value = evaluate(left, frame, &outcomes)
      if value == true { return true }
      let other = evaluate(right, frame, &outcomes)
      return other == true ? true : value.flatMap { _ in other }
    case .conditional(let condition, let yes, let no):
      return evaluate(condition, frame, &outcomes).flatMap { evaluate($0 ? yes : no, frame, &outcomes) }
    }
  }
}

extension Environment {
  /// The parts of a condition; nil for one that does not compile.
  public func decisions(of text: String) -> DecisionTree? { DecisionTree(text, in: self) }
}
