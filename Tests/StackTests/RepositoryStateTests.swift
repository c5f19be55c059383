import Stack
import Testing

/// What the files of git say of a repository.
struct RepositoryStateTests {
  private static let revision = String(repeating: "4f", count: 20)

  /// Writes files into a directory of their own, and reads the state of one in it.
  private func state(_ files: [String: String], in directory: String = "") throws -> RepositoryState? {
    let root = TemporaryDirectory(files)
    return RepositoryState.of(root.path + "/" + directory)
  }

  private func files(url: String = "https://example.org/shop.git", _ others: [String: String] = [:]) -> [String: String]
  {
    [
      ".git/HEAD": "ref: refs/heads/feature/one\n",
      ".git/config":
        "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://x.example\n[remote \"origin\"]\n\turl = \(url)\n",
    ].merging(others) { $1 }
  }

  @Test func aBranchIsALooseReference() throws {
    let state = try state(files([".git/refs/heads/feature/one": Self.revision + "\n"]))
    #expect(
      state == RepositoryState(address: "https://example.org/shop.git", revision: Self.revision, branch: "feature/one"))
  }

  @Test func aBranchIsAPackedReference() throws {
    let other = String(repeating: "0", count: 40)
    let packed =
      "# pack-refs with: peeled\n\(other) refs/heads/one\n\(Self.revision) refs/heads/feature/one\n^\(other)\n"
    #expect(try state(files([".git/packed-refs": packed]))?.revision == Self.revision)
  }

  @Test func aCommitIsCheckedOutWithoutABranch() throws {
    let state = try state(files([".git/HEAD": Self.revision + "\n"]))
    #expect(state?.revision == Self.revision)
    #expect(state?.branch == nil)
  }

  @Test func beforeTheFirstCommitThereIsNoRevision() throws {
    let state = try state(files())
    #expect(state?.revision == nil)
    #expect(state?.branch == "feature/one")
  }

  @Test func aWorkingTreeElsewhereIsNamedByAFile() throws {
    let state = try state(
      files([
        "tree/.git": "gitdir: ../.git/worktrees/tree\n",
        ".git/worktrees/tree/HEAD": "ref: refs/heads/two\n",
        ".git/worktrees/tree/commondir": "../..\n",
        ".git/refs/heads/two": Self.revision,
      ]), in: "tree")
    #expect(state == RepositoryState(address: "https://example.org/shop.git", revision: Self.revision, branch: "two"))
  }

  @Test func theWayToTheRootIsTold() throws {
    #expect(try state(files(["a/b/Dockerfile": "FROM x"]), in: "a/b")?.pathToRoot == "../../")
  }

  @Test(arguments: [
    ("https://user:token@example.org/shop.git", "https://example.org/shop.git"),
    ("https://token@example.org/shop.git?key=1", "https://example.org/shop.git"),
    ("ssh://git:secret@example.org:22/shop.git", "ssh://git@example.org:22/shop.git"),
    ("git@example.org:acme/shop.git", "ssh://git@example.org/acme/shop.git"),
    ("/srv/git/shop.git", nil),
    ("../shop.git", nil),
    ("file:///srv/git/shop.git", nil),
    ("ext::sh -c x", nil),
    ("https://example.org/a b", nil),
  ])
  func anAddressIsForEverybody(url: String, address: String?) throws {
    #expect(try state(files(url: url))?.address == address)
  }

  @Test func aReferenceCannotLeadOutOfTheRepository() throws {
    let state = try state(files([".git/HEAD": "ref: refs/../../secret\n", "secret": Self.revision]))
    #expect(state?.revision == nil)
    #expect(state?.branch == nil)
  }

  @Test func aDirectoryWithoutGitHasNoState() throws {
    #expect(try state(["a": "b"]) == nil)
  }
}
