import Syntax
import Testing

@testable import Policy

/// How files are known again under another name.
struct ContentSketchTests {
  private func sketch(_ lines: some Sequence<Int>) -> ContentSketch {
    ContentSketch(Array(lines.map { "COPY file\($0) /srv/\n" }.joined().utf8))
  }

  @Test func theSameFileIsAlikeAndAnotherIsNot() {
    #expect(sketch(1...40).likeness(to: sketch(1...40)) == 1)
    #expect(sketch(1...40).likeness(to: sketch(101...140)) == 0)
    #expect(ContentSketch([]).likeness(to: sketch(1...3)) == 0)
  }

  @Test func aFewEditsLeaveMostOfTheLikeness() {
    #expect(sketch(1...40).likeness(to: sketch(3...42)) > 0.6)
    #expect(sketch(1...40).likeness(to: sketch(31...70)) < 0.5)
  }

  @Test func blanksAndLineEndsDoNotCount() {
    let unix = ContentSketch(Array("FROM a\n\nRUN b\n".utf8))
    let other = ContentSketch(Array("  FROM a\r\nRUN b \r\n".utf8))
    #expect(unix != other)
    #expect(unix.likeness(to: other) == 1)
  }

  @Test func theTextReadsBack() throws {
    let sketch = sketch(1...40)
    #expect(ContentSketch(text: sketch.text) == sketch)
    #expect(sketch.text.split(separator: " ").count == 17)
    #expect(ContentSketch(text: "zz") == nil)
    #expect(ContentSketch(text: sketch.text + " 1234567") == nil)
  }

  @Test func valuesOfEnvironmentFilesLeaveNoTrace() {
    func sketch(_ value: String, _ path: String) -> ContentSketch {
      ContentSketch(SourceFile(path: path, text: "USER=me\nPASSWORD=\(value)\n"))
    }
    #expect(sketch("a", "web/.env") == sketch("b", "web/.env"))
    #expect(sketch("a", "Dockerfile") != sketch("b", "Dockerfile"))
  }

  @Test func ofSeveralCandidatesTheMostAlikeIsTheFile() {
    let gone = [BaselinedFile(path: "old", content: sketch(1...10), entries: [])]
    let new = [
      (path: "a", content: sketch(4...14)), (path: "b", content: sketch(1...11)), (path: "c", content: sketch(50...60)),
    ]
    #expect(RenamedFiles.find(gone, among: new) == ["old": "b"])
  }
}
