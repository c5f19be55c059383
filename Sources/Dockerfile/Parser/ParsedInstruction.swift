import Syntax

/// One instruction, cut into name, flags and arguments.
struct ParsedInstruction {
  /// An argument in the text of the instruction.
  struct Argument {
    /// Where it stands.
    var range: Range<Int>
    /// Its value, if decoding changed it.
    var value: [UInt8]?
    /// How it is quoted.
    var quoting = Quoting.none
    /// Whether a quote in it is never closed.
    var isUnclosed = false
    /// The first `=` outside of quotes.
    var equals: Int?
  }

  /// The logical line, continuations joined.
  let text: MappedText

  /// The instruction in it, without white space around.
  let line: Range<Int>

  /// The first word.
  let name: Range<Int>

  /// The instruction, if the builder knows it.
  let keyword: Keyword?

  /// The flags in front of the arguments.
  let flags: [BuilderFlag]

  /// What follows the flags.
  let rest: Range<Int>

  /// The arguments as the instruction's own grammar cuts them.
  private(set) var arguments: [Argument] = []

  /// Whether the arguments come from a JSON array.
  private(set) var isJSON = false

  /// Whether they are a JSON array with something other than strings.
  private(set) var isBrokenJSON = false

  init(_ text: MappedText, _ range: Range<Int>, escape: UInt8) {
    self.text = text
    let bytes = text.bytes
    line = bytes.trimmed(range)
    var index = line.lowerBound
    while index < line.upperBound, !bytes[index].separatesWords { index += 1 }
    name = line.lowerBound..<index
    keyword = Keyword(bytes, name)
    let taken = bytes.builderFlags(index..<line.upperBound, escape: escape)
    flags = taken.flags
    rest = bytes.trimmed(taken.rest)
    guard !rest.isEmpty else { return }
    switch keyword {
    case .from, .expose, nil: takeWords()
    case .add, .copy, .volume: if !takeJSON(rest) { takeWords() }
    case .run, .cmd, .entrypoint, .shell: takeCommand(rest)
    case .user, .workdir, .stopsignal, .maintainer: arguments = [Argument(range: rest)]
    case .arg: takeQuotedWords(escape: escape)
    case .env, .label: takePairs(escape: escape)
    case .healthcheck: takeHealthcheck()
    case .onbuild: break
    }
  }

  /// The name in capitals where it is not written so, or not in one piece.
  var storedName: String? {
    if text.isContiguous(name), text.bytes[name].allSatisfy({ $0 == $0.capital }) { return nil }
    return keyword?.rawValue ?? text.bytes.text(name).uppercased()
  }

  private mutating func takeWords() {
    text.bytes.forEachWord(rest) { arguments.append(Argument(range: $0)) }
  }

  private mutating func takeQuotedWords(escape: UInt8) {
    arguments = text.bytes.quotedWords(rest, escape: escape).map {
      Argument(range: $0.range, quoting: $0.quoting, isUnclosed: $0.isUnclosed, equals: $0.equals)
    }
  }

  private mutating func takeCommand(_ range: Range<Int>) {
    if range.isEmpty || takeJSON(range) || isBrokenJSON { return }
    arguments.append(Argument(range: range))
  }

  private mutating func takeJSON(_ range: Range<Int>) -> Bool {
    switch JSONArray.parse(text.bytes, range) {
    case .strings(let strings):
      isJSON = true
      arguments += strings.map { string in
        // A value without escapes is what stands between the quotes.
        let inner = (string.range.lowerBound + 1)..<(string.range.upperBound - 1)
        return Argument(range: string.range, value: string.value ?? Array(text.bytes[inner]), quoting: .json)
      }
      return true
    case .notOnlyStrings:
      isBrokenJSON = true
      return false
    case .none:
      return false
    }
  }

  /// The old form `key the rest` is recognised by a first word without `=`.
  private mutating func takePairs(escape: UInt8) {
    takeQuotedWords(escape: escape)
    guard let first = arguments.first, text.bytes.index(of: Byte.equals, in: first.range) == nil else { return }
    var index = rest.lowerBound
    while index < rest.upperBound, !text.bytes[index].separatesWords { index += 1 }
    let key = rest.lowerBound..<index
    let value = text.bytes.trimmed(index..<rest.upperBound)
    let isUnclosed = arguments.contains(where: \.isUnclosed)
    arguments = [Argument(range: key)]
    if !value.isEmpty { arguments.append(Argument(range: value, isUnclosed: isUnclosed)) }
  }

  private mutating func takeHealthcheck() {
    var index = rest.lowerBound
    while index < rest.upperBound, text.bytes.spaceWidth(at: index, before: rest.upperBound) == 0 { index += 1 }
    arguments = [Argument(range: rest.lowerBound..<index)]
    takeCommand(text.bytes.trimmed(index..<rest.upperBound))
  }
}
