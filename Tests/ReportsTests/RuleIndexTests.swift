import Policy
import Reports
import Testing

struct RuleIndexTests {
  private func rule(_ id: String, _ name: String, _ policies: [String], _ references: [String]) -> RuleInfo {
    RuleInfo(
      id: id, name: name, summary: "A | B", severity: .warning, category: "security", scope: "dockerfile.stage",
      why: "…", policies: policies, references: references, equivalents: ["hadolint": ["DL3\(id.suffix(1))"]])
  }

  @Test func rulesAreFoundByWhateverNameTheyHave() {
    let index = RuleIndex([
      rule("DKR002", "second", ["P10", "P02"], ["CWE-250"]),
      rule("DKR001", "first", ["P02"], ["CWE-22", "CIS Docker 4.1"]),
    ]).markdown
    #expect(
      index.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") } == [
        "| rule | name | what it finds | severity | profile | fix |",
        "| [DKR001](DKR001.md) | `first` | A \\| B | warning | recommended |  |",
        "| [DKR002](DKR002.md) | `second` | A \\| B | warning | recommended |  |",
        "| policy | rules |",
        "| P02 | [DKR001](DKR001.md) first, [DKR002](DKR002.md) second |",
        "| P10 | [DKR002](DKR002.md) second |",
        "| reference | rules |",
        "| CIS Docker 4.1 | [DKR001](DKR001.md) first |",
        "| CWE-22 | [DKR001](DKR001.md) first |",
        "| CWE-250 | [DKR002](DKR002.md) second |",
        "| hadolint | rules |",
        "| DL31 | [DKR001](DKR001.md) first |",
        "| DL32 | [DKR002](DKR002.md) second |",
      ])
  }
}
