import Syntax

/// What is known of an image that many projects use.
struct WellKnownImage: Sendable {
  /// What a program is for.
  enum Category: String, Sendable {
    case database
    case cache
    case vectorStore = "vector_store"
    case search
    case queue
    case objectStore = "object_store"
    case proxy
    case monitoring
    case identity
    case tool
    case application

    /// Whether it is for keeping data: databases, search engines, caches and vector stores.
    var holdsData: Bool { self == .database || self == .search || self == .cache || self == .vectorStore }
  }

  /// Which user its processes have when the Compose file does not say.
  enum User: Sendable {
    /// Root.
    case root
    /// The container starts as root; its entry point goes on as another user.
    case stepsDown
    /// Another user from the start.
    case other
  }

  /// The program: `postgres`.
  let kind: String

  /// What it is for.
  let category: Category

  /// The ports that it listens on.
  let ports: [Int]

  /// Where it keeps its data.
  let dataDirectories: [String]

  /// Its user.
  let user: User

  /// The repositories that hold it: a last part, or the last two parts (`qdrant/qdrant`).
  let repositories: [String]

  init(
    _ kind: String, _ category: Category, ports: [Int] = [], data: [String] = [], user: User = .root,
    in repositories: String
  ) {
    self.kind = kind
    self.category = category
    self.ports = ports
    dataDirectories = data
    self.user = user
    self.repositories = repositories.cut(at: Byte.space).map(String.init)
  }

  /// What is known of a repository, under whatever registry and namespace.
  static func of(repository: String) -> WellKnownImage? {
    let parts = repository.lowercased().cut(at: Byte.slash).suffix(2)
    guard let name = parts.last else { return nil }
    if parts.count == 2, let image = byRepository[parts.joined(separator: "/")] { return image }
    return byRepository[String(name)]
  }

  /// The ports of databases, caches and vector stores that nothing else usually listens on.
  static let dataPorts: Set<Int> = [
    1433, 1521, 3050, 3306, 5432, 5433, 5984, 6333, 6334, 6379, 7474, 7687, 8086, 8529, 9042, 9200, 9300, 11211, 19530,
    26257,
    27017, 27018, 27019, 28015, 33060,
  ]

  /// Images, as their projects publish them, that bring no `HEALTHCHECK`.
  static let withoutHealthcheck: Set<String> = [
    "postgres", "mysql", "mariadb", "mongo", "redis", "valkey/valkey", "rabbitmq", "memcached", "nginx", "httpd",
    "traefik", "caddy", "haproxy", "elasticsearch", "opensearchproject/opensearch", "qdrant/qdrant", "chromadb/chroma",
    "pgvector/pgvector", "postgis/postgis", "timescale/timescaledb", "neo4j", "influxdb", "cassandra", "couchdb",
    "zookeeper", "nats", "minio/minio", "adminer", "grafana/grafana", "prom/prometheus",
  ]

  private static let byRepository: [String: WellKnownImage] = {
    var images: [String: WellKnownImage] = [:]
    for image in all { for repository in image.repositories { images[repository] = image } }
    return images
  }()
}
