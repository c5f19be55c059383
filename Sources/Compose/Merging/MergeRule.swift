import Syntax

/// How an attribute of one file is merged with the same attribute of the files before (Compose specification, "Merge").
indirect enum MergeRule: Sendable {
  /// Mappings by key, sequences appended, scalars replaced.
  case generic
  /// The later value replaces the earlier.
  case replace
  /// A mapping whose attributes have rules of their own; all others are merged generically.
  case attributes([String: MergeRule])
  /// A mapping all of whose values have one rule.
  case each(MergeRule)
  /// `KEY=value` items or a mapping: merged by key. The separators are tried in order.
  case keyed(separators: [UInt8])
  /// Names or a mapping from names: merged by name.
  case named
  /// Items appended; a later one with the same key takes the place of the earlier.
  case unique(UniqueKey)
  /// A build: a text is its context.
  case build
  /// As `named`; a name of the later list takes the place of what was said of it.
  case dependencies
  /// The later values that are mappings are merged with the earlier that have the same subnet; the others go.
  case subnets
  /// A logging section: options of another driver go.
  case logging
}

extension MergeRule {
  /// The rules of a whole file.
  static let project = MergeRule.attributes([
    "services": .each(service),
    "networks": .each(.attributes(["labels": equals, "ipam": .attributes(["config": .subnets])])),
    "volumes": .each(.attributes(["labels": equals])),
    "secrets": .each(.attributes(["labels": equals])),
    "configs": .each(.attributes(["labels": equals])),
  ])

  /// The rules of a service.
  static let service = MergeRule.attributes([
    "annotations": equals,
    "build": .build,
    "cap_add": .unique(.text),
    "cap_drop": .unique(.text),
    "command": .replace,
    "configs": .unique(.mountedName),
    "depends_on": .dependencies,
    "deploy": .attributes(["labels": equals]),
    "devices": .unique(.target),
    "dns": .unique(.text),
    "dns_opt": .unique(.text),
    "dns_search": .unique(.text),
    "entrypoint": .replace,
    "env_file": .unique(.path),
    "environment": equals,
    "expose": .unique(.text),
    "extra_hosts": .keyed(separators: [Byte.equals, Byte.colon]),
    "healthcheck": .attributes(["test": .replace]),
    "labels": equals,
    "links": .unique(.text),
    "logging": .logging,
    "models": .named,
    "networks": .named,
    "ports": .unique(.port),
    "profiles": .unique(.text),
    "secrets": .unique(.mountedName),
    "sysctls": equals,
    "tmpfs": .unique(.tmpfs),
    "ulimits": .each(.replace),
    "volumes": .unique(.target),
  ])

  /// The rules of a build.
  static let buildAttributes: [String: MergeRule] = [
    "additional_contexts": equals,
    "args": equals,
    "extra_hosts": .keyed(separators: [Byte.equals, Byte.colon]),
    "labels": equals,
    "platforms": .unique(.text),
    "secrets": .unique(.mountedName),
    "tags": .unique(.text),
  ]

  private static let equals = MergeRule.keyed(separators: [Byte.equals])
}
