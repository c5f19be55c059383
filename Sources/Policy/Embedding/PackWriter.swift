/// Writes values as netstrings (`5:hello`): the form in which compiled rules are embedded in the binary.
struct PackWriter {
  private(set) var text = ""

  mutating func write(_ string: String) {
    text += "\(string.utf8.count):"
    text += string
  }

  mutating func write(_ number: Int) { write(String(number)) }

  mutating func write(_ flag: Bool) { write(flag ? "1" : "0") }

  mutating func write(_ string: String?) {
    write(string != nil)
    if let string { write(string) }
  }

  /// Writes what `body` writes as one string.
  mutating func writeNested(_ body: (inout PackWriter) -> Void) {
    var nested = PackWriter()
    body(&nested)
    write(nested.text)
  }

  mutating func write<Element>(_ list: [Element], _ body: (inout PackWriter, Element) -> Void) {
    write(list.count)
    for element in list { body(&self, element) }
  }
}
