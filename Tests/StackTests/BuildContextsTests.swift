import CEL
import Syntax
import Testing

@testable import Stack

@Suite("Build contexts and their ignore files") struct BuildContextsTests {
  @Test func anIgnoreFileInTheFolderOrAboveHolds() {
    #expect(hasIgnoreFile(["web/Dockerfile": all, "web/.dockerignore": ".git"]) == .known(true))
    #expect(hasIgnoreFile(["web/Dockerfile": all, ".dockerignore": ".git"]) == .known(true))
    #expect(hasIgnoreFile(["web/Dockerfile": all, "web/Dockerfile.dockerignore": ".git"]) == .known(true))
    #expect(hasIgnoreFile(["web/Dockerfile": all, "api/.dockerignore": ".git"]) == .known(false))
  }

  @Test func theContextOfAComposeFileDecides() {
    let compose = "services: {web: {build: {context: web, dockerfile: Dockerfile}}}"
    #expect(hasIgnoreFile(["web/Dockerfile": all, "compose.yaml": compose, ".dockerignore": ".git"]) == .known(false))
    #expect(hasIgnoreFile(["web/Dockerfile": all, "compose.yaml": compose, "web/.dockerignore": ""]) == .known(true))
    let short = "services: {web: {build: ./web}}"
    #expect(hasIgnoreFile(["web/Dockerfile": all, "compose.yaml": short, ".dockerignore": ".git"]) == .known(false))
    let variable = "services: {web: {build: '${WEB}'}}"
    #expect(hasIgnoreFile(["web/Dockerfile": all, "compose.yaml": variable, ".dockerignore": ""]) == .known(true))
  }

  @Test func nothingIsSaidOfDockerfilesThatCopyParts() {
    #expect(hasIgnoreFile(["web/Dockerfile": "FROM a\nCOPY src /src\nCOPY --from=b . .\n"]) == .unknown)
  }

  @Test func filesThatMayBeThereCount() {
    let contexts = contexts(["web/Dockerfile": all], isMissing: { _ in false })
    #expect(contexts.hasIgnoreFile(tree("web/Dockerfile", all)) == .unknown)
  }

  @Test func anIgnoreFileAboveTheStartOfTheRunCounts() {
    let contexts = contexts(
      ["Dockerfile": all], isMissing: { !$0.hasPrefix("../") || $0 == "../.dockerignore" },
      exists: { $0 == "../../.dockerignore" })
    #expect(contexts.hasIgnoreFile(tree("Dockerfile", all)) == .known(true))
  }

  @Test(arguments: [
    ("COPY . .", Fact.known(true)), ("COPY [\".\", \"/app\"]", .known(true)), ("ONBUILD COPY ./ /app", .known(true)),
    ("COPY $SOURCE /app", .known(true)), ("COPY src /app", .known(false)), ("COPY --from=b . .", .known(false)),
    ("RUN ls .", .known(false)),
  ])
  func anIgnoreFileKnowsWhatIsCopiedPastIt(line: String, copies: Fact<Bool>) {
    let contexts = contexts(["Dockerfile": "FROM a\n\(line)\n", ".dockerignore": "x"])
    #expect(contexts.copiesWholeContext(past: ".dockerignore") == copies)
    #expect(contexts.copiesWholeContext(past: "other/.dockerignore") == .absent)
  }

  @Test func whatComposeFilesGiveIsKnown() {
    let compose = """
      services:
        a:
          build: {context: ., args: {BASE: x}, additional_contexts: {Assets: ../assets}}
        b:
          build: {context: ., args: [TAG=1, EMPTY], additional_contexts: [docs=../docs]}
      """
    let contexts = contexts(["Dockerfile": all, "compose.yaml": compose])
    #expect(contexts.names == ["assets", "docs"])
    #expect(contexts.arguments(of: tree("Dockerfile", all)) == ["BASE", "TAG", "EMPTY"])
  }

  private let all = "FROM a\nCOPY . .\n"

  private func hasIgnoreFile(_ files: [String: String]) -> Fact<Bool> {
    contexts(files).hasIgnoreFile(tree("web/Dockerfile", files["web/Dockerfile"] ?? ""))
  }

  private func contexts(
    _ files: [String: String], isMissing: (@Sendable (String) -> Bool)? = nil,
    exists: @escaping @Sendable (String) -> Bool = { _ in false }
  ) -> BuildContexts {
    BuildContexts(
      files.map { tree($0.key, $0.value) }, isMissing: isMissing ?? { files[$0] == nil && !$0.hasPrefix("../") },
      exists: exists)
  }

  private func tree(_ path: String, _ text: String) -> SyntaxTree {
    let source = SourceFile(path: path, text: text)
    let language: Language =
      path.hasSuffix(".dockerignore") ? .dockerignore : path.hasSuffix(".yaml") ? .compose : .dockerfile
    return Parsers.parse(source, language)
  }
}
