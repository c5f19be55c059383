import CEL
import Syntax
import Testing

@testable import Dockerfile

/// What the image of a stage is known to be.
struct ImageTests {
  @Test(arguments: [
    ("FROM debian:12\nHEALTHCHECK CMD curl -f http://localhost/", "curl"),
    ("FROM debian:12\nHEALTHCHECK CMD [\"wget\", \"http://localhost/\"]", "wget"),
    ("FROM alpine:3.20\nHEALTHCHECK CMD wget -q http://localhost/", "absent"),
    ("FROM scratch\nHEALTHCHECK CMD /app health", "sh"),
    ("FROM scratch\nHEALTHCHECK CMD [\"/app\", \"health\"]", "absent"),
    ("FROM debian:12\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12 AS a\nRUN apt-get install -y curl\nFROM a\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nRUN apt-get install -y git\nHEALTHCHECK CMD curl x", "curl"),
    ("FROM debian:12\nRUN apt-get install -y $PACKAGES\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nRUN ./setup.sh\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nCOPY --from=a:1 /usr/bin/curl /usr/bin/\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nCOPY rootfs /\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nCOPY . /app\nHEALTHCHECK CMD curl x", "curl"),
    ("FROM debian:12\nHEALTHCHECK CMD curl x || wget x", "absent"),
    ("FROM debian:12\nHEALTHCHECK CMD /app/curl x", "absent"),
    ("FROM vendor/image:1\nHEALTHCHECK CMD curl x", "absent"),
    ("FROM debian:12\nHEALTHCHECK NONE", "absent"),
  ])
  func aHealthCheckNeedsItsProgram(text: String, missing: String) {
    #expect(field(model(text).finalStage, "missing_healthcheck_program") == missing)
  }

  @Test(arguments: [
    ("FROM scratch\nCMD /app", "sh"),
    ("FROM scratch\nENTRYPOINT [\"/app\"]\nCMD [\"x\"]", "absent"),
    ("FROM debian:12\nENTRYPOINT [\"tini\", \"--\", \"/app\"]", "tini"),
    ("FROM debian:12\nENTRYPOINT [\"/usr/bin/tini\", \"--\", \"/app\"]", "tini"),
    ("FROM debian:12\nENTRYPOINT [\"/opt/tini\", \"--\", \"/app\"]", "absent"),
    ("FROM alpine:3.20\nCMD [\"bash\"]", "bash"),
    ("FROM alpine:3.20\nRUN apk add bash\nCMD [\"bash\"]", "absent"),
    ("FROM node:22\nCMD [\"server.js\"]", "absent"),
    ("FROM gcr.io/distroless/nodejs22-debian12\nCMD [\"server.js\"]", "absent"),
    ("FROM gcr.io/distroless/static-debian12\nENTRYPOINT run", "sh"),
  ])
  func aContainerNeedsItsProgram(text: String, missing: String) {
    #expect(field(model(text).finalStage, "missing_start_program") == missing)
  }

  @Test func theBaseImageIsPartOfTheImage() {
    let stage = model(
      "FROM postgres:17 AS db\nEXPOSE 8008 9000-9001/udp\nFROM db\nVOLUME /backup\nRUN apt-get install -y jq"
    )
    .finalStage
    #expect(field(stage, "exposed_ports") == "[5432, 8008, 9000, 9001]")
    #expect(field(stage, "volumes") == "[/var/lib/postgresql/data, /backup]")
    #expect(field(stage, "programs").contains("pg_isready") && field(stage, "programs").contains("jq"))
    #expect(field(model("FROM golang:1.23\nWORKDIR src").finalStage, "workdir") == "/go/src")
  }

  @Test(arguments: [
    ("FROM alpine:3.20\nCOPY $A /", "[A]"),
    ("FROM alpine:3.20\nARG A\nCOPY $A /", "[]"),
    ("FROM alpine:3.20\nCOPY ${A:-x} ${B:+y} /", "[]"),
    ("FROM alpine:3.20\nENV X=$PATH Y=$HTTP_PROXY", "[]"),
    ("FROM node:22\nLABEL a=$NODE_VERSION b=$OTHER", "[OTHER]"),
    ("FROM vendor/a:1\nCOPY $ANY /", "[]"),
    ("FROM vendor/a:1\nCOPY app-$TARGETARCH /", "[TARGETARCH]"),
    ("FROM vendor/a:1\nENV A=$PAHT", "[PAHT]"),
    ("ARG V=1\nFROM vendor/a:1\nLABEL v=$V", "[V]"),
    ("ARG V=1\nFROM vendor/a:1 AS b\nARG V\nFROM b\nLABEL v=$V", "[]"),
    ("FROM alpine:3.20\nENV A='$B' C=\\$D", "[]"),
    ("FROM scratch\nWORKDIR /$X", "[X]"),
  ])
  func whatNothingSetsIsUndefined(text: String, names: String) {
    #expect(field(model(text).finalStage?.facts.instructions.last, "undefined_variables") == names)
  }

  @Test func theFirstStepOfAChainIsTheOneToMend() {
    let stage = model("FROM a:1\nWORKDIR b\nWORKDIR c\nWORKDIR /d\nWORKDIR e").stages[0]
    #expect(
      stage.facts.instructions.dropFirst().map { field($0, "is_anchored") } == ["false", "unknown", "true", "true"])
    #expect(field(stage.facts.instructions.last, "folder") == "/d/e")
  }

  @Test func aRunKnowsItsUser() {
    let stage = model("FROM node:22\nRUN a\nUSER node:node\nRUN b\nUSER $X\nRUN c").stages[0]
    #expect(stage.facts.runs.map { field($0, "runs_as_root") } == ["true", "false", "unknown"])
    #expect(model("FROM a:1 AS b\nUSER 1\nFROM b\nRUN c").finalStage?.facts.runs.map { field($0, "user") } == ["1"])
  }

  @Test(arguments: [
    ("# nginx:1.25.4\n", "1.25.4"), ("# version 1.2.3\n", "1.2.3"), ("# see issue 12\n", "absent"), ("", "absent"),
    ("# 1.2.3\n\n", "absent"), ("# the plugin requires Go 1.25\n", "absent"),
  ])
  func aCommentMayNameTheVersionOfADigest(comment: String, version: String) {
    let file = model("\(comment)FROM nginx:1.27@sha256:aa")
    #expect(field(file.finalStage, "commented_version") == version)
  }

  @Test func scriptsLeadBackToTheFile() throws {
    let text =
      "FROM debian:12\nARG A\nSHELL [\"/bin/bash\", \"-c\"]\nRUN echo é && \\\n  # remark\n  rm -rf $B\nRUN [\"a\"]"
    let sources = model(text).shellSources
    #expect(sources.count == 1)
    let script = try #require(sources.first)
    #expect(script.dialect == "bash")
    #expect(script.variables.contains("A"))
    #expect(String(decoding: script.text, as: UTF8.self) == "echo é &&   rm -rf $B")
    #expect(script.place(line: 1, column: 20, endLine: 1, endColumn: 22)?.text == "$B")
    #expect(script.place(line: 1, column: 6, endLine: 1, endColumn: 7)?.text == "é")
    #expect(script.place(line: 2, column: 1, endLine: 2, endColumn: 1) == nil)
  }

  @Test func theBodyOfAHeredocIsAScript() {
    let file = model(
      "FROM alpine:3.20\nRUN <<-EOF\n\t#!/bin/bash\n\techo $a\n\tEOF\nRUN <<EOF python3\nprint(1)\nEOF\n")
    #expect(file.shellSources.map(\.dialect) == ["bash", "sh"])
    #expect(file.shellSources.first?.place(line: 2, column: 6, endLine: 2, endColumn: 8)?.text == "$a")
  }

  @Test(arguments: [
    ("rm -rf /var/lib/{apt,dpkg}/lists /tmp", true), ("rm -rf /var/lib/{dpkg,cache}/x", false),
    ("rm -rf /var/lib/apt/lists/*", true), ("rm -rf ${DIR}/lists", false),
  ])
  func bracesNameSeveralPaths(line: String, isRemoved: Bool) {
    #expect(field(command("rm", in: "RUN " + line), "removes_apt_lists") == "\(isRemoved)")
  }
}
