import CEL

/// Runs a body many times, several times over, and prints the best time of one run.
func measure(_ name: String, count: Int, _ body: () -> Int) {
  let clock = ContinuousClock()
  var best = Duration.seconds(1000)
  var check = 0
  for _ in 0..<7 {
    let elapsed = clock.measure {
      for _ in 0..<count { check &+= body() }
    }
    best = min(best, elapsed)
  }
  let nanoseconds = Double(best.components.attoseconds) / 1e9 / Double(count) + Double(best.components.seconds) * 1e9
  let padding = String(repeating: " ", count: max(1, 44 - name.count))
  print("\(name)\(padding)\((nanoseconds * 10).rounded() / 10) ns", check == 0 ? "(no result)" : "")
}

let environment = Environment(
  variables: [Variable("service", .object("compose.service"), "The service.")],
  registry: TypeRegistry([Service.modelSchema, Port.modelSchema]))
let service = Service(
  name: "database", image: "docker.io/library/postgres:16.4-alpine", user: .known("postgres"),
  ports: [Port(8080), Port(5432)])
let frame: [Value] = [.object(service)]

let rules = [
  ("three fields, two comparisons", "service.name == 'database' && !service.is_privileged && service.user != 'root'"),
  ("a field of a list's objects", "service.ports.exists(p, p.published in [5432, 3306, 6379])"),
  ("a constant pattern", "service.image.matches('^[a-z./]+:[0-9]+')"),
  ("string functions", "service.image.startsWith('docker.io/') && service.image.contains(':16')"),
]

for (name, text) in rules {
  guard case .success(let program) = environment.compile(text) else {
    print("\(name): does not compile")
    continue
  }
  let encoded = program.encode()
  measure("evaluate: \(name)", count: 100_000) {
    if case .bool(true) = program.evaluate(frame) { 1 } else { 0 }
  }
  measure("compile:  \(name)", count: 2_000) {
    if case .success = environment.compile(text) { 1 } else { 0 }
  }
  measure("decode:   \(name)", count: 20_000) {
    Program(decoding: encoded.utf8, registry: environment.registry) == nil ? 0 : 1
  }
}
