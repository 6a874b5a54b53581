#include "flow/teller.hpp"

#include <algorithm>
#include <thread>

namespace nuan::flow {
namespace {

// Callers that were answered together tend to come again together. Whoever writes lets them run first, but not for
// longer than this, or the first of them would be written alone, and all others would wait for that.
constexpr int yields_max = 100;

}  // namespace

Result<ledger::Answer> Teller::take(const ledger::Transfer& transfer) {
  const auto own = std::make_shared<Waiting>(transfer);
  bool writes = false;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(own);
    writes = !writing_;
    writing_ = true;
  }
  if (writes || own->wait() == State::writes) write_until_answered(own.get());
  return own->answer;
}

void Teller::Waiting::wake(State next) {
  {
    const std::lock_guard lock(mutex_);
    state_ = next;
  }
  woken_.notify_one();  // not under the lock, on which the one who wakes would fall asleep again
}

Teller::State Teller::Waiting::wait() {
  std::unique_lock lock(mutex_);
  woken_.wait(lock, [this] { return state_ != State::waiting; });
  return state_;
}

// The longest waiting first, which need not include whoever writes: then that one writes again.
void Teller::write_until_answered(const Waiting* own) {
  while (!answer(gather(), own)) continue;
  const std::lock_guard lock(mutex_);
  writing_ = !waiting_.empty();
  if (writing_) waiting_.front()->wake(State::writes);
}

Teller::Batch Teller::gather() {
  const std::size_t wanted = std::min(expected_, batch_max_);
  for (int yields = 0; wanted > 1 && yields < yields_max; ++yields) {
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() >= wanted) break;
    }
    std::this_thread::yield();
  }
  const std::lock_guard lock(mutex_);
  const auto size = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), batch_max_));
  Batch batch(waiting_.begin(), waiting_.begin() + size);
  waiting_.erase(waiting_.begin(), waiting_.begin() + size);
  expected_ = batch.size();
  return batch;
}

bool Teller::answer(const Batch& batch, const Waiting* own) {
  bool answered = false;
  std::vector<ledger::Transfer> transfers;
  transfers.reserve(batch.size());
  for (const auto& one : batch) transfers.push_back(*one->transfer);
  const auto answers = write_(transfers);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i]->answer = answers ? Result<ledger::Answer>((*answers)[i]) : Failure(answers.error());
    if (batch[i].get() == own)
      answered = true;
    else
      batch[i]->wake(State::answered);
  }
  return answered;
}

}  // namespace nuan::flow
