// Parallel: a handful of threads that take numbered tasks in order. Nothing here decides a result: what a task yields
// may depend on its number alone.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <optional>

namespace nuan::flow {

// Runs body(0) to body(threads - 1), each on a thread of its own, and returns when all are done. What one of them
// throws is thrown again here.
void run_parallel(unsigned threads, const std::function<void(unsigned thread)>& body);

// Numbers 0 to count - 1, each handed out once, in order.
class Tickets {
 public:
  explicit Tickets(std::size_t count) : count_(count) {}
  [[nodiscard]] std::optional<std::size_t> take() {
    const std::size_t ticket = next_.fetch_add(1, std::memory_order_relaxed);
    return ticket < count_ ? std::optional(ticket) : std::nullopt;
  }
  // Hands out no more.
  void close() { next_.store(count_, std::memory_order_relaxed); }

 private:
  std::size_t count_;
  std::atomic<std::size_t> next_ = 0;
};

// Every task of `count` on any of `threads` threads.
inline void for_each_task(unsigned threads, std::size_t count,
                          const std::function<void(unsigned thread, std::size_t task)>& body) {
  Tickets tickets(count);
  run_parallel(count < threads ? static_cast<unsigned>(count) : threads, [&](unsigned thread) {
    while (const auto task = tickets.take()) body(thread, *task);
  });
}

}  // namespace nuan::flow
