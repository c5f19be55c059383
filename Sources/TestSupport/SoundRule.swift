/// A rule that is fine, to be broken in one place.
public let soundRule = """
  id: ACME1
  name: no-empty-values
  summary: Variable is empty
  severity: warning
  category: correctness
  on: env.variable
  when: variable.value == ""
  message: "`{variable.name}` is empty"
  why: An empty variable is read as unset by half of all programs.
  examples:
    - bad: "A=  # <- finding"
    - bad: "B=  # <- finding"
    - good: A=1
    - good: B=2

  """
