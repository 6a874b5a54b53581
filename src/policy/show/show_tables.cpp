// The facts a rule needs: one table of columns per kind of fact, with the names and titles that files may use.
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

Text choices(const Speaker& speaker, const Type& type) {
  if (type.kind != Kind::choice) return speaker.kind(type);
  std::vector<Text> names;
  for (const ChoiceName& choice : speaker.plan().choice_sets[static_cast<std::size_t>(type.choices)]) {
    const std::string title = speaker.title(choice.name, choice.title);
    names.emplace_back(title == choice.name ? title : speaker.quoted_name(choice.name, title));
  }
  return speaker.say("{0}：{1}", "{0}: {1}", {speaker.kind(type), join(names, speaker.say("、", ", "))});
}

Grid columns_grid(const Speaker& speaker) {
  Grid grid;
  grid.columns = {{speaker.say("列名", "column", {}), false},
                  {speaker.say("标题", "title", {}), false},
                  {speaker.say("内容", "holds", {}), false}};
  return grid;
}

void add_row(Grid& grid, Text name, Text title, Text holds) {
  grid.rows.push_back({{std::move(name), {}}, {std::move(title), {}}, {std::move(holds), {}}});
}

}  // namespace

void show_tables(const Speaker& speaker) {
  const Plan& plan = speaker.plan();
  speaker.add(Heading{2, speaker.say("需要的资料", "The facts it needs", {})});
  for (std::size_t i = 0; i < plan.tables.size(); ++i) {
    const Table& table = plan.tables[i];
    Grid grid = columns_grid(speaker);
    add_row(grid, table.key_name, {},
            table.is_subject ? speaker.say("是谁", "who it is", {}) : speaker.say("属于谁", "whose it is", {}));
    if (!table.is_subject) add_row(grid, table.id_name, {}, speaker.say("编号", "its number", {}));
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const Column& of = table.columns[column];
      const std::string title = speaker.title(of.name, of.title);
      add_row(grid, of.name, title == of.name ? "" : title, choices(speaker, of.type));
    }
    if (table.may_reverse)
      add_row(grid, "reverses", {}, speaker.say("冲销哪一笔（可空）", "which row it undoes (may be empty)", {}));
    if (i > 0) speaker.add(Gap{});
    speaker.add(Line{0, table.is_subject ? speaker.say("{0}：每人一行", "{0}: one row per person or body", {table.name})
                                         : speaker.say("{0}：每笔一行", "{0}: one row per fact", {table.name})});
    speaker.add(std::move(grid));
  }
  if (plan.inputs.empty()) return;
  Grid grid = columns_grid(speaker);
  for (const Input& input : plan.inputs) {
    const std::string title = speaker.title(input.name, input.title);
    add_row(grid, input.name, title == input.name ? "" : title, choices(speaker, input.type));
  }
  speaker.add(Gap{});
  speaker.add(Line{0, speaker.say("运行时给定的数值：", "Values given to a run:", {})});
  speaker.add(std::move(grid));
}

}  // namespace nuan::policy
