import Stack
import Syntax
import Testing

struct ClassifierTests {
  private func language(_ path: String, _ text: String = "") -> Language? {
    Classifier.language(path: path, bytes: Array(text.utf8))
  }

  @Test(arguments: [
    ("Dockerfile", Language.dockerfile), ("a/b/Dockerfile", .dockerfile), ("Dockerfile.prod", .dockerfile),
    ("api.Dockerfile", .dockerfile),
    ("api.dockerfile", .dockerfile), ("dockerfile", .dockerfile), ("Containerfile", .dockerfile),
    ("Containerfile.dev", .dockerfile),
    ("compose.yml", .compose), ("compose.yaml", .compose), ("docker-compose.yml", .compose),
    ("docker-compose-dev.yaml", .compose),
    ("docker-compose.prod.yml", .compose), ("compose.override.yaml", .compose), ("nginx.conf", .nginx), (".env", .env),
    (".env.production", .env), ("prod.env", .env), (".env.example", .env), ("env.example", .env),
    (".dockerignore", .dockerignore),
    ("Dockerfile.dockerignore", .dockerignore), ("api.Dockerfile.dockerignore", .dockerignore),
    ("nginx/conf.d/empty.conf", .nginx),
  ])
  func namesThatDecide(path: String, expected: Language) {
    #expect(language(path) == expected)
  }

  @Test(arguments: [
    "Dockerfiles", "Dockerfile.md", "dockerfile.go", "mydockerfile", "compose.go", "docker-compose.md", "env.ts",
    ".env.ts", ".envrc",
    ".env.gpg", "environment", "server.conf", "main.tf", "values.yaml", "", "/", "conf",
  ])
  func namesThatAreNotOurs(path: String) {
    #expect(language(path) == nil)
  }

  @Test(arguments: [
    ("Dockerfile.j2", "FROM {{ base }}\n"), ("Dockerfile-notes", "How to build:\n"),
    ("Dockerfile.txt", "from a import b\n"),
    ("redis.conf", "bind 127.0.0.1\nport 6379\n"), ("nginx/php.conf", "[www]\nuser = www-data\n"),
    ("conf.d/vhost.conf", "<VirtualHost *:80>\n  ServerName a\n</VirtualHost>\n"),
    ("apache2/conf.d/a.conf", "Alias /x /y\n"),
    ("my.conf", "key = value\n"),
    ("named.conf", "options {\n  directory \"/var\";\n};\nzone \"a\" {\n  type master;\n};\n"),
    ("dhcpd.conf", "option domain-name \"x\";\nsubnet 10.0.0.0 netmask 255.0.0.0 {\n  range 10.0.0.1 10.0.0.9;\n}\n"),
    ("ntp.conf", "server 0.pool.ntp.org iburst\n"), ("mail.template", "Dear {{ name }};\n"),
    ("x.conf", "\u{0}server {"),
    ("nginx.conf.j2", "server { listen {{ port }}; }"), ("supervisor/conf.d/nginx.conf.ini", "[program:nginx]\n"),
  ])
  func contentThatIsSomethingElse(path: String, text: String) {
    #expect(language(path, text) == nil)
  }

  @Test(arguments: [
    ("Dockerfile-prod", "# comment\n\nFROM debian:12\n", Language.dockerfile),
    ("Dockerfile.in", "ARG V=1\nFROM a:$V\n", .dockerfile),
    ("Dockerfile_x", "# syntax=docker/dockerfile:1\nRUN x\n", .dockerfile),
    ("site.conf", "server {\n  listen 80;\n}\n", .nginx),
    ("headers.conf", "# always\nadd_header X-Frame-Options \"DENY\" always;\n", .nginx),
    ("default.conf.template", "server { listen ${PORT}; }", .nginx),
    ("proxy.template", "location / {\n proxy_pass http://app:${APP_PORT};\n}", .nginx),
    ("errors.conf", "server {\n location = /a {\n  return 404;\n }\n}", .nginx),
    ("sites-enabled/example.com", "server { listen 80; }", .nginx),
    ("sites-available/default", "upstream a { server b:80; }", .nginx),
    ("nginx/custom.conf", "my_module on;\n", .nginx),
    ("deploy/nginx-prod.conf", "user nginx;\nevents {}\nhttp {}\n", .nginx),
    ("m.conf", "map $http_upgrade $connection_upgrade {\n  default upgrade;\n  '' close;\n}\n", .nginx),
  ])
  func contentThatConfirmsTheName(path: String, text: String, expected: Language) {
    #expect(language(path, text) == expected)
  }

  @Test(arguments: [
    "services:\n  web:\n    image: nginx\n",
    "# stack\nversion: '3'\nx-a: &a\n  b: c\n\nservices:\n\n  # front\n  web:\n    <<: *a\n    build: .\n",
    "services:\n    db:\n        ports:\n            - 80:80\n        environment:\n            A: b\n",
    "\"services\":\n  \"web\":\n    \"image\": x\n",
    "services: {web: {image: nginx}}\n", "services:\n  web: {build: .}\n",
    "services:\r\n  web:\r\n    image: nginx\r\n", "---\nservices:\n  a:\n    extends: b\n",
    "include:\n- a.yml\nservices:\n  web:\n    image: nginx\n", "networks:\n  a:\nservices: # all\n  a:\n    image: b",
  ])
  func yamlWithServicesIsCompose(text: String) {
    #expect(language("deploy/stack.yml", text) == .compose)
  }

  @Test(arguments: [
    "apiVersion: v1\nkind: Service\nservices:\n  a:\n    image: b\n", "services:\n  - docker:dind\n",
    "services:\n- name: postgres\n", "a:\n  services:\n    web:\n      image: x\n",
    "jobs:\n  test:\n    services:\n      db:\n        image: postgres\n",
    "services:\n  db:\n    image: postgres\nsteps:\n  test:\n    image: go\n",
    "services:\n  App\\Service:\n    class: App\\Service\n", "services:\n  _defaults:\n    autowire: true\n",
    "services: docker\n", "services:\n", "services:\n  a:\n    port: 1\n",
    "# services:\n#   web:\n#     image: x\n", "", "services", "service:\n  image: x\n", "services: []\n",
    "services:\n  web:\n    config:\n      image: x\n",
  ])
  func otherYAMLIsNot(text: String) {
    #expect(language("deploy/stack.yml", text) == nil)
  }

  @Test func ofANamedFileTheContentMayDecideAlone() {
    #expect(Classifier.language(ofNamed: "x", bytes: Array("FROM a\n".utf8)) == .dockerfile)
    #expect(Classifier.language(ofNamed: "x.conf", bytes: Array("some_directive a;\n".utf8)) == .nginx)
    #expect(Classifier.language(ofNamed: "x.conf", bytes: Array("[section]\na = b\n".utf8)) == nil)
    #expect(Classifier.language(ofNamed: "x", bytes: Array("export A_B=c\n".utf8)) == .env)
    #expect(Classifier.language(ofNamed: "x", bytes: Array("some prose\n".utf8)) == nil)
  }
}
