#ifndef STACKLINT_CRE2_H
#define STACKLINT_CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled RE2 pattern. Immutable after creation and safe to use from several threads.
typedef struct cre2_pattern cre2_pattern;

/// Compiles `length` bytes of UTF-8 as an RE2 pattern. Never returns NULL: ask `cre2_error` whether it is usable.
cre2_pattern *cre2_compile(const char *pattern, size_t length);

/// Why the pattern does not compile, as a NUL-terminated string owned by the pattern, or NULL when it does.
const char *cre2_error(const cre2_pattern *pattern);

/// How many instructions the pattern was compiled to: matching takes at most so many steps for each byte.
int cre2_program_size(const cre2_pattern *pattern);

/// Whether the pattern matches anywhere in `length` bytes of text. False for a pattern that does not compile.
bool cre2_partial_match(const cre2_pattern *pattern, const char *text, size_t length);

/// Where `part` first stands in `text`, in bytes from its start; -1 if nowhere. Takes time linear in the text.
ptrdiff_t cre2_find(const void *text, size_t length, const void *part, size_t part_length);

/// Frees the pattern.
void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif

#endif
