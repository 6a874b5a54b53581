// Reasons: why rows are rejected, each with the code and sentence that rejects.csv will show, kept once and named by
// number.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "claims/row_reader.hpp"
#include "policy/settle.hpp"

namespace nuan::flow {

using ReasonId = std::uint32_t;

struct Reason {
  std::string code;
  Words words;
};

// Any thread may ask. Numbers depend on who asked first, so they never reach a file.
class Reasons {
 public:
  [[nodiscard]] ReasonId of(claims::Flaw flaw, const std::string& column = {});
  [[nodiscard]] ReasonId of(std::string_view code, const Words& words);  // of a feed
  [[nodiscard]] ReasonId of(const policy::Requirement& requirement);
  [[nodiscard]] ReasonId of(const policy::Stop& stop);
  // Call when nobody adds any more.
  [[nodiscard]] const Reason& operator[](ReasonId id) const { return reasons_[id]; }
  [[nodiscard]] std::size_t size() const { return reasons_.size(); }

 private:
  ReasonId add(Reason reason);
  std::mutex mutex_;
  std::deque<Reason> reasons_;
  std::map<std::tuple<std::string, std::string, std::string>, ReasonId> known_;  // code and words
};

// A row that is rejected: which file, where in it, why. Collected in any order.
struct Reject {
  std::uint64_t offset = 0;
  std::uint32_t file = 0;
  ReasonId reason = 0;
};

}  // namespace nuan::flow
