import CEL
import Syntax

/// The request headers for upstreams that a block loses by having a `proxy_set_header` of its own.
struct LostProxyHeaders {
  /// Their names as written further out, each once.
  let names: Fact<[String]>

  /// The first `proxy_set_header` of the block.
  let cause: ConfigNode?

  init(of level: some NginxLevel) {
    let tree = level.tree
    let own = tree.children(of: level.node.index, named: "proxy_set_header")
    cause = own.first
    guard !own.isEmpty else {
      names = .known([])
      return
    }
    let kept = Set(own.compactMap { $0.argument(0)?.inLowerCase })
    var lost: [String] = []
    for outer in tree.effective("proxy_set_header", in: level.node.parentIndex).directives {
      guard let name = outer.argument(0), let value = outer.argument(1), !kept.contains(name.inLowerCase) else {
        continue
      }
      // What nginx does anyway is no loss.
      if LostProxyHeaders.defaults[name.inLowerCase] == value.inLowerCase { continue }
      if !lost.contains(name) { lost.append(name) }
    }
    let mayBeRestored = tree.mayHide("proxy_set_header", in: level.node.index)
    names = mayBeRestored && !lost.isEmpty ? .unknown : .known(lost)
  }

  private static let defaults = ["host": "$proxy_host", "connection": "close"]

  /// Which of some headers tell the upstream who the client is.
  static func identifying(_ names: [String]) -> [String] {
    names.filter { name in
      let name = name.inLowerCase
      return name.hasPrefix("x-forwarded-")
        || ["host", "x-real-ip", "forwarded", "authorization", "x-remote-user"].contains(name)
        || name == "proxy"
    }
  }
}
