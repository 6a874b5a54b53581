#include "base/result.hpp"

#include <cstdio>

// Only a fuzz target defines this. A fuzzer keeps the input only of what ends by a signal, so there a bug is one.
extern "C" __attribute__((weak)) int LLVMFuzzerTestOneInput(  // NOLINT(readability-identifier-naming): its name there
    const std::uint8_t* data, std::size_t size);

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
  if (LLVMFuzzerTestOneInput != nullptr) std::abort();
  std::_Exit(static_cast<int>(Exit::bug));
}

}  // namespace nuan
