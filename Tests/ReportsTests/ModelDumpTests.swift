import CEL
import Reports
import Syntax
import Testing

struct ModelDumpTests {
  /// A small model with one fact of each kind.
  private final class Thing: ModelObject {
    let text: String
    let parent: Thing?
    let place: Place?
    var display: String { text }

    init(_ text: String, at place: Place?, parent: Thing? = nil) {
      (self.text, self.place, self.parent) = (text, place, parent)
    }

    static let modelSchema = ObjectSchema(Thing.self, "test.thing", "A thing.") {
      Field("text", "Its text.", at: { $0.place.map { Place($0.source, Span($0.span.start + 2, $0.span.end)) } }) {
        $0.text
      }
      Field("size", "A number.") { _ in Fact<Int>.known(3) }
      Field("owner", "Not knowable.") { _ in Fact<String>.unknown }
      Field("comment", "There is none.") { _ in String?.none }
      Field("labels", "A map.") { _ in ["a": "b"] }
      Field("parent", "Another thing.") { $0.parent }
      Field("self", "The thing again.") { $0 }
    }
  }

  private let source = SourceFile(path: "a.txt", text: "first\nsecond\n")

  private var thing: Thing {
    Thing("second", at: Place(source, Span(6, 12)), parent: Thing("first\u{1B}", at: Place(source, Span(0, 5))))
  }

  @Test func eachFactHasTypeValueAndPlace() {
    #expect(
      ModelDump(thing).text == """
        test.thing second (a.txt:2:1)
          text: string = "second" (a.txt:2:3)
          size: int = 3
          owner: string = unknown
          comment: string = absent
          labels: map(string, string) = {"a": "b"}
          parent: test.thing first\\u{1b} (a.txt:1:1)
            text: string = "first\\u001b" (a.txt:1:3)
            size: int = 3
            owner: string = unknown
            comment: string = absent
            labels: map(string, string) = {"a": "b"}
            parent: test.thing = absent
            self: test.thing first\\u{1b} (a.txt:1:1), see there
          self: test.thing second (a.txt:2:1), see there

        """)
  }

  @Test func programsReadTheSame() {
    var json = JSONWriter()
    ModelDump(Thing("x", at: nil)).write(to: &json)
    #expect(
      json.text == """
        {
          "type": "test.thing",
          "display": "x",
          "fields": {
            "text": {
              "type": "string",
              "value": "x"
            },
            "size": {
              "type": "int",
              "value": 3
            },
            "owner": {
              "type": "string",
              "unknown": true
            },
            "comment": {
              "type": "string",
              "absent": true
            },
            "labels": {
              "type": "map(string, string)",
              "value": {
                "a": "b"
              }
            },
            "parent": {
              "type": "test.thing",
              "absent": true
            },
            "self": {
              "type": "test.thing",
              "value": {
                "type": "test.thing",
                "display": "x",
                "reference": true
              }
            }
          }
        }

        """)
  }
}
