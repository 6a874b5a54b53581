// Groups, aggregates and places: many rows become one number for each instance, or a number in order.
#include <algorithm>
#include <limits>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

// A table of row numbers found by a hash; the caller compares.
class Slots {
 public:
  Slots(std::vector<std::uint32_t>& room, std::size_t rows) : room_(room) {
    while ((std::size_t{1} << bits_) < 2 * rows) ++bits_;
    room_.assign(std::size_t{1} << bits_, empty);
  }
  // The first row put in that `same` accepts, or `row` itself, which then is put in.
  template <class Same>
  std::uint32_t find_or_put(std::uint64_t hash, std::uint32_t row, Same same) {
    const std::size_t last = room_.size() - 1;
    for (std::size_t at = static_cast<std::size_t>(hash >> (64 - bits_));; at = (at + 1) & last) {
      if (room_[at] == empty) return room_[at] = row;
      if (same(room_[at])) return room_[at];
    }
  }

 private:
  static constexpr std::uint32_t empty = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t>& room_;
  int bits_ = 4;
};

std::uint64_t mixed(std::uint64_t hash, std::uint64_t more) {
  hash = (hash ^ more) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

std::uint64_t spread(std::uint64_t hash) { return hash * 0x9E3779B97F4A7C15U; }

// Whether a fold sees row i.
class Seen {
 public:
  Seen(const Machine& machine, Reg among, const Arg& where)
      : among_(machine.numbers(among)), where_(machine.numbers(where.reg)), all_(where.number != 0) {}
  [[nodiscard]] bool operator()(std::size_t row) const {
    return (among_ == nullptr || among_[row] != 0) && (where_ == nullptr ? all_ : where_[row] != 0);
  }

 private:
  const std::int64_t* among_;
  const std::int64_t* where_;
  bool all_;
};

std::size_t instance_at(const std::uint32_t* instances, std::size_t row) {
  return instances == nullptr ? row : instances[row];
}

std::int64_t start_of(Fold fold) {
  switch (fold) {
    case Fold::smallest:
      return std::numeric_limits<std::int64_t>::max();
    case Fold::largest:
      return std::numeric_limits<std::int64_t>::min();
    case Fold::every:
      return 1;
    default:
      return 0;
  }
}

std::int64_t folded(Fold fold, std::int64_t so_far, std::int64_t value, bool is_first) {
  switch (fold) {
    case Fold::sum:
      return wrap_add(so_far, value);
    case Fold::count:
      return so_far + 1;
    case Fold::first:
      return is_first ? value : so_far;
    case Fold::last:
      return value;
    case Fold::smallest:
      return std::min(so_far, value);
    case Fold::largest:
      return std::max(so_far, value);
    case Fold::any:
      return so_far | value;
    case Fold::every:
      return so_far & value;
    case Fold::mean:  // untested: a mean has no form in columns
      break;          // untested: a mean has no form in columns
  }
  return so_far;  // untested: a mean has no form in columns
}

}  // namespace

void run(const FormGroups& op, Machine& machine) {
  const std::size_t count = machine.size(op.facts);
  std::uint32_t* group = machine.write_rows(op.group, count);
  std::uint32_t* first = machine.write_rows(op.first_fact, count);
  const std::int64_t* counted = machine.numbers(op.counted);
  const std::uint32_t* subject = machine.rows(op.subject);
  Slots slots(machine.memory.slots, count);
  std::uint32_t groups = 0;
  for (std::uint32_t row = 0; row < count; ++row) {
    group[row] = 0;
    if (counted[row] == 0) continue;
    std::uint64_t hash = mixed(0, subject[row]);
    for (const Reg by : op.by) hash = mixed(hash, static_cast<std::uint64_t>(machine.numbers(by)[row]));
    const std::uint32_t found = op.by.empty() ? row : slots.find_or_put(spread(hash), row, [&](std::uint32_t other) {
      return subject[other] == subject[row] && std::all_of(op.by.begin(), op.by.end(), [&](Reg by) {
               return machine.numbers(by)[other] == machine.numbers(by)[row];
             });
    });
    if (found == row) first[groups++] = row;
    group[row] = found == row ? groups - 1 : group[found];
  }
  machine.set_size(op.groups, groups);
}

void run(const FoldRows& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::size_t instances = machine.size(op.instances);
  std::int64_t* out = machine.write(op.out, instances);
  std::fill_n(out, instances, start_of(op.fold));
  std::int64_t* nothing = machine.state(0, instances);
  std::fill_n(nothing, instances, 1);
  const Seen seen(machine, op.among, op.where);
  const std::uint32_t* instance = machine.rows(op.instance);
  const std::int64_t* values = machine.numbers(op.value.reg);
  for (std::size_t i = 0; i < count; ++i) {
    if (!seen(i)) continue;
    const std::size_t at = instance_at(instance, i);
    out[at] = folded(op.fold, out[at], values == nullptr ? op.value.number : values[i], nothing[at] != 0);
    nothing[at] = 0;
  }
  if (op.nothing == no_reg) return;
  std::copy_n(nothing, instances, machine.write(op.nothing, instances));
  // What has no answer is some small number, so that bounds hold.
  for (std::size_t i = 0; i < instances; ++i) out[i] = nothing[i] != 0 ? 0 : out[i];
}

void run(const CountDistinct& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::size_t instances = machine.size(op.instances);
  std::int64_t* out = machine.write(op.out, instances);
  std::fill_n(out, instances, 0);
  const Seen seen(machine, op.among, op.where);
  const std::uint32_t* instance = machine.rows(op.instance);
  const std::int64_t* value = machine.numbers(op.value);
  Slots slots(machine.memory.slots, count);
  for (std::uint32_t row = 0; row < count; ++row) {
    if (!seen(row)) continue;
    const std::size_t at = instance_at(instance, row);
    const std::uint64_t hash = mixed(mixed(0, at), static_cast<std::uint64_t>(value[row]));
    const std::uint32_t found = slots.find_or_put(spread(hash), row, [&](std::uint32_t other) {
      return instance_at(instance, other) == at && value[other] == value[row];
    });
    out[at] += static_cast<std::int64_t>(found == row);
  }
}

void run(const NumberPlaces& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* last = machine.state(0, machine.size(op.instances));
  const Seen seen(machine, op.among, op.where);
  const std::uint32_t* instance = machine.rows(op.instance);
  for (std::size_t i = 0; i < count; ++i) out[i] = seen(i) ? ++last[instance_at(instance, i)] : 0;
}

}  // namespace nuan::policy::columnar
