import Foundation
import PackagePlugin

/// Checks every rule in `Rules/` and generates the Swift file that embeds them; a broken rule fails the build.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let directory = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedRules.swift")
    return [
      .buildCommand(
        displayName: "Compiling rules",
        executable: try context.tool(named: "compile-rules").url,
        arguments: [directory.path, output.path],
        inputFiles: ruleFiles(below: directory),
        outputFiles: [output])
    ]
  }

  private func ruleFiles(below directory: URL) -> [URL] {
    guard let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil) else { return [] }
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
  }
}
