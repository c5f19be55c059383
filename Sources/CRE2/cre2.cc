#include "cre2.h"

#include <re2/re2.h>
#include <string.h>

struct cre2_pattern {
  RE2 expression;
  explicit cre2_pattern(re2::StringPiece text, const RE2::Options &options) : expression(text, options) {}
};

cre2_pattern *cre2_compile(const char *pattern, size_t length) {
  RE2::Options options;
  options.set_log_errors(false);
  // A repeated class of Unicode letters fills whatever it is given, and takes long to do so.
  options.set_max_mem(1 << 20);
  return new cre2_pattern(re2::StringPiece(pattern, length), options);
}

const char *cre2_error(const cre2_pattern *pattern) {
  return pattern->expression.ok() ? nullptr : pattern->expression.error().c_str();
}

int cre2_program_size(const cre2_pattern *pattern) { return pattern->expression.ok() ? pattern->expression.ProgramSize() : 0; }

bool cre2_partial_match(const cre2_pattern *pattern, const char *text, size_t length) {
  return pattern->expression.ok() && RE2::PartialMatch(re2::StringPiece(text, length), pattern->expression);
}

ptrdiff_t cre2_find(const void *text, size_t length, const void *part, size_t part_length) {
  const void *match = memmem(text, length, part, part_length);
  return match == nullptr ? -1 : static_cast<const char *>(match) - static_cast<const char *>(text);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }
