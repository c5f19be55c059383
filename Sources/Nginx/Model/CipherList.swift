/// An OpenSSL cipher list (`openssl-ciphers(1)`).
enum CipherList {
  /// The words that let weak ciphers in: no encryption, no authentication, export grade, RC4, (3)DES, MD5 and the like.
  ///
  /// A class that the list removes for good (`!RC4`) makes no word weak.
  static func weakWords(_ list: String) -> [String] {
    let words = list.split { $0 == ":" || $0 == "," || $0 == " " }.map(String.init)
    let removed = Set(words.filter { $0.hasPrefix("!") }.flatMap { classes(of: String($0.dropFirst())) })
    return words.filter { word in
      guard let first = word.first, first != "!", first != "-", first != "@" else { return false }
      let classes = classes(of: first == "+" ? String(word.dropFirst()) : word)
      return first != "+" && classes.contains { !removed.contains($0) }
    }
  }

  /// The weak classes that a word of a list selects.
  private static func classes(of word: String) -> [String] {
    var found: [String] = []
    for part in word.uppercased().split(separator: "+") {
      let pieces = part.split(separator: "-").map(String.init)
      for (position, piece) in pieces.enumerated() {
        switch piece {
        case "NULL", "ENULL": found.append("NULL")
        case "ANULL", "ADH", "AECDH": found.append("ANULL")
        // What OpenSSL was built with decides; those that have the weak ones offer them.
        case "ALL", "COMPLEMENTOFALL": found += ["ANULL", "RC4", "3DES"]
        case "EXP", "EXPORT", "EXPORT40", "EXPORT56", "EXP1024", "EXPORT1024": found.append("EXPORT")
        case "LOW": found.append("LOW")
        case "RC4", "RC2", "MD5", "IDEA", "SEED", "3DES": found.append(piece)
        case "DES": found.append(pieces.dropFirst(position + 1).first == "CBC3" ? "3DES" : "DES")
        default: break
        }
      }
    }
    return found
  }
}
