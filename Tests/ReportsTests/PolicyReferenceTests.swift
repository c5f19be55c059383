import CEL
import Policy
import Reports
import Testing

struct PolicyReferenceTests {
  private let all = PolicyReference.all

  @Test func everythingHasALineOfDocumentation() {
    #expect(all.scopes.count >= 40 && all.types.count >= 40 && all.functions.count >= 70)
    let lines =
      all.scopes.map { ($0.name, $0.documentation) } + all.types.map { ($0.name, $0.documentation) }
      + all.scopes.flatMap { scope in scope.variables.map { ("\(scope.name) \($0.name)", $0.documentation) } }
      + all.types.flatMap { type in type.fields.map { ("\(type.name).\($0.name)", $0.documentation) } }
    for (name, documentation) in lines {
      #expect(documentation.last.map { ".…".contains($0) } == true, "\(name): \(documentation)")
      #expect(!documentation.contains("\n"), "\(name)")
    }
  }

  @Test func everyTypeThatIsNamedIsDeclared() {
    let declared = Set(all.types.map(\.name))
    #expect(declared.count == all.types.count)
    for scope in all.scopes {
      #expect(declared.contains(scope.rootName), "\(scope.name)")
      for variable in scope.variables { #expect(declared.isSuperset(of: variable.type.objectNames), "\(scope.name)") }
    }
    for type in all.types {
      for field in type.fields {
        #expect(declared.isSuperset(of: field.type.objectNames), "\(type.name).\(field.name)")
      }
    }
  }

  @Test func aNameMeansAScopeAndATypeAtOnce() {
    let stage = all.named("dockerfile.stage")
    #expect(stage.scopes.map(\.name) == ["dockerfile.stage"])
    #expect(stage.types.map(\.name) == ["dockerfile.stage"])
    #expect(stage.functions.isEmpty)
  }

  @Test func theLastWordOfANameWillDo() {
    #expect(all.named("stage").types.map(\.name) == ["dockerfile.stage"])
    #expect(all.named("file").types.map(\.name) == ["dockerfile.file", "env.file", "ignore.file", "syntax.file"])
  }

  @Test func theFirstWordOfANameMeansAllThatBeginWithIt() {
    #expect(Set(all.named("ignore").types.map(\.name)) == ["ignore.file", "ignore.pattern"])
    #expect(all.named("math").functions.contains { $0.name == "math.greatest" })
  }

  @Test func functionsMacrosAndOperatorsAreFoundAsTheyAreWritten() {
    #expect(all.named("contains").functions.map(\.name) == ["contains"])
    #expect(all.named("has").macros.map(\.usage) == ["has(x.field)"])
    #expect(
      all.named("&&").details == """
        operator &&: Whether both hold; one that is false decides, even beside an error.
          bool && bool -> bool

        """)
    #expect(all.named("-").details.contains("timestamp - timestamp -> duration"))
  }

  @Test(arguments: [
    ("dockerfile.stge", "dockerfile.stage"), ("servce", "compose.service"), ("containz", "contains"),
    ("math.gratest", "math.greatest"),
  ])
  func aMisspeltNameIsGuessed(name: String, meant: String) {
    #expect(all.named(name).isEmpty)
    #expect(all.suggestion(for: name) == meant)
  }

  @Test func aTypeSaysWhereItIsHeldAndWhatToReadNext() {
    let details = all.named("ignore.pattern").details
    #expect(details.contains("scope ignore.pattern: Each pattern of a .dockerignore file.\n"))
    #expect(details.contains("Try it: stacklint eval --on ignore.pattern 'pattern' .dockerignore\n"))
    #expect(details.contains("Held by: ignore.file.patterns\n"))
    #expect(all.named("ignore.file").details.contains("See also: stacklint schema ignore.pattern\n"))
  }

  @Test func linksOfThePageLeadToItsHeadings() {
    let page = all.markdown
    let anchors = Set(
      page.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4).filter { $0 != "." } })
    let links = page.matches(of: /\]\(#([^)]*)\)/).map { String($0.output.1) }
    #expect(links.count > 100)
    for link in Set(links) { #expect(anchors.contains(link), "\(link)") }
  }

  @Test func rowsOfThePageHaveTheCellsOfTheirHeads() {
    var columns = 0
    for line in all.markdown.split(separator: "\n") where line.hasPrefix("|") {
      let count = line.replacing("\\|", with: "").count { $0 == "|" }
      if line.hasPrefix("| ---") { #expect(count == columns) }
      if columns > 0, !line.contains(" type "), !line.contains(" variables |"), !line.contains(" it gives") {
        #expect(count == columns, "\(line)")
      }
      columns = count
    }
  }
}
