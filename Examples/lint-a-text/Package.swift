// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "lint-a-text",
  dependencies: [
    // In a package of your own: .package(url: …, from: …)
    .package(name: "stacklint", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "lint-a-text", dependencies: [.product(name: "StacklintKit", package: "stacklint")])
  ]
)
