/// The program that runs the shell form of RUN, CMD, ENTRYPOINT and HEALTHCHECK.
struct Shell: Sendable, Equatable {
  /// The words of `SHELL`, or the platform's default.
  let words: [String]

  /// The program without its folder and suffix, in small letters: `bash`, `powershell`.
  let name: String

  /// Whether the shell reads scripts in the language that is understood here.
  let isPOSIX: Bool

  init(words: [String]) {
    self.words = words
    let program = words.first?.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let lowered = program.lowercased()
    name = lowered.hasSuffix(".exe") ? String(lowered.dropLast(4)) : lowered
    isPOSIX = CommandWrappers.shells.contains(name) || name == "busybox"
  }

  /// `/bin/sh -c`.
  static let standard = Shell(words: ["/bin/sh", "-c"])

  /// `cmd /S /C`.
  static let windows = Shell(words: ["cmd", "/S", "/C"])

  /// Whether a pipeline fails when any of its commands fails: `-o pipefail`.
  var hasPipefail: Bool {
    zip(words, words.dropFirst()).contains { option, value in
      value == "pipefail" && option.hasPrefix("-") && option.hasSuffix("o")
    }
  }
}
