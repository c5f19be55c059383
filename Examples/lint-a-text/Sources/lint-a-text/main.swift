// Lints a Dockerfile that is only in memory, then what the arguments name.

import StacklintKit

let dockerfile = """
  FROM python:latest
  COPY . /app
  CMD ["python", "/app/main.py"]
  """

do {
  let linter = try Linter(LinterOptions(profile: .strict))
  show(try linter.lint(text: dockerfile, path: "Dockerfile"))
  if CommandLine.arguments.count > 1 { show(try linter.lint(paths: Array(CommandLine.arguments.dropFirst()))) }
} catch {
  print("error: \(error)")
}

func show(_ result: LintResult) {
  for finding in result.findings {
    print("\(finding.path):\(finding.start.line):\(finding.start.column): \(finding.severity): \(finding.message)")
  }
  print("findings: \(result.findings.count), files: \(result.fileCount)")
}
