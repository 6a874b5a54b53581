#include "adapters/tables/review_tables.hpp"

#include <algorithm>
#include <set>

#include "adapters/tables/budget_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/run_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using aid::Review;
using store::number_in;
using store::Row;

Result<void> read_decisions(store::Database& database, Review& review, std::size_t largest) {
  TRY_LET(const std::vector<aid::HoldNow> holds, holds_of_run(database, review.run.number));
  std::map<std::int64_t, Money> held;
  std::set<std::int64_t> waiting;
  for (const aid::HoldNow& one : holds) {
    if (one.hold.person_no != 0) held[one.hold.person_no] = Money{};
    if (one.hold.person_no != 0 && one.outcome == aid::HoldOutcome::open) waiting.insert(one.hold.person_no);
  }
  aid::Largest top(largest);
  review.bands = aid::pay_bands();
  TRY(each_decision_of(database, review.run.number, [&](const aid::Decision& one) {
    review.sums.add(one);
    add_to(review.bands, one.pay);
    top.add(one);
    if (const auto found = held.find(one.person_no); found != held.end()) found->second = one.pay;
    if (waiting.contains(one.person_no)) review.held += one.pay;
  }));
  review.largest = top.found();
  review.holds = aid::sums_of(holds, held);
  review.held_payees = waiting.size();
  return {};
}

Result<void> read_last(store::Database& database, Review& review) {
  TRY_LET(
      const auto rows,
      store::all_rows(database,
                      "select coalesce(max(s.run_no), 0) from run_step s left join run_kind k on k.run_no = s.run_no "
                      "where s.step_no = 4 and s.run_no < ? and coalesce(k.kind, 'regular') = ?",
                      {review.run.number, std::string(name_of(review.run.kind))}));
  const std::int64_t number = number_in(rows.at(0).at(0));
  if (number == 0) return {};
  Review::Last last;
  TRY_LET(last.run, find_run(database, number));
  TRY_LET(last.sums, sums_of_run(database, number));
  review.last = std::move(last);
  return {};
}

Result<void> read_unregistered(store::Database& database, Review& review) {
  std::set<std::string> names;
  for (const aid::Done& one : review.run.done) names.insert(one.actor);
  TRY(each_officer(database, [&](const std::string& name, std::int64_t) { names.erase(name); }));
  review.unregistered.assign(names.begin(), names.end());
  return {};
}

}  // namespace

Result<aid::RunSums> sums_of_run(store::Database& database, std::int64_t number) {
  aid::RunSums sums;
  TRY(each_decision_of(database, number, [&](const aid::Decision& one) { sums.add(one); }));
  return sums;
}

Result<Review> review_of(store::Database& database, std::int64_t number, std::size_t largest) {
  TRY_LET(const store::Transaction reading, store::Transaction::begin(database, store::Access::reading));
  Review review;
  TRY_LET(review.run, find_run(database, number));
  if (!review.run.reached(aid::Step::computed))
    return fail(Code::run_state, {"run " + std::to_string(number)}, {"这一期还没有计算", "the run is not computed yet"},
                {"请先 nuan run compute", "use nuan run compute"});
  TRY(read_decisions(database, review, largest));
  TRY(read_last(database, review));
  TRY(read_unregistered(database, review));
  TRY_LET(review.budget, budget_of(database, review.run.scope));
  TRY_LET(review.posted, posted_of(database, review.run.scope, number));
  return review;
}

}  // namespace nuan::adapters::tables
