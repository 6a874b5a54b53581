// Values, also those that change over time, and bands.
#include <set>

#include "policy/diff/differing.hpp"
#include "policy/diff/meaning.hpp"

namespace nuan::policy {
namespace {

const Words nothing{"无", "none"};

Words numbered(std::size_t index, const Words& of) {
  const std::string number = std::to_string(index + 1);
  return {"第 " + number + " 段" + of.zh, of.en + " of band " + number};
}

}  // namespace

std::vector<Differing::Stretch> Differing::stretches(const Plan& plan, NodeId node) {
  const Node* found = &plan.node(node);
  while (found->op == Op::let || found->op == Op::yuan_to_fen) {
    node = found->op == Op::let ? plan.lets[static_cast<std::size_t>(found->index)].value : found->args.front();
    found = &plan.node(node);
  }
  if (found->op != Op::dated) return {};
  std::vector<Stretch> items;
  for (std::size_t i = 0; i < found->args.size(); ++i) items.push_back({found->dates[i], found->args[i]});
  return items;
}

void Differing::value(const Words& label, Nodes nodes, bool money) {
  const auto [before, after] = nodes;
  if (meaning(before_.plan(), before) == meaning(after_.plan(), after)) return;
  if (before == none || after == none) {
    return note(label, before == none ? nothing : before_.value(before, money),
                after == none ? nothing : after_.value(after, money));
  }
  std::vector<Stretch> first = stretches(before_.plan(), before);
  std::vector<Stretch> second = stretches(after_.plan(), after);
  if (first.empty() && second.empty()) return note(label, before_.value(before, money), after_.value(after, money));
  money = money || before_.plan().node(before).type.kind == Kind::money;
  if (first.empty()) first = {{std::nullopt, before}};
  if (second.empty()) second = {{std::nullopt, after}};
  dated(label, first, second, money);
}

// The days at which either changes cut time into pieces; each piece in which they differ is a line.
void Differing::dated(const Words& label, const std::vector<Stretch>& before, const std::vector<Stretch>& after,
                      bool money) {
  std::set<Date> cuts;
  for (const auto* side : {&before, &after}) {
    for (std::size_t i = 1; i < side->size(); ++i) cuts.insert(*(*side)[i].from);
  }
  if (before.front().from && after.front().from && before.front().from != after.front().from) {
    const auto day = [](const Stretch& first) { return Words{to_text(*first.from), to_text(*first.from)}; };
    note({label.zh + "的起始日", "first day of " + label.en}, day(before.front()), day(after.front()));
  }
  std::vector<std::optional<Date>> starts{std::nullopt};
  starts.insert(starts.end(), cuts.begin(), cuts.end());
  const auto value_on = [](const std::vector<Stretch>& side, const std::optional<Date>& day) {
    NodeId value = side.front().value;
    for (std::size_t i = 1; day && i < side.size(); ++i) {
      if (*side[i].from <= *day) value = side[i].value;
    }
    return value;
  };
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const NodeId one = value_on(before, starts[i]);
    const NodeId other = value_on(after, starts[i]);
    // `500` in a let and 500 as money are the same amount once they stand here.
    const bool same_words = before_.value(one, money) == after_.value(other, money);
    if (same_words || meaning(before_.plan(), one) == meaning(after_.plan(), other)) continue;
    Words to = after_.value(other, money);
    if (starts[i]) to = {to.zh + ",自 " + to_text(*starts[i]), to.en + ", from " + to_text(*starts[i])};
    if (i + 1 < starts.size()) {
      const std::string last = to_text(starts[i + 1]->plus(-1));
      to = {to.zh + (starts[i] ? " 至 " : ",至 ") + last, to.en + (starts[i] ? " to " : ", until ") + last};
    }
    note(label, before_.value(one, money), to);
  }
}

void Differing::scope(const Words& label, const Scope& before, Index table_before, const Scope& after,
                      Index table_after) {
  if (meaning(before_.plan(), before) == meaning(after_.plan(), after)) return;
  note(label, before_.per(before, table_before), after_.per(after, table_after));
}

// `40% 至 50,000 元、90% 以上`
Words Differing::band_words(const Side& side, const Benefit& benefit) const {
  Words all;
  for (const Band& band : benefit.bands) {
    const Words rate = side.value(band.rate);
    const Words edge = band.edge == none ? Words{"以上", "beyond"} : side.value(band.edge);
    const bool lone = benefit.bands.size() == 1 && band.edge == none;
    all.zh += (all.zh.empty() ? "" : "、") + rate.zh + (lone ? "" : (band.edge == none ? " " : " 至 ") + edge.zh);
    all.en += (all.en.empty() ? "" : "; ") + rate.en + (lone ? "" : (band.edge == none ? " " : " to ") + edge.en);
  }
  return all;
}

void Differing::bands(const Benefit& before, const Benefit& after) {
  if (before.bands.size() != after.bands.size()) {
    return note({"分段", "bands"}, band_words(before_, before), band_words(after_, after));
  }
  const bool one = before.bands.size() == 1;
  const Words rate_words = before.on == none ? Words{"金额", "amount"} : Words{"比例", "rate"};
  const Words edge_words{"上界", "upper edge"};
  for (std::size_t i = 0; i < before.bands.size(); ++i) {
    const Words rate = one ? rate_words : numbered(i, rate_words);
    value(rate, {before.bands[i].rate, after.bands[i].rate});
    note_source(rate, before.bands[i].source, after.bands[i].source);
    value(one ? edge_words : numbered(i, edge_words), {before.bands[i].edge, after.bands[i].edge});
  }
}

}  // namespace nuan::policy
