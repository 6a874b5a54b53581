// Teller: transfers from many callers, written together. Whoever comes first writes for all who came meanwhile, so that
// one durable commit serves them all; alone, a caller waits for nobody.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "ledger/ledger.hpp"

namespace nuan::flow {

class Teller {
 public:
  // Applies the transfers in one change and makes it durable; one answer for each, or a failure after which none is
  // known to be written. Called by one caller at a time.
  using Write = std::function<Result<std::vector<ledger::Answer>>(std::span<const ledger::Transfer>)>;
  explicit Teller(Write write, std::size_t batch_max = 8'192) : write_(std::move(write)), batch_max_(batch_max) {}

  // From any thread; returns when the answer is durable. After a failure the same transfer may be given again: its key
  // tells whether it was written.
  [[nodiscard]] Result<ledger::Answer> take(const ledger::Transfer& transfer);

 private:
  enum class State : std::uint8_t { waiting, writes, answered };
  // Shared with whoever writes for it, who wakes it after it may have left. Each caller sleeps apart: to wake them all
  // for a lock that one of them gets costs more than writing.
  class Waiting {
   public:
    explicit Waiting(const ledger::Transfer& wanted) : transfer(&wanted) {}
    void wake(State next);
    [[nodiscard]] State wait();
    const ledger::Transfer* transfer;
    Result<ledger::Answer> answer = ledger::Answer::posted;

   private:
    std::mutex mutex_;
    std::condition_variable woken_;
    State state_ = State::waiting;
  };
  using Batch = std::vector<std::shared_ptr<Waiting>>;

  void write_until_answered(const Waiting* own);
  [[nodiscard]] Batch gather();
  // Whether `own` was among them.
  [[nodiscard]] bool answer(const Batch& batch, const Waiting* own);

  Write write_;
  std::size_t batch_max_;
  std::mutex mutex_;
  Batch waiting_;             // in the order they came
  bool writing_ = false;      // somebody writes, or was told to
  std::size_t expected_ = 0;  // how many came together the last time; whoever writes alone knows
};

}  // namespace nuan::flow
