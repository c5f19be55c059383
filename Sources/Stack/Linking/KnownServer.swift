import CEL

/// The address on which a well-known server listens, by its command line and the variables that it reads; from the
/// servers' own documentation.
struct KnownServer: Sendable {
  /// The program, as people call it.
  let name: String

  /// The ports.
  let ports: Set<Int>

  /// Whether the command line itself names the port, so that no variable can change it.
  let isExplicit: Bool

  /// Whether only processes of the same container can reach it.
  let isLoopback: Fact<Bool>

  /// What a command starts, if it is a server whose address is known.
  init?(_ words: [String], _ variables: @autoclosure () -> ServiceVariables) {
    guard let first = words.first else { return nil }
    var program = FilePath(first).name
    var arguments = Array(words.dropFirst())
    if program.hasPrefix("python"), arguments.first == "-m", arguments.count > 1 {
      program = arguments[1]
      arguments.removeFirst(2)
    } else if program.hasPrefix("python") || program == "php" || program == "./manage.py" || program == "manage.py" {
      guard let server = Self.script(program, &arguments) else { return nil }
      program = server
    }
    guard let habit = Self.habits[program], habit.fits(arguments) else { return nil }
    let variables = variables()
    var address = Address(habit, variables)
    address.read(arguments, habit, variables)
    guard let ports = address.ports else { return nil }
    name = program
    self.ports = ports
    isExplicit = address.isExplicit
    isLoopback = address.host.map { ["127.0.0.1", "localhost", "::1", "[::1]"].contains($0) }
  }

  /// What some commands start, if exactly one of them is such a server.
  static func only(of commands: [[String]], _ variables: @autoclosure () -> ServiceVariables) -> KnownServer? {
    let servers = commands.compactMap { KnownServer($0, variables()) }
    return servers.count == 1 ? servers.first : nil
  }

  /// The server that a script of a framework starts.
  private static func script(_ program: String, _ arguments: inout [String]) -> String? {
    if let position = arguments.firstIndex(of: "runserver"), arguments.contains(where: { $0.hasSuffix("manage.py") }) {
      arguments.removeFirst(position + 1)
      return "runserver"
    }
    if arguments.first == "artisan", arguments.dropFirst().first == "serve" {
      arguments.removeFirst(2)
      return "artisan serve"
    }
    return nil
  }

  /// How a server is told its address.
  private struct Habit {
    var port: Int
    var host: String
    var portOptions: [String] = []
    var hostOptions: [String] = []
    /// Options that take host and port together.
    var bindOptions: [String] = []
    var portVariables: [String] = []
    var hostVariables: [String] = []
    /// A variable that sets the port and with it all addresses.
    var openingVariable: String?
    /// Words one of which must be among the arguments; empty for none.
    var subcommands: [String] = []
    /// Whether an address may stand alone.
    var takesAddress = false
    /// Options with which something else decides.
    var deciders: [String] = []

    func fits(_ arguments: [String]) -> Bool {
      (subcommands.isEmpty || arguments.contains(where: subcommands.contains))
        && !arguments.contains { argument in deciders.contains { argument == $0 || argument.hasPrefix($0 + "=") } }
    }
  }

  private static let habits: [String: Habit] = [
    "uvicorn": Habit(
      port: 8000, host: "127.0.0.1", portOptions: ["--port"], hostOptions: ["--host"], portVariables: ["UVICORN_PORT"],
      hostVariables: ["UVICORN_HOST"], deciders: ["--uds", "--fd"]),
    "fastapi": Habit(
      port: 8000, host: "0.0.0.0", portOptions: ["--port"], hostOptions: ["--host"], subcommands: ["run"]),
    "gunicorn": Habit(
      port: 8000, host: "127.0.0.1", bindOptions: ["-b", "--bind"], openingVariable: "PORT",
      deciders: ["-c", "--config"]),
    "hypercorn": Habit(
      port: 8000, host: "127.0.0.1", bindOptions: ["-b", "--bind"], deciders: ["-c", "--config"]),
    "daphne": Habit(
      port: 8000, host: "127.0.0.1", portOptions: ["-p", "--port"], hostOptions: ["-b", "--bind"],
      deciders: ["-u", "-e", "--endpoint", "--fd"]),
    "flask": Habit(
      port: 5000, host: "127.0.0.1", portOptions: ["-p", "--port"], hostOptions: ["-h", "--host"],
      portVariables: ["FLASK_RUN_PORT"], hostVariables: ["FLASK_RUN_HOST"], subcommands: ["run"]),
    "runserver": Habit(port: 8000, host: "127.0.0.1", takesAddress: true),
    "http.server": Habit(
      port: 8000, host: "0.0.0.0", hostOptions: ["-b", "--bind"], takesAddress: true),
    "streamlit": Habit(
      port: 8501, host: "0.0.0.0", portOptions: ["--server.port"], hostOptions: ["--server.address"],
      portVariables: ["STREAMLIT_SERVER_PORT"], subcommands: ["run"]),
    "next": Habit(
      port: 3000, host: "0.0.0.0", portOptions: ["-p", "--port"], hostOptions: ["-H", "--hostname"],
      portVariables: ["PORT"], subcommands: ["start", "dev"]),
    "artisan serve": Habit(
      port: 8000, host: "127.0.0.1", portOptions: ["--port"], hostOptions: ["--host"], portVariables: ["SERVER_PORT"],
      hostVariables: ["SERVER_HOST"]),
    "rails": Habit(
      port: 3000, host: "0.0.0.0", portOptions: ["-p", "--port"], hostOptions: ["-b", "--binding"],
      portVariables: ["PORT"], subcommands: ["server", "s"]),
    "serve": Habit(
      port: 3000, host: "0.0.0.0", portOptions: ["-l", "--listen", "-p", "--port"], portVariables: ["PORT"],
      subcommands: ["-s", "--single", "-l", "--listen", "-p", "--port"], deciders: ["-c", "--config"]),
    "http-server": Habit(
      port: 8080, host: "0.0.0.0", portOptions: ["-p", "--port"], hostOptions: ["-a"], portVariables: ["PORT"]),
  ]

  /// The address while the words of a command are read.
  private struct Address {
    /// Nil where a variable that is not known decides.
    var ports: Set<Int>?
    var host: Fact<String>
    var isExplicit = false

    init(_ habit: Habit, _ variables: ServiceVariables) {
      ports = [habit.port]
      host = .known(habit.host)
      // Nothing in sight sets such a variable in most projects, so that only one that is set counts.
      for name in habit.portVariables { if let value = variables.values[name] { setPort(value) } }
      for name in habit.hostVariables { if let value = variables.values[name] { host = value } }
      if let name = habit.openingVariable, let value = variables.values[name] {
        setPort(value)
        host = .known("0.0.0.0")
      }
    }

    mutating func read(_ arguments: [String], _ habit: Habit, _ variables: ServiceVariables) {
      var isBound = false
      var index = 0
      while index < arguments.count {
        let word = arguments[index]
        index += 1
        var name = word
        var value: String?
        if word.hasPrefix("-"), let equals = word.firstIndex(of: "=") {
          name = String(word[..<equals])
          value = String(word[word.index(after: equals)...])
        }
        let isOption = [habit.portOptions, habit.hostOptions, habit.bindOptions].contains { $0.contains(name) }
        if isOption, value == nil, index < arguments.count {
          value = arguments[index]
          index += 1
        }
        // `-b0.0.0.0:8000`
        if !isOption, let short = habit.bindOptions.first(where: { $0.utf8.count == 2 && word.hasPrefix($0) }) {
          name = short
          value = String(word.dropFirst(2))
        }
        if name.hasPrefix("-") {
          guard let value else { continue }
          let expanded = variables.expand(value)
          if habit.portOptions.contains(name) {
            setPort(expanded)
            isExplicit = true
          }
          if habit.hostOptions.contains(name) { host = expanded }
          if habit.bindOptions.contains(name) {
            bind(expanded, adds: isBound)
            isBound = true
          }
        } else if habit.takesAddress {
          bind(variables.expand(word), adds: false)
        }
      }
    }

    private mutating func setPort(_ value: Fact<String>) {
      guard let text = value.value else {
        if value.isUnknown { ports = nil }
        return
      }
      // `tcp://0.0.0.0:3000`, as `serve -l` takes it.
      ports = (Int(text) ?? text.split(separator: ":").last.flatMap { Int($0) }).map { [$0] }
    }

    private mutating func bind(_ value: Fact<String>, adds: Bool) {
      guard let text = value.value, !text.hasPrefix("unix:"), !text.hasPrefix("fd:") else {
        ports = nil
        return
      }
      guard let colon = text.lastIndex(of: ":") else {
        if let port = Int(text) { ports = [port] } else { host = .known(text) }
        return
      }
      isExplicit = true
      guard let port = Int(text[text.index(after: colon)...]), ports != nil || !adds else {
        ports = nil
        return
      }
      ports = adds ? ports?.union([port]) : [port]
      let address = String(text[..<colon])
      host = adds && host != .known(address) ? .unknown : .known(address)
    }
  }
}
