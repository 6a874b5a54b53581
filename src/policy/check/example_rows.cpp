#include "policy/check/example_rows.hpp"

#include <algorithm>

#include "policy/check/example_values.hpp"
#include "policy/check/kinds.hpp"
#include "policy/check/say.hpp"
#include "policy/zero.hpp"

namespace nuan::policy::check {

void ExampleRows::give(const syntax::ExampleRow& written) {
  const Index table = reading_.plan.table_named(written.table.text);
  if (table == none) return;  // a second table of that name, or of nobody: refused where it is declared
  if (table != 0) subject_before(written.span);
  Filling row{written, table, {}, {}, std::vector<std::optional<Value>>(reading_.table(table).columns.size())};
  for (const syntax::ExampleValue& value : written.values) {
    if (value.column)
      take_named(row, *value.column, *value.value);
    else
      take_bare(row, *value.value);
  }
  if (written.times > 1 && !row.key_or_id.empty())
    reading_.refuse(code::id_repeated, written.span,
                    {"重复多次的行不能有自己的编号", "a row that is repeated cannot have one id"},
                    {"去掉编号，或分开写", "remove the id, or write the rows apart"});
  if (written.times > 1) row.key_or_id.clear();
  for (int i = 0; i < written.times; ++i) add_row(row);
}

void ExampleRows::take_named(Filling& row, const syntax::Name& name, const syntax::Expr& expr) {
  const Table& table = reading_.table(row.table);
  const std::string& own_id = table.is_subject ? table.key_name : table.id_name;
  const Words what = say("`{}` ", "`{}`", name.text);
  if (name.text == own_id) return take_text(row.key_or_id, expr, what);
  if (name.text == "reverses" && table.may_reverse) return take_text(row.reverses, expr, what);
  const auto found = std::ranges::find(table.columns, name.text, &Column::name);
  if (found == table.columns.end()) return;  // a second key: refused where it is declared
  fill(row, found - table.columns.begin(), expr);
}

void ExampleRows::take_text(std::string& text, const syntax::Expr& expr, const Words& what) {
  if (const auto value = example_value(reading_, expr, {Kind::text}, what)) text = std::get<std::string>(*value);
}

void ExampleRows::fill(Filling& row, std::ptrdiff_t index, const syntax::Expr& expr) {
  const Column& column = reading_.table(row.table).columns[static_cast<std::size_t>(index)];
  auto& slot = row.columns[static_cast<std::size_t>(index)];
  if (slot)
    reading_.refuse(code::value_twice, expr.span, say("`{}` 已有值", "`{}` already has a value", column.name),
                    {"删去一个", "remove one of them"});
  slot = example_value(reading_, expr, column.type, say("`{}` ", "`{}`", column.name));
  if (!slot) slot = zero_of(column.type);  // told already
}

// A value without a column goes where its type leaves no doubt: a date, a choice.
void ExampleRows::take_bare(Filling& row, const syntax::Expr& expr) {
  const auto& columns = reading_.table(row.table).columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_date = columns[i].type.kind == Kind::date && std::holds_alternative<syntax::DateLiteral>(expr.node);
    if (!row.columns[i] && (is_date || has_choice(columns[i].type, expr)))
      return fill(row, static_cast<std::ptrdiff_t>(i), expr);
  }
  reading_.refuse(
      code::value_without_column, expr.span,
      say("看不出 `{}` 是哪一列的值", "it is not clear which column `{}` is for", reading_.plan.source.text(expr.span)),
      {"在值前写列名，如 `self_pay 8,000`", "write the column before it, such as `self_pay 8,000`"});
}

bool ExampleRows::has_choice(const Type& type, const syntax::Expr& expr) const {
  const auto* name = std::get_if<syntax::NameRef>(&expr.node);
  if (type.kind != Kind::choice || !name || name->path.size() != 1) return false;
  const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(type.choices)];
  return std::ranges::find(set, name->path.front().text, &ChoiceName::name) != set.end();
}

// Every column's value; what is left out is its type's zero, where it has one.
std::vector<Value> ExampleRows::columns_of(const Filling& filling) {
  const Table& table = reading_.table(filling.table);
  std::vector<Value> columns;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& given = filling.columns[i];
    if (!given && !may_be_left_out(table.columns[i].type))
      reading_.refuse(code::value_needed, filling.written.span,
                      say("`{}` 没有给出；{}没有零值", "`{}` is not given, and {} has no zero", table.columns[i].name,
                          words_for(table.columns[i].type.kind)),
                      say("写上 `{}` 的值", "write the value of `{}`", table.columns[i].name));
    columns.push_back(given ? *given : zero_of(table.columns[i].type));
  }
  return columns;
}

void ExampleRows::add_row(const Filling& filling) {
  const Table& table = reading_.table(filling.table);
  ExampleRow row;
  row.table = filling.table;
  row.span = filling.written.span;
  row.reverses = filling.reverses;
  row.key_or_id = filling.key_or_id.empty() ? fresh_id(filling.table) : filling.key_or_id;
  if (!ids_[filling.table].insert(row.key_or_id).second)
    reading_.refuse(code::id_twice, row.span, say("编号 `{}` 用了两次", "the id `{}` is used twice", row.key_or_id),
                    {"换一个编号", "give it another id"});
  row.columns = columns_of(filling);
  if (table.is_subject) keys_.push_back(row.key_or_id);
  row.subject = static_cast<Index>(keys_.size()) - 1;
  example_.rows.push_back(std::move(row));
}

std::string ExampleRows::fresh_id(Index table) {
  for (;;) {
    std::string id = fmt::format("{:06}", ++counters_[table]);
    if (!ids_[table].contains(id)) return id;
  }
}

Index ExampleRows::subject_before(Span span) {
  if (keys_.empty()) {
    const Table& subject = reading_.plan.tables.front();
    const syntax::ExampleRow nothing{{subject.name, span}, 1, {}, span};
    add_row({nothing, 0, {}, {}, std::vector<std::optional<Value>>(subject.columns.size())});
  }
  return static_cast<Index>(keys_.size()) - 1;
}

bool ExampleRows::has(const std::string& key_or_id) const {
  return std::ranges::any_of(ids_, [&](const auto& table) { return table.second.contains(key_or_id); });
}

}  // namespace nuan::policy::check
