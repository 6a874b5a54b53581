// Spreadsheets as offices keep them, with dates as numbers of days and amounts as numbers, give what CSV gives: settled
// from files, taken into a register, and put right in a quarantine's own table.
#include <xlsxwriter.h>

#include "adapters/files/files.hpp"
#include "adapters/tables/quarantine_tables.hpp"
#include "adapters/xlsx/workbook.hpp"
#include "flow/corrections.hpp"
#include "flow/csv_fields.hpp"
#include "flow/one_row.hpp"
#include "tests/contract/register_contract.hpp"

namespace nuan::contract {
namespace {

class XlsxContract : public RegisterContract {
 protected:
  // A CSV as a workbook: `days` are columns of dates, `sums` of numbers, everything else texts.
  void write_workbook(const std::string& name, const std::string& csv, const std::vector<std::size_t>& days,
                      const std::vector<std::size_t>& sums) {
    const std::string path = folder_.at(name);
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, "Sheet1");
    lxw_format* day = workbook_add_format(book);
    format_set_num_format(day, "yyyy/m/d");
    const auto is_in = [](const std::vector<std::size_t>& all, std::size_t one) {
      return std::find(all.begin(), all.end(), one) != all.end();
    };
    lxw_row_t row = 0;
    for (std::size_t at = 0; at < csv.size(); ++row) {
      const std::size_t end = csv.find('\n', at);
      const auto fields = flow::split_fields(csv.substr(at, end - at));
      at = end + 1;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        const auto date = Date::read(fields[i]);
        if (row > 0 && is_in(days, i) && date)
          worksheet_write_number(sheet, row, column, date->days() + 25'569, day);
        else if (row > 0 && is_in(sums, i))
          worksheet_write_number(sheet, row, column, std::stod(fields[i]), nullptr);
        else
          worksheet_write_string(sheet, row, column, fields[i].c_str(), nullptr);
      }
    }
    EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
    files_.inputs[name] = folder_.content(name);
  }
  void write_both() {
    write_workbook("members.xlsx", small_members, {}, {});
    write_workbook("claims.xlsx", small_claims, {2}, {3});
  }
};

TEST_P(XlsxContract, MembersAndClaimsAreTakenIn) {
  write_both();
  MUST(import(Kind::members, "members.xlsx"));
  const auto claims = import(Kind::claims, "claims.xlsx");
  MUST(claims);
  EXPECT_EQ(claims->progress.taken, 4);
  expect_as_from_files();
  EXPECT_NE(frozen("claims").find("990101196503120011,c4,c2,2021-03-01,-20"), std::string::npos) << frozen("claims");
  EXPECT_EQ(import(Kind::claims, "claims.xlsx")->number, claims->number);
}

TEST_P(XlsxContract, FilesAreSettledAsTheyAre) {
  write_both();
  flow::Wish asked = wish();
  asked.members = "members.xlsx";
  asked.facts = {{plan_.table_named("claim"), "claims.xlsx"}};
  asked.out = "out";
  flow::MemoryFiles memory(files_);
  const auto done = flow::adjudicate(asked, memory, watcher_);
  MUST(done);
  const auto results = flow::read_settled_results("out", memory);
  MUST(results);
  EXPECT_EQ(results->decisions, settled_from_files().decisions);
}

// Written by us, corrected by an officer, taken back.
TEST_P(XlsxContract, ATableOfRowsPutAsideComesBack) {
  MUST(import_all());
  std::vector<aid::Quarantined> all;
  MUST(each_quarantined(*database_, {.intake = 2}, [&](const aid::Quarantined& one) { all.push_back(one); }));
  ASSERT_EQ(all.size(), 1U);
  const auto names = fields_of_intake(*database_, 2);
  MUST(names);
  EXPECT_EQ(*names, "claim_id,person_id,settled_at,self_pay,reverses");
  const auto text = text_of(*database_, *secrets_, all[0]);
  MUST(text);
  auto fields = flow::fields_to_correct(all[0], "person_id", *names, *text);
  EXPECT_EQ(fields, (std::vector<std::string>{"990101196503120011", "c3", "", "2021-02-30", "50.00"}));
  fields[3] = "2021-02-28";
  auto book = adapters::Workbook::create(folder_.at("aside.xlsx"), "quarantine",
                                         flow::correction_columns("person_id", all[0].header));
  MUST(book);
  std::vector<adapters::Cell> cells = {all[0].intake, all[0].row, all[0].line, all[0].code, all[0].sentence.zh};
  cells.insert(cells.end(), fields.begin(), fields.end());
  cells.emplace_back(*text);
  book->add(cells);
  MUST(book->commit());
  files_.inputs["aside.xlsx"] = folder_.content("aside.xlsx");
  const auto table = flow::read_small_table("aside.xlsx", files_);
  MUST(table);
  EXPECT_EQ(*flow::intake_in(*table, "aside.xlsx"), 2);
  const auto back = flow::corrections_in(*table, "aside.xlsx", "person_id", all[0].header);
  MUST(back);
  ASSERT_EQ(back->size(), 1U);
  EXPECT_EQ(back->at(0).row, 3);
  EXPECT_EQ(back->at(0).fields, fields);
  MUST(flow::read_one_row(shape_of(Kind::claims), all[0].header, flow::joined_fields(back->at(0).fields), files_));
}

ON_BOTH_STORES(XlsxContract);

}  // namespace
}  // namespace nuan::contract
