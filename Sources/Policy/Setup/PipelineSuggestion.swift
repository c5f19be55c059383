/// Jobs that run stacklint in other people's pipelines.
public enum PipelineSuggestion {
  /// A workflow of GitHub that shows findings beside the lines of a pull request, and under Security.
  public static let gitHub = """
    name: stacklint
    on: [push, pull_request]
    permissions:
      contents: read
      security-events: write
    jobs:
      stacklint:
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v4
          # Put the program `stacklint` on the PATH here.
          - run: stacklint --format github --format sarif --output stacklint.sarif
          - uses: github/codeql-action/upload-sarif@v3
            if: always()
            with:
              sarif_file: stacklint.sarif

    """

  /// A job of GitLab that shows findings in merge requests.
  public static let gitLab = """
    stacklint:
      stage: test
      script:
        # Put the program `stacklint` on the PATH here.
        - stacklint --format pretty --format gitlab --output gl-code-quality-report.json
      artifacts:
        when: always
        reports:
          codequality: gl-code-quality-report.json

    """
}
