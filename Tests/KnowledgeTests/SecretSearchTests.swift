import Testing

@testable import Knowledge

struct SecretSearchTests {
  @Test(arguments: [
    "curl -H 'Authorization: token ghp_abcdefghijklmnopqrstuvwxyz0123456789' https://example.com",
    "git clone https://x:ghp_abcdefghijklmnopqrstuvwxyz0123456789@github.com/a/b",
    "export TOKEN=ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
  ])
  func keysAreFoundInText(text: String) {
    #expect(SecretValue.issuerOfKey(in: Array(text.utf8)[...]) == "GitHub")
  }

  @Test func privateKeysAreFound() {
    let text = "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n"
    #expect(SecretValue.issuerOfKey(in: Array(text.utf8)[...]) == "private key")
    #expect(SecretValue.issuerOfKey(in: Array("-----BEGIN PUBLIC KEY-----\nMIIE".utf8)[...]) == nil)
  }

  /// Short words are stepped over; wherever the key begins, it has to be met.
  @Test(arguments: 0...40)
  func shortWordsBeforeAKeyHideNothing(count: Int) {
    let key = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
    let filler = String(repeating: "a b", count: count).prefix(count)
    #expect(SecretValue.issuerOfKey(in: Array("\(filler) \(key) \(filler)".utf8)[...]) == "GitHub")
    let pem = "\(filler) -----BEGIN RSA " + "PRIVATE KEY-----\n"
    #expect(SecretValue.issuerOfKey(in: Array(pem.utf8)[...]) == "private key")
    #expect(
      SecretValue.issuerOfKey(in: Array("\(filler)\(key)".utf8)[...]) == (count % 3 == 2 || count == 0 ? "GitHub" : nil)
    )
  }

  @Test(arguments: ["", "echo ghp_", "sha256:0123456789abcdef0123456789abcdef", "a/very/long/path/to/some/file.tar.gz"])
  func otherTextHoldsNone(text: String) {
    #expect(SecretValue.issuerOfKey(in: Array(text.utf8)[...]) == nil)
  }
}
