import Syntax
import Testing

struct TextSearchTests {
  @Test(arguments: [("abcabd", "abd"), ("abc", "c"), ("abc", "abc"), ("abc", ""), ("né à", "é"), ("aab", "ab")])
  func whatStandsInAText(text: String, part: String) {
    #expect(text.holds(part))
  }

  @Test(arguments: [("", "a"), ("ab", "abc"), ("abab", "ba b"), ("abc", "C")])
  func whatDoesNot(text: String, part: String) {
    #expect(!text.holds(part))
  }

  @Test(arguments: [
    ("a/b/c", "c"), ("c", "c"), ("a/b/", "b"), ("a//", "a"), ("/a", "a"), ("", ""), ("/", "/"), ("a/bé", "bé"),
  ])
  func theLastPartOfAPath(path: String, part: String) {
    #expect(path.lastPathPart == part)
  }
}
