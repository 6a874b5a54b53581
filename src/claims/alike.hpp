// Names, phones and cards in one spelling, to tell whether two persons have the same.
#pragma once

#include <string>
#include <string_view>

namespace nuan::claims {

// One kind of dot, no blanks, no full-width letters, capitals: `Li  Lei` is `LILEI`.
[[nodiscard]] std::string alike_name(std::string_view name);
// Digits alone, without the country: `+86 138-0013-8000` is `13800138000`. Empty where there are none but zeros.
[[nodiscard]] std::string alike_phone(std::string_view phone);
[[nodiscard]] std::string alike_card(std::string_view card);
// 19650312 out of a resident number; 0 of other certificates.
[[nodiscard]] int birth_in(std::string_view certificate);

}  // namespace nuan::claims
