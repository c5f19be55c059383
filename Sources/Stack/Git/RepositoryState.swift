/// What a repository is and stands at: read from the files of git, without running it.
public struct RepositoryState: Sendable, Hashable {
  /// Where the repository came from, an absolute URI without passwords: `https://github.com/acme/shop.git`.
  public let address: String

  /// The commit that is checked out, in hexadecimal digits; nil before the first one.
  public let revision: String?

  /// The branch that is checked out; nil when none is.
  public let branch: String?

  /// The way up from the working directory to the root of the repository, `../` for each step; empty when it is the root.
  public let pathToRoot: String

  /// A repository's state.
  public init(address: String, revision: String? = nil, branch: String? = nil, pathToRoot: String = "") {
    self.address = address
    self.revision = revision
    self.branch = branch
    self.pathToRoot = pathToRoot
  }

  /// The state of the repository that a directory lies in; nil when there is none, or none that came from an address.
  public static func of(_ directory: String) -> RepositoryState? {
    guard let root = RepositoryRoot.find(from: directory), let start = RepositoryRoot.absolute(directory),
      let git = GitDirectory(of: root), let address = git.address
    else { return nil }
    let steps = FilePath.relative(start, to: root).split(separator: "/").count
    let (branch, revision) = git.head
    return RepositoryState(
      address: address, revision: revision, branch: branch, pathToRoot: String(repeating: "../", count: steps))
  }
}
