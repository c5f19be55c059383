/// What is known of packages by their names.
enum KnownPackages {
  /// Whether a package serves building only: compilers, build systems, headers.
  static func isBuildTool(_ name: String) -> Bool {
    let name = name.lowercased()
    if buildTools.contains(name) || name.hasSuffix("-dev") || name.hasSuffix("-devel") { return true }
    return name.hasPrefix("gcc-") || name.hasPrefix("g++-") || name.hasPrefix("clang-") || name.hasPrefix("llvm-")
  }

  /// Whether a package lets people log in or copy files over the network.
  static func isRemoteAccess(_ name: String) -> Bool { remoteAccess.contains(name.lowercased()) }

  /// Whether a package is for people at a keyboard: editors, pagers, `sudo`, network probes.
  static func isInteractiveTool(_ name: String) -> Bool { interactive.contains(name.lowercased()) }

  private static let buildTools: Set<String> = [
    "build-essential", "build-base", "gcc", "g++", "make", "cmake", "clang", "llvm", "autoconf", "automake", "libtool",
    "pkg-config", "pkgconf", "pkgconfig", "ninja-build", "ninja", "meson", "bison", "flex", "rustc", "cargo", "golang",
    "golang-go", "go", "default-jdk", "openjdk-17-jdk", "openjdk-21-jdk", "openjdk-11-jdk", "maven", "gradle",
    "linux-headers", "musl-dev", "libc-dev", "libc6-dev", "gcc-c++", "rpm-build", "dpkg-dev", "python3-dev", "nasm",
    "yasm", "gfortran", "patch", "@development", "ccache", "swig",
  ]
  private static let remoteAccess: Set<String> = [
    "openssh-server", "openssh", "ssh", "dropbear", "telnetd", "telnet", "telnet-server", "rsh-server", "rsh-client",
    "vsftpd", "proftpd", "tftpd", "tigervnc-standalone-server", "x11vnc", "xrdp", "netcat", "netcat-openbsd",
    "netcat-traditional", "nmap-ncat", "socat",
  ]
  private static let interactive: Set<String> = [
    "vim", "vim-tiny", "vim-nox", "nano", "emacs", "emacs-nox", "joe", "mc", "less", "sudo", "htop", "tmux", "screen",
    "man-db", "nmap", "tcpdump", "strace", "gdb", "iputils-ping", "inetutils-ping", "net-tools", "traceroute",
  ]
}
