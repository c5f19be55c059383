import Syntax
import Testing

struct ByteSetTests {
  @Test func anExampleIsOneThatPeopleCanRead() {
    #expect(ByteSet([0x00, 0x41, UInt8(ascii: "q"), UInt8(ascii: "z")]).example == UInt8(ascii: "q"))
    #expect(ByteSet([0x00, 0xFF, UInt8(ascii: "Z")]).example == UInt8(ascii: "Z"))
    #expect(ByteSet([0x80, 0xFF]).example == 0x80)
    #expect(ByteSet.none.example == nil)
  }

  @Test func theOnlyMemberIsKnownForEveryByte() {
    for byte in UInt8.min...UInt8.max { #expect(ByteSet([byte]).only == byte) }
    #expect(ByteSet([1, 2]).only == nil)
    #expect(ByteSet.none.only == nil)
  }

  @Test func onlyLettersHaveAnotherCase() {
    for byte in UInt8.min...UInt8.max {
      let other = byte.isLetter ? byte ^ 0x20 : byte
      #expect(ByteSet([byte]).ignoringCase == ByteSet([byte, other]))
    }
  }
}
