import CEL

/// What a service may do: user, capabilities, confinement, namespaces.
extension ComposeService {
  /// The user, with its group where one is given.
  public var user: Fact<String> { reader.text("user") }

  /// Whether `user` is root, by name or number; false when there is none.
  public var userIsRoot: Fact<Bool> {
    user.isTrue { user in
      let name = user.prefix { $0 != ":" }
      return name == "root" || (!name.isEmpty && name.allSatisfy { $0 == "0" })
    }
  }

  /// Whether the service has all privileges.
  public var isPrivileged: Fact<Bool> { reader.bool("privileged").or(.known(false)) }

  /// The capabilities that are added, in capitals and without `CAP_`.
  var addedCapabilities: TextList { reader.texts("cap_add").mapped(Capability.canonical) }

  /// The capabilities that are dropped, in capitals and without `CAP_`.
  var droppedCapabilities: TextList { reader.texts("cap_drop").mapped(Capability.canonical) }

  /// Whether all capabilities are dropped.
  public var dropsAllCapabilities: Fact<Bool> { droppedCapabilities.contains { $0 == "ALL" } }

  /// The added capabilities beyond CHOWN, SETGID, SETUID and NET_BIND_SERVICE.
  public var extraCapabilities: [String] { addedCapabilities.known.filter { !Capability.allowed.contains($0) } }

  /// The options of `security_opt`, with `=` for the first separator and in lower case.
  var securityOptions: TextList {
    reader.texts("security_opt").mapped(SecurityOption.canonical)
  }

  /// The capabilities that are added, each with its place; spelled as in `addedCapabilities`.
  var addedCapabilityItems: [ComposeItem] { ComposeItem.list(reader["cap_add"], Capability.canonical) }

  /// The options of `security_opt`, each with its place; spelled as in `securityOptions`.
  var securityOptionItems: [ComposeItem] { ComposeItem.list(reader["security_opt"], SecurityOption.canonical) }

  /// The devices of the host that the service is given: the host's side of each.
  var devices: [ComposeItem] {
    ComposeItem.list(reader["devices"]) { text in
      let path = String(text.prefix { $0 != ":" })
      return path.hasPrefix("/") ? ComposePath.join("", path) : path
    }
  }

  /// Whether processes cannot gain privileges: `no-new-privileges`, alone or with `true`.
  public var hasNoNewPrivileges: Fact<Bool> {
    securityOptions.contains { $0 == "no-new-privileges" || $0 == "no-new-privileges=true" }
  }

  /// Whether the engine's seccomp filter is off.
  public var isSeccompDisabled: Fact<Bool> { securityOptions.contains { $0 == "seccomp=unconfined" } }

  /// Whether AppArmor is off.
  public var isAppArmorDisabled: Fact<Bool> { securityOptions.contains { $0 == "apparmor=unconfined" } }

  /// Whether SELinux labels are off.
  public var isSELinuxDisabled: Fact<Bool> { securityOptions.contains { $0 == "label=disable" } }

  /// Whether the root file system cannot be written to.
  public var isReadOnly: Fact<Bool> { reader.bool("read_only").or(.known(false)) }

  /// Whether an attribute that names a namespace is the host's.
  func usesHost(_ key: String) -> Fact<Bool> { reader.text(key).isTrue { $0.lowercased() == "host" } }
}

/// Entries of `security_opt`.
enum SecurityOption {
  /// An option in lower case, with `=` between its name and value whichever separator was written.
  static func canonical(_ text: String) -> String {
    let text = text.lowercased()
    guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return text }
    return text[..<mark] + "=" + text[text.index(after: mark)...]
  }
}

/// Names of Linux capabilities (capabilities(7)).
enum Capability {
  /// What images that start as root and step down need.
  static let allowed: Set<String> = ["CHOWN", "SETGID", "SETUID", "NET_BIND_SERVICE"]

  /// Capabilities with which a process can run code on the host.
  static let hostCode: Set<String> = ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO"]

  /// Capabilities that reach beyond the container without running code on the host.
  static let hostReaching: Set<String> = [
    "NET_ADMIN", "BPF", "SYS_BOOT", "SYS_TIME", "PERFMON", "SYS_NICE", "IPC_LOCK", "SYS_RESOURCE", "SYSLOG",
    "MAC_ADMIN",
    "MAC_OVERRIDE", "AUDIT_CONTROL", "AUDIT_READ", "BLOCK_SUSPEND", "WAKE_ALARM", "SYS_PACCT", "SYS_TTY_CONFIG",
    "LINUX_IMMUTABLE",
    "CHECKPOINT_RESTORE", "LEASE", "IPC_OWNER",
  ]

  /// A name in capitals and without `CAP_`; `CAP_ALL` is none that the engine knows.
  static func canonical(_ name: String) -> String {
    let name = name.uppercased()
    return name.hasPrefix("CAP_") && name != "CAP_ALL" ? String(name.dropFirst(4)) : name
  }
}

extension TextList {
  /// The same list with each known item changed.
  func mapped(_ transform: (String) -> String) -> TextList {
    TextList(known: known.map(transform), isPartial: isPartial)
  }
}
