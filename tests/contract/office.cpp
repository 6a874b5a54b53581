#include "tests/contract/office.hpp"

#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "flow/frozen.hpp"
#include "flow/import.hpp"
#include "flow/runs.hpp"
#include "flow/wanted_year.hpp"
#include "store/migrate.hpp"
#include "tests/contract/dying_database.hpp"

namespace nuan::contract {

using namespace adapters::tables;

Office::Office(const policy::Plan& plan, std::uint64_t seed, Connect connect)
    : plan_(plan), chance_(seed, 8, 0), connect_(std::move(connect)), database_(connect_()) {
  ENSURE(store::migrate(*database_, migrations()));
  secrets_ = std::move(*adapters::sodium_secrets(adapters::new_key(), "key"));
}

template <class Answer>
Result<Answer> Office::work(const std::function<Result<Answer>(store::Database&)>& once,
                            const std::function<std::optional<Answer>()>& done) {
  const bool done_before = done().has_value();  // then it will be refused, however often it is tried
  while (chance_.hits(250'000)) {
    const int at = 1 + static_cast<int>(chance_.below(12));
    LostDatabase lost(connect_(), at, chance_.hits(500'000));
    auto answer = once(lost);
    if (answer || answer.error().code != Code::store_unreachable) return answer;
    ++losses_;
    if (auto unheard = done(); unheard && !done_before) return std::move(*unheard);
  }
  return once(*database_);
}

template <class Step>
auto Office::change(store::Database& database, const std::string& actor, Step&& step) {
  const auto inside = [&]() -> std::invoke_result_t<Step, RunTables&, LedgerTables&> {
    TRY_LET(Change change, Change::begin(database, clock_, {actor, "run", "", ""}));
    RunTables runs(change, secrets_.get());
    LedgerTables ledger(change);
    auto answer = step(runs, ledger);
    if (answer) TRY(change.commit());
    return answer;
  };
  return inside();
}

Result<aid::Intake> Office::import(aid::Kind kind, const std::string& text) {
  adapters::files::MemoryFiles files;
  files.inputs["file.csv"] = text;
  const auto shape = [&] {
    return kind == aid::Kind::members ? claims::members_shape(plan_) : claims::facts_shape(plan_, 1, "claims");
  };
  const auto once = [&](store::Database& database) -> Result<aid::Intake> {
    TRY_LET(flow::Source source, flow::open_source("file.csv", shape(), nullptr, files));
    RegisterTables into(database, clock_, *secrets_, {"甲", "", "", ""});
    flow::Watcher watcher;
    return flow::import_file(source, into, watcher, 2, 4096);
  };
  return work<aid::Intake>(once, [] { return std::optional<aid::Intake>(); });
}

// A run that was opened though nobody heard is found again as the last one.
Result<std::int64_t> Office::open(const std::string& year, const std::string& period) {
  const auto last = [&] {
    return store::number_in(store::all_rows(*database_, "select coalesce(max(run_no), 0) from run").value()[0][0]);
  };
  const std::int64_t before = last();
  return work<std::int64_t>(
      [&](store::Database& database) {
        const aid::Opening opening = {.scope = year, .period = period, .kind = aid::RunKind::supplementary};
        return change(database, "甲", [&](RunTables& runs, LedgerTables&) { return runs.open(opening, "甲"); });
      },
      [&] { return last() > before ? std::optional(last()) : std::nullopt; });
}

std::optional<std::string> Office::digest_at(std::int64_t run, aid::Step step) {
  const aid::Run now = find_run(*database_, run).value();
  return now.reached(step) ? std::optional(now.done[static_cast<std::size_t>(step)].digest) : std::nullopt;
}

Result<std::string> Office::compute(std::int64_t run, const std::string& actor, Date through) {
  return work<std::string>(
      [&](store::Database& database) -> Result<std::string> {
        TRY_LET(const aid::Run now, find_run(database, run));
        TRY_LET(const auto results, settle(database, now.scope, through));
        return change(database, actor,
                      [&](RunTables& runs, LedgerTables&) { return flow::compute_run(runs, run, actor, results); });
      },
      [&] { return digest_at(run, aid::Step::computed); });
}

Result<std::string> Office::submit(std::int64_t run, const std::string& actor) {
  return work<std::string>(
      [&](store::Database& database) {
        return change(database, actor,
                      [&](RunTables& runs, LedgerTables&) { return flow::submit_run(runs, run, actor); });
      },
      [&] { return digest_at(run, aid::Step::submitted); });
}

Result<void> Office::approve(std::int64_t run, const std::string& actor, const std::string& digest) {
  TRY(work<std::string>(
      [&](store::Database& database) {
        return change(database, actor, [&](RunTables& runs, LedgerTables&) -> Result<std::string> {
          TRY(flow::approve_run(runs, run, actor, digest));
          return digest;
        });
      },
      [&] { return digest_at(run, aid::Step::approved); }));
  return {};
}

Result<void> Office::post(std::int64_t run, const std::string& actor) {
  TRY(work<std::string>(
      [&](store::Database& database) {
        return change(database, actor, [&](RunTables& runs, LedgerTables& ledger) -> Result<std::string> {
          TRY(flow::post_run(runs, ledger, run, actor, clock_.day));
          return std::string();
        });
      },
      [&] { return digest_at(run, aid::Step::posted); }));
  return {};
}

policy::Year Office::year_named(const std::string& name) const {
  const std::vector<policy::Plan> editions = {plan_};
  return flow::year_named(editions, name).value().year;
}

Result<flow::SettledResults> Office::settle(store::Database& database, const std::string& year, Date through) {
  adapters::files::MemoryFiles none;
  flow::MemoryFiles files(none);
  flow::Wish wish;
  wish.plan = &plan_;
  wish.year = year_named(year);
  wish.first_day = plan_.from;
  wish.through = through;
  wish.editions = {&plan_};
  {
    TRY_LET(const store::Transaction reading, store::Transaction::begin(database, store::Access::reading));
    RegisterTables rows(database, clock_, *secrets_, {});
    TRY_LET(const auto paid, paid_before(database, *secrets_, year));
    TRY(flow::freeze(rows, paid, files, wish));
  }
  flow::Watcher watcher;
  return flow::settle_frozen(wish, files, watcher);
}

std::map<std::string, Money> Office::credited() {
  std::map<std::string, Money> all;
  const auto rows = store::all_rows(*database_,
                                    "select b.person_no, b.credits, p.certificate from balance b join person p on "
                                    "p.person_no = b.person_no where b.purpose = 'payable'");
  for (const store::Row& row : rows.value()) {
    const std::string place = "person.certificate " + std::to_string(store::number_in(row[0]));
    all[secrets_->open(store::bytes_in(row[2]), place).value()] = Money::from_fen(store::number_in(row[1]));
  }
  return all;
}

}  // namespace nuan::contract
