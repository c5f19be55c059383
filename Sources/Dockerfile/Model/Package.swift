import CEL
import Syntax

/// A package that a command installs: `dockerfile.package`.
public final class Package: ModelObject {
  private let word: PackageWord
  private let source: SourceFile

  /// The package manager.
  public let manager: String

  /// Whether it is still there after the instruction, not removed by a later command of it.
  public let isKept: Bool

  init(_ word: PackageWord, manager: String, isKept: Bool, source: SourceFile) {
    (self.word, self.manager, self.isKept, self.source) = (word, manager, isKept, source)
  }

  /// The name without version.
  public var name: String { word.name }

  /// The version or constraint, if there is one.
  public var version: String? { word.version }

  /// Whether what is installed is fixed.
  public var isPinned: Bool { word.isPinned }

  /// Whether it is a path or an address instead of a name.
  var isFilePackage: Bool { word.isFile }

  /// The word on the command line.
  public var place: Place? { Place(source, word.span) }

  /// The name.
  public var display: String { name }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    Package.self, "dockerfile.package", "A package that a command installs."
  ) {
    Field("name", "The name, without version; the path or address where it is one.") { $0.name }
    Field("version", "The version or constraint.") { $0.version }
    Field("manager", "The package manager: apt-get, apk, pip ...") { $0.manager }
    Field("is_pinned", "A version or constraint is given, or it is a fixed file.") { $0.isPinned }
    Field("is_file", "It is a path or an address instead of a name.") { $0.word.isFile }
    Field("is_kept", "No later command of the instruction removes it again.") { $0.isKept }
    Field("is_build_tool", "It serves building only: compilers, build systems, headers.") {
      KnownPackages.isBuildTool($0.name)
    }
    Field("is_remote_access", "It lets people log in or copy files over the network: ssh, telnet, netcat ...") {
      KnownPackages.isRemoteAccess($0.name)
    }
    Field("is_interactive_tool", "It is for people at a keyboard: editors, sudo, network probes.") {
      KnownPackages.isInteractiveTool($0.name)
    }
  }
}
