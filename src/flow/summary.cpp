#include "flow/summary.hpp"

#include <nlohmann/json.hpp>
#include <numeric>

#include "flow/policy_json.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::ordered_json;

Json file_of(const FileCount& count) {
  Json rejected = Json::object();
  std::uint64_t sum = 0;
  for (const auto& [code, rows] : count.rejected) {
    rejected[code] = rows;
    sum += rows;
  }
  Json file = {{"rows", count.rows}, {"accepted", count.accepted}, {"rejected", sum}, {"rejected_by_code", rejected}};
  if (count.label != "members" && count.label != "paid") {
    file["undone"] = count.undone;
    file["undoing"] = count.undoing;
    file["outside_scope"] = count.outside_scope;
    file["after_through"] = count.after_through;
  }
  if (count.label != "paid") file["identical_duplicates"] = count.identical;
  if (!count.noted.empty()) file["noted_by_code"] = count.noted;
  file["blank_lines"] = count.blank_lines;
  file["encoding"] = count.encoding;
  file["bytes"] = count.bytes;
  file["digest"] = to_hex(count.digest);
  return file;
}

Json by_benefit(const policy::Plan& plan, const std::vector<std::int64_t>& fen) {
  Json amounts = Json::object();
  for (std::size_t i = 0; i < fen.size(); ++i) amounts[plan.benefits[i].name] = fen[i];
  return amounts;
}

std::int64_t sum_of(const std::vector<std::int64_t>& fen) {
  return std::accumulate(fen.begin(), fen.end(), std::int64_t{0});
}

Json groups_of(const policy::Plan& plan, const Totals& totals) {
  Json groups = Json::object();
  for (const GroupTotal& group : totals.groups) {
    const Json told = {{"persons", group.persons},
                       {"due_fen", by_benefit(plan, group.due)},
                       {"due_total_fen", sum_of(group.due)},
                       {"pay_fen", group.pay}};
    if (group.choice.empty())
      groups[group.column] = told;
    else
      groups[group.column][group.choice] = told;
  }
  return groups;
}

Json notes_of(const policy::Plan& plan, const Totals& totals) {
  Json notes = Json::object();
  std::size_t at = 0;
  for (const policy::Cover& cover : plan.covers) {
    for (const policy::Requirement& requirement : cover.requirements) {
      if (requirement.answer != policy::Answer::note) continue;
      const std::uint64_t rows = at < totals.notes.size() ? totals.notes[at] : 0;
      notes[requirement.code] = rows + notes.value(requirement.code, std::uint64_t{0});
      ++at;
    }
  }
  return notes;
}

Json files_of(const Report& report) {
  Json files = Json::object();
  for (const FileCount& count : report.files) files[count.label] = file_of(count);
  return files;
}

Json outputs_of(const Report& report) {
  Json outputs = Json::object();
  for (const auto& [name, digest] : report.outputs) outputs[name] = to_hex(digest);
  return outputs;
}

Json year_of(const policy::Year& year) {
  return {{"name", year.name}, {"from", to_text(year.days.from)}, {"to", to_text(year.days.to)}};
}

Json format_of(const Wish& wish) {
  if (wish.feed == nullptr) return "canonical";
  Json readings = Json::object();
  for (std::size_t i = 0; i < wish.feed->readings.size(); ++i) {
    const claims::FeedReading& reading = wish.feed->readings[i];
    readings[reading.name] = reading.choices[static_cast<std::size_t>(wish.feed->chosen[i])].first;
  }
  return {{"name", wish.feed->name}, {"readings", readings}, {"digest", to_hex(digest_1m(wish.feed->text))}};
}

Json through_of(const Wish& wish) { return wish.through ? Json(to_text(*wish.through)) : Json(nullptr); }

std::string written(const Json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string summary_json(const Wish& wish, const Report& report) {
  const policy::Plan& plan = *wish.plan;
  const Totals& totals = report.totals;
  const std::uint64_t fallback = totals.by_interpreter;
  return written({{"nuan", wish.version},
                  {"policy", policy_json(plan)},
                  {"year", year_of(wish.year)},
                  {"through", through_of(wish)},
                  {"format", format_of(wish)},
                  {"files", files_of(report)},
                  {"rejects", report.rejects},
                  {"persons", totals.persons},
                  {"persons_with_facts", totals.with_facts},
                  {"persons_stopped", totals.stopped},
                  {"payees", totals.payees},
                  {"carried", totals.carried},
                  {"due_fen", by_benefit(plan, totals.due)},
                  {"due_total_fen", sum_of(totals.due)},
                  {"paid_fen", totals.paid},
                  {"pay_fen", totals.pay},
                  {"carry_fen", totals.carry},
                  {"groups", groups_of(plan, totals)},
                  {"notes", notes_of(plan, totals)},
                  {"outputs", outputs_of(report)},
                  {"engine", {{"name", name_of(wish.engine)}, {"persons_by_interpreter", fallback}}}});
}

RunInputs inputs_of(const Wish& wish, const Report& report) {
  RunInputs inputs{.folder = wish.folder,
                   .policies = {},
                   .files = {},
                   .year = wish.year.name,
                   .through = wish.through,
                   .complete = wish.complete,
                   .settings = wish.settings};
  if (wish.feed != nullptr)
    inputs.format = {{"format", wish.feed->file, to_hex(digest_1m(wish.feed->text))}, wish.readings};
  for (const policy::Plan* edition : wish.editions)
    inputs.policies.push_back({"policy", edition->source.name(), to_hex(digest_1m(edition->source.text()))});
  for (const FileCount& count : report.files) inputs.files.push_back({count.label, count.path, to_hex(count.digest)});
  return inputs;
}

}  // namespace nuan::flow
