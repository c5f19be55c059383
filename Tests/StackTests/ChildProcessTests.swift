import Testing

@testable import Stack

struct ChildProcessTests {
  @Test func theOutputGoesToAFile() throws {
    let directory = try #require(ScratchDirectory())
    let shell = try #require(ChildProcess.find("sh"))
    let ending = ChildProcess.run(
      shell, ["-c", "echo out; echo no >&2; exit 3"], output: "\(directory.path)/x", seconds: 20)
    #expect(ending == .exited(3))
    #expect(directory.read("x") == Array("out\n".utf8))
  }

  @Test func nobodyWaitsForEver() throws {
    let directory = try #require(ScratchDirectory())
    let shell = try #require(ChildProcess.find("sh"))
    #expect(ChildProcess.run(shell, ["-c", "exec sleep 60"], output: "\(directory.path)/x", seconds: 0) == .timedOut)
    #expect(
      ChildProcess.run(shell, ["-c", "kill -9 $$"], output: "\(directory.path)/x", seconds: 20) == .signalled(9))
  }

  @Test func whatIsNotThereIsNotStarted() throws {
    let directory = try #require(ScratchDirectory())
    #expect(ChildProcess.find("no-such-program-here") == nil)
    guard case .notStarted = ChildProcess.run("\(directory.path)/no", [], output: "\(directory.path)/x", seconds: 5)
    else {
      Issue.record("a program that does not exist was started")
      return
    }
  }

  @Test func theDirectoryGoesAway() throws {
    var path = ""
    do {
      let directory = try #require(ScratchDirectory())
      path = directory.path
      #expect(directory.write([1, 2], to: "a"))
      #expect(directory.read("a") == [1, 2])
    }
    guard case .failure = SourceLoader.read(path + "/a") else {
      Issue.record("the file is still there")
      return
    }
  }
}
