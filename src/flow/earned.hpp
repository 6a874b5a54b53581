// Earned: what one thread found out about amounts: who is paid what, what each fact contributed, sums by group. Kept as
// packed rows until everybody is known and sorted.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/adjudicate.hpp"
#include "flow/blocks.hpp"
#include "flow/people.hpp"

namespace nuan::flow {

// A packed row and the person it belongs to, so that persons can be sorted without opening the rows.
struct PersonRow {
  std::uint64_t word = 0;
  const claims::Byte* at = nullptr;
};

// As certificate numbers compare. A resident number is digits and every other begins with its type, a capital letter:
// so all numbers come first, in their order; a key that is any text has no numbers beside it.
[[nodiscard]] inline bool comes_before(const PersonRow& left, const PersonRow& right) {
  const bool left_is_text = (left.word & claims::key_as_text) != 0;
  const bool right_is_text = (right.word & claims::key_as_text) != 0;
  if (!left_is_text || !right_is_text) return left.word < right.word;
  PersonKey left_key;
  PersonKey right_key;
  take_key(left.at, left_key);
  take_key(right.at, right_key);
  return left_key.text < right_key.text;
}

// A payee's row: the key, the card number, the due of each benefit, what was paid before.
// A row of parts: the key, how many, then for each the fact's id, the benefit, its base and what was paid of it.
struct Part {
  const claims::Byte* id = nullptr;  // packed
  std::uint32_t benefit = 0;
  std::int64_t base = 0;
  std::int64_t amount = 0;
};

class Earned {
 public:
  Earned(const policy::Plan& plan, BlockPool& pool);

  // One person's year is settled: counts it, and keeps a row where money moves.
  void add_person(const Person& person, std::span<const std::int64_t> due);
  void add_parts(const PersonKey& key, std::span<const Part> parts);

  Totals totals;
  std::vector<PersonRow> payees;
  std::vector<PersonRow> parts;

 private:
  BlockPool& pool_;
  Stream payee_rows_;
  Stream part_rows_;
};

// An empty total of every group the plan's subject table has.
[[nodiscard]] Totals empty_totals(const policy::Plan& plan);
void add(Totals& to, const Totals& more);

}  // namespace nuan::flow
