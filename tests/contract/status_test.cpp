// Insured, in service, holding the card: three files from three offices, put together member by member, on both stores.
#include "claims/some_columns.hpp"
#include "tests/contract/register_contract.hpp"

namespace nuan::contract {
namespace {

constexpr const char* three_columns = R"(table person key person_id
  insured     periods  "参保期间"
  in_service  periods  "在职期间"
  holds_card  periods  "持卡期间"
)";
constexpr const char* three_requirements = R"(cover claim
  require settled_at in insured     else not-insured     "当日没有参保"
  require settled_at in in_service  else not-in-service  "当日不在职"
  require settled_at in holds_card  else no-card         "当日没有会员卡"

)";

class StatusContract : public RegisterContract {
 protected:
  void SetUp() override {
    RegisterContract::SetUp();
    if (IsSkipped()) return;
    MUST(import(Kind::claims, "claims.csv"));
    files_.inputs["whole.csv"] =
        "person_id,name,card_no,phone,insured,in_service,holds_card\n"
        "990101196503120011,李先生,0018,10000000001,2010-01-01..,2010-01-01..,2010-01-01..\n"
        "990101198003071232,王女士,0026,10000000002,2010-01-01..,2010-01-01..,\n";
    files_.inputs["people.csv"] =
        "person_id,name,card_no,phone\n"
        "990101196503120011,李先生,0018,10000000001\n"
        "990101198003071232,王女士,0026,10000000002\n";
    for (const char* name : {"insured", "in_service", "holds_card"})
      files_.inputs[std::string(name) + ".csv"] = std::string("person_id,") + name +
                                                  "\n990101196503120011,2010-01-01..\n"
                                                  "990101198003071232,2010-01-01..2020-12-31\n"
                                                  "990101198003071232,2021-03-01..\n";
  }
  [[nodiscard]] std::string policy_text() const override {
    return small_head + three_columns + small_claim_table + three_requirements + small_benefit;
  }
  Result<aid::Intake> take(const std::string& path, const std::vector<std::string>& names, Kind kind = Kind::statuses) {
    const bool members = kind == Kind::members;
    const auto keep = [&](const claims::ShapeColumn& column) {
      return (std::find(names.begin(), names.end(), column.name) != names.end()) != members;
    };
    claims::Shape shape =
        claims::with_some_columns(members ? claims::members_shape(plan_) : claims::subjects_shape(plan_), keep);
    TRY_LET(flow::Source source, flow::open_source(path, std::move(shape), nullptr, files_));
    RegisterTables into = rows();
    return flow::import_file(source, into, watcher_, 2, 48, kind);
  }
  void take_all() {
    MUST(take("people.csv", {"insured", "in_service", "holds_card"}, Kind::members));
    for (const std::string name : {"insured", "in_service", "holds_card"}) MUST(take(name + ".csv", {name}));
  }
  std::string put(const std::string& text) {
    const std::string path = "later" + std::to_string(files_.inputs.size()) + ".csv";
    files_.inputs[path] = text;
    return path;
  }
};

TEST_P(StatusContract, ThreeFilesSayWhatOneFileSays) {
  take_all();
  EXPECT_EQ(frozen("members"),
            "person_id,name,card_no,phone,insured,in_service,holds_card\n"
            "990101198003071232,王女士,0026,10000000002,2010-01-01..2020-12-31;2021-03-01..,"
            "2010-01-01..2020-12-31;2021-03-01..,2010-01-01..2020-12-31;2021-03-01..\n"
            "990101196503120011,李先生,0018,10000000001,2010-01-01..,2010-01-01..,2010-01-01..\n");
}

TEST_P(StatusContract, OneFileMayBringAllThree) {
  MUST(take("whole.csv", {}, Kind::members));
  EXPECT_NE(frozen("members").find("王女士,0026,10000000002,2010-01-01..,2010-01-01..,\n"), std::string::npos);
}

TEST_P(StatusContract, AColumnThatCameWithNoFileIsMissed) {
  MUST(take("people.csv", {"insured", "in_service", "holds_card"}, Kind::members));
  MUST(take("insured.csv", {"insured"}));
  const auto settled = settle();
  ASSERT_FALSE(settled);
  EXPECT_EQ(settled.error().code, Code::run_state);
  EXPECT_NE(to_text(settled.error(), Language::en).find("in_service"), std::string::npos);
}

TEST_P(StatusContract, ALaterFileStandsInsteadOfAnEarlierForWhomItNames) {
  take_all();
  MUST(take(put("person_id,insured\n990101196503120011,2010-01-01..2021-02-28\n"), {"insured"}));
  const std::string text = frozen("members");
  EXPECT_NE(text.find("李先生,0018,10000000001,2010-01-01..2021-02-28,2010-01-01..,"), std::string::npos) << text;
  EXPECT_NE(text.find("王女士,0026,10000000002,2010-01-01..2020-12-31;2021-03-01..,"), std::string::npos) << text;
}

TEST_P(StatusContract, WhatIsAddedJoinsWhatThereIs) {
  take_all();
  MUST(take(put("person_id,holds_card\n990101198003071232,2021-01-01..2021-02-28\n"), {"holds_card"},
            Kind::more_statuses));
  EXPECT_NE(frozen("members").find("2021-03-01..,2010-01-01..2020-12-31;2021-03-01..,2010-01-01..\n"),
            std::string::npos)
      << frozen("members");
}

// The whole list again, later: it holds; and a list without the columns leaves them as they are.
TEST_P(StatusContract, ALaterListHoldsForTheColumnsItHas) {
  take_all();
  MUST(take("whole.csv", {}, Kind::members));
  EXPECT_NE(frozen("members").find("王女士,0026,10000000002,2010-01-01..,2010-01-01..,\n"), std::string::npos);
  files_.inputs["people.csv"] += "99010119700101001X,新来的,0034,10000000003\n";
  files_.inputs["people.csv"].replace(files_.inputs["people.csv"].find("0026"), 4, "0042");
  MUST(take("people.csv", {"insured", "in_service", "holds_card"}, Kind::members));
  EXPECT_NE(frozen("members").find("王女士,0042,10000000002,2010-01-01..,2010-01-01..,\n"), std::string::npos)
      << frozen("members");
}

TEST_P(StatusContract, APersonOnlyAnotherOfficeKnowsIsNoMember) {
  take_all();
  MUST(take(put("person_id,insured\n990101199001010019,2010-01-01..\n"), {"insured"}));
  EXPECT_EQ(frozen("members").find("990101199001010019"), std::string::npos);
}

ON_BOTH_STORES(StatusContract);

}  // namespace
}  // namespace nuan::contract
