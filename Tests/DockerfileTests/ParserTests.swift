import Syntax
import TestSupport
import Testing

@testable import Dockerfile

/// The dump of a Dockerfile's tree.
func dump(_ text: String) -> String {
  DockerfileParser.parse(SourceFile(path: "Dockerfile", text: text)).dump
}

struct InstructionTests {
  @Test func everyInstructionHasItsOwnGrammar() {
    #expect(
      dump(
        """
        FROM alpine:3.20 AS base
        EXPOSE 80 443/tcp
        USER  app:app
        WORKDIR /a b
        CMD echo "$HOME" &&  ls
        ENTRYPOINT ["/bin/app", "-x"]
        VOLUME /data /cache
        VOLUME ["/a b"]
        SHELL ["/bin/bash", "-c"]
        STOPSIGNAL SIGTERM
        ARG A B=c D="e f"
        MAINTAINER A. O'Body
        COPY a b /c/
        ADD ["a b", "/c"]
        """) == """
          directive FROM "alpine:3.20" "AS" "base" @1:1-1:25
          directive EXPOSE "80" "443/tcp" @2:1-2:18
          directive USER "app:app" @3:1-3:14
          directive WORKDIR "/a b" @4:1-4:13
          directive CMD "echo \\"$HOME\\" &&  ls" @5:1-5:24
          directive ENTRYPOINT (json) "/bin/app" "-x" @6:1-6:30
          directive VOLUME "/data" "/cache" @7:1-7:20
          directive VOLUME (json) "/a b" @8:1-8:16
          directive SHELL (json) "/bin/bash" "-c" @9:1-9:26
          directive STOPSIGNAL "SIGTERM" @10:1-10:19
          directive ARG "A" "B=c" "D=\\"e f\\"" @11:1-11:18
          directive MAINTAINER "A. O'Body" @12:1-12:21
          directive COPY "a" "b" "/c/" @13:1-13:13
          directive ADD (json) "a b" "/c" @14:1-14:18
          """)
  }

  @Test func aKeywordMayBeWrittenInAnyCase() {
    #expect(dump("  from scratch\nRun x") == "directive FROM \"scratch\" @1:3-1:15\ndirective RUN \"x\" @2:1-2:6")
  }

  @Test func pairsKeepTheirQuotes() {
    #expect(
      dump("FROM a\nENV A=1 B=\"x y\" C=a\\ b D='q'\nLABEL \"k 1\"=v\nENV OLD  the rest  = of it") == """
        directive FROM "a" @1:1-1:7
        directive ENV "A=1" "B=\\"x y\\"" "C=a\\\\ b" "D='q'" @2:1-2:29
        directive LABEL "\\"k 1\\"=v" @3:1-3:14
        directive ENV "OLD" "the rest  = of it" @4:1-4:27
        """)
  }

  @Test func flagsStandBeforeTheArguments() {
    #expect(
      dump(
        "FROM --platform=$BUILDPLATFORM a\nCOPY --link --chown=\"a b\" x --y z\nRUN --mount=type=cache,target=/c -- x")
          == """
          directive FROM --platform="$BUILDPLATFORM" "a" @1:1-1:33
          directive COPY --link --chown="a b" "x" "--y" "z" @2:1-2:34
          directive RUN --mount="type=cache,target=/c" "x" @3:1-3:38
          """)
  }

  @Test func flagsAndTheirValuesKnowTheirPlaces() throws {
    let marked = MarkedText("FROM a\nCOPY 1️⃣--from=2️⃣build3️⃣ a b")
    let tree = DockerfileParser.parse(SourceFile(path: "", text: marked.text))
    let flag = try #require(tree.node(at: 1).flags.first)
    #expect(flag.place.span == marked.span("1️⃣", "3️⃣"))
    #expect(flag.valuePlace.span == marked.span("2️⃣", "3️⃣"))
  }

  @Test(arguments: ["[\"a\", 'b']", "[ -f x ] && y", "[\"a\"] b", "[\"a\",]", "[\"a\"", "[\"\u{1}\"]"])
  func whatIsNoJSONIsACommandLine(arguments: String) {
    let tree = DockerfileParser.parse(SourceFile(path: "", text: "FROM a\nCMD \(arguments)"))
    #expect(tree.node(at: 1).form == .plain)
    #expect(tree.node(at: 1).arguments.map(\.value) == [arguments])
    #expect(tree.problems.isEmpty)
  }

  @Test func stringsOfAnArrayAreDecoded() {
    #expect(
      dump("FROM a\nCMD [ \"a\\n\\u00e9\\ud83d\\ude00\" , \"\\\"\" ]") == """
        directive FROM "a" @1:1-1:7
        directive CMD (json) "a\\né😀" "\\"" @2:1-2:39
        """)
  }

  @Test func healthcheckHoldsACommandOrNone() {
    #expect(
      dump(
        "FROM a\nHEALTHCHECK --interval=30s --retries=3 CMD curl -f x || exit 1\nHEALTHCHECK cmd [\"a\"]\nHEALTHCHECK NONE"
      )
        == """
        directive FROM "a" @1:1-1:7
        directive HEALTHCHECK --interval="30s" --retries="3" "CMD" "curl -f x || exit 1" @2:1-2:63
        directive HEALTHCHECK (json) "cmd" "a" @3:1-3:22
        directive HEALTHCHECK "NONE" @4:1-4:17
        """)
  }

  @Test func onbuildHoldsTheInstructionItTriggers() {
    #expect(
      dump("FROM a\nONBUILD COPY --link . /app\nonbuild run [\"x\"]") == """
        directive FROM "a" @1:1-1:7
        directive ONBUILD @2:1-2:27
          directive COPY --link "." "/app" @2:9-2:27
        directive ONBUILD @3:1-3:18
          directive RUN (json) "x" @3:9-3:18
        """)
  }
}

struct ContinuationTests {
  @Test func linesAreJoinedWithoutCommentsAndBlankLines() {
    #expect(
      dump("FROM a\nRUN one \\\n  # a comment\n\n  && two \\  \n\n&& three\nUSER x") == """
        directive FROM "a" @1:1-1:7
        directive RUN "one   && two && three" @2:1-7:9
        directive USER "x" @8:1-8:7
        """)
  }

  @Test func anEscapedEscapeContinuesNothing() {
    #expect(
      dump("FROM a\nRUN one \\\\\nUSER x") == """
        directive FROM "a" @1:1-1:7
        directive RUN "one \\\\\\\\" @2:1-2:11
        directive USER "x" @3:1-3:7
        """)
  }

  @Test func theEscapeDirectiveChangesTheCharacter() {
    #expect(
      dump("# escape=`\nFROM a\nRUN dir `\n  c:\\\nUSER x") == """
        parserDirective escape "`" @1:1-1:11
        directive FROM "a" @2:1-2:7
        directive RUN "dir   c:\\\\" @3:1-4:6
        directive USER "x" @5:1-5:7
        """)
  }

  @Test func theFileMayEndWithinAnInstruction() {
    #expect(dump("FROM a\\") == "directive FROM \"a\" @1:1-1:7")
    #expect(dump("FROM a\nRUN x \\\n") == "directive FROM \"a\" @1:1-1:7\ndirective RUN \"x\" @2:1-2:6")
  }

  @Test func aWordMayReachOverLines() throws {
    let marked = MarkedText("FROM a\nENV 1️⃣A=b\\\nc2️⃣ D=e")
    let tree = DockerfileParser.parse(SourceFile(path: "", text: marked.text))
    let argument = try #require(tree.node(at: 1).arguments.first)
    #expect(argument.value == "A=bc")
    #expect(argument.span == marked.span("1️⃣", "2️⃣"))
  }

  @Test func carriageReturnsAndAByteOrderMarkAreNoText() {
    #expect(
      dump("\u{FEFF}FROM a\r\nRUN one \\\r\n  two\r\n\r\nUSER x\r\n") == """
        directive FROM "a" @1:1-1:7
        directive RUN "one   two" @2:1-3:6
        directive USER "x" @5:1-5:7
        """)
  }

  @Test func commentsAreKeptWhereverTheyStand() {
    let text = "# top\nFROM a # no comment\nRUN x \\\n  # inside\n  y\n  # after"
    let tree = DockerfileParser.parse(SourceFile(path: "", text: text))
    #expect(tree.comments.map { tree.source.text($0) } == ["# top", "# inside", "# after"])
  }
}

struct DirectiveTests {
  @Test func directivesStandOnlyAtTheTop() {
    #expect(
      dump(
        "#syntax=docker/dockerfile:1\n# check = skip=JSONArgsRecommended\n# unknown=x\n# escape=`\n\n# escape=\\\nFROM a"
      )
        == """
        parserDirective syntax "docker/dockerfile:1" @1:1-1:28
        parserDirective check "skip=JSONArgsRecommended" @2:1-2:35
        parserDirective escape "`" @4:1-4:11
        directive FROM "a" @7:1-7:7
        """)
    #expect(dump("# a comment\n# escape=`\nFROM a") == "directive FROM \"a\" @3:1-3:7")
  }

  @Test func aDirectiveMayBeWrong() {
    #expect(
      dump("# escape=x\n# escape=`\nFROM a") == """
        parserDirective escape "x" @1:1-1:11
        parserDirective escape "`" @2:1-2:11
        directive FROM "a" @3:1-3:7
        problem the escape character must be \\ or ` @1:10-1:11
        problem parser directive escape is given twice @2:3-2:9
        """)
  }
}

struct HeredocTests {
  @Test func aBodyFollowsItsInstruction() {
    #expect(
      dump("FROM a\nRUN <<EOF\n  set -e\n# no comment\nEOF\nUSER x") == """
        directive FROM "a" @1:1-1:7
        directive RUN "<<EOF" <<EOF "  set -e\\n# no comment\\n" @2:1-5:4
        directive USER "x" @6:1-6:7
        """)
  }

  @Test func severalBodiesFollowInOrder() {
    #expect(
      dump("FROM a\nCOPY <<one <<-\"two\" /d/\n1\none\n\t2\n\ttwo\nUSER x") == """
        directive FROM "a" @1:1-1:7
        directive COPY "<<one" "<<-\\"two\\"" "/d/" <<one "1\\n" <<two "2\\n" @2:1-6:5
        directive USER "x" @7:1-7:7
        """)
  }

  @Test func aQuotedDelimiterKeepsTheBodyAsItIs() throws {
    let tree = DockerfileParser.parse(SourceFile(path: "", text: "FROM a\nRUN <<'E' cat >x\n$A\nE\nRUN <<E\nE"))
    #expect(tree.node(at: 1).heredocs.map(\.expands) == [false])
    #expect(tree.node(at: 2).heredocs.map(\.expands) == [true])
  }

  @Test func continuedLinesAndTriggersTakeBodiesToo() {
    #expect(
      dump("FROM a\nRUN cat <<E \\\n  >x\nb\nE\nONBUILD RUN <<E\nb\nE") == """
        directive FROM "a" @1:1-1:7
        directive RUN "cat <<E   >x" <<E "b\\n" @2:1-5:2
        directive ONBUILD @6:1-8:2
          directive RUN "<<E" <<E "b\\n" @6:9-8:2
        """)
  }

  @Test(arguments: [
    "RUN cat<<EOF", "RUN cat << EOF", "RUN cat <<<EOF", "CMD cat <<EOF", "RUN it's <<EOF", "RUN [\"<<EOF\"]",
  ])
  func notEveryPairOfAnglesStartsABody(instruction: String) {
    let tree = DockerfileParser.parse(SourceFile(path: "", text: "FROM a\n\(instruction)\nUSER x"))
    #expect(tree.roots.map(\.name).last == "USER")
    #expect(tree.node(at: 1).heredocs.isEmpty)
    #expect(tree.problems.isEmpty)
  }

  @Test func aBodyWithoutAnEndIsAProblem() {
    #expect(
      dump("FROM a\nRUN <<EOF\nx\n") == """
        directive FROM "a" @1:1-1:7
        directive RUN "<<EOF" <<EOF "x\\n" @2:1-3:2
        problem the heredoc is never closed (end it with a line that holds only EOF) @2:1-2:10
        """)
  }
}

struct ProblemTests {
  @Test(arguments: [
    ("FORM x", "unknown instruction FORM (did you mean FROM?) @2:1-2:5"),
    ("apt-get update", "unknown instruction apt-get (does the line before it lack a continuation?) @2:1-2:8"),
    ("FROM a b", "FROM takes an image, or an image, AS and a name (the form is FROM image AS name) @2:6-2:9"),
    ("FROM a # b", "FROM takes an image, or an image, AS and a name (the form is FROM image AS name) @2:6-2:11"),
    (
      "FROM a AS 1st",
      "1st is no name for a stage (it starts with a letter; letters, digits, _, - and . follow) @2:11-2:14"
    ),
    ("FROM", "FROM needs an image @2:1-2:5"),
    ("COPY a", "COPY needs a source and a destination @2:1-2:5"),
    ("COPY a <<E\nE", "a heredoc cannot be the destination @2:8-2:11"),
    ("COPY --form=a b c", "COPY has no flag --form (did you mean --from?) @2:6-2:14"),
    ("COPY --from b c", "--from needs a value @2:6-2:12"),
    ("COPY --link=yes b c", "--link needs true or false @2:6-2:16"),
    ("COPY --chown=a --chown=b c d", "--chown is given twice @2:16-2:25"),
    ("CMD --version", "CMD has no flag --version @2:5-2:14"),
    ("CMD [1]", "the JSON array must hold strings only (quote every element) @2:5-2:8"),
    ("ENV A", "ENV needs a value (write name=value) @2:5-2:6"),
    ("ENV A=b c", "c is not of the form name=value (quote a value that holds spaces) @2:9-2:10"),
    ("ENV =b", "the name in front of = is missing @2:5-2:7"),
    ("LABEL a=\"b", "a quote is never closed @2:7-2:11"),
    ("ARG", "ARG needs a name @2:1-2:4"),
    (
      "HEALTHCHECK curl x", "HEALTHCHECK needs CMD or NONE, not curl (write HEALTHCHECK [flags] CMD command) @2:13-2:17"
    ),
    ("HEALTHCHECK CMD", "HEALTHCHECK CMD needs a command @2:13-2:16"),
    ("HEALTHCHECK NONE x", "HEALTHCHECK NONE takes no arguments @2:13-2:19"),
    ("HEALTHCHECK --interval=5 CMD x", "--interval needs a duration of at least 1ms, such as 30s @2:13-2:25"),
    ("HEALTHCHECK --retries=-1 CMD x", "--retries needs a number that is not negative @2:13-2:25"),
    ("SHELL bash -c", "SHELL needs a JSON array (for example [\"/bin/bash\", \"-c\"]) @2:7-2:14"),
    ("ONBUILD FROM a", "ONBUILD cannot wrap FROM @2:9-2:13"),
    ("ONBUILD ONBUILD RUN x", "ONBUILD cannot wrap ONBUILD @2:9-2:16"),
    ("USER", "USER needs an argument @2:1-2:5"),
  ])
  func whatTheBuilderRefusesIsAProblem(instruction: String, problem: String) {
    let lines = dump("FROM a\n\(instruction)").split(separator: "\n").filter { $0.hasPrefix("problem") }
    #expect(lines == ["problem \(problem)"])
  }

  @Test(arguments: [
    "RUN", "CMD", "CMD []", "COPY --chown= a b", "RUN --mount=type=cache --mount=type=tmpfs x", "ARG A=",
    "HEALTHCHECK --interval=1h2m3.5s --timeout=0 --start-period=500ms --retries=0 CMD x", "ENV A=", "EXPOSE $PORT",
    "COPY --exclude=a --exclude=b . .", "MAINTAINER O'Neil \"x", "ENV A=\"b\\\"c\" D='e\"f'", "ENV A b=c \"d e\"",
  ])
  func whatTheBuilderTakesIsNone(instruction: String) {
    #expect(!dump("FROM a\n\(instruction)").contains("problem"))
  }

  @Test(arguments: [
    ("FROM a:", "the tag after `:` is empty"), ("FROM Alpine AS b", "names of images are written in small letters"),
    ("FROM a@sha256:12", "this digest needs 64 hexadecimal digits"),
  ])
  func aReferenceIsJudged(instruction: String, reason: String) {
    #expect(dump(instruction).contains(reason))
  }

  @Test(arguments: ["FROM a:$T", "FROM \"alpine:3.20\"", "FROM a AS Build\nFROM Build", "FROM {{ image }}"])
  func whatIsNoReferenceYetIsNot(text: String) {
    #expect(!dump(text).contains("no reference"))
  }

  @Test func onlyArgStandsBeforeTheFirstFrom() {
    let problems = dump("ARG V=1\nRUN x\nFROM a:$V").split(separator: "\n").suffix(1)
    #expect(problems == ["problem RUN stands before the first FROM (only ARG may stand there) @2:1-2:4"])
  }

  @Test func aFileWithoutFromIsAFragment() {
    #expect(dump("") == "")
    #expect(dump("# nothing\n") == "")
    #expect(
      dump("RUN x\nUSER y").split(separator: "\n").suffix(1) == [
        "problem the file has no FROM (start a stage with FROM image:tag) @1:1-1:4"
      ])
  }

  @Test func anotherFrontendMayKnowOtherInstructions() {
    #expect(!dump("# syntax=earthly/dockerfile:1\nFROM a\nMAGIC x").contains("problem"))
    #expect(dump("# syntax=docker/dockerfile:1.7-labs\nFROM a\nMAGIC x").contains("problem"))
    #expect(dump("# syntax=@\nFROM a").contains("parserDirective"))
  }

  @Test func templatesAreLeftAlone() {
    #expect(!dump("{{ if x }}\nFROM a\n{{ end -}}\nfoo bar").contains("problem"))
    #expect(!dump("FROM {{ image }} as x\nCOPY {% x %}").contains("problem"))
  }
}

struct LosslessnessTests {
  static let samples = [
    "", "\n", "\\", "FROM", "\u{FEFF}# escape=`\r\nFROM a`\r\n# c\r\n  b\r\n", "RUN <<A <<B\n\n1\nA\n2",
    " \n#\n\\\n\\\n",
    "# syntax=x\n\nFROM a\nRUN a \\\n\n # c\n b\n\nCOPY <<-E /\n\tx\n\tE\nUSER a\n   ",
    "FROM a\u{A0}\n\u{A0}RUN \u{2003}x",
    "ENV A='\nONBUILD ONBUILD ONBUILD ONBUILD ONBUILD ONBUILD x\n", "RUN [\"\\ud800\", \"\\u12\"]", "CMD [[[[[[",
  ]

  @Test(arguments: samples)
  func theLinesTogetherAreTheFile(text: String) {
    let source = SourceFile(path: "", text: text)
    let lines = DockerfileParser.lines(source)
    #expect(lines.map { source.text($0.span) }.joined() == text)
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.span.end == $1.span.start })
  }

  @Test func linesAreOfAKind() {
    let text = "\u{FEFF}# escape=`\n\n# c\nRUN <<E `\n  # d\n\nx\nb\nE\n"
    #expect(
      DockerfileParser.lines(SourceFile(path: "", text: text)).map(\.kind) == [
        .byteOrderMark, .parserDirective, .blank, .comment, .instruction, .comment, .continuation, .continuation,
        .heredoc, .delimiter,
      ])
  }
}
