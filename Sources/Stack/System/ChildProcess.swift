#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs another program, and never waits for it longer than is said.
public enum ChildProcess {
  /// How a program ended.
  public enum Ending: Sendable, Equatable {
    /// By itself, with this status.
    case exited(Int32)
    /// By a signal that was not ours.
    case signalled(Int32)
    /// It took too long and was killed.
    case timedOut
    /// It could not be started.
    case notStarted(String)
  }

  /// The path of a program that is looked for as a shell does, in the folders of PATH; nil when it is in none.
  public static func find(_ program: String) -> String? {
    guard let folders = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    for folder in folders.split(separator: ":") where folder.hasPrefix("/") {
      let path = "\(folder)/\(program)"
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Runs a program with nothing to read, its output in a file.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: its arguments, without its name.
  ///   - output: the file for its standard output, made anew.
  ///   - complaints: the file for its standard error, made anew; nil for nowhere.
  ///   - seconds: how long to wait before it is killed.
  public static func run(
    _ path: String, _ arguments: [String], output: String, complaints: String? = nil, seconds: Int
  ) -> Ending {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, complaints ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    let error = posix_spawn(&process, path, &actions, nil, words, environ)
    guard error == 0 else { return .notStarted(String(cString: strerror(error))) }
    return wait(for: process, seconds: seconds)
  }

  private static func wait(for process: pid_t, seconds: Int) -> Ending {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var pause: UInt32 = 500
    var status: Int32 = 0
    while true {
      let result = waitpid(process, &status, WNOHANG)
      if result == process { return ending(status) }
      if result < 0, errno != EINTR { return .notStarted(String(cString: strerror(errno))) }
      if ContinuousClock.now >= deadline { break }
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    kill(process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return .timedOut
  }

  /// What a status of `waitpid` says (the macros of `sys/wait.h`, which Swift does not see).
  private static func ending(_ status: Int32) -> Ending {
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }
}
