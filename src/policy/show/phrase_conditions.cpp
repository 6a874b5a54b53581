// Conditions in words: comparisons, membership, and, or, not.
#include "policy/show/figure_words.hpp"
#include "policy/show/phrase.hpp"

namespace nuan::policy {
namespace {

struct Relation {
  std::string_view zh, en, zh_date, en_date;
};

Relation relation(Op op) {
  switch (op) {
    case Op::less:
      return {"低于", "is below", "早于", "is before"};
    case Op::less_equal:
      return {"不超过", "is at most", "不晚于", "is no later than"};
    case Op::greater:
      return {"超过", "is above", "晚于", "is after"};
    case Op::greater_equal:
      return {"不低于", "is at least", "不早于", "is no earlier than"};
    case Op::equal:
      return {"为", "is", "为", "is"};
    default:
      return {"不为", "is not", "不为", "is not"};
  }
}

}  // namespace

Spoken Phrases::comparison(const Node& node) const {
  if (node.op == Op::in_periods)
    return {say("{0}在{1}期内", "{0} lies in {1}", {inside(node.args[0], Bond::sum), inside(node.args[1], Bond::sum)}),
            Bond::comparison};
  if (node.op == Op::in_list) {
    const std::vector<Text> items = all({node.args.begin() + 1, node.args.end()});
    return {say("{0}是{1}之一", "{0} is one of {1}", {inside(node.args[0], Bond::sum), join(items, say("、", ", "))}),
            Bond::comparison};
  }
  if (node.op == Op::equal && speaks_for_itself(arg(node, 0))) return {Text("是") + compared(node), Bond::comparison};
  const Relation words = relation(node.op);
  const bool date = arg(node, 0).type.kind == Kind::date;
  const std::string_view verb = date ? say(words.zh_date, words.en_date) : say(words.zh, words.en);
  const bool flag = arg(node, 0).type.kind == Kind::flag && arg(node, 0).op != Op::let;
  const Text left = flag ? named(arg(node, 0)).text : inside(node.args[0], Bond::sum);
  return {left + say("", " ") + verb + compared(node), Bond::comparison};
}

// The right side with the blank it needs: Chinese has one only before digits, and quotes the choice.
Text Phrases::compared(const Node& node) const {
  if (const auto* word = std::get_if<std::string>(&arg(node, 1).value);
      word != nullptr && arg(node, 0).op == Op::result) {
    const Words decision = figure_words(*word);
    return say("{0}", " {0}", {speaker_->quoted(speaker_->words(decision))});
  }
  const Text right = inside(node.args[1], Bond::sum);
  if (!speaker_->chinese()) return Text(" ") + right;
  if (arg(node, 1).op == Op::constant && arg(node, 1).type.kind == Kind::choice) return say("「{0}」", "", {right});
  const bool ascii = !right.runs.empty() && !right.runs.front().words.empty() &&
                     static_cast<unsigned char>(right.runs.front().words.front()) < 0x80;
  return ascii ? Text(" ") + right : right;
}

// A choice without a title of its own says in Chinese what it is: 是门诊, not setting为门诊.
bool Phrases::speaks_for_itself(const Node& node) const {
  if (!speaker_->chinese() || node.op != Op::column || node.type.kind != Kind::choice) return false;
  const auto table = static_cast<std::size_t>(node.level.rank == Level::Rank::fact ? node.level.of : 0);
  return speaker_->plan().tables[table].columns[static_cast<std::size_t>(node.index)].title.zh.empty();
}

// `结算日期在「困难职工」或「劳模」期内`: alternatives that hold one date against several periods read as one.
Text Phrases::status(const std::vector<NodeId>& alternatives, bool inside_them) const {
  std::vector<Text> periods;
  Text date;
  for (const NodeId alternative : alternatives) {
    const Node& node = *bare(alternative).node;
    if (node.op != Op::in_periods) return {};
    const Text own = inside(node.args[0], Bond::sum);
    if (!date.empty() && !(date == own)) return {};
    date = own;
    periods.push_back(inside(node.args[1], Bond::sum));
  }
  const Text joined = join(periods, say("或", " or "));
  return inside_them ? say("{0}在{1}期内", "{0} lies in {1}", {date, joined})
                     : say("{0}不在{1}期内", "{0} does not lie in {1}", {date, joined});
}

void Phrases::collect(NodeId node, Op op, std::vector<NodeId>& parts) const {
  const Node& found = *bare(node).node;
  if (found.op != op) return parts.push_back(node);
  for (const NodeId part : found.args) collect(part, op, parts);
}

Spoken Phrases::logic(const Node& node) const {
  if (node.op == Op::logical_not) return {negated(node.args[0]), Bond::comparison};
  const bool either = node.op == Op::logical_or;
  std::vector<NodeId> parts;
  for (const NodeId part : node.args) collect(part, node.op, parts);
  if (either)
    if (const Text one = status(parts, true); !one.empty()) return {one, Bond::comparison};
  std::vector<Text> texts;
  const Bond bond = either ? Bond::either : Bond::both;
  for (const NodeId part : parts) texts.push_back(inside(part, Bond::comparison));
  return {join(texts, either ? say("，或", " or ") : say("，且", " and ")), bond};
}

Text Phrases::negated(NodeId condition) const {
  const Node& node = *bare(condition).node;
  switch (node.op) {
    case Op::logical_not:
      return of(node.args[0]);
    case Op::in_periods:
      return status({condition}, false);
    case Op::input:
    case Op::column:
      return flag(node, false).text;
    case Op::logical_or: {
      std::vector<NodeId> parts;
      collect(condition, Op::logical_or, parts);
      if (const Text one = status(parts, false); !one.empty()) return one;
      break;
    }
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal: {
      Node turned = node;
      turned.op = *opposite(node.op);
      return comparison(turned).text;
    }
    default:
      break;
  }
  return say("并非（{0}）", "not ({0})", {of(condition)});
}

}  // namespace nuan::policy
