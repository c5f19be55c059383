/// What is known of the default user of well-known images.
///
/// The table is data: an image, a pattern for its tag and the user of its configuration. `*` stands for anything; the
/// first line that fits counts. Images that are not in it run as root, as most do.
public enum DefaultUser {
  /// The default user of an image, a name or a number; nil where none is known, which mostly means root.
  public static func of(_ image: ImageReference) -> String? {
    let path = image.registry + "/" + image.repository
    let tag = image.tag ?? "latest"
    return entries.first { $0.image.matches(path) && $0.tag.matches(tag) }?.user
  }

  private struct Entry: Sendable {
    let image: Wildcard
    let tag: Wildcard
    let user: String
  }

  private static let entries: [Entry] = table.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ")
    guard words.count == 3 else { return nil }
    return Entry(image: Wildcard(words[0]), tag: Wildcard(words[1]), user: String(words[2]))
  }

  private static let table = """
    gcr.io/distroless/* *nonroot* 65532
    cgr.dev/chainguard/* * 65532
    docker.io/chainguard/* * 65532
    dhi.io/* *-dev* root
    dhi.io/* * 65532
    docker.io/nginxinc/nginx-unprivileged * 101
    docker.io/bitnami/minideb * root
    docker.io/bitnami/* * 1001
    docker.io/bitnamilegacy/* * 1001
    docker.io/bitnamisecure/* * 1001
    docker.io/grafana/grafana* * 472
    docker.io/grafana/loki * 10001
    docker.io/grafana/tempo * 10001
    docker.io/grafana/mimir * 10001
    docker.io/grafana/k6 * 12345
    docker.io/prom/* * nobody
    quay.io/prometheus/* * nobody
    docker.io/jenkins/* * jenkins
    docker.io/nodered/node-red * node-red
    docker.io/elasticsearch * elasticsearch
    docker.io/kibana * kibana
    docker.io/logstash * logstash
    docker.elastic.co/elasticsearch/* * elasticsearch
    docker.elastic.co/kibana/* * kibana
    docker.elastic.co/logstash/* * logstash
    docker.io/opensearchproject/* * 1000
    docker.io/sonarqube * sonarqube
    docker.io/solr * solr
    docker.io/memcached * memcache
    docker.io/haproxy * haproxy
    docker.io/varnish * varnish
    docker.io/kong * kong
    docker.io/curlimages/curl * curl_user
    quay.io/keycloak/keycloak * 1000
    docker.io/apache/airflow * airflow
    docker.io/apache/kafka * appuser
    docker.io/apache/nifi * nifi
    docker.io/apache/superset * superset
    docker.io/confluentinc/* * appuser
    docker.io/selenium/* * 1200
    docker.io/jupyter/* * 1000
    quay.io/jupyter/* * 1000
    docker.io/dpage/pgadmin4 * 5050
    docker.io/n8nio/n8n * node
    docker.n8n.io/n8nio/n8n * node
    docker.io/renovate/renovate * 12021
    docker.io/gitea/gitea *rootless* 1000
    docker.io/qdrant/qdrant *unprivileged* 1000
    docker.io/codercom/code-server * 1000
    docker.io/cimg/* * circleci
    docker.io/circleci/* * circleci
    docker.io/homebrew/brew * linuxbrew
    docker.io/gitpod/* * gitpod
    docker.io/openpolicyagent/opa * 1000
    docker.io/otel/* * 10001
    docker.io/fluent/fluentd * fluent
    docker.io/postgrest/postgrest * 1000
    ghcr.io/actions/actions-runner * runner
    mcr.microsoft.com/mssql/server * mssql
    mcr.microsoft.com/dotnet/* *chiseled* 1654
    mcr.microsoft.com/dotnet/* *distroless* 1654
    registry.access.redhat.com/ubi*/nodejs* * 1001
    registry.access.redhat.com/ubi*/python* * 1001
    registry.access.redhat.com/ubi*/php* * 1001
    registry.access.redhat.com/ubi*/ruby* * 1001
    registry.access.redhat.com/ubi*/nginx* * 1001
    registry.access.redhat.com/ubi*/httpd* * 1001
    registry.access.redhat.com/ubi*/go-toolset* * 1001
    registry.access.redhat.com/ubi*/openjdk* * 185
    registry.redhat.io/ubi*/nodejs* * 1001
    registry.redhat.io/ubi*/python* * 1001
    registry.redhat.io/ubi*/openjdk* * 185
    """
}
