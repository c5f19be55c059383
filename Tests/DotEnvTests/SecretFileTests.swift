import CEL
import DotEnv
import Knowledge
import Syntax
import Testing

struct SecretFileTests {
  @Test(arguments: [
    "9f86d081884c7d659a2feaa0c55ad015", "base64:J63qRTDLub5NuZvP+kb8YIorGS6qFYHKVo6u7179stY=", "vT9mQ2xL7pR4wK8nB3cZ",
  ])
  func keysLookRandom(value: String) { #expect(SecretValue.looksRandom(value)) }

  @Test(arguments: [
    "", "password", "00000000000000000000000000000000", "123e4567-e89b-12d3-a456-426614174000",
    "abcdefghijklmnopqrstuvwxyz",
    "a-long-secret-that-somebody-wrote", "/run/secrets/database-password-1", "ThisIsAVeryLongSecret",
    "deadbeefdeadbeefdeadbeefdeadbeef",
    "your-256-bit-secret-goes-here-12", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  ])
  func whatPeopleWriteDoesNot(value: String) { #expect(!SecretValue.looksRandom(value)) }

  @Test(arguments: [
    ("DB_PASSWORD=Tr0ub4dor-and-3\n", true), ("DB_PASSWORD=\nTAG=1\n", false), ("DB_PASSWORD=changeme\n", false),
    ("DB_PASSWORD=postgres\n", false), ("PORT=80\n", false),
  ])
  func aFileHoldsSecretsIfOneIsReal(text: String, expected: Bool) {
    #expect(EnvFile(DotEnvParser.parse(SourceFile(path: ".env", text: text))).holdsSecrets == expected)
  }
}
