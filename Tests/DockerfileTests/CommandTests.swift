import CEL
import Syntax
import Testing

@testable import Dockerfile

struct PackageCommandTests {
  private func packages(_ line: String) -> [String] {
    run("RUN " + line)?.commands.flatMap(\.packages).map {
      $0.name + ($0.version.map { "|\($0)" } ?? "") + ($0.isPinned ? "" : " !")
    } ?? []
  }

  @Test(arguments: [
    (
      "apt-get install -y -t stable curl=7.1 git nginx/bookworm ./x.deb",
      ["curl|7.1", "git !", "nginx|bookworm", "./x.deb"]
    ),
    ("apt-get install -y foo=${V} $PACKAGES bar-", ["foo|${V}"]),
    (
      "apk add --no-cache -t .deps curl=~8 'git>2' bash py3-pip@edge",
      ["curl|~8", "git|>2", "bash !", "py3-pip !"].map { $0.replacing("curl|~8", with: "curl|~8") }
    ),
    (
      "yum install -y nginx-1.20 python3-devel @group http://x/y.rpm",
      ["nginx|1.20", "python3-devel !", "@group", "http://x/y.rpm"]
    ),
    ("dnf -y module install nodejs:18", ["nodejs|18"]),
    ("zypper -n in 'a>=1' b", ["a|>=1", "b !"]),
    (
      "pip3 install --no-cache-dir -r req.txt 'a==1' b[x] 'c>=2,<3' . git+https://h/r git+https://h/r@v1",
      ["a|1", "b !", "c|>=2,<3", ".", "git+https://h/r !", "git+https://h/r@v1"]
    ),
    ("python3 -m pip install -U pip", ["pip !"]),
    ("npm install -g a@1.2 @s/b @s/c@2 d@latest ./e", ["a|1.2", "@s/b !", "@s/c|2", "d|latest !", "./e"]),
    ("yarn global add a && yarn add b@^1", ["a !", "b|^1"]),
    ("gem install a b:2 && gem install c -v 1", ["a !", "b|2", "c"]),
    (
      "go install example.com/a@v1 example.com/b@latest ./cmd", ["example.com/a|v1", "example.com/b|latest !", "./cmd"]
    ),
    ("cargo install a --version 1 && cargo install b", ["a", "b !"]),
    ("composer global require v/p:^1 v/q", ["v/p|^1", "v/q !"]),
  ])
  func packagesHaveVersions(line: String, expected: [String]) {
    #expect(packages(line) == expected)
  }

  @Test(arguments: [
    ("apt-get install curl", "false"), ("apt-get install -qy curl", "true"), ("apt-get -y install curl", "true"),
    ("apt-get install -qq curl", "true"), ("apt-get install -q=2 curl", "true"), ("apt-get install -q curl", "false"),
    ("apt-get install --assume-yes curl", "true"), ("apt-get -o APT::Get::Assume-Yes=true install curl", "true"),
    ("yum install a", "false"), ("dnf install a -y", "true"), ("zypper -n in a", "true"), ("zypper in a", "false"),
    ("sudo apt-get install -y curl", "true"), ("apk add curl", "true"), ("ls", "no field"),
  ])
  func questionsAreAnswered(line: String, assumesYes: String) {
    let command = run("RUN " + line)?.commands.first
    #expect(command?.call.map { "\($0.assumesYes)" } ?? "no field" == assumesYes)
  }

  @Test func recommendedPackagesAreAvoided() {
    func avoids(_ line: String) -> String { field(run("RUN " + line)?.commands.first, "avoids_recommends") }
    #expect(avoids("apt-get install a") == "false")
    #expect(avoids("apt-get install --no-install-recommends a") == "true")
    #expect(avoids("apt-get install -o APT::Install-Recommends=false a") == "true")
    #expect(avoids("apk add a") == "true")
  }

  @Test(arguments: [
    ("apt-get update && apt-get install -y a", "apt-get", "true"),
    ("apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*", "apt-get", "false"),
    ("apt-get update; rm -rf /var/lib/apt", "apt-get", "false"),
    ("apt-get update; apt-get install -y a; apt-get dist-clean", "apt-get", "false"),
    ("rm -rf /var/lib/apt/lists/* && apt-get update", "apt-get", "true"),
    ("--mount=type=cache,target=/var/lib/apt apt-get update", "apt-get", "false"),
    ("--mount=type=bind,target=/var/lib/apt apt-get update", "apt-get", "true"),
    ("apk add a", "apk", "true"), ("apk add --no-cache a", "apk", "false"),
    ("apk add a && rm -rf /var/cache/apk/*", "apk", "false"),
    ("pip install a", "pip", "true"), ("pip install --no-cache-dir a", "pip", "false"),
    ("--mount=type=cache,target=/root/.cache/pip pip install a", "pip", "false"),
    ("PIP_NO_CACHE_DIR=1 pip install a", "pip", "false"), ("pip install a && rm -rf ~/.cache", "pip", "false"),
    ("yum install -y a", "yum", "true"), ("yum install -y a && yum clean all", "yum", "false"),
    ("dnf install -y a && rm -rf /var/cache/dnf", "dnf", "false"),
    ("zypper -n in a && zypper clean", "zypper", "false"), ("npm ci", "npm", "true"),
    ("npm ci && npm cache clean --force", "npm", "false"), ("yarn", "yarn", "true"),
  ])
  func cachesStayOrGo(line: String, program: String, keepsCache: String) {
    #expect(field(command(program, in: "RUN " + line), "keeps_cache") == keepsCache)
  }

  @Test func aManagerThatIsAskedForItsVersionInstallsNothing() {
    #expect(field(command("yarn", in: "RUN yarn --version"), "is_install") == "false")
    #expect(field(command("yarn", in: "RUN yarn --frozen-lockfile"), "is_install") == "true")
  }

  @Test func theEnvironmentTurnsPipsCacheOff() {
    #expect(field(command("pip", in: "RUN pip install a", after: "ENV PIP_NO_CACHE_DIR=1"), "keeps_cache") == "false")
    #expect(field(command("pip", in: "RUN pip install a", after: "ENV PIP_NO_CACHE_DIR=off"), "keeps_cache") == "true")
    #expect(field(command("pip", in: "RUN pip install a", after: "ARG PIP_NO_CACHE_DIR"), "keeps_cache") == "unknown")
  }

  @Test func anUpdateWithoutInstallIsAlone() {
    #expect(field(command("apt-get", in: "RUN apt-get update"), "updates_only") == "true")
    #expect(field(command("apt-get", in: "RUN apt-get update && apt install -y a"), "updates_only") == "false")
    #expect(field(command("apk", in: "RUN apk update; apk add a"), "updates_only") == "false")
  }

  @Test func packagesThatAreRemovedAgainAreNotKept() {
    let stage = model(
      "FROM alpine:3\nRUN apk add --virtual .deps gcc && apk add curl && make && apk del .deps\nRUN apk add make"
    ).stages[0]
    #expect(field(stage, "packages") == "[curl, make]")
    #expect(stage.facts.packages.map { field($0, "is_build_tool") } == ["false", "true"])
  }
}

struct CommandFactTests {
  private func facts(_ name: String, _ line: String) -> [String] {
    (run("RUN " + line)?.commands ?? []).filter { field($0, name) == "true" }.map(\.display)
  }

  @Test(arguments: [
    ("curl -fsSL https://x | sh", 1), ("wget -qO- x | sudo bash -s -- --yes", 1), ("curl x | tee y | bash", 1),
    ("bash -c \"$(curl -fsSL x)\"", 1), ("bash <(curl x)", 1), ("eval \"$(curl x)\"", 1), ("curl x | python3 -", 1),
    ("curl x | tar xz", 0), ("curl x > y && sh y", 0), ("curl x | bash -c 'cat'", 0), ("V=$(curl x)", 0),
    ("curl x | python3 -m json.tool", 0), ("curl x | gpg --dearmor | tee k", 0), ("echo $(curl x) | sh", 0),
  ])
  func downloadsThatAreRunAreFound(line: String, count: Int) {
    #expect(facts("is_run_by_shell", line).count == count)
  }

  @Test(arguments: [
    ("chmod 777 x", true), ("chmod -R 0777 x", true), ("chmod 666 x", true), ("chmod a+rwx x", true),
    ("chmod o+w x", true), ("chmod 755 x", false), ("chmod +w x", false), ("chmod 1777 /tmp", false),
    ("chmod u+w,g-w x", false), ("chmod --reference=w x", false), ("chmod -w x", false),
  ])
  func worldWritableFilesAreFound(line: String, isFound: Bool) {
    #expect(!facts("makes_world_writable", line).isEmpty == isFound)
  }

  @Test func setuidBitsAreFound() {
    #expect(
      facts("sets_setuid", "chmod u+s a; chmod 4755 b; chmod 755 c; chmod a-s d") == ["chmod u+s a", "chmod 4755 b"])
  }

  @Test(arguments: [
    ("curl -k x", true), ("curl -fsSLk x", true), ("curl --insecure x", true), ("curl -ok x", false),
    ("curl -K x", false), ("wget --no-check-certificate x", true), ("pip install --trusted-host h a", true),
    ("npm config set strict-ssl false", true), ("curl x; rm -k", false),
  ])
  func turnedOffVerificationIsFound(line: String, isFound: Bool) {
    #expect(!facts("skips_tls_verification", line).isEmpty == isFound)
  }

  @Test func upgradesOfTheWholeSystemAreFound() {
    #expect(
      facts("is_system_upgrade", "apt-get upgrade -y; yum update -y; yum update -y a; npm update") == [
        "apt-get upgrade -y", "yum update -y",
      ])
  }

  @Test func sudoIsACommandNotAWord() {
    #expect(facts("uses_sudo", "sudo ls && apt-get install sudo; echo sudo") == ["sudo ls"])
  }

  @Test func aRunKnowsItsPipes() {
    #expect(field(run("RUN a | b"), "has_pipe") == "true")
    #expect(field(run("RUN a || b"), "has_pipe") == "false")
    #expect(field(run("RUN set -o pipefail && a | b"), "has_pipefail") == "true")
    #expect(
      field(run("RUN a | b", after: "SHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]"), "has_pipefail") == "true")
    #expect(field(run("RUN a | b"), "has_pipefail") == "false")
    #expect(field(run("RUN cd /a && cd b"), "is_cd_only") == "true")
    #expect(field(run("RUN cd /a && ls"), "is_cd_only") == "false")
  }

  @Test func otherShellsAreLeftAlone() {
    #expect(run("RUN Get-Item x | rm", after: "SHELL [\"powershell\", \"-Command\"]")?.commands.isEmpty == true)
    #expect(run("RUN ls", after: "SHELL [\"powershell.exe\"]\nSHELL [\"/bin/bash\", \"-c\"]")?.commands.count == 1)
    #expect(model("FROM mcr.microsoft.com/windows/nanoserver:1809\nRUN dir | del").stages[0].runs[0].commands.isEmpty)
  }
}

struct VariableTests {
  @Test func credentialsAreKnownByNameAndByForm() {
    let variables = model(
      "FROM a:1\nARG DB_PASSWORD\nARG TOKEN_FILE=a\nENV A=ghp_0123456789abcdefghijklmnopqrstuvwxyz\nENV B=$C"
    ).stages[0].facts.variables
    #expect(variables.map { field($0, "is_secret_name") } == ["true", "false", "false", "false"])
    #expect(variables.map { field($0, "looks_like_secret_value") } == ["false", "false", "true", "false"])
  }

  @Test func aLiteralValueIsWrittenOut() {
    let variables = model("FROM a:1\nARG A\nARG B=\nENV C=x D=$A E=\"\"\nENV F 'y'").stages[0].facts.variables
    #expect(
      variables.map { "\($0.name) \($0.hasLiteralValue)" } == [
        "A false", "B false", "C true", "D false", "E false", "F true",
      ])
    #expect(variables.map { located($0, "value") } == ["A", "", "x", "$A", "\"\"", "'y'"])
  }
}

struct CopyTests {
  private func copy(_ instruction: String, after lines: String = "") -> Copy? {
    model("FROM a:1 AS one\nFROM b:1\n\(lines)\n\(instruction)\nRUN npm ci").stages[1].facts.copies.last
  }

  @Test(arguments: [
    ("ADD https://x/y.tgz /", "urls", "[https://x/y.tgz]"), ("ADD https://x/y.git /", "urls", "[]"),
    ("ADD https://x/y.git#v1 /", "git_sources", "[https://x/y.git#v1]"),
    ("ADD --checksum=sha256:a https://x /", "has_checksum", "true"),
    ("ADD a /", "is_local_add", "true"), ("ADD a.tar.gz /", "is_local_add", "false"),
    ("ADD $A /", "is_local_add", "false"),
    ("COPY . .", "is_whole_context", "true"), ("COPY --from=one . .", "is_whole_context", "false"),
    ("COPY . .", "precedes_install", "true"), ("COPY .env id_rsa .env.example /", "secret_sources", "[.env, id_rsa]"),
    ("COPY --chown=app a b /", "chown", "app"), ("COPY a b /", "is_owned_by_root", "true"),
    ("COPY --chown=0:0 a b", "is_owned_by_root", "true"),
    ("COPY --chmod=777 a b", "is_world_writable", "true"), ("COPY --from=one a b", "is_from_stage", "true"),
    ("COPY --from=nginx:1 a b", "is_from_stage", "false"), ("COPY --from=0 a b", "is_from_index", "true"),
    ("COPY <<E /x\nE", "sources", "[]"), ("COPY <<E /x\nE", "destination", "/x"),
    ("ONBUILD COPY a b", "is_trigger", "true"),
  ])
  func filesAreCopied(instruction: String, name: String, value: String) {
    #expect(field(copy(instruction), name) == value)
  }

  @Test func manifestsBeforeSourcesKeepTheCache() {
    let copies = model("FROM node:20\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm run build").stages[0].facts
      .copies
    #expect(copies.map { field($0, "precedes_install") } == ["true", "false"])
  }
}

struct LanguageTests {
  @Test func everyScopeGivesAValueForEveryVariable() {
    let file = model(
      """
      ARG A
      FROM a:1
      ENV B=c
      LABEL d=e
      EXPOSE 80
      COPY x y
      RUN --mount=type=cache,target=/x apk add curl
      ONBUILD RUN ls
      HEALTHCHECK CMD true
      CMD sleep 1
      """)
    for scope in DockerfileLanguage.scopes {
      let frames = scope.frames(file)
      #expect(!frames.isEmpty, "\(scope.name)")
      #expect(frames.allSatisfy { $0.count == scope.variables.count }, "\(scope.name)")
    }
  }

  @Test func everyFieldCanBeReadOfEveryObject() {
    let file = model(
      "FROM $A\nRUN $(\nCOPY\nENV\nEXPOSE $X a/b/c 1-2-3\nUSER\nHEALTHCHECK --interval=x\nCMD [\nWORKDIR\nADD a")
    for scope in DockerfileLanguage.scopes {
      for case .object(let object) in scope.frames(file).compactMap(\.last) {
        for name in object.schema.fields.map(\.name) { #expect(!field(object, name).hasPrefix("no field")) }
      }
    }
  }

  @Test func namesAreUniqueAndInSnakeCase() {
    for schema in DockerfileLanguage.schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count)
      #expect(schema.fields.allSatisfy { $0.name.allSatisfy { $0.isLowercase || $0 == "_" } }, "\(schema.name)")
    }
  }
}
