// Which facts take part, which are refused, and which subjects the numbers cannot hold.
#include <algorithm>
#include <numeric>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

std::uint8_t* verdicts(Machine& machine, Index table) {
  return machine.out.tables[static_cast<std::size_t>(table)].verdict.data();
}

// The number of row i of an Arg.
class Reader {
 public:
  Reader(const Machine& machine, const Arg& arg) : numbers_(machine.numbers(arg.reg)), number_(arg.number) {}
  [[nodiscard]] std::int64_t operator[](std::size_t row) const { return numbers_ == nullptr ? number_ : numbers_[row]; }

 private:
  const std::int64_t* numbers_;
  std::int64_t number_;
};

}  // namespace

// The first requirement that fails decides. A fact of another year may be refused too; its verdict stays what it is.
void run(const Judge& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* __restrict accepted = machine.write(op.accepted, count);
  const std::int64_t* counted = machine.numbers(op.counted);
  std::copy_n(counted, count, accepted);
  std::uint8_t* __restrict verdict = verdicts(machine, op.table);
  for (const auto& [requirement, arg] : op.requirements) {
    const Reader condition(machine, arg);
    const auto failed = static_cast<std::uint8_t>(1 + requirement);
    for (std::size_t i = 0; i < count; ++i) {
      const bool holds = condition[i] != 0;
      const bool decides = !holds && counted[i] != 0 && verdict[i] == 0;
      verdict[i] = decides ? failed : verdict[i];
      accepted[i] = holds ? accepted[i] : 0;
    }
  }
}

void run(const RefuseNegative& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const Reader base(machine, op.base);
  const std::int64_t* among = machine.numbers(op.among);
  std::int64_t signs = op.base.number;
  if (const std::int64_t* numbers = machine.numbers(op.base.reg)) {
    for (std::size_t i = 0; i < count; ++i) signs |= numbers[i];
  }
  if (signs >= 0) return machine.look_at(op.out, among);
  const Reader where(machine, op.where);
  std::int64_t* out = machine.write(op.out, count);
  std::uint8_t* verdict = verdicts(machine, op.table);
  for (std::size_t i = 0; i < count; ++i) {
    const bool refused = among[i] != 0 && where[i] != 0 && base[i] < 0;
    out[i] = refused ? 0 : among[i];
    if (refused && verdict[i] == 0) verdict[i] = verdict_negative_base;
  }
}

void run(const Select& op, Machine& machine) {
  const std::size_t count = machine.size(op.from);
  std::uint32_t* out = machine.write_rows(op.out, count);
  const std::int64_t* among = machine.numbers(op.among);
  const std::int64_t* where = machine.numbers(op.where.reg);
  const std::int64_t* base = machine.numbers(op.base.reg);
  std::size_t kept = 0;
  if (among == nullptr) {
    std::iota(out, out + count, 0U);
    return machine.set_size(op.space, count);
  }
  // Rows that are not kept mostly come in runs.
  constexpr std::size_t block = 16;
  const auto select = [&](auto keeps) {
    for (std::size_t begin = 0; begin < count; begin += block) {
      const std::size_t end = std::min(begin + block, count);
      std::int64_t any = 0;
      for (std::size_t i = begin; i < end; ++i) any |= keeps(i);
      if (any == 0) continue;
      for (std::size_t i = begin; i < end; ++i) {
        out[kept] = static_cast<std::uint32_t>(i);
        kept += static_cast<std::size_t>(keeps(i));
      }
    }
  };
  const bool skip_zero = base != nullptr && !op.with_zero;
  if (where == nullptr && op.where.number == 0) {
    kept = 0;
  } else if (where != nullptr && skip_zero) {
    select([=](std::size_t i) { return (among[i] & where[i]) & static_cast<std::int64_t>(base[i] != 0); });
  } else if (where != nullptr) {
    select([=](std::size_t i) { return among[i] & where[i]; });
  } else if (skip_zero) {
    select([=](std::size_t i) { return among[i] & static_cast<std::int64_t>(base[i] != 0); });
  } else {
    select([=](std::size_t i) { return among[i]; });
  }
  machine.set_size(op.space, kept);
}

void run(const Flag& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::int64_t* bad = machine.numbers(op.bad);
  const std::int64_t* among = machine.numbers(op.among);
  const std::uint32_t* subject = machine.rows(op.subject);
  for (std::size_t i = 0; i < count; ++i) {
    if (bad[i] == 0 || (among != nullptr && among[i] == 0)) continue;
    machine.memory.flagged[subject == nullptr ? i : subject[i]] = 1;
  }
}

void run(const FlagOutside& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::int64_t* numbers = machine.numbers(op.numbers);
  std::int64_t outside = 0;
  for (std::size_t i = 0; i < count; ++i) {
    outside |= static_cast<std::int64_t>(numbers[i] < op.low) | static_cast<std::int64_t>(numbers[i] > op.high);
  }
  if (outside == 0) return;
  const std::uint32_t* subject = machine.rows(op.subject);
  for (std::size_t i = 0; i < count; ++i) {
    if (numbers[i] < op.low || numbers[i] > op.high) machine.memory.flagged[subject == nullptr ? i : subject[i]] = 1;
  }
}

void run(const FlagCrowded& op, Machine& machine) {
  const std::vector<std::uint32_t>& begin = machine.batch.tables[static_cast<std::size_t>(op.table)].subject_begin;
  for (std::size_t subject = 0; subject < machine.batch.subjects; ++subject) {
    if (begin[subject + 1] - begin[subject] > op.most) machine.memory.flagged[subject] = 1;
  }
}

// Those of subjects left to the interpreter are counted there.
void run(const CountNotes& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::int64_t* counted = machine.numbers(op.counted);
  const std::uint32_t* subject = machine.rows(op.subject);
  const Reader condition(machine, op.condition);
  std::uint32_t failed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool fails = counted[i] != 0 && condition[i] == 0;
    failed += static_cast<std::uint32_t>(fails && machine.memory.flagged[subject[i]] == 0);
  }
  machine.out.notes[static_cast<std::size_t>(op.slot)] += failed;
}

// A fact that some benefit counts in the wanted year belongs to it, and one that all count in other years does not.
void run(const Belong& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::int64_t* among = machine.numbers(op.among);
  const std::int64_t* wanted = machine.numbers(op.wanted);
  std::uint8_t* verdict = verdicts(machine, op.table);
  for (std::size_t i = 0; i < count; ++i) {
    if (among[i] == 0) continue;
    bool kept = false;
    bool here = false;
    for (const Belong::Kept& each : op.kept) {
      if (Reader(machine, each.where)[i] == 0) continue;
      kept = true;
      here |= wanted[machine.rows(each.year)[i]] != 0;
    }
    if (kept) verdict[i] = here ? 0 : verdict_other_year;
  }
}

}  // namespace nuan::policy::columnar
