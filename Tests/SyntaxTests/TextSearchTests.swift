import Syntax
import Testing

@Suite("Texts in texts")
struct TextSearchTests {
  @Test(
    "a text stands in another one",
    arguments: [
      ("set -o pipefail", "pipefail"), ("pipefail", "pipefail"), ("a", ""), ("", ""), ("aab", "ab"), ("aaab", "aab"),
      ("a longer text that is not kept in place: übung", "übung"), ("abc", "c"), ("abab", "bab"),
    ])
  func found(text: String, part: String) {
    #expect(text.contains(part))
    #expect(text[...].contains(part))
    #expect("x\(text)".dropFirst().contains(part))
  }

  @Test(
    "or does not",
    arguments: [("", "a"), ("ab", "abc"), ("aab", "aabb"), ("set -e", "pipefail"), ("abab", "bb"), ("e\u{301}", "é")])
  func notFound(text: String, part: String) {
    #expect(!text.contains(part))
    #expect(!text[...].contains(part))
  }

  @Test(
    "the last part of a path",
    arguments: [
      ("a/b/c", "c"), ("c", "c"), ("a/b/", "b"), ("a//", "a"), ("/a", "a"), ("", ""), ("/", "/"), ("a/bé", "bé"),
    ])
  func lastPathPart(path: String, part: String) {
    #expect(path.lastPathPart == part)
  }
}
