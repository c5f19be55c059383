import CEL
import Syntax

/// An item of a list of texts, with its own place: a capability, a security option, a device.
public final class ComposeItem: ModelObject {
  /// The item.
  public let place: Place?

  /// What a message shows: the item as written, with `…` for what depends on unset variables.
  public let display: String

  /// Whether it is written without quotes; nil for the long form.
  public let isPlain: Bool?

  /// The text, in the spelling of the list that it is from; unknown when it depends on unset variables.
  public let value: Fact<String>

  private init(_ scalar: ComposeScalar, at place: Place, isPlain: Bool?, _ transform: (String) -> String) {
    self.place = place
    self.isPlain = isPlain
    display = scalar.displayText
    value = scalar.text.map(transform)
  }

  /// An item that is known.
  init(_ text: String, at place: Place) {
    self.place = place
    isPlain = nil
    display = text
    value = .known(text)
  }

  /// The items of an attribute; of one in its long form what `source` names.
  static func list(_ value: ComposeValue?, _ transform: (String) -> String = { $0 }) -> [ComposeItem] {
    (value?.items ?? []).compactMap { item in
      (item.scalar ?? item["source"]?.scalar).map {
        ComposeItem($0, at: item.place, isPlain: item.scalar?.isPlain, transform)
      }
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeItem.self, "compose.item", "An item of a list of texts: a capability, a security option, a device."
  ) {
    Field("is_plain", "Whether it is written without quotes; absent for the long form.") { $0.isPlain }
    Field(
      "value",
      "The text: a capability in capitals without `CAP_`, a security option as `name=value` in lower case, a device's host path."
    ) { $0.value }
  }
}
