import CEL
import Compose
import Syntax
import Testing
import YAML

struct Smoke {
  @Test func works() {
    let source = SourceFile(
      path: "app/compose.yaml",
      text: """
        services:
          web:
            image: postgres:15
            ports: ["5432:5432"]
        """)
    let project = ComposeProject(files: [YAMLParser.parse(source, language: .compose)])
    #expect(project.services.first?.ports.first?.isDatabasePort == .known(true))
  }
}
