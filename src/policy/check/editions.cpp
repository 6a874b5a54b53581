// Editions: several files of one policy, each in force from its own first day.
#include <algorithm>
#include <numeric>

#include "policy/check/codes.hpp"
#include "policy/check/say.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

using check::say;

template <class T>
void put_in_order(std::vector<T>& items, const std::vector<std::size_t>& order) {
  std::vector<T> ordered;
  for (const std::size_t index : order) ordered.push_back(std::move(items[index]));
  items = std::move(ordered);
}

void refuse(Diagnostics& out, const DiagnosticCode& code, Span span, Words found, Words advice) {
  out.add(code.code, span, check::sentence(std::move(found)), check::sentence(std::move(advice)));
}

// Nothing more is said of a file that could not be read at all.
bool was_read(const Plan& plan) { return !plan.tables.empty(); }

void check_same_policy(const Plan& first, const Plan& next, Diagnostics& out) {
  if (next.name != first.name)
    refuse(out, check::code::edition_of_other, next.edition_span,
           say("这个文件是 `{}`，{} 是 `{}`", "this file is `{}`, but {} is `{}`", next.name, first.source.name(),
               first.name),
           {"同一规则的各版用同一个名字；不同的规则分开运行",
            "editions of one policy share its name; run other policies apart"});
  else if (next.tables.front().name != first.tables.front().name ||
           next.tables.front().key_name != first.tables.front().key_name)
    refuse(out, check::code::edition_of_other, next.tables.front().span,
           say("人员表与 {} 的不同", "the subject table differs from that of {}", first.source.name()),
           {"各版用同一个人员表和主键", "all editions share the subject table and its key"});
}

// A year is decided by one edition, so an edition begins where a year of the one before it begins, and of its own.
void check_first_day(const Plan& before, const Plan& next, Diagnostics& out) {
  if (next.from == before.from) {
    refuse(out, check::code::edition_twice, next.edition_span,
           say("{} 也从 {} 起", "{} begins on {} too", before.source.name(), to_text(next.from)),
           {"两版的首日要不同", "give each edition its own first day"});
    return;
  }
  for (const Plan* plan : {&before, &next}) {
    const auto year = whole_year_of(plan->year, next.from);
    if (!year || year->days.from == next.from) continue;
    const bool own = plan == &next;
    refuse(out, check::code::edition_inside_year, next.edition_span,
           say("{} 在年度 {}（{}）中间{}", "{} lies inside the year {} ({}){}", to_text(next.from), year->name,
               to_text(year->days), own ? Words{} : Words{"（按前一版）", " of the edition before"}),
           say("第二版起，每版从年度首日开始，如 {}", "after the first, an edition begins with a year, such as on {}",
               to_text(year->days.to.plus(1))));
    return;
  }
}

}  // namespace

void check_editions(std::vector<Plan>& editions, std::vector<Diagnostics>& out) {
  ENSURE(editions.size() == out.size());
  std::vector<std::size_t> order(editions.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t index) { return editions[index].from; });
  put_in_order(editions, order);
  put_in_order(out, order);
  for (std::size_t i = 1; i < editions.size(); ++i) {
    if (!was_read(editions[i]) || !was_read(editions[i - 1])) continue;
    check_same_policy(editions[i - 1], editions[i], out[i]);
    check_first_day(editions[i - 1], editions[i], out[i]);
    out[i].sort();
  }
}

const Plan* edition_for(const std::vector<Plan>& editions, const Period& year) {
  const Plan* found = nullptr;
  for (const Plan& edition : editions)
    if (!found || edition.from <= year.from) found = &edition;
  return found;
}

}  // namespace nuan::policy
