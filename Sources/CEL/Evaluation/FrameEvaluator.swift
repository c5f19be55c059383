/// Evaluates one program on one frame after the other: what does not depend on the frame is made once, and loops that give
/// the same for several frames run once.
public struct FrameEvaluator: ~Copyable {
  private var evaluator: Evaluator

  /// How many values frames must have.
  private let frameCount: Int

  /// An evaluator of a program.
  ///
  /// - Parameter common: the value of the variable after those of the frames, the same for all; nil when there is none.
  public init(_ program: Program, common: Value? = nil) {
    evaluator = Evaluator(program, [], common: common ?? .null)
    frameCount = program.tables.variableCount - (common == nil ? 0 : 1)
  }

  /// The value for a frame, as `Program.evaluate` gives it.
  public mutating func evaluate(_ frame: [Value]) -> Value {
    frame.count < frameCount ? .error(.incompleteFrame) : evaluator.run(frame)
  }
}
