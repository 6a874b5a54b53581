// Limits: asks in merged order, each cut by the limits above its benefit, and what is left is due.
#include <algorithm>
#include <limits>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

// One benefit's asks that are not zero, in merged order.
class Queue {
 public:
  Queue(const Asks& asks, Machine& machine) : asks_(asks), machine_(machine) {
    ask_ = machine.numbers(asks.ask);
    fact_ = machine.rows(asks.facts);
    subject_ = machine.rows(asks.subject);
    position_ = machine.numbers(asks.position);
    wanted_ = machine.numbers(asks.wanted);
    due_ = machine.out.due[static_cast<std::size_t>(asks.benefit)].data();
    const bool parts = machine.program.wish.parts;
    auto& table = machine.out.tables[static_cast<std::size_t>(asks.table)];
    paid_ = parts ? table.paid[static_cast<std::size_t>(asks.benefit)].data() : nullptr;
  }

  // `room` holds at least as many numbers as there are rows.
  void gather(std::uint32_t* room) {
    rows_ = room;
    const std::size_t count = machine_.size(asks_.space);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      room[kept] = static_cast<std::uint32_t>(i);
      kept += static_cast<std::size_t>(ask_[i] != 0);
    }
    count_ = kept;
    step();
  }

  [[nodiscard]] std::int64_t position() const { return at_position_; }
  [[nodiscard]] bool empty() const { return next_ > count_; }

  // Pays the first one and goes on to the next.
  void pay(std::vector<std::vector<std::int64_t>>& reached) {
    const std::uint32_t row = rows_[next_ - 1];
    std::int64_t left = ask_[row];
    for (const LimitOfAsks& limit : asks_.limits) left = cut(limit, row, left, reached);
    if (wanted_ == nullptr || wanted_[row] != 0) {
      due_[subject_[row]] += left;
      if (paid_ != nullptr) paid_[fact_[row]] = left;
    }
    step();
  }

 private:
  static constexpr std::int64_t past_all = std::numeric_limits<std::int64_t>::max();

  void step() {
    const std::size_t at = next_++;
    at_position_ = at < count_ ? place_of(rows_[at]) : past_all;
  }
  [[nodiscard]] std::int64_t place_of(std::uint32_t row) const {
    const std::uint32_t fact = fact_[row];
    return position_ == nullptr ? fact : position_[fact];
  }
  [[nodiscard]] std::int64_t cut(const LimitOfAsks& limit, std::uint32_t row, std::int64_t ask,
                                 std::vector<std::vector<std::int64_t>>& reached) const {
    const std::uint32_t* instance = machine_.rows(limit.instance);
    const std::int64_t* caps = machine_.numbers(limit.most.reg);
    const std::int64_t most = caps == nullptr ? limit.most.number : caps[row];
    const std::size_t at = instance == nullptr ? static_cast<std::size_t>(at_position_) : instance[row];
    std::int64_t& so_far = reached[static_cast<std::size_t>(limit.limit)][at];
    const std::int64_t before = std::min(so_far, most);
    so_far = wrap_add(so_far, ask);
    return wrap_subtract(std::min(so_far, most), before);
  }

  const Asks& asks_;
  Machine& machine_;
  const std::int64_t* ask_;
  const std::uint32_t* fact_;
  const std::uint32_t* subject_;
  const std::int64_t* position_;
  const std::int64_t* wanted_;
  std::int64_t* due_;
  std::int64_t* paid_;
  const std::uint32_t* rows_ = nullptr;
  std::size_t count_ = 0;
  std::size_t next_ = 0;
  std::int64_t at_position_ = 0;
};

void begin_limits(const PayOut& op, Machine& machine) {
  for (std::size_t limit = 0; limit < op.instances.size(); ++limit) {
    static_cast<void>(machine.state(limit, machine.size(op.instances[limit])));
  }
}

}  // namespace

void run(const PayOut& op, Machine& machine) {
  begin_limits(op, machine);
  std::vector<Queue> queues;
  queues.reserve(op.asks.size());
  std::size_t rows = 0;
  for (const Asks& asks : op.asks) rows += machine.size(asks.space);
  machine.memory.asking.resize(std::max(machine.memory.asking.size(), rows + 1));
  std::uint32_t* room = machine.memory.asking.data();
  for (const Asks& asks : op.asks) {
    queues.emplace_back(asks, machine).gather(room);
    room += machine.size(asks.space);
  }
  while (true) {
    Queue* first = nullptr;
    for (Queue& each : queues) {
      if (!each.empty() && (first == nullptr || each.position() < first->position())) first = &each;
    }
    if (first == nullptr) return;
    first->pay(machine.memory.states);
  }
}

}  // namespace nuan::policy::columnar
