import CEL
import DotEnv
import Syntax
import Testing

struct EnvFileTests {
  private func model(_ text: String, path: String = ".env") -> EnvFile {
    EnvFile(DotEnvParser.parse(SourceFile(path: path, text: text)))
  }

  @Test func aValueThatNeedsOthersIsUnknown() {
    let file = model("A=${B}/x\nB='${C}'\nC=$$5\nD=a$\nE\nF=\"\\$X\"")
    #expect(
      file.variables.map(\.value) == [.unknown, .known("${C}"), .known("$5"), .known("a$"), .absent, .known("$X")])
    #expect(file.variables.map(\.isInterpolated) == [true, false, false, false, false, false])
    #expect(file.variable(named: "A")?.isPlaceholder.isUnknown == true)
  }

  @Test func ofSeveralDefinitionsTheLastHolds() {
    let file = model("A=1\nB=2\nA=3")
    #expect(file.variables.map(\.isRedefined) == [true, false, false])
    #expect(file.variable(named: "A")?.rawValue == "3")
  }

  @Test(arguments: [".env.example", "web/.env.sample", "env.template", ".env.dist", ".env.prod.example", "example.env"])
  func examplesAreKnownByTheirNames(path: String) {
    #expect(model("", path: path).isExample)
  }

  @Test func anEnvironmentIsKnownByTheName() {
    #expect(model("", path: ".env.production.local").environment == "production")
    #expect(model("", path: "deploy/staging/.env").environment == "staging")
    #expect(model("", path: ".env").environment == nil)
    #expect(!model("", path: ".env.production").isExample)
  }

  @Test func everyVariableIsAThingThatRulesRunOn() {
    let file = model("A=1\nB=2")
    #expect(DotEnvLanguage.scopes.map(\.name) == ["env.file", "env.variable"])
    #expect(DotEnvLanguage.scopes.map { $0.frames(file).count } == [1, 2])
    #expect(file.variables.first?.valuePlace?.text == "1")
  }

  @Test func aDefaultPasswordNeedsASecretsName() {
    let file = model("DB_PASSWORD=postgres\nDB_USER=postgres\nJWT_SECRET=secret\nADMIN_PASSWORD=fG7!kq29Lm")
    #expect(
      file.variables.map(\.isDefaultPassword) == [.known(true), .known(false), .known(true), .known(false)])
  }

  @Test func aPasswordInAURLIsSeen() {
    let file = model(
      "A=postgres://u:hunter22@db/x\nB=postgres://u:changeme@db/x\nC=redis://cache:6379\nD=https://u@h/p:q")
    #expect(file.variables.map(\.hasURLPassword) == [.known(true), .known(false), .known(false), .known(false)])
  }
}

struct SecretTests {
  @Test(arguments: [
    "DB_PASSWORD", "MYSQL_ROOT_PASSWORD", "PGPASSWORD", "SMTP_PASS", "REDIS_PWD", "API_KEY", "OPENAI_API_KEY", "apiKey",
    "SECRET_KEY_BASE",
    "JWT_SECRET", "GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "PRIVATE_KEY", "APP_KEY", "AZURE_STORAGE_CONNECTION_STRING",
  ])
  func namesOfSecrets(name: String) {
    #expect(SecretName.isSecret(name))
  }

  @Test(arguments: [
    "DB_PASSWORD_FILE", "TOKEN_TTL", "MAX_TOKENS", "PUBLIC_KEY", "PWD", "KEY", "TOKENIZER", "ALLOW_EMPTY_PASSWORD",
    "AWS_ACCESS_KEY_ID",
    "SECRET_NAME", "NEXT_PUBLIC_API_KEY", "DATABASE_URL", "COMPASS", "",
  ])
  func namesOfOtherThings(name: String) {
    #expect(!SecretName.isSecret(name))
  }

  // The keys are put together here so that no scanner takes this file for a leak.
  @Test(arguments: [
    ("AKIA" + "Z7QW3ERTY8UIOP2L", "AWS"), ("ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "GitHub"),
    ("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "Stripe"), ("sk-ant-" + "api03-Zx9Yw8Vu7Ts6Rq5Po4Nm3L", "Anthropic"),
    ("xoxb-" + "123456789012-abcdefGHIJKL", "Slack"), ("-----BEGIN RSA " + "PRIVATE KEY-----\nMIIE", "private key"),
    ("eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", "JSON web token"),
    ("12345678:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9", "Telegram"),
    ("https://hooks.slack.com/services/T0123/B0456/" + "a1b2c3d4e5", "Slack"),
  ])
  func keysAreKnownByTheirShape(value: String, issuer: String) {
    #expect(SecretValue.issuer(of: value) == issuer)
  }

  @Test(arguments: [
    "", "hello", "postgres", "sk-your-key-here", "ghp_" + String(repeating: "x", count: 36),
    "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", "AKIA",
    "https://hooks.slack.com/services/", "a.b.c", "SKIP",
  ])
  func otherValuesAreNoKeys(value: String) {
    #expect(SecretValue.issuer(of: value) == nil)
  }

  @Test(arguments: [
    "", "  ", "changeme", "CHANGE_ME", "<your token>", "your-api-key", "your_password_here", "xxx", "xxxxxxxx",
    "sk-xxxxxxxx", "{{ token }}",
    "__TOKEN__", "replace-with-a-long-key", "example-key", "TODO", "sk-...", "put the key here", "***",
  ])
  func placeholders(value: String) {
    #expect(SecretValue.isPlaceholder(value))
  }

  @Test(arguments: [
    "postgres", "a", "fG7!kq29Lm", "http://api:8000", "production", ".", "yes", "redis://cache:6379/0", "[1, 2]",
  ])
  func realValues(value: String) {
    #expect(!SecretValue.isPlaceholder(value))
  }
}

struct EnvironmentNameTests {
  @Test(arguments: [
    ("docker-compose.prod.yml", "production"), ("compose.production.yaml", "production"),
    ("prod/compose.yml", "production"),
    ("deploy/prod/nginx.conf", "production"), ("deploy-prod/compose.yml", "production"),
    ("prod-eu/compose.yml", "production"),
    ("docker-compose-staging.yml", "staging"), ("compose.stg.yml", "staging"), ("Dockerfile.dev", "development"),
    ("compose.local.yml", "development"), (".devcontainer/docker-compose.yml", "development"), (".env.test", "test"),
    ("docker-compose.ci.yml", "test"), (".env.production.local", "production"), (".env.local", "development"),
    ("prod/compose.dev.yml", "development"), ("dev/prod/compose.yml", "production"), ("nginx.prod.conf", "production"),
  ])
  func pathsNameEnvironments(path: String, environment: String) {
    #expect(EnvironmentName.of(path) == environment)
  }

  @Test(arguments: [
    "docker-compose.yml", "docker-compose.override.yml", "compose.override.yaml", "nginx/nginx.conf", "Dockerfile",
    "product/compose.yml",
    "tests/fixtures/compose.yml", "devices/Dockerfile", "dev-tools/Dockerfile", "",
  ])
  func otherPathsDoNot(path: String) {
    #expect(EnvironmentName.of(path) == nil)
  }
}
