/// The keys of Compose files, carried over from the facts of the compose-spec schema.
extension KeyTable {
  /// The top level.
  static let root = KeyTable(
    "a Compose file",
    [
      "version": .text, "name": .text, "include": .list(.either(.text, include)),
      "services": .namesTo(.mapping(service)), "models": .namesTo(.mapping(model)),
      "networks": .mappingOf(.optional(.mapping(network))), "volumes": .namesTo(.optional(.mapping(volume))),
      "secrets": .namesTo(.mapping(secret)), "configs": .namesTo(.mapping(config)),
    ])

  /// A service.
  static let service = KeyTable(
    "a service", serviceBasics.merging(serviceOperation) { $1 }.merging(serviceLimits) { $1 },
    replaced: [
      "net": "it is called `network_mode` now", "log_driver": "it is `driver` of `logging` now",
      "log_opt": "it is `options` of `logging` now", "dockerfile": "it belongs into `build`",
      "volume_driver": "it is `driver` of the volume at the top level now",
    ])

  private static let serviceBasics: [String: Shape] = [
    "annotations": .keyed, "attach": .bool, "build": .either(.text, build), "command": .command,
    "configs": .list(.either(.text, mountedName)), "container_name": .text, "credential_spec": .mapping(credentialSpec),
    "depends_on": .named(.mapping(dependency)), "deploy": .optional(.mapping(deploy)),
    "develop": .optional(.mapping(develop)), "domainname": .text, "entrypoint": .command,
    "env_file": .textOrListOf(.either(.text, envFile)), "environment": .keyed, "expose": .list(.scalar(.exposedPort)),
    "extends": .either(.text, extends), "external_links": .uniqueList(.text), "extra_hosts": .hosts,
    "healthcheck": .mapping(healthcheck), "hostname": .text, "image": .text, "init": .bool, "label_file": .textOrList,
    "labels": .keyed, "links": .list(.text), "logging": .mapping(logging), "mac_address": .text,
    "models": .named(.optional(.mapping(modelUse))), "networks": .named(.optional(.mapping(attachment))),
    "platform": .text, "ports": .list(.either(.port, port)), "post_start": .list(.mapping(hook)),
    "pre_start": .list(.mapping(startHook)), "pre_stop": .list(.mapping(hook)), "profiles": .list(.text),
    "provider": .mapping(provider),
    "pull_policy": .scalar(.pullPolicy), "pull_refresh_after": .text, "restart": .text,
    "secrets": .list(.either(.text, mountedName)), "use_api_socket": .scalar(.bareBool),
    "volumes": .list(.either(.mount, mount)),
    "volumes_from": .uniqueList(.text), "working_dir": .text,
  ]

  private static let serviceOperation: [String: Shape] = [
    "cap_add": .list(.text), "cap_drop": .list(.text), "cgroup": .choice("host", "private"), "cgroup_parent": .text,
    "device_cgroup_rules": .uniqueList(.text), "devices": .list(.either(.device, device)), "dns": .textOrList,
    "dns_opt": .list(.text), "dns_search": .textOrList,
    "gpus": .textOrListOf(.mapping(deviceRequest), alone: .choice(["all"])),
    "group_add": .uniqueList(.textOrNumber), "ipc": .text, "isolation": .text, "network_mode": .text,
    "pid": .optional(.text), "privileged": .bool, "read_only": .bool, "runtime": .text,
    "security_opt": .uniqueList(.text), "stdin_open": .bool, "stop_grace_period": .duration, "stop_signal": .text,
    "sysctls": .keyed, "tmpfs": .textOrList, "tty": .bool, "user": .text, "userns_mode": .text, "uts": .text,
  ]

  private static let serviceLimits: [String: Shape] = [
    "blkio_config": .mapping(blockIO), "cpu_count": .scalar(.integer(0...Int.max)),
    "cpu_percent": .scalar(.integer(0...100)), "cpu_period": .looseInteger, "cpu_quota": .looseInteger,
    "cpu_rt_period": .looseInteger, "cpu_rt_runtime": .looseInteger, "cpu_shares": .looseInteger, "cpus": .number,
    "cpuset": .text, "mem_limit": .size, "mem_reservation": .wholeSize, "mem_swappiness": .wholeSize,
    "memswap_limit": .size,
    "oom_kill_disable": .bool, "oom_score_adj": .scalar(.integer(-1000...1000)), "pids_limit": .looseInteger,
    "scale": .count, "shm_size": .size, "storage_opt": .mappingOf(.any), "ulimits": ulimits,
  ]

  private static let ulimits = Shape.mappingOf(.either(.integer(nil), ulimit))

  private static let include = KeyTable(
    "an include", ["path": .textOrUniqueList, "env_file": .textOrUniqueList, "project_directory": .text],
    allowsExtensions: false)

  private static let build = KeyTable(
    "a build",
    [
      "additional_contexts": .pairs(alone: nil), "args": .keyed, "cache_from": .list(.text), "cache_to": .list(.text),
      "context": .text, "dockerfile": .text, "dockerfile_inline": .text, "entitlements": .list(.text),
      "extra_hosts": .hosts, "isolation": .text, "labels": .keyed, "network": .text, "no_cache": .bool,
      "no_cache_filter": .textOrUniqueList, "platforms": .list(.text), "privileged": .bool,
      "provenance": .scalar(.textOrBool),
      "pull": .bool, "sbom": .scalar(.textOrBool), "secrets": .list(.either(.text, mountedName)),
      "shm_size": .wholeSize,
      "ssh": .pairs(alone: "default"), "tags": .list(.text), "target": .text, "ulimits": ulimits,
    ])

  private static let healthcheck = KeyTable(
    "a health check",
    [
      "disable": .bool, "interval": .duration, "retries": .scalar(.looseInteger(minimum: 0)),
      "start_interval": .duration,
      "start_period": .duration, "test": .textOrList, "timeout": .duration,
    ])

  private static let logging = KeyTable(
    "a logging section", ["driver": .text, "options": .mappingOf(.scalar(.option))])

  private static let dependency = KeyTable(
    "a dependency",
    [
      "condition": .choice("service_started", "service_healthy", "service_completed_successfully"), "required": .bool,
      "restart": .bool,
    ])

  private static let envFile = KeyTable(
    "an environment file", ["path": .text, "required": .bool, "format": .text], required: ["path"],
    allowsExtensions: false)

  private static let extends = KeyTable(
    "an `extends`", ["service": .text, "file": .text], required: ["service"],
    allowsExtensions: false)

  private static let credentialSpec = KeyTable(
    "a credential spec", ["config": .text, "file": .text, "registry": .text])

  private static let provider = KeyTable(
    "a provider", ["type": .text, "options": .mappingOf(.oneOrMore(.value))], required: ["type"])

  /// A command that runs in the container.
  static let hook = KeyTable("a hook", hookKeys, required: ["command"])

  private static let hookKeys: [String: Shape] = [
    "command": .command, "user": .text, "privileged": .bool, "working_dir": .text,
    "environment": .uniquelyKeyed,
  ]

  /// A container that runs before the service's own.
  private static let startHook = KeyTable(
    "a hook", hookKeys.merging(["image": .text, "per_replica": .bool]) { $1 })

  private static let ulimit = KeyTable("a ulimit", ["hard": .integer, "soft": .integer], required: ["soft", "hard"])

  private static let device = KeyTable(
    "a device", ["source": .text, "target": .text, "permissions": .text], required: ["source", "target"])

  private static let blockIO = KeyTable(
    "a block I/O section",
    [
      "device_read_bps": .list(.mapping(blockRate)), "device_read_iops": .list(.mapping(blockRate)),
      "device_write_bps": .list(.mapping(blockRate)), "device_write_iops": .list(.mapping(blockRate)),
      "weight": .scalar(.bareCount), "weight_device": .list(.mapping(blockWeight)),
    ], allowsExtensions: false)

  private static let blockRate = KeyTable(
    "a device's rate", ["path": .text, "rate": .wholeSize], allowsExtensions: false)

  private static let blockWeight = KeyTable(
    "a device's weight", ["path": .text, "weight": .scalar(.bareCount)], allowsExtensions: false)

  private static let mountedName = KeyTable(
    "a secret or config", ["source": .text, "target": .text, "uid": .text, "gid": .text, "mode": .scalar(.mode)],
    required: ["source"])

  private static let attachment = KeyTable(
    "a service's network",
    [
      "aliases": .uniqueList(.text), "driver_opts": .mappingOf(.textOrNumber), "gw_priority": .number,
      "interface_name": .text, "ipv4_address": .text, "ipv6_address": .text, "link_local_ips": .uniqueList(.text),
      "mac_address": .text, "priority": .number,
    ])

  private static let modelUse = KeyTable("a service's model", ["endpoint_var": .text, "model_var": .text])

  private static let port = KeyTable(
    "a port",
    [
      "app_protocol": .text, "host_ip": .scalar(.address), "mode": .text, "name": .text, "protocol": .text,
      "published": .scalar(.portRange), "target": .scalar(.portRange),
    ], required: ["target"])

  private static let mount = KeyTable(
    "a volume of a service",
    [
      "bind": .mapping(
        KeyTable(
          "a bind",
          [
            "propagation": .text, "create_host_path": .bool,
            "recursive": .choice("enabled", "disabled", "writable", "readonly"), "selinux": .choice("z", "Z"),
          ])),
      "consistency": .text, "image": .mapping(KeyTable("an image mount", ["subpath": .text])), "read_only": .bool,
      "source": .text, "target": .text,
      "tmpfs": .mapping(KeyTable("a tmpfs", ["size": .wholeSize, "mode": .scalar(.bareCount)])),
      "type": .choice("bind", "volume", "tmpfs", "cluster", "npipe", "image"),
      "volume": .mapping(KeyTable("a volume mount", ["labels": .uniquelyKeyed, "nocopy": .bool, "subpath": .text])),
    ], required: ["type", "target"])

  private static let network = KeyTable(
    "a network",
    [
      "attachable": .bool, "driver": .text, "driver_opts": .mappingOf(.textOrNumber), "enable_ipv4": .bool,
      "enable_ipv6": .bool, "external": .either(.bool, externalName), "internal": .bool, "ipam": .mapping(ipam),
      "labels": .keyed, "name": .text,
    ])

  private static let ipam = KeyTable(
    "an address management",
    [
      "driver": .text,
      "config": .list(
        .mapping(
          KeyTable(
            "an address pool",
            ["subnet": .text, "ip_range": .text, "gateway": .text, "aux_addresses": .mappingOf(.text)]))),
      "options": .mappingOf(.text),
    ])

  private static let externalName = KeyTable("an `external`", ["name": .text])

  private static let volume = KeyTable(
    "a volume",
    [
      "driver": .text, "driver_opts": .mappingOf(.textOrNumber), "external": .either(.bool, externalName),
      "labels": .uniquelyKeyed, "name": .text,
    ])

  private static let secret = KeyTable(
    "a secret",
    [
      "driver": .text, "driver_opts": .mappingOf(.textOrNumber), "environment": .text,
      "external": .either(.bool, externalName), "file": .text, "labels": .uniquelyKeyed, "name": .text,
      "template_driver": .text,
    ])

  private static let config = KeyTable(
    "a config",
    [
      "content": .text, "environment": .text, "external": .either(.bool, externalName), "file": .text,
      "labels": .uniquelyKeyed,
      "name": .text, "template_driver": .text,
    ])

  private static let model = KeyTable(
    "a model", ["name": .text, "model": .text, "context_size": .scalar(.bareCount), "runtime_flags": .list(.text)],
    required: ["model"])
}
