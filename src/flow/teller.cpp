#include "flow/teller.hpp"

#include <algorithm>

namespace nuan::flow {

Result<ledger::Answer> Teller::take(const ledger::Transfer& transfer) {
  Waiting own{.transfer = &transfer};
  std::unique_lock lock(mutex_);
  waiting_.push_back(&own);
  while (!own.done) {
    if (writing_)
      answered_.wait(lock);
    else
      write_for_all(lock);
  }
  return own.answer;
}

// Takes the longest waiting, which need not include whoever writes: then that one writes again.
void Teller::write_for_all(std::unique_lock<std::mutex>& lock) {
  writing_ = true;
  const std::size_t size = std::min(waiting_.size(), batch_max_);
  const std::vector<Waiting*> batch(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(size));
  lock.unlock();
  std::vector<ledger::Transfer> transfers;
  for (const Waiting* one : batch) transfers.push_back(*one->transfer);
  const auto answers = write_(transfers);
  lock.lock();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i]->answer = answers ? Result<ledger::Answer>((*answers)[i]) : Failure(answers.error());
    batch[i]->done = true;
  }
  writing_ = false;
  answered_.notify_all();
}

}  // namespace nuan::flow
