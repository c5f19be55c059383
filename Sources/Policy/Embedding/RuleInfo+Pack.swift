extension RuleInfo {
  func write(to pack: inout PackWriter) {
    pack.write(id)
    pack.write(name)
    pack.write(summary)
    pack.write(severity.rawValue)
    pack.write(environmentSeverities.sorted { $0.key < $1.key }) { pack, entry in
      pack.write(entry.key)
      pack.write(entry.value.rawValue)
    }
    pack.write(profile.rawValue)
    pack.write(category)
    pack.write(scope)
    pack.write(policies) { $0.write($1) }
    pack.write(isFixable)
    pack.write(paths) { $0.write($1) }
    pack.write(environments) { $0.write($1) }
    pack.write(ancestors) { $0.write($1) }
    pack.writeNested { pack in
      pack.write(why)
      pack.write(advice)
      pack.write(references) { $0.write($1) }
      pack.write(equivalents.sorted { $0.key < $1.key }) { pack, entry in
        pack.write(entry.key)
        pack.write(entry.value) { $0.write($1) }
      }
    }
    pack.writeNested { pack in
      pack.write(examples) { $1.write(to: &$0) }
    }
  }

  convenience init(from pack: inout PackReader) throws(MalformedPack) {
    let id = try pack.readString()
    let name = try pack.readString()
    let summary = try pack.readString()
    let severity = try Severity(from: &pack)
    let environmentSeverities = try pack.readList { (pack) throws(MalformedPack) in
      (try pack.readString(), try Severity(from: &pack))
    }
    guard let profile = RuleProfile(rawValue: try pack.readString()) else { throw MalformedPack() }
    let category = try pack.readString()
    let scope = try pack.readString()
    let policies = try pack.readStrings()
    let isFixable = try pack.readBool()
    let paths = try pack.readStrings()
    let environments = try pack.readStrings()
    let ancestors = try pack.readStrings()
    let texts = try pack.readDeferred { bytes in
      var pack = PackReader(bytes)
      return try? RuleTexts(from: &pack)
    }
    let examples = try pack.readDeferred { bytes in
      var pack = PackReader(bytes)
      return try? pack.readList { (pack) throws(MalformedPack) in try RuleExample(from: &pack) }
    }
    self.init(
      id: id, name: name, summary: summary, severity: severity,
      environmentSeverities: environmentSeverities.isEmpty
        ? [:] : Dictionary(environmentSeverities, uniquingKeysWith: { first, _ in first }),
      profile: profile, category: category, scope: scope, texts: texts, policies: policies,
      isFixable: isFixable, paths: paths, environments: environments, ancestors: ancestors, pack: nil, file: nil,
      examples: examples)
  }
}

extension RuleTexts {
  fileprivate init(from pack: inout PackReader) throws(MalformedPack) {
    why = try pack.readString()
    advice = try pack.readOptionalString()
    references = try pack.readStrings()
    let equivalents = try pack.readList { (pack) throws(MalformedPack) in
      (try pack.readString(), try pack.readStrings())
    }
    self.equivalents = Dictionary(equivalents, uniquingKeysWith: { first, _ in first })
  }
}

extension RuleExample {
  fileprivate func write(to pack: inout PackWriter) {
    pack.write(isBad)
    pack.write(files) { pack, file in
      pack.write(file.path)
      pack.write(file.text)
    }
  }

  fileprivate init(from pack: inout PackReader) throws(MalformedPack) {
    let isBad = try pack.readBool()
    let files = try pack.readList { (pack) throws(MalformedPack) in
      (path: try pack.readString(), text: try pack.readString())
    }
    self.init(isBad: isBad, files: files)
  }
}

extension Severity {
  fileprivate init(from pack: inout PackReader) throws(MalformedPack) {
    guard let severity = Severity(rawValue: try pack.readString()) else { throw MalformedPack() }
    self = severity
  }
}

extension PackReader {
  fileprivate mutating func readStrings() throws(MalformedPack) -> [String] {
    try readList { (pack) throws(MalformedPack) in try pack.readString() }
  }
}
