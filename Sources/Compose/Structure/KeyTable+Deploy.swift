/// The keys of `deploy` and `develop`, carried over from the facts of the compose-spec schema.
extension KeyTable {
  /// `deploy`.
  static let deploy = KeyTable(
    "a deploy section",
    [
      "endpoint_mode": .text, "labels": .keyed, "mode": .text, "placement": .mapping(placement), "replicas": .count,
      "resources": .mapping(resources), "restart_policy": .mapping(restartPolicy), "rollback_config": .mapping(update),
      "update_config": .mapping(update),
    ])

  /// A request for devices, of `gpus` or of `deploy`'s reservations.
  static let deviceRequest = KeyTable(
    "a device request",
    [
      "capabilities": .uniqueList(.text), "count": .scalar(.deviceCount), "device_ids": .uniqueList(.text),
      "driver": .text, "options": .uniquelyKeyed,
    ])

  private static let reservedDevice = KeyTable("a reserved device", deviceRequest.keys, required: ["capabilities"])

  private static let placement = KeyTable(
    "a placement",
    [
      "constraints": .list(.text), "max_replicas_per_node": .count,
      "preferences": .list(.mapping(KeyTable("a preference", ["spread": .text]))),
    ])

  private static let restartPolicy = KeyTable(
    "a restart policy", ["condition": .text, "delay": .duration, "max_attempts": .count, "window": .duration])

  private static let update = KeyTable(
    "an update section",
    [
      "delay": .duration, "failure_action": .text, "max_failure_ratio": .number, "monitor": .duration,
      "order": .choice("start-first", "stop-first"), "parallelism": .count,
    ])

  private static let resources = KeyTable(
    "resources",
    [
      "limits": .mapping(KeyTable("limits", ["cpus": .number, "memory": .scalar(.textSize), "pids": .integer])),
      "reservations": .mapping(
        KeyTable(
          "reservations",
          [
            "cpus": .number, "memory": .scalar(.textSize), "devices": .list(.mapping(reservedDevice)),
            "generic_resources": .list(.mapping(genericResource)),
          ])),
    ])

  private static let genericResource = KeyTable(
    "a generic resource",
    [
      "discrete_resource_spec": .mapping(
        KeyTable("a discrete resource", ["kind": .text, "value": .looseInteger]))
    ])

  /// `develop`.
  static let develop = KeyTable("a develop section", ["watch": .list(.mapping(watch))])

  private static let watch = KeyTable(
    "a watch",
    [
      "action": .choice("rebuild", "sync", "restart", "sync+restart", "sync+exec"),
      "exec": .mapping(hook), "ignore": .textOrUniqueList, "include": .textOrUniqueList,
      "initial_sync": .scalar(.bareBool), "path": .scalar(.path), "target": .text,
    ], required: ["path", "action"])
}
