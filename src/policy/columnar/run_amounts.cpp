// Running amounts: sums and caps that start again with every instance of their scope.
#include <algorithm>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

// Calls each(row, so_far) in order; so_far is kept from row to row of an instance, and zero before its first.
template <class Each>
void along(const Run& run, Machine& machine, Each each) {
  const std::size_t count = machine.size(run.space);
  const std::uint32_t* instance = machine.rows(run.instance);
  if (instance == nullptr) {
    for (std::size_t i = 0; i < count; ++i) {
      std::int64_t so_far = 0;
      each(i, so_far);
    }
  } else if (run.in_order) {
    std::int64_t so_far = 0;
    for (std::size_t i = 0; i < count; ++i) {
      so_far &= i == 0 ? 0 : mask_of(instance[i] == instance[i - 1]);
      each(i, so_far);
    }
  } else {
    std::int64_t* so_far = machine.state(0, machine.size(run.instances));
    for (std::size_t i = 0; i < count; ++i) each(i, so_far[instance[i]]);
  }
}

}  // namespace

void run(const RunningSum& op, Machine& machine) {
  const std::size_t count = machine.size(op.run.space);
  const std::int64_t* in = machine.numbers(op.in);
  std::int64_t* after = machine.write(op.after, count);
  if (op.before == no_reg) {
    return along(op.run, machine, [=](std::size_t i, std::int64_t& sum) { after[i] = sum = wrap_add(sum, in[i]); });
  }
  std::int64_t* before = machine.write(op.before, count);
  along(op.run, machine, [=](std::size_t i, std::int64_t& sum) {
    before[i] = sum;
    after[i] = sum = wrap_add(sum, in[i]);
  });
}

void run(const RunningLargest& op, Machine& machine) {
  const std::int64_t* in = machine.numbers(op.in);
  std::int64_t* out = machine.write(op.out, machine.size(op.run.space));
  along(op.run, machine, [=](std::size_t i, std::int64_t& most) { out[i] = most = std::max(most, in[i]); });
}

void run(const Growth& op, Machine& machine) {
  const std::int64_t* in = machine.numbers(op.in);
  std::int64_t* out = machine.write(op.out, machine.size(op.run.space));
  along(op.run, machine, [=](std::size_t i, std::int64_t& last) {
    out[i] = wrap_subtract(in[i], last);
    last = in[i];
  });
}

void run(const PassCeiling& op, Machine& machine) {
  const std::int64_t* in = machine.numbers(op.in);
  const std::int64_t* caps = machine.numbers(op.most.reg);
  std::int64_t* out = machine.write(op.out, machine.size(op.run.space));
  along(op.run, machine, [=, number = op.most.number](std::size_t i, std::int64_t& reached) {
    const std::int64_t most = caps == nullptr ? number : caps[i];
    const std::int64_t before = std::min(reached, most);
    reached = wrap_add(reached, in[i]);
    out[i] = wrap_subtract(std::min(reached, most), before);
  });
}

void run(const ShowBase& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  const std::int64_t* on = machine.numbers(op.on);
  const std::uint32_t* fact = machine.rows(op.facts);
  const std::int64_t* wanted = machine.numbers(op.wanted);
  std::int64_t* base =
      machine.out.tables[static_cast<std::size_t>(op.table)].base[static_cast<std::size_t>(op.benefit)].data();
  const Divider twice(2 * op.scale);
  for (std::size_t i = 0; i < count; ++i) {
    if (wanted != nullptr && wanted[i] == 0) continue;
    base[fact[i]] = twice.quotient(wrap_add(wrap_add(on[i], on[i]), op.scale));
  }
}

}  // namespace nuan::policy::columnar
