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
