import Nginx
import Syntax
import Testing

struct ParserTests {
  @Test func directivesNestInBlocks() {
    #expect(
      parse("http {\n  server { listen 80; }\n}\n").dump == """
        directive http (block) @1:1-3:2
          directive server (block) @2:3-2:24
            directive listen "80" @2:12-2:22
        """)
  }

  @Test func wordsKeepTheirQuoting() throws {
    let tree = parse(#"log_format main '$remote_addr "$request"' "a\"b" c;"#)
    let arguments = try #require(tree.roots.first).arguments
    #expect(arguments.map(\.value) == ["main", #"$remote_addr "$request""#, #"a"b"#, "c"])
    #expect(arguments.map(\.quoting) == [.none, .single, .double, .none])
    #expect(arguments[2].raw == #""a\"b""#)
  }

  @Test(arguments: [
    (#"a\;b"#, #"a\;b"#), (#"a\ b"#, #"a\ b"#), (#"\.php$"#, #"\.php$"#), (#"a\\b"#, #"a\b"#), (#"\t"#, "\t"),
    (#""a\nb\r""#, "a\nb\r"), (#"'it\'s'"#, "it's"), (#"a"b"#, #"a"b"#), ("${host}x", "${host}x"),
    ("a${b}c", "a${b}c"), ("$a$b", "$a$b"), ("a#b", "a#b"), ("a}", "a}"), (#""${x}y""#, "${x}y"), ("${{", "${{"),
  ])
  func wordsAreDecodedAsNginxDoes(raw: String, value: String) throws {
    let root = try #require(parse("set \(raw) ;").roots.first)
    #expect(root.arguments.first?.value == value)
  }

  @Test func commentsStartOnlyWhereAWordCould() {
    let tree = parse("# one\nlisten 80#x; # two\r\n")
    #expect(tree.comments.map { tree.source.text($0) } == ["# one", "# two"])
    #expect(tree.roots.first?.arguments.first?.value == "80#x")
  }

  @Test func theLinesOfAMapAreNoDirectives() {
    #expect(
      outline("map $uri $x {\n  default 0;\n  '~^/a b' \"1\";\n  include x.map;\n}\ntypes { text/html html htm; }")
        == """
        directive map (block) "$uri" "$x"
          line default "0"
          line ~^/a b "1"
          line include "x.map"
        directive types (block)
          line text/html "html" "htm"
        """)
  }

  @Test func luaBlocksAreOneArgument() {
    #expect(
      outline("content_by_lua_block {\n  local t = {a = \"}\"} -- }\n  --[[ } ]] ngx.say([==[ } ]] ]==])\n}\nroot x;")
        == #"""
        directive content_by_lua_block (block) "\n  local t = {a = \"}\"} -- }\n  --[[ } ]] ngx.say([==[ } ]] ]==])\n"
        directive root "x"
        """#)
    #expect(
      outline("set_by_lua_block $a { return 1 }") == """
        directive set_by_lua_block (block) "$a" " return 1 "
        """)
    #expect(outline("content_by_lua_block {}") == "directive content_by_lua_block (block)")
  }

  @Test func templatesOfEnvsubstParse() {
    let text = "listen ${PORT};\n${EXTRA_CONFIG}\nproxy_pass http://${BACKEND_HOST}:8080;\n${LAST}"
    let tree = parse(text, path: "templates/default.conf.template")
    #expect(tree.roots.map(\.name) == ["listen", "${EXTRA_CONFIG}", "proxy_pass", "${LAST}"])
    #expect(tree.roots.map { $0.arguments.map(\.value) } == [["${PORT}"], [], ["http://${BACKEND_HOST}:8080"], []])
    #expect(tree.problems.isEmpty)
    #expect(parse(text).problems.map(\.message) == ["unexpected end of file, expecting \";\" or \"}\""])
  }

  @Test func windowsLineEndingsAreSpace() {
    #expect(outline("listen 80;\r\nroot\r\n  /x;\r\n") == "directive listen \"80\"\ndirective root \"/x\"")
  }

  @Test func aByteOrderMarkIsReportedAndSkipped() {
    let tree = parse("\u{FEFF}listen 80;")
    #expect(tree.roots.map(\.name) == ["listen"])
    #expect(tree.problems.map(\.message) == ["byte order mark at the start of the file"])
  }

  @Test func tagsOfTemplateLanguagesAreSteppedOver() {
    let text = """
      {% if tls %}
      listen {{ port }} ssl;
      {% endif %}
      {# a comment #}
      proxy_pass http://{{ host }}:80/;
      <% if x %>
      root /x;
      """
    #expect(
      outline(text).split(separator: "\n").dropLast().map(String.init) == [
        "directive listen \"{{ port }}\" \"ssl\"", "directive proxy_pass \"http://{{ host }}:80/\"",
        "directive root \"/x\"",
      ])
    #expect(parse(text).problems.map(\.message) == ["template tag in nginx configuration"])
  }

  @Test func blocksNestedTooDeepAreReportedOnce() {
    let depth = 5000
    let text = String(repeating: "location / { ", count: depth) + "root /x; " + String(repeating: "} ", count: depth)
    let tree = parse(text + "listen 80;")
    #expect(tree.problems.map(\.message) == ["blocks are nested more than 100 deep"])
    #expect(tree.roots.map(\.name) == ["location", "listen"])
  }

  @Test(arguments: [
    "", " ", "\n", "}", "{", ";", "\"", "'", "\\", "$", "${", "a", "a;", "a {", "a { b }", "#", "map $a $b { c", "{{",
    "{%", "x_by_lua_block {", "x_by_lua_block { [==[", "x_by_lua_block { --[[", "\u{FEFF}", "a \"b\"c;", "a \"b\n}",
    "<%", "location ~ ^/a{2}/ { }", "é ü \"ö\"ä;", "http { server { listen 80\n server_name a; location / { } } }",
    "a\r\nb;\r\n", "types { a b; } }", "{{ a }} {% b %} c {{ d }};",
  ])
  func tokensCoverTheFile(text: String) {
    let source = SourceFile(path: "x", text: text)
    var offset = 0
    for span in NginxParser.tokens(of: source) {
      #expect(span.start == offset)
      #expect(!span.isEmpty)
      offset = span.end
    }
    #expect(offset == source.bytes.count)
    _ = NginxParser.parse(source)
  }
}
