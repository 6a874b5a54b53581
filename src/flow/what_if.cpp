#include "flow/what_if.hpp"

#include <algorithm>

#include "flow/complete.hpp"
#include "flow/csv_text.hpp"
#include "flow/parallel.hpp"
#include "flow/partition.hpp"
#include "flow/settlement.hpp"

namespace nuan::flow {
namespace {

using claims::Byte;

constexpr std::size_t bucket_bits = 8;
constexpr std::array<std::string_view, 1> result_names = {"changes.csv"};

std::size_t bucket_of(const PersonRow& person) { return claims::mixed(person.word) >> (64U - bucket_bits); }

// Of a payee's row, see earned.hpp.
std::int64_t due_of(const Byte* at, std::size_t benefits) {
  PersonKey key;
  at = claims::skip_text(take_key(at, key));
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < benefits; ++i) {
    std::int64_t fen = 0;
    at = claims::take_signed(at, fen);
    sum += fen;
  }
  return sum;
}

bool same_columns(const claims::Shape& left, const claims::Shape& right, const policy::Plan& left_plan,
                  const policy::Plan& right_plan) {
  const auto names_of = [](const policy::Plan& plan, const claims::ShapeColumn& column) {
    std::vector<std::string> names;
    if (column.type.choices == policy::none) return names;
    for (const policy::ChoiceName& choice : plan.choice_sets[column.type.choices]) names.push_back(choice.name);
    return names;
  };
  const auto same = [&](const claims::ShapeColumn& one, const claims::ShapeColumn& other) {
    return one.name == other.name && one.type.kind == other.type.kind && one.type.dated == other.type.dated &&
           names_of(left_plan, one) == names_of(right_plan, other);
  };
  return left.table == right.table && left.key_name == right.key_name && left.id_name == right.id_name &&
         left.may_reverse == right.may_reverse && left.kept_order == right.kept_order &&
         std::ranges::equal(left.columns, right.columns, same);
}

// Both sides of one bucket, merged.
void compare_bucket(const std::vector<PersonDue>& before, const std::vector<PersonDue>& after, WhatIf& found) {
  const auto add = [&found](const PersonRow& person, std::int64_t was, std::int64_t is) {
    if (was == is)
      ++found.same;
    else
      found.changes.push_back({person, was, is});
  };
  std::size_t left = 0;
  std::size_t right = 0;
  while (left < before.size() || right < after.size()) {
    const bool only_before =
        right == after.size() || (left < before.size() && comes_before(before[left].person, after[right].person));
    const bool only_after =
        left == before.size() || (right < after.size() && comes_before(after[right].person, before[left].person));
    if (only_before) {
      add(before[left].person, before[left].due, 0);
      ++left;
    } else if (only_after) {
      add(after[right].person, 0, after[right].due);
      ++right;
    } else {
      add(before[left].person, before[left].due, after[right].due);
      ++left;
      ++right;
    }
  }
}

std::size_t band_of(std::int64_t difference) {
  const std::int64_t size = difference < 0 ? -difference : difference;
  const auto step =
      static_cast<std::size_t>(std::ranges::lower_bound(WhatIf::band_ends, size) - WhatIf::band_ends.begin());
  return difference < 0 ? WhatIf::band_ends.size() - step : WhatIf::band_ends.size() + 1 + step;
}

void count(WhatIf& found, const DueChange& change) {
  Sum& side = change.difference() > 0 ? found.gain : found.loss;
  for (Sum* sum : {&side, &found.bands[band_of(change.difference())]}) {
    ++sum->persons;
    sum->fen += change.difference();
  }
}

}  // namespace

Result<LoadedFacts> LoadedFacts::load(Wish wish, Files& files, Watcher& watcher) {
  LoadedFacts facts;
  facts.wish_ = std::move(wish);
  facts.wish_.paid.reset();
  std::vector<Words> notices;
  Reasons reasons;
  TRY_LET(facts.sources_, open_sources(facts.wish_, files, notices));
  TRY_LET(facts.taken_, take_in(facts.wish_, facts.sources_, reasons, watcher));
  facts.candidates_ = find_candidates(facts.taken_, facts.wish_.threads);
  watcher.phase_done("intake");
  return facts;
}

bool LoadedFacts::serve(const policy::Plan& plan) const {
  const policy::Plan& loaded = *wish_.plan;
  if (plan.tables.size() != loaded.tables.size()) return false;
  if (!same_columns(sources_[0].shape, claims::members_shape(plan), loaded, plan)) return false;
  for (std::size_t file = 0; file < wish_.facts.size(); ++file) {
    const policy::Index table = wish_.facts[file].first;
    if (plan.tables[static_cast<std::size_t>(table)].is_subject) return false;
    const claims::Shape& shape = sources_[file + 1].shape;
    if (!same_columns(shape, claims::facts_shape(plan, table, shape.label), loaded, plan)) return false;
  }
  return true;
}

Result<Dues> LoadedFacts::settle(const Wish& rule, Watcher& watcher) {
  TRY(check_complete(rule));
  Wish wish = wish_;
  wish.plan = rule.plan;
  wish.inputs = rule.inputs;
  wish.year = rule.year;
  wish.first_day = rule.first_day;
  Reasons reasons;
  Case all(wish, sources_, reasons);
  all.candidates = candidates_;
  Settlement settlement(all, taken_, watcher, {}, false);
  TRY(settlement.first_pass());
  TRY(settlement.second_pass());
  Dues dues{.totals = empty_totals(*wish.plan), .buckets = {}};
  const auto& earned = settlement.earned();
  for (const auto& one : earned) add(dues.totals, one->totals);
  constexpr std::size_t buckets = std::size_t{1} << bucket_bits;
  std::vector<std::vector<std::vector<PersonDue>>> dealt(earned.size(), std::vector<std::vector<PersonDue>>(buckets));
  for_each_task(wish.threads, earned.size(), [&](unsigned, std::size_t part) {
    for (const PersonRow& person : earned[part]->payees)
      dealt[part][bucket_of(person)].push_back({person, due_of(person.at, wish.plan->benefits.size())});
  });
  dues.buckets.resize(buckets);
  for_each_task(wish.threads, buckets, [&](unsigned, std::size_t bucket) {
    std::vector<PersonDue>& all_of = dues.buckets[bucket];
    for (auto& part : dealt) all_of.insert(all_of.end(), part[bucket].begin(), part[bucket].end());
    std::ranges::sort(all_of, comes_before, &PersonDue::person);
  });
  watcher.phase_done("settle");
  return dues;
}

WhatIf compare(const Dues& before, const Dues& after, unsigned threads) {
  std::vector<WhatIf> parts(before.buckets.size());
  for_each_task(threads, parts.size(), [&](unsigned, std::size_t bucket) {
    compare_bucket(before.buckets[bucket], after.buckets[bucket], parts[bucket]);
  });
  WhatIf found;
  for (const WhatIf& part : parts) {
    found.same += part.same;
    found.changes.insert(found.changes.end(), part.changes.begin(), part.changes.end());
  }
  for (const DueChange& change : found.changes) count(found, change);
  std::ranges::sort(found.changes, comes_before, &DueChange::person);
  return found;
}

std::vector<DueChange> largest(const WhatIf& compared, bool gains, std::size_t count) {
  std::vector<DueChange> some;
  for (const DueChange& change : compared.changes) {
    if ((change.difference() > 0) == gains) some.push_back(change);
  }
  const auto before = [](const DueChange& left, const DueChange& right) {
    const std::int64_t a = std::abs(left.difference());
    const std::int64_t b = std::abs(right.difference());
    return a != b ? a > b : comes_before(left.person, right.person);
  };
  count = std::min(count, some.size());
  std::partial_sort(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(count), some.end(), before);
  some.resize(count);
  return some;
}

Result<void> write_changes(const WhatIf& compared, const std::string& folder, Files& files) {
  std::string text = "person_id,before,after,change\n";
  for (const DueChange& change : compared.changes) {
    PersonKey key;
    take_key(change.person.at, key);
    key.is_text() ? append_field(text, key.text) : append_key(text, key);
    for (const std::int64_t fen : {change.before, change.after, change.difference()}) {
      text += ',';
      append_amount(text, fen);
    }
    text += '\n';
  }
  TRY_LET(const auto out, files.create_folder(folder, result_names));
  TRY_LET(const auto file, out->create(result_names[0]));
  TRY(file->write_at(0, text));
  return out->commit();
}

}  // namespace nuan::flow
