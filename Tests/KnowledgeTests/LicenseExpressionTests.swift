import Testing

@testable import Knowledge

@Suite("SPDX license expressions") struct LicenseExpressionTests {
  @Test(arguments: [
    "MIT", "mit", "Apache-2.0", "GPL-3.0+", "MIT OR Apache-2.0", "(MIT AND Zlib)", "((MIT))",
    "GPL-2.0-only WITH Classpath-exception-2.0", "(GPL-2.0-only WITH Classpath-exception-2.0) OR LicenseRef-own.1",
    "DocumentRef-a:LicenseRef-b",
  ])
  func expressions(text: String) {
    #expect(LicenseExpression.isValid(text))
  }

  @Test(arguments: [
    "", "GPL", "BSD", "MITT", "Apache 2", "MIT OR", "OR MIT", "MIT Zlib", "(MIT", "MIT)", "()", "MIT WITH",
    "MIT WITH Zlib", "(MIT) WITH Classpath-exception-2.0", "LicenseRef-", "LicenseRef-a b", "MIT,Zlib",
  ])
  func otherTexts(text: String) {
    #expect(!LicenseExpression.isValid(text))
  }
}
