import Compose
import Syntax
import Testing

/// Names that hold a variable nobody sets say nothing of what they refer to.
struct UnknownNameTests {
  @Test func aDependencyThatIsNotKnownMayExist() throws {
    let project = ComposeProject(files: [
      ComposeParser.parse(
        SourceFile(path: "compose.yaml", text: "services:\n  a:\n    image: x:1\n    depends_on: ['${DB}', gone]\n"))
    ])
    let dependencies = try #require(project.services.first).dependencies
    #expect(dependencies.map(\.targetExists) == [.unknown, .known(false)])
    #expect(dependencies.map(\.targetHasHealthcheck) == [.unknown, .known(false)])
  }
}
