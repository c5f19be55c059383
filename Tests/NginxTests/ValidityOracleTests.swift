import Foundation
import Syntax
import Testing

@testable import Nginx

/// Holds what we say of a configuration to what nginx says: the verdict, the words and the line.
///
/// Only directives that the installed nginx knows are asked about, and nothing that depends on the machine.
@Suite(.enabled(if: NginxOracle.program != nil, "nginx is not installed"), .serialized)
struct ValidityOracleTests {
  @Test(arguments: ValidityCases.broken)
  func brokenConfigurationsAreRefusedInNginxsWords(_ text: String) throws {
    let oracle = try NginxOracle()
    defer { oracle.clean() }
    let theirs = try #require(try oracle.refusal(of: text), "nginx accepts: \(text)")
    let ours = try #require(firstRefusal(of: text), "we accept what nginx refuses: \(theirs)\n\(text)")
    #expect(agrees(ours, theirs), "ours: \(ours)\nnginx: \(theirs)\n\(text)")
  }

  @Test(arguments: ValidityCases.valid)
  func validConfigurationsAreAccepted(_ text: String) throws {
    let oracle = try NginxOracle()
    defer { oracle.clean() }
    #expect(try oracle.refusal(of: text) == nil, "\(text)")
    #expect(firstRefusal(of: text) == nil, "\(text)")
  }

  /// Variations of a configuration: words dropped, doubled, exchanged, directives moved into other blocks.
  @Test(arguments: 0..<4)
  func variationsAreJudgedAlike(_ part: Int) throws {
    let oracle = try NginxOracle()
    defer { oracle.clean() }
    var generator = SplitMix(state: UInt64(part + 1))
    var agreed = 0
    var disagreements: [String] = []
    var opposed: [String] = []
    for _ in 0..<ValidityOracleTests.variationCount {
      let text = Variation.make(using: &generator)
      let theirs = try oracle.refusal(of: text)
      if let theirs, NginxOracle.dependsOnMachine(theirs.message) { continue }
      let ours = firstRefusal(of: text)
      switch (ours, theirs) {
      case (nil, nil): agreed += 1
      case (let ours?, let theirs?) where agrees(ours, theirs): agreed += 1
      default:
        let both =
          "ours: \(ours.map { "\($0)" } ?? "accepted")\nnginx: \(theirs.map { "\($0)" } ?? "accepted")\n\(text)"
        if ours == nil || theirs == nil { opposed.append(both) } else { disagreements.append(both) }
      }
    }
    #expect(agreed > ValidityOracleTests.variationCount / 2)
    // The bar: 99 of 100 verdicts.
    #expect(
      opposed.count * 100 <= agreed, "\(opposed.count) opposed\n\(opposed.prefix(3).joined(separator: "\n---\n"))")
    // Of several faults in one place nginx may meet another one first.
    #expect(disagreements.count * 20 <= agreed, "\(disagreements.prefix(3).joined(separator: "\n---\n"))")
  }

  /// How many variations each part tries: enough to meet every fault, few enough for every run. More with
  /// `STACKLINT_VARIATIONS`.
  private static let variationCount =
    ProcessInfo.processInfo.environment["STACKLINT_VARIATIONS"].flatMap { Int($0) } ?? 250

  /// What we would say first, with the line that nginx would name; 0 where it names none.
  private func firstRefusal(of text: String) -> NginxOracle.Verdict? {
    let config = config(text)
    let lines = config.source.lineTable
    let problem = parse(text).problems.first
    let syntax = problem.map { problem in
      NginxOracle.Verdict(message: problem.message, line: lines.line(at: problem.span.start))
    }
    guard let first = config.loadErrors.first else { return syntax }
    let place = first.error.entry < 0 ? nil : first.place
    let load = NginxOracle.Verdict(message: first.message, line: place.map { lines.line(at: $0.span.start) } ?? 0)
    guard let syntax, let problem else { return load }
    guard first.error.stage == .reading, let place else { return syntax }
    // A quotation mark that is never closed takes in the rest of the file, where nginx then finds its end.
    let quoteLine = problem.hint.flatMap { hint in
      hint.contains("is never closed") ? hint.split(separator: " ").compactMap { Int($0) }.first : nil
    }
    if let quoteLine { return load.line < quoteLine ? load : syntax }
    return place.span.start < problem.span.start ? load : syntax
  }

  /// Whether two refusals are the same: in their words (a regular expression's fault is told in PCRE's, with an offset), and
  /// on the same line where nginx names one.
  private func agrees(_ ours: NginxOracle.Verdict, _ theirs: NginxOracle.Verdict) -> Bool {
    if theirs.line != 0, ours.line != theirs.line, !theirs.isAboutInheritance { return false }
    return ours.messageClass == theirs.messageClass
  }
}

extension NginxOracle.Verdict {
  /// The words without what stands in quotes; for a regular expression's fault only that it is one.
  fileprivate var messageClass: String {
    if message.hasPrefix("pcre") { return "pcre" }
    // The zone of a cache that is defined nowhere is noticed twice, in other words.
    if message.hasSuffix("is unknown"), message.contains("zone") { return "zero size shared memory zone" }
    if message.hasPrefix("zero size shared memory zone") { return "zero size shared memory zone" }
    return message
  }

  /// Whether nginx notices at the end of `http`, and names that line rather than the directive's.
  fileprivate var isAboutInheritance: Bool {
    message.contains("must be equal to") || message.contains("must be less than the size")
      || message.hasPrefix("there must be at least 2") || message.hasSuffix("is unknown")
      || message == "invalid variable name" || message.hasPrefix("the closing bracket in")
  }
}

/// A small generator with a fixed start, so that a failure can be repeated (splitmix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
