// Inputs, tables and groups; and every name of the file, so that the order of declarations means nothing.
#include <algorithm>

#include "policy/check/declarations.hpp"

namespace nuan::policy::check {
namespace {

using What = ValueName::What;

Kind kind_of(syntax::TypeWord word) {
  switch (word) {
    case syntax::TypeWord::money:
      return Kind::money;
    case syntax::TypeWord::rate:
      return Kind::rate;
    case syntax::TypeWord::count:
      return Kind::count;
    case syntax::TypeWord::date:
      return Kind::date;
    case syntax::TypeWord::days:
      return Kind::days;
    case syntax::TypeWord::periods:
      return Kind::periods;
    case syntax::TypeWord::choice:
      return Kind::choice;
    case syntax::TypeWord::flag:
      return Kind::flag;
    case syntax::TypeWord::text:
      return Kind::text;
    case syntax::TypeWord::real:
      return Kind::real;
    case syntax::TypeWord::number:
      break;
  }
  return Kind::number;
}

class Declaring {
 public:
  explicit Declaring(Reading& reading) : reading_(reading) {
    reading.each<syntax::Composite>([&](const syntax::Composite&, Span) { may_measure_ = reading.reads_everybody(); });
  }

  void all() {
    subject();
    reading_.each<syntax::Table>([&](const syntax::Table& table, Span span) {
      if (table.of) fact_table(table, span);
    });
    reading_.each<syntax::Group>([&](const syntax::Group& group, Span span) { this->group(group, span); });
    reading_.each<syntax::Input>([&](const syntax::Input& input, Span span) {
      declare({What::input, input.name.text, none, size_of(reading_.plan.inputs), input.name.span});
      if (input.type.word == syntax::TypeWord::real)
        reading_.refuse(code::later_type, input.type.span,
                        {"输入不能是 `real`：它不属于任何一行", "an input cannot be `real`: it belongs to no row"},
                        {"写 `number`", "write `number`"});
      reading_.plan.inputs.push_back({input.name.text, words_of(input.titles), type(input.type), span});
    });
    Index lets = 0;
    reading_.each<syntax::Let>(
        [&](const syntax::Let& let, Span) { declare({What::let, let.name.text, none, lets++, let.name.span}); });
    declare_results(reading_);
  }

 private:
  template <class T>
  static Index size_of(const std::vector<T>& list) {
    return static_cast<Index>(list.size());
  }

  // Only columns of different tables may share a name. A second owner is refused and not known by it.
  void declare(ValueName value) {
    for (const Index index : reading_.names.find(value.name)) {
      const ValueName& other = reading_.names.value(index);
      if (other.table != none && value.table != none && other.table != value.table) continue;
      const Place place = reading_.plan.source.place(other.span);
      reading_.refuse(code::name_twice, value.span,
                      say("`{0}` 已在第 {1} 行用作{2}", "`{0}` is already the {2} on line {1}", value.name, place.line,
                          words_for(other.what)),
                      {"换一个名字", "choose another name"});
      return;
    }
    reading_.names.add(std::move(value));
  }

  Type type(const syntax::Type& written) {
    Type result{kind_of(written.word), written.dated, none};
    if (written.dated && !is_numeric(result.kind))
      reading_.refuse(
          code::wrong_kind, written.span,
          say("`dated` 不能用于{}", "`dated` cannot be used with {}", words_for(result.kind)),
          {"`dated` 用于 money、rate、number、count、days", "`dated` goes with money, rate, number, count or days"});
    if (result.kind != Kind::choice) return result;
    std::vector<ChoiceName> set;
    for (const syntax::Choice& choice : written.choices) {
      if (std::ranges::find(set, choice.name.text, &ChoiceName::name) != set.end())
        reading_.refuse(code::item_twice, choice.name.span,
                        say("选项 `{}` 写了两次", "the choice `{}` stands twice", choice.name.text),
                        {"删去一个", "remove one of them"});
      set.push_back({choice.name.text, words_of(choice.titles)});
    }
    result.choices = size_of(reading_.plan.choice_sets);
    reading_.plan.choice_sets.push_back(std::move(set));
    return result;
  }

  // Measurements belong to files with an index and no benefit: nothing else reads them.
  void check_measured(const syntax::Type& written, bool or_missing) {
    const bool real = written.word == syntax::TypeWord::real;
    if (real && !may_measure_)
      reading_.refuse(
          code::later_type, written.span,
          {"`real` 只有 index 才读，这个文件里不能用", "`real` is read by an `index` alone, not in this file"},
          {"金额写 `money`，其他写 `number`", "write `money` for amounts, `number` for the rest"});
    if (or_missing && !real)
      reading_.refuse(
          code::later_type, written.span,
          {"`or missing` 只跟在 `real` 后面", "`or missing` stands behind `real` alone"},
          {"没有就是没有这一行：为它单列一个表", "what may be absent is a row of its own: give it a table"});
  }

  Type column_type(const syntax::Column& column) {
    check_measured(column.type, column.or_missing);
    Type result = type(column.type);
    result.or_missing = column.or_missing && result.kind == Kind::real;
    return result;
  }

  void columns(const syntax::Table& written, Table& table, Index index) {
    for (const syntax::Column& column : written.columns) {
      if (column.name.text == "reverses")
        reading_.refuse(
            code::reserved_column, column.name.span,
            {"`reverses` 是撤销一行的内置列", "`reverses` is the built-in column by which a row undoes another"},
            {"删去它，在表头写 `may reverse`", "remove it and write `may reverse` in the table's first line"});
      if (index != 0 && column.name.text == table.key_name)
        reading_.refuse(
            code::reserved_column, column.name.span,
            say("`{}` 是人员表的主键，每个表都有", "`{}` is the subject's key, which every table has", table.key_name),
            {"删去这一列", "remove this column"});
      declare({What::column, column.name.text, index, size_of(table.columns), column.name.span});
      table.columns.push_back({column.name.text, words_of(column.titles), column_type(column), column.name.span});
    }
  }

  // The one table that belongs to no other. A stand-in keeps the rest readable when it is missing.
  void subject() {
    const syntax::Table* found = nullptr;
    Span found_span;
    reading_.each<syntax::Table>([&](const syntax::Table& table, Span span) {
      if (table.of) return;
      if (found)
        reading_.refuse(
            code::second_subject, table.name.span,
            say("已有人员表 `{}`，`{}` 没有说属于谁",
                "`{}` is the subject table; `{}` does not say whose rows it holds", found->name.text, table.name.text),
            say("写 `table {} of {}`", "write `table {} of {}`", table.name.text, found->name.text));
      else
        found = &table, found_span = span;
    });
    Table table;
    table.is_subject = true;
    if (!found) {
      reading_.refuse(code::no_subject, reading_.file.header.span, {"没有人员表", "there is no subject table"},
                      {"写 `table member key person_id`", "write `table member key person_id`"});
      reading_.plan.tables.push_back(std::move(table));
      return;
    }
    table.name = found->name.text;
    table.title = words_of(found->titles);
    table.span = found_span;
    declare({What::table, found->name.text, none, 0, found->name.span});
    subject_clauses(*found);
    if (!found->key.empty()) {
      table.key_name = found->key.front().text;
      declare({What::key, table.key_name, 0, none, found->key.front().span});
    }
    columns(*found, table, 0);
    reading_.plan.tables.push_back(std::move(table));
  }

  void subject_clauses(const syntax::Table& table) {
    if (table.key.size() != 1)
      reading_.refuse(code::subject_key, table.name.span,
                      say("人员表 `{}` 要有一个主键列", "the subject table `{}` has exactly one key", table.name.text),
                      say("写 `table {} key person_id`", "write `table {} key person_id`", table.name.text));
    if (!table.order.empty() || table.may_reverse)
      reading_.refuse(code::table_clause, table.name.span,
                      {"人员表没有先后，也不能撤销", "rows of the subject table have no order and are not undone"},
                      {"`in order` 和 `may reverse` 写在 `of` 它的表上",
                       "`in order` and `may reverse` belong to the tables `of` it"});
  }

  void fact_table(const syntax::Table& written, Span span) {
    const Index index = size_of(reading_.plan.tables);
    const Table& subject = reading_.plan.tables.front();
    Table table;
    table.name = written.name.text;
    table.title = words_of(written.titles);
    table.key_name = subject.key_name;
    table.id_name = table.name + "_id";
    table.may_reverse = written.may_reverse;
    table.span = span;
    if (!subject.name.empty() && written.of->text != subject.name)
      reading_.refuse(code::table_of, written.of->span,
                      say("`{}` 不是人员表", "`{}` is not the subject table", written.of->text),
                      say("写 `of {}`", "write `of {}`", subject.name));
    if (!written.key.empty())
      reading_.refuse(code::table_clause, written.key.front().span,
                      say("`{}` 的编号列总是 `{}`", "the id of `{}` is always `{}`", table.name, table.id_name),
                      {"删去 `key …`", "remove `key …`"});
    declare({What::table, table.name, none, index, written.name.span});
    declare({What::id, table.id_name, index, none, written.name.span});
    columns(written, table, index);
    read_order(written, table);
    reading_.plan.tables.push_back(std::move(table));
  }

  void read_order(const syntax::Table& written, Table& table) {
    for (const syntax::Name& name : written.order) {
      const Index column = column_or_id(table, name);
      if (column == none) continue;
      if (std::ranges::find(table.order, column) != table.order.end())
        reading_.refuse(code::item_twice, name.span,
                        say("`{}` 在次序里写了两次", "`{}` stands twice in the order", name.text),
                        {"删去一个", "remove one of them"});
      const Kind kind = column == order_by_id ? Kind::text : table.columns[static_cast<std::size_t>(column)].type.kind;
      if (kind == Kind::periods || kind == Kind::flag || kind == Kind::choice)
        reading_.refuse(code::wrong_kind, name.span,
                        say("不能按{}排先后", "rows cannot be put in the order of {}", words_for(kind)),
                        {"按日期、数或编号排", "use a date, a number or the id"});
      table.order.push_back(column);
    }
    if (table.order.size() == written.order.size()) check_order(written, table);
  }

  void check_order(const syntax::Table& written, const Table& table) {
    const bool dated = !table.order.empty() && table.order.front() != order_by_id &&
                       table.columns[static_cast<std::size_t>(table.order.front())].type.kind == Kind::date;
    const Span span = written.order.empty() ? written.name.span : written.order.front().span;
    if (!dated)
      reading_.refuse(code::order_date, span,
                      say("表 `{}` 的次序要从日期列开始，那是每行自己的日期",
                          "the order of `{}` begins with a date column: the day each row belongs to", table.name),
                      say("写 `in order settled_at, {}`", "write `in order settled_at, {}`", table.id_name));
    else if (std::ranges::find(table.order, order_by_id) == table.order.end())
      reading_.refuse(code::order_not_unique, span,
                      {"同一人的两行可能排不出先后", "two rows of one person could stand in no order"},
                      say("次序末尾加上 `, {}`", "end the order with `, {}`", table.id_name));
  }

  // A column of the table by its index, order_by_id for its id, or none after saying so.
  Index column_or_id(const Table& table, const syntax::Name& name) {
    if (name.text == table.id_name) return order_by_id;
    const auto found = std::ranges::find(table.columns, name.text, &Column::name);
    if (found != table.columns.end()) return static_cast<Index>(found - table.columns.begin());
    std::vector<std::string> known;
    for (const Column& column : table.columns) known.push_back(column.name);
    known.push_back(table.id_name);
    reading_.refuse(code::unknown_column, name.span,
                    say("表 `{}` 没有 `{}` 这一列", "table `{}` has no column `{}`", table.name, name.text),
                    reading_.suggest(name.text, known, {"它有这些列", "it has"}));
    return none;
  }

  void group(const syntax::Group& written, Span span) {
    Group group;
    group.name = written.name.text;
    group.title = words_of(written.titles);
    group.span = span;
    const auto of = fact_table_named(reading_, written.of);
    if (!of) return;
    group.table = *of;
    const Table& table = reading_.table(group.table);
    for (const syntax::Name& name : written.by) {
      const Index column = column_or_id(table, name);
      if (column == none) continue;
      for (const Index index : reading_.names.find(name.text))
        if (reading_.names.value(index).table == group.table) reading_.names.use(index);
      const bool fits =
          column == order_by_id || (table.columns[static_cast<std::size_t>(column)].type.kind != Kind::periods &&
                                    !table.columns[static_cast<std::size_t>(column)].type.dated);
      if (!fits)
        reading_.refuse(code::wrong_kind, name.span, {"不能按期间分组", "rows cannot be grouped by periods"},
                        {"按编号、文字、选项或日期分组", "group by a text, a choice, a date or a number"});
      group.by.push_back(column);
    }
    declare({What::group, group.name, none, size_of(reading_.plan.groups), written.name.span});
    reading_.plan.groups.push_back(std::move(group));
  }

  Reading& reading_;
  bool may_measure_ = false;
};

}  // namespace

std::optional<Index> fact_table_named(Reading& reading, const syntax::Name& name) {
  const Index table = reading.plan.table_named(name.text);
  if (table > 0) {
    reading.names.use(What::table, table);
    return table;
  }
  std::vector<std::string> known = reading.names.names_of(What::table);
  std::erase(known, reading.plan.tables.front().name);
  reading.refuse(code::unknown_rows, name.span, say("没有叫 `{}` 的事实表", "there is no fact table `{}`", name.text),
                 reading.suggest(name.text, known, {"事实表有", "the fact tables are"}));
  return std::nullopt;
}

void declare_names(Reading& reading) { Declaring(reading).all(); }

}  // namespace nuan::policy::check
