import CEL
import Compose
import Dockerfile
import Nginx

/// The ports on which the program of a service listens.
struct ServedPorts {
  /// What is known of a service's program, worked out once for all ports.
  struct Listening: Sendable {
    /// What nginx listens on; nil where it does not run, or where its configuration is not known in full.
    let listened: Set<Int>?

    /// The port of PHP-FPM as its official image has it; nil where another program runs, or where it may be configured.
    let fpmPort: Int?

    /// The numbers in its commands and variables: `--port 8001`, `0.0.0.0:8001`, `PORT=8001`.
    let mentioned: Set<Int>

    init(_ service: StackService) {
      listened = NginxListens.ports(service)
      fpmPort = ServedPorts.fpmPort(service)
      var numbers: Set<Int> = []
      for word in (service.started.commands.value ?? []).joined() { ServedPorts.addNumbers(in: word, to: &numbers) }
      for (_, value) in service.variables.values {
        if let text = value.value { ServedPorts.addNumbers(in: text, to: &numbers) }
      }
      mentioned = numbers
    }
  }

  private let service: StackService
  private let listening: Listening
  private var listened: Set<Int>? { listening.listened }
  private var fpmPort: Int? { listening.fpmPort }

  /// The server that the command starts, if it is one whose address is known.
  var server: KnownServer? { service.server }

  init(_ service: StackService) {
    self.service = service
    listening = service.listening
  }

  fileprivate static func addNumbers(in text: String, to numbers: inout Set<Int>) {
    var number: Int?
    for byte in text.utf8 {
      guard byte.isDigit else {
        if let number { numbers.insert(number) }
        number = nil
        continue
      }
      // Beyond all ports it only matters that it is none.
      number = min((number ?? 0) * 10 + Int(byte - 0x30), 1 << 20)
    }
    if let number { numbers.insert(number) }
  }

  /// The ports that something declares: EXPOSE, `expose`, a well-known data store, nginx's `listen`, the command of a
  /// well-known server; sorted.
  var declared: [Int] {
    let exposed = listened == nil ? service.stage?.ports.compactMap(\.number.value) ?? [] : []
    let store = service.build == nil ? service.service.image?.dataStorePorts ?? [] : []
    var ports = Set(exposed + service.service.exposedPorts + store)
    if let listened { ports.formUnion(listened) }
    if let server { ports.formUnion(server.ports) }
    if let fpmPort { ports.insert(fpmPort) }
    return ports.sorted()
  }

  /// Whether the program listens on a port; unknown when nothing is declared, or something else could decide.
  ///
  /// - Parameter isStrict: whether what an image exposes only counts when the program's source speaks of the same port.
  func serves(_ port: Int, isStrict: Bool = false) -> Fact<Bool> {
    if service.service.isIncomplete { return .unknown }
    if let listened { return .known(listened.contains(port)) }
    if let server {
      if server.ports.contains(port) { return .known(true) }
      // EXPOSE that names another port than the command is out of date; one that names both may mean a second listener.
      if server.ports.isSubset(of: exposed) || exposed.isEmpty, exposed.contains(port) || isMentioned(port) {
        return .unknown
      }
      if server.isExplicit { return .known(false) }
      return isOpen || service.variables.isOpen && !service.service.envFiles.isEmpty ? .unknown : .known(false)
    }
    let declared = declared
    if declared.contains(port) || isMentioned(port) { return .known(true) }
    // EXPOSE and `expose` alone are no proof for all ports of a program: they document, and are forgotten.
    if isStrict, fpmPort == nil {
      // A program that has one of its own ports published may have others for its tools.
      let isOneKnown = service.service.ports.contains { $0.target.value.map(declared.contains) ?? true }
      guard !isOneKnown, isStore || isConfirmed(declared, not: port) else { return .unknown }
    }
    return declared.isEmpty || isOpen || service.variables.isOpen && !service.service.envFiles.isEmpty
      ? .unknown : .known(false)
  }

  fileprivate static func fpmPort(_ service: StackService) -> Int? {
    let knowledge = service.build == nil ? service.knownImage : service.stage?.rootBase.knowledge
    let name = service.build == nil ? service.service.image?.repository.value : service.stage?.rootBase.repository
    guard name == "php", knowledge?.ports == [9000], !service.started.isGiven else { return nil }
    let texts =
      (service.stage?.lineage ?? []).flatMap {
        $0.copies.compactMap { $0.place?.text } + $0.runs.compactMap { $0.place?.text }
      }
      + service.service.mounts.map { $0.target.value ?? "php-fpm" }
    return texts.contains { $0.contains("php-fpm") || $0.contains("/usr/local/etc") && $0.contains(".conf") }
      ? nil : 9000
  }

  private var isStore: Bool { service.build == nil && !(service.service.image?.dataStorePorts ?? []).isEmpty }

  /// Whether a main file of the program names one of some ports, and none of them another.
  private func isConfirmed(_ ports: [Int], not port: Int) -> Bool {
    guard service.stage != nil else { return false }
    var isNamed = false
    for file in service.mainFiles {
      for word in String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: { !$0.isNumber }) {
        guard let number = Int(word) else { continue }
        if number == port { return false }
        if ports.contains(number) { isNamed = true }
      }
    }
    return isNamed
  }

  private var exposed: Set<Int> {
    Set((service.stage?.ports.compactMap(\.number.value) ?? []) + service.service.exposedPorts)
  }

  /// Whether something that is not known could make it listen elsewhere.
  private var isOpen: Bool {
    service.build != nil && service.stage == nil
      || service.stage?.ports.contains { $0.number != $0.last } == true
      || service.started.commands.isUnknown
      || service.service.environment.contains { $0.hasValue && $0.value.isUnknown }
  }

  /// Whether a command or a variable speaks of the port.
  private func isMentioned(_ port: Int) -> Bool { listening.mentioned.contains(port) }
}

/// What the nginx of a container listens on.
enum NginxListens {
  /// The ports; nil where nginx does not run, or where its configuration is not known in full.
  static func ports(_ service: StackService) -> Set<Int>? {
    guard let nginx = service.containerNginx, !nginx.startsAnotherProgram, !nginx.isOpen else { return nil }
    if nginx.hasStockSite.isUnknown, nginx.configurations.isEmpty { return nil }
    // The official images bring a site of their own, on the port that they expose.
    var found: Set<Int> = nginx.hasStockSite == .known(false) ? [] : [nginx.image.port]
    for config in service.nginx {
      guard config.unresolvedIncludes.allSatisfy(NginxImage.isStockInclude) else { return nil }
      let listens = config.directives.filter { $0.name == "listen" }
      for listen in listens {
        guard let word = listen.arguments.first else { continue }
        if word.hasPrefix("unix:") { continue }
        guard let expanded = service.variables.expand(word).value else { return nil }
        let port = expanded.split(separator: ":").last.map(String.init) ?? expanded
        if let number = Int(port) {
          found.insert(number)
        } else if expanded.contains(where: { "$-{".contains($0) }) {
          return nil
        } else {
          found.insert(80)
        }
      }
      if config.servers.contains(where: { $0.listens.isEmpty }) { found.insert(80) }
    }
    return found.isEmpty ? nil : found
  }
}
