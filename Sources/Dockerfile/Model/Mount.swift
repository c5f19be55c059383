import CEL
import Syntax

/// A `--mount` of RUN: `dockerfile.mount`.
public final class Mount: ModelObject {
  /// Where the flag stands.
  public let place: Place?

  /// `bind` (the default), `cache`, `tmpfs`, `secret` or `ssh`.
  public let type: String

  /// The settings, by name; names that stand alone have the value `true`.
  public let options: [String: String]

  /// The image that `from` names, if it is no stage of the file.
  let image: BaseImage?

  init(_ flag: Flag, image: BaseImage? = nil) {
    place = flag.place
    self.image = image
    var options: [String: String] = [:]
    for setting in (flag.value ?? "").utf8.split(separator: Byte.comma) {
      let equals = setting.firstIndex(of: Byte.equals)
      let name = (String(setting[..<(equals ?? setting.endIndex)]) ?? "").lowercased()
      options[name] = equals.map { String(setting[setting.index(after: $0)...]) ?? "" } ?? "true"
    }
    self.options = options
    type = options["type"] ?? "bind"
  }

  /// The type.
  public var display: String { type }

  /// Where it appears during the build.
  public var target: String? { options["target"] ?? options["dst"] ?? options["destination"] }

  /// The stage or image that it shows; nil for the build context.
  public var from: String? { options["from"] }

  /// Whether what is written to a folder goes to this mount instead of the layer.
  func keepsOut(_ path: String) -> Bool {
    guard type == "cache" || type == "tmpfs", var target else { return false }
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    let isCacheFolder = path.hasPrefix("/root/") && target.hasSuffix(String(path.dropFirst(5)))
    return path == target || path.hasPrefix(target + "/") || target.hasPrefix(path + "/") || isCacheFolder
      || path.hasPrefix("/root/.cache") && target.contains("/.cache") || path == "/root/.npm" && target.contains(".npm")
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Mount.self, "dockerfile.mount", "A --mount of RUN.") {
    Field("type", "bind, cache, tmpfs, secret or ssh.") { $0.type }
    Field("target", "Where it appears during the build.") { $0.target }
    Field("source", "What of the context, stage or image appears there.") { $0.options["source"] ?? $0.options["src"] }
    Field("from", "The stage or image that it shows.") { $0.from }
    Field("is_from_index", "`from` is a number.") {
      $0.from.map { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) } ?? false
    }
    Field("id", "The identifier of a cache, secret or ssh agent.") { $0.options["id"] }
    Field("uid", "The owner of a cache or secret.") { $0.options["uid"] }
    Field("is_required", "The build fails without the secret or agent.") { $0.options["required"] == "true" }
    Field("options", "All settings, by name.") { $0.options }
  }
}
