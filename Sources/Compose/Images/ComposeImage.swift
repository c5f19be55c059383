import CEL
import Knowledge
import Syntax

/// The image of a service, as `image` names it.
public final class ComposeImage: ModelObject {
  /// The image, and the `image` attribute's value.
  public let place: Place?

  private let scalar: ComposeScalar
  private let parts: ImageReference
  let known: WellKnownImage?

  init(_ scalar: ComposeScalar, at place: Place) {
    self.scalar = scalar
    self.place = place
    let parts = ImageReference(scalar.skeleton, hole: Interpolation.hole)
    self.parts = parts
    known = WellKnownImage.of(repository: parts.repository)
  }

  /// The reference, with `…` for what depends on unset variables.
  public var display: String { scalar.displayText }

  /// The whole reference.
  public var reference: Fact<String> { scalar.text }

  /// The parts of the reference; unknown where it depends on unset variables.
  public var parsed: Fact<ImageReference> { scalar.text.map { _ in parts } }

  /// The registry's host; `docker.io` when none is named.
  public var registry: Fact<String> { part(parts.registry) }

  /// The repository without registry, and without `library/`.
  public var repository: Fact<String> { part(parts.repository) }

  /// The last part of the repository.
  public var name: Fact<String> { part(parts.name) }

  /// The tag; absent when there is none.
  public var tag: Fact<String> { part(parts.tag) }

  /// The digest; absent when there is none.
  public var digest: Fact<String> { part(parts.digest) }

  /// Whether the image is pinned by digest.
  public var hasDigest: Fact<Bool> {
    if let digest = parts.digest { return .known(!digest.isEmpty) }
    return endsWithHole ? .unknown : .known(false)
  }

  /// Whether another version of the image can come under the same reference.
  public var isFloating: Fact<Bool> {
    if parts.digest == nil, parts.tag?.hasHole ?? endsWithHole { return .unknown }
    return .known(parts.isFloating)
  }

  /// The ports on which a well-known data store listens; empty for everything else, whose ports are often configured.
  public var dataStorePorts: [Int] { isDataStore.value == true ? known?.ports ?? [] : [] }

  /// What is known of the image's program; unknown when the repository's name depends on unset variables.
  private func knowledge<Result>(_ read: (WellKnownImage) -> Result) -> Fact<Result> {
    if let known { return .known(read(known)) }
    return parts.name.hasHole ? .unknown : .absent
  }

  /// How the program behaves, if it is a well-known one.
  var habits: ImageHabits? { known.flatMap { ImageHabits.of(kind: $0.kind) } }

  /// Whether the container starts as root and its entry point goes on as another user; absent for images that are not
  /// well known.
  public var stepsDown: Fact<Bool> { known.map { .known($0.user == .stepsDown) } ?? .absent }

  /// The capabilities that the program needs beyond CHOWN, SETGID, SETUID and NET_BIND_SERVICE, sorted.
  public var furtherCapabilities: [String] { habits?.capabilities.sorted() ?? [] }

  /// What is known of the program of a repository, for images that are built on it; nil for one that is not well known.
  public static func knowledge(of repository: String) -> (kind: String, stepsDown: Fact<Bool>, further: [String])? {
    WellKnownImage.of(repository: repository).map { known in
      let further = ImageHabits.of(kind: known.kind)?.capabilities.sorted() ?? []
      return (known.kind, .known(known.user == .stepsDown), further)
    }
  }

  /// What the program of a repository is for: `database`, `cache` ...; nil for one that is not well known.
  public static func category(of repository: String) -> String? {
    WellKnownImage.of(repository: repository)?.category.rawValue
  }

  /// The folders, besides those of its data, that the program of a repository writes to while it runs.
  public static func writtenFolders(of repository: String) -> [String] {
    WellKnownImage.of(repository: repository).flatMap { ImageHabits.of(kind: $0.kind)?.writes } ?? []
  }

  /// The program: `postgres`.
  public var kind: Fact<String> { knowledge(\.kind) }

  /// What it is for: `database`, `cache` …
  public var category: Fact<String> { knowledge(\.category.rawValue) }

  /// Whether it is a database (search engines count).
  public var isDatabase: Fact<Bool> { isOf { $0 == .database || $0 == .search } }

  /// Whether it is a cache.
  public var isCache: Fact<Bool> { isOf { $0 == .cache } }

  /// Whether it is a vector store.
  public var isVectorStore: Fact<Bool> { isOf { $0 == .vectorStore } }

  /// Whether it is a database, a search engine, a cache or a vector store.
  public var isDataStore: Fact<Bool> { isOf { $0.holdsData } }

  private func isOf(_ isWanted: (WellKnownImage.Category) -> Bool) -> Fact<Bool> {
    if let known { return .known(isWanted(known.category)) }
    return parts.name.hasHole ? .unknown : .known(false)
  }

  private var endsWithHole: Bool { parts.repository.last == Interpolation.hole }

  private func part(_ text: String?) -> Fact<String> {
    guard let text else { return endsWithHole ? .unknown : .absent }
    return text.hasHole ? .unknown : .known(text)
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeImage.self, "compose.image", "The image of a service, as `image` names it."
  ) {
    Field("reference", "The whole reference.") { $0.reference }
    Field("registry", "The registry's host; `docker.io` when none is named.") { $0.registry }
    Field("repository", "The repository without its registry and without `library/`.") { $0.repository }
    Field("name", "The last part of the repository.") { $0.name }
    Field("tag", "The tag; absent when there is none.") { $0.tag }
    Field("digest", "The digest, `sha256:…`; absent when there is none.") { $0.digest }
    Field("has_tag", "Whether there is a tag.") { $0.tag.isUnknown ? .unknown : Fact.known($0.tag.value != nil) }
    Field("has_digest", "Whether a digest pins the image.") { $0.hasDigest }
    Field(
      "is_floating",
      "Another version can come under the same reference: no digest, and no tag or one that only names channels."
    ) {
      $0.isFloating
    }
    Field("kind", "The program, if it is a well-known one: `postgres`.") { $0.kind }
    Field("category", "What the program is for: `database`, `cache`, `vector_store`, `search`, `queue`, `proxy` …") {
      $0.category
    }
    Field("is_well_known", "Whether stacklint knows the image's program.") { $0.known != nil }
    Field("is_database", "Whether it is a database or a search engine.") { $0.isDatabase }
    Field("is_cache", "Whether it is a cache such as Redis.") { $0.isCache }
    Field("is_vector_store", "Whether it is a vector store such as Qdrant.") { $0.isVectorStore }
    Field("is_data_store", "Whether it is a database, a search engine, a cache or a vector store.") { $0.isDataStore }
    Field("default_ports", "The ports that the program listens on.") { $0.known?.ports ?? [] }
    Field("data_dirs", "The folders in which the program keeps its data.") { $0.known?.dataDirectories ?? [] }
    Field("health_command", "A command that tells whether the program works; absent where none is known.") {
      $0.habits?.health
    }
    Field(
      "capabilities", "The capabilities that the program needs beyond CHOWN, SETGID, SETUID and NET_BIND_SERVICE."
    ) { $0.habits?.capabilities.sorted() ?? [] }
    Field("starts_as_root", "Whether the image's user is root; absent for images that are not well known.") {
      $0.known.map { $0.user != .other }
    }
    Field(
      "drops_privileges", "Whether the entry point goes on as another user; absent for images that are not well known."
    ) {
      $0.known.map { $0.user == .stepsDown }
    }
    Field(
      "runs_as_root",
      "Whether the program itself runs as root without `user`; unknown for images that are not well known."
    ) {
      $0.known.map { Fact.known($0.user == .root) } ?? .unknown
    }
  }
}
