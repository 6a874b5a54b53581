// For tests: a policy told in its own language, and what its forms come to over the rows of its first example.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "flow/forms/apply_forms.hpp"
#include "flow/forms/figure_text.hpp"
#include "policy/laws/examples.hpp"
#include "policy/policy.hpp"

namespace nuan::flow {

inline constexpr std::string_view applied_header = R"(policy made-up "made up"
  after     "nobody"
  edition   "E1" from 2020-01-01
  standing  sample
)";

struct ToldForms {
  policy::Plan plan;
  Result<policy::Applied> applied = policy::Applied{};

  // A figure of the one row with that key, as files carry it; what is wrong instead where there is none.
  [[nodiscard]] std::string figure(std::string_view form, std::string_view key, std::string_view column) const {
    if (!applied) return std::string(info(applied.error().code).name);
    for (const policy::FormTable& table : applied->tables) {
      if (table.name != form) continue;
      const auto at = std::ranges::find(table.columns, column) - table.columns.begin();
      for (const policy::FormRow& row : table.rows)
        if (std::ranges::find(row.key, key) != row.key.end())
          return figure_text(row.figures[static_cast<std::size_t>(at)], Language::en);
    }
    return "no such row";
  }
  // The sentences that led to the row, in English.
  [[nodiscard]] std::string steps(std::string_view form, std::string_view key) const {
    std::string all;
    for (const policy::FormTable& table : applied->tables)
      for (const policy::FormRow& row : table.rows)
        if (table.name == form && std::ranges::find(row.key, key) != row.key.end())
          for (const Words& step : row.steps) all += (all.empty() ? "" : "\n") + step.en;
    return all;
  }
  // The codes of what was left out, with the ids.
  [[nodiscard]] std::string left_out() const {
    std::string all;
    for (const policy::LeftOut& one : applied->left_out) all += (all.empty() ? "" : ", ") + one.id + " " + one.code;
    return all;
  }
};

// `declarations` behind the header, `rows` of an example.
inline ToldForms tell_forms(const std::string& declarations, const std::string& rows) {
  ToldForms told;
  policy::Diagnostics out;
  const std::string text =
      std::string(applied_header) + declarations + "\nexample \"one\"\n" + rows + "\nexpect refused share_bounds\n";
  told.plan = policy::read_plan(policy::Source("told", text), out);
  for (const policy::Diagnostic& each : out.items()) {
    if (each.code == "unused") continue;  // no test reads every column
    ADD_FAILURE() << policy::to_text(each, told.plan.source, Language::en);
    return told;
  }
  const policy::Example& example = told.plan.examples.front();
  told.applied = apply_forms(told.plan, example.inputs, policy::subjects_of(told.plan, example));
  return told;
}

}  // namespace nuan::flow
