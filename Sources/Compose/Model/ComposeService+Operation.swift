import CEL
import Syntax

/// How a service runs: limits, logging, networks, references.
extension ComposeService {
  private var limits: AttributeReader { reader.section("deploy").section("resources").section("limits") }

  private var reservations: AttributeReader { reader.section("deploy").section("resources").section("reservations") }

  /// The hard memory limit in bytes: `deploy.resources.limits.memory`, or the older `mem_limit`; absent without one.
  public var memoryLimit: Fact<Int> { positive(limits.bytes("memory").or(reader.bytes("mem_limit"))) }

  /// The limit of processors: `deploy.resources.limits.cpus`, or the older `cpus` or `cpu_quota`; absent without one.
  public var cpuLimit: Fact<Double> {
    let quota = reader.number("cpu_quota")
    let period = reader.number("cpu_period").value ?? 100_000
    let fromQuota = period > 0 ? quota.map { $0 / period } : .absent
    return positive(limits.number("cpus").or(reader.number("cpus")).or(fromQuota))
  }

  /// The limit of processes: `deploy.resources.limits.pids`, or `pids_limit`; absent without one, and for -1 and 0.
  public var pidsLimit: Fact<Int> { positive(limits.int("pids").or(reader.int("pids_limit"))) }

  var limitsPlace: Place? {
    reader["deploy"]?["resources"]?["limits"]?.place ?? reader.place("mem_limit") ?? reader.place("cpus")
  }

  /// Whether memory or processors are reserved.
  public var hasReservations: Fact<Bool> {
    .either(
      .either(reservations.has("memory"), reservations.has("cpus")), reader.has("mem_reservation"))
  }

  private func positive<Number: Comparable & ExpressibleByIntegerLiteral>(_ fact: Fact<Number>) -> Fact<Number> {
    if let value = fact.value, value <= 0 { .absent } else { fact }
  }

  var logging: AttributeReader { reader.section("logging") }

  /// The logging driver; absent when not given (the engine's default).
  public var loggingDriver: Fact<String> { logging.text("driver") }

  /// Whether the container's log is bounded: rotated by `max-size`, or by a driver that rotates or sends it away.
  public var hasBoundedLog: Fact<Bool> {
    switch loggingDriver.or(.known("json-file")) {
    case .known("json-file"): logging.section("options").has("max-size")
    case .unknown: .unknown
    default: .known(true)
    }
  }

  /// The networks that the service joins by name; `default` when it names none and has a network of its own.
  public var networks: [String] { member.networks }

  static func networks(_ reader: AttributeReader) -> [String] {
    if let value = reader["networks"], !value.isNull {
      let names = Merger.named(value).mapping?.entries.map(\.key) ?? []
      if !names.isEmpty { return names }
    }
    return reader["network_mode"] == nil ? ["default"] : []
  }

  /// The names by which others on a network reach the service, besides its own: aliases and the container's name.
  public var networkAliases: [String] {
    let entries = reader["networks"]?.mapping?.entries ?? []
    let aliases = entries.flatMap { $0.value["aliases"]?.items.compactMap { $0.scalar?.text.value } ?? [] }
    return aliases + (reader.text("container_name").value.map { [$0] } ?? [])
  }

  /// The names of the secrets that are mounted.
  public var secrets: [String] { names("secrets") }

  /// The names of the configs that are mounted.
  public var configs: [String] { names("configs") }

  private func names(_ key: String) -> [String] {
    (reader[key]?.items ?? []).compactMap { ($0.scalar ?? $0["source"]?.scalar)?.text.value }
  }

  /// The keys of `deploy` that only Swarm heeds, each with its place.
  var swarmOnlyKeys: [ComposeItem] {
    let names: Set<String> = ["endpoint_mode", "placement", "rollback_config", "update_config"]
    return (reader["deploy"]?.mapping?.entries ?? []).filter { names.contains($0.key) }
      .map { ComposeItem($0.key, at: $0.keyPlace) }
  }

  /// The paths that `docker compose watch` looks after.
  public var watches: [ComposeWatch] {
    (reader["develop"]?["watch"]?.sequence ?? []).map { ComposeWatch($0, isIncomplete: isIncomplete) }
  }

  /// The names of the models that it uses.
  public var models: [String] { reader["models"].flatMap { Merger.named($0).mapping?.entries.map(\.key) } ?? [] }

  /// The named volumes that it mounts.
  public var namedVolumes: [String] {
    mounts.filter { $0.isNamedVolume.value == true }.compactMap(\.source.value)
  }

  /// What the service joins, mounts or waits for and the project does not declare.
  func undefined(_ names: [String], in declared: Set<String>) -> Fact<[String]> {
    if context.isPartial { return .unknown }
    return .known(names.filter { $0 != "default" && !declared.contains($0) && !$0.hasHole })
  }

  /// Whether a well-known program keeps the password that everybody knows: no variable that sets it is given, nor a
  /// file in which it may stand.
  public var keepsDefaultPassword: Fact<Bool> {
    guard let habits = image?.habits, !habits.passwordVariables.isEmpty else { return .known(false) }
    if isIncomplete || reader.has("env_file").value != false || !secrets.isEmpty || !configs.isEmpty { return .unknown }
    let names = environment.map { $0.name.uppercased() }
    let isSet = habits.passwordVariables.contains { name in
      names.contains { $0 == name || $0.hasPrefix(name + "_") }
    }
    if isSet { return .known(false) }
    let isConfigured = mounts.contains { mount in
      guard let target = mount.target.value else { return true }
      return habits.configurationFolders.contains { target == $0 || target.hasPrefix($0 + "/") }
    }
    return isConfigured || names.contains { $0.hasHole } ? .unknown : .known(true)
  }

  /// Folders that a well-known program writes to though its file system is read-only and nothing is mounted there.
  public var unwritableDirectories: Fact<[String]> {
    guard isReadOnly.value == true, let habits = image?.habits, let known = image?.known else { return .absent }
    if mounts.contains(where: { $0.target.isUnknown }) || isIncomplete { return .unknown }
    // Started as another user or with another command, it may keep its files elsewhere.
    if reader.has("command").value != false || reader.has("entrypoint").value != false { return .unknown }
    if known.user == .other || reader.has("user").value != false { return .unknown }
    // A configuration of its own may keep all of it elsewhere.
    if known.kind == "nginx", replaces("/etc/nginx/nginx.conf") { return .unknown }
    let targets = mounts.compactMap(\.target.value).map { ComposePath.join("", $0) }
    return .known(
      habits.writes.filter { folder in
        // `/var/run` is a link to `/run` in all of these images.
        let names = [folder, folder.hasPrefix("/var/run") ? String(folder.dropFirst(4)) : "/var" + folder]
        return !targets.contains { target in names.contains { $0 == target || $0.hasPrefix(target + "/") } }
      })
  }

  /// Whether a mount or a config puts a file of its own at a path.
  private func replaces(_ path: String) -> Bool {
    let targets = mounts.compactMap(\.target.value) + grantedConfigs.compactMap(\.target.value)
    return targets.contains { target in
      let target = ComposePath.join("", target)
      return path == target || path.hasPrefix(target + "/")
    }
  }

  /// The program's data folders on which nothing is mounted; absent for images that are not well known.
  public var unmountedDataDirectories: Fact<[String]> {
    guard let known = image?.known, !known.dataDirectories.isEmpty else { return .absent }
    if mounts.contains(where: { $0.target.isUnknown }) || isIncomplete { return .unknown }
    let targets = mounts.compactMap(\.target.value).map { ComposePath.join("", $0) }
    let isMounted = known.dataDirectories.contains { data in
      targets.contains { $0 == data || data.hasPrefix($0 + "/") || $0.hasPrefix(data + "/") }
    }
    return .known(isMounted ? [] : Array(known.dataDirectories.prefix(1)))
  }
}
