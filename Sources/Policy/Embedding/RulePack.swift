/// Rules in the form in which they are embedded in the binary.
public enum RulePack {
  /// The text that holds some rules.
  public static func encode(_ rules: [CompiledRule]) -> String {
    var pack = PackWriter()
    pack.write(rules) { $1.write(to: &$0) }
    return pack.text
  }

  /// The rules of a text; nil when it was not written by this version of stacklint.
  public static func decode(_ text: StaticString) -> [CompiledRule]? {
    guard text.hasPointerRepresentation else { return nil }
    var pack = PackReader(text)
    return rules(&pack)
  }

  /// The rules of a text in memory.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [CompiledRule]? {
    var pack = PackReader(bytes)
    return rules(&pack)
  }

  private static func rules(_ pack: inout PackReader) -> [CompiledRule]? {
    try? pack.readList { (pack) throws(MalformedPack) in try CompiledRule(from: &pack) }
  }
}
