import Testing

@testable import Stack

struct GitIndexTests {
  /// An index as git writes it, without extensions and checksum.
  private func index(_ names: [String], version: UInt8, hashByteCount: Int = 20) -> [UInt8] {
    var bytes = Array("DIRC".utf8) + [0, 0, 0, version, 0, 0, 0, UInt8(names.count)]
    var last: [UInt8] = []
    for (position, name) in names.enumerated() {
      let start = bytes.count
      bytes += [UInt8](repeating: 7, count: 24) + [0, 0, 0x81, 0xA4] + [UInt8](repeating: 0, count: 12)
      bytes += [UInt8](repeating: 0xAB, count: hashByteCount)
      let isExtended = version > 2 && position == 1
      bytes += isExtended ? [0x40, 9, 0x20, 0] : [0, 9]
      let name = Array(name.utf8)
      guard version == 4 else {
        bytes += name
        repeat { bytes.append(0) } while (bytes.count - start) % 8 != 0
        continue
      }
      let common = zip(last, name).prefix { $0 == $1 }.count
      let removed = last.count - common
      bytes += removed < 128 ? [UInt8(removed)] : [UInt8((removed >> 7) - 1) | 0x80, UInt8(removed & 0x7F)]
      bytes += name[common...] + [0]
      last = name
    }
    return bytes + [UInt8](repeating: 1, count: 20)
  }

  private let names = [".env", "a/.env.production", "a/" + String(repeating: "x", count: 200), "src/main.swift"]

  @Test(arguments: [2, 3, 4] as [UInt8], [20, 32])
  func eachFormatIsRead(version: UInt8, hashByteCount: Int) {
    let index = GitIndex(index(names, version: version, hashByteCount: hashByteCount)) { _ in true }
    #expect(index?.names == Set(names))
  }

  @Test func onlyWhatIsWantedIsKept() {
    #expect(GitIndex(index(names, version: 2)) { $0.contains(UInt8(ascii: "m")) }?.names == ["src/main.swift"])
  }

  @Test func whatIsNoIndexIsNone() {
    #expect(GitIndex([]) { _ in true } == nil)
    #expect(GitIndex(Array("DIRC and no more".utf8)) { _ in true } == nil)
    let whole = index(names, version: 4)
    for count in 0..<(whole.count - 30) { #expect(GitIndex(Array(whole.prefix(count))) { _ in true } == nil) }
  }

  @Test func aReaderKnowsWhatIsTrackedInEachWorkTree() {
    let directory = TemporaryDirectory([
      "main/.git/HEAD": "", "main/.git/worktrees/tree/commondir": "../..\n", "main/a/.env": "",
      "tree/.git": "gitdir: ../main/.git/worktrees/tree\n", "tree/prod.env": "", "tree/a/.env": "",
    ])
    directory.write("main/.git/index", index(["a/.env"], version: 2))
    directory.write("main/.git/worktrees/tree/index", index(["prod.env"], version: 4))
    let reader = RepositoryReader(paths: [directory.path])
    #expect(reader.isTracked(directory.path + "/main/a/.env") == true)
    #expect(reader.isTracked(directory.path + "/main/.env") == false)
    #expect(reader.isTracked(directory.path + "/tree/prod.env") == true)
    #expect(reader.isTracked(directory.path + "/tree/a/.env") == false)
    #expect(reader.isTracked(directory.path + "/elsewhere/.env") == nil)
  }
}
