import CEL
import Syntax
import Testing

@testable import Dockerfile

struct StageTests {
  private let multiStage = model(
    """
    ARG NODE=20.1
    FROM node:${NODE}-alpine AS Build
    RUN npm ci
    FROM build AS test
    RUN npm test
    FROM nginx:1.27 AS base
    USER 101
    HEALTHCHECK CMD curl -f http://localhost
    FROM base
    COPY --from=build /app /app
    COPY --from=0 /b /b
    """)

  @Test func stagesKnowHowTheyBelongTogether() {
    #expect(multiStage.stages.map { field($0, "ships") } == ["false", "false", "true", "true"])
    #expect(multiStage.stages.map { field($0, "is_used") } == ["true", "false", "true", "false"])
    #expect(multiStage.stages.map { field($0, "is_final") } == ["false", "false", "false", "true"])
    #expect(multiStage.stages[1].parent === multiStage.stages[0])
    #expect(multiStage.stages[3].rootBase.text == "nginx:1.27")
    #expect(multiStage.stages[3].facts.copies.map { $0.stage?.index } == [0, 0])
    #expect(multiStage.stage(named: "TEST")?.index == 1)
    #expect(field(multiStage.stages[0].base, "reference") == "node:20.1-alpine")
  }

  @Test func whatIsSetIsInherited() {
    let last = multiStage.stages[3]
    #expect(field(last, "user") == "absent")
    #expect(field(last, "effective_user") == "101")
    #expect(field(last, "runs_as_root") == "false")
    #expect(field(last, "user_is_numeric") == "true")
    #expect(located(last, "runs_as_root") == "101")
    #expect(field(last, "has_healthcheck") == "true")
  }

  @Test(arguments: [
    ("FROM debian:12", "true"),
    ("FROM debian:12\nUSER app", "false"),
    ("FROM debian:12\nUSER app\nUSER root", "true"),
    ("FROM debian:12\nUSER 0:0", "true"),
    ("FROM debian:12\nUSER root:app", "true"),
    ("FROM debian:12\nARG UID=1000\nUSER ${UID}", "false"),
    ("FROM debian:12\nARG UID\nUSER ${UID}", "unknown"),
    ("FROM vendor/base:1\nUSER ${UID:-0}", "unknown"),
    ("FROM debian:12\nUSER ${UID:-0}", "true"),
    ("FROM debian:12\nARG UID\nUSER ${UID:-1000}", "false"),
    ("FROM debian:12\nONBUILD USER app", "true"),
    ("FROM scratch", "true"),
    ("FROM scratch\nUSER 65532", "false"),
    ("ARG BASE\nFROM ${BASE}", "unknown"),
    ("ARG BASE\nFROM ${BASE}\nUSER root", "true"),
    ("FROM gcr.io/distroless/static-debian12:nonroot", "false"),
    ("FROM gcr.io/distroless/static-debian12", "true"),
    ("FROM nginxinc/nginx-unprivileged:1.27", "false"),
    ("FROM bitnami/redis:7.4\nUSER root", "true"),
    ("RUN id", "unknown"),
    ("FROM a:1 AS b\nUSER x\nFROM b", "false"),
    ("FROM a:1 AS b\nUSER x\nFROM b\nUSER 00", "true"),
  ])
  func rootIsReportedOnlyWhereItIsProven(text: String, runsAsRoot: String) {
    #expect(field(model(text).finalStage, "runs_as_root") == runsAsRoot)
  }

  @Test func variablesAreReplacedInTheirScope() {
    let file = model(
      """
      ARG A=global
      FROM scratch AS one
      ARG A
      ARG B=arg
      ENV B=env C="$A $B" D=${X:-fallback}
      WORKDIR /srv
      WORKDIR $C
      FROM one
      EXPOSE $B 80 8000-8010/udp
      LABEL a=${C} b
      """)
    #expect(field(file.stages[0], "env") == "{B: env, C: global arg, D: fallback}")
    #expect(field(file.stages[1], "workdir") == "/srv/global env".replacing(" env", with: " arg"))
    #expect(file.stages[1].ports.map { field($0, "number") } == ["absent", "80", "8000"])
    #expect(file.stages[1].ports.map { field($0, "last") } == ["absent", "80", "8010"])
    #expect(field(file.stages[1], "labels") == "{a: global arg, b: }")
  }

  @Test func whatTheBaseImageMaySetIsUnknown() {
    let file = model("FROM vendor/base:1\nENV PATH=$PATH:/x A=${B:-c}\nWORKDIR x")
    #expect(field(file.stages[0], "env") == "{A: unknown, PATH: unknown}")
    #expect(field(file.stages[0], "workdir") == "unknown")
  }

  @Test func instructionsBeforeFromMakeAStageOfUnknownBase() {
    let file = model("RUN apt-get update\nFROM a:1\nRUN x")
    #expect(file.stages.map(\.index) == [-1, 0])
    #expect(file.stages[0].runs.count == 1)
    #expect(file.stages[0].base.isUnknown)
    #expect(file.hasFrom)
    #expect(!model("RUN x").hasFrom)
    #expect(model("").stages.isEmpty)
  }

  @Test func laterInstructionsOverrideEarlierOnes() {
    let stage = model("FROM a:1\nCMD a\nONBUILD CMD b\nCMD [\"c\"]\nENTRYPOINT exec d\nHEALTHCHECK NONE").stages[0]
    #expect(field(stage, "overridden_instructions") == "[CMD]")
    #expect(field(stage, "cmd") == "CMD [\"c\"]")
    #expect(field(stage.facts.cmd, "is_shell_form") == "false")
    #expect(field(stage.facts.entrypoint, "is_shell_form") == "true")
    #expect(field(stage.facts.entrypoint, "is_exec") == "true")
    #expect(field(stage.facts.healthcheck, "is_none") == "true")
  }
}

struct BaseImageTests {
  @Test(arguments: [
    ("nginx", "true"), ("node:lts-slim", "true"), ("nginx:1.27", "false"), ("nginx@sha256:abc", "false"),
    ("scratch", "false"), ("$X", "unknown"),
  ])
  func aTagWithoutAVersionFloats(reference: String, isFloating: String) {
    #expect(field(model("FROM \(reference)").stages[0].base, "is_floating") == isFloating)
  }

  @Test(arguments: [
    ("alpine:3", "true"), ("python:3.13-slim", "true"), ("gcr.io/distroless/base", "true"), ("scratch", "true"),
    ("debian:12", "false"), ("node:20", "false"), ("node:20-alpine", "true"),
  ])
  func smallImagesAreKnown(reference: String, isMinimal: String) {
    #expect(field(model("FROM \(reference)").stages[0].base, "is_minimal") == isMinimal)
  }

  @Test func variablesNeedAGlobalArg() {
    let base = model("FROM a:${T}${U:-1}$TARGETARCH").stages[0].base
    #expect(field(base, "undeclared_args") == "[T, U]")
    #expect(base.isUnknown)
    #expect(field(model("FROM a:${T:-1}").stages[0].base, "reference") == "a:1")
  }
}

struct ExpansionTests {
  @Test(arguments: [
    ("${V}", "a.b.c"), ("$V-x", "a.b.c-x"), ("'$V'", "$V"), ("\"$V\"", "a.b.c"), ("\\$V", "$V"), ("${E:-d}", "d"),
    ("${E-d}", ""), ("${N-d}", "d"), ("${V:+y}", "y"), ("${E:+y}", ""), ("${E+y}", "y"), ("${V#*.}", "b.c"),
    ("${V##*.}", "c"), ("${V%.*}", "a.b"), ("${V%%.*}", "a"), ("${V/./-}", "a-b.c"), ("${V//./-}", "a-b-c"),
    ("${N:-${V#a.}}", "b.c"), ("$", "$"), ("a\"b c\"'d'", "ab cd"), ("${V:?}", "a.b.c"),
  ])
  func modifiersAreApplied(text: String, value: String) {
    #expect(expand(text) == .known(value))
  }

  @Test(arguments: ["$U", "${U:+x}", "${V^^}", "${", "${V", "${N:?missing}", "${V/a}", "${U#x}"])
  func whatCannotBeKnownIsUnknown(text: String) {
    #expect(expand(text) == .unknown)
  }

  private func expand(_ text: String) -> Fact<String> {
    var variables = BuildVariables()
    variables.set("V", .known("a.b.c"))
    variables.set("E", .known(""))
    variables.set("U", .unknown)
    return Expander.expand(text, escape: Byte.backslash, variables: variables).value
  }
}
