import Policy
import Stack
import Syntax

/// Stacks for programs, version 1; members are added, never renamed or taken away. `GraphSchema` describes them.
struct JSONDrawing {
  /// The drawing with a line feed at the end.
  let text: String

  init(_ drawing: StackDrawing) {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.objects("stacks", drawing.items) { json, item in Self.write(item, to: &json) }
    }
    text = json.text
  }

  private static func write(_ item: StackDrawing.Item, to json: inout JSONWriter) {
    let graph = item.graph
    json.member("name", graph.name)
    json.member("environment", graph.environment)
    json.member("files", graph.files)
    json.objects("services", graph.services) { json, service in
      json.member("name", service.name)
      json.member("image", service.image)
      json.member("dockerfile", service.dockerfile)
      json.member("stage", service.stage)
      json.member("user", service.user)
      json.member("published", service.published)
      json.key("ports")
      json.array { json in
        for port in service.served { json.value(port) }
      }
      json.member("networks", service.networks)
      json.member("entry", service.isEntry)
      json.member("data_store", service.isDataStore)
      if let place = service.place {
        json.member("path", place.source.path)
        json.member("line", place.start.line)
      }
      json.objects("findings", item.findings[service.name] ?? []) { json, finding in
        json.member("rule", finding.rule.id)
        json.member("severity", finding.severity.rawValue)
        json.member("message", finding.message)
        json.member("path", finding.place.source.path)
        json.member("line", finding.place.start.line)
      }
    }
    json.objects("networks", graph.networks) { json, network in
      json.member("name", network.name)
      json.member("internal", network.isInternal)
      json.member("external", network.isExternal)
    }
    json.objects("routes", graph.routes) { json, route in
      json.member("from", route.source)
      json.member("to", route.target)
      json.member("host", route.host)
      if let port = route.port { json.member("port", port) }
      json.member("paths", route.paths)
    }
    json.objects("dependencies", graph.dependencies) { json, dependency in
      json.member("from", dependency.source)
      json.member("to", dependency.target)
      json.member("condition", dependency.condition)
    }
  }
}
