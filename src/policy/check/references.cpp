// Names inside expressions: a bare name is looked for in the fact, its group, its subject, then among lets and inputs;
// where more than one place has it, it is refused until written table.name. Nothing shadows.
#include <algorithm>

#include "policy/check/expressions.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy::check {
namespace {

using What = ValueName::What;

bool is_rows(const ValueName& value) { return value.what == What::table || value.what == What::group; }

// `claim.settled_at` for columns, the bare name for what has no table.
std::string full_name(const Plan& plan, const ValueName& value) {
  if (value.table == none) return value.name;
  return plan.tables[static_cast<std::size_t>(value.table)].name + "." + value.name;
}

Words joined(const std::vector<std::string>& names) {
  Words text;
  for (const std::string& name : names) {
    text.zh += (text.zh.empty() ? "`" : "、`") + name + "`";
    text.en += (text.en.empty() ? "`" : ", `") + name + "`";
  }
  return text;
}

}  // namespace

NodeId Expressions::reference(Index index, Span span) {
  const ValueName& value = reading_.names.value(index);
  reading_.names.use(index);
  if (value.what == What::let) return use_let(value.index, span);
  Node node;
  node.span = span;
  node.index = value.index;
  switch (value.what) {
    case What::input:
      node.op = Op::input;
      node.type = reading_.plan.inputs[static_cast<std::size_t>(value.index)].type;
      return add_leaf(std::move(node));
    case What::column:
      node.op = Op::column;
      node.type = reading_.table(value.table).columns[static_cast<std::size_t>(value.index)].type;
      if (node.type.kind == Kind::real && !real_wanted_) return refuse_real(value.name, span);
      break;
    default:
      node.op = value.what == What::key ? Op::key : Op::id;
      node.type = {Kind::text};
  }
  const bool of_subject = reading_.table(value.table).is_subject;
  node.level = of_subject ? Level{Level::Rank::subject, none, false} : Level{Level::Rank::fact, value.table, false};
  return add_leaf(std::move(node));
}

NodeId Expressions::refuse_real(const std::string& name, Span span) {
  reading_.refuse(code::wrong_kind, span,
                  say("`{}` 是实测的数（real），只能直接放进 index 的树里",
                      "`{}` is a measurement (`real`) and stands in the tree of an index alone", name),
                  {"要参与计算就声明成 `number`", "to calculate with it, declare it `number`"});
  return none;
}

NodeId Expressions::measured(const syntax::Name& name, Standpoint standpoint) {
  standpoint_ = standpoint;
  real_wanted_ = true;
  const NodeId node = read(syntax::NameRef{{name}}, name.span);
  real_wanted_ = false;
  return node;
}

NodeId Expressions::result_reference(Index result, Span span) {
  Node node;
  node.op = Op::result;
  node.type = {Kind::money};
  node.level = {Level::Rank::subject, none, true};
  node.span = span;
  node.index = result;
  return add_leaf(std::move(node));
}

// What a form comes to in the row at hand.
NodeId Expressions::form_reference(Index form, Span span) {
  const Plan& plan = reading_.plan;
  const FormPlace& place = plan.forms[static_cast<std::size_t>(form)];
  const std::optional<Kind> kind = kind_in_laws(plan, place);
  if (!kind) {
    reading_.refuse(code::result_as_value, span,
                    say("`{}` 的行不是哪个表的行，条件里不能读",
                        "the rows of `{}` are none of a table; no condition reads them", plan.form_name(place)),
                    say("写 `{} monotone in …`", "write `{} monotone in …`", plan.form_name(place)));
    return none;
  }
  Node node;
  node.op = Op::result;
  node.type = {*kind};
  node.level = parts_of(plan, place).each.of;
  node.span = span;
  node.index = result_of_form(plan, form);
  return add_leaf(std::move(node));
}

NodeId Expressions::read(const syntax::NameRef& name, Span span) {
  if (name.path.size() > 1) return read_qualified(name, span);
  const std::string& text = name.path.front().text;
  std::vector<Index> here;
  std::vector<std::string> places;
  for (const Index index : reading_.names.find(text)) {
    const ValueName& value = reading_.names.value(index);
    const bool elsewhere = standpoint_.table != none && value.table != none && value.table != standpoint_.table &&
                           !reading_.table(value.table).is_subject;
    if (is_rows(value) || elsewhere) continue;
    here.push_back(index);
    places.push_back(full_name(reading_.plan, value));
  }
  const auto result = reading_.names.results.find(text);
  const bool is_result = standpoint_.results && result != reading_.names.results.end();
  const auto form = reading_.names.forms.find(text);
  const bool is_form = standpoint_.results && form != reading_.names.forms.end();
  if (is_result || is_form) places.push_back(text);
  if (places.size() > 1) {
    for (const Index index : here) reading_.names.use(index);
    reading_.refuse(code::ambiguous_name, span,
                    say("`{}` 不止一处有：{}", "`{}` is in more than one place: {}", text, joined(places)),
                    here.size() > 1 ? say("写明是哪个表的，如 `{}`", "say whose it is, such as `{}`", places.front())
                                    : Words{"改掉其中一个名字", "rename one of them"});
    return none;
  }
  if (is_result) return result_reference(result->second, span);
  if (is_form) return form_reference(form->second, span);
  if (!here.empty()) return reference(here.front(), span);
  refuse_unknown(name.path.front());
  return none;
}

NodeId Expressions::read_qualified(const syntax::NameRef& name, Span span) {
  const syntax::Name& owner = name.path.front();
  const syntax::Name& member = name.path.back();
  const Index table = reading_.plan.table_named(owner.text);
  if (table == none || name.path.size() > 2) {
    reading_.refuse(code::unknown_rows, owner.span, say("没有叫 `{}` 的表", "there is no table `{}`", owner.text),
                    reading_.suggest(owner.text, reading_.names.names_of(What::table), {"有这些表", "the tables are"}));
    return none;
  }
  std::vector<std::string> members;
  for (const ValueName& value : reading_.names.values()) {
    if (value.table != table) continue;
    members.push_back(value.name);
  }
  for (const Index index : reading_.names.find(member.text))
    if (reading_.names.value(index).table == table) return reference(index, span);
  reading_.refuse(code::unknown_column, member.span,
                  say("表 `{}` 没有 `{}` 这一列", "table `{}` has no column `{}`", owner.text, member.text),
                  reading_.suggest(member.text, members, {"它有这些列", "it has"}));
  return none;
}

void Expressions::refuse_unknown(const syntax::Name& name) {
  if (reading_.has_told_enough()) return reading_.refuse(code::unknown_name, name.span, {}, {});
  for (const Index index : reading_.names.find(name.text)) {
    const ValueName& value = reading_.names.value(index);
    reading_.names.use(index);
    if (is_rows(value))
      return reading_.refuse(
          code::rows_as_value, name.span,
          say("`{}` 是{}，不是一个值", "`{}` is a {}, not a value", name.text, words_for(value.what)),
          say("数行数写 `count of {}`，第几个写 `place of {} per year`",
              "to count rows write `count of {}`, to number them `place of {} per year`", name.text, name.text));
    return reading_.refuse(
        code::other_table, name.span,
        say("`{}` 是另一个表的列（{}）", "`{}` is a column of another table ({})", name.text,
            full_name(reading_.plan, value)),
        {"一行只读自己的列；先汇总到人，如 `(sum of … per year)`",
         "a row reads its own columns; bring the other's to the person, such as `(sum of … per year)`"});
  }
  if (reading_.names.results.contains(name.text) || reading_.names.forms.contains(name.text))
    return reading_.refuse(code::result_as_value, name.span,
                           say("`{}` 是结果，这里不能读", "`{}` is a result and cannot be read here", name.text),
                           {"结果只有 limit、law、example 能读", "results are read only by limits, laws and examples"});
  for (const Table& table : reading_.plan.tables)
    for (const Column& column : table.columns) {
      if (column.type.choices == none) continue;
      const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(column.type.choices)];
      if (std::ranges::find(set, name.text, &ChoiceName::name) == set.end()) continue;
      return reading_.refuse(code::choice_alone, name.span,
                             say("`{}` 是 `{}` 的一个选项，不能单独写",
                                 "`{}` is a choice of `{}` and cannot stand alone", name.text, column.name),
                             say("写 `{} is {}`", "write `{} is {}`", column.name, name.text));
    }
  reading_.refuse(code::unknown_name, name.span, say("没有叫 `{}` 的值", "there is no value `{}`", name.text),
                  reading_.suggest(name.text, reading_.names.readable_names(), {"可以读的有", "what can be read"}));
}

}  // namespace nuan::policy::check
