import Syntax

extension String {
  /// The text in lower case: itself, for nearly all of a configuration, without a copy.
  var inLowerCase: String {
    utf8.contains { $0.isCapital || $0 >= 0x80 } ? lowercased() : self
  }
}
