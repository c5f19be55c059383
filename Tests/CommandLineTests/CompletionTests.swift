import Foundation
import Testing

/// What shells complete, and what `man` shows.
struct CompletionTests {
  @Test(arguments: [("bash", "/bin/bash"), ("zsh", "/bin/zsh"), ("fish", "/usr/bin/fish")])
  func completionsNameCommandsAndOptions(shell: String, program: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let script = try tool.run("--generate-completion-script", shell)
    #expect(script.status == 0)
    for word in ["baseline", "migrate", "explain", "fail-on", "diff-base"] { #expect(script.output.contains(word)) }
    try tool.write("completions", script.output)
    // Where the shell is there it reads what was made for it.
    guard try tool.shell("test -x \(program)").status == 0 else { return }
    #expect(try tool.shell("\(program) -n completions").status == 0)
  }

  /// Lines as people type them, each with what is offered at its end.
  private static let lines = [
    ("stacklint b", "baseline"), ("stacklint check --fo", "--format"), ("stacklint --fo", "--format"),
    ("stacklint --format sa", "sarif"), ("stacklint --format json --fail", "--fail-on"),
    ("stacklint . --profile st", "strict"), ("stacklint explain floating-base", "floating-base-image"),
    ("stacklint --select DKR001,CMP00", "DKR001,CMP001"), ("stacklint web/D", "web/Dockerfile"),
    ("stacklint check --baseline web/D", "web/Dockerfile"), ("stacklint --config web/D", "web/Dockerfile"),
  ]

  @Test(arguments: lines) func bashCompletes(line: String, expected: String) throws {
    let offered = try complete(
      line, in: "bash",
      """
      exec bash --norc -c '
        . ./completions
        COMP_LINE="$0"; COMP_POINT=${#COMP_LINE}; read -ra COMP_WORDS <<<"$COMP_LINE"
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
        call=($(complete -p stacklint)); "${call[-2]}" stacklint "$current" "$previous"; printf "%s\\n" "${COMPREPLY[@]}"
      ' "$LINE"
      """)
    #expect(offered.contains(expected), "\(offered)")
    #expect(Set(offered).count == offered.count)
  }

  /// Without a terminal, this shell does not tell programs where the cursor is, so that none can complete its own words.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/fish")),
    arguments: lines.filter { !$0.1.contains("floating") && !$0.1.contains("CMP") })
  func fishCompletes(line: String, expected: String) throws {
    let offered = try complete(line, in: "fish", #"exec fish -N -c 'source completions; complete -C "$LINE"'"#)
    #expect(offered.contains(expected), "\(offered)")
  }

  /// What a shell offers, each word without its description.
  private func complete(_ line: String, in shell: String, _ command: String) throws -> [String] {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("completions", tool.run("--generate-completion-script", shell).output)
    try tool.write("web/Dockerfile", "")
    let result = try tool.shell("LINE='\(line)' HOME=$PWD; export LINE HOME; \(command)")
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
  }

  @Test func theManualPageNamesEveryCommandAndIsOneForTheFormatter() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let page = try tool.run("manual").output
    for command in ["check", "baseline", "config", "init", "migrate", "rules", "explain", "eval"] {
      #expect(page.contains("\n.Ss stacklint \(command)\n"))
    }
    #expect(page.contains(".It Fl -diff\\-base Ar revision\n"))
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }.compactMap {
      $0.dropFirst().split(separator: " ").first
    }
    #expect(
      Set(requests).isSubset(of: ["Dd", "Dt", "Os", "Sh", "Ss", "Nm", "Nd", "Op", "Ar", "Bl", "It", "El", "Cm", "Fl"]))
    try tool.write("stacklint.1", page)
    if try tool.shell("command -v mandoc").status == 0 {
      #expect(try tool.shell("mandoc -T lint -W error stacklint.1").output == "")
    }
  }
}
