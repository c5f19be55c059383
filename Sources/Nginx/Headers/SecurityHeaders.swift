import CEL

/// A protection that every response to a browser should carry (policy P60), and how to tell that it does.
enum SecurityHeader: String, CaseIterable {
  case frameOptions = "X-Frame-Options"
  case contentTypeOptions = "X-Content-Type-Options"
  case referrerPolicy = "Referrer-Policy"
  case permissionsPolicy = "Permissions-Policy"

  /// Whether some headers give the protection. A CSP with `frame-ancestors` is as good as `X-Frame-Options`; a policy that
  /// is not known may have it.
  func isGiven(by headers: [NginxHeader]) -> Bool {
    let fieldName = rawValue.inLowerCase
    return headers.contains { header in
      guard header.isSent else { return false }
      if header.fieldName == fieldName { return true }
      guard self == .frameOptions else { return false }
      switch header.csp {
      case .known(let policy):
        return !policy.isReportOnly && (policy.directives["frame-ancestors"] != nil || policy.isPartial)
      case .unknown: return true
      case .absent: return false
      }
    }
  }
}
