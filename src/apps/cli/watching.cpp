#include "apps/cli/watching.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

namespace nuan::apps {
namespace {

constexpr int width = 30;

}  // namespace

Watching::Watching(bool timing)
    : timing_(timing),
      is_terminal_(::isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      phase_start_(start_),
      next_((start_ + std::chrono::seconds(1)).time_since_epoch().count()) {}

// Nothing within the first second: what is quick needs no bar.
void Watching::progress(std::uint64_t done, std::uint64_t total) {
  if (!is_terminal_ || total == 0) return;
  const auto now = Clock::now();
  if (now.time_since_epoch().count() < next_.load(std::memory_order_relaxed)) return;
  const std::lock_guard lock(mutex_);
  next_ = (now + std::chrono::milliseconds(200)).time_since_epoch().count();
  const auto full = static_cast<int>(std::min(done, total) * width / total);
  fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {:3}%", "", full, "", width - full, std::min(done, total) * 100 / total);
  std::fflush(stderr);
  drawn_ = true;
}

void Watching::phase_done(const char* name) {
  if (!timing_) return;
  finish();
  const auto now = Clock::now();
  const auto milliseconds = [](auto span) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(span).count();
  };
  const std::clock_t processor = std::clock();
  fmt::print(stderr, "{:<12}{:7} ms{:9} ms of processors\n", name, milliseconds(now - phase_start_),
             (processor - phase_processor_) * 1000 / CLOCKS_PER_SEC);
  phase_start_ = now;
  phase_processor_ = processor;
}

void Watching::finish() {
  const std::lock_guard lock(mutex_);
  if (drawn_) fmt::print(stderr, "\r{:{}}\r", "", width + 8);
  drawn_ = false;
}

}  // namespace nuan::apps
