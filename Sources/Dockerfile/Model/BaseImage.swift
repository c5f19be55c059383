import CEL
import Knowledge
import Syntax

/// What a stage is built on, the image or stage that its FROM names: `dockerfile.base`.
public final class BaseImage: ModelObject {
  /// The reference as written; empty where there is no FROM.
  public let text: String

  /// The reference with the defaults of global ARGs put in; unknown when one has none.
  public let reference: Fact<String>

  /// The parts of the reference; nil for a stage, `scratch` and what is unknown.
  let image: ImageReference?

  /// The stage that it names, if it is one of this file.
  public let stage: Stage?

  /// Whether it is `scratch`.
  public let isScratch: Bool

  /// The variables in it that no ARG before the first FROM declares.
  let undeclaredArgs: [String]

  /// Whether it is a well-formed reference when nobody gives values to ARGs.
  let isValidByDefault: Fact<Bool>

  /// Where the reference stands.
  public let place: Place?

  /// Whether it is known to be a Windows image.
  let isWindows: Bool

  /// What is known of the image beyond its reference; nil for stages, `scratch` and images that nobody wrote down.
  public let knowledge: KnownImage?

  init(
    text: String, expanded: ExpandedWord, stage: Stage?, undeclaredArgs: [String], isMissingArg: Bool, place: Place?,
    isValidByDefault: Fact<Bool> = .unknown
  ) {
    self.isValidByDefault = isValidByDefault
    self.text = text
    self.stage = stage
    self.undeclaredArgs = undeclaredArgs
    self.place = place
    let value = expanded.value.value
    let isUnknown = value == nil || isMissingArg || value == "" || BaseImage.isTemplate(text)
    reference = isUnknown ? .unknown : expanded.value
    isScratch = value == "scratch" && stage == nil
    image = isUnknown || stage != nil || isScratch ? nil : value.map { ImageReference($0) }
    isWindows = image.map { Self.isWindows($0) } ?? false
    knowledge = image.flatMap { KnownImage.of($0) }
  }

  /// The reference as written.
  public var display: String { text }

  /// Whether it is an image from a registry, neither a stage of the file nor `scratch`.
  var isExternal: Bool { stage == nil && !isScratch && !text.isEmpty }

  /// Whether the image cannot be known statically.
  public var isUnknown: Bool { reference.isUnknown && stage == nil }

  /// The user that the image is known to run as when nothing else is set; nil if that is root or not known.
  public var defaultUser: String? { knowledge?.user.flatMap { $0 == "root" ? nil : $0 } }

  /// The path in the registry, official images without `library/`; nil for stages, `scratch` and what is unknown.
  public var repository: String? { image?.repository }

  /// The tag; nil where there is none, and for stages, `scratch` and what is unknown.
  public var tag: String? { image?.tag }

  /// Whether it is an image of which more is known than its reference.
  public var isWellKnown: Bool { knowledge != nil }

  /// Whether a program is known to be missing in the image itself.
  func lacks(_ program: String) -> Bool { isScratch || knowledge?.lacks(program) ?? false }

  private var endOfLife: EndOfLife? { image.flatMap(EndOfLife.of) }

  /// The architecture that the reference names (`arm64v8/…`, `…:1.2-amd64`).
  private var architecture: String? {
    guard let image else { return nil }
    let owner = image.repository.utf8.split(separator: Byte.slash).first.map { String(Substring($0)) } ?? ""
    if image.repository.utf8.contains(Byte.slash), let name = Architecture.named(owner) { return name }
    return image.tag?.utf8.split(separator: Byte.dash).last.flatMap { Architecture.named(String(Substring($0))) }
  }

  /// Whether a text holds a marker of Jinja or Go templates.
  private static func isTemplate(_ text: String) -> Bool { text.contains("{{") || text.contains("{%") }

  private static func isWindows(_ image: ImageReference) -> Bool {
    namesWindows(image.repository, separator: Byte.slash) || namesWindows(image.tag ?? "", separator: Byte.dash)
  }

  /// Whether one of the words of a text is what Windows images are called.
  private static func namesWindows(_ text: String, separator: UInt8) -> Bool {
    // Each of the words holds one of the two, and few others do.
    guard text.contains("server") || text.contains("windows") else { return false }
    return text.utf8.split(separator: separator).contains { windowsWords.contains(String(Substring($0))) }
  }

  private static let windowsWords: Set<String> = ["windows", "nanoserver", "servercore", "windowsservercore"]

  /// A fact about the image's reference: unknown with it, absent for stages and `scratch`.
  private func fact<Value>(_ read: (ImageReference) -> Value?) -> Fact<Value> {
    guard let image else { return isUnknown ? .unknown : .absent }
    return read(image).map { .known($0) } ?? .absent
  }

  private func flag(_ read: (ImageReference) -> Bool, otherwise: Bool = false) -> Fact<Bool> {
    guard let image else { return isUnknown ? .unknown : .known(otherwise) }
    return .known(read(image))
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    BaseImage.self, "dockerfile.base", "The image or stage that a stage is built on."
  ) {
    Field("text", "The reference as written.") { $0.text }
    Field("reference", "The reference with the defaults of global ARGs put in.") { $0.reference }
    Field("registry", "The registry; docker.io when none is named.") { $0.fact(\.registry) }
    Field("repository", "The path in the registry, official images without library/: bitnami/redis.") {
      $0.fact(\.repository)
    }
    Field("name", "The last part of the repository: redis.") { $0.fact(\.name) }
    Field("tag", "The tag, if there is one.") { $0.fact(\.tag) }
    Field("digest", "The digest, if there is one.") { $0.fact(\.digest) }
    Field("has_tag", "A tag is given.") { $0.flag { $0.tag != nil } }
    Field("has_digest", "A digest is given.") { $0.flag { $0.digest != nil } }
    Field("is_external", "It is an image from a registry, neither a stage of the file nor scratch.") { $0.isExternal }
    Field("is_stage", "It is another stage of the file.") { $0.stage != nil }
    Field("stage", "The stage that it is.") { $0.stage }
    Field("is_scratch", "It is the empty image.") { $0.isScratch }
    Field("is_unknown", "It depends on an ARG without default, or there is no FROM.") { $0.isUnknown }
    Field(
      "is_floating",
      "Another version can come under the same reference: no digest, and no tag or one that only names channels."
    ) {
      $0.flag(\.isFloating)
    }
    Field("is_minimal", "It is one of the small ones (Alpine, slim, distroless, scratch ...).") {
      $0.flag(\.isMinimal, otherwise: $0.isScratch)
    }
    Field("default_user", "The user that the image is known to run as, where that is not root.") { $0.defaultUser }
    Field("default_ports", "The ports that the image is known to expose.") { $0.knowledge?.ports ?? [] }
    Field("default_volumes", "The paths that the image is known to declare as volumes.") { $0.knowledge?.volumes ?? [] }
    Field("default_workdir", "The working directory of the image, where it is known.") { $0.knowledge?.workdir }
    Field("has_healthcheck", "The image is known to bring a HEALTHCHECK.") { $0.knowledge?.hasHealthcheck ?? false }
    Field("programs", "Programs that the image is known to have.") { $0.knowledge?.programs.sorted() ?? [] }
    Field(
      "missing_programs", "Programs that the image is known to lack; `*` stands for all that it is not known to have."
    ) {
      base in base.isScratch ? ["*"] : base.knowledge?.missing.sorted() ?? []
    }
    Field("end_of_life", "The day on which the maintainers stopped to mend the release, if that has come: 2024-06-30.")
    {
      $0.endOfLife?.date
    }
    Field("end_of_life_name", "What has come to its end: `Debian 10`.") { $0.endOfLife?.name }
    Field("successor", "What to move to, where that is another image.") { $0.endOfLife?.successor }
    Field("architecture", "The architecture that the reference names: arm64 for `arm64v8/nginx`.") { $0.architecture }
    Field("is_valid_by_default", "It is a well-formed reference when no ARG gets another value than its default.") {
      $0.isValidByDefault
    }
    Field("undeclared_args", "The variables in it that no ARG before the first FROM declares.") { $0.undeclaredArgs }
    Field("uses_args", "It holds variables.") { $0.text.utf8.contains(Byte.dollar) }
  }
}
