import CEL
import Syntax

/// An image that a file takes from a registry: `dockerfile.image`.
public final class ImageUse: ModelObject {
  /// The image.
  public let image: BaseImage

  /// `FROM`, `COPY` or `RUN`.
  public let keyword: String

  init(_ image: BaseImage, keyword: String) {
    self.image = image
    self.keyword = keyword
  }

  /// The reference.
  public var place: Place? { image.place }

  /// The reference as written.
  public var display: String { image.text }

  /// The images that a stage takes from registries, with FROM, with `COPY --from` and with the mounts of RUN.
  static func all(in stage: Stage) -> [ImageUse] {
    var uses = stage.base.isExternal ? [ImageUse(stage.base, keyword: "FROM")] : []
    uses += stage.facts.copies.compactMap { copy in copy.image.map { ImageUse($0, keyword: copy.instruction.keyword) } }
    uses += stage.facts.runs.flatMap { run in run.mounts.compactMap { $0.image.map { ImageUse($0, keyword: "RUN") } } }
    return uses
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    ImageUse.self, "dockerfile.image", "An image that a file takes from a registry."
  ) {
    Field("keyword", "The instruction that names it: FROM, COPY, ADD or RUN (in a mount).") { $0.keyword }
    Field("reference", "What is known of it.", at: { $0.image.place }) { $0.image }
  }
}
