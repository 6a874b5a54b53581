#include "aid/run.hpp"

namespace nuan::aid {
namespace {

Failure wrong_state(const Run& run, Step step) {
  const std::string at(name_of(run.done.back().step)), wanted(name_of(step));
  return fail(
      Code::run_state, {"run " + std::to_string(run.number)},
      {"这一期现在是 " + at + ", 不能做 " + wanted, "the run is " + at + "; it cannot become " + wanted + " now"},
      {"顺序是 opened computed submitted approved posted", "the order is opened computed submitted approved posted"});
}

bool took_part(const Run& run, const std::string& actor) {
  for (const Done& one : run.done) {
    if ((one.step == Step::computed || one.step == Step::submitted) && one.actor == actor) return true;
  }
  return false;
}

}  // namespace

std::string_view name_of(Step step) {
  switch (step) {
    case Step::opened:
      return "opened";
    case Step::computed:
      return "computed";
    case Step::submitted:
      return "submitted";
    case Step::approved:
      return "approved";
    case Step::posted:
      return "posted";
  }
  return "";
}

Result<void> check_step(const Run& run, Step step, const std::string& actor) {
  ENSURE(!run.done.empty() && step != Step::opened);
  if (static_cast<std::size_t>(step) != run.done.size()) return wrong_state(run, step);
  if (step != Step::approved || !took_part(run, actor)) return {};
  return fail(Code::run_same_person, {"run " + std::to_string(run.number)},
              {"审批人不能是计算或提交的人", "whoever computed or submitted a run cannot approve it"},
              {"请由另一个人审批", "let another person approve it"});
}

RunDigest::RunDigest(const Run& run) {
  digester_.add(std::to_string(run.number) + "\n" + run.scope + "\n" + run.inputs + "\n");
}

void RunDigest::add(const Decision& decision) {
  std::string line = std::to_string(decision.person_no);
  for (const Money money : {decision.due, decision.paid, decision.pay, decision.carry})
    line += "," + std::to_string(money.fen());
  digester_.add(line + "\n");
}

std::string RunDigest::finish() { return to_hex(digester_.finish()); }

}  // namespace nuan::aid
