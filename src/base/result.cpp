#include "base/result.hpp"

#include <cstdio>

// A fuzzer keeps the input only of what ends by a signal, so there a bug is one.
#ifdef __has_feature
#if __has_feature(coverage_sanitizer)
#define NUAN_KEEP_CRASHES
#endif
#endif

namespace nuan {

std::string to_text(const Error& error, Language language) {
  std::string text = error.place.file;
  if (error.place.line > 0) text += ":" + std::to_string(error.place.line);
  if (error.place.column > 0) text += ":" + std::to_string(error.place.column);
  if (!text.empty()) text += ": ";
  text += std::string(info(error.code).name) + ": " + error.sentence.in(language);
  if (!error.advice.empty()) text += "\n  " + error.advice.in(language);
  return text;
}

void stop_for_bug(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "nuan: bug: a promise of the program was broken at %s:%d: %s\n", file, line, condition);
  std::fflush(nullptr);
#ifdef NUAN_KEEP_CRASHES
  std::abort();
#endif
  std::_Exit(static_cast<int>(Exit::bug));
}

}  // namespace nuan
