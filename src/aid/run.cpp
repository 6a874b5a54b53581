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

std::string_view name_of(RunKind kind) {
  constexpr std::string_view names[] = {"regular", "supplementary", "correction"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<RunKind> run_kind_named(std::string_view name) {
  for (const RunKind kind : {RunKind::regular, RunKind::supplementary, RunKind::correction}) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

bool took_part(const Run& run, const std::string& actor) {
  for (const Done& one : run.done) {
    if ((one.step == Step::computed || one.step == Step::submitted) && one.actor == actor) return true;
  }
  return false;
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
  if (run.period.empty()) return;
  digester_.add(run.period + " " + std::string(name_of(run.kind)) + " " + std::to_string(run.kind_number) + "\n");
}

void RunDigest::add(const Decision& decision) {
  std::string line = std::to_string(decision.person_no);
  for (const Money money : {decision.due, decision.paid, decision.pay, decision.carry})
    line += "," + std::to_string(money.fen());
  digester_.add(line + "\n");
}

void RunDigest::add(const Hold& hold) {
  digester_.add(std::string(name_of(hold.reason)) + "," + std::to_string(hold.person_no) + "," +
                std::to_string(hold.measure) + "," + std::to_string(hold.beside) + "\n");
}

std::string RunDigest::finish() { return to_hex(digester_.finish()); }

}  // namespace nuan::aid
