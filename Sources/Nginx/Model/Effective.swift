import CEL

/// The directives of one name that are in force in a block, and how sure that is.
struct Effective {
  /// How much of what could have a say is in sight.
  enum Certainty: Comparable {
    /// All of it.
    case known
    /// All but the `http` block that includes this file. nginx's own packages ship one that sets nothing that rules look
    /// for, so what is not in this file is taken to be set nowhere where silence would hide a real gap.
    case stock
    /// Too little: an include that leads nowhere, a fragment of a server or a location, a template.
    case unknown
  }

  /// The directives, in order.
  var directives: [ConfigNode]

  /// How sure it is that these are all.
  var certainty: Certainty

  /// The last of them: the one that counts where a directive may stand only once.
  var last: ConfigNode? { directives.last }

  /// A fact of the directive in force.
  ///
  /// - Parameters:
  ///   - absent: what holds when it is certain that there is none.
  ///   - stock: what holds when only the stock `http` block is out of sight.
  ///   - read: the fact that the directive's arguments state.
  func fact<Wrapped>(
    absent: Fact<Wrapped>, stock: Fact<Wrapped> = .unknown, _ read: (ConfigNode) -> Fact<Wrapped>
  ) -> Fact<Wrapped> {
    if let last { return read(last) }
    switch certainty {
    case .known: return absent
    case .stock: return stock
    case .unknown: return .unknown
    }
  }
}

extension ConfigTree {
  /// The directives of a name in force in a block (-1: at the top): those of the innermost block that has any.
  func effective(_ name: String, in block: Int) -> Effective {
    var level = block
    while true {
      let found = children(of: level, named: name)
      let mayHide = mayHide(name, in: level)
      if !found.isEmpty || mayHide { return Effective(directives: found, certainty: mayHide ? .unknown : .known) }
      if level < 0 { return Effective(directives: [], certainty: certaintyAtTop) }
      level = entries[level].parent
    }
  }

  /// The header directives in force in a block: `add_header` as `add_header_inherit` says, and all `more_set_headers`.
  func effectiveHeaders(in block: Int) -> Effective {
    var headers = inheritedHeaders(in: block)
    var level = block
    while true {
      let own = children(of: level, named: "more_set_headers")
      if !own.isEmpty { headers.directives += own }
      if mayHide("more_set_headers", in: level) { headers.certainty = .unknown }
      if level < 0 { return headers }
      level = entries[level].parent
    }
  }

  /// `add_header` (module ngx_http_headers_module): a block's own replace all of those further out, unless
  /// `add_header_inherit merge` keeps both; `off` keeps the outer ones out in any case.
  private func inheritedHeaders(in block: Int) -> Effective {
    var collected: [ConfigNode] = []
    var level = block
    while true {
      let own = children(of: level, named: "add_header")
      if !own.isEmpty { collected = own + collected }
      if mayHide("add_header", in: level) { return Effective(directives: collected, certainty: .unknown) }
      let mode = effective("add_header_inherit", in: level).last?.argument(0)
      if mode == "off" || (!own.isEmpty && mode != "merge") {
        return Effective(directives: collected, certainty: .known)
      }
      if level < 0 { return Effective(directives: collected, certainty: certaintyAtTop) }
      level = entries[level].parent
    }
  }

  private var certaintyAtTop: Effective.Certainty {
    switch rootContext {
    case .main: hasTemplateTags ? .unknown : .known
    case .http: hasTemplateTags ? .unknown : .stock
    default: .unknown
    }
  }
}
