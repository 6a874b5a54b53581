#include "apps/cli/payments_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/xlsx/workbook.hpp"
#include "apps/cli/store_options.hpp"
#include "claims/records.hpp"
#include "flow/runs.hpp"

namespace nuan::apps {
namespace {

using adapters::Cell;
using adapters::Workbook;

// Behind the person and the card everything is money.
constexpr std::uint32_t text_columns = 2;

Result<std::string> whole_text(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  return text;
}

std::vector<std::string> texts_of(const claims::SplitRow& row) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < row.size(); ++i) texts.emplace_back(row[i]);
  return texts;
}

std::vector<Cell> cells_of(const claims::SplitRow& row) {
  std::vector<Cell> cells;
  for (std::uint32_t i = 0; i < row.size(); ++i) {
    const ReadMoney money = i < text_columns ? ReadMoney{{}, MoneyFlaw::malformed} : read_money(row[i]);
    if (money.flaw == MoneyFlaw::none)
      cells.emplace_back(money.value);
    else
      cells.emplace_back(std::string(row[i]));
  }
  return cells;
}

struct Options {
  StoreOptions store;
  std::int64_t run = 0;
  std::string file;
};

Result<Words> export_run(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(auto change, begin_change(*database, options.store, "run export", flow::batch_of_run(options.run)));
  TRY(adapters::tables::find_run(*database, options.run));
  TRY_LET(auto book, Workbook::create(options.file, "payments", {"person_id", "due", "paid", "pay", "carry"}));
  std::uint64_t count = 0;
  TRY(adapters::tables::each_decided_person(*database, *secrets, options.run,
                                            [&](const std::string& certificate, const aid::Decision& one) {
                                              book.add({certificate, one.due, one.paid, one.pay, one.carry});
                                              ++count;
                                            }));
  TRY(change.commit());
  TRY(book.commit());
  const std::string rows = std::to_string(count);
  return Words{"已写出 " + rows + " 人", rows + " persons written"};
}

}  // namespace

Result<void> write_payments_sheet(const std::string& folder, const std::string& path, const Context& context) {
  TRY_LET(const std::string text, whole_text(folder + "/payments.csv", *context.files));
  std::optional<Workbook> book;
  claims::SplitRow row;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(claims::record_end(text, at, claims::QuoteState::field_start, '\n'), text.size());
    row.split(std::string_view(text).substr(at, end - at));
    at = end + 1;
    if (book) {
      book->add(cells_of(row));
      continue;
    }
    TRY_LET(book, Workbook::create(path, "payments", texts_of(row)));
  }
  ENSURE(book);  // payments.csv has a header at least
  return book->commit();
}

void add_run_export(CLI::App& run, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = run.add_subcommand(
      "export", context.say({"把一期每人的金额写成 xlsx; 证件号是全的, 写出会记入日志",
                             "everybody's amounts of a run as an xlsx; certificates are whole, which is journaled"}));
  command->add_option("RUN", options->run, context.say({"第几期", "the number of the run"}))->required();
  command->add_option("--xlsx", options->file, context.say({"写到哪个文件", "the file to write"}))->required();
  add_writer_options(*command, options->store, context);
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] {
      const auto told = export_run(*options, context);
      if (!told) return report(told.error(), context);
      fmt::print("{}\n", context.say(*told));
      return static_cast<int>(Exit::done);
    };
  });
}

}  // namespace nuan::apps
