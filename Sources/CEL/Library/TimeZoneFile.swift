#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A time zone of the system's database, as RFC 8536 lays its files out.
struct TimeZoneFile {
  private let bytes: [UInt8]
  /// Where the part with 64-bit times starts.
  private let header: Header
  private let start: Int

  private struct Header {
    let isUTCCount, isStandardCount, leapCount, timeCount, typeCount, nameCount: Int
  }

  /// The largest file that is read, in bytes; real ones have a few thousand.
  private static let maximumByteCount = 1 << 20

  /// The zone of a name such as `Europe/Berlin`; nil when the database has none.
  init?(named name: String) {
    let isName = name.utf8.allSatisfy {
      $0.isNamePart || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
    }
    guard isName, !name.hasPrefix("/"), name.utf8.count < 100,
      let bytes = Self.read("\(Self.directory)/\(name)")
    else { return nil }
    self.init(bytes)
  }

  /// Where systems keep the database.
  private static let directory = "/usr/share/zoneinfo"

  /// Why there is no zone of a name: on a machine without the database it may be a good one.
  static func reason(whyUnknown name: String) -> String {
    access(directory, R_OK) == 0
      ? "unknown time zone '\(name)'"
      : "time zone '\(name)' cannot be looked up: this machine has no \(directory) (package tzdata)"
  }

  /// A zone from the bytes of its file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let first = Self.header(bytes, at: 0), bytes[4] >= UInt8(ascii: "2") else { return nil }
    let counts = first.timeCount * 5 + first.typeCount * 6 + first.nameCount + first.leapCount * 8
    let second = 44 + counts + first.isStandardCount + first.isUTCCount
    guard let header = Self.header(bytes, at: second) else { return nil }
    self.header = header
    start = second + 44
    guard bytes.count >= start + header.timeCount * 9 + header.typeCount * 6, header.typeCount > 0 else { return nil }
  }

  private static func header(_ bytes: [UInt8], at offset: Int) -> Header? {
    guard bytes.count >= offset + 44, bytes[offset..<(offset + 4)].elementsEqual("TZif".utf8) else { return nil }
    var counts: [Int] = []
    for position in 0..<6 {
      let count = Int(truncatingIfNeeded: number(bytes, at: offset + 20 + 4 * position, size: 4))
      guard count >= 0, count <= maximumByteCount else { return nil }
      counts.append(count)
    }
    return Header(
      isUTCCount: counts[0], isStandardCount: counts[1], leapCount: counts[2], timeCount: counts[3],
      typeCount: counts[4], nameCount: counts[5])
  }

  private static func number(_ bytes: [UInt8], at offset: Int, size: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[offset..<(offset + size)] { value = value << 8 | UInt64(byte) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: value)) : Int64(bitPattern: value)
  }

  /// Seconds east of UTC at a number of seconds since 1970.
  func offset(at time: Int64) -> Int64? {
    var low = 0
    var high = header.timeCount
    while low < high {
      let middle = (low + high) / 2
      if Self.number(bytes, at: start + 8 * middle, size: 8) <= time { low = middle + 1 } else { high = middle }
    }
    if low == header.timeCount, let rule = TimeZoneRule(footer) { return rule.offset(at: time) }
    let type = low == 0 ? 0 : Int(bytes[start + 8 * header.timeCount + low - 1])
    guard type < header.typeCount else { return nil }
    return Self.number(bytes, at: start + 9 * header.timeCount + 6 * type, size: 4)
  }

  /// The rule for times after the last change that the file lists: `CET-1CEST,M3.5.0,M10.5.0/3`.
  private var footer: String {
    let end = start + header.timeCount * 9 + header.typeCount * 6 + header.nameCount + header.leapCount * 12
    let footer = end + header.isStandardCount + header.isUTCCount
    guard footer < bytes.count else { return "" }
    return String(decoding: bytes[(footer + 1)...].prefix { $0 != 0x0A }, as: UTF8.self)
  }

  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while bytes.count <= maximumByteCount {
      let count = fill(&buffer, from: descriptor)
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    return nil
  }

  private static func fill(_ buffer: inout [UInt8], from descriptor: Int32) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &buffer, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, &buffer, buffer.count)
    #else
      Darwin.read(descriptor, &buffer, buffer.count)
    #endif
  }
}
