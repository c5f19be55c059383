import CEL

/// What rules see of nginx configuration.
public enum NginxLanguage {
  /// The types of all objects.
  public static let schemas: [ObjectSchema] = [
    NginxConfig.modelSchema, NginxHTTP.modelSchema, NginxServer.modelSchema, NginxListen.modelSchema,
    NginxLocation.modelSchema, NginxIf.modelSchema, NginxUpstream.modelSchema, NginxHeader.modelSchema,
    NginxCSP.modelSchema, NginxHSTS.modelSchema, NginxZone.modelSchema, NginxZoneUse.modelSchema,
    NginxDirective.modelSchema, NginxLoadError.modelSchema, NginxRegex.modelSchema, NginxSink.modelSchema,
    NginxTaint.modelSchema, NginxStep.modelSchema,
  ]

  /// What rules can be written on.
  public static let scopes: [Scope] = [
    Scope("nginx.config", "Each file that is not included by another one.", variables: [config], in: NginxConfig.self) {
      [[.object($0)]]
    },
    Scope(
      "nginx.server", "Each virtual server of HTTP.", variables: [config, server], in: NginxConfig.self
    ) { config in
      config.servers.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.listen", "Each address and port of a virtual server.",
      variables: [config, server, Variable("listen", NginxListen.celType, "The address and port.")],
      in: NginxConfig.self
    ) { config in
      config.servers.flatMap { server in server.listens.map { [.object(config), .object(server), .object($0)] } }
    },
    Scope(
      "nginx.location", "Each location, at whatever depth; in a fragment without a server, `server` is absent.",
      variables: [config, server, Variable("location", NginxLocation.celType, "The location.")], in: NginxConfig.self
    ) { config in
      config.locations.map { [.object(config), serverValue(config, $0.node), .object($0)] }
    },
    Scope(
      "nginx.if", "Each if block; in a fragment without a server, `server` is absent.",
      variables: [config, server, Variable("block", NginxIf.celType, "The if block.")], in: NginxConfig.self
    ) { config in
      config.ifs.map { [.object(config), serverValue(config, $0.node), .object($0)] }
    },
    Scope(
      "nginx.header", "Each response header that is set; outside of a server, `server` is absent.",
      variables: [config, server, Variable("header", NginxHeader.celType, "The header.")], in: NginxConfig.self
    ) { config in
      config.headers.map { [.object(config), serverValue(config, $0.node), .object($0)] }
    },
    Scope(
      "nginx.upstream", "Each upstream group of HTTP.",
      variables: [config, Variable("upstream", NginxUpstream.celType, "The group.")], in: NginxConfig.self
    ) { config in
      config.upstreams.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.zone", "Each zone that counts requests or connections.",
      variables: [config, Variable("zone", NginxZone.celType, "The zone.")], in: NginxConfig.self
    ) { config in
      config.zones.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.zone_use", "Each limit_req and limit_conn.",
      variables: [config, Variable("use", NginxZoneUse.celType, "The use of a zone.")], in: NginxConfig.self
    ) { config in
      config.zoneUses.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.load_error", "Each reason for which nginx would not load the configuration.",
      variables: [config, Variable("error", NginxLoadError.celType, "The reason.")], in: NginxConfig.self
    ) { config in
      config.loadErrors.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.regex", "Each regular expression.",
      variables: [config, Variable("regex", NginxRegex.celType, "The regular expression.")], in: NginxConfig.self
    ) { config in
      config.regexes.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.sink", "Each directive that uses text which clients choose, where that matters.",
      variables: [config, Variable("sink", NginxSink.celType, "The directive.")], in: NginxConfig.self
    ) { config in
      config.sinks.map { [.object(config), .object($0)] }
    },
    Scope(
      "nginx.directive", "Each directive, whatever it is.",
      variables: [config, Variable("directive", NginxDirective.celType, "The directive.")], in: NginxConfig.self
    ) { config in
      config.directives.map { [.object(config), .object($0)] }
    },
  ]

  private static let config = Variable("config", NginxConfig.celType, "The configuration.")
  private static let server = Variable("server", NginxServer.celType, "The virtual server.")

  private static func serverValue(_ config: NginxConfig, _ node: ConfigNode) -> Value {
    config.server(around: node).map { .object($0) } ?? .absentObject(NginxServer.modelSchema.name)
  }
}
