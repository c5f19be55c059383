import CEL
import Syntax

/// What a stage has once all of its instructions are read; what it inherits from the stage that it is built on included.
struct StageFacts: Sendable {
  /// Its instructions, FROM and what ONBUILD wraps included.
  var instructions: [Instruction] = []
  var runs: [Run] = []
  var copies: [Copy] = []
  var starts: [StartCommand] = []
  var healthchecks: [Healthcheck] = []
  /// The variables that it declares itself.
  var variables: [BuildVariable] = []
  var ownLabels: [Label] = []
  var ownPorts: [Port] = []

  // What a stage built on it starts with.
  var scope = BuildVariables()
  var environment: [String: Fact<String>] = [:]
  var shell = Shell.standard
  var workdir: Fact<String> = .unknown
  /// Whether a WORKDIR was absolute: here or in a stage that this is built on.
  var isAnchored: Fact<Bool> = .known(false)
  /// Whether there was a WORKDIR at all.
  var setsWorkdir = false
  var labels: [String: Fact<String>] = [:]
  var ports: [Port] = []
  var volumes: [String] = []
  var packages: [Package] = []
  var cmd: StartCommand?
  var entrypoint: StartCommand?
  var healthcheck: Healthcheck?
  var stopSignal: Fact<String> = .absent

  /// The last USER of the stage itself; absent when it has none.
  var user: Fact<String> = .absent
  var group: Fact<String> = .absent
  var userPlace: Place?
}
