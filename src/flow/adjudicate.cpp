#include "flow/adjudicate.hpp"

#include <algorithm>
#include <array>

#include "flow/candidates.hpp"
#include "flow/intake.hpp"
#include "flow/parallel.hpp"
#include "flow/payments.hpp"
#include "flow/rejects.hpp"
#include "flow/settler.hpp"
#include "flow/summary.hpp"

namespace nuan::flow {
namespace {

constexpr std::array<std::string_view, 5> result_names = {"payments.csv", "parts.csv", "rejects.csv", "summary.json",
                                                          "inputs.json"};

bool is_for_life(const policy::Scope& scope) { return scope.kind == policy::Scope::Kind::life; }

Failure facts_needed(const Wish& wish, policy::Span span, const Words& what) {
  return fail(Code::facts_of_every_year_needed, wish.plan->source.place(span),
              {what.zh + "按终身累计, 只有部分年度的事实就算不出来",
               what.en + " counts over a whole life, which the facts of some years cannot tell"},
              {"若文件包含规则第一天以来的全部事实, 请加 --complete",
               "when the files hold every fact since the policy's first day, say so with --complete"});
}

// What a law says is tried on made-up people, never on the facts of a run.
void mark_tree(const policy::Plan& plan, policy::NodeId id, std::vector<bool>& marked) {
  if (id == policy::none) return;
  marked[static_cast<std::size_t>(id)] = true;
  const policy::Node& node = plan.node(id);
  for (const policy::NodeId arg : node.args) mark_tree(plan, arg, marked);
  if (node.rows) mark_tree(plan, node.rows->where, marked);
}

std::vector<bool> nodes_of_laws(const policy::Plan& plan) {
  std::vector<bool> marked(plan.nodes.size(), false);
  for (const policy::Law& law : plan.laws) mark_tree(plan, law.condition, marked);
  return marked;
}

// What is due for life cannot be told from the facts of some years.
Result<void> check_complete(const Wish& wish) {
  if (wish.complete) return {};
  const policy::Plan& plan = *wish.plan;
  for (const policy::Benefit& benefit : plan.benefits) {
    const bool capped_for_life =
        std::any_of(benefit.caps.begin(), benefit.caps.end(), [](const auto& cap) { return is_for_life(cap.scope); });
    if (is_for_life(benefit.scope) || capped_for_life)
      return facts_needed(wish, benefit.span, {"待遇 " + benefit.name + " ", "the benefit " + benefit.name});
  }
  for (const policy::Limit& limit : plan.limits) {
    if (is_for_life(limit.cap.scope))
      return facts_needed(wish, limit.cap.span, {"限额 " + limit.name + " ", "the limit " + limit.name});
  }
  const std::vector<bool> of_laws = nodes_of_laws(plan);
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const policy::Node& node = plan.nodes[i];
    if (!of_laws[i] && node.rows && is_for_life(node.rows->scope))
      return facts_needed(wish, node.span, {"这里的汇总或次序", "this sum, count or place"});
  }
  return {};
}

// Whatever the threads, the failure that is told is that of the first partition.
std::optional<Error> error_of(Result<void> done) {
  return done ? std::nullopt : std::optional<Error>(std::move(done).error());
}
Result<void> first_of(std::vector<std::optional<Error>>& errors) {
  for (auto& error : errors) {
    if (error) return Failure(std::move(*error));
  }
  return {};
}

// The query and its databases, where it is SQL that settles.
struct Databases {
  std::optional<policy::SqlQuery> query;
  std::vector<std::unique_ptr<policy::SqlDatabase>> of_thread;
};

Result<Databases> open_databases(const Wish& wish) {
  Databases databases;
  if (wish.engine != Engine::sql) return databases;
  TRY_LET(databases.query, policy::SqlQuery::print(*wish.plan, wish.inputs, {wish.year, wish.parts}, wish.dialect));
  for (unsigned thread = 0; thread < wish.threads; ++thread) {
    TRY_LET(auto database, wish.open_database());
    TRY(database->create(*databases.query));
    databases.of_thread.push_back(std::move(database));
  }
  return databases;
}

// The threads' workshops of the two passes over the partitions.
class Settlement {
 public:
  Settlement(Case& all, Taken& taken, Watcher& watcher, Databases databases)
      : all_(all), taken_(taken), watcher_(watcher), databases_(std::move(databases)) {
    if (all.wish.engine == Engine::columnar) {
      auto columnar = policy::Columnar::compile(*all.wish.plan, all.wish.inputs, {all.wish.year, all.wish.parts});
      if (columnar.why_not() == nullptr) columnar_.emplace(std::move(columnar));
    }
    for (unsigned thread = 0; thread < all.wish.threads; ++thread) {
      BlockPool& pool = taken.threads[thread]->pool;
      gathered_.push_back(std::make_unique<Gathered>());
      Gathered& gathered = *gathered_.back();
      gathered.rejects = std::move(taken.threads[thread]->rejects);
      gathered.counts = std::move(taken.threads[thread]->counts);
      gathered.claimants.resize(taken.ids.count());
      gathered.deferred.assign(all.sources.size(), std::vector<RowStream>(taken.people.count()));
      earned_.push_back(std::make_unique<Earned>(*all.wish.plan, pool));
      rows_.push_back(std::make_unique<PartitionRows>(all, gathered, pool));
      const Engines engines{columnar_ ? &*columnar_ : nullptr, databases_.query ? &*databases_.query : nullptr,
                            databases_.query ? databases_.of_thread[thread].get() : nullptr};
      settlers_.push_back(std::make_unique<Settler>(all, engines, gathered, *earned_.back()));
    }
  }

  [[nodiscard]] Result<void> first_pass() {
    std::vector<std::optional<Error>> errors(taken_.people.count());
    for_each_task(all_.wish.threads, taken_.people.count(), [&](unsigned thread, std::size_t partition) {
      rows_[thread]->load(taken_, partition);
      errors[partition] = error_of(settlers_[thread]->settle(*rows_[thread]));
      for (const auto& kept : taken_.threads) {
        for (auto& file : kept->rows) file[partition].release(taken_.threads[thread]->pool);
      }
      watcher_.progress(partition + 1, taken_.people.count());
    });
    for (const auto& gathered : gathered_) {
      for (auto& file : gathered->deferred) {
        for (RowStream& stream : file) stream.close();
      }
    }
    return first_of(errors);
  }

  [[nodiscard]] Result<void> second_pass() {
    std::vector<Gathered*> claimants;
    std::vector<const Gathered*> deferred;
    for (const auto& gathered : gathered_) {
      claimants.push_back(gathered.get());
      deferred.push_back(gathered.get());
    }
    find_conflicts(all_, claimants, taken_.ids, taken_.threads.front()->pool);
    std::vector<std::optional<Error>> errors(taken_.people.count());
    for_each_task(all_.wish.threads, taken_.people.count(), [&](unsigned thread, std::size_t partition) {
      if (auto loaded = rows_[thread]->load_deferred(deferred, partition); !loaded)
        errors[partition] = std::move(loaded).error();
      else
        errors[partition] = error_of(settlers_[thread]->settle(*rows_[thread]));
    });
    return first_of(errors);
  }

  [[nodiscard]] std::vector<std::unique_ptr<Earned>>& earned() { return earned_; }
  [[nodiscard]] std::vector<std::unique_ptr<Gathered>>& gathered() { return gathered_; }

 private:
  Case& all_;
  Taken& taken_;
  Watcher& watcher_;
  Databases databases_;
  std::optional<policy::Columnar> columnar_;
  std::vector<std::unique_ptr<Gathered>> gathered_;
  std::vector<std::unique_ptr<Earned>> earned_;
  std::vector<std::unique_ptr<PartitionRows>> rows_;
  std::vector<std::unique_ptr<Settler>> settlers_;
};

std::vector<FileCount> counts_of(const std::vector<Source>& sources,
                                 const std::vector<std::unique_ptr<Gathered>>& gathered) {
  std::vector<FileCount> counts;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Source& source = sources[i];
    FileCount count{.label = source.shape.label, .path = source.file->name()};
    count.encoding = claims::name_of(source.encoding);
    count.bytes = (source.original ? source.original : source.file)->size();
    count.digest = digest_of_pieces(source.digests);
    for (const auto& thread : gathered) {
      const FileCount& part = thread->counts[i];
      count.rows += part.rows;
      count.accepted += part.accepted;
      count.blank_lines += part.blank_lines;
      count.identical += part.identical;
      count.undone += part.undone;
      count.undoing += part.undoing;
      count.outside_scope += part.outside_scope;
      count.after_through += part.after_through;
      for (const auto& [code, rows] : part.noted) count.noted[code] += rows;
    }
    counts.push_back(std::move(count));
  }
  return counts;
}

Result<void> write_text(OutputFolder& folder, std::string_view name, const std::string& text) {
  TRY_LET(const auto file, folder.create(name));
  return file->write_at(0, text);
}

Result<void> write_results(const Wish& wish, std::vector<Source>& sources, Settlement& settlement,
                           const Reasons& reasons, OutputFolder& folder, Report& report, Watcher& watcher) {
  TRY_LET(auto payments, folder.create("payments.csv"));
  TRY_LET(const Sha256 payments_digest, write_payments(wish, settlement.earned(), std::move(payments)));
  report.outputs.emplace_back("payments.csv", payments_digest);
  watcher.phase_done("payments");
  if (wish.parts) {
    TRY_LET(auto parts, folder.create("parts.csv"));
    TRY_LET(const Sha256 parts_digest, write_parts(wish, settlement.earned(), std::move(parts)));
    report.outputs.emplace_back("parts.csv", parts_digest);
    watcher.phase_done("parts");
  }
  std::vector<std::vector<Reject>> rejects;
  for (const auto& gathered : settlement.gathered()) rejects.push_back(std::move(gathered->rejects));
  SortedRejects sorted(std::move(rejects), sources, wish.piece_bytes);
  report.rejects = sorted.size();
  TRY_LET(auto file, folder.create("rejects.csv"));
  TRY_LET(const Sha256 rejects_digest, write_rejects(wish, sources, sorted, reasons, report.files, std::move(file)));
  report.outputs.emplace_back("rejects.csv", rejects_digest);
  watcher.phase_done("rejects");
  TRY(write_text(folder, "summary.json", summary_json(wish, report)));
  return write_text(folder, "inputs.json", inputs_json(inputs_of(wish, report)));
}

}  // namespace

std::string_view name_of(Engine engine) {
  switch (engine) {
    case Engine::columnar:
      return "columnar";
    case Engine::interpreter:
      return "interpreter";
    case Engine::sql:
      return "sql";
  }
  return "";
}

Result<Report> adjudicate(const Wish& wish, Files& files, Watcher& watcher) {
  TRY(check_complete(wish));
  TRY_LET(Databases databases, open_databases(wish));
  Report report;
  Reasons reasons;
  TRY_LET(std::vector<Source> sources, open_sources(wish, files, report.notices));
  TRY_LET(const auto folder, files.create_folder(wish.out, result_names));
  TRY_LET(Taken taken, take_in(wish, sources, reasons, watcher));
  watcher.phase_done("intake");
  Case all(wish, sources, reasons);
  all.candidates = find_candidates(taken, wish.threads);
  watcher.phase_done("duplicates");
  Settlement settlement(all, taken, watcher, std::move(databases));
  TRY(settlement.first_pass());
  watcher.phase_done("settle");
  TRY(settlement.second_pass());
  watcher.phase_done("deferred");
  report.totals = empty_totals(*wish.plan);
  for (const auto& earned : settlement.earned()) add(report.totals, earned->totals);
  report.files = counts_of(sources, settlement.gathered());
  TRY(write_results(wish, sources, settlement, reasons, *folder, report, watcher));
  TRY(folder->commit());
  watcher.phase_done("commit");
  return report;
}

}  // namespace nuan::flow
