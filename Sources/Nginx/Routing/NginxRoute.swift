/// What becomes of a request in a virtual server, as far as configuration tells.
public struct NginxRoute: Sendable {
  /// How a request ends.
  public enum Outcome: Sendable, Equatable {
    /// An answer of nginx's own: a `return`, a redirect, a refusal. The text is as written, variables known ones replaced.
    case answer(status: Int, text: String)
    /// The request is handed to another program, at this address as written.
    case passed(to: String)
    /// A file is sent.
    case file
    /// Something that the configuration does not tell decides: a variable, a file, an address.
    case unknown
  }

  /// A block that has a say in what becomes of the request.
  public struct Step: Sendable {
    /// The location; nil for the server itself.
    public let location: NginxLocation?

    /// The path with which the request came there.
    public let path: String
  }

  /// The blocks that the request goes through, in order; the last one answers.
  public let steps: [Step]

  /// How it ends.
  public let outcome: Outcome

  /// The response headers that `add_header` sets: names in lower case, with constant values; nil for values that
  /// variables decide.
  public let headers: [(name: String, value: String?)]

  /// The location that answers; nil when the server does.
  public var location: NginxLocation? { steps.last?.location }
}

/// A request to be routed.
public struct NginxRequest: Sendable {
  /// The method.
  public var method = "GET"

  /// The target as the request line has it: path and query.
  public var target: String

  /// The host that is asked for.
  public var host = "localhost"

  /// The headers: names in lower case with `_` for `-`, as variables have them.
  public var headers: [String: String] = [:]

  /// A request for a target.
  public init(_ target: String) { self.target = target }
}

extension NginxServer {
  /// What becomes of a request in this server.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - fileExists: whether there is a file at a path of the server's file system; a folder's path ends with a slash.
  ///     Nil where that is not known.
  public func route(_ request: NginxRequest, fileExists: @escaping (String) -> Bool? = { _ in nil }) -> NginxRoute {
    var router = Router(server: node, request: request, fileExists: fileExists)
    return router.run()
  }
}
