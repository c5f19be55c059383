import CEL
import Compose
import Dockerfile
import Nginx

/// The ports on which the program of a service listens.
struct ServedPorts {
  private let service: StackService

  init(_ service: StackService) { self.service = service }

  /// The ports that something declares: EXPOSE, `expose`, a well-known data store, nginx's `listen`; sorted.
  var declared: [Int] {
    let exposed = service.stage?.ports.compactMap(\.number.value) ?? []
    let store = service.build == nil ? service.service.image?.dataStorePorts ?? [] : []
    return Set(exposed + service.service.exposedPorts + store + listened).sorted()
  }

  /// Whether the program listens on a port; unknown when nothing is declared, or something else could decide.
  func serves(_ port: Int) -> Fact<Bool> {
    let declared = declared
    if declared.contains(port) || isMentioned(port) { return .known(true) }
    let isOpen =
      declared.isEmpty || service.service.isIncomplete || service.build != nil && service.stage == nil
      || !service.service.envFiles.isEmpty || service.stage?.ports.contains { $0.number != $0.last } == true
      || service.service.command.isUnknown || service.service.environment.contains { $0.value.isUnknown }
    return isOpen ? .unknown : .known(false)
  }

  private var listened: [Int] {
    service.nginx.flatMap(\.servers).flatMap(\.listens).compactMap(\.port.value)
  }

  /// Whether a command or a variable speaks of the port: `--port 8001`, `0.0.0.0:8001`, `PORT=8001`.
  private func isMentioned(_ port: Int) -> Bool {
    let image = service.stage.map { stage in
      [stage.cmd?.display, stage.entrypoint?.display].compactMap(\.self) + stage.environment.values.compactMap(\.value)
    }
    let words =
      (service.service.command.value ?? []) + (service.service.entrypoint.value ?? [])
      + service.service.environment.compactMap(\.value.value) + (image ?? [])
    return words.contains { $0.split { !$0.isNumber }.contains { Int($0) == port } }
  }
}
