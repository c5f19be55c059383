import Testing

@testable import Knowledge

struct SecretTextTests {
  @Test(arguments: [
    ("hunter2", "*******"), ("\"hun ter2\"", "\"********\""), ("''", "''"),
    ("${PASSWORD:-hunter2}", "${PASSWORD:-*******}"), ("${PASSWORD-hunter2}", "${PASSWORD-*******}"),
    ("postgres://app:hunter2@db:5432/app", "postgres://app:*******@db:5432/app"),
    ("a://u:p@h b://u:qq@h", "a://u:*@h b://u:**@h"),
    ("curl -u me:hunter2 https://example.org", "curl -u ********** https://example.org"),
    ("mysql --password='hunter2' --host=db", "mysql --password='*******' --host=db"),
    ("echo 'root:hunter2' | chpasswd", "echo 'root:*******' | chpasswd"),
    ("redis-server --requirepass hunter2", "redis-server --requirepass *******"),
  ])
  func onlyTheSecretIsHidden(text: String, expected: String) {
    var bytes = Array(text.utf8)
    for range in SecretText.hiddenRanges(in: bytes[...]) {
      for index in range { bytes[index] = UInt8(ascii: "*") }
    }
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
