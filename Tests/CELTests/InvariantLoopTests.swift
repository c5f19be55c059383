import CEL
import Synchronization
import Syntax
import Testing

@Suite("Loops that give the same for several frames")
struct InvariantLoopTests {
  /// `project` and `service`, in that order.
  private static let environment = Environment(
    variables: [
      Variable("project", .object("compose.service"), "The same for many frames."),
      Variable("service", .object("compose.service"), "The thing itself."),
    ], registry: TypeRegistry([Service.modelSchema, Port.modelSchema, Healthcheck.modelSchema]))

  private let project = Service(name: "project", ports: [Port(80), Port(443)])
  private let services = [Service(name: "a", ports: [Port(80)]), Service(name: "b", ports: [Port(99)])]

  @Test(
    "values are those of each frame alone",
    arguments: [
      "project.ports.exists(p, p.published == 443)", "project.ports.map(p, p.published)",
      "service.ports.all(s, project.ports.exists(p, p.published == s.published))",
      "project.ports.filter(p, service.ports.exists(s, s.published == p.published)).size()",
      "project.ports.exists(p, p.published == 443) && service.name == 'b'",
      "[1, 2].map(n, project.ports.exists(p, p.published == n * 40))", "project.ports.map(p, service.name)",
      "project.ports.exists(p, p.published / 0 == 1)",
    ])
  func sameValues(expression: String) throws {
    let program = try Self.environment.compile(expression).get()
    var evaluator = FrameEvaluator(program)
    for project in [project, Service(name: "other", ports: [Port(99)]), project] {
      for service in services {
        let frame: [Value] = [.object(project), .object(service)]
        let value = evaluator.evaluate(frame)
        #expect(value.typedJSON == program.evaluate(frame).typedJSON)
      }
    }
  }

  @Test("many frames cost one loop")
  func oneLoop() throws {
    let reads = ReadCounter()
    let program = try CountedList.environment.compile("list.items.all(i, i < 100) && subject.items.size() == 0").get()
    let list = CountedList(100, reads)
    var evaluator = FrameEvaluator(program)
    for _ in 0..<50 { _ = evaluator.evaluate([.object(list), .object(CountedList(0, reads))]) }
    #expect(reads.count == 51)
  }
}

/// Counts how often a field is read.
private final class ReadCounter: Sendable {
  private let state = Mutex(0)
  var count: Int { state.withLock { $0 } }
  func add() { state.withLock { $0 += 1 } }
}

private final class CountedList: ModelObject {
  let size: Int
  let reads: ReadCounter
  let place: Place? = nil
  var display: String { "list" }

  init(_ size: Int, _ reads: ReadCounter) {
    self.size = size
    self.reads = reads
  }

  static let modelSchema = ObjectSchema(CountedList.self, "test.list", "A list.") {
    Field("items", "Its items.") { list in
      list.reads.add()
      return (0..<list.size).map { $0 }
    }
  }

  static let environment = Environment(
    variables: [
      Variable("list", .object("test.list"), "The list."), Variable("subject", .object("test.list"), "Another."),
    ], registry: TypeRegistry([CountedList.modelSchema]))
}
