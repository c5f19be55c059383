import BuiltinRules
import Testing

@testable import Policy

/// The way of data to a finding, as a rule's `flow` gives it.
struct FlowTests {
  private let text = """
    server {
      location ~ ^/go/(.*)$ {
        set $next $1;
        return 302 http://$next;
      }
    }
    """

  @Test func aFindingShowsTheWayFromTheSourceToItsPlace() throws {
    let finding = try #require(lint("nginx.conf", text, select: "open-redirect").findings.first)
    #expect(finding.flow.map { $0.place.start.line } == [2, 2, 3, 4])
    #expect(finding.flow.last?.place == finding.place)
    #expect(finding.flow.first?.message == "`$uri` comes from the client")
  }

  @Test func theStepsAreShownBesideTheFindingOnceEach() throws {
    let finding = try #require(lint("nginx.conf", text, select: "open-redirect").findings.first)
    #expect(finding.related.map(\.message) == finding.flow.dropLast().map(\.message))
  }

  @Test func whatIsUsedWhereItIsReadHasNoFlow() throws {
    let direct = "server { location / { return 302 http://$arg_to; } }"
    let finding = try #require(lint("nginx.conf", direct, select: "open-redirect").findings.first)
    #expect(finding.flow.isEmpty)
    #expect(finding.related.isEmpty)
  }

  private func lint(_ path: String, _ text: String, select: String) throws -> Report {
    let selection = RuleSelection(only: [RuleReference(select)])
    let rules = try selection.resolve(BuiltinRules.all, Configuration()).get()
    let policy = LintPolicy(configuration: Configuration(), allRules: BuiltinRules.all, rules: rules)
    return try LintRun(.one(policy)).execute(.text(path: path, bytes: Array(text.utf8)))
  }
}
