import CEL
import Syntax
import Testing

@testable import Compose
@testable import Stack

/// On which ports servers listen, by their command lines.
struct KnownServerTests {
  @Test(arguments: [
    ("uvicorn app:app", [8000], true), ("uvicorn app:app --host 0.0.0.0 --port 9000", [9000], false),
    ("python -m uvicorn app:app --host=0.0.0.0 --port=9000", [9000], false),
    ("gunicorn app:app", [8000], true), ("gunicorn -b 0.0.0.0:5000 -b 0.0.0.0:5001 app:app", [5000, 5001], false),
    ("gunicorn --bind=:8080 app:app", [8080], false), ("flask run --host=0.0.0.0", [5000], false),
    ("python manage.py runserver 0.0.0.0:8001", [8001], false), ("python manage.py runserver", [8000], true),
    ("python3 -m http.server 9000", [9000], false), ("sh -c 'exec uvicorn app:app --host 0.0.0.0'", [8000], false),
    ("poetry run gunicorn -b0.0.0.0:7000 app:app", [7000], false),
    ("php artisan serve --host=0.0.0.0 --port=8080", [8080], false), ("next start -p 4000", [4000], false),
    ("alembic upgrade head && uvicorn app:app --host 0.0.0.0 --port ${PORT:-8005}", [8005], false),
    ("bundle exec rails server -b 0.0.0.0", [3000], false), ("serve -s dist -l tcp://0.0.0.0:5005", [5005], false),
  ])
  func theAddressIsTheOneOfTheCommandLine(command: String, ports: [Int], isLoopback: Bool) throws {
    let server = try #require(try service(command: command).server)
    #expect(server.ports == Set(ports))
    #expect(server.isLoopback == .known(isLoopback))
  }

  @Test(arguments: [
    "node server.js", "gunicorn -c gunicorn.conf.py app:app", "uvicorn app:app --uds /run/app.sock",
    "gunicorn -b 0.0.0.0:$PORT app:app", "./start.sh", "celery -A app worker", "flask db upgrade", "python main.py",
  ])
  func whatSomethingElseDecidesIsNotKnown(command: String) throws {
    #expect(try service(command: command, environment: "      PORT:\n").server == nil)
  }

  @Test func aVariableOfTheServiceCounts() throws {
    let next = try service(command: "next start", environment: "      PORT: \"4001\"\n")
    #expect(next.server?.ports == [4001])
    let gunicorn = try service(
      command: "gunicorn -b 0.0.0.0:$$APP_PORT app:app", environment: "      APP_PORT: \"81\"\n")
    #expect(gunicorn.server?.ports == [81])
  }

  private func service(command: String, environment: String = "") throws -> ServedPorts {
    let text = """
      services:
        app:
          image: python:3.12.7-slim
          command: \(command.replacing("$PORT", with: "$$PORT").replacing("${PORT", with: "$${PORT"))
          environment:
      \(environment.isEmpty ? "      A: b\n" : environment)
      """
    let tree = Parsers.parse(SourceFile(path: "compose.yaml", text: text), .compose)
    let plan = try #require(StackAssembly(environmentOf: { _ in nil }).plans([tree]).first)
    let stack = try #require(plan.make().root(named: "stack.project") as? StackProject)
    return ServedPorts(try #require(stack.services.first))
  }
}

/// Sizes of bodies in the environment of applications.
struct BodySizeTests {
  @Test(arguments: [
    ("MAX_UPLOAD_SIZE", "50MB", 52_428_800), ("MAX_UPLOAD_SIZE_MB", "50", 52_428_800),
    ("MAX_CONTENT_LENGTH", "16777216", 16_777_216), ("BODY_LIMIT", "10mb", 10_485_760),
    ("SPRING_SERVLET_MULTIPART_MAX_FILE_SIZE", "20MB", 20_971_520), ("PHP_POST_MAX_SIZE", "8M", 8_388_608),
    ("MAX_REQUEST_BODY_SIZE", "1GiB", 1_073_741_824),
  ])
  func aVariableThatLimitsBodiesIsRead(name: String, value: String, bytes: Int) {
    #expect(BodySize.bytes(name, value) == bytes)
  }

  @Test(arguments: [
    ("LOG_MAX_FILE_SIZE", "100MB"), ("MAX_CONNECTIONS", "100"), ("MAX_UPLOAD_SIZE", "large"),
    ("MAX_UPLOAD_FILES", "10MB"), ("MAX_UPLOAD_SIZE", "50"), ("UPLOAD_DIR", "/data"),
    ("MAX_UPLOAD_SIZE", "99999999999999999999MB"),
  ])
  func anythingElseIsNot(name: String, value: String) {
    #expect(BodySize.bytes(name, value) == nil)
  }
}

/// What health checks ask.
struct ProbeTests {
  @Test(arguments: [
    ("curl -f http://localhost:8000/health || exit 1", "8000", "/health"),
    ("wget -qO- http://127.0.0.1", "80", "/"), ("curl https://[::1]:8443/a?b=c", "8443", "/a?b=c"),
    ("nc -z localhost 5432", "5432", ""), ("curl -f http://localhost:${PORT:-3000}/up", "${PORT:-3000}", "/up"),
    ("python -c \"import urllib.request as r; r.urlopen('http://localhost:80/x')\"", "80", "/x"),
  ])
  func theAddressInTheContainerIsFound(text: String, port: String, path: String) throws {
    let probe = try #require(Probe(text, text.split(separator: " ").map(String.init)))
    #expect(probe.port == port)
    #expect(probe.path == path)
  }

  @Test(arguments: [
    "curl http://db:5432/", "pg_isready", "curl http://$HOST/", "curl http://localhost:1/ http://localhost:2/",
  ])
  func whatIsElsewhereIsNot(text: String) {
    #expect(Probe(text, text.split(separator: " ").map(String.init)) == nil)
  }
}
