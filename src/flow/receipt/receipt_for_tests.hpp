// For tests: a small rule, a run of one person, and the receipt it gives.
#pragma once

#include "flow/receipt/recompute.hpp"
#include "policy/policy.hpp"

namespace nuan::flow {

inline constexpr std::string_view small_rule = R"(policy small "小规则"
  after    "试验"
  edition  "T1" from 2020-01-01
  standing sample
  money    CNY
  year     calendar
table person key person_id
  covered  periods  "保障期间"
  level    rate     "比例"
table claim of person in order settled_at, claim_id  may reverse
  settled_at  date   "结算日期"
  self_pay    money  "自付一"
  hospital    text   "医院"
cover claim
  require settled_at in covered  else not-covered "不在保障期间"
  require hospital is not "停业"  else closed "医院停业"
benefit ordinary "普通"
  on    self_pay
  per   year
  pay   level
)";

// A signature that only this rule of thumb makes; whoever changes a byte of the text has another.
struct ThumbSigner : Signer {
  [[nodiscard]] std::string public_key() const override { return "thumb"; }
  [[nodiscard]] std::string sign(std::string_view text) const override { return to_hex(sha256(text)); }
};
inline bool holds_thumb(std::string_view text, std::string_view signature, std::string_view key) {
  return key == "thumb" && signature == to_hex(sha256(text));
}

class SmallRun {
 public:
  SmallRun() {
    policy::Diagnostics out;
    plan_ = policy::read_plan(policy::Source("small.policy", std::string(small_rule)), out);
    ENSURE(out.empty());
    run_ = {.number = 3,
            .scope = "2021",
            .inputs = R"({"engine":{"name":"columnar"},"nuan":"0.1.0"})",
            .done = {{aid::Step::computed, "甲", "digest"}}};
    const auto day = [](const char* text) { return policy::Value(*Date::read(text)); };
    const auto yuan = [](std::int64_t much) { return policy::Value(Rational(100 * much)); };
    person_.is_member = true;
    person_.subject.key = "990101196503120011";
    person_.subject.columns = {policy::Value(*Periods::read("2020-01-01..")), policy::Value(Rational(1, 5))};
    person_.subject.facts.resize(plan_.tables.size());
    person_.subject.facts[1] = {
        {"c1", "", {day("2021-03-04"), yuan(1000), policy::Value(std::string("一院\"甲\""))}},
        {"c2", "", {day("2021-05-06"), yuan(500), policy::Value(std::string("号 990101196503120011"))}},
        {"r2", "c2", {day("2021-05-07"), yuan(-500), policy::Value(std::string(""))}}};
    const auto chain = audit::chain_at("", entry());
    const std::vector<std::string> chains = {chain, "later"};
    of_ = {.plan = &plan_,
           .inputs = {},
           .year = *policy::year_of(plan_, *Date::read("2021-06-01")),
           .run = &run_,
           .rule = {{{"small.policy", std::string(small_rule)}}, {}, std::nullopt},
           .journal = {entry(), "", chain, audit::prove(chains, 0), audit::root_of(chains)}};
  }
  [[nodiscard]] const ReceiptRun& of() const { return of_; }
  [[nodiscard]] const policy::Plan& plan() const { return plan_; }
  [[nodiscard]] OnePerson& person() { return person_; }
  // 20 % of 1,000, of which 50 was paid before.
  [[nodiscard]] static aid::Decision decision() {
    return {7, Money::from_fen(20'000), Money::from_fen(5'000), Money::from_fen(15'000), Money()};
  }
  [[nodiscard]] Receipt receipt() const { return make_receipt(of_, person_, decision(), "code").value(); }

 private:
  static audit::Entry entry() {
    return {1, "2021-10-01T08:00:00Z", {"甲", "run compute", "run 3", ""}, {{"decision", 1, "abc"}}};
  }
  policy::Plan plan_;
  aid::Run run_;
  OnePerson person_;
  ReceiptRun of_;
};

}  // namespace nuan::flow
