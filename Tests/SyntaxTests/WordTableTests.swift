import Syntax
import Testing

struct WordTableTests {
  @Test func wordsHaveTheirValues() {
    let table: WordTable<Int> = ["apt": 1, "apt-get": 2, "": 3, "é": 4]
    #expect(["apt", "apt-get", "", "é"].map { table[$0] } == [1, 2, 3, 4])
  }

  @Test(arguments: ["ap", "apk", "bpt", "apt-gets", "e", " ", "Apt", "\u{1}pt"])
  func otherTextsHaveNone(text: String) {
    let table: WordTable<Int> = ["apt": 1, "apt-get": 2, "": 3, "é": 4]
    #expect(table[text] == nil)
  }

  @Test func longWordsAreToldApartByTheirText() {
    let (word, other) = (String(repeating: "a", count: 100), String(repeating: "a", count: 99) + "b")
    let words: WordSet = [word]
    #expect(words.contains(word))
    #expect(!words.contains(other))
    #expect(!words.contains(word + "a"))
  }

  @Test func setsHoldWhatTheyWereMadeOf() {
    let words = (0..<1_000).map { "word-\($0)" }
    let set = WordSet(words + words)
    #expect(words.allSatisfy(set.contains))
    #expect(!(1_000..<2_000).contains { set.contains("word-\($0)") })
    #expect(!WordSet([]).contains(""))
  }
}
