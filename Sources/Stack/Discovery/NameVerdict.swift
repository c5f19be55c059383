import Syntax

/// What a file's name says of its language.
public enum NameVerdict: Hashable, Sendable {
  /// The name alone decides.
  case language(Language)
  /// The name allows a language, and the content must confirm it.
  case content(ContentTest)
  /// No language that stacklint reads has such names.
  case foreign
}

/// What must be true of the content of a file whose name leaves it open.
public enum ContentTest: Hashable, Sendable {
  /// It starts as a Dockerfile does.
  case dockerfile
  /// It has a top-level mapping of services.
  case compose
  /// Its statements are nginx directives.
  case nginx
  /// Nothing in it speaks against nginx: the folder speaks for it.
  case notAgainstNginx
}

/// What the folders of a path say of the configuration files in them.
enum FolderHint: Sendable {
  /// Nothing.
  case none
  /// nginx keeps configuration in such folders.
  case nginx
  /// nginx keeps one file per site in such folders, under any name.
  case sites
  /// They belong to another server.
  case other

  /// The hint for the files in a folder, by the hint for its parent and its own name.
  func entering(_ name: some StringProtocol) -> FolderHint {
    let name = name.lowercased()
    switch name {
    case "sites-available", "sites-enabled", "streams-available", "streams-enabled", "vhosts", "vhost.d":
      return self == .other ? .other : .sites
    case "conf.d", "http.d", "stream.d", "snippets", "nginx.d", "locations", "upstreams", "sites", "sites.d",
      "openresty":
      return self == .other ? .other : .nginx
    case "apache", "apache2", "httpd", "supervisor", "supervisord", "logstash", "fluentd", "fluent-bit", "redis",
      "mysql",
      "mariadb", "postgres", "postgresql", "php", "php-fpm", "fail2ban", "systemd", "haproxy", "mosquitto",
      "prometheus",
      "rsyslog", "modprobe.d", "sysctl.d", "dovecot", "postfix", "bind", "named", "unbound", "dnsmasq", "lighttpd",
      "caddy":
      return .other
    default:
      if FolderHint.speaksOfNginx(name) { return .nginx }
      return self == .sites ? .nginx : self
    }
  }

  private static func speaksOfNginx(_ name: String) -> Bool {
    name.split { $0 == "-" || $0 == "_" || $0 == "." }.contains { $0 == "nginx" || $0 == "openresty" }
  }

  /// The hint for the files in the folder of a path.
  static func of(folders: some Sequence<Substring>) -> FolderHint {
    folders.reduce(.none) { $0.entering($1) }
  }
}
