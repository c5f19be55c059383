import Testing

@testable import Policy

struct SuppressionCommentTests {
  @Test(arguments: [
    ("stacklint ignore=DKR001", Suppression.Dialect.stacklint, ["DKR001"], "", false),
    ("stacklint ignore=DKR001,root-user -- built by us", .stacklint, ["DKR001", "root-user"], "built by us", false),
    ("stacklint ignore-file=DKR001 -- why", .stacklint, ["DKR001"], "why", true),
    ("hadolint ignore=DL3007,DL3008", .hadolint, ["DL3007", "DL3008"], "", false),
    ("hadolint global ignore=DL3007", .hadolint, ["DL3007"], "", true),
    (
      "check=skip=JSONArgsRecommended,StageNameCasing;error=true", .buildkit,
      ["JSONArgsRecommended", "StageNameCasing"], "", true
    ),
    ("check=skip=all", .buildkit, [], "", true),
    ("checkov:skip=CKV_DOCKER_7:we pin elsewhere", .checkov, ["CKV_DOCKER_7"], "we pin elsewhere", true),
    ("trivy:ignore:AVD-DS-0002", .trivy, ["AVD-DS-0002"], "", false),
    ("kics-scan ignore-line", .kics, [], "", false),
    ("nosemgrep: dockerfile.security.missing-user", .semgrep, ["dockerfile.security.missing-user"], "", false),
  ])
  func aCommentIsRead(
    text: String, dialect: Suppression.Dialect, rules: [String], reason: String, isForFile: Bool
  ) throws {
    let comment = try #require(SuppressionComment.parse(text))
    #expect(comment.dialect == dialect)
    #expect(comment.rules == rules)
    #expect(comment.reason == reason)
    #expect(comment.isForFile == isForFile)
  }

  @Test(arguments: ["", "a comment", "stacklint", "stacklint ignore=", "hadolint", "ignore=DKR001"])
  func anythingElseIsAComment(text: String) {
    #expect(SuppressionComment.parse(text) == nil)
  }
}
