#include "flow/parallel.hpp"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace nuan::flow {

void run_parallel(unsigned threads, const std::function<void(unsigned thread)>& body) {
  std::exception_ptr thrown;
  std::mutex mutex;
  const auto guarded = [&](unsigned thread) {
    try {
      body(thread);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!thrown) thrown = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < threads; ++thread) others.emplace_back(guarded, thread);
    if (threads > 0) guarded(0);
  }
  if (thrown) std::rethrow_exception(thrown);
}

}  // namespace nuan::flow
