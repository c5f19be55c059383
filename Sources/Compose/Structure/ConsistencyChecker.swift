import CEL
import Syntax

/// Holds the merged project against what Compose demands of the whole: attributes that exclude each other, what must be
/// there, circles.
///
/// The demands are those of the Compose specification; most of them it states beside the attribute.
struct ConsistencyChecker {
  private let root: ComposeMapping
  private let services: [ComposeMapping.Entry]
  private let incompleteServices: Set<String>
  private let isFragment: Bool
  private let isPartial: Bool

  /// For each service, whether it is, or may be, built.
  private lazy var builtServices: [String: Bool] = Dictionary(
    services.map { ($0.key, !($0.value["build"]?.isNull ?? true) || incompleteServices.contains($0.key)) },
    uniquingKeysWith: { first, _ in first })

  /// What was found.
  private(set) var problems: [ComposeProblem] = []

  init(
    _ root: ComposeMapping, services: [ComposeMapping.Entry], incompleteServices: Set<String>, isFragment: Bool,
    isPartial: Bool
  ) {
    self.root = root
    self.services = services
    self.incompleteServices = incompleteServices
    self.isFragment = isFragment
    self.isPartial = isPartial
  }

  /// What is wrong with a project.
  mutating func check() {
    for entry in services {
      guard let mapping = entry.value.mapping, !incompleteServices.contains(entry.key) else { continue }
      check(entry, AttributeReader(mapping: mapping, isIncomplete: false))
    }
    for (section, isSecret) in [("secrets", true), ("configs", false)] {
      for entry in root[section]?.mapping?.entries ?? [] { checkSource(entry, isSecret: isSecret) }
    }
    for section in ["networks", "volumes"] {
      for entry in root[section]?.mapping?.entries ?? [] {
        checkExternal(entry, section == "volumes" ? .contradiction : .ignored)
      }
    }
    var graph = DependencyGraph(services)
    problems += graph.cycles()
  }

  private mutating func check(_ entry: ComposeMapping.Entry, _ service: AttributeReader) {
    let hasImage = service.has("image").value == true && service.text("image").value?.isEmpty != true
    if !isFragment, !hasImage, !["build", "provider"].contains(where: { service.has($0).value == true }) {
      report(.incomplete, "`\(entry.key)` has neither `image` nor `build`", at: entry.keyPlace)
    }
    if let networks = service["networks"], let mode = service["network_mode"], mode.scalar != nil,
      !(Merger.named(networks).mapping?.entries.isEmpty ?? true)
    {
      report(.contradiction, "`network_mode` and `networks` exclude each other", at: mode.place)
    }
    checkBuild(service)
    checkHealthcheck(service)
    checkLimits(service)
    checkDevices(service)
    checkTargets(service)
    for key in ["security_opt", "group_add", "device_cgroup_rules", "volumes_from", "external_links"] {
      checkRepetition(service, key)
    }
    for dependency in service["depends_on"]?.mapping?.entries ?? []
    where dependency.value.mapping?["condition"] == nil && dependency.value.mapping != nil {
      report(
        .incomplete, "the dependency on `\(dependency.key)` needs a `condition`", at: dependency.keyPlace)
    }
    for watch in service["develop"]?["watch"]?.sequence ?? [] {
      guard let action = watch["action"]?.scalar?.text.value, action != "rebuild", action != "restart",
        watch["target"] == nil
      else { continue }
      report(.incomplete, "the watch action `\(action)` needs a `target`", at: watch["action"]?.place)
    }
  }

  private mutating func checkBuild(_ service: AttributeReader) {
    guard let build = service["build"] else { return }
    if build["dockerfile"]?.scalar != nil, let inline = build["dockerfile_inline"], inline.scalar != nil {
      report(.contradiction, "`dockerfile` and `dockerfile_inline` exclude each other", at: inline.place)
    }
    for context in build["additional_contexts"].flatMap({ Merger.keyed($0).mapping?.entries }) ?? [] {
      guard let text = context.value.scalar?.text.value, text.hasPrefix("service:") else { continue }
      let name = String(text.dropFirst(8))
      guard let isBuilt = builtServices[name] else {
        if !isPartial, !name.hasHole {
          report(.incomplete, "`\(name)`, a context of this build, is no service of the project", at: context.place)
        }
        continue
      }
      if !isBuilt {
        report(.incomplete, "`\(name)`, a context of this build, has no `build` of its own", at: context.place)
      }
    }
    let platforms = TextList(build["platforms"]?.items.compactMap(\.scalar) ?? [], isIncomplete: false)
    if let platform = service.text("platform").value, !platforms.known.isEmpty,
      platforms.contains(where: { $0 == platform }).value == false
    {
      report(
        .contradiction, "`platform` is \(platform), which is not among the `platforms` of the build",
        at: service.place("platform"))
    }
  }

  private mutating func checkHealthcheck(_ service: AttributeReader) {
    guard let test = service["healthcheck"]?["test"], let first = test.sequence?.first,
      let word = first.scalar?.text.value, !["CMD", "CMD-SHELL", "NONE"].contains(word)
    else { return }
    report(
      .value, "a list in `test` starts with `CMD`, `CMD-SHELL` or `NONE`, not with `\(word)`", at: first.place)
  }

  /// Each path in the container has room for one mount; of two items of `volumes` with the very same path, the later
  /// counts.
  private mutating func checkTargets(_ service: AttributeReader) {
    guard let tmpfs = service["tmpfs"]?.items, !tmpfs.isEmpty else { return }
    var targets: Set<String> = []
    var texts: Set<String> = []
    for item in tmpfs where texts.insert(item.scalar?.skeleton ?? "").inserted {
      guard let target = item.scalar.flatMap({ MountSyntax.parseTmpfs($0.skeleton) })?.target?.skeleton else {
        continue
      }
      if !target.hasHole, !targets.insert(target).inserted {
        report(.contradiction, "two mounts are at `\(target)`", at: item.place)
      }
    }
    for item in service["volumes"]?.items ?? [] {
      guard let target = MountSyntax.parse(item)?.target?.skeleton, !target.hasHole else { continue }
      if targets.contains(ComposePath.join("", target)) {
        report(.contradiction, "a tmpfs and a volume are both at `\(target)`", at: item.place)
      }
    }
  }

  /// Lists that merging only makes longer: what two files say makes Compose refuse both. What one file says twice is a
  /// fault of that file.
  private mutating func checkRepetition(_ service: AttributeReader, _ key: String) {
    var sources: [String: SourceFile] = [:]
    for item in service[key]?.sequence ?? [] {
      guard let text = item.scalar?.text.value else { continue }
      if let source = sources.updateValue(item.place.source, forKey: text), source != item.place.source {
        report(
          .contradiction, "`\(text)` is in `\(key)` of two files that are merged (also of \(source.path))",
          at: item.place)
      }
    }
  }

  /// Attributes that have a twin in `deploy`: both may be there when they say the same.
  private mutating func checkLimits(_ service: AttributeReader) {
    let deploy = service.section("deploy")
    let limits = deploy.section("resources").section("limits")
    let reservations = deploy.section("resources").section("reservations")
    compare(service.number("scale"), deploy.number("replicas"), "scale", "deploy.replicas", service)
    compare(service.number("cpus"), limits.number("cpus"), "cpus", "deploy.resources.limits.cpus", service)
    compare(service.number("pids_limit"), limits.number("pids"), "pids_limit", "deploy.resources.limits.pids", service)
    compare(service.bytes("mem_limit"), limits.bytes("memory"), "mem_limit", "deploy.resources.limits.memory", service)
    compare(
      service.bytes("mem_reservation"), reservations.bytes("memory"), "mem_reservation",
      "deploy.resources.reservations.memory", service)
  }

  private mutating func compare<Number: Equatable & ExpressibleByIntegerLiteral>(
    _ short: Fact<Number>, _ long: Fact<Number>, _ key: String, _ other: String, _ service: AttributeReader
  ) {
    guard let first = short.value, let second = long.value, first != 0, second != 0, first != second else { return }
    report(.contradiction, "`\(key)` and `\(other)` differ", at: service.place(key))
  }

  private mutating func checkDevices(_ service: AttributeReader) {
    let reserved = service["deploy"]?["resources"]?["reservations"]?["devices"]?.sequence ?? []
    for request in reserved + (service["gpus"]?.sequence ?? []) {
      guard let count = request["count"], count.scalar != nil, request["device_ids"]?.sequence != nil else { continue }
      report(.contradiction, "`count` and `device_ids` exclude each other", at: count.place)
    }
  }

  private mutating func checkSource(_ entry: ComposeMapping.Entry, isSecret: Bool) {
    guard let mapping = entry.value.mapping else { return }
    let sources = isSecret ? ["file", "environment"] : ["file", "environment", "content"]
    let given = sources.filter { mapping[$0].map { !$0.isNull } ?? false }
    let isEmpty = isSecret && given.allSatisfy { mapping[$0]?.scalar?.skeleton.isEmpty == true }
    let names = sources.map { "`\($0)`" }.joined(separator: " or ")
    if given.count > 1 {
      report(.contradiction, "`\(entry.key)` takes only one of \(names)", at: entry.keyPlace)
    } else if given.isEmpty || isEmpty, mapping["driver"] == nil, mapping["external"] == nil {
      report(.incomplete, "`\(entry.key)` needs \(names), or `external: true`", at: entry.keyPlace)
    }
    checkExternal(entry, .ignored)
  }

  /// Whatever is made by somebody else can be named, and nothing more; only of volumes does Compose refuse more.
  private mutating func checkExternal(_ entry: ComposeMapping.Entry, _ kind: ComposeProblem.Kind) {
    guard let mapping = entry.value.mapping, let external = mapping["external"] else { return }
    let isExternal = external.mapping != nil || external.scalar?.bool.value == true
    guard isExternal else { return }
    for other in mapping.entries where !["name", "external"].contains(other.key) && !other.key.hasPrefix("x-") {
      let message =
        kind == .ignored
        ? "`\(other.key)` of `\(entry.key)` is ignored, because it is `external`"
        : "`external` and `\(other.key)` exclude each other"
      report(kind, message, at: other.keyPlace)
    }
  }

  private mutating func report(_ kind: ComposeProblem.Kind, _ message: String, at place: Place?) {
    problems.append(ComposeProblem(kind, message, at: place))
  }
}
