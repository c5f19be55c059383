import Syntax
import Testing

@testable import Dockerfile

struct BytesTests {
  @Test(arguments: 0..<20)
  func bytesAreFoundWhereverTheyStand(position: Int) {
    for byte: UInt8 in [0x00, 0x01, 0x0A, 0x7F, 0x80, 0xFF] {
      // Bytes that differ from it by little are what a search of several at a time could take for it.
      for other in [byte ^ 1, byte &+ 1, byte ^ 0x80] {
        var bytes = [UInt8](repeating: other, count: 20)
        #expect(bytes.index(of: byte, in: 0..<20) == nil)
        bytes[position] = byte
        #expect(bytes.index(of: byte, in: 0..<20) == position)
        #expect(bytes.index(of: byte, in: 0..<position) == nil)
        #expect(bytes.index(of: byte, in: position..<20) == position)
        #expect(bytes.index(of: byte, in: (position + 1)..<20) == nil)
      }
    }
  }

  @Test func theFirstOfSeveralIsFound() {
    let bytes = Array("aaaaaaaaaa,bbbb,c".utf8)
    #expect(bytes.index(of: Byte.comma, in: 0..<bytes.count) == 10)
    #expect(bytes.index(of: Byte.comma, in: 11..<bytes.count) == 15)
    #expect(bytes.index(of: Byte.comma, in: 16..<100) == nil)
  }

  @Test(arguments: [("a{{b", true), ("{ {", false), ("{a{{", true), ("{", false), ("", false), ("{%{", false)])
  func pairsStandInARow(text: String, isFound: Bool) {
    let bytes = Array(text.utf8)
    #expect(bytes.contains(pair: Byte.openBrace, Byte.openBrace, in: 0..<bytes.count) == isFound)
  }

  @Test(arguments: [("a.tar.gz", ".gz", true), ("gz", ".gz", false), (".gz", ".gz", true), ("a", "", true)])
  func endingsAreSeen(text: String, ending: String, isThere: Bool) {
    #expect(Array(text.utf8).ends(with: ending.utf8) == isThere)
  }

  @Test func instructionsAreKnownByTheirLettersInWhateverCase() {
    for keyword in Keyword.allCases {
      for name in [keyword.rawValue, keyword.rawValue.lowercased(), keyword.rawValue.capitalizedFirst] {
        let bytes = Array(name.utf8)
        #expect(Keyword(bytes, 0..<bytes.count) == keyword)
      }
    }
    // `2` and `r` have the same last five bits.
    for name in ["FRO", "FROMM", "F2OM", "", "HEALTHCHECKHEALTHCHECK", "RUN "] {
      let bytes = Array(name.utf8)
      #expect(Keyword(bytes, 0..<bytes.count) == nil)
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst().lowercased() }
}
