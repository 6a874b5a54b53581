// Teller: transfers from many callers, written together. Whoever comes first writes for all who came meanwhile, so that
// one durable commit serves them all; alone, a caller waits for nobody.
#pragma once

#include <condition_variable>
#include <functional>
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
  struct Waiting {
    const ledger::Transfer* transfer = nullptr;
    Result<ledger::Answer> answer = ledger::Answer::posted;
    bool done = false;
  };
  void write_for_all(std::unique_lock<std::mutex>& lock);

  Write write_;
  std::size_t batch_max_;
  std::mutex mutex_;
  std::condition_variable answered_;
  std::vector<Waiting*> waiting_;  // in the order they came
  bool writing_ = false;
};

}  // namespace nuan::flow
