import CEL
import Knowledge
import Syntax

/// A COPY or ADD instruction: `dockerfile.copy`.
public final class Copy: ModelObject {
  /// The instruction.
  public let instruction: Instruction

  /// What is copied, variables put in where they are known; heredocs left out.
  public let sources: [String]

  /// Where it goes.
  public let destination: Fact<String>

  /// The stage that it comes from.
  public let stage: Stage?

  /// The image that `--from` names, if it is no stage.
  let image: BaseImage?

  /// Whether dependencies are installed after it in the same stage.
  let precedesInstall: Bool

  /// Whether a WORKDIR stands before it, in its stage or in one that this is built on.
  let followsWorkdir: Bool

  /// The working directory from which a relative destination is seen.
  public let folder: Fact<String>

  /// Whether `--from` names a build context that is given beside the file's own.
  let isFromContext: Bool

  /// Where the sources stand, first to last.
  public let sourcesPlace: Place?
  private let destinationPlace: Place?

  init(
    _ instruction: Instruction, sources: [String], destination: Fact<String>, stage: Stage?, image: BaseImage?,
    precedesInstall: Bool, followsWorkdir: Bool, folder: Fact<String> = .unknown, isFromContext: Bool = false
  ) {
    self.folder = folder
    self.isFromContext = isFromContext
    (self.instruction, self.sources, self.destination) = (instruction, sources, destination)
    (self.stage, self.image, self.precedesInstall, self.followsWorkdir) = (
      stage, image, precedesInstall, followsWorkdir
    )
    let node = instruction.node
    destinationPlace = node.arguments.last?.place
    let spans = node.arguments.dropLast().map(\.span)
    sourcesPlace = spans.first.map { Place(node.tree.source, spans.reduce($0) { $0.union($1) }) }
  }

  /// The whole instruction.
  public var place: Place? { instruction.place }

  /// The sources as written.
  public var display: String { sourcesPlace?.text ?? instruction.keyword }

  /// The stage, image or context that `--from` names; nil when it is absent.
  public var from: String? { flag("from")?.value }

  /// The owner that --chown gives, with its group where one is given; nil without one.
  public var owner: String? { flag("chown")?.value }

  /// Sources of the build context in which credentials are kept: `.env`, private keys, `.npmrc` ...
  public var secretSources: [String] {
    guard sources.contains(where: SecretPath.isSecret), from == nil else { return [] }
    return sources.filter { SecretPath.isSecret($0) && !$0.contains("://") }
  }

  private func flag(_ name: String) -> Flag? {
    instruction.node.hasFlags ? instruction.node.flags.last { $0.name == name } : nil
  }
  private var isAdd: Bool { instruction.keyword == "ADD" }
  private var urls: [String] {
    isAdd ? sources.filter { ["http://", "https://"].contains(where: $0.hasPrefix) && !Copy.isGit($0) } : []
  }

  private static func isGit(_ source: String) -> Bool {
    if source.hasPrefix("git@") || source.hasPrefix("git://") || source.hasPrefix("ssh://") { return true }
    return source.hasPrefix("http") && source.prefix { $0 != "#" }.hasSuffix(".git")
  }

  private static let archives = [
    ".tar", ".tgz", ".tbz", ".tbz2", ".tb2", ".txz", ".tlz", ".tpz", ".tzst", ".tZ", ".gz", ".xz", ".bz2", ".zst",
    ".lz", ".lzma", ".Z",
  ]

  /// Whether a source that comes from a variable can only be a file of the context, by the variable's name.
  private static func namesFile(_ source: String) -> Bool {
    guard source.hasPrefix("$") else { return false }
    let name = source.drop { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return name.hasSuffix("_FILE") || name.hasSuffix("_DIR")
  }

  private var localSources: [String] {
    sources.filter { !Copy.isGit($0) && !$0.hasPrefix("http://") && !$0.hasPrefix("https://") }
  }

  /// Whether all of the build context is copied.
  public var isWholeContext: Bool {
    sources.contains { $0.utf8.count < 4 && Self.wholeContexts.contains($0) } && from == nil
  }

  private static let wholeContexts: Set<String> = [".", "./", "/", "*", "./*", "/."]

  private var ownsRoot: Bool {
    guard let owner = flag("chown")?.value?.split(separator: ":").first else { return true }
    return owner == "root" || owner == "0"
  }

  private var isWorldWritable: Bool {
    guard let mode = flag("chmod")?.value, mode.count >= 3, let bits = Int(mode, radix: 8) else { return false }
    return bits & 0o002 != 0
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Copy.self, "dockerfile.copy", "A COPY or ADD instruction.") {
    Field("keyword", "COPY or ADD.", at: { $0.instruction.node.namePlace }) { $0.instruction.keyword }
    Field("is_add", "It is ADD.", at: { $0.instruction.node.namePlace }) { $0.isAdd }
    Field("is_trigger", "ONBUILD wraps it.") { $0.instruction.isTrigger }
    Field("sources", "What is copied; heredocs left out.", at: { $0.sourcesPlace }) { $0.sources }
    Field("destination", "Where it goes.", at: { $0.destinationPlace }) { $0.destination }
    Field("from", "What --from names; absent for the build context.", at: { $0.flag("from")?.valuePlace }) { $0.from }
    Field("from_stage", "The stage that --from names.", at: { $0.flag("from")?.valuePlace }) { $0.stage }
    Field("is_from_stage", "--from names an earlier stage.") { $0.stage != nil }
    Field("is_from_index", "--from is a number.") { $0.from.map { $0.allSatisfy(\.isNumber) && !$0.isEmpty } ?? false }
    Field("is_from_context", "--from names a build context that a Compose file declares.") { $0.isFromContext }
    Field(
      "is_from_image",
      "--from can be the name of an image: it has a registry, a tag or an owner, or is an official image."
    ) { copy in
      copy.stage == nil ? copy.from.map { ImageReference.canExist($0) } ?? false : false
    }
    Field("chown", "The owner that --chown gives.", at: { $0.flag("chown")?.valuePlace }) { $0.flag("chown")?.value }
    Field("chmod", "The mode that --chmod gives.", at: { $0.flag("chmod")?.valuePlace }) { $0.flag("chmod")?.value }
    Field("is_owned_by_root", "The files belong to root: no --chown, or one that says so.") { $0.ownsRoot }
    Field("is_world_writable", "--chmod lets everybody write.") { $0.isWorldWritable }
    Field("is_linked", "--link.") { $0.flag("link").map { $0.value?.lowercased() != "false" } ?? false }
    Field("has_heredoc", "A heredoc is among the sources.") { $0.instruction.node.hasHeredocs }
    Field(
      "heredoc_secret_issuer", "Who issues the key that stands in a heredoc, by its well-known form: GitHub, AWS ...",
      at: { $0.instruction.node.heredocs.first?.place }
    ) { copy in
      copy.instruction.node.heredocs.lazy.compactMap { SecretValue.issuerOfKey(in: Array($0.content.utf8)[...]) }.first
    }
    Field("urls", "The addresses that ADD downloads.", at: { $0.sourcesPlace }) { $0.urls }
    Field("has_checksum", "--checksum verifies the download.") { $0.flag("checksum") != nil }
    Field("git_sources", "The git repositories that ADD fetches.") { $0.isAdd ? $0.sources.filter(Copy.isGit) : [] }
    Field("follows_workdir", "A WORKDIR stands before it, in its stage or in one that this is built on.") {
      $0.followsWorkdir
    }
    Field("destination_text", "Where it goes, as written.", at: { $0.destinationPlace }) { $0.destinationPlace?.text }
    Field("is_local_add", "ADD of local files that COPY could take: no address, no repository, no archive.") { copy in
      copy.isAdd && copy.from == nil && !copy.localSources.isEmpty
        && copy.localSources.count == copy.sources.count
        && !copy.sources.contains { source in
          Copy.archives.contains { source.hasSuffix($0) }
            || source.utf8.contains(Byte.dollar) && !Copy.namesFile(source)
        }
    }
    Field("is_whole_context", "All of the build context is copied.") { $0.isWholeContext }
    Field(
      "precedes_install", "Dependencies are installed after it in the stage, so that any change installs them anew."
    ) {
      $0.precedesInstall
    }
    Field(
      "secret_sources", "Sources in which credentials are kept: .env, private keys, .npmrc ...", at: { $0.sourcesPlace }
    ) {
      $0.secretSources
    }
  }
}
