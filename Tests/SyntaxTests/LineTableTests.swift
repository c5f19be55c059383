import Syntax
import Testing

struct LineTableTests {
  @Test func columnsCountScalarsOrUTF16Units() {
    let source = SourceFile(path: "a", text: "x\né𝄞y\r\nz")
    let offsetOfY = 2 + 2 + 4
    #expect(source.lineTable.position(at: offsetOfY) == Position(line: 2, column: 3))
    #expect(source.lineTable.utf16Position(at: offsetOfY) == Position(line: 2, column: 4))
    #expect(source.lineTable.offset(line: 2, utf16Column: 4) == offsetOfY)
  }

  @Test func aLineLeavesOutItsEnding() {
    let source = SourceFile(path: "a", text: "one\r\ntwo\n")
    #expect(source.text(source.lineTable.span(ofLine: 1)) == "one")
    #expect(source.text(source.lineTable.span(ofLine: 2)) == "two")
    #expect(source.lineTable.span(ofLine: 3).isEmpty)
    #expect(source.lineTable.span(ofLine: 99).isEmpty)
  }

  @Test func aByteOrderMarkTakesNoColumn() {
    let table = SourceFile(path: "a", text: "\u{FEFF}FROM a\nRUN b").lineTable
    #expect(table.position(at: 0) == Position(line: 1, column: 1))
    #expect(table.position(at: 3) == Position(line: 1, column: 1))
    #expect(table.utf16Position(at: 8) == Position(line: 1, column: 6))
    #expect(table.offset(line: 1, utf16Column: 6) == 8)
    #expect(table.position(at: 10) == Position(line: 2, column: 1))
  }

  @Test func offsetsBeyondTheEndBelongToTheLastLine() {
    let source = SourceFile(path: "a", text: "ab")
    #expect(source.lineTable.position(at: 1_000_000) == Position(line: 1, column: 3))
  }

  @Test func columnsOnAVeryLongLineCountAllThatIsBefore() {
    let unit = "aé𝄞"
    let source = SourceFile(path: "a", text: "ü\n" + String(repeating: unit, count: 5000))
    for index in stride(from: 0, to: 5000, by: 97) {
      let offset = 3 + index * unit.utf8.count
      #expect(source.lineTable.position(at: offset) == Position(line: 2, column: 1 + 3 * index))
      #expect(source.lineTable.utf16Position(at: offset) == Position(line: 2, column: 1 + 4 * index))
    }
  }
}
