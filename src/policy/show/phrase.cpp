// Names, numbers, choices. Conditions are in phrase_conditions.cpp, what runs over rows in phrase_rows.cpp.
#include "policy/show/phrase.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

std::string month_day(Index number) {
  const auto two = [](Index n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(number / 100) + "-" + two(number % 100);
}

}  // namespace

Text Phrases::of(NodeId node, const std::string& source) const {
  if (source.empty()) return of(node);
  ++covered_;
  Text text = of(node);
  --covered_;
  return text + mark(source);
}

Phrases::Bare Phrases::bare(NodeId node) const {
  std::string source;
  const Node* found = &speaker_->plan().node(node);
  while (found->op == Op::let) {
    const Let& let = speaker_->plan().lets[static_cast<std::size_t>(found->index)];
    if (source.empty()) source = let.source;
    found = &speaker_->plan().node(let.value);
  }
  return {found, source};
}

bool Phrases::is_zero(NodeId node) const {
  const Node* found = bare(node).node;
  if (found->op == Op::yuan_to_fen) found = &arg(*found, 0);
  const auto* number = found->op == Op::constant ? std::get_if<Rational>(&found->value) : nullptr;
  return number != nullptr && sgn(*number) == 0;
}

bool Phrases::says_points(const Node& node) const {
  return node.type.kind == Kind::rate &&
         speaker_->plan().source.text(node.span).find("point") != std::string_view::npos;
}

Spoken Phrases::speak(NodeId node) const { return speak(speaker_->plan().node(node)); }

Spoken Phrases::speak(const Node& node) const {
  switch (node.op) {
    case Op::constant:
    case Op::yuan_to_fen:
      return constant(node);
    case Op::input:
    case Op::column:
    case Op::key:
    case Op::id:
    case Op::result:
      return node.type.kind == Kind::flag ? flag(node, true) : named(node);
    case Op::let:
      return let(node);
    case Op::add:
    case Op::subtract:
      return sum(node);
    case Op::multiply:
    case Op::divide:
    case Op::least:
    case Op::greatest:
    case Op::down_to:
      return combined(node);
    case Op::date_plus:
    case Op::date_minus:
    case Op::days_between:
    case Op::years_between:
    case Op::next_month_day:
    case Op::period_start:
    case Op::period_end:
    case Op::as_of:
      return dates(node);
    case Op::dated:
      return dated(node);
    case Op::in_periods:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
    case Op::in_list:
      return comparison(node);
    case Op::logical_not:
    case Op::logical_and:
    case Op::logical_or:
      return logic(node);
    case Op::conditional:
    case Op::match:
      return choosing(node);
    case Op::steps:
      return steps(node);
    case Op::aggregate:
    case Op::place:
      return over_rows(node);
  }
  ENSURE(false);  // untested: the switch names every form
  return {};
}

std::string Phrases::value(const Value& value, const Type& type) const {
  const auto* number = std::get_if<Rational>(&value);
  return as_money_ && type.kind == Kind::literal && number != nullptr ? Speaker::money(Rational(*number * 100))
                                                                      : speaker_->value(value, type);
}

Spoken Phrases::constant(const Node& node) const {
  if (node.op == Op::yuan_to_fen) {
    Phrases money = as_money();
    money.covered_ = covered_;
    return money.speak(node.args[0]);
  }
  const bool text = node.type.kind == Kind::text && !std::get<std::string>(node.value).empty();
  const auto* number = std::get_if<Rational>(&node.value);
  const std::string words =
      number != nullptr && says_points(node) ? speaker_->points(*number) : value(node.value, node.type);
  if (number == nullptr || sgn(*number) == 0) return {text ? speaker_->quoted(words) : words};
  return {Text(words) + mark("")};
}

// A yes or no that stands as a condition: `「退休」为是`.
Spoken Phrases::flag(const Node& node, bool holds) const {
  const Text name = named(node).text;
  return {holds ? say("{0}为是", "{0} is yes", {name}) : say("{0}为否", "{0} is no", {name}), Bond::comparison};
}

Spoken Phrases::named(const Node& node) const {
  const Plan& plan = speaker_->plan();
  switch (node.op) {
    case Op::input: {
      const Input& input = plan.inputs[static_cast<std::size_t>(node.index)];
      return {speaker_->quoted(speaker_->title(input.name, input.title))};
    }
    case Op::column:
      return {speaker_->quoted(speaker_->column(node.level.rank == Level::Rank::fact ? node.level.of : 0, node.index))};
    case Op::key:
      return {speaker_->quoted(plan.tables.front().key_name)};
    case Op::id:
      return {speaker_->quoted(plan.tables[static_cast<std::size_t>(node.level.of)].id_name)};
    default:
      return {speaker_->quoted(speaker_->result(node.index))};
  }
}

Spoken Phrases::let(const Node& node) const {
  const auto key = std::pair(node.index, covered_ > 0);
  if (!lets_.contains(key)) {
    const Let& let = speaker_->plan().lets[static_cast<std::size_t>(node.index)];
    const std::vector<Index> named_before = named_;
    Spoken spoken = speak(let.value);
    if (!let.source.empty()) spoken.text = of(let.value, let.source);
    const bool wide = display_width(print(spoken.text, Language::en)) > widest_let_;
    if (wide) named_ = named_before;
    lets_[key] = wide ? LetWords{{}, true} : LetWords{spoken, false};
  }
  const LetWords& words = lets_[key];
  if (words.by_name) return {name_of(node.index)};
  return words.spoken;
}

Text Phrases::name_of(Index let) const {
  if (std::find(named_.begin(), named_.end(), let) == named_.end()) named_.push_back(let);
  return speaker_->quoted(speaker_->plan().lets[static_cast<std::size_t>(let)].name);
}

bool Phrases::is_list_of_cases(NodeId node) const {
  const Op op = bare(node).node->op;
  return op == Op::conditional || op == Op::match || op == Op::steps || op == Op::dated;
}

Spoken Phrases::sum(const Node& node) const {
  const bool plus = node.op == Op::add;
  const auto [second, source] = bare(node.args[1]);
  if (second->op == Op::conditional && is_zero(second->args[2])) {
    const Text more = of(second->args[1], source);
    const Text when = of(second->args[0]);
    const Text first = inside(node.args[0], Bond::sum);
    return {plus ? say("{0}（{1}的，加 {2}）", "{0} (plus {2} if {1})", {first, when, more})
                 : say("{0}（{1}的，减 {2}）", "{0} (less {2} if {1})", {first, when, more}),
            Bond::product};
  }
  return {between(node, Bond::sum, plus ? " + " : " - ", plus ? Bond::sum : Bond::product), Bond::sum};
}

// Left before right whatever the compiler: what is spoken first is footnoted and named first.
Text Phrases::between(const Node& node, Bond left, std::string_view sign, Bond right) const {
  Text text = inside(node.args[0], left) + sign;
  text += inside(node.args[1], right);
  return text;
}

Spoken Phrases::combined(const Node& node) const {
  switch (node.op) {
    case Op::multiply:
      return {between(node, Bond::product, " × ", Bond::product), Bond::product};
    case Op::divide:
      return {between(node, Bond::product, " ÷ ", Bond::whole), Bond::product};
    case Op::least:
      return {say("{0}中最小的", "the least of {0}", {join(all(node.args), say("、", ", "))})};
    case Op::greatest:
      return {say("{0}中最大的", "the greatest of {0}", {join(all(node.args), say("、", ", "))})};
    default:
      return {say("{0}按 {1} 的整倍数向下取", "{0} down to a multiple of {1}",
                  {inside(node.args[0], Bond::whole), inside(node.args[1], Bond::whole)}),
              Bond::sum};
  }
}

Spoken Phrases::dates(const Node& node) const {
  const auto part = [&](std::size_t i) { return inside(node.args[i], Bond::whole); };
  switch (node.op) {
    case Op::date_plus:
      return {say("{0}后 {1}", "{1} after {0}", {part(0), part(1)}), Bond::sum};
    case Op::date_minus:
      return {say("{0}前 {1}", "{1} before {0}", {part(0), part(1)}), Bond::sum};
    case Op::days_between:
      return {say("{1}到{0}的天数", "the days from {1} to {0}", {part(0), part(1)}), Bond::sum};
    case Op::years_between:
      return {say("{0}到{1}的整年数", "the full years from {0} to {1}", {part(0), part(1)}), Bond::sum};
    case Op::next_month_day:
      return {say("{0}之后的第一个 {1}", "the first {1} after {0}", {part(0), Text(month_day(node.index))}), Bond::sum};
    case Op::period_start:
      return {say("{1}所在的{0}那一段的首日", "the first day of the period of {0} that holds {1}", {part(0), part(1)}),
              Bond::sum};
    case Op::period_end:
      return {say("{1}所在的{0}那一段的末日", "the last day of the period of {0} that holds {1}", {part(0), part(1)}),
              Bond::sum};
    default:
      return {say("{1}当日的{0}", "{0} as of {1}", {part(0), part(1)}), Bond::sum};
  }
}

Spoken Phrases::dated(const Node& node) const {
  std::vector<Text> items;
  ++covered_;
  for (std::size_t i = 0; i < node.args.size(); ++i)
    items.push_back(say("{0}（{1} 起）", "{0} from {1}", {of(node.args[i]), Text(to_text(node.dates[i]))}));
  --covered_;
  return {join(items, say("，", ", ")) + mark(""), Bond::choice};
}

Spoken Phrases::choosing(const Node& node) const {
  if (node.op == Op::conditional)
    return {say("若{0}则为 {1}，否则为 {2}", "{1} if {0}, else {2}",
                {of(node.args[0]), of(node.args[1]), of(node.args[2])}),
            Bond::choice};
  const Type& type = arg(node, 0).type;
  const auto& choices = speaker_->plan().choice_sets[static_cast<std::size_t>(type.choices)];
  std::vector<Text> arms;
  for (std::size_t i = 0; i < choices.size(); ++i)
    arms.push_back(Text(speaker_->title(choices[i].name, choices[i].title) + " ") + of(node.args[i + 1]));
  return {say("按{0}：{1}", "by {0}: {1}", {of(node.args[0]), join(arms, say("、", ", "))}), Bond::choice};
}

Spoken Phrases::steps(const Node& node) const {
  std::vector<Text> items;
  std::size_t i = 1;
  for (; i + 1 < node.args.size(); i += 2)
    items.push_back(say("不超过 {1} 的为 {0}", "{0} up to {1}", {of(node.args[i]), of(node.args[i + 1])}));
  if (i < node.args.size()) items.push_back(say("以上的为 {0}", "{0} beyond", {of(node.args[i])}));
  return {say("按{0}：{1}", "by {0}: {1}", {of(node.args[0]), join(items, say("，", ", "))}), Bond::choice};
}

Text Phrases::inside(NodeId node, Bond at_least) const {
  const Node& found = speaker_->plan().node(node);
  if (found.op == Op::let && at_least > Bond::choice && is_list_of_cases(node)) return name_of(found.index);
  const Spoken spoken = speak(node);
  return spoken.bond < at_least ? say("（{0}）", "({0})", {spoken.text}) : spoken.text;
}

std::vector<Text> Phrases::all(const std::vector<NodeId>& nodes) const {
  std::vector<Text> texts;
  for (const NodeId node : nodes) texts.push_back(inside(node, Bond::sum));
  return texts;
}

}  // namespace nuan::policy
