#include "flow/earned.hpp"

#include <numeric>

#include "aid/balance.hpp"

namespace nuan::flow {

using claims::Byte;

Earned::Earned(const policy::Plan& plan, BlockPool& pool) : totals(empty_totals(plan)), pool_(pool) {}

void Earned::add_person(const Person& person, std::span<const std::int64_t> due) {
  const std::int64_t total = std::accumulate(due.begin(), due.end(), std::int64_t{0});
  if (total == 0 && person.paid == 0) return;
  const aid::Balance balance = aid::balance_of(Money::from_fen(total), Money::from_fen(person.paid));
  for (std::size_t i = 0; i < due.size(); ++i) totals.due[i] += due[i];
  totals.paid += person.paid;
  totals.pay += balance.pay.fen();
  totals.carry += balance.carry.fen();
  if (total == person.paid) return;
  ++(total > person.paid ? totals.payees : totals.carried);
  claims::PackedText card;
  const Byte* const behind_card = claims::take_text(person.member, card);
  const auto card_size = static_cast<std::size_t>(behind_card - person.member);
  const std::size_t room = 8 + claims::number_bytes_max * (2 + due.size()) + person.key.text.size() + card_size;
  Byte* const begin = payee_rows_.room(room, pool_);
  Byte* at = put_key(begin, person.key);
  std::memcpy(at, person.member, card_size);
  at += card_size;
  for (const std::int64_t fen : due) at = claims::put_signed(at, fen);
  payee_rows_.grow(claims::put_signed(at, person.paid));
  payees.push_back({person.key.word, begin});
}

void Earned::add_parts(const PersonKey& key, std::span<const Part> of_person) {
  if (of_person.empty()) return;
  std::size_t room = 8 + claims::number_bytes_max * 2 + key.text.size();
  for (const Part& part : of_person)
    room += static_cast<std::size_t>(claims::skip_text(part.id) - part.id) + 3 * claims::number_bytes_max;
  Byte* const begin = part_rows_.room(room, pool_);
  Byte* at = claims::put_number(put_key(begin, key), of_person.size());
  for (const Part& part : of_person) {
    const auto size = static_cast<std::size_t>(claims::skip_text(part.id) - part.id);
    std::memcpy(at, part.id, size);
    at = claims::put_number(at + size, part.benefit);
    at = claims::put_signed(claims::put_signed(at, part.base), part.amount);
  }
  part_rows_.grow(at);
  parts.push_back({key.word, begin});
}

Totals empty_totals(const policy::Plan& plan) {
  using policy::Kind;
  Totals totals;
  totals.due.assign(plan.benefits.size(), 0);
  for (const policy::Column& column : plan.tables.front().columns) {
    if (column.type.dated) continue;
    const GroupTotal empty{.column = column.name, .due = std::vector<std::int64_t>(plan.benefits.size(), 0)};
    if (column.type.kind == Kind::periods || column.type.kind == Kind::flag) totals.groups.push_back(empty);
    if (column.type.kind != Kind::choice) continue;
    for (const policy::ChoiceName& choice : plan.choice_sets[column.type.choices]) {
      totals.groups.push_back(empty);
      totals.groups.back().choice = choice.name;
    }
  }
  return totals;
}

void add(Totals& to, const Totals& more) {
  to.persons += more.persons;
  to.with_facts += more.with_facts;
  to.payees += more.payees;
  to.carried += more.carried;
  to.stopped += more.stopped;
  to.by_interpreter += more.by_interpreter;
  to.paid += more.paid;
  to.pay += more.pay;
  to.carry += more.carry;
  for (std::size_t i = 0; i < more.due.size(); ++i) to.due[i] += more.due[i];
  for (std::size_t i = 0; i < more.groups.size(); ++i) {
    to.groups[i].persons += more.groups[i].persons;
    to.groups[i].pay += more.groups[i].pay;
    for (std::size_t b = 0; b < more.groups[i].due.size(); ++b) to.groups[i].due[b] += more.groups[i].due[b];
  }
  to.notes.resize(std::max(to.notes.size(), more.notes.size()));
  for (std::size_t i = 0; i < more.notes.size(); ++i) to.notes[i] += more.notes[i];
}

}  // namespace nuan::flow
