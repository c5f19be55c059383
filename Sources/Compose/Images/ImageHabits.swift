/// How a well-known program behaves in its container: from its project's own documentation.
struct ImageHabits: Sendable {
  /// A command that tells whether it works, as a health check runs it.
  let health: String?

  /// Folders, besides those of its data, that it writes to while it runs.
  let writes: [String]

  /// Capabilities that it needs beyond CHOWN, SETGID, SETUID and NET_BIND_SERVICE.
  let capabilities: Set<String>

  /// The variables one of which must be set lest everybody knows the password; empty when there is no default.
  let passwordVariables: [String]

  /// Folders in which a mounted configuration can set the password as well.
  let configurationFolders: [String]

  private init(
    health: String? = nil, writes: [String] = [], capabilities: Set<String> = [], passwords: [String] = [],
    configuredIn folders: [String] = []
  ) {
    self.health = health
    self.writes = writes
    self.capabilities = capabilities
    passwordVariables = passwords
    configurationFolders = folders
  }

  /// What is known of a program.
  static func of(kind: String) -> ImageHabits? { all[kind] }

  private static let all: [String: ImageHabits] = [
    "postgres": ImageHabits(
      health: "pg_isready -U postgres", writes: ["/var/run/postgresql"], capabilities: ["DAC_OVERRIDE", "FOWNER"]),
    "mysql": ImageHabits(
      health: "mysqladmin ping -h 127.0.0.1 --silent", writes: ["/var/run/mysqld", "/tmp"],
      capabilities: ["DAC_OVERRIDE", "SYS_NICE"]),
    "mariadb": ImageHabits(
      health: "healthcheck.sh --connect --innodb_initialized", writes: ["/run/mysqld", "/tmp"],
      capabilities: ["DAC_OVERRIDE"]),
    "mongo": ImageHabits(
      health: "mongosh --quiet --eval 'db.adminCommand(\"ping\").ok'", writes: ["/tmp"],
      capabilities: ["DAC_OVERRIDE", "FOWNER"]),
    "redis": ImageHabits(health: "redis-cli ping"),
    "valkey": ImageHabits(health: "valkey-cli ping"),
    "keydb": ImageHabits(health: "keydb-cli ping"),
    "dragonfly": ImageHabits(health: "redis-cli ping"),
    "elasticsearch": ImageHabits(
      health: "curl -fs http://localhost:9200/_cluster/health",
      writes: ["/tmp", "/usr/share/elasticsearch/logs"], capabilities: ["IPC_LOCK"]),
    "opensearch": ImageHabits(
      health: "curl -fs http://localhost:9200/_cluster/health", writes: ["/tmp", "/usr/share/opensearch/logs"],
      capabilities: ["IPC_LOCK"]),
    "meilisearch": ImageHabits(health: "curl -fs http://localhost:7700/health"),
    "chroma": ImageHabits(health: "curl -fs http://localhost:8000/api/v2/heartbeat"),
    "weaviate": ImageHabits(health: "wget -qO- http://localhost:8080/v1/.well-known/ready"),
    "cassandra": ImageHabits(health: "cqlsh -e 'describe cluster'", writes: ["/var/log/cassandra", "/tmp"]),
    "clickhouse": ImageHabits(
      health: "clickhouse-client --query 'SELECT 1'", writes: ["/var/log/clickhouse-server", "/tmp"],
      capabilities: ["SYS_NICE", "IPC_LOCK"]),
    "influxdb": ImageHabits(health: "influx ping"),
    "neo4j": ImageHabits(
      health: "wget -qO- http://localhost:7474", writes: ["/logs", "/tmp"], passwords: ["NEO4J_AUTH"],
      configuredIn: ["/conf"]),
    "couchdb": ImageHabits(health: "curl -fs http://localhost:5984/_up"),
    "etcd": ImageHabits(health: "etcdctl endpoint health"),
    "rabbitmq": ImageHabits(
      health: "rabbitmq-diagnostics -q ping", writes: ["/var/log/rabbitmq", "/tmp"],
      passwords: ["RABBITMQ_DEFAULT_PASS", "RABBITMQ_PASSWORD", "RABBITMQ_LOAD_DEFINITIONS"],
      configuredIn: ["/etc/rabbitmq"]),
    "kafka": ImageHabits(health: "kafka-topics.sh --bootstrap-server localhost:9092 --list"),
    "nats": ImageHabits(health: "wget -qO- http://localhost:8222/healthz"),
    "activemq": ImageHabits(
      passwords: [
        "ACTIVEMQ_WEB_PASSWORD", "ACTIVEMQ_ADMIN_PASSWORD", "ACTIVEMQ_CONNECTION_PASSWORD", "ARTEMIS_PASSWORD",
      ],
      configuredIn: ["/opt/activemq/conf", "/opt/apache-activemq/conf"]),
    "minio": ImageHabits(
      health: "mc ready local", passwords: ["MINIO_ROOT_PASSWORD", "MINIO_SECRET_KEY", "MINIO_CONFIG_ENV_FILE"],
      configuredIn: ["/etc/config.env"]),
    "nginx": ImageHabits(
      health: "curl -fs http://localhost/", writes: ["/var/cache/nginx", "/var/run"], capabilities: ["DAC_OVERRIDE"]),
    "traefik": ImageHabits(health: "traefik healthcheck --ping"),
    "caddy": ImageHabits(health: "wget -qO- http://localhost:2019/config/"),
    "httpd": ImageHabits(health: "httpd -t", writes: ["/usr/local/apache2/logs"]),
    "grafana": ImageHabits(
      health: "wget -qO- http://localhost:3000/api/health",
      passwords: ["GF_SECURITY_ADMIN_PASSWORD", "GF_AUTH_ANONYMOUS_ENABLED", "GF_AUTH_DISABLE_LOGIN_FORM"],
      configuredIn: ["/etc/grafana"]),
    "prometheus": ImageHabits(health: "wget -qO- http://localhost:9090/-/healthy"),
    "alertmanager": ImageHabits(health: "wget -qO- http://localhost:9093/-/healthy"),
    "loki": ImageHabits(health: "wget -qO- http://localhost:3100/ready"),
    "jaeger": ImageHabits(health: "wget -qO- http://localhost:14269/"),
    "vault": ImageHabits(health: "vault status", capabilities: ["IPC_LOCK"]),
    "mongo-express": ImageHabits(
      passwords: ["ME_CONFIG_BASICAUTH_PASSWORD", "ME_CONFIG_BASICAUTH", "ME_CONFIG_BASICAUTH_ENABLED"]),
    "gitea": ImageHabits(health: "curl -fs http://localhost:3000/api/healthz"),
    "vaultwarden": ImageHabits(health: "/healthcheck.sh"),
    "ollama": ImageHabits(health: "ollama list"),
    "n8n": ImageHabits(health: "wget -qO- http://localhost:5678/healthz"),
  ]
}
