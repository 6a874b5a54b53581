// Laws and examples.
#include "policy/diff/differing.hpp"
#include "policy/diff/meaning.hpp"
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

std::string meaning_of(const Plan& plan, const Law& law) {
  std::string text = std::to_string(static_cast<int>(law.kind)) + meaning(plan, law.condition) +
                     (law.kind == Law::Kind::always ? "" : result_meaning(plan, law.result)) + meaning(plan, law.most);
  for (const Index column : law.columns) {
    const Table& table = plan.tables[static_cast<std::size_t>(law.table)];
    text += "," + table.name + "." + table.columns[static_cast<std::size_t>(column)].name;
  }
  return text;
}

// The facts by the names of their columns, zeros left out: a new column that is empty changes nothing.
std::string facts_of(const Plan& plan, const Example& example) {
  std::string text;
  for (std::size_t i = 0; i < example.inputs.size(); ++i) {
    text += plan.inputs[i].name + "=" + meaning(plan, plan.inputs[i].type, example.inputs[i]) + ";";
  }
  for (const ExampleRow& row : example.rows) {
    const Table& table = plan.tables[static_cast<std::size_t>(row.table)];
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string value = meaning(plan, table.columns[i].type, row.columns[i]);
      const bool zero = value == "0" || value.empty() || value == "no" || value == "\"\"";
      if (!zero) columns.push_back(table.columns[i].name + "=" + value);
    }
    std::sort(columns.begin(), columns.end());
    text += table.name + " " + row.key_or_id + " " + std::to_string(row.subject) + " " + row.reverses + ":";
    for (const std::string& column : columns) text += column + ",";
  }
  for (const Example::Paid& paid : example.paid) {
    text +=
        "paid " + std::to_string(paid.subject) + " " + result_meaning(plan, paid.benefit) + " " + to_text(paid.amount);
  }
  return text;
}

std::string expected_of(const Plan& plan, const Example& example) {
  std::string text;
  for (const Expectation& expected : example.expected) {
    text += std::to_string(expected.subject) + " " + expected.year + " " +
            std::to_string(static_cast<int>(expected.what)) + " " + result_meaning(plan, expected.result) + " " +
            expected.code + " " + std::to_string(expected.form) + expected.row + expected.column + " " +
            meaning(plan, {Kind::money}, expected.value) + ";";
  }
  return text;
}

Words expectations(const Side& side, const Example& example) {
  return side.phrased([&](const Speaker& speaker, const Phrases&) {
    std::vector<Text> all;
    for (const Expectation& expected : example.expected) all.push_back(expectation_words(speaker, expected));
    return join(all, speaker.say("；", "; "));
  });
}

Words quoted(const std::string& title) { return {"「" + title + "」", "\"" + title + "\""}; }

}  // namespace

void Differing::laws() {
  about({"规律", "laws"});
  const auto words = [](const Side& side, const Law& law) {
    return side.phrased(
        [&](const Speaker& speaker, const Phrases& phrases) { return law_words(speaker, phrases, law); });
  };
  match(before_.plan().laws, after_.plan().laws, &Law::title, [&](const Law* one, const Law* other) {
    const Words title = quoted((one != nullptr ? one : other)->title);
    if (one == nullptr)
      return note(
          {"新增" + title.zh + ":" + words(after_, *other).zh, "new " + title.en + ": " + words(after_, *other).en});
    if (other == nullptr) return note({"去掉" + title.zh, "gone " + title.en});
    if (meaning_of(before_.plan(), *one) != meaning_of(after_.plan(), *other)) {
      note(title, words(before_, *one), words(after_, *other));
    }
  });
}

void Differing::examples() {
  about({"例子", "examples"});
  match(before_.plan().examples, after_.plan().examples, &Example::title,
        [&](const Example* one, const Example* other) {
          const Words title = quoted((one != nullptr ? one : other)->title);
          if (one == nullptr) return note({"新增" + title.zh, "new " + title.en});
          if (other == nullptr) return note({"去掉" + title.zh, "gone " + title.en});
          example(*one, *other);
        });
}

void Differing::example(const Example& before, const Example& after) {
  const Words title = quoted(before.title);
  if (facts_of(before_.plan(), before) != facts_of(after_.plan(), after)) {
    note({title.zh + "的事实变了", "the facts of " + title.en + " changed"});
  }
  if (expected_of(before_.plan(), before) != expected_of(after_.plan(), after)) {
    note({title.zh + "的结果", "result of " + title.en}, expectations(before_, before), expectations(after_, after));
  }
}

}  // namespace nuan::policy
