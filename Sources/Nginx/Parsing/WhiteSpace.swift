import Syntax

extension UInt8 {
  /// Whether nginx takes the byte as white space.
  var isNginxSpace: Bool {
    self == Byte.space || self == Byte.tab || self == Byte.lineFeed || self == Byte.carriageReturn
  }
}
