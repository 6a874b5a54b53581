#include "flow/partition.hpp"

#include <algorithm>

#include "flow/kept_fact.hpp"

namespace nuan::flow {

using claims::Byte;
using claims::Flaw;

namespace {

const Byte* bytes_of(std::string_view row) { return reinterpret_cast<const Byte*>(row.data()); }

// The days of the wanted year up to --through; before its first day where there are none.
Period usual_days(const Wish& wish) {
  Period days = wish.year.days;
  if (wish.through) days.to = std::min(days.to, *wish.through);
  return days;
}

}  // namespace

Case::Case(const Wish& the_wish, std::vector<Source>& the_sources, Reasons& the_reasons)
    : wish(the_wish), sources(the_sources), reasons(the_reasons) {
  for (const Flaw flaw : {Flaw::claim_conflict, Flaw::member_conflict, Flaw::no_such_person, Flaw::reversal_orphan,
                          Flaw::before_first_edition, Flaw::outside_years, Flaw::negative_base})
    flaws[static_cast<std::size_t>(flaw)] = reasons.of(flaw);
}

PartitionRows::PartitionRows(Case& all, Gathered& gathered, BlockPool& pool)
    : all_(all), gathered_(gathered), pool_(pool) {
  for (std::uint32_t file = 0; file < all.fact_files(); ++file) tables_.emplace_back(usual_days(all.wish));
}

void PartitionRows::clear() {
  people_.clear();
  more_members_.clear();
  for (FactTable& table : tables_) table.clear();
}

void PartitionRows::reject(std::uint32_t file, std::uint64_t offset, Flaw flaw) {
  gathered_.rejects.push_back({offset, file, all_.reason(flaw)});
}

std::size_t PartitionRows::key_size(const PersonKey& key) {
  if (!key.is_text()) return 8;
  Byte length[claims::number_bytes_max];
  return 8 + static_cast<std::size_t>(claims::put_number(length, key.text.size()) - length) + key.text.size();
}

void PartitionRows::take_member(std::uint64_t offset, std::string_view row) {
  PersonKey key;
  const Byte* const behind_key = take_key(bytes_of(row), key);
  const std::uint32_t number = people_.number_of(key);
  Person& person = people_[number];
  if (person.member != nullptr) {
    person.deferred = true;
    more_members_.push_back({number, offset, row});
    return;
  }
  person.member = behind_key;
  person.member_offset = offset;
  person.member_size = static_cast<std::uint32_t>(row.size());
}

void PartitionRows::take_facts(std::uint32_t file, const RowStream& stream, bool first_pass) {
  FactTable& table = tables_[file - 1];
  table.reserve(stream.count());
  std::uint64_t* hash = nullptr;
  if (first_pass) {
    const std::size_t before = hashes_.size();
    hashes_.resize(before + stream.count());
    hash = hashes_.data() + before;
  }
  stream.each([&](std::uint64_t offset, std::string_view row) {
    PersonKey key;
    FactRow& fact = table.add();
    fact.id = take_key(bytes_of(row), key);
    fact.person = people_.number_of(key);
    const FactFront front = take_fact_front(fact.id);
    fact.offset = offset & (~std::uint64_t{0} >> 2U);
    fact.reverses = front.reverses;
    fact.dropped = 0;
    fact.day = front.day;
    fact.columns = front.size;
    fact.size = static_cast<std::uint32_t>(bytes_of(row) + row.size() - fact.id);
    if (hash != nullptr) *hash++ = id_hash_in(front.id_hash, file);
  });
}

// In a loop of its own, in which the processor waits for many marks at once.
void PartitionRows::defer_candidates(std::uint32_t file) {
  const std::span<const FactRow> read = tables_[file - 1].as_read();
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!all_.candidates.hold(hashes_[i])) [[likely]]
      continue;
    Person& person = people_[read[i].person];
    person.deferred = true;
    const std::string_view id(reinterpret_cast<const char*>(read[i].id),
                              static_cast<std::size_t>(claims::skip_text(read[i].id) - read[i].id));
    note_claimant(file, person.key, id, hashes_[i]);
  }
}

void PartitionRows::note_claimant(std::uint32_t file, const PersonKey& key, std::string_view id, std::uint64_t hash) {
  Partitions ids{.bits = 0};
  while (ids.count() < gathered_.claimants.size()) ++ids.bits;
  Stream& stream = gathered_.claimants[ids.of(hash)];
  const std::size_t size = claims::number_bytes_max * 3 + id.size() + key.text.size() + 8;
  Byte* at = stream.room(size, pool_);
  at = claims::put_number(at, file);
  at = claims::put_bytes(at, id);
  stream.grow(put_key(at, key));
}

// Paid rows come last: by then it is known who is deferred and who is a member.
void PartitionRows::take_paid(std::uint64_t offset, std::string_view row, std::size_t partition) {
  const std::uint32_t file = all_.fact_files() + 1;
  PersonKey key;
  const Byte* at = take_key(bytes_of(row), key);
  Person& person = people_[people_.number_of(key)];
  if (person.deferred) {
    gathered_.deferred[file][partition].add(offset, row, pool_);
    return;
  }
  if (person.member == nullptr) return reject(file, offset, Flaw::no_such_person);
  if (person.conflicted) return reject(file, offset, Flaw::member_conflict);
  std::uint64_t benefit = 0;
  std::int64_t fen = 0;
  claims::take_signed(claims::take_number(at, benefit), fen);
  person.paid += fen;
  person.was_paid = true;
  ++gathered_.counts[file].accepted;
}

void PartitionRows::load(const Taken& taken, std::size_t partition) {
  clear();
  for (const auto& kept : taken.threads)
    kept->rows[0][partition].each([&](std::uint64_t offset, std::string_view row) { take_member(offset, row); });
  for (std::uint32_t file = 1; file <= all_.fact_files(); ++file) {
    hashes_.clear();
    for (const auto& kept : taken.threads) take_facts(file, kept->rows[file][partition], true);
    defer_candidates(file);
    tables_[file - 1].group(people_.size());
  }
  if (all_.has_paid()) {
    for (const auto& kept : taken.threads)
      kept->rows[all_.fact_files() + 1][partition].each(
          [&](std::uint64_t offset, std::string_view row) { take_paid(offset, row, partition); });
  }
  defer(partition);
  accept_members();
}

// Sets aside everything of the persons who have a row that must be looked at exactly.
void PartitionRows::defer(std::size_t partition) {
  for (std::uint32_t number = 0; number < people_.size(); ++number) {
    const Person& person = people_[number];
    if (!person.deferred) continue;
    const std::size_t front = key_size(person.key);
    if (person.member != nullptr)
      gathered_.deferred[0][partition].add(
          person.member_offset, {reinterpret_cast<const char*>(person.member - front), person.member_size}, pool_);
    for (std::uint32_t table = 0; table < tables_.size(); ++table) {
      for (const FactRow& row : rows(table, number))
        gathered_.deferred[table + 1][partition].add(
            row.offset, {reinterpret_cast<const char*>(row.id - front), front + row.size}, pool_);
    }
  }
  for (const MemberRow& more : more_members_) gathered_.deferred[0][partition].add(more.offset, more.row, pool_);
}

void PartitionRows::accept_members() {
  for (const Person& person : people_) {
    if (person.member != nullptr && !person.deferred && !person.conflicted) ++gathered_.counts[0].accepted;
  }
}

}  // namespace nuan::flow
