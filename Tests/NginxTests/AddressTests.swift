import Testing

@testable import Nginx

struct AddressTests {
  @Test func aGapStandsForZeros() {
    #expect(IPAddress.v6("::") == [0, 0, 0, 0, 0, 0, 0, 0])
    #expect(IPAddress.v6("::1") == [0, 0, 0, 0, 0, 0, 0, 1])
    #expect(IPAddress.v6("fe80::") == [0xFE80, 0, 0, 0, 0, 0, 0, 0])
    #expect(IPAddress.v6("2001:db8::a:1") == [0x2001, 0xDB8, 0, 0, 0, 0, 10, 1])
    #expect(IPAddress.v6("1:2:3:4:5:6:7:8") == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(IPAddress.v6("::ffff:10.0.0.1") == [0, 0, 0, 0, 0, 0xFFFF, 0x0A00, 1])
  }

  @Test(arguments: [
    "", ":", ":::", "::::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7::8", "12345::", "::+1", "::g", "::1:",
    "10.0.0.1",
  ])
  func whatIsNoAddressIsNone(text: String) {
    #expect(IPAddress.v6(text) == nil)
  }
}
