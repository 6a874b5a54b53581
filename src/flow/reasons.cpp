#include "flow/reasons.hpp"

namespace nuan::flow {

ReasonId Reasons::add(Reason reason) {
  const std::lock_guard lock(mutex_);
  const auto [found, is_new] =
      known_.try_emplace({reason.code, reason.words.zh, reason.words.en}, static_cast<ReasonId>(reasons_.size()));
  if (is_new) reasons_.push_back(std::move(reason));
  return found->second;
}

ReasonId Reasons::of(claims::Flaw flaw, const std::string& column) {
  return add({std::string(claims::code_of(flaw)), claims::words_of(flaw, column)});
}

ReasonId Reasons::of(std::string_view code, const Words& words) { return add({std::string(code), words}); }

ReasonId Reasons::of(const policy::Requirement& requirement) { return add({requirement.code, requirement.words}); }

ReasonId Reasons::of(const policy::Stop& stop) { return add({stop.code, stop.words}); }

}  // namespace nuan::flow
