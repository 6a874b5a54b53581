// Arithmetic, comparison and choice over whole vectors.
#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

// Passes `each` to `use` as the plain function the sign stands for.
template <class Use>
void with_sign(Sign sign, Use use) {
  using N = std::int64_t;
  switch (sign) {
    case Sign::add:
      return use([](N a, N b) { return wrap_add(a, b); });
    case Sign::subtract:
      return use([](N a, N b) { return wrap_subtract(a, b); });
    case Sign::subtract_from:
      return use([](N a, N b) { return wrap_subtract(b, a); });
    case Sign::multiply:
      return use([](N a, N b) { return wrap_multiply(a, b); });
    case Sign::smaller:
      return use([](N a, N b) { return a < b ? a : b; });
    case Sign::larger:
      return use([](N a, N b) { return a > b ? a : b; });
    case Sign::less:
      return use([](N a, N b) { return static_cast<N>(a < b); });
    case Sign::less_equal:
      return use([](N a, N b) { return static_cast<N>(a <= b); });
    case Sign::greater:
      return use([](N a, N b) { return static_cast<N>(a > b); });
    case Sign::greater_equal:
      return use([](N a, N b) { return static_cast<N>(a >= b); });
    case Sign::equal:
      return use([](N a, N b) { return static_cast<N>(a == b); });
    case Sign::not_equal:
      return use([](N a, N b) { return static_cast<N>(a != b); });
    case Sign::both:
      return use([](N a, N b) { return a & b; });
    case Sign::either:
      return use([](N a, N b) { return a | b; });
  }
}

}  // namespace

void run(const Combine& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* a = machine.numbers(op.a);
  const std::int64_t* b = machine.numbers(op.b.reg);
  with_sign(op.sign, [&](auto each) {
    if (b != nullptr) return zip(out, a, b, count, each);
    map(out, a, count, [each, number = op.b.number](std::int64_t x) { return each(x, number); });
  });
}

void run(const Choose& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* __restrict out = machine.write(op.out, count);
  const std::int64_t* condition = machine.numbers(op.condition);
  const std::int64_t* yes = machine.numbers(op.yes.reg);
  const std::int64_t* no = machine.numbers(op.no.reg);
  const auto choose = [&](auto yes_at, auto no_at) {
    for (std::size_t i = 0; i < count; ++i) out[i] = condition[i] != 0 ? yes_at(i) : no_at(i);
  };
  const auto yes_number = [number = op.yes.number](std::size_t) { return number; };
  const auto no_number = [number = op.no.number](std::size_t) { return number; };
  const auto yes_vector = [yes](std::size_t i) { return yes[i]; };
  const auto no_vector = [no](std::size_t i) { return no[i]; };
  if (yes != nullptr && no != nullptr) return choose(yes_vector, no_vector);
  if (yes != nullptr) return choose(yes_vector, no_number);
  if (no != nullptr) return choose(yes_number, no_vector);
  choose(yes_number, no_number);
}

void run(const Lookup& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* at = machine.numbers(op.at);
  const auto last = static_cast<std::uint64_t>(op.table.size() - 1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto index = static_cast<std::uint64_t>(at[i]);
    out[i] = op.table[index < last ? index : last];
  }
}

void run(const DownTo& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = op.bad == no_reg ? nullptr : machine.write(op.bad, count);
  const std::int64_t* value = machine.numbers(op.value);
  const std::int64_t* steps = machine.numbers(op.step.reg);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t given = steps == nullptr ? op.step.number : steps[i];
    const std::int64_t step = given < 0 ? wrap_subtract(0, given) : given;
    out[i] = step <= 0 ? 0 : wrap_multiply(floor_quotient(value[i], step), step);
    if (bad != nullptr) bad[i] = static_cast<std::int64_t>(step <= 0);
  }
}

void run(const RoundedQuotient& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* value = machine.numbers(op.value);
  const Divider twice(2 * op.divisor);
  if (op.never_negative) {
    return map(out, value, count, [twice, divisor = op.divisor](std::int64_t number) {
      return twice.quotient(wrap_add(wrap_add(number, number), divisor));
    });
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t sign = value[i] >> 63;
    const std::int64_t size = wrap_subtract(value[i] ^ sign, sign);
    const std::int64_t rounded = twice.quotient(wrap_add(wrap_add(size, size), op.divisor));
    out[i] = wrap_subtract(rounded ^ sign, sign);
  }
}

void run(const WholeQuotient& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = machine.write(op.bad, count);
  const std::int64_t* value = machine.numbers(op.value);
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = value[i] / op.divisor;
    bad[i] = static_cast<std::int64_t>(value[i] % op.divisor != 0);
  }
}

}  // namespace nuan::policy::columnar
