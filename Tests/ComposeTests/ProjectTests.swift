import CEL
import Compose
import Syntax
import Testing

struct ProjectTests {
  @Test func whatAProjectKnowsOfItself() {
    let project = project("version: \"3\"\nname: shop\nservices:\n  web: {image: nginx}\n", environment: "production")
    #expect(project.field("name") == "shop")
    #expect(project.field("is_production") == "true")
    #expect(project.field("has_version_key") == "true")
    #expect(project.fieldPlace("has_version_key") == "version: \"3\"")
    #expect(project.field("files") == "[app/compose.yaml]")
  }

  @Test func theFolderNamesTheProject() { #expect(project("services: {}").field("name") == "app") }

  @Test func servicesAtTheTopLevelAreTheOldFormat() {
    let project = project("web:\n  image: nginx\n  ports: [\"80:80\"]\n")
    #expect(project.field("is_legacy") == "true")
    #expect(project.services.map(\.name) == ["web"])
  }

  @Test(arguments: ["", "# nothing\n", "- a\n", "services:\n", "services: [a]\n", "services: {web: 5}\n"])
  func whateverTheFileHoldsThereIsAProject(text: String) {
    #expect(project(text).services.allSatisfy { $0.image == nil })
  }

  @Test func everyScopeGivesAsManyValuesAsItHasVariables() {
    let project = project(
      """
      services:
        web:
          image: nginx
          build: {context: ., args: [A=1]}
          ports: ["80:80"]
          volumes: ["assets:/a"]
          environment: {A: 1}
          depends_on: [db]
          cap_add: [CHOWN]
          security_opt: ["seccomp:unconfined"]
          devices: ["/dev/sda:/dev/sda"]
        db: {image: postgres}
      networks: {front: {internal: true}}
      volumes: {assets: }
      secrets: {s: {file: ./s}}
      """)
    for scope in ComposeLanguage.scopes {
      let frames = scope.frames(project)
      #expect(!frames.isEmpty, "\(scope.name)")
      #expect(frames.allSatisfy { $0.count == scope.variables.count })
    }
  }

  @Test func everyObjectTypeThatAFieldGivesIsDeclared() {
    let names = Set(ComposeLanguage.schemas.map(\.name))
    #expect(names.count == ComposeLanguage.schemas.count)
    for schema in ComposeLanguage.schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
      for field in schema.fields {
        var type = field.type
        if case .list(let element) = type { type = element }
        if case .object(let name) = type { #expect(names.contains(name), "\(schema.name).\(field.name)") }
      }
    }
  }

  @Test func manyServicesAreReadInLinearTime() {
    var text = "services:\n"
    for index in 0..<2000 { text += "  s\(index):\n    image: nginx\n    depends_on: [s0]\n" }
    #expect(project(text).services.count == 2000)
  }
}

struct StructureTests {
  /// The problems of a text, each with the text that it points at.
  private func problems(_ text: String) -> [String] {
    let tree = ComposeParser.parse(SourceFile(path: "a", text: text))
    return tree.problems.map { problem in
      "\(problem.message)" + (problem.hint.map { " (\($0))" } ?? "") + " @ \(tree.source.text(problem.span))"
    }
  }

  @Test func anUnknownKeyGetsASuggestion() {
    #expect(
      problems("service:\n  web:\n    image: x\nservices:\n  web:\n    imge: x\n    x-note: 1\n    environmnt: {}\n")
        == [
          "`service` is no key of a Compose file (did you mean `services`?) @ service",
          "`imge` is no key of a service (did you mean `image`?) @ imge",
          "`environmnt` is no key of a service (did you mean `environment`?) @ environmnt",
        ])
  }

  @Test func wrongTypesAreNamed() {
    #expect(
      problems(
        "services:\n  web:\n    image: 5\n    ports: \"80:80\"\n    privileged: maybe\n    healthcheck: []\n"
          + "    mem_limit: much\n    environment: x\n"
      ) == [
        "`image` must be a text, not a number (quote it: \"5\") @ 5",
        "`ports` must be a list, not a text @ \"80:80\"",
        "`privileged` must be `true` or `false` @ maybe",
        "`healthcheck` must be a mapping, not a list @ []",
        "`mem_limit` must be a size such as `512m` @ much",
        "`environment` must be a mapping or a list of `KEY=value`, not a text @ x",
      ])
    #expect(problems("- a\n").first?.hasPrefix("a Compose file must be a mapping, not a list") == true)
    #expect(
      problems("services:\n  web:\n    <<: base\n") == [
        "`<<` must be a mapping or a list of mappings, not a text @ base"
      ])
    #expect(problems("services: [web]\n") == ["`services` must be a mapping, not a list @ [web]"])
    #expect(problems("services:\n  web:\n  db: {}\n") == ["`web` must be a mapping, not nothing @ web"])
  }

  @Test func whatComposeAcceptsIsNoProblem() {
    #expect(
      problems(
        """
        version: 3
        x-base: &base {restart: always, whatever: 1}
        services:
          web:
            image: nginx:${TAG:-1}
            build: .
            command: sh -c "echo $$HOME"
            ports: [80, "81:81", {target: 82, published: "82"}]
            environment: {A: 1, B: true, C: null}
            env_file: [a.env, {path: b.env, required: false}]
            privileged: "yes"
            mem_limit: 1g
            depends_on: {db: {condition: service_healthy, required: false}}
            networks: {front: {aliases: [x]}, back: null}
            ulimits: {nproc: 65535, nofile: {soft: 1, hard: 2}}
            ports_: !reset null
        networks: {front: {external: {name: x}}}
        """) == ["`ports_` is no key of a service (did you mean `ports`?) @ ports_"])
  }
}
