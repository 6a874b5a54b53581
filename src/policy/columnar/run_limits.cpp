// Limits: asks in merged order, each cut by the limits above its benefit, and what is left is due.
#include <algorithm>
#include <limits>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

constexpr std::int64_t past_all = std::numeric_limits<std::int64_t>::max();

// One benefit's side of the counter. Pointers are fetched once, so that the loop stays in registers.
class Payer {
 public:
  Payer(const Asks& asks, Machine& machine, Waiting& waiting)
      : waiting_(waiting),
        meetings_(machine.memory.meetings.data() + waiting.meetings),
        limits_(asks.limits.size()),
        ask_(machine.numbers(asks.ask)),
        fact_(machine.rows(asks.facts)),
        subject_(machine.rows(asks.subject)),
        position_(machine.numbers(asks.position)),
        wanted_(machine.numbers(asks.wanted)),
        due_(machine.out.due[static_cast<std::size_t>(asks.benefit)].data()) {
    auto& paid = machine.out.tables[static_cast<std::size_t>(asks.table)].paid[static_cast<std::size_t>(asks.benefit)];
    paid_ = machine.program.wish.parts ? paid.data() : nullptr;
  }

  // `room` holds one number more than there are rows.
  void queue_up(std::uint32_t* room, std::size_t rows) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      room[kept] = static_cast<std::uint32_t>(i);
      kept += static_cast<std::size_t>(ask_[i] != 0);
    }
    waiting_.rows = room;
    waiting_.count = kept;
    waiting_.next = 0;
    waiting_.position = kept == 0 ? past_all : place_of(room[0]);
  }

  // Pays all that wait up to this position.
  void pay_until(std::int64_t last) {
    std::int64_t position = waiting_.position;
    while (position <= last) {
      const std::uint32_t row = waiting_.rows[waiting_.next];
      pay(row, cut(row, position));
      if (++waiting_.next == waiting_.count) {
        position = past_all;
        break;
      }
      position = place_of(waiting_.rows[waiting_.next]);
    }
    waiting_.position = position;
  }

 private:
  [[nodiscard]] std::int64_t place_of(std::uint32_t row) const {
    const std::uint32_t fact = fact_[row];
    return position_ == nullptr ? fact : position_[fact];
  }

  [[nodiscard]] std::int64_t cut(std::uint32_t row, std::int64_t position) const {
    std::int64_t left = ask_[row];
    for (std::size_t limit = 0; limit < limits_; ++limit) {
      const Meeting& meeting = meetings_[limit];
      const std::int64_t cap = meeting.caps == nullptr ? meeting.cap : meeting.caps[row];
      std::int64_t& reached =
          meeting.reached[meeting.instance == nullptr ? static_cast<std::size_t>(position) : meeting.instance[row]];
      const std::int64_t before = std::min(reached, cap);
      reached = wrap_add(reached, left);
      left = wrap_subtract(std::min(reached, cap), before);
    }
    return left;
  }

  void pay(std::uint32_t row, std::int64_t left) const {
    if (wanted_ != nullptr && wanted_[row] == 0) return;
    due_[subject_[row]] = wrap_add(due_[subject_[row]], left);
    if (paid_ != nullptr) paid_[fact_[row]] = left;
  }

  Waiting& waiting_;
  const Meeting* meetings_;
  std::size_t limits_;
  const std::int64_t* ask_;
  const std::uint32_t* fact_;
  const std::uint32_t* subject_;
  const std::int64_t* position_;
  const std::int64_t* wanted_;
  std::int64_t* due_;
  std::int64_t* paid_;
};

void meet(const PayOut& op, Machine& machine) {
  Memory& memory = machine.memory;
  for (std::size_t limit = 0; limit < op.instances.size(); ++limit) {
    static_cast<void>(machine.state(limit, machine.size(op.instances[limit])));
  }
  memory.meetings.clear();
  memory.waiting.resize(op.asks.size());
  for (std::size_t each = 0; each < op.asks.size(); ++each) {
    memory.waiting[each].meetings = memory.meetings.size();
    for (const LimitOfAsks& limit : op.asks[each].limits) {
      memory.meetings.push_back({machine.rows(limit.instance), machine.numbers(limit.most.reg), limit.most.number,
                                 memory.states[static_cast<std::size_t>(limit.limit)].data()});
    }
  }
}

void queue_up(const PayOut& op, Machine& machine) {
  std::size_t rows = op.asks.size();
  for (const Asks& asks : op.asks) rows += machine.size(asks.space);
  std::vector<std::uint32_t>& asking = machine.memory.asking;
  if (asking.size() < rows) asking.resize(rows);
  std::uint32_t* room = asking.data();
  for (std::size_t each = 0; each < op.asks.size(); ++each) {
    const std::size_t count = machine.size(op.asks[each].space);
    Payer(op.asks[each], machine, machine.memory.waiting[each]).queue_up(room, count);
    room += count + 1;
  }
}

}  // namespace

// The one whose turn it is pays until another's comes; on one position benefits go in the order of the file.
void run(const PayOut& op, Machine& machine) {
  meet(op, machine);
  queue_up(op, machine);
  std::vector<Waiting>& waiting = machine.memory.waiting;
  while (true) {
    std::size_t first = 0;
    for (std::size_t each = 1; each < waiting.size(); ++each) {
      if (waiting[each].position < waiting[first].position) first = each;
    }
    if (waiting.empty() || waiting[first].position == past_all) return;
    std::int64_t last = past_all - 1;
    for (std::size_t each = 0; each < waiting.size(); ++each) {
      if (each != first) last = std::min(last, waiting[each].position - (each < first ? 1 : 0));
    }
    Payer(op.asks[first], machine, waiting[first]).pay_until(last);
  }
}

}  // namespace nuan::policy::columnar
