import Knowledge
import Policy
import Syntax

/// The secrets of a report's findings: bytes of source files that no excerpt may show, whatever it is shown for.
struct HiddenBytes {
  /// By file, in ascending order; none overlap.
  private var ranges: [SourceFile: [Range<Int>]] = [:]

  /// Nothing hidden.
  init() {}

  /// What the findings of a report say is secret.
  init(_ report: Report) {
    let places = Set((report.findings + report.suppressed.map(\.finding)).flatMap(\.sensitive))
    for place in places {
      ranges[place.source, default: []] += SecretText.hiddenRanges(in: place.source[place.span])
    }
    for (source, unsorted) in ranges {
      var merged: [Range<Int>] = []
      for range in unsorted.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = merged.last, range.lowerBound <= last.upperBound {
          merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          merged.append(range)
        }
      }
      ranges[source] = merged
    }
  }

  /// Whether a byte of a file is part of a secret.
  func contains(_ offset: Int, in source: SourceFile) -> Bool {
    guard !ranges.isEmpty, let ranges = ranges[source] else { return false }
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(offset)
  }
}
