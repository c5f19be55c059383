import ArgumentParser

/// The scripts by which shells complete our command lines, for those too that name no command: they are meant for `check`, which
/// the library that writes the scripts does not know.
enum CompletionScript {
  /// A script of the library, made to complete after `stacklint` whatever it completes after `stacklint check`, and files.
  static func completingDefaultCommand(_ script: String) -> String {
    if script.hasPrefix("#compdef") { return zsh(script) }
    return script.hasPrefix("#!/bin/bash") ? bash(script) : fish(script)
  }

  /// The words in the place of a command that are not meant for `check`.
  private static let words: [String] = {
    let commands = Stacklint.configuration.subcommands.compactMap { $0.configuration.commandName }
    return commands + ["help", "--version", "-h", "--help"]
  }()

  private static func bash(_ script: String) -> String {
    script.replacing(
      "complete -o filenames -F _stacklint stacklint",
      with: #"""
        # What names no command is meant for `check`.
        _stacklint_or_check() {
            local -r word="${COMP_WORDS[1]}"
            case "${word}" in
            \#(words.joined(separator: "|")))
                _stacklint "${@}"
                return
                ;;
            esac
            if [[ "${COMP_CWORD}" -eq 1 && "${word}" != -* ]]; then
                _stacklint "${@}"
                local file
                while IFS= read -r file; do
                    COMPREPLY+=("${file}")
                done < <(compgen -f -- "${2}")
                return
            fi
            COMP_WORDS=("${COMP_WORDS[0]}" check "${COMP_WORDS[@]:1}")
            ((COMP_CWORD += 1))
            COMP_LINE="${COMP_LINE/ / check }"
            ((COMP_POINT += 6))
            _stacklint "${@}"
        }

        complete -o filenames -F _stacklint_or_check stacklint
        """#)
  }

  private static func zsh(_ script: String) -> String {
    script.replacing(
      "_stacklint() {\n    emulate -RL zsh -G\n",
      with: #"""
        _stacklint() {
            emulate -RL zsh -G

            # What names no command is meant for `check`.
            case "${words[2]}" in
            \#(words.joined(separator: "|"))) ;;
            *)
                if [[ "${CURRENT}" -gt 2 || "${words[2]}" = -* ]]; then
                    words=("${words[1]}" check "${(@)words[2,-1]}")
                    CURRENT="$((CURRENT + 1))"
                fi
                ;;
            esac


        """#, maxReplacements: 1
    ).replacing(
      "_describe -V subcommand subcommands && ret=0",
      with: "_describe -V subcommand subcommands && ret=0\n        _files && ret=0",
      maxReplacements: 1)
  }

  private static func fish(_ script: String) -> String {
    script.replacing(
      "    set -l unparsed_tokens (__stacklint_tokens -pc)\n",
      with: #"""
            set -l unparsed_tokens (__stacklint_tokens -pc)
            # What names no command is meant for `check`.
            if set -q unparsed_tokens[2]
                if not contains -- $unparsed_tokens[2] \#(words.joined(separator: " "))
                    set unparsed_tokens $unparsed_tokens[1] check $unparsed_tokens[2..]
                end
            else if string match -q -- '-*' "$(commandline -ct)"
                set unparsed_tokens $unparsed_tokens[1] check
            end

        """#, maxReplacements: 1
    ).replacing(
      "complete -c 'stacklint' -f\n",
      with: #"""
        complete -c 'stacklint' -f
        complete -c 'stacklint' -n '__stacklint_should_offer_completions_for_positional "stacklint" -eq 1' -F

        """#, maxReplacements: 1)
  }
}
