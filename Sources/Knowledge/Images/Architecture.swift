/// The names of processor architectures.
public enum Architecture {
  /// The architecture that a word names, as builders call it: `arm64` for `aarch64` and `arm64v8`; nil for other words.
  public static func named(_ word: String) -> String? { names[word.lowercased()] }

  private static let names: [String: String] = [
    "amd64": "amd64", "x86_64": "amd64", "x64": "amd64", "i386": "386", "386": "386", "arm64": "arm64",
    "arm64v8": "arm64", "aarch64": "arm64", "armhf": "arm", "arm32v5": "arm", "arm32v6": "arm", "arm32v7": "arm",
    "armv7": "arm", "ppc64le": "ppc64le", "s390x": "s390x", "riscv64": "riscv64", "mips64le": "mips64le",
  ]
}
