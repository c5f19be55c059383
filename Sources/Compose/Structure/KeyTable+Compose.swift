/// The keys of Compose files, carried over from the facts of the compose-spec schema.
extension KeyTable {
  /// The top level.
  static let root = KeyTable(
    "a Compose file",
    [
      "version": .any, "name": .text, "include": .list(.scalarOr(include)), "services": .mappingOf(.mapping(service)),
      "models": .mappingOf(.mapping(model)), "networks": .mappingOf(.mapping(network)),
      "volumes": .mappingOf(.mapping(volume)), "secrets": .mappingOf(.mapping(secret)),
      "configs": .mappingOf(.mapping(config)),
    ])

  /// A service.
  static let service = KeyTable(
    "a service", serviceBasics.merging(serviceOperation) { $1 }.merging(serviceLimits) { $1 })

  private static let serviceBasics: [String: Shape] = [
    "annotations": .keyed, "attach": .bool, "build": .scalarOr(build), "command": .textOrList,
    "configs": .list(.scalarOr(mountedName)), "container_name": .text, "credential_spec": .mapping(credentialSpec),
    "depends_on": .named(.mapping(dependency)), "deploy": .mapping(deploy), "develop": .mapping(develop),
    "domainname": .text, "entrypoint": .textOrList, "env_file": .either([.scalar, .list(.scalarOr(envFile))]),
    "environment": .keyed, "expose": .list(.scalar), "extends": .scalarOr(extends), "external_links": .list(.text),
    "extra_hosts": .any, "healthcheck": .mapping(healthcheck), "hostname": .text, "image": .text, "init": .bool,
    "label_file": .textOrList, "labels": .keyed, "links": .list(.text), "logging": .mapping(logging),
    "mac_address": .text,
    "models": .named(.any), "networks": .named(.mapping(attachment)), "platform": .text,
    "ports": .list(.scalarOr(port)), "post_start": .list(.mapping(hook)), "pre_stop": .list(.mapping(hook)),
    "profiles": .list(.text), "provider": .mapping(provider), "pull_policy": .text, "pull_refresh_after": .text,
    "restart": .text, "secrets": .list(.scalarOr(mountedName)), "use_api_socket": .bool,
    "volumes": .list(.scalarOr(mount)), "volumes_from": .list(.text), "working_dir": .text,
  ]

  private static let serviceOperation: [String: Shape] = [
    "cap_add": .list(.text), "cap_drop": .list(.text), "cgroup": .text, "cgroup_parent": .text,
    "device_cgroup_rules": .list(.text), "devices": .list(.scalarOr(device)), "dns": .textOrList,
    "dns_opt": .list(.text),
    "dns_search": .textOrList, "gpus": .any, "group_add": .list(.scalar), "ipc": .text, "isolation": .text,
    "network_mode": .text, "pid": .text, "privileged": .bool, "read_only": .bool, "runtime": .text,
    "security_opt": .list(.text), "stdin_open": .bool, "stop_grace_period": .duration, "stop_signal": .text,
    "sysctls": .keyed, "tmpfs": .textOrList, "tty": .bool, "user": .text, "userns_mode": .text, "uts": .text,
  ]

  private static let serviceLimits: [String: Shape] = [
    "blkio_config": .any, "cpu_count": .number, "cpu_percent": .number, "cpu_period": .scalar, "cpu_quota": .scalar,
    "cpu_rt_period": .scalar, "cpu_rt_runtime": .scalar, "cpu_shares": .number, "cpus": .number, "cpuset": .text,
    "mem_limit": .size, "mem_reservation": .size, "mem_swappiness": .number, "memswap_limit": .size,
    "oom_kill_disable": .bool, "oom_score_adj": .number, "pids_limit": .number, "scale": .number, "shm_size": .size,
    "storage_opt": .mappingOf(.any), "ulimits": .mappingOf(.scalarOr(ulimit)),
  ]

  private static let include = KeyTable(
    "an include", ["path": .textOrList, "env_file": .textOrList, "project_directory": .text])

  private static let build = KeyTable(
    "a build",
    [
      "additional_contexts": .keyed, "args": .keyed, "cache_from": .list(.text), "cache_to": .list(.text),
      "context": .text, "dockerfile": .text, "dockerfile_inline": .text, "entitlements": .list(.text),
      "extra_hosts": .any,
      "isolation": .text, "labels": .keyed, "network": .text, "no_cache": .bool, "no_cache_filter": .textOrList,
      "platforms": .list(.text), "privileged": .bool, "provenance": .scalar, "pull": .bool, "sbom": .scalar,
      "secrets": .list(.scalarOr(mountedName)), "shm_size": .size, "ssh": .any, "tags": .list(.text), "target": .text,
      "ulimits": .mappingOf(.scalarOr(ulimit)),
    ])

  private static let healthcheck = KeyTable(
    "a health check",
    [
      "disable": .bool, "interval": .duration, "retries": .number, "start_interval": .duration,
      "start_period": .duration, "test": .textOrList, "timeout": .duration,
    ])

  private static let logging = KeyTable("a logging section", ["driver": .text, "options": .mappingOf(.any)])

  private static let dependency = KeyTable("a dependency", ["condition": .text, "required": .bool, "restart": .bool])

  private static let envFile = KeyTable("an environment file", ["path": .text, "required": .bool, "format": .text])

  private static let extends = KeyTable("an `extends`", ["service": .text, "file": .text])

  private static let credentialSpec = KeyTable(
    "a credential spec", ["config": .text, "file": .text, "registry": .text])

  private static let provider = KeyTable("a provider", ["type": .text, "options": .any])

  private static let hook = KeyTable(
    "a hook", ["command": .textOrList, "user": .text, "privileged": .bool, "working_dir": .text, "environment": .keyed])

  private static let ulimit = KeyTable("a ulimit", ["hard": .scalar, "soft": .scalar])

  private static let device = KeyTable("a device", ["source": .text, "target": .text, "permissions": .text])

  private static let mountedName = KeyTable(
    "a secret or config", ["source": .text, "target": .text, "uid": .scalar, "gid": .scalar, "mode": .scalar])

  private static let attachment = KeyTable(
    "a service's network",
    [
      "aliases": .list(.text), "driver_opts": .mappingOf(.any), "gw_priority": .number, "interface_name": .text,
      "ipv4_address": .text, "ipv6_address": .text, "link_local_ips": .list(.text), "mac_address": .text,
      "priority": .number,
    ])

  private static let port = KeyTable(
    "a port",
    [
      "app_protocol": .text, "host_ip": .text, "mode": .text, "name": .text, "protocol": .text, "published": .scalar,
      "target": .scalar,
    ])

  private static let mount = KeyTable(
    "a volume of a service",
    [
      "bind": .mapping(
        KeyTable(
          "a bind", ["propagation": .text, "create_host_path": .bool, "recursive": .text, "selinux": .text])),
      "consistency": .text, "image": .mapping(KeyTable("an image mount", ["subpath": .text])), "read_only": .bool,
      "source": .text, "target": .text,
      "tmpfs": .mapping(KeyTable("a tmpfs", ["size": .size, "mode": .scalar])), "type": .text,
      "volume": .mapping(KeyTable("a volume mount", ["labels": .keyed, "nocopy": .bool, "subpath": .text])),
    ])

  private static let network = KeyTable(
    "a network",
    [
      "attachable": .bool, "driver": .text, "driver_opts": .mappingOf(.any), "enable_ipv4": .bool, "enable_ipv6": .bool,
      "external": .boolOr(externalName), "internal": .bool, "ipam": .mapping(ipam), "labels": .keyed, "name": .text,
    ])

  private static let ipam = KeyTable(
    "an address management", ["driver": .text, "config": .list(.any), "options": .mappingOf(.any)])

  private static let externalName = KeyTable("an `external`", ["name": .text])

  private static let volume = KeyTable(
    "a volume",
    [
      "driver": .text, "driver_opts": .mappingOf(.any), "external": .boolOr(externalName), "labels": .keyed,
      "name": .text,
    ])

  private static let secret = KeyTable(
    "a secret",
    [
      "driver": .text, "driver_opts": .mappingOf(.any), "environment": .text, "external": .boolOr(externalName),
      "file": .text,
      "labels": .keyed, "name": .text, "template_driver": .text,
    ])

  private static let config = KeyTable(
    "a config",
    [
      "content": .text, "environment": .text, "external": .boolOr(externalName), "file": .text, "labels": .keyed,
      "name": .text, "template_driver": .text,
    ])

  private static let model = KeyTable(
    "a model", ["name": .text, "model": .text, "context_size": .number, "runtime_flags": .list(.text)])

  private static let deploy = KeyTable(
    "a deploy section",
    [
      "endpoint_mode": .text, "labels": .keyed, "mode": .text, "placement": .mapping(placement), "replicas": .number,
      "resources": .mapping(resources), "restart_policy": .mapping(restartPolicy), "rollback_config": .mapping(update),
      "update_config": .mapping(update),
    ])

  private static let placement = KeyTable(
    "a placement",
    ["constraints": .list(.text), "max_replicas_per_node": .number, "preferences": .list(.any)])

  private static let restartPolicy = KeyTable(
    "a restart policy",
    ["condition": .text, "delay": .duration, "max_attempts": .number, "window": .duration])

  private static let update = KeyTable(
    "an update section",
    [
      "delay": .duration, "failure_action": .text, "max_failure_ratio": .number, "monitor": .duration, "order": .text,
      "parallelism": .number,
    ])

  private static let resources = KeyTable(
    "resources",
    [
      "limits": .mapping(KeyTable("limits", ["cpus": .number, "memory": .size, "pids": .number])),
      "reservations": .mapping(
        KeyTable(
          "reservations", ["cpus": .number, "memory": .size, "devices": .list(.any), "generic_resources": .list(.any)])),
    ])

  private static let develop = KeyTable(
    "a develop section",
    [
      "watch": .list(
        .mapping(
          KeyTable(
            "a watch",
            [
              "action": .text, "exec": .mapping(hook), "ignore": .textOrList, "include": .textOrList,
              "initial_sync": .bool,
              "path": .text, "target": .text,
            ])))
    ])
}
