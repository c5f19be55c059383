/// How many cells of a terminal a scalar takes, after Unicode's East Asian Width (UAX 11) and emoji presentation
/// (UTS 51). Counted scalar by scalar: what joins into one emoji is known by what stands before.
package struct DisplayWidth {
  private var previous: Unicode.Scalar = " "
  private var previousWidth = 0

  /// Before the first scalar.
  package init() {}

  /// The cells that the next scalar of a text adds.
  package mutating func next(_ scalar: Unicode.Scalar) -> Int {
    var width = Self.width(scalar)
    if previous.value == 0x200D, width == 2 {
      width = 0  // joined to the emoji before
    } else if scalar.value == 0xFE0F {
      width = previousWidth == 1 && previous.properties.isEmoji ? 1 : 0  // shown as emoji after all
    } else if (0x1F3FB...0x1F3FF).contains(scalar.value), previousWidth == 2 {
      width = 0  // a skin tone
    }
    if width > 0 || previous.value == 0x200D { previousWidth = max(width, 1) }
    previous = scalar
    return width
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if (0x1F1E6...0x1F1FF).contains(value) { return 1 }  // two letters make one flag
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }  // vowels and finals that join a Hangul syllable
    if scalar.properties.isEmojiPresentation { return 2 }
    return wideRanges.contains { $0.contains(value) } ? 2 : 1
  }

  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
