import Syntax

/// The variables of a configuration, collected in one pass when they are first asked for.
struct VariableSurvey: Sendable {
  /// Those that are read or set anywhere, in lower case, each once, in order.
  private(set) var names: [String] = []

  /// The first spelling of each that differs from an earlier one in letter case only, with its entry.
  private(set) var oddSpellings: [(entry: Int, spelling: String)] = []

  init(_ tree: ConfigTree) {
    var spellings: Set<String> = []
    var found: Set<String> = []
    var odd: Set<String> = []
    for index in tree.entries.indices where tree.entries[index].hasVariables {
      for word in tree.entries[index].words where word.utf8.contains(Byte.dollar) {
        for spelling in VariableReference.spellings(in: word) where spellings.insert(spelling).inserted {
          let name = spelling.inLowerCase
          if !found.insert(name).inserted, odd.insert(name).inserted { oddSpellings.append((index, spelling)) }
        }
      }
    }
    names = found.filter { Int($0) == nil }.sorted()
  }
}
