import Glibc
import Testing

@testable import Stack

/// Files that are replaced together.
struct AtomicFileTests {
  private let directory = TemporaryDirectory(["a": "old", "c": "old"])

  private func path(_ name: String) -> String { directory.path + "/" + name }

  /// What a file holds; nil when it is not there.
  private func text(_ name: String) -> String? {
    guard case .success(let source) = SourceLoader.read(path(name)) else { return nil }
    return String(decoding: source.bytes, as: UTF8.self)
  }

  private func stage(_ names: [String]) throws -> [(path: String, file: StagedFile)] {
    try names.map { (path($0), try StagedFile(Array("new".utf8), for: path($0))) }
  }

  private func isLeftOver(_ name: String) -> Bool {
    ["tmp", "old"].contains { FileStatus.exists(path("\(name).\(getpid()).\($0)")) }
  }

  @Test func allOfThemAreReplaced() {
    #expect(AtomicFile.write(["a", "b", "c"].map { (path($0), Array("new \($0)".utf8)) }) == nil)
    #expect(["a", "b", "c"].map(text) == ["new a", "new b", "new c"])
    #expect(!["a", "b", "c"].contains(where: isLeftOver))
  }

  @Test func oneThatCannotBeStagedChangesNone() {
    let problem = AtomicFile.write(["a", "b", "no/d", "c"].map { (path($0), Array("new".utf8)) })
    #expect(problem == "cannot write \(path("no/d")): No such file or directory")
    #expect(["a", "b", "c"].map(text) == ["old", nil, "old"])
    #expect(!["a", "b", "c"].contains(where: isLeftOver))
  }

  /// The last obstacle shows when everything is written and takes its place: here a directory has come in between.
  @Test(arguments: ["d", "c"])
  func oneThatCannotTakeItsPlaceTakesTheOthersBack(blocked: String) throws {
    let staged = try stage(["a", "b", "d", "c"])
    unlink(path(blocked))
    directory.makeDirectory("\(blocked)/x")
    let problem = try #require(AtomicFile.place(staged))
    #expect(problem.hasPrefix("cannot write \(path(blocked)): "))
    #expect(text("a") == "old")
    for name in ["b", "d"] { #expect(text(name) == nil) }
    if blocked != "c" { #expect(text("c") == "old") }
    for (_, file) in staged { file.discard() }
    #expect(!["a", "b", "d", "c"].contains(where: isLeftOver))
  }

  @Test func pipesAreWrittenLastOfAll() {
    directory.makePipe("pipe")
    // Nobody reads it, so that opening it would wait for ever: the file that cannot be written must be noticed before.
    let problem = AtomicFile.write([(path("pipe"), [1]), (path("no/d"), [1])])
    #expect(problem == "cannot write \(path("no/d")): No such file or directory")
  }

  @Test func permissionsStay() throws {
    for name in ["a", "c"] { chmod(path(name), 0o640) }
    #expect(AtomicFile.write([(path("a"), [1]), (path("c"), [1])]) == nil)
    for name in ["a", "c"] {
      var status = stat()
      #expect(stat(path(name), &status) == 0)
      #expect(status.st_mode & 0o7777 == 0o640)
    }
  }

  @Test func whereAFileLiesIsOneAnswerForAllItsNames() {
    directory.link("link", to: "a")
    directory.makeDirectory("sub")
    for name in ["a", "./a", "link", "sub/../a"] { #expect(AtomicFile.location(of: path(name)) == path("a")) }
    #expect(AtomicFile.location(of: path("new")) == path("new"))
    #expect(AtomicFile.location(of: "/dev/null") == nil)
    #expect(AtomicFile.location(of: path("sub")) == nil)
  }
}
