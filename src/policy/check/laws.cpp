// Laws: what must hold of every result, whatever the facts.
#include <algorithm>

#include "policy/check/declarations.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy::check {
namespace {

Law::Kind kind_of(syntax::Law::Kind written) {
  switch (written) {
    case syntax::Law::Kind::monotone:
      return Law::Kind::monotone;
    case syntax::Law::Kind::order:
      return Law::Kind::order;
    case syntax::Law::Kind::cliff:
      return Law::Kind::cliff;
    case syntax::Law::Kind::always:
    case syntax::Law::Kind::never:
      break;
  }
  return Law::Kind::always;
}

constexpr Level year_of_subject{Level::Rank::subject, none, true};

void refuse_dated(Reading& reading, NodeId node, const Words& what) {
  reading.refuse(
      code::dated_over_life, reading.plan.node(node).span,
      say("{}没有日期可读，不能用随时间变化的值", "{} has no day to be read on, so it cannot change over time", what),
      {"写一个固定的值，或用 `input`", "write one fixed value, or an `input`"});
}

// A promise about a form is read in each of its rows, any other in each year of a subject.
bool readable_in(Reading& reading, Expressions& expressions, NodeId condition, const Words& what) {
  if (condition == none) return false;
  Law promise;
  promise.condition = condition;
  const Index form = form_of_law(reading.plan, promise);
  if (form == none) return expressions.readable(condition, year_of_subject, what);
  const Level rows = parts_of(reading.plan, reading.plan.forms[static_cast<std::size_t>(form)]).each.of;
  if (!expressions.readable(condition, rows, what)) return false;
  const bool dated = rows.rank == Level::Rank::subject && reading.trait(condition).dated;
  if (dated) refuse_dated(reading, condition, what);
  return !dated;
}

void read_promise(Reading& reading, Expressions& expressions, const syntax::Law& written, Law& law) {
  const bool never = written.kind == syntax::Law::Kind::never;
  const Words what = never ? Words{"`never` ", "`never`"} : Words{"`always` ", "`always`"};
  const NodeId condition = expressions.condition(*written.condition, {none, true}, what);
  if (!readable_in(reading, expressions, condition, what)) return;
  law.condition = never ? expressions.negated(condition, written.condition->span) : condition;
}

// A sum of money; of an index a number.
void read_most(Reading& reading, Expressions& expressions, const syntax::Law& written, Law& law) {
  const Words what{"`cliff above` ", "`cliff above`"};
  const Index form = form_of_law(reading.plan, law);
  if (form == none) {
    const NodeId most = expressions.money(*written.most, {none, true}, what);
    if (expressions.readable(most, year_of_subject, what)) law.most = most;
    return;
  }
  const bool money = kind_in_laws(reading.plan, reading.plan.forms[static_cast<std::size_t>(form)]) == Kind::money;
  const NodeId most = money ? expressions.money(*written.most, {none, true}, what)
                            : expressions.adapted(expressions.value(*written.most, {none, true}), Kind::number);
  if (most == none || !expressions.readable(most, {}, what)) return;
  if (reading.trait(most).dated) return refuse_dated(reading, most, what);
  law.most = most;
}

void read_form(Reading& reading, const syntax::Name& name, Index form, Law& law) {
  const FormPlace& place = reading.plan.forms[static_cast<std::size_t>(form)];
  law.result = result_of_form(reading.plan, form);
  if (place.form == Form::admission)
    reading.refuse(
        code::wrong_kind, name.span, say("`{}` 是准入的决定，没有多少", "`{}` decides and does not grow", name.text),
        say("写 `always {} is \"admit\"` 这样的话", "write something like `always {} is \"admit\"`", name.text));
}

void read_result(Reading& reading, const syntax::Name& name, Law& law) {
  if (const auto found = reading.names.results.find(name.text); found != reading.names.results.end()) {
    law.result = found->second;
    return;
  }
  if (const auto form = reading.names.forms.find(name.text); form != reading.names.forms.end())
    return read_form(reading, name, form->second, law);
  std::vector<std::string> known = reading.names.result_names;
  for (const auto& [form, index] : reading.names.forms) known.push_back(form);
  reading.refuse(code::unknown_result, name.span, say("没有叫 `{}` 的结果", "there is no result `{}`", name.text),
                 reading.suggest(name.text, known, {"结果有", "the results are"}));
}

// The one column of that name among the law's table, or all tables for the first column; a subject's own where a law
// is about a form.
void read_column(Reading& reading, const syntax::Name& name, Law& law) {
  const bool of_form = form_of_law(reading.plan, law) != none;
  std::vector<Index> found;
  std::vector<std::string> known;
  for (const ValueName& value : reading.names.values()) {
    if (value.what != ValueName::What::column || (value.table == 0 && !of_form)) continue;
    if (law.table != none && value.table != law.table) continue;
    known.push_back(value.name);
    if (value.name == name.text) found.push_back(value.table);
  }
  if (found.size() != 1) {
    const Words sentence = found.empty() ? say("事实里没有 `{}` 这一列", "no fact has a column `{}`", name.text)
                                         : say("不止一个表有 `{}`", "more than one table has `{}`", name.text);
    reading.refuse(code::unknown_column, name.span, sentence,
                   reading.suggest(name.text, known, {"可以写", "the columns are"}));
    return;
  }
  law.table = found.front();
  const auto& columns = reading.table(law.table).columns;
  const auto column = std::ranges::find(columns, name.text, &Column::name);
  const auto index = static_cast<Index>(column - columns.begin());
  for (const Index value : reading.names.find(name.text))
    if (reading.names.value(value).table == law.table) reading.names.use(value);
  if (!is_numeric(column->type.kind) || column->type.dated)
    reading.refuse(code::wrong_kind, name.span,
                   say("law 里要能增加的列，`{}` 是{}", "a law takes a column that can grow; `{}` is {}", name.text,
                       words_for(column->type.kind)),
                   {"写金额、比例、数或天数的列", "name a column of money, rates, numbers or days"});
  if (std::ranges::find(law.columns, index) != law.columns.end())
    reading.refuse(code::item_twice, name.span, say("`{}` 写了两次", "`{}` stands twice", name.text),
                   {"删去一个", "remove one of them"});
  law.columns.push_back(index);
}

}  // namespace

void read_laws(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Law>([&](const syntax::Law& written, Span span) {
    Law law;
    law.title = written.title.text;
    law.span = span;
    law.kind = kind_of(written.kind);
    if (std::ranges::find(reading.plan.laws, law.title, &Law::title) != reading.plan.laws.end())
      reading.refuse(code::name_twice, written.title.span,
                     say("已有叫“{}”的 law", "there is already a law \"{}\"", law.title),
                     {"换一个名字", "give it another name"});
    if (law.kind == Law::Kind::always) read_promise(reading, expressions, written, law);
    if (law.kind == Law::Kind::monotone || law.kind == Law::Kind::cliff) {
      read_result(reading, *written.result, law);
      if (law.kind == Law::Kind::cliff) read_most(reading, expressions, written, law);
      for (const syntax::Name& name : written.columns) read_column(reading, name, law);
    }
    reading.plan.laws.push_back(std::move(law));
  });
}

}  // namespace nuan::policy::check
