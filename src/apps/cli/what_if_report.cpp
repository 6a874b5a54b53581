#include "apps/cli/what_if_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "apps/cli/columns.hpp"
#include "base/money.hpp"

namespace nuan::apps {
namespace {

using Json = nlohmann::ordered_json;

constexpr int bar_width = 30;

std::string yuan(std::int64_t fen) { return to_grouped_text(Money::from_fen(fen)); }
std::string whole(std::int64_t value) {
  const std::string text = to_grouped_text(Money::from_fen(value * 100));
  return text.substr(0, text.size() - 3);
}
std::string signed_yuan(std::int64_t fen) { return (fen > 0 ? "+" : "") + yuan(fen); }
std::int64_t sum_of(const std::vector<std::int64_t>& fen) {
  return std::accumulate(fen.begin(), fen.end(), std::int64_t{0});
}

void append_line(std::string& page, const std::string& title, std::int64_t before, std::int64_t after, bool money) {
  const auto text = [money](std::int64_t value) { return money ? yuan(value) : whole(value); };
  page += "  " + padded(title, 28) + right(text(before), 20) + right(text(after), 20) +
          right((after > before ? "+" : "") + text(after - before), 20) + "\n";
}

// As the policy titles it, where it does.
std::string title_of(const WhatIfReport& told, const std::string& benefit, Language language) {
  for (const policy::Plan* plan : {told.after_plan, told.before_plan}) {
    for (const policy::Benefit& one : plan->benefits) {
      if (one.name == benefit && !one.title.in(language).empty()) return one.title.in(language);
    }
  }
  return benefit;
}

// By name: a rule may have benefits that the other has not.
std::vector<std::string> benefits_of(const WhatIfReport& told) {
  std::vector<std::string> names;
  for (const policy::Plan* plan : {told.before_plan, told.after_plan}) {
    for (const policy::Benefit& benefit : plan->benefits) {
      if (std::ranges::find(names, benefit.name) == names.end()) names.push_back(benefit.name);
    }
  }
  return names;
}
std::int64_t due_of(const policy::Plan& plan, const flow::Totals& totals, const std::string& benefit) {
  for (std::size_t i = 0; i < plan.benefits.size(); ++i) {
    if (plan.benefits[i].name == benefit) return totals.due[i];
  }
  return 0;
}

void append_totals(std::string& page, const WhatIfReport& told, Language language) {
  const auto say = [language](const Words& words) { return words.in(language); };
  const flow::Totals& before = told.before.totals;
  const flow::Totals& after = told.after.totals;
  page += "  " + padded("", 28) + right(say({"原规则", "now"}), 20) + right(say({"新规则", "then"}), 20) +
          right(say({"变化", "change"}), 20) + "\n";
  append_line(page, say({"有应得的人", "persons due something"}), static_cast<std::int64_t>(before.payees),
              static_cast<std::int64_t>(after.payees), false);
  append_line(page, say({"应得合计(元)", "due, in yuan"}), sum_of(before.due), sum_of(after.due), true);
  for (const std::string& name : benefits_of(told))
    append_line(page, "  " + title_of(told, name, language), due_of(*told.before_plan, before, name),
                due_of(*told.after_plan, after, name), true);
}

void append_sides(std::string& page, const WhatIfReport& told, Language language) {
  const flow::WhatIf& found = told.compared;
  page += fmt::format(fmt::runtime(Words{"\n多得 {} 人, 共 {} 元; 少得 {} 人, 共 {} 元; 一样 {} 人\n",
                                         "\n{} gain {} yuan together; {} lose {}; {} get the same\n"}
                                       .in(language)),
                      whole(static_cast<std::int64_t>(found.gain.persons)), signed_yuan(found.gain.fen),
                      whole(static_cast<std::int64_t>(found.loss.persons)), signed_yuan(found.loss.fen),
                      whole(static_cast<std::int64_t>(found.same)));
}

std::string band_title(std::size_t band, Language language) {
  constexpr std::size_t half = flow::WhatIf::band_count / 2;
  const std::size_t step = band < half ? half - 1 - band : band - half;
  const Words side = band < half ? Words{"少", "less by"} : Words{"多", "more by"};
  const auto end = [](std::size_t i) { return whole(flow::WhatIf::band_ends[i] / 100); };
  if (step == flow::WhatIf::band_ends.size())
    return side.in(language) + Words{" ", " over "}.in(language) + end(step - 1) + Words{" 元以上", ""}.in(language);
  const std::string from = step == 0 ? "0" : end(step - 1);
  return side.in(language) + " " + from + "–" + end(step) + Words{" 元", ""}.in(language);
}

void append_bands(std::string& page, const WhatIfReport& told, Language language) {
  const auto& bands = told.compared.bands;
  const std::uint64_t most = std::ranges::max_element(bands, {}, &flow::Sum::persons)->persons;
  if (most == 0) return;
  for (std::size_t band = 0; band < bands.size(); ++band) {
    const flow::Sum& sum = bands[band];
    const std::uint64_t bar = sum.persons == 0 ? 0 : std::max<std::uint64_t>(1, sum.persons * bar_width / most);
    std::string line = "  " + padded(band_title(band, language), 24) +
                       right(whole(static_cast<std::int64_t>(sum.persons)), 12) +
                       right(sum.persons == 0 ? "" : signed_yuan(sum.fen), 20) + "  ";
    for (std::uint64_t i = 0; i < bar; ++i) line += "█";
    page += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
}

std::string group_title(const flow::GroupTotal& group) {
  return group.choice.empty() ? group.column : group.column + " " + group.choice;
}

void append_groups(std::string& page, const WhatIfReport& told, Language language) {
  page += Words{"\n按人群(应得, 元)\n", "\nBy group (due, in yuan)\n"}.in(language);
  for (const flow::GroupTotal& before : told.before.totals.groups) {
    for (const flow::GroupTotal& after : told.after.totals.groups) {
      if (group_title(before) == group_title(after))
        append_line(page, group_title(before), sum_of(before.due), sum_of(after.due), true);
    }
  }
}

void append_largest(std::string& page, const WhatIfReport& told, Language language) {
  for (const bool gains : {false, true}) {
    const auto& people = told.largest[gains ? 1 : 0];
    if (people.empty()) continue;
    page += (gains ? Words{"\n多得最多的\n", "\nThose who gain the most\n"}
                   : Words{"\n少得最多的\n", "\nThose who lose the most\n"})
                .in(language);
    for (const WhatIfReport::Person& one : people) append_line(page, one.masked, one.before, one.after, true);
  }
}

Json totals_of(const policy::Plan& plan, const flow::Totals& totals) {
  Json due = Json::object();
  for (std::size_t i = 0; i < plan.benefits.size(); ++i) due[plan.benefits[i].name] = totals.due[i];
  return {{"edition", plan.edition},
          {"persons", totals.payees},
          {"stopped", totals.stopped},
          {"due_fen", due},
          {"due_total_fen", sum_of(totals.due)}};
}

Json sum_json(const flow::Sum& sum) { return {{"persons", sum.persons}, {"fen", sum.fen}}; }

}  // namespace

std::string page_of(const WhatIfReport& told, Language language) {
  std::string page = fmt::format(
      fmt::runtime(
          Words{"若 {} 年度按 {} 而不按 {}\n\n", "What if {} were settled by {} instead of {}\n\n"}.in(language)),
      told.year, told.after_plan->edition, told.before_plan->edition);
  append_totals(page, told, language);
  append_sides(page, told, language);
  append_bands(page, told, language);
  append_groups(page, told, language);
  append_largest(page, told, language);
  return page;
}

std::string json_of(const WhatIfReport& told) {
  const flow::WhatIf& found = told.compared;
  Json bands = Json::array();
  for (std::size_t band = 0; band < found.bands.size(); ++band) {
    Json one = sum_json(found.bands[band]);
    one["band"] = band_title(band, Language::en);
    bands.push_back(one);
  }
  const Json all = {{"year", told.year},
                    {"before", totals_of(*told.before_plan, told.before.totals)},
                    {"after", totals_of(*told.after_plan, told.after.totals)},
                    {"gain", sum_json(found.gain)},
                    {"loss", sum_json(found.loss)},
                    {"same", {{"persons", found.same}}},
                    {"bands", bands}};
  return all.dump(2) + "\n";
}

}  // namespace nuan::apps
