#include "policy/show/reason.hpp"

#include <algorithm>

#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

void add(std::vector<Text>& because, Text reason) {
  if (std::find(because.begin(), because.end(), reason) == because.end()) because.push_back(std::move(reason));
}

void add_all(std::vector<Text>& because, const std::vector<Text>& more) {
  for (const Text& reason : more) add(because, reason);
}

bool is_zero(const std::optional<Value>& value) {
  const auto* number = value ? std::get_if<Rational>(&*value) : nullptr;
  return number != nullptr && sgn(*number) == 0;
}

}  // namespace

std::optional<Value> Reasons::value(NodeId node) const { return at_.readings->at(node, at_.table, at_.fact, at_.date); }

Text Reasons::value_text(NodeId id) const {
  const auto known = value(id);
  return known ? Text(phrases_->value(*known, node(id).type)) : phrases_->of(id);
}

Reasoned Reasons::of(NodeId id, const std::string& source) const {
  if (!source.empty()) {
    const Phrases unmarked = phrases_->unmarked();
    Reasoned found = Reasons(*speaker_, unmarked, at_).of(id);
    found.text += speaker_->cite(source);
    return found;
  }
  const Node& found = node(id);
  switch (found.op) {
    case Op::constant:
      return {phrases_->of(id), {}, true};
    case Op::yuan_to_fen: {
      const Phrases money = phrases_->as_money();
      return Reasons(*speaker_, money, at_).of(found.args[0]);
    }
    case Op::let:
      return let(found);
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return arithmetic(id, found);
    case Op::conditional:
      return conditional(id, found);
    case Op::match:
      return match(id, found);
    case Op::steps:
      return steps(id, found);
    case Op::dated:
      return dated(found);
    case Op::least:
    case Op::greatest:
      return extreme(id, found);
    case Op::column:
    case Op::input:
      return column(id, found);
    default:
      return computed(id);
  }
}

Reasoned Reasons::let(const Node& node) const {
  const Let& let = speaker_->plan().lets[static_cast<std::size_t>(node.index)];
  return of(let.value, let.source);
}

// An addend that came to nothing is left out: `20% + 0` is `20%`.
Reasoned Reasons::arithmetic(NodeId id, const Node& node) const {
  const bool sum = node.op == Op::add || node.op == Op::subtract;
  if (sum && is_zero(value(node.args[1]))) return of(node.args[0]);
  if (node.op == Op::add && is_zero(value(node.args[0]))) return of(node.args[1]);
  const auto part = [&](std::size_t i) {
    Reasoned read = of(node.args[i]);
    const Op op = phrases_->bare(node.args[i]).node->op;
    const bool weak = op == Op::add || op == Op::subtract;
    if (weak && (!sum || (node.op == Op::subtract && i == 1)))
      read.text = speaker_->say("（{0}）", "({0})", {read.text});
    return read;
  };  // untested: gcov counts the unwinding of `read` alone here
  static_cast<void>(id);
  Reasoned left = part(0);
  const Reasoned right = part(1);
  const char* sign = node.op == Op::add        ? " + "
                     : node.op == Op::subtract ? " - "
                     : node.op == Op::multiply ? " × "
                                               : " ÷ ";
  add_all(left.because, right.because);
  return {left.text + sign + right.text, left.because, false};
}

Reasoned Reasons::conditional(NodeId id, const Node& node) const {
  const auto holds = value(node.args[0]);
  if (!holds) return computed(id);
  const bool taken = std::get<bool>(*holds);
  Reasoned read = of(node.args[taken ? 1 : 2]);
  std::vector<Text> because;
  why(node.args[0], taken, because);
  add_all(because, read.because);
  return {read.text, because, false};
}

Reasoned Reasons::match(NodeId id, const Node& node) const {
  const auto known = value(node.args[0]);
  if (!known) return computed(id);
  Reasoned read = of(node.args[static_cast<std::size_t>(std::get<Choice>(*known).index) + 1]);
  std::vector<Text> because;
  add(because, speaker_->say("{0}为{1}", "{0} is {1}", {phrases_->of(node.args[0]), value_text(node.args[0])}));
  add_all(because, read.because);
  return {read.text, because, false};
}

Reasoned Reasons::steps(NodeId id, const Node& node) const {
  const auto known = value(node.args[0]);
  const auto* number = known ? std::get_if<Rational>(&*known) : nullptr;
  if (number == nullptr) return computed(id);
  for (std::size_t i = 1; i < node.args.size(); i += 2) {
    const auto edge = i + 1 < node.args.size() ? value(node.args[i + 1]) : std::nullopt;
    if (edge && std::get<Rational>(*edge) < *number) continue;
    Reasoned read = of(node.args[i]);
    std::vector<Text> because;
    add(because, value_words(node.args[0]));
    add_all(because, read.because);
    return {read.text, because, false};
  }
  return computed(id);  // untested: beyond the last step a settlement stops and gives no reasons
}

Reasoned Reasons::dated(const Node& node) const {
  std::size_t last = 0;
  for (std::size_t i = 0; i < node.dates.size(); ++i)
    if (node.dates[i] <= at_.date) last = i;
  Reasoned read = of(node.args[last]);
  read.because.push_back(speaker_->say("{0} 起的规定", "the rule from {0} on", {Text(to_text(node.dates[last]))}));
  read.plain = false;
  return read;
}

Reasoned Reasons::extreme(NodeId id, const Node& node) const {
  const auto whole = value(id);
  for (const NodeId arg : node.args) {
    if (!whole || value(arg) != whole) continue;
    Reasoned read = of(arg);
    add(read.because, node.op == Op::least ? speaker_->say("取几项中最小的", "the least of several", {})
                                           : speaker_->say("取几项中最大的", "the greatest of several", {}));
    read.plain = false;
    return read;
  }
  return computed(id);  // untested: the least or greatest of several is one of them
}

Reasoned Reasons::column(NodeId id, const Node& /*node*/) const {
  return {speaker_->say("{0}（{1}）", "{0} ({1})", {value_text(id), phrases_->of(id)}), {}, false};
}

// What a value is and how much: `当年第 2 个「住院号」`, `「等待」 = 30天`.
Text Reasons::value_words(NodeId id) const {
  const Node& found = *phrases_->bare(id).node;
  if (found.op == Op::place && value(id)) return phrases_->place(found, print(value_text(id), Language::en));
  return of(id).text;
}

// What has no parts worth showing: its value, and what it is.
Reasoned Reasons::computed(NodeId id) const {
  const auto known = value(id);
  if (!known) return {phrases_->of(id), {}, false};
  const Node& found = node(id);
  if (found.op == Op::place) return {phrases_->place(found, print(value_text(id), Language::en)), {}, false};
  return {speaker_->say("{0}（{1}）", "{0} ({1})", {value_text(id), phrases_->of(id)}), {}, false};
}

void Reasons::why(NodeId condition, bool holds, std::vector<Text>& because) const {
  const Node& found = *phrases_->bare(condition).node;
  switch (found.op) {
    case Op::logical_not:
      return why(found.args[0], !holds, because);
    case Op::logical_and:
    case Op::logical_or:
      // One part decides an `or` that holds and an `and` that does not; otherwise all of them do.
      for (const NodeId part : found.args) {
        const auto own = value(part);
        if (own && std::get<bool>(*own) == holds) why(part, holds, because);
      }
      return;
    case Op::in_periods:
      if (holds) return why_status(found, because);
      break;
    default:
      break;
  }
  add(because, holds ? phrases_->of(condition) : phrases_->negated(condition));
}

// `困难职工，2020-04-01 起`: the status and the stretch of it that counts.
void Reasons::why_status(const Node& found, std::vector<Text>& because) const {
  const Node& periods = *phrases_->bare(found.args[1]).node;
  const auto date = value(found.args[0]);
  const auto known = value(found.args[1]);
  const auto* all = known ? std::get_if<Periods>(&*known) : nullptr;
  const Period* own = all != nullptr && date ? all->find(std::get<Date>(*date)) : nullptr;
  if (own == nullptr || periods.op != Op::column)
    return add(because, speaker_->say("{0}在{1}期内", "{0} lies in {1}",
                                      {phrases_->of(found.args[0]), phrases_->of(found.args[1])}));
  const Index table = periods.level.rank == Level::Rank::fact ? periods.level.of : 0;
  add(because, speaker_->say("{0}（{1}）", "{0} ({1})",
                             {Text(speaker_->column(table, periods.index)), Text(speaker_->period(*own))}));
}

}  // namespace nuan::policy
