#include "flow/in_force.hpp"

#include <algorithm>
#include <limits>

#include "flow/kept_columns.hpp"

namespace nuan::flow {

using claims::Flaw;

namespace {

claims::PackedText id_of(const FactRow& row) {
  claims::PackedText id;
  claims::take_text(row.id, id);
  return id;
}

claims::PackedText reverses_of(const FactRow& row) {
  claims::PackedText id;
  claims::take_text(claims::skip_text(row.id), id);
  return id;
}

}  // namespace

InForce::InForce(const Case& all, std::uint32_t fact_file)
    : all_(all),
      file_(fact_file + 1),
      year_from_(all.wish.year.days.from.days()),
      year_to_(all.wish.year.days.to.days()),
      through_(all.wish.through ? all.wish.through->days() : std::numeric_limits<std::int32_t>::max()),
      first_day_(all.wish.first_day.days()),
      reads_other_years_(all.wish.plan->reads_other_years()) {
  const claims::Shape& shape = all.sources[file_].shape;
  const policy::Table& table = all.wish.plan->tables[shape.table];
  for (std::size_t i = 1; i < table.order.size() && table.order[i] != policy::order_by_id; ++i) {
    const auto place = std::find(shape.kept_order.begin(), shape.kept_order.end(), table.order[i]);
    more_order_.push_back(static_cast<std::uint32_t>(place - shape.kept_order.begin()));
  }
}

std::size_t InForce::select(std::span<FactRow> rows, Gathered& gathered) const {
  std::uint64_t any_reversal = 0;
  for (const FactRow& row : rows) any_reversal |= row.reverses;
  if (any_reversal != 0) [[unlikely]]
    undo(rows, gathered);
  std::size_t kept = 0;
  for (const FactRow& row : rows) {
    if (!row.dropped && takes_part(row, gathered)) [[likely]]
      rows[kept++] = row;
  }
  sort(rows.first(kept));
  return kept;
}

// Nearly everybody has a handful of facts.
void InForce::sort(std::span<FactRow> rows) const {
  const auto before = [this](const FactRow& left, const FactRow& right) { return comes_before(left, right); };
  if (rows.size() > 16) return std::sort(rows.begin(), rows.end(), before);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const FactRow row = rows[i];
    std::size_t at = i;
    for (; at > 0 && comes_before(row, rows[at - 1]); --at) rows[at] = rows[at - 1];
    rows[at] = row;
  }
}

// Every reversal leaves here: it undid a fact, came too late to, or is an orphan.
void InForce::undo(std::span<FactRow> rows, Gathered& gathered) const {
  std::vector<FactRow*> by_id;
  for (FactRow& row : rows) by_id.push_back(&row);
  const auto less = [](const FactRow* a, const FactRow* b) { return claims::compare(id_of(*a), id_of(*b)) < 0; };
  std::sort(by_id.begin(), by_id.end(), less);
  std::vector<FactRow*> undone;
  for (FactRow& reversal : rows) {
    if (!reversal.reverses) continue;
    const claims::PackedText wanted = reverses_of(reversal);
    const auto found = std::lower_bound(by_id.begin(), by_id.end(), wanted, [](const FactRow* row, const auto& id) {
      return claims::compare(id_of(*row), id) < 0;
    });
    const bool exists = found != by_id.end() && id_of(**found) == wanted && !(*found)->reverses;
    undo_one(reversal, exists ? *found : nullptr, undone, gathered);
  }
  FileCount& count = gathered.counts[file_];
  for (FactRow* fact : undone) {
    if (!fact->dropped) ++count.undone;
    fact->dropped = true;
  }
}

void InForce::undo_one(FactRow& reversal, FactRow* target, std::vector<FactRow*>& undone, Gathered& gathered) const {
  reversal.dropped = true;
  if (target == nullptr) {
    gathered.rejects.push_back({reversal.offset, file_, all_.reason(Flaw::reversal_orphan)});
  } else if (reversal.day > through_) {
    ++gathered.counts[file_].after_through;
  } else {
    ++gathered.counts[file_].undoing;
    undone.push_back(target);
  }
}

Flaw InForce::flaw_of_day(std::int32_t day) const {
  if (day < first_day_) return Flaw::before_first_edition;
  const policy::YearRule& rule = all_.wish.plan->year;
  if (rule.kind != policy::YearRule::Kind::listed) return Flaw::none;
  const bool listed = std::any_of(rule.listed.begin(), rule.listed.end(),
                                  [day](const auto& year) { return year.period.holds(Date::from_days(day)); });
  return listed ? Flaw::none : Flaw::outside_years;
}

bool InForce::takes_part(const FactRow& row, Gathered& gathered) const {
  if (is_in_year(row.day) && row.day <= through_) [[likely]]
    return true;
  if (const Flaw flaw = flaw_of_day(row.day); flaw != Flaw::none) {
    gathered.rejects.push_back({row.offset, file_, all_.reason(flaw)});
    return false;
  }
  FileCount& count = gathered.counts[file_];
  if (!is_in_year(row.day)) {
    if (reads_other_years_ && row.day <= through_) return true;  // the engine needs it, and counts it
    ++count.outside_scope;
    return false;
  }
  ++count.after_through;
  return false;
}

int InForce::compare_columns(const FactRow& left, const FactRow& right) const {
  for (const std::uint32_t place : more_order_) {
    const int order =
        compare_kept_column(all_.sources[file_].shape, place, left.id + left.columns, right.id + right.columns);
    if (order != 0) return order;
  }
  return 0;
}

bool InForce::comes_before_within_the_day(const FactRow& left, const FactRow& right) const {
  if (!more_order_.empty()) {
    const int order = compare_columns(left, right);
    if (order != 0) return order < 0;
  }
  return claims::compare(id_of(left), id_of(right)) < 0;
}

}  // namespace nuan::flow
