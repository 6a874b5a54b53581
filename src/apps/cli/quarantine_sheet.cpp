#include "apps/cli/quarantine_sheet.hpp"

#include <fmt/format.h>

#include "adapters/tables/quarantine_tables.hpp"
#include "adapters/xlsx/workbook.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/register_shape.hpp"
#include "apps/cli/store_options.hpp"
#include "flow/corrections.hpp"
#include "flow/csv_fields.hpp"
#include "flow/one_row.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using aid::Outcome;
using aid::Quarantined;

struct Options {
  StoreOptions store;
  std::int64_t intake = 0;
  std::string file;
  std::vector<std::string> policies;
};

constexpr const char* key_name = "person_id";
// A corrected table is given back as one sheet.
constexpr std::size_t rows_max = 1'048'575;

std::string subject_of(std::int64_t intake) { return "intake " + std::to_string(intake); }

Result<std::vector<Quarantined>> open_ones(const Options& options, store::Database& database) {
  std::vector<Quarantined> all;
  TRY(adapters::tables::each_quarantined(database, {.intake = options.intake},
                                         [&](const Quarantined& one) { all.push_back(one); }));
  if (all.empty())
    return fail(Code::quarantine_unknown, {subject_of(options.intake)},
                {"这次导入没有等着处理的行", "no row of this intake waits to be dealt with"},
                {"请用 nuan quarantine list 查看", "see nuan quarantine list"});
  if (all.size() > rows_max)
    return fail(
        Code::usage, {subject_of(options.intake)},
        {"行数超过一张表: " + std::to_string(all.size()),
         "more rows than a sheet holds: " + std::to_string(all.size())},
        {"这个文件多半整个不对, 请更正后重新导入", "the file is probably wrong as a whole: import a corrected one"});
  return all;
}

std::vector<adapters::Cell> cells_of(const Quarantined& one, const std::vector<std::string>& fields,
                                     const std::string& text, const Context& context) {
  std::vector<adapters::Cell> cells = {one.intake, one.row, one.line, one.code, context.say(one.sentence)};
  cells.insert(cells.end(), fields.begin(), fields.end());
  cells.emplace_back(text);
  return cells;
}

// Looking at persons' data leaves an entry in the journal.
Result<Words> write_sheet(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change, begin_change(*database, options.store, "quarantine export", subject_of(options.intake)));
  TRY_LET(const auto all, open_ones(options, *database));
  TRY_LET(const std::string names, adapters::tables::fields_of_intake(*database, options.intake));
  TRY_LET(auto book, adapters::Workbook::create(options.file, "quarantine",
                                                flow::correction_columns(key_name, all.front().header)));
  for (const Quarantined& one : all) {
    TRY_LET(const std::string text, adapters::tables::text_of(*database, *secrets, one));
    book.add(cells_of(one, flow::fields_to_correct(one, key_name, names, text), text, context));
  }
  TRY(change.commit());
  TRY(book.commit());
  const std::string count = std::to_string(all.size());
  return Words{"已写出 " + count + " 行; 改正后: nuan quarantine import " + options.file,
               count + " rows written; when they are put right: nuan quarantine import " + options.file};
}

struct Tally {
  std::size_t corrected = 0, unchanged = 0, ended = 0, wrong = 0;
};

class Corrector {
 public:
  Corrector(const Options& options, const Context& context, store::Database& database, const Secrets& secrets)
      : options_(options), context_(context), database_(database), secrets_(secrets) {}

  // Line by line: what is wrong with one line holds up no other.
  [[nodiscard]] Result<Tally> run(const std::vector<flow::Correction>& corrections, const claims::Shape& shape,
                                  const std::string& names) {
    for (const flow::Correction& one : corrections) {
      const auto done = take(one, shape, names);
      if (done) continue;
      if (done.error().code == Code::quarantine_ended) {
        ++tally_.ended;
      } else if (done.error().code == Code::quarantine_flawed || done.error().code == Code::quarantine_unknown ||
                 done.error().code == Code::run_state) {
        ++tally_.wrong;
        fmt::print("{}:{}: {}\n", options_.file, one.line, context_.say(done.error().sentence));
      } else {
        return Failure(done.error());
      }
    }
    return tally_;
  }

 private:
  [[nodiscard]] Result<void> take(const flow::Correction& correction, const claims::Shape& shape,
                                  const std::string& names) {
    TRY_LET(const Quarantined one, adapters::tables::find_quarantined(database_, correction.intake, correction.row));
    if (one.outcome == Outcome::open) {
      TRY_LET(const std::string text, adapters::tables::text_of(database_, secrets_, one));
      if (flow::fields_to_correct(one, key_name, names, text) == correction.fields) {
        ++tally_.unchanged;
        return {};
      }
    }
    TRY_LET(const aid::FileRow row,
            flow::read_one_row(shape, one.header, flow::joined_fields(correction.fields), *context_.files));
    TRY_LET(Change change, begin_change(database_, options_.store, "quarantine corrected",
                                        "quarantine " + std::to_string(one.intake) + "." + std::to_string(one.row)));
    TRY(end_quarantined(change, secrets_, one, Outcome::corrected, &row));
    TRY(change.commit());
    ++tally_.corrected;
    return {};
  }

  const Options& options_;
  const Context& context_;
  store::Database& database_;
  const Secrets& secrets_;
  Tally tally_;
};

Result<Words> read_sheet(const Options& options, const Context& context) {
  TRY(check_reason(options.store));
  TRY_LET(ReadPolicies read, read_policies(options.policies, context));
  if (print_problems(read, context) > 0)
    return fail(Code::policy_wrong, {options.policies.at(0)}, {"规则有错", "the policy has problems"});
  TRY_LET(const flow::SmallTable table, flow::read_small_table(options.file, *context.files));
  TRY_LET(const std::int64_t intake, flow::intake_in(table, options.file));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const aid::HeldHeader held, adapters::tables::header_of_intake(*database, intake));
  TRY_LET(const claims::Shape shape, register_shape_of(read.plans.back(), held.kind, held.columns));
  TRY_LET(const auto corrections, flow::corrections_in(table, options.file, key_name, held.columns));
  TRY_LET(const std::string names, adapters::tables::fields_of_intake(*database, intake));
  TRY_LET(const Tally tally, Corrector(options, context, *database, *secrets).run(corrections, shape, names));
  const auto number = [](std::size_t count) { return std::to_string(count); };
  return Words{"改正 " + number(tally.corrected) + " 行, 没有改动 " + number(tally.unchanged) + " 行, 已处理过 " +
                   number(tally.ended) + " 行, 仍不能收下 " + number(tally.wrong) + " 行",
               number(tally.corrected) + " corrected, " + number(tally.unchanged) + " unchanged, " +
                   number(tally.ended) + " dealt with before, " + number(tally.wrong) + " still cannot be taken"};
}

using Doing = Result<Words> (*)(const Options&, const Context&);

void add(CLI::App& command, const std::shared_ptr<Options>& options, Doing doing, const Context& context,
         Action& chosen) {
  add_writer_options(command, options->store, context);
  command.callback([options, doing, &context, &chosen] {
    chosen = [options, doing, &context] {
      const auto told = doing(*options, context);
      if (!told) return report(told.error(), context);
      fmt::print("{}\n", context.say(*told));
      return static_cast<int>(Exit::done);
    };
  });
}

}  // namespace

void add_quarantine_export(CLI::App& quarantine, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = quarantine.add_subcommand(
      "export", context.say({"把一次导入中收不下的行写成 xlsx, 供改正; 看过会记入日志",
                             "the rows of an intake as an xlsx, to be put right there; looking is journaled"}));
  command->add_option("INTAKE", options->intake, context.say({"第几次导入", "the number of the intake"}))->required();
  command->add_option("--xlsx", options->file, context.say({"写到哪个文件", "the file to write"}))->required();
  add(*command, options, write_sheet, context, chosen);
}

void add_quarantine_import(CLI::App& quarantine, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = quarantine.add_subcommand(
      "import", context.say({"收回改正过的表; 每行单独检查, 没有改动的行仍在隔离",
                             "take the table back, line by line; lines nobody changed stay in quarantine"}));
  command
      ->add_option("FILE", options->file, context.say({"改正过的 xlsx(或 UTF-8 的 CSV)", "the xlsx, or CSV in UTF-8"}))
      ->required();
  command->add_option("--policy", options->policies, context.say({"导入时的规则", "the policy it was imported by"}))
      ->required();
  add(*command, options, read_sheet, context, chosen);
}

}  // namespace nuan::apps
