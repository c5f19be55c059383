import Syntax
import TestSupport
import Testing

@testable import Dockerfile

/// The commands of a script, one a line: connector, wrappers in angles, words, connector; indented under their parent.
func commands(_ script: String) -> [String] {
  let text = MappedText(file: Array(script.utf8))
  return describe(ShellParser.parse(text, text.range))
}

func describe(_ script: ShellScript) -> [String] {
  script.commands.map { command in
    var line = command.parent == nil ? "" : "> "
    if let connector = command.precededBy { line += connector == .newline ? "¶ " : "\(connector.rawValue) " }
    line += command.wrappers.map { "<\($0)>" }.joined()
    line += command.assignments.map { "\($0.name)=\($0.value.text) " }.joined()
    line += command.words.map { $0.isLiteral ? $0.text : "«\($0.text)»" }.joined(separator: " ")
    return line
  }
}

struct ShellParserTests {
  @Test func listsAreCutIntoCommands() {
    #expect(
      commands("apt-get update && apt-get install -y curl || exit 1; ls & pwd\necho end") == [
        "apt-get update", "&& apt-get install -y curl", "|| exit 1", "; ls", "& pwd", "¶ echo end",
      ])
  }

  @Test func quotesAreResolved() {
    #expect(commands(#"a 'b c' "d $e" f\ g "h\"i\j" $'k' l"m"n"#) == [#"a b c «d $e» f g h"i\j k lmn"#])
  }

  @Test func expansionsMakeAWordUnknown() {
    #expect(commands("a $b ${c:-d e} x$(( 1 + (2) ))y $# 5$") == ["a «$b» «${c:-d e}» «x$(( 1 + (2) ))y» «$#» 5$"])
  }

  @Test func commandsInSubstitutionsAreCommands() {
    #expect(
      commands("a $(b | c) `d e` \"$(f \"$(g)\")\" <(h)") == [
        "a «$(b | c)» «`d e`» «$(f \"$(g)\")» «<(h)»", "> b", "> | c", "> d e", "> f «$(g)»", "> g", "> h",
      ])
    #expect(commands("A=$(b) C= d") == ["A=$(b) C= d", "> b"])
  }

  @Test func compoundCommandsHoldCommands() {
    #expect(
      commands("if a; then b; elif c; then d; else e; fi && f")
        == ["a", "; b", "; c", "; d", "; e", "&& f"].map {
          $0.replacing("; ", with: "")
        })
    #expect(commands("for i in 1 2; do a $i; done; while b; do c; done") == ["a «$i»", "; b", "c"])
    #expect(commands("case $x in a|b) c;; (d) e ;; *) f; esac; g") == ["c", "e", "f", "; g"])
    #expect(commands("f() { a; }; function g { b; }; (c; { d; })") == ["a", "; b", "; c", "; d"])
    #expect(commands("for ((i=0; i<3; i++)); do a; done; until b; do c; done") == ["a", "; b", "c"])
  }

  @Test func aCommandKnowsWhereItStands() {
    func context(_ script: String) -> [ShellContext] {
      let text = MappedText(file: Array(script.utf8))
      return ShellParser.parse(text, text.range).commands.map(\.context)
    }
    #expect(
      context("(a); if b; then c; fi; while d; do e; done") == [.subshell, .condition, .branch, .condition, .loop])
    #expect(context("f() { a; }; b $(c)") == [.function, [], .substitution])
  }

  @Test func pipesLeadToTheNextCommand() {
    func pipes(_ script: String) -> [Int?] {
      let text = MappedText(file: Array(script.utf8))
      return ShellParser.parse(text, text.range).commands.map(\.pipesInto)
    }
    #expect(pipes("a | b |& c; d") == [1, 2, nil, nil])
    #expect(pipes("(a; b) | c") == [2, 2, nil])
    #expect(pipes("a $(b) | c") == [2, nil, nil])
  }

  @Test func redirectionsAreNoWords() {
    let text = MappedText(file: Array("a 2>&1 >/dev/null b <<<x &>y < z >| q".utf8))
    let command = ShellParser.parse(text, text.range).commands[0]
    #expect(command.words.map(\.text) == ["a", "b"])
    #expect(command.redirections.map(\.symbol) == [">&", ">", "<<<", "&>", "<", ">|"])
    #expect(command.redirections.map { $0.target?.text } == ["1", "/dev/null", "x", "y", "z", "q"])
    #expect(command.redirections.first?.descriptor == 2)
  }

  @Test func heredocsAreNoCommands() {
    #expect(commands("cat <<A <<-'B' | x\na $(b\nA\n\tb\n\tB\ny") == ["cat", "| x", "¶ y"])
    #expect(commands("bash -e <<A\nb c\nA\nd") == ["bash -e", "¶ d", "> b c"])
  }

  @Test func testsAreOneCommand() {
    #expect(
      commands("[[ a < b && ( c || d ) ]] && e; [ -f x ] || f") == ["[[ a b c d ]]", "&& e", "; [ -f x ]", "|| f"])
  }

  @Test func commentsAreSkipped() {
    #expect(commands("a # b; c\nd#e \\\n f") == ["a", "¶ d#e f"])
  }

  @Test func wrappersAreLookedThrough() {
    #expect(
      commands("sudo -u root A=b env -i C=d nice -n 5 apt-get update") == ["<sudo><env><nice>A=b C=d apt-get update"])
    #expect(
      commands("exec time -p x; command -v y; timeout -k 5 30 z; sudo") == [
        "<exec><time>x", "; command -v y", "; <timeout>z", "; sudo",
      ])
  }

  @Test func scriptsInScriptsAreParsed() {
    #expect(
      commands("sh -c 'a && b'; bash -o pipefail -lc \"c $d\"; su x -c e; sh f -c g") == [
        "sh -c a && b", "> a", "> && b", "; bash -o pipefail -lc «c $d»", "> c «$d»", "; su x -c e", "> e",
        "; sh f -c g",
      ])
  }

  @Test(arguments: [
    ")", "a )", "(", "a && && b", "| a", "if", "if a; then", "fi", "done a", "case", "case x in", "$(", "`", "\"$(",
    "'", "${", "$((", "a <<", "f() ", "{", "}", ";;", "a;;b", "[[ a", "for", "for x in", "A=(", "a[", "\\", "<(",
    "a <(b",
  ])
  func whatIsBrokenIsReadAsFarAsItMakesSense(script: String) {
    let text = MappedText(file: Array((script + "\nlast").utf8))
    let whole = ShellParser.parse(text, text.range)
    #expect(whole.commands.allSatisfy { $0.span.end <= text.bytes.count })
  }

  @Test(arguments: ["(", "$(", "{ ", "if ", "\"$(", "f() ", "while ", "<(", "${", "case x in a) "])
  func deepNestingIsBounded(opening: String) {
    let text = MappedText(file: Array(String(repeating: opening, count: 20_000).utf8))
    let isComplete = ShellParser.parse(text, text.range).isComplete
    #expect(!isComplete)
  }
}

struct ScriptReaderTests {
  private func script(_ dockerfile: String, at index: Int = 1) -> (ShellScript?, SourceFile) {
    let source = SourceFile(path: "", text: dockerfile)
    let tree = DockerfileParser.parse(source)
    return (ScriptReader(source, escape: Byte.backslash).script(of: tree.node(at: index), shell: .standard), source)
  }

  @Test func spansLeadBackThroughContinuations() throws {
    let marked = MarkedText(
      "FROM a\nRUN apt-get update \\\n  # comment\n\n && 1️⃣sudo apt-get ins\\\ntall -y \\\n \"x\"2️⃣")
    let (script, _) = script(marked.text)
    let command = try #require(script?.commands.last)
    #expect(command.words.map(\.text) == ["apt-get", "install", "-y", "x"])
    #expect(command.span == marked.span("1️⃣", "2️⃣"))
  }

  @Test func aBodyIsAScript() throws {
    let (script, source) = script("FROM a\nRUN <<-EOF\n\tset -e\n\tapk add \\\n\t  curl\n\tEOF\n")
    let commands = try #require(script?.commands)
    #expect(commands.map { $0.words.map(\.text) } == [["set", "-e"], ["apk", "add", "curl"]])
    #expect(source.text(try #require(commands[1].words.last).span) == "curl")
  }

  @Test func aBodyMayBelongToACommandOrAnInterpreter() {
    #expect(describe(script("FROM a\nRUN cat <<E > x && ls\nbody\nE\n").0 ?? ShellScript()) == ["cat", "&& ls"])
    #expect(script("FROM a\nRUN <<E\n#!/usr/bin/env python3\nimport os\nE\n").0 == nil)
    #expect(script("FROM a\nRUN <<E\n#!/bin/bash -e\nls\nE\n").0?.commands.count == 1)
  }

  @Test func aBodyWithoutAnEndStaysInTheFile() {
    let (script, source) = script("FROM a\nRUN cat <<END_OF_BODY x\nb")
    #expect(script?.commands.map(\.span.end).allSatisfy { $0 <= source.bytes.count } == true)
  }

  @Test func aJSONArrayIsOneCommand() {
    #expect(
      describe(script("FROM a\nRUN [\"/bin/sh\", \"-c\", \"a \\\"b\\\" && c\"]").0 ?? ShellScript()) == [
        "/bin/sh -c a \"b\" && c", "> a b", "> && c",
      ])
  }

  @Test(arguments: ["RUN a \\\n # c\n\n b\\\n  \\\n c", "RUN a \\", "RUN --mount=type=cache \\\n # x\n  a \\\n\n"])
  func joinedTextIsTheArgument(instruction: String) throws {
    let source = SourceFile(path: "", text: "FROM a\n" + instruction)
    let argument = try #require(DockerfileParser.parse(source).node(at: 1).arguments.first)
    let text = ScriptReader(source, escape: Byte.backslash).joined(argument.span)
    #expect(String(decoding: text.bytes, as: UTF8.self) == argument.value)
  }
}
