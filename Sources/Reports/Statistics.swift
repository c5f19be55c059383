import Policy

/// How often each rule fired, the most frequent first.
struct Statistics {
  /// The findings of one rule.
  struct Row {
    /// The rule.
    let rule: RuleInfo
    /// How many findings are shown.
    var count: Int
    /// How many of them carry edits.
    var fixableCount: Int
  }

  /// One row for each rule that fired.
  let rows: [Row]

  init(_ report: Report) {
    var rows: [String: Row] = [:]
    for finding in report.findings {
      var row = rows[finding.rule.id] ?? Row(rule: finding.rule, count: 0, fixableCount: 0)
      row.count += 1
      row.fixableCount += finding.fix == nil ? 0 : 1
      rows[finding.rule.id] = row
    }
    self.rows = rows.values.sorted {
      $0.count == $1.count ? $0.rule.id < $1.rule.id : $0.count > $1.count
    }
  }

  /// The rows as lines of a table.
  func table(_ paint: Painter) -> [String] {
    let width = rows.reduce(2) { max($0, String($1.count).utf8.count) }
    return rows.map { row in
      let count = String(row.count)
      let padding = String(repeating: " ", count: max(0, width - count.utf8.count))
      let name = Escaping.line("\(row.rule.id) \(row.rule.name)")
      let fixable = row.fixableCount == 0 ? "" : paint(" (\(row.fixableCount) fixable)", .faint)
      return padding + paint(count, .strong) + "  " + name + fixable
    }
  }
}
