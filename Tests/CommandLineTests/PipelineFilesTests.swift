import Foundation
import Testing

/// The files by which pipelines run stacklint, their scripts run as the platforms run them.
struct PipelineFilesTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The script of a step: what stands indented below the `run: |` that follows a text.
  private func script(of file: String, behind text: String) throws -> String {
    let whole = try String(contentsOf: root.appending(path: file), encoding: .utf8)
    let step = try #require(whole.firstRange(of: text), "\(file) has no `\(text)`").upperBound
    let start = try #require(whole[step...].firstRange(of: "run: |\n")).upperBound
    let lines = whole[start...].split(separator: "\n", omittingEmptySubsequences: false)
    let indentation = lines.first?.prefix { $0 == " " } ?? ""
    return lines.prefix { $0.hasPrefix(indentation) }.map { $0.dropFirst(indentation.count) + "\n" }.joined()
  }

  /// Runs `step.sh` as a runner of GitHub does.
  private func runStep(in tool: Tool, _ environment: [String: String]) throws -> Tool.Result {
    try tool.run(
      "/bin/bash", ["--noprofile", "--norc", "-eo", "pipefail", "step.sh"],
      environment: environment.merging(["PATH": "/usr/bin:/bin", "CI": "true", "GITHUB_ACTIONS": "true"]) { $1 })
  }

  private func path(_ name: String, in tool: Tool) -> String { tool.directory.appending(path: name).path }

  private func text(_ name: String, in tool: Tool) throws -> String {
    try String(contentsOfFile: path(name, in: tool), encoding: .utf8)
  }

  // MARK: - GitHub

  /// The step that lints: all inputs are set, those that nobody gave to their defaults.
  private func lint(_ inputs: [String: String] = [:], in tool: Tool) throws -> Tool.Result {
    try tool.write("step.sh", script(of: "action.yml", behind: "env:\n        INPUT_PATHS"))
    let bin = tool.directory.appending(path: "runner/stacklint-bin")
    if !FileManager.default.fileExists(atPath: bin.path) {
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: bin.appending(path: "stacklint"), withDestinationURL: Tool.binary)
    }
    let environment = [
      "RUNNER_TEMP": path("runner", in: tool), "GITHUB_STEP_SUMMARY": path("summary.md", in: tool),
      "INPUT_PATHS": ".", "INPUT_PROFILE": "", "INPUT_ENVIRONMENT": "", "INPUT_FAIL_ON": "", "INPUT_SARIF": "",
      "INPUT_ARGUMENTS": "",
    ]
    return try runStep(in: tool, environment.merging(inputs) { $1 })
  }

  @Test func theActionAnnotatesSummarisesAndFails() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("web/Dockerfile", "FROM nginx\n")
    try tool.write("other/Dockerfile", "FROM nginx\n")
    try tool.write("third/Dockerfile", "FROM nginx\n")
    let result = try lint(
      [
        "INPUT_PATHS": "web\nother\n", "INPUT_SARIF": "report.sarif",
        "INPUT_ARGUMENTS": "--select DKR001 --no-config",
      ], in: tool)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("::warning file=other/Dockerfile,line=1,col=6,"), "\(result.output)")
    #expect(!result.output.contains("third/"))
    #expect(try text("summary.md", in: tool).hasPrefix("## stacklint: 2 warnings in 2 files"))
    #expect(try text("report.sarif", in: tool).contains("\"ruleId\": \"DKR001\""))
  }

  @Test func theActionPassesWhereNothingIsFoundOrNothingShallFail() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM nginx\n")
    #expect(try lint(in: tool).status == 1)
    #expect(try lint(["INPUT_FAIL_ON": "never"], in: tool).status == 0)
    #expect(try lint(["INPUT_ARGUMENTS": "--select NGX001"], in: tool).status == 0)
    #expect(try lint(["INPUT_PROFILE": "strikt"], in: tool).status == 2)
    #expect(try lint(["INPUT_ENVIRONMENT": "production", "INPUT_PROFILE": "strict"], in: tool).status == 1)
  }

  @Test func whatIsGivenToTheActionIsNeverRun() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let nasty = "$(touch owned); `touch owned`; * && touch owned"
    for input in ["PATHS", "PROFILE", "ENVIRONMENT", "FAIL_ON", "SARIF", "ARGUMENTS"] {
      #expect(try lint(["INPUT_\(input)": nasty], in: tool).status != 1)
      #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: "owned").path))
    }
  }

  /// The key of the cache, under which the runner finds the binary again, is another when what it is built from is.
  @Test func theKeyOfTheCacheFollowsTheSources() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let files = ["Dockerfile", "Package.swift", "Plugins/x", "Rules/x", "Sources/x/y.swift", "script/build"]
    for file in files { try tool.write("action/" + file, "1") }
    try tool.write("step.sh", script(of: "action.yml", behind: "id: sources"))
    var keys = Set<String>()
    for file in [nil] + files.map(Optional.some) {
      if let file { try tool.write("action/" + file, "2") }
      try tool.write("output", "")
      let environment = [
        "GITHUB_ACTION_PATH": path("action", in: tool), "GITHUB_OUTPUT": path("output", in: tool),
      ]
      #expect(try runStep(in: tool, environment).status == 0)
      let output = try text("output", in: tool)
      #expect(output.hasPrefix("hash=") && output.count == "hash=".count + 64 + 1, "\(output)")
      keys.insert(output)
    }
    #expect(keys.count == 1 + files.count)
  }

  // MARK: - GitLab

  /// The job of the component with its inputs put in, as GitLab does before it reads the file; run as its runner runs it.
  private func job(_ inputs: [String: String] = [:], in tool: Tool) throws -> Tool.Result {
    let component = try String(contentsOf: root.appending(path: "templates/stacklint.yml"), encoding: .utf8)
    let parts = component.split(separator: "\n---\n")
    #expect(parts.count == 2)
    var script = try #require(
      parts[1].split(separator: "\n").first { $0.hasPrefix("    - stacklint") }.map { String($0.dropFirst(6)) })
    for (name, value) in ["paths": ".", "arguments": ""].merging(inputs, uniquingKeysWith: { $1 }) {
      #expect(parts[0].contains("    \(name):\n"))
      script = script.replacing("$[[ inputs.\(name) ]]", with: value)
    }
    #expect(!script.contains("$[["))
    return try tool.run(
      "/bin/bash",
      ["-c", "set -eo pipefail; PATH=\"$0:$PATH\"; \(script)", Tool.binary.deletingLastPathComponent().path],
      environment: ["PATH": "/usr/bin:/bin", "CI": "true", "GITLAB_CI": "true"])
  }

  @Test func theComponentWritesCodeQualityAndShowsTheFindings() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM nginx\n")
    #expect(try job(["arguments": "--select NGX001"], in: tool).status == 0)
    #expect(try text("gl-code-quality-report.json", in: tool) == "[]\n")
    let result = try job(["arguments": "--select DKR001"], in: tool)
    #expect(result.status == 1)
    #expect(result.output.contains("Dockerfile:1:6"))
    // A log of GitLab shows colours, though it is no terminal.
    #expect(result.output.contains("\u{1b}["))
    let report = try JSONSerialization.jsonObject(with: Data(text("gl-code-quality-report.json", in: tool).utf8))
    let issues = try #require(report as? [[String: Any]])
    #expect(issues.count == 1)
    let location = try #require(issues.first?["location"] as? [String: Any])
    #expect(location["path"] as? String == "Dockerfile")
  }
}
