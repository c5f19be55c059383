import Stack
import Testing

struct DiscoveryNoticeTests {
  private func templates(_ count: Int) -> [DiscoveryNotice] {
    (1...count).map { DiscoveryNotice("roles/\($0)/nginx.conf", .template, isFailure: false) }
  }

  @Test func aFewAreToldOneByOne() {
    let messages = DiscoveryNotice.messages(of: templates(4)).map(\.message)
    #expect(messages == templates(4).map(\.message))
  }

  @Test func manyShareALine() {
    let notices = [DiscoveryNotice("a", .brokenLink, isFailure: false)] + templates(40)
    #expect(
      DiscoveryNotice.messages(of: notices).map(\.message) == [
        "a: symbolic link to a file that does not exist; skipped",
        "roles/1/nginx.conf, roles/2/nginx.conf, roles/3/nginx.conf and 37 more: template with tags to be filled in; "
          + "skipped, lint what it becomes or name it",
      ])
  }

  @Test func failuresAreNeverJoined() {
    let notices = (1...9).map { DiscoveryNotice("\($0)", .template, isFailure: true) }
    let messages = DiscoveryNotice.messages(of: notices)
    #expect(messages.count == 9 && messages.allSatisfy(\.isFailure))
  }
}
