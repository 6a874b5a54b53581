// Result: a failure is a value. Refusals are data and bugs stop the program; neither travels this way.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <expected>
#include <string>
#include <utility>

#include "base/codes.hpp"
#include "base/words.hpp"

namespace nuan {

// Where something was found. Line and column count from 1, column in characters (not bytes); 0 means "the whole".
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

struct Error {
  Code code = Code::bug;
  Place place;
  Words sentence;  // what is wrong, with what was found and what was expected
  Words advice;    // what to do; may be empty
};

template <class T>
using Result = std::expected<T, Error>;

using Failure = std::unexpected<Error>;

[[nodiscard]] inline Failure fail(Code code, Place place, Words sentence, Words advice = {}) {
  return Failure(Error{code, std::move(place), std::move(sentence), std::move(advice)});
}

// `file:line:column: code: sentence`, then the advice indented on its own line where there is one.
[[nodiscard]] std::string to_text(const Error& error, Language language);

// A broken promise of our own code: names its place and stops the program with exit status 70, in release builds too.
[[noreturn]] void stop_for_bug(const char* condition, const char* file, int line);

}  // namespace nuan

#define ENSURE(condition) ((condition) ? static_cast<void>(0) : ::nuan::stop_for_bug(#condition, __FILE__, __LINE__))

#define NUAN_JOIN_(a, b) a##b
#define NUAN_JOIN(a, b) NUAN_JOIN_(a, b)

// TRY(call): leaves the function with call's error, if it has one.
#define TRY(call)                                                                                     \
  do {                                                                                                \
    if (auto try_result = (call); !try_result) return ::nuan::Failure(std::move(try_result).error()); \
  } while (false)

// TRY_LET(declaration, call): the same, and names the value.
#define TRY_LET(declaration, call)                                                                              \
  auto NUAN_JOIN(try_let_, __LINE__) = (call);                                                                  \
  if (!NUAN_JOIN(try_let_, __LINE__)) return ::nuan::Failure(std::move(NUAN_JOIN(try_let_, __LINE__)).error()); \
  declaration = std::move(*NUAN_JOIN(try_let_, __LINE__))
