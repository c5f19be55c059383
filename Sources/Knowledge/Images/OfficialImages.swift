/// The images of Docker Hub whose names need no owner: `nginx`, which is short for `docker.io/library/nginx`.
enum OfficialImages {
  static let names = Set(DataFile.lines(PackageResources.official_images_txt).joined())
}

extension ImageReference {
  /// Whether there can be an image of this name: one without registry, owner, tag and digest has to be official.
  public static func canExist(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "@") }
      || OfficialImages.names.contains(text.lowercased())
  }
}
