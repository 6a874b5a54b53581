#include "policy/check/near.hpp"

#include <algorithm>

#include "policy/check/say.hpp"
#include "policy/syntax/words.hpp"

namespace nuan::policy::check {
namespace {

constexpr std::size_t listed_at_most = 12;

}  // namespace

Words suggest(std::string_view name, const std::vector<std::string>& known, const Words& there_is) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  if (const auto near = syntax::nearest_name(name, candidates))
    return say("是不是想写 `{}`？", "Did you mean `{}`?", *near);
  if (known.empty()) return say("{}：（没有）", "{}: none", there_is);
  Words list;
  for (std::size_t i = 0; i < std::min(known.size(), listed_at_most); ++i) {
    list.zh += fmt::format("{}`{}`", i == 0 ? "" : "、", known[i]);
    list.en += fmt::format("{}`{}`", i == 0 ? "" : ", ", known[i]);
  }
  if (known.size() > listed_at_most) list = say("{}……", "{}, …", list);
  return say("{}：{}", "{}: {}", there_is, list);
}

}  // namespace nuan::policy::check
