import Syntax
import Testing

@testable import Nginx

struct RegexTests {
  @Test(arguments: [
    ("^/a/(.*)$", 1), ("(?:a)(b)(?<name>c)", 2), ("\\(a\\)[(](b)", 1), ("(?i)/path", 0), ("((a)|(b))", 3),
    ("(?=a)(?!b)(?<=c)(?<!d)(?>e)", 0), ("(?P<x>a)(?'y'b)", 2), ("\\Q(a)\\E(b)", 1), ("(?#a(b)(a)", 1),
    ("(*UTF8)(a)", 1), ("[^]()]+(a)", 1), ("a{2}(b){1,3}", 1), ("a{x}(b)", 1),
  ])
  func groupsAreCounted(pattern: String, groups: Int) {
    let tree = RegexTree(pattern)
    #expect(tree.problem == nil)
    #expect(tree.groupCount == groups)
  }

  @Test(arguments: ["(a", "a)", "[a", "*a", "a{3,1}", "[z-a]", "\\", "(?<>a)", "(?y)", "\\y"])
  func whatPCRERefusesIsAProblem(pattern: String) {
    #expect(RegexTree(pattern).problem != nil)
  }

  @Test func deepNestingIsSurvived() {
    #expect(RegexTree(String(repeating: "(", count: 100_000)).problem != nil)
    let nested = String(repeating: "(", count: 100) + "a" + String(repeating: ")", count: 100)
    #expect(RegexTree(nested).groupCount == 100)
  }

  @Test(arguments: [
    ("^/a$", true, true), ("/a$", false, true), ("^/a", true, false), ("^a|b$", false, false), ("^a$|^b$", true, true),
    ("(?:^|/)a", false, false), ("(^a)(b$)", true, true), ("\\Aa\\z", true, true), ("^(a|b$)", true, false),
    ("(?i)^a", true, false), ("(?m)^a$", false, false), ("^", true, false),
  ])
  func anchorsCountOnEveryWay(pattern: String, start: Bool, end: Bool) {
    let tree = RegexTree(pattern)
    #expect(tree.isAnchoredAtStart == start)
    #expect(tree.isAnchoredAtEnd == end)
  }

  @Test(arguments: [
    ("(.*)", false, true), ("([^/]*)", true, true), ("([^.]*)", true, true), ("(\\w+)", false, false),
    ("([a-z.]+)", false, false), ("((?s).*)", true, true), ("([^\\s]+)", false, false), ("(\\D+)", true, true),
    ("(\\W+)", true, true), ("([[:alnum:]]+)", false, false), ("([^\\r\\n]+)", false, false),
    ("([^\\x0a]+)", false, true),
    ("(a|[^b])", true, true), ("(\\N+)", false, true),
  ])
  func whatAGroupCanHoldIsComputed(pattern: String, lineFeed: Bool, carriageReturn: Bool) throws {
    let capture = try #require(RegexTree(pattern).capture(1))
    #expect(capture.bytes.contains(0x0A) == lineFeed)
    #expect(capture.bytes.contains(0x0D) == carriageReturn)
  }

  @Test func aGroupKnowsItsFirstBytesAndWhatStandsBeforeIt() throws {
    let file = try #require(RegexTree("^/site(.*)$").capture(1))
    #expect(file.before == ByteSet("e".utf8))
    #expect(!file.isOpenBefore)
    #expect(file.mayBeEmpty)
    let path = try #require(RegexTree("^/site(/.*)?$").capture(1))
    #expect(path.first == ByteSet("/".utf8))
    #expect(try #require(RegexTree("(a)").capture(1)).isOpenBefore)
    #expect(try #require(RegexTree("^/(one|two)$").capture(1)).isFinite)
    #expect(try !#require(RegexTree("^/([a-z]+)$").capture(1)).isFinite)
  }

  @Test(arguments: [
    ("^/a\\.b$", "/a.b"), ("^/a.b$", nil), ("^/(a)$", "/a"), ("^/a+$", nil), ("[x]", "x"),
  ])
  func literalPatternsAreTold(pattern: String, literal: String?) {
    #expect(RegexTree(pattern).literal == literal)
  }

  @Test(arguments: [
    "^/(a+)+$", "^/(a*)*$", "^/((ab)+)+/files$", "^/(a*)+/path$", "^/(.|x)+/path$", "^([a-z]+)*\\.html$",
    "(\\w+\\s?)+$", "^/(a|a)*$", "^/(a|b|ab)*c$", "^/((a?)?b)*c$", "^(\\d+|\\d+x)*y$",
  ])
  func textsThatCanBeReadInManyWaysAreFound(pattern: String) throws {
    let result = try #require(RegexBacktracking.of(RegexTree(pattern)))
    #expect(result.growth == .exponential)
    let automaton = try #require(RegexAutomaton(RegexTree(pattern)))
    let subject = result.prefix + result.pump + result.pump + result.pump + result.pump
    #expect(!automaton.matches(subject + result.suffix))
  }

  @Test(arguments: [
    "^/[a-z]+$", "^/\\d{1,10}$", "^/(foo|bar)$", "^/api/v[0-9]+/users$", "^/([a-z]+/)*[a-z]+$", "(a+)+", "^/(a|ab)+$",
    "^/(?>a+)+$", "^/(a++)+$", "\\.(js|css|png)$", "^/([^/]+)/(.*)$", "^(.+\\.php)(/.+)$", "([a-z0-9]+(-[a-z0-9]+)*)$",
    "^((?:[a-z]+\\.)+)example\\.com$", "(\\d+)*", "^/([a-z]{2}(-[A-Z]{2})?/)?x$",
  ])
  func fastPatternsPass(pattern: String) {
    #expect(RegexBacktracking.of(RegexTree(pattern))?.growth != .exponential)
  }

  @Test(arguments: [
    ("^/(.*)(.*)x$", true), ("^/\\d+\\w+$", true), ("^/[a-z]+[0-9]+$", false), ("^/[a-z]+/[a-z]+$", false),
    ("^/a*b*c$", false), ("^/.*\\s*$", true), (".*.*", false),
  ])
  func neighbouringRepetitionsThatOverlapAreQuadratic(pattern: String, expected: Bool) {
    #expect((RegexBacktracking.of(RegexTree(pattern))?.growth == .quadratic) == expected)
  }

  @Test func theWitnessIsShownAsInAnAddress() {
    #expect(RegexBacktracking.of(RegexTree("^/(a+)+$"))?.witness == "/aaaaaaaaaaaaa…!")
  }

  @Test(arguments: [
    ("^/a$", "/a", true), ("^/a$", "/a\n", true), ("^/a\\z", "/a\n", false), ("a", "xay", true), ("^a", "xa", false),
    ("(?i)A", "a", true), ("^(a|b)*c$", "ababc", true), ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaa", true),
    ("", "", true), ("^$", "", true), ("^$", "a", false), ("a$", "ab", false),
  ])
  func automataMatchAsPCREDoes(pattern: String, subject: String, expected: Bool) throws {
    let automaton = try #require(RegexAutomaton(RegexTree(pattern)))
    #expect(automaton.matches(Array(subject.utf8)) == expected)
  }

  @Test func everyPatternOfAConfigurationIsListed() {
    let regexes = config(
      """
      map $http_x $y { ~*^a$ 1; b 2; "~c d" 3; }
      server {
        server_name ~^(?<sub>.+)\\.example\\.org$ plain;
        location ~* \\.php$ { if ($uri ~ "^/x(.*)") { rewrite ^/y$ /z last; } }
        location /plain { }
      }
      """
    ).regexes
    #expect(regexes.map { $0["directive"] } == ["map", "map", "server_name", "location", "if", "rewrite"])
    #expect(
      regexes.map { $0["pattern"] } == ["^a$", "c d", "^(?<sub>.+)\\.example\\.org$", "\\.php$", "^/x(.*)", "^/y$"])
    #expect(regexes.map { $0["subject"] } == ["$http_x", "$http_x", "absent", "$uri", "$uri", "$uri"])
  }
}
