#include "flow/forms/why.hpp"

#include <nlohmann/json.hpp>

#include "base/rational.hpp"
#include "flow/forms/figure_text.hpp"
#include "flow/policy_json.hpp"
#include "policy/value_text.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::ordered_json;

Json words_json(const Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

Json figure_json(const policy::Figure& figure) {
  if (const auto* words = std::get_if<Words>(&figure)) return words_json(*words);
  if (const auto* real = std::get_if<double>(&figure)) return *real;
  return figure_text(figure, Language::zh);
}

Json row_json(const policy::Plan& plan, const policy::FormTable& table, const policy::FormRow& row) {
  Json json = Json::object();
  for (std::size_t i = 0; i < row.key.size(); ++i) json["key"][table.key_names[i]] = row.key[i];
  for (std::size_t i = 0; i < row.figures.size(); ++i) json[table.columns[i]] = figure_json(row.figures[i]);
  Json read = Json::object();
  for (const policy::ReadValue& value : row.read) read[value.name] = policy::value_text(plan, value.type, value.value);
  json["read"] = std::move(read);
  json["steps"] = Json::array();
  for (const Words& step : row.steps) json["steps"].push_back(words_json(step));
  if (!row.facts.empty()) json["facts"] = row.facts;
  return json;
}

Json notes_json(const policy::FormTable& table) {
  Json notes = Json::array();
  for (const Words& note : table.notes) notes.push_back(words_json(note));
  return notes;
}

// Amounts are added up; words are counted.
Json totals_json(const policy::FormTable& table) {
  Json totals = {{"rows", table.rows.size()}};
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    Rational sum;  // may be more than one amount can be
    bool is_money = false;
    std::map<std::string, std::uint64_t> words;
    for (const policy::FormRow& row : table.rows) {
      const auto* money = std::get_if<Money>(&row.figures[column]);
      is_money = is_money || money != nullptr;
      if (money != nullptr) sum += fen_of(*money);
      const auto* word = std::get_if<std::string>(&row.figures[column]);
      if (word != nullptr && !word->empty()) ++words[*word];
    }
    const auto fits = round_to_fen(sum);
    if (is_money && fits) totals[table.columns[column] + "_fen"] = fits->fen();
    if (is_money && !fits) totals[table.columns[column] + "_fen"] = to_text(sum);
    if (!words.empty()) totals[table.columns[column]] = words;
  }
  return totals;
}

std::string written(const Json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string why_json(const ApplyWish& wish, const policy::Applied& applied) {
  Json forms = Json::object();
  for (const policy::FormTable& table : applied.tables) {
    Json rows = Json::array();
    for (const policy::FormRow& row : table.rows) rows.push_back(row_json(*wish.plan, table, row));
    forms[table.name] = {
        {"form", policy::word_of(table.form)}, {"notes", notes_json(table)}, {"rows", std::move(rows)}};
  }
  return written({{"policy", policy_json(*wish.plan)}, {"settings", wish.settings}, {"forms", std::move(forms)}});
}

std::string apply_summary_json(const ApplyWish& wish, const ApplyReport& report,
                               const std::vector<std::pair<std::string, Sha256>>& outputs) {
  Json files = Json::object();
  for (const TableFile& file : report.files)
    files[file.table] = {{"rows", file.rows},
                         {"rejected_by_code", file.rejected},
                         {"identical_duplicates", file.identical},
                         {"encoding", file.encoding},
                         {"bytes", file.bytes},
                         {"digest", to_hex(file.digest)}};
  Json forms = Json::object();
  for (const policy::FormTable& table : report.applied.tables) forms[table.name] = totals_json(table);
  Json digests = Json::object();
  for (const auto& [name, digest] : outputs) digests[name] = to_hex(digest);
  return written({{"nuan", wish.version},
                  {"engine", name_of(wish.engine)},
                  {"policy", policy_json(*wish.plan)},
                  {"settings", wish.settings},
                  {"files", std::move(files)},
                  {"rejects", report.rejects},
                  {"forms", std::move(forms)},
                  {"outputs", std::move(digests)}});
}

}  // namespace nuan::flow
