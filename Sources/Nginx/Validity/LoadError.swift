import Syntax

/// A reason for which nginx would not load a configuration.
struct LoadError: Sendable {
  /// What kind of mistake it is; the raw values are what rules see.
  enum Kind: String, Sendable, CaseIterable {
    /// A directive that nobody defines.
    case unknownDirective = "unknown_directive"
    /// A directive in a block that it may not stand in.
    case misplaced
    /// Too few or too many words after a directive.
    case argumentCount = "argument_count"
    /// A second directive where there may be only one.
    case duplicate
    /// A word that is not one of those allowed: a flag, a size, a time, a parameter.
    case invalidValue = "invalid_value"
    /// Two settings that cannot hold together.
    case contradiction
    /// A thing that is defined twice: an upstream, a zone, a log format.
    case redefinition
    /// A name that nothing defines: a log format, a cache's zone.
    case undefined
    /// A zone of `limit_req` or `limit_conn` that nothing defines.
    case undefinedRateZone = "undefined_rate_zone"
    /// A variable that nothing defines.
    case unknownVariable = "unknown_variable"
    /// A regular expression that does not compile.
    case regex
    /// An address that is listened on twice, or has two default servers or sets of options.
    case listenConflict = "listen_conflict"
    /// A location that exists twice, or stands where it cannot be reached.
    case locationConflict = "location_conflict"
    /// A TLS socket without certificate, a certificate without key.
    case missingCertificate = "missing_certificate"
    /// A block that has to be there: `events`, a server of an upstream.
    case missingBlock = "missing_block"
    /// An `include` of a file that is not there.
    case missingInclude = "missing_include"
  }

  /// When nginx notices: it stops at the first error, so that later stages are not reached.
  enum Stage: Int, Sendable, Comparable {
    /// While the file is read, directive by directive.
    case reading
    /// At the end of `http`, when settings are inherited.
    case merging
    /// After that, when locations, sockets and variables are put together.
    case linking
    /// After the whole file was read.
    case starting

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// Which part of the directive is at fault.
  enum Part: Sendable {
    /// The directive itself.
    case name
    /// One of its words, from 0.
    case word(Int)
    /// The end of its block.
    case closing
  }

  /// The kind of mistake.
  let kind: Kind

  /// What nginx says, in its own words.
  let message: String

  /// The index of the directive in its `ConfigTree`; -1 for the configuration as a whole.
  let entry: Int

  /// The part that is at fault.
  var part = Part.name

  /// When nginx notices.
  var stage = Stage.reading

  /// The index of another directive that has to do with it: the first of two.
  var other: Int?

  /// What to do about it, if that is known.
  var hint: String?
}
