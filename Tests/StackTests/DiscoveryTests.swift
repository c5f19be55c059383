import Stack
import Syntax
import Testing

struct DiscoveryTests {
  private let nginx = "server {\n  listen 80;\n}\n"
  private let compose = "services:\n  web:\n    image: nginx:1.27\n"

  /// The paths that are found below a directory, relative to it.
  private func paths(_ directory: TemporaryDirectory, in folder: String = "", excludes: [String] = []) -> [String] {
    found([folder], in: directory, excludes: excludes).files.map { relative($0.path, directory) }
  }

  private func found(
    _ paths: [String], in directory: TemporaryDirectory, excludes: [String] = []
  ) -> Discovery.Result {
    Discovery(excludes: excludes).find(paths.map { directory.path + "/" + $0 })
  }

  private func relative(_ path: String, _ directory: TemporaryDirectory) -> String {
    path.hasPrefix(directory.path + "/") ? String(path.dropFirst(directory.path.count + 1)) : path
  }

  private func notices(_ result: Discovery.Result, _ directory: TemporaryDirectory) -> [String] {
    result.notices.map { relative($0.message, directory) }
  }

  // MARK: - Walking

  @Test func theFilesOfAStackAreFoundInOrder() {
    let directory = TemporaryDirectory([
      "web/Dockerfile": "FROM a", "web-b/Dockerfile": "FROM b", "docker-compose.yml": compose, ".env": "A=1",
      ".devcontainer/compose.yaml": compose, "nginx/conf.d/default.conf": nginx, "stack.yaml": compose,
      "web/.dockerignore": "*", "README.md": "FROM x", "k8s/web.yaml": "kind: Service\n",
    ])
    let files = found([""], in: directory).files
    #expect(
      files.map { "\($0.language) \(relative($0.path, directory))" } == [
        "compose .devcontainer/compose.yaml", "env .env", "compose docker-compose.yml",
        "nginx nginx/conf.d/default.conf", "compose stack.yaml", "dockerfile web-b/Dockerfile",
        "dockerignore web/.dockerignore", "dockerfile web/Dockerfile",
      ])
  }

  @Test func otherPeoplesFoldersAreLeftOut() {
    let directory = TemporaryDirectory([
      ".git/Dockerfile": "", "node_modules/a/Dockerfile": "", "vendor/b/Dockerfile": "",
      "app/node_modules/Dockerfile": "",
      "vendored/Dockerfile": "",
    ])
    #expect(paths(directory) == ["vendored/Dockerfile"])
    // Unless somebody names one.
    #expect(paths(directory, in: "vendor") == ["vendor/b/Dockerfile"])
  }

  @Test func ignoredFilesAreLeftOut() {
    let directory = TemporaryDirectory([
      ".gitignore": "*.env\n!keep.env\nbuild/\n/only-here\n", "a.env": "", "keep.env": "", "build/Dockerfile": "",
      "only-here/Dockerfile": "", "x/only-here/Dockerfile": "", "x/.gitignore": "!b.env\nDockerfile.*\n", "x/b.env": "",
      "x/Dockerfile.dev": "", "x/y/Dockerfile.dev": "", "Dockerfile.dev": "",
    ])
    #expect(paths(directory) == ["Dockerfile.dev", "keep.env", "x/b.env", "x/only-here/Dockerfile"])
  }

  @Test func whatARepositoryIgnoresHoldsInItsFolders() {
    let directory = TemporaryDirectory([
      ".git/info/exclude": "private.env\n!shared.env\n", ".gitignore": "/a/b/old\n*.tmp.yml\nshared.env",
      "a/.gitignore": "*.conf",
      "a/b/private.env": "", "a/b/shared.env": "", "a/b/old/Dockerfile": "", "a/b/nginx.conf": "",
      "a/b/compose.tmp.yml": compose,
      "a/b/Dockerfile": "",
    ])
    #expect(paths(directory, in: "a/b") == ["a/b/Dockerfile"])
  }

  @Test func aNestedRepositoryHasItsOwnRules() {
    let directory = TemporaryDirectory([
      ".git/HEAD": "", ".gitignore": "*.env", "sub/.git/info/exclude": "Dockerfile", "sub/a.env": "",
      "sub/Dockerfile": "",
      "sub/x/b.env": "", "c.env": "",
    ])
    #expect(paths(directory) == ["sub/a.env", "sub/x/b.env"])
  }

  @Test func aLinkedWorkTreeUsesTheExcludesOfItsRepository() {
    let directory = TemporaryDirectory([
      "main/.git/info/exclude": "secret.env", "main/.git/worktrees/tree/commondir": "../..\n",
      "tree/.git": "gitdir: ../main/.git/worktrees/tree\n", "tree/secret.env": "", "tree/open.env": "",
    ])
    #expect(paths(directory, in: "tree") == ["tree/open.env"])
  }

  @Test func excludesLeaveOutMore() {
    let directory = TemporaryDirectory(["a/Dockerfile": "", "b/Dockerfile": "", "b/fixtures/Dockerfile": ""])
    #expect(paths(directory, excludes: ["fixtures/", "a"]) == ["b/Dockerfile"])
  }

  // MARK: - Naming files

  @Test func aNamedFileIsAlwaysTaken() throws {
    let directory = TemporaryDirectory([
      ".gitignore": "*", "Dockerfile": "FROM a", "site": nginx, "stack.txt": compose,
      "image": "# base\nFROM debian:12 AS base\n",
      "settings": "A=1\nB=2\n", "odd.conf": "my_module on;\n",
    ])
    let files = found(["Dockerfile", "site", "stack.txt", "image", "settings", "odd.conf"], in: directory).files
    #expect(files.map(\.language) == [.dockerfile, .dockerfile, .nginx, .env, .nginx, .compose])
    #expect(try files.first?.load().get().bytes == Array("FROM a".utf8))
  }

  @Test func aNamedFileThatIsNotOursIsAFailure() {
    let directory = TemporaryDirectory(["notes.txt": "Dear diary,\n", "list.yml": "- a\n"])
    let result = found(["notes.txt", "list.yml", "gone/Dockerfile"], in: directory)
    #expect(result.files.isEmpty)
    #expect(result.isFailure)
    #expect(result.notices.map(\.reason) == [.missing, .unrecognised, .unrecognised])
    #expect(notices(result, directory).first == "gone/Dockerfile: no such file or directory")
  }

  @Test func noFileIsFoundTwice() {
    let directory = TemporaryDirectory(["a/Dockerfile": "", "a/compose.yml": ""])
    #expect(found(["", "a", "a/../a", "a/Dockerfile", "./a//Dockerfile"], in: directory).files.count == 2)
  }

  // MARK: - What is in the way

  @Test func linkLoopsAreSurvived() {
    let directory = TemporaryDirectory(["a/Dockerfile": ""])
    directory.link("a/up", to: "..")
    directory.link("a/self", to: "self")
    let result = found([""], in: directory)
    #expect(result.files.count == 1)
    #expect(
      notices(result, directory) == [
        "a/self: symbolic links that lead back to themselves; not followed",
        "a/up: symbolic links that lead back to themselves; not followed",
      ])
    #expect(!result.isFailure)
  }

  @Test func aLinkedFileIsLintedOnce() {
    let outside = TemporaryDirectory(["nginx.conf": nginx])
    let directory = TemporaryDirectory(["docker/Dockerfile": ""])
    directory.link("Dockerfile", to: "docker/Dockerfile")
    directory.link("nginx.conf", to: outside.path + "/nginx.conf")
    directory.link("compose.yml", to: "nowhere.yml")
    directory.link("notes", to: "nowhere")
    let result = found([""], in: directory)
    #expect(result.files.map { relative($0.path, directory) } == ["docker/Dockerfile", "nginx.conf"])
    #expect(result.notices.map(\.reason) == [.brokenLink])
  }

  @Test func aLinkToADirectoryElsewhereIsSaid() {
    let outside = TemporaryDirectory(["Dockerfile": ""])
    let directory = TemporaryDirectory(["real/Dockerfile": ""])
    directory.link("inside", to: "real")
    directory.link("elsewhere", to: outside.path)
    let result = found([""], in: directory)
    #expect(result.files.map { relative($0.path, directory) } == ["real/Dockerfile"])
    #expect(notices(result, directory).map { $0.prefix { $0 != ":" } } == ["elsewhere"])
  }

  @Test func whatIsNoFileIsSaid() {
    let directory = TemporaryDirectory(["Dockerfile/Dockerfile": "", ".env/bin/python": "", "rules/dockerfile/a": ""])
    directory.makePipe("compose.yml")
    let result = found([""], in: directory)
    #expect(result.files.map { relative($0.path, directory) } == ["Dockerfile/Dockerfile"])
    #expect(result.notices.map(\.reason) == [.directory, .specialFile])
    #expect(!result.isFailure)
    #expect(found(["compose.yml"], in: directory).notices.map(\.isFailure) == [true])
  }

  @Test func unreadableFilesAndDirectoriesAreSurvived() {
    let directory = TemporaryDirectory(["a/Dockerfile": "", "b/Dockerfile": "", "c/x.yml": compose])
    guard directory.makeUnreadable("a"), directory.makeUnreadable("b/Dockerfile") else { return }
    let result = found([""], in: directory)
    #expect(result.notices.map { relative($0.path, directory) } == ["a"])
    #expect(result.files.map { (try? $0.load().get()) == nil } == [true, false])
  }

  @Test func aFileThatIsTooLargeIsNotRead() {
    let directory = TemporaryDirectory()
    directory.makeSparseFile("Dockerfile", byteCount: SourceFile.maximumByteCount + 1)
    let loaded = found([""], in: directory).files.map { $0.load().map { _ in } }
    #expect(loaded.count == 1)
    guard case .failure(let notice) = loaded.first else { return #expect(Bool(false), "it was read") }
    #expect(notice.reason == .tooLarge)
    #expect(notice.isFailure)
  }

  @Test func namesThatAreNoTextAreShownAndRead() throws {
    let directory = TemporaryDirectory()
    let name = directory.path + "/a" + "\u{FFFD}" + ".env"
    writeRaw(directory.path, [0x61, 0xFF, 0x2E, 0x65, 0x6E, 0x76], "A=1")
    let files = found([""], in: directory).files
    #expect(files.map(\.path) == [name])
    #expect(try files.first?.load().get().bytes == Array("A=1".utf8))
  }

  @Test func deepDirectoriesDoNotOverflow() {
    let directory = TemporaryDirectory([Array(repeating: "d", count: 250).joined(separator: "/") + "/Dockerfile": ""])
    let result = found([""], in: directory)
    #expect(result.files.isEmpty)
    #expect(result.notices.map(\.reason) == [.tooDeep])
  }

  // MARK: - Reading

  @Test func contentIsReadWhole() throws {
    let large = compose + String(repeating: "# filler\n", count: 20_000)
    let directory = TemporaryDirectory(["stack.yml": large, "Dockerfile": large, "empty.env": ""])
    let sizes = try found([""], in: directory).files.map { try $0.load().get().bytes.count }
    #expect(sizes == [large.utf8.count, 0, large.utf8.count])
  }

  @Test func theRootOfARepositoryIsTheNearestDirectoryWithGit() {
    let directory = TemporaryDirectory(["a/.git/HEAD": "", "a/b/c/x": "", "a/b/.git": "gitdir: ../.git"])
    #expect(RepositoryRoot.find(from: directory.path + "/a/b/c/x") == directory.path + "/a/b")
    #expect(RepositoryRoot.find(from: directory.path + "/a") == directory.path + "/a")
    #expect(RepositoryRoot.find(from: directory.path + "/a/new/file") == directory.path + "/a")
    #expect(RepositoryRoot.find(from: directory.path) == nil)
  }
}
