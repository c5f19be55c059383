import Syntax
import TestSupport
import Testing
import YAML

struct OffsetMapTests {
  /// What each byte of the decoded text is in the file, white space shown as `_`.
  private func mapped(_ text: String) throws -> (text: String, inFile: String) {
    let source = SourceFile(path: "a", text: text)
    let scalar = try #require(YAMLDocument.read(source, language: .compose).root?["a"]?.scalar)
    let map = scalar.offsetMap
    let bytes = (0..<scalar.text.utf8.count).map { offset -> UInt8 in
      let place = map.fileOffset(of: offset)
      return place < source.bytes.count && source.bytes[place] > 0x20 ? source.bytes[place] : 0x5F
    }
    return (scalar.text, String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    arguments: [
      ("a: x == 1", "x_==_1"),
      ("a: one\n  two\n\n  three", "one_two_three"),
      ("a: 'it''s'", "it's"),
      ("a: \"x\\ty\"", "x\\y"),
      ("a: \"é\\u00e9z\"", "é\\\\z"),
      ("a: \"one \\\n   two\"", "one_two"),
      ("a: |\n  x && \n   y\n\n  z\n", "x_&&___y__z_"),
      ("a: |2-\n    deep\n  less\n", "__deep_less"),
      ("a: >\n  one\n  two\n\n  three\n    more\n\n\n  end\n", "one_two_three___more___end_"),
      ("a: |\r\n  one\r\n  two\r\n", "one_two_"),
    ])
  func everyByteLeadsBackToTheFile(text: String, inFile: String) throws {
    let result = try mapped(text)
    #expect(result.inFile == inFile, "decoded: \(result.text)")
  }

  @Test func aSpanInABlockScalarIsASpanInTheFile() throws {
    let marked = MarkedText("a: |\n  first\n  sec1️⃣ond2️⃣\n")
    let source = SourceFile(path: "a", text: marked.text)
    let scalar = try #require(YAMLDocument.read(source, language: .compose).root?["a"]?.scalar)
    #expect(scalar.offsetMap.span(of: 9..<12) == marked.span("1️⃣", "2️⃣"))
  }
}
