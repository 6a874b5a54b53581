// Watching: the progress of a long command on standard error, where that is a terminal, and the time of its phases.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <mutex>

#include "flow/adjudicate.hpp"

namespace nuan::apps {

class Watching : public flow::Watcher {
 public:
  explicit Watching(bool timing);
  void progress(std::uint64_t done, std::uint64_t total) override;
  void phase_done(const char* name) override;
  // Clears the line. Call before anything else is written.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  bool timing_;
  bool is_terminal_;
  Clock::time_point start_;
  Clock::time_point phase_start_;
  std::clock_t phase_processor_ = 0;
  std::atomic<Clock::rep> next_;  // when to draw again
  std::mutex mutex_;
  bool drawn_ = false;
};

}  // namespace nuan::apps
