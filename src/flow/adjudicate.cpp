#include "flow/adjudicate.hpp"

#include <array>

#include "flow/candidates.hpp"
#include "flow/complete.hpp"
#include "flow/intake.hpp"
#include "flow/payments.hpp"
#include "flow/rejects.hpp"
#include "flow/settlement.hpp"
#include "flow/summary.hpp"

namespace nuan::flow {
namespace {

constexpr std::array<std::string_view, 5> result_names = {"payments.csv", "parts.csv", "rejects.csv", "summary.json",
                                                          "inputs.json"};

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
  std::vector<std::string> names;
  std::vector<std::unique_ptr<ResultTasks>> files;
  const auto add = [&](std::string name, std::unique_ptr<ResultTasks> file) {
    names.push_back(std::move(name));
    files.push_back(std::move(file));
  };
  TRY_LET(auto payments, folder.create("payments.csv"));
  add("payments.csv", payments_of(wish, settlement.earned(), std::move(payments)));
  if (wish.parts) {
    TRY_LET(auto parts, folder.create("parts.csv"));
    add("parts.csv", parts_of(wish, settlement.earned(), std::move(parts)));
  }
  std::vector<RejectList> rejects;
  for (const auto& gathered : settlement.gathered()) rejects.push_back(std::move(gathered->rejects));
  SortedRejects sorted(std::move(rejects), sources, wish.piece_bytes);
  report.rejects = sorted.size();
  TRY_LET(auto file, folder.create("rejects.csv"));
  add("rejects.csv", rejects_of(wish, sources, std::move(sorted), reasons, report.files, std::move(file)));
  watcher.phase_done("order");
  write_side_by_side(wish.threads, files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    TRY_LET(const Sha256 digest, files[i]->finish());
    report.outputs.emplace_back(names[i], digest);
  }
  watcher.phase_done("results");
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
