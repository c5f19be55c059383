import CEL
import Compose
import Dockerfile

/// The capabilities that a container needs to come up, from what its entry point does: it starts as root, hands folders
/// to another user and goes on as that user.
struct NeededCapabilities {
  /// Without them the container does not start.
  let vital: Set<String>

  /// What the image needs at most; `vital` included, sorted.
  let minimal: [String]

  /// What a service needs; nil where that is not known, or nothing.
  init?(_ service: StackService) {
    guard service.service.isPrivileged != .known(true) else { return nil }
    switch service.service.givenUserIsRoot {
    case .known(false), .unknown: return nil
    default: break
    }
    if service.runsAsRoot == .known(false) { return nil }
    if service.build == nil {
      guard service.service.entrypoint.isAbsent, let image = service.service.image else { return nil }
      self.init(
        kind: image.kind.value, stepsDown: image.stepsDown, further: image.furtherCapabilities, tag: image.tag.value)
    } else {
      guard let stage = service.stage, stage.runsAsRoot == .known(true), service.service.entrypoint.isAbsent else {
        return nil
      }
      let base = stage.rootBase
      if Self.stepsDown(stage) {
        self.init(vital: ["SETGID", "SETUID"], minimal: ["CHOWN", "SETGID", "SETUID"])
        return
      }
      guard stage.entrypoint == nil, !Self.startsAnother(service, base.repository), let repository = base.repository,
        let image = ComposeImage.knowledge(of: repository)
      else { return nil }
      self.init(kind: image.kind, stepsDown: image.stepsDown, further: image.further, tag: base.tag)
    }
  }

  private init(vital: Set<String>, minimal: [String]) {
    self.vital = vital
    self.minimal = minimal
  }

  private init?(kind: String?, stepsDown: Fact<Bool>, further: [String], tag: String?) {
    guard let kind else { return nil }
    if Self.chowning.contains(kind) {
      vital = ["CHOWN", "SETGID", "SETUID"]
    } else if stepsDown == .known(true) {
      // Newer entry points of these look at what they may do first.
      if kind == "redis" || kind == "valkey", let major = tag.flatMap({ Int($0.prefix(while: \.isNumber)) }), major >= 8
      {
        return nil
      }
      if ["vault", "envoy", "influxdb", "mosquitto"].contains(kind) { return nil }
      vital = ["SETGID", "SETUID"]
    } else {
      return nil
    }
    let settling: Set<String> = ["CHOWN", "SETGID", "SETUID"]
    let known = Set(further).intersection(["DAC_OVERRIDE", "FOWNER"])
    minimal = vital.union(settling).union(kind == "nginx" ? [] : known).sorted()
  }

  /// Servers whose main process is root's, owns folders of its workers and starts them as another user.
  private static let chowning: Set<String> = ["nginx"]

  /// Whether a container that is built goes on as another user: its entry point calls a program for it, or can.
  private static func stepsDown(_ stage: Stage) -> Bool {
    let words = (stage.entrypoint?.words ?? []) + (stage.cmd?.words ?? [])
    let names = words.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map { FilePath(String($0)).name }
    return names.contains { ["gosu", "su-exec", "setpriv", "runuser"].contains($0) }
      || stage.entrypoint != nil && stage.packageNames.contains { ["gosu", "su-exec"].contains($0) }
  }

  private static func startsAnother(_ service: StackService, _ repository: String?) -> Bool {
    guard let command = service.started.commands.value?.first?.first else { return false }
    let name = FilePath(command).name
    return !(repository.map { name.hasPrefix(FilePath($0).name.prefix(5)) } ?? false)
      && !["postgres", "mysqld", "mariadbd", "redis-server", "mongod", "nginx"].contains(name)
  }
}

extension Fact {
  /// Whether there is none.
  var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}
