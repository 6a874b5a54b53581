// The codes of what examples and laws can find wrong with a policy that reads well.
#pragma once

#include <array>

#include "policy/diagnostic_codes.hpp"

namespace nuan::policy {

namespace code {
inline constexpr DiagnosticCode example_fails{"example-fails", "例子的结果不符", "an example comes out otherwise"};
inline constexpr DiagnosticCode example_stops{"example-stops", "例子无法裁决", "an example cannot be decided"};
inline constexpr DiagnosticCode example_year_unclear{"example-year-unclear", "例子没有说明哪一年",
                                                     "an example does not say which year"};
inline constexpr DiagnosticCode no_example_reaches{"no-example-reaches", "没有例子用到", "no example reaches a form"};
inline constexpr DiagnosticCode law_broken{"law-broken", "规律不成立", "a law does not hold"};
}  // namespace code

inline constexpr std::array laws_codes{code::example_fails, code::example_stops, code::example_year_unclear,
                                       code::no_example_reaches, code::law_broken};

}  // namespace nuan::policy
