import Foundation
import Testing

/// The stacks of `Samples/` are what they are said to be.
struct SampleTests {
  @Test func everyStackIsThereTwice() {
    #expect(Sample.all.count >= 2)
  }

  /// Every row of `EXPECTED.md` holds: the finding is found, by a rule of that policy; the line says what is quoted.
  @Test(arguments: Sample.all)
  func everyStatementIsFoundOrKept(sample: Sample) throws {
    let text = try String(contentsOf: sample.delivered.appending(path: "EXPECTED.md"), encoding: .utf8)
    let rows = try ExpectedTable(text).rows
    #expect(rows.count >= 20)
    let findings = try sample.findings()
    for row in rows {
      if let rule = row.rule {
        let found = findings.filter { $0.rule == rule && $0.path == row.path && $0.line == row.line }
        let lines = findings.filter { $0.rule == rule && $0.path == row.path }.map(\.line)
        #expect(!found.isEmpty, "\(rule) is not at \(row.path):\(row.line), but at \(lines)")
        #expect(found.allSatisfy { $0.policies.contains(row.policy) }, "\(rule) does not stand for \(row.policy)")
      } else {
        let file = try String(contentsOf: sample.delivered.appending(path: row.path), encoding: .utf8)
        let lines = file.components(separatedBy: "\n")
        try #require((1...lines.count).contains(row.line), "\(row.path) has no line \(row.line)")
        #expect(lines[row.line - 1].contains(row.quote ?? ""), "\(row.path):\(row.line) does not say so")
      }
    }
  }

  /// Nothing is found in the hardened twin, judged by its files' names or as production.
  @Test(arguments: Sample.all, [[], ["--env", "production"]])
  func theHardenedTwinIsClean(sample: Sample, environment: [String]) throws {
    let arguments = ["--no-config", "--profile", "strict", "--format", "compact"] + environment + ["."]
    let result = try Tool(directory: sample.hardened).run(arguments)
    #expect(result.output == "")
    #expect(result.status == 0)
  }

  @Test(arguments: Sample.all)
  func theHardenedTwinHasEveryService(sample: Sample) throws {
    let delivered = try Sample.facts("service.name", on: "compose.service", in: sample.delivered)
    #expect(!delivered.isEmpty)
    #expect(try Sample.facts("service.name", on: "compose.service", in: sample.hardened) == delivered)
  }

  /// Each way from an nginx to another service is still there.
  @Test(arguments: Sample.all)
  func theHardenedTwinHasEveryRoute(sample: Sample) throws {
    let route = "route.source.name + ' ' + route.path + ' -> ' + route.target.name"
    let delivered = try Sample.facts(route, on: "stack.route", in: sample.delivered)
    #expect(!delivered.isEmpty)
    #expect(delivered.subtracting(try Sample.facts(route, on: "stack.route", in: sample.hardened)) == [])
  }

  /// Whatever nginx was published on it still is, and no other service is published to other hosts.
  @Test(arguments: Sample.all)
  func theHardenedTwinHasTheSameEntry(sample: Sample) throws {
    let published = "service.name + ' ' + string(port.published)"
    let entries = try Sample.facts("route.source.name", on: "stack.route", in: sample.delivered)
    let delivered = try Sample.facts(published, on: "compose.port", in: sample.delivered).filter { port in
      entries.contains { port.hasPrefix("\($0) ") }
    }
    #expect(!delivered.isEmpty)
    #expect(delivered.subtracting(try Sample.facts(published, on: "compose.port", in: sample.hardened)) == [])
    let open = try Sample.facts("port.is_loopback ? '' : service.name", on: "compose.port", in: sample.hardened)
    #expect(open.subtracting([""]).isSubset(of: entries))
  }

  /// What other services had published is still reachable: published, or open to the services around.
  @Test(arguments: Sample.all)
  func theHardenedTwinServesEveryPort(sample: Sample) throws {
    let target = "service.name + ' ' + string(port.target)"
    let entries = try Sample.facts("route.source.name", on: "stack.route", in: sample.delivered)
    let delivered = try Sample.facts(target, on: "compose.port", in: sample.delivered).filter { port in
      !entries.contains { port.hasPrefix("\($0) ") }
    }
    let exposed = try Sample.facts(
      "service.expose.map(port, service.name + ' ' + string(port)).join('\\n')", on: "compose.service",
      in: sample.hardened)
    let served = try Sample.facts(target, on: "compose.port", in: sample.hardened)
      .union(exposed.flatMap { $0.split(separator: "\n").map(String.init) })
    #expect(delivered.subtracting(served) == [])
  }
}
