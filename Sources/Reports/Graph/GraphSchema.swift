/// The JSON Schema of what `stacklint graph --format json` writes.
enum GraphSchema {
  /// What a member holds.
  private indirect enum Shape: Sendable {
    case text
    case optionalText
    case number
    case flag
    case list(Shape)
    case object([Member])
  }

  private struct Member: Sendable {
    let name: String
    let shape: Shape
    let documentation: String
    var isRequired = true
  }

  /// Writes the members of the schema.
  static func write(to json: inout JSONWriter) { write(.object(root), to: &json) }

  private static let root: [Member] = [
    Member(name: "version", shape: .number, documentation: "The version of this format: 1."),
    Member(name: "stacks", shape: .list(.object(stack)), documentation: "The stacks, in the order of their files."),
  ]

  private static let stack: [Member] = [
    Member(name: "name", shape: .text, documentation: "The project's name, or its first file."),
    Member(name: "environment", shape: .optionalText, documentation: "The environment; null when nothing says which."),
    Member(name: "files", shape: .list(.text), documentation: "The Compose files, base first."),
    Member(name: "services", shape: .list(.object(service)), documentation: "The services."),
    Member(name: "networks", shape: .list(.object(network)), documentation: "The networks that some service joins."),
    Member(
      name: "routes", shape: .list(.object(route)),
      documentation: "The ways that requests take from the nginx of a service to an address."),
    Member(name: "dependencies", shape: .list(.object(dependency)), documentation: "Which service waits for which."),
  ]

  private static let service: [Member] = [
    Member(name: "name", shape: .text, documentation: "The name."),
    Member(
      name: "image", shape: .optionalText,
      documentation: "The image, or the one that it is built on; null where neither is known."),
    Member(name: "dockerfile", shape: .optionalText, documentation: "The Dockerfile, for a service that is built."),
    Member(name: "stage", shape: .optionalText, documentation: "The name of the stage that is built."),
    Member(name: "user", shape: .optionalText, documentation: "The user of its processes; null where it is not known."),
    Member(name: "published", shape: .list(.text), documentation: "The published ports, as written."),
    Member(
      name: "ports", shape: .list(.number),
      documentation: "The ports of which it is known that its program listens on them."),
    Member(name: "networks", shape: .list(.text), documentation: "The networks that it joins."),
    Member(name: "entry", shape: .flag, documentation: "Whether a port is published to other hosts."),
    Member(name: "data_store", shape: .flag, documentation: "Whether it holds data."),
    Member(name: "path", shape: .text, documentation: "The Compose file that names it.", isRequired: false),
    Member(name: "line", shape: .number, documentation: "The line of the name, from 1.", isRequired: false),
    Member(
      name: "findings", shape: .list(.object(finding)), documentation: "What was found in its part of the files."),
  ]

  private static let finding: [Member] = [
    Member(name: "rule", shape: .text, documentation: "The rule's id."),
    Member(name: "severity", shape: .text, documentation: "error, warning or info."),
    Member(name: "message", shape: .text, documentation: "What is wrong."),
    Member(name: "path", shape: .text, documentation: "The file."),
    Member(name: "line", shape: .number, documentation: "The line, from 1."),
  ]

  private static let network: [Member] = [
    Member(name: "name", shape: .text, documentation: "The name; `default` for that of services that name none."),
    Member(name: "internal", shape: .flag, documentation: "Whether containers on it cannot reach the outside."),
    Member(name: "external", shape: .flag, documentation: "Whether somebody else makes it."),
  ]

  private static let route: [Member] = [
    Member(name: "from", shape: .text, documentation: "The service whose nginx hands requests over."),
    Member(
      name: "to", shape: .optionalText, documentation: "The service that gets them; null for a host that is none."),
    Member(name: "host", shape: .optionalText, documentation: "The host; null where a variable decides."),
    Member(
      name: "port", shape: .number, documentation: "The port; left out where a variable decides.", isRequired: false),
    Member(name: "paths", shape: .list(.text), documentation: "The paths of the locations, as written."),
  ]

  private static let dependency: [Member] = [
    Member(name: "from", shape: .text, documentation: "The service that waits."),
    Member(name: "to", shape: .text, documentation: "The service that is waited for."),
    Member(
      name: "condition", shape: .optionalText,
      documentation: "service_started, service_healthy ...; null where a variable decides."),
  ]

  private static func write(_ shape: Shape, to json: inout JSONWriter) {
    switch shape {
    case .text: json.member("type", "string")
    case .optionalText: json.member("type", ["string", "null"])
    case .number: json.member("type", "integer")
    case .flag: json.member("type", "boolean")
    case .list(let element):
      json.member("type", "array")
      json.object("items") { write(element, to: &$0) }
    case .object(let members):
      json.member("type", "object")
      json.member("required", members.filter(\.isRequired).map(\.name))
      json.object("properties") { json in
        for member in members {
          json.object(member.name) { json in
            json.member("description", member.documentation)
            write(member.shape, to: &json)
          }
        }
      }
    }
  }
}
