// Refuse: a failure without a place in a file, which the caller knows and the arithmetic does not.
#pragma once

#include "base/result.hpp"

namespace nuan::index {

[[nodiscard]] inline Failure refuse(Code code, std::string zh, std::string en) {
  return fail(code, {}, {std::move(zh), std::move(en)});
}

}  // namespace nuan::index
