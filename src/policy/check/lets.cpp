// Lets: each is read after those it reads, whatever their order in the file; dated values; rings.
#include <algorithm>

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

void Expressions::lets() {
  for (std::size_t i = 0; i < lets_.size(); ++i)
    if (lets_[i].state == LetState::State::unread) read_let(static_cast<Index>(i));
}

void Expressions::read_let(Index index) {
  LetState& state = lets_[static_cast<std::size_t>(index)];
  entered_.push_back(index);
  state.state = LetState::State::reading;
  const Standpoint outer = std::exchange(standpoint_, {});
  const bool dated_wanted = std::exchange(dated_wanted_, false);
  const syntax::Let& let = *state.let;
  const bool is_dated = let.items.size() > 1 || let.items.front().from;
  const NodeId value = is_dated ? read_dated(let) : read(*let.items.front().value);
  standpoint_ = outer;
  dated_wanted_ = dated_wanted;
  entered_.pop_back();
  state.state = value == none ? LetState::State::failed : LetState::State::done;
  if (value == none) return;
  state.index = static_cast<Index>(reading_.plan.lets.size());
  reading_.plan.lets.push_back({let.name.text, value, text_of(let.source), state.span});
}

NodeId Expressions::use_let(Index index, Span span) {
  LetState& state = lets_[static_cast<std::size_t>(index)];
  if (state.state == LetState::State::reading) {
    refuse_ring(index, span);
    return none;
  }
  if (state.state == LetState::State::unread) read_let(index);
  if (state.state != LetState::State::done) return none;
  const NodeId value = reading_.plan.lets[static_cast<std::size_t>(state.index)].value;
  const NodeId id = add(Op::let, node(value).type, span, {value});
  if (id == none) return none;
  Node& made = reading_.plan.nodes[static_cast<std::size_t>(id)];
  made.args.clear();
  made.index = state.index;
  return id;
}

// The lets entered since `index` are the ring, and reading it once more closes it.
void Expressions::refuse_ring(Index index, Span span) {
  std::string ring;
  for (auto one = std::ranges::find(entered_, index); one != entered_.end(); ++one)
    ring += lets_[static_cast<std::size_t>(*one)].let->name.text + " → ";
  const std::string& name = lets_[static_cast<std::size_t>(index)].let->name.text;
  reading_.refuse(code::ring, span, say("`{}` 绕回到自己：{}{}", "`{}` reads itself in a ring: {}{}", name, ring, name),
                  {"去掉其中一个引用", "take one of these readings out"});
}

bool Expressions::dates_in_order(const syntax::Let& let) {
  const syntax::DatedItem* before = nullptr;
  for (const syntax::DatedItem& item : let.items) {
    if (before && *item.from <= *before->from) {
      reading_.refuse(code::dates_not_rising, item.from_span,
                      say("{} 不晚于前一个日期 {}", "{} is not after the date before it, {}", to_text(*item.from),
                          to_text(*before->from)),
                      {"按日期先后写", "write them in the order of their days"});
      return false;
    }
    before = &item;
  }
  return true;
}

NodeId Expressions::read_dated(const syntax::Let& let) {
  std::vector<NodeId> values;
  for (const syntax::DatedItem& item : let.items) values.push_back(read(*item.value));
  if (!dates_in_order(let)) return none;
  const Date first_day = reading_.plan.from;
  const syntax::DatedItem& first = let.items.front();
  if (*first.from > first_day)
    reading_.refuse(
        code::no_value_yet, first.from_span,
        say("本版自 {} 起施行，这个值到 {} 才有", "the edition begins on {}, but this has no value before {}",
            to_text(first_day), to_text(*first.from)),
        say("第一项写 `from {}` 或更早", "begin the first item `from {}` or earlier", to_text(first_day)));
  for (std::size_t i = 1; i < let.items.size(); ++i)
    if (*let.items[i].from <= first_day)
      reading_.refuse(code::value_never_read, let.items[i - 1].value->span,
                      say("本版自 {} 起施行，这一项在此之前已被取代",
                          "the edition begins on {}; by then this value is replaced", to_text(first_day)),
                      {"删去这一项", "remove this item"});
  std::vector<NodeId*> pointers;
  for (NodeId& id : values) pointers.push_back(&id);
  const Span span = let.items.front().value->span.to(let.items.back().from_span);
  const auto type = make_alike(pointers, span);
  if (!type) return none;
  const NodeId id = add(Op::dated, *type, span, std::move(values));
  if (id == none) return none;
  Node& made = reading_.plan.nodes[static_cast<std::size_t>(id)];
  for (const syntax::DatedItem& item : let.items) made.dates.push_back(*item.from);
  reading_.traits[static_cast<std::size_t>(id)].dated = true;
  return id;
}

}  // namespace nuan::policy::check
