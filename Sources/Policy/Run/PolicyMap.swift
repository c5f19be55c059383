import Stack

/// Which policy judges which file of a run, and how configurations see the paths of files.
struct PolicyMap: Sendable {
  /// The policies of the run.
  let policies: [LintPolicy]

  private let areas: [SearchArea]
  private let areaOfPath: [String: Int]

  /// What a search has met.
  ///
  /// - Parameters:
  ///   - areas: the areas that the files lie in.
  ///   - files: the files that were found; each names its area by number.
  init(_ search: ConfigurationSearch, areas: [SearchArea], files: [DiscoveredFile] = []) {
    policies = search.policies
    self.areas = areas
    let isAlone = areas.count < 2
    areaOfPath =
      isAlone ? [:] : Dictionary(files.map { ($0.path, $0.area) }, uniquingKeysWith: { first, _ in first })
  }

  /// One policy for everything; paths are taken as they are.
  init(_ policy: LintPolicy) {
    policies = [policy]
    areas = []
    areaOfPath = [:]
  }

  /// The number of the policy for a file.
  func number(for path: String) -> Int { area(of: path)?.settings ?? 0 }

  /// A policy by its number.
  func policy(_ number: Int) -> LintPolicy { policies.indices.contains(number) ? policies[number] : .empty }

  /// A path as the globs of its configuration see it.
  func pathFromConfiguration(_ path: String) -> String { area(of: path)?.pathFromSettings(path) ?? path }

  /// A path as seen from the root of its repository.
  func pathFromRepository(_ path: String) -> String { area(of: path)?.pathFromRepository(path) ?? path }

  /// The area of a file. One that was not found but referred to lies in that of the nearest directory around it.
  private func area(of path: String) -> SearchArea? {
    guard areas.count > 1 else { return areas.first }
    if let number = areaOfPath[path] { return areas[number] }
    return areas.filter { $0.holds(FilePath.normalized(path)) }.max { $0.depth < $1.depth } ?? areas.first
  }
}
