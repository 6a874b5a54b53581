#include "flow/one_person.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "flow/candidates.hpp"
#include "flow/kept_columns.hpp"
#include "flow/partition.hpp"

namespace nuan::flow {
namespace {

using claims::Byte;

PersonKey key_of(std::string_view text) {
  PersonKey key;
  if (text.size() == 18) {
    const auto number = claims::read_resident_number(text.data());
    if (number.valid) return {.word = number.digits, .text = {}};
  }
  return {.word = claims::key_as_text | claims::hash_of(text) >> 1U, .text = text};
}

// Walks the kept rows of a whole city and keeps those of one.
class Search {
 public:
  Search(Case& all, Taken& taken, PersonKey key)
      : all_(all),
        taken_(taken),
        key_(key),
        partition_(taken.people.of(claims::mixed(key.word))),
        gathered_(taken.threads.front()->pool) {
    BlockPool& pool = taken_.threads.front()->pool;
    gathered_.counts.resize(all.sources.size());
    gathered_.claimants.resize(taken.ids.count());
    gathered_.deferred.assign(all.sources.size(), std::vector<RowStream>(taken.people.count()));
    rows_ = std::make_unique<PartitionRows>(all, gathered_, pool);
  }

  // Ids that other persons claim too are known only when all partitions were seen; they are looked at only where the
  // person has a row that might be one of them.
  [[nodiscard]] Result<OnePerson> find() {
    OnePerson found;
    found.paid = paid();
    rows_->load(taken_, partition_);
    std::uint32_t number = number_of_person();
    if (number == nobody) return found;
    if (rows_->people()[number].deferred) {
      TRY(look_closely());
      number = number_of_person();
      ENSURE(number != nobody);
    }
    take(number, found);
    return found;
  }

  [[nodiscard]] Result<void> each(const std::set<std::string>& keys, PersonVisitor& visitor, Watcher& watcher) {
    const std::size_t partitions = taken_.people.count();
    for (std::size_t partition = 0; partition < partitions; ++partition) {
      rows_->load(taken_, partition);
      TRY(visit_people(keys, visitor));
      watcher.progress(partition + 1, partitions);
    }
    sort_out_deferred();
    for (std::size_t partition = 0; partition < partitions; ++partition) {
      TRY(rows_->load_deferred({&gathered_}, partition));
      TRY(visit_people(keys, visitor));
    }
    return {};
  }

 private:
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  [[nodiscard]] std::uint32_t number_of_person() {
    People& people = rows_->people();
    for (std::uint32_t i = 0; i < people.size(); ++i) {
      if (people[i].key == key_) return i;
    }
    return nobody;
  }

  [[nodiscard]] Result<void> look_closely() {
    for (std::size_t partition = 0; partition < taken_.people.count(); ++partition) {
      if (partition != partition_) rows_->load(taken_, partition);
    }
    sort_out_deferred();
    return rows_->load_deferred({&gathered_}, partition_);
  }

  // Once all partitions were seen.
  void sort_out_deferred() {
    for (auto& file : gathered_.deferred) {
      for (RowStream& stream : file) stream.close();
    }
    find_conflicts(all_, {&gathered_}, taken_.ids, taken_.threads.front()->pool);
  }

  // Those of the partition that are loaded; who is deferred comes again.
  [[nodiscard]] Result<void> visit_people(const std::set<std::string>& keys, PersonVisitor& visitor) {
    People& people = rows_->people();
    for (std::uint32_t i = 0; i < people.size(); ++i) {
      if (people[i].deferred || people[i].member == nullptr) continue;
      std::string key;
      append_key(key, people[i].key);
      if (!keys.contains(key)) continue;
      OnePerson found;
      take(i, found);
      TRY(visitor.take(found));
    }
    return {};
  }

  [[nodiscard]] std::vector<Money> paid() {
    std::vector<Money> sums(all_.wish.plan->benefits.size());
    if (!all_.has_paid()) return sums;
    for (const auto& thread : taken_.threads) {
      thread->rows[all_.fact_files() + 1][partition_].each([&](std::uint64_t, std::string_view row) {
        PersonKey key;
        const Byte* at = take_key(reinterpret_cast<const Byte*>(row.data()), key);
        if (key != key_) return;
        std::uint64_t benefit = 0;
        std::int64_t fen = 0;
        claims::take_signed(claims::take_number(at, benefit), fen);
        sums[benefit] += Money::from_fen(fen);
      });
    }
    return sums;
  }

  void take(std::uint32_t number, OnePerson& found) {
    const Person& person = rows_->people()[number];
    found.is_member = person.member != nullptr;
    found.conflicted = person.conflicted;
    if (!found.is_member) return;
    append_key(found.subject.key, person.key);
    claims::PackedText card;
    found.subject.columns = column_values(all_.sources[0].shape, claims::take_text(person.member, card), 0);
    found.subject.facts.resize(all_.wish.plan->tables.size());
    for (std::uint32_t file = 0; file < all_.fact_files(); ++file) {
      const claims::Shape& shape = all_.sources[file + 1].shape;
      found.subject.facts[static_cast<std::size_t>(shape.table)] = facts(shape, rows_->rows(file, number));
    }
  }

  // What a run would take in: nothing after --through, and only the wanted year unless the plan reads others.
  [[nodiscard]] std::vector<policy::Fact> facts(const claims::Shape& shape, std::span<const FactRow> rows) const {
    const Period& year = all_.wish.year.days;
    const bool every_year = all_.wish.plan->reads_other_years();
    std::vector<policy::Fact> facts;
    std::set<std::string> wanted;
    for (const bool reversals : {false, true}) {
      for (const FactRow& row : rows) {
        const Date day = Date::from_days(row.day);
        if (row.reverses != reversals || (all_.wish.through && day > *all_.wish.through)) continue;
        policy::Fact fact = fact_of(shape, row);
        const bool takes_part = every_year || (reversals ? wanted.contains(fact.reverses) : year.holds(day));
        if (!takes_part) continue;
        if (!reversals) wanted.insert(fact.id);
        facts.push_back(std::move(fact));
      }
    }
    return facts;
  }

  [[nodiscard]] static policy::Fact fact_of(const claims::Shape& shape, const FactRow& row) {
    claims::PackedText id;
    claims::PackedText reverses;
    claims::take_text(claims::take_text(row.id, id), reverses);
    return {claims::to_text(id), claims::to_text(reverses), column_values(shape, row.id + row.columns, row.day)};
  }

  Case& all_;
  Taken& taken_;
  PersonKey key_;
  std::size_t partition_;
  Gathered gathered_;
  std::unique_ptr<PartitionRows> rows_;
};

}  // namespace

Result<OnePerson> find_person(const Wish& wish, std::string_view key, Files& files, Watcher& watcher) {
  std::vector<Words> notices;
  Reasons reasons;
  TRY_LET(std::vector<Source> sources, open_sources(wish, files, notices));
  TRY_LET(Taken taken, take_in(wish, sources, reasons, watcher));
  Case all(wish, sources, reasons);
  all.candidates = find_candidates(taken, wish.threads);
  TRY_LET(OnePerson found, Search(all, taken, key_of(key)).find());
  for (const Source& source : sources) found.digests.push_back(digest_of_pieces(source.digests));
  return found;
}

Result<void> each_person(const Wish& wish, const std::set<std::string>& keys, Files& files, Watcher& watcher,
                         PersonVisitor& visitor) {
  std::vector<Words> notices;
  Reasons reasons;
  TRY_LET(std::vector<Source> sources, open_sources(wish, files, notices));
  TRY_LET(Taken taken, take_in(wish, sources, reasons, watcher));
  std::vector<Sha256> digests;
  for (const Source& source : sources) digests.push_back(digest_of_pieces(source.digests));
  TRY(visitor.begin(digests));
  Case all(wish, sources, reasons);
  all.candidates = find_candidates(taken, wish.threads);
  return Search(all, taken, {}).each(keys, visitor, watcher);
}

}  // namespace nuan::flow
