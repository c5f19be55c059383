import CLibYAML

/// libyaml's event parser over a part of a text.
///
/// A class, because libyaml keeps a pointer to its own state.
final class EventStream {
  /// What ended a stream too early.
  struct Failure {
    /// libyaml's description.
    var problem: String

    /// What it was reading, in libyaml's words; empty if it does not say.
    var context: String

    /// Code-point index of the fault, counted from the start of the part.
    var index: Int

    /// Code-point index of the start of what it was reading; nil when it does not say.
    var contextIndex: Int?
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  /// A stream of the events of `bytes`, which must outlive it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    isReady = yaml_parser_initialize(parser) != 0
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// Hands the next event to `body`; nil when there is none because the text is broken.
  func next<Result>(_ body: (borrowing yaml_event_t) -> Result) -> Result? {
    guard isReady else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else { return nil }
    defer { yaml_event_delete(&event) }
    return body(event)
  }

  /// Why `next` gave nil.
  var failure: Failure {
    let state = parser.pointee
    let context = state.context.map { String(cString: $0) } ?? ""
    return Failure(
      problem: state.problem.map { String(cString: $0) } ?? "the text cannot be read", context: context,
      index: Int(clamping: state.problem_mark.index),
      contextIndex: context.isEmpty ? nil : Int(clamping: state.context_mark.index))
  }
}
