// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "stacklint",
  products: [
    .executable(name: "stacklint", targets: ["stacklint"]),
    .library(name: "StacklintKit", targets: ["StacklintKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Text, spans and the tree that every language shares.
    .target(name: "Syntax"),

    // What all the languages judge alike: names and shapes of secrets, image references, durations.
    .target(
      name: "Knowledge", dependencies: ["Syntax"],
      resources: [
        .embedInCode("Data/images.txt"), .embedInCode("Data/end-of-life.txt"),
        .embedInCode("Data/official-images.txt"), .embedInCode("Data/spdx.txt"),
      ]),

    // The expression language of the rules.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),
    .target(name: "CEL", dependencies: ["Syntax", "CRE2"]),

    // The languages, each with tokenizer, parser and model.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "YAML", dependencies: ["Syntax", "CLibYAML"]),
    .target(name: "IgnoreFile", dependencies: ["Syntax", "CEL"]),
    .target(name: "DotEnv", dependencies: ["Syntax", "CEL", "Knowledge"]),
    .target(name: "Dockerfile", dependencies: ["Syntax", "CEL", "Knowledge"]),
    .target(name: "Nginx", dependencies: ["Syntax", "CEL"]),
    .target(name: "Compose", dependencies: ["Syntax", "CEL", "YAML", "DotEnv", "Knowledge"]),

    // What joins them: discovery, environments, rules, reports.
    .target(name: "Stack", dependencies: ["Compose", "Dockerfile", "DotEnv", "IgnoreFile", "Nginx", "YAML"]),
    .target(name: "Policy", dependencies: ["Stack", "IgnoreFile", "YAML"]),
    .target(
      name: "Reports", dependencies: ["Knowledge", "Policy"],
      resources: [.embedInCode("HTML/report.css"), .embedInCode("HTML/report.js")]),

    // What the expression language costs; run by hand: `swift run -c release CELBenchmark`.
    .executableTarget(name: "CELBenchmark", dependencies: ["CEL"], path: "Benchmarks/CEL"),
    // The rules of Rules/, checked and embedded when the package is built.
    .executableTarget(name: "compile-rules", dependencies: ["Policy"]),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["compile-rules"]),
    .target(name: "BuiltinRules", dependencies: ["Policy"], plugins: ["EmbedRules"]),

    // The linter for other programs.
    .target(name: "StacklintKit", dependencies: ["BuiltinRules", "Reports"]),

    // The command line.
    .executableTarget(
      name: "stacklint",
      dependencies: [
        "BuiltinRules", "Reports", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Helpers that the tests share.
    .target(name: "TestSupport", dependencies: ["Syntax"]),
    .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "TestSupport"]),
    .testTarget(name: "KnowledgeTests", dependencies: ["Knowledge"]),
    .testTarget(name: "CELTests", dependencies: ["CEL", "TestSupport"]),
    .testTarget(name: "YAMLTests", dependencies: ["YAML", "TestSupport"]),
    .testTarget(name: "IgnoreFileTests", dependencies: ["IgnoreFile", "TestSupport"]),
    .testTarget(name: "DotEnvTests", dependencies: ["DotEnv", "TestSupport"]),
    .testTarget(name: "DockerfileTests", dependencies: ["Dockerfile", "TestSupport"]),
    .testTarget(name: "NginxTests", dependencies: ["Nginx", "TestSupport"]),
    .testTarget(name: "ComposeTests", dependencies: ["Compose", "TestSupport"]),
    .testTarget(name: "StackTests", dependencies: ["Stack", "TestSupport"]),
    .testTarget(name: "PolicyTests", dependencies: ["BuiltinRules", "Policy", "TestSupport"]),
    .testTarget(name: "BuiltinRulesTests", dependencies: ["BuiltinRules", "Policy"]),
    .testTarget(name: "StacklintKitTests", dependencies: ["StacklintKit"]),
    .testTarget(name: "CommandLineTests", dependencies: ["stacklint"]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "TestSupport"], exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
