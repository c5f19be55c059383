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
