extension StackGraph {
  /// The pictures of all stacks among some units, in their order.
  public static func all(in units: [LintUnit]) -> [StackGraph] {
    units.compactMap { unit in
      (unit.root(named: StackProject.modelSchema.name) as? StackProject).map { StackGraph($0) }
    }
  }
}
