extension WellKnownImage {
  /// The images, from their projects' own documentation (Docker Hub pages, Dockerfiles).
  static let all: [WellKnownImage] = stores + services

  private static let stores: [WellKnownImage] = [
    WellKnownImage(
      "postgres", .database, ports: [5432],
      data: ["/var/lib/postgresql/data", "/var/lib/postgresql", "/var/lib/pgsql/data", "/home/postgres/pgdata"],
      user: .stepsDown,
      in: "postgres postgis pgvector pgvecto-rs vectorchord-postgres timescaledb timescaledb-ha timescaledb-postgis "
        + "supabase/postgres spilo alloydbomni pgrouting immich-app/postgres edoburu/postgres citus paradedb apache/age "
        + "crunchy-postgres"),
    WellKnownImage(
      "postgres", .database, ports: [5432], data: ["/bitnami/postgresql", "/var/lib/postgresql/data"], user: .other,
      in: "postgresql postgresql-repmgr"),
    WellKnownImage(
      "mysql", .database, ports: [3306, 33060], data: ["/var/lib/mysql", "/bitnami/mysql"], user: .stepsDown,
      in: "mysql mysql-server mysql/community-server percona percona-server"),
    WellKnownImage(
      "mariadb", .database, ports: [3306], data: ["/var/lib/mysql", "/bitnami/mariadb", "/config"], user: .stepsDown,
      in: "mariadb mariadb-galera"),
    WellKnownImage(
      "mongo", .database, ports: [27017], data: ["/data/db", "/data/configdb", "/bitnami/mongodb"], user: .stepsDown,
      in: "mongo mongodb mongodb-community-server mongodb-enterprise-server percona-server-mongodb mongodb-sharded"),
    WellKnownImage(
      "redis", .cache, ports: [6379], data: ["/data", "/bitnami/redis/data"], user: .stepsDown,
      in: "redis redis-stack redis-stack-server redis-cluster redis-sentinel redismod redisearch rejson"),
    WellKnownImage(
      "valkey", .cache, ports: [6379], data: ["/data", "/bitnami/valkey/data"], user: .stepsDown,
      in: "valkey valkey-bundle valkey-cluster"),
    WellKnownImage("keydb", .cache, ports: [6379], data: ["/data"], user: .stepsDown, in: "keydb"),
    WellKnownImage("dragonfly", .cache, ports: [6379], data: ["/data"], user: .stepsDown, in: "dragonfly"),
    WellKnownImage("memcached", .cache, ports: [11211], user: .other, in: "memcached"),
    WellKnownImage(
      "elasticsearch", .search, ports: [9200, 9300],
      data: ["/usr/share/elasticsearch/data", "/bitnami/elasticsearch/data"],
      user: .other, in: "elasticsearch elasticsearch-oss"),
    WellKnownImage(
      "opensearch", .search, ports: [9200, 9300, 9600], data: ["/usr/share/opensearch/data"], user: .other,
      in: "opensearch"),
    WellKnownImage("solr", .search, ports: [8983], data: ["/var/solr"], user: .other, in: "solr"),
    WellKnownImage("meilisearch", .search, ports: [7700], data: ["/meili_data"], in: "meilisearch"),
    WellKnownImage("typesense", .search, ports: [8108], data: ["/data"], in: "typesense"),
    WellKnownImage(
      "manticore", .search, ports: [9306, 9308], data: ["/var/lib/manticore"], user: .stepsDown, in: "manticore"),
    WellKnownImage("qdrant", .vectorStore, ports: [6333, 6334], data: ["/qdrant/storage"], in: "qdrant"),
    WellKnownImage(
      "chroma", .vectorStore, ports: [8000], data: ["/chroma/chroma", "/data"], in: "chroma chroma-core/chroma chromadb"
    ),
    WellKnownImage("weaviate", .vectorStore, ports: [8080, 50051], data: ["/var/lib/weaviate"], in: "weaviate"),
    WellKnownImage("milvus", .vectorStore, ports: [19530, 9091], data: ["/var/lib/milvus"], in: "milvus"),
    WellKnownImage(
      "cassandra", .database, ports: [9042, 7000, 7199], data: ["/var/lib/cassandra", "/bitnami/cassandra"],
      user: .stepsDown, in: "cassandra"),
    WellKnownImage("scylla", .database, ports: [9042], data: ["/var/lib/scylla"], in: "scylla"),
    WellKnownImage(
      "clickhouse", .database, ports: [8123, 9000], data: ["/var/lib/clickhouse"], user: .stepsDown,
      in: "clickhouse clickhouse-server"),
    WellKnownImage(
      "influxdb", .database, ports: [8086], data: ["/var/lib/influxdb", "/var/lib/influxdb2"], user: .stepsDown,
      in: "influxdb"),
    WellKnownImage("neo4j", .database, ports: [7474, 7687], data: ["/data"], user: .stepsDown, in: "neo4j"),
    WellKnownImage("couchdb", .database, ports: [5984], data: ["/opt/couchdb/data"], user: .stepsDown, in: "couchdb"),
    WellKnownImage("couchbase", .database, ports: [8091, 11210], data: ["/opt/couchbase/var"], in: "couchbase"),
    WellKnownImage("arangodb", .database, ports: [8529], data: ["/var/lib/arangodb3"], in: "arangodb"),
    WellKnownImage(
      "cockroach", .database, ports: [26257], data: ["/cockroach/cockroach-data"], in: "cockroach"),
    WellKnownImage("rethinkdb", .database, ports: [28015], data: ["/data"], in: "rethinkdb"),
    WellKnownImage("surrealdb", .database, ports: [8000], data: ["/data"], user: .other, in: "surrealdb"),
    WellKnownImage("questdb", .database, ports: [9000, 8812], data: ["/var/lib/questdb"], in: "questdb"),
    WellKnownImage("crate", .database, ports: [4200, 5432], data: ["/data"], in: "crate"),
    WellKnownImage(
      "mssql", .database, ports: [1433], data: ["/var/opt/mssql"], user: .other,
      in: "mssql/server mssql-server azure-sql-edge"),
    WellKnownImage(
      "oracle", .database, ports: [1521], data: ["/opt/oracle/oradata"], user: .other, in: "oracle-xe oracle-free"),
    WellKnownImage(
      "firebird", .database, ports: [3050], data: ["/firebird/data", "/var/lib/firebird/data"], in: "firebird"),
    WellKnownImage("tidb", .database, ports: [4000], in: "tidb"),
    WellKnownImage("oceanbase", .database, ports: [2881], data: ["/root/ob"], in: "oceanbase-ce"),
    WellKnownImage("falkordb", .database, ports: [6379], data: ["/var/lib/falkordb/data", "/data"], in: "falkordb"),
    WellKnownImage("memgraph", .database, ports: [7687], data: ["/var/lib/memgraph"], user: .other, in: "memgraph"),
    WellKnownImage("ravendb", .database, ports: [8080, 38888], data: ["/var/lib/ravendb/data"], in: "ravendb"),
    WellKnownImage("tdengine", .database, ports: [6030, 6041], data: ["/var/lib/taos"], in: "tdengine"),
    WellKnownImage("greptimedb", .database, ports: [4000, 4001, 4002, 4003], in: "greptimedb"),
    WellKnownImage("dynamodb", .database, ports: [8000], user: .other, in: "dynamodb-local"),
    WellKnownImage("etcd", .database, ports: [2379, 2380], data: ["/etcd-data", "/bitnami/etcd"], in: "etcd"),
    WellKnownImage("dgraph", .database, ports: [8080, 9080], data: ["/dgraph"], in: "dgraph"),
    WellKnownImage(
      "victoriametrics", .database, ports: [8428], data: ["/victoria-metrics-data", "/storage"], in: "victoria-metrics"),
  ]

  private static let services: [WellKnownImage] = [
    WellKnownImage(
      "rabbitmq", .queue, ports: [5672, 15672], data: ["/var/lib/rabbitmq", "/bitnami/rabbitmq/mnesia"],
      user: .stepsDown,
      in: "rabbitmq"),
    WellKnownImage(
      "kafka", .queue, ports: [9092], data: ["/var/lib/kafka/data", "/bitnami/kafka"], user: .other,
      in: "kafka cp-kafka kafka-native redpanda"),
    WellKnownImage(
      "zookeeper", .queue, ports: [2181], data: ["/data", "/var/lib/zookeeper", "/bitnami/zookeeper"], user: .stepsDown,
      in: "zookeeper cp-zookeeper"),
    WellKnownImage("nats", .queue, ports: [4222, 8222], data: ["/data"], in: "nats nats-streaming"),
    WellKnownImage(
      "activemq", .queue, ports: [61616, 8161], data: ["/opt/activemq/data"], in: "activemq activemq-artemis"),
    WellKnownImage(
      "mosquitto", .queue, ports: [1883], data: ["/mosquitto/data"], user: .stepsDown, in: "eclipse-mosquitto"),
    WellKnownImage(
      "minio", .objectStore, ports: [9000, 9001], data: ["/data", "/bitnami/minio/data"], in: "minio minio/minio"),
    WellKnownImage("seaweedfs", .objectStore, ports: [8333, 9333], data: ["/data"], in: "seaweedfs"),
    WellKnownImage(
      "nginx", .proxy, ports: [80, 443], in: "nginx nginx-proxy openresty nginx-proxy-manager swag"),
    WellKnownImage("nginx", .proxy, ports: [8080], user: .other, in: "nginx-unprivileged bitnami/nginx"),
    WellKnownImage("traefik", .proxy, ports: [80, 443, 8080], in: "traefik"),
    WellKnownImage("caddy", .proxy, ports: [80, 443, 2019], data: ["/data"], in: "caddy caddy-docker-proxy"),
    WellKnownImage("haproxy", .proxy, user: .other, in: "haproxy"),
    WellKnownImage("envoy", .proxy, ports: [10000], user: .stepsDown, in: "envoy"),
    WellKnownImage("httpd", .proxy, ports: [80], in: "httpd"),
    WellKnownImage("httpd", .proxy, ports: [8080, 8443], user: .other, in: "bitnami/apache"),
    WellKnownImage("varnish", .proxy, ports: [80], user: .other, in: "varnish"),
    WellKnownImage(
      "grafana", .monitoring, ports: [3000], data: ["/var/lib/grafana"], user: .other,
      in: "grafana grafana-oss grafana-enterprise"),
    WellKnownImage("prometheus", .monitoring, ports: [9090], data: ["/prometheus"], user: .other, in: "prometheus"),
    WellKnownImage(
      "alertmanager", .monitoring, ports: [9093], data: ["/alertmanager"], user: .other, in: "alertmanager"),
    WellKnownImage("node-exporter", .monitoring, ports: [9100], user: .other, in: "node-exporter"),
    WellKnownImage("cadvisor", .monitoring, ports: [8080], in: "cadvisor"),
    WellKnownImage("loki", .monitoring, ports: [3100], data: ["/loki"], user: .other, in: "loki"),
    WellKnownImage("promtail", .monitoring, ports: [9080], in: "promtail"),
    WellKnownImage(
      "jaeger", .monitoring, ports: [16686, 4317, 4318], user: .other, in: "jaegertracing/all-in-one jaeger"),
    WellKnownImage("kibana", .monitoring, ports: [5601], user: .other, in: "kibana opensearch-dashboards"),
    WellKnownImage("logstash", .monitoring, ports: [5044], user: .other, in: "logstash"),
    WellKnownImage("uptime-kuma", .monitoring, ports: [3001], data: ["/app/data"], in: "uptime-kuma"),
    WellKnownImage("keycloak", .identity, ports: [8080, 8443], user: .other, in: "keycloak"),
    WellKnownImage("vault", .identity, ports: [8200], data: ["/vault/file"], user: .stepsDown, in: "vault"),
    WellKnownImage("pgadmin", .tool, ports: [80], data: ["/var/lib/pgadmin"], user: .other, in: "pgadmin4"),
    WellKnownImage("phpmyadmin", .tool, ports: [80], in: "phpmyadmin"),
    WellKnownImage("adminer", .tool, ports: [8080], user: .other, in: "adminer"),
    WellKnownImage("mongo-express", .tool, ports: [8081], in: "mongo-express"),
    WellKnownImage("redis-commander", .tool, ports: [8081], user: .other, in: "redis-commander"),
    WellKnownImage(
      "portainer", .tool, ports: [9000, 9443], data: ["/data"], in: "portainer portainer-ce portainer-ee"),
    WellKnownImage("mailhog", .tool, ports: [1025, 8025], user: .other, in: "mailhog mailpit"),
    WellKnownImage("wordpress", .application, ports: [80], data: ["/var/www/html"], in: "wordpress"),
    WellKnownImage("nextcloud", .application, ports: [80], data: ["/var/www/html"], in: "nextcloud"),
    WellKnownImage("gitea", .application, ports: [3000, 22], data: ["/data"], in: "gitea forgejo"),
    WellKnownImage("vaultwarden", .application, ports: [80], data: ["/data"], in: "vaultwarden/server"),
    WellKnownImage(
      "jenkins", .application, ports: [8080, 50000], data: ["/var/jenkins_home"], user: .other,
      in: "jenkins jenkins/jenkins"),
    WellKnownImage(
      "sonarqube", .application, ports: [9000], data: ["/opt/sonarqube/data"], user: .other, in: "sonarqube"),
    WellKnownImage("ollama", .application, ports: [11434], data: ["/root/.ollama"], in: "ollama"),
    WellKnownImage("n8n", .application, ports: [5678], data: ["/home/node/.n8n"], user: .other, in: "n8n"),
  ]
}
