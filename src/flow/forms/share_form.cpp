// A pot among the rows of a form: weights and bounds from the policy, the division from src/fund.
#include "flow/forms/closing.hpp"
#include "fund/fund.hpp"

namespace nuan::flow {
namespace {

using policy::NodeId;

Failure undecided(Code code, const std::string& key, const policy::Stop& stop) {
  return fail(code, {},
              {"“" + key + "”的数算不出来:" + stop.words.zh,
               "a value of “" + key + "” cannot be worked out: " + stop.words.en});
}

Result<Rational> number(policy::Everybody& everybody, const policy::FormRowPlace& row, NodeId node, Code code) {
  const auto value = everybody.value(row, node);
  if (!value) return undecided(code, everybody.key(row).back(), value.error());
  return std::get<Rational>(*value);
}

Result<Money> pot_of(policy::Everybody& everybody, const policy::Share& share) {
  const auto value = everybody.value_for_all(share.pot);
  if (!value) return undecided(Code::share_range, "pot", value.error());
  const auto pot = round_to_fen(std::get<Rational>(*value));
  if (!pot) return fail(Code::share_range, {}, {"总额超出可记范围", "the pot is larger than can be kept"});
  return *pot;
}

struct Parties {
  std::vector<fund::Party> gets;
  std::vector<fund::Party> pays;
};

Result<Parties> parties_of(policy::Everybody& everybody, const policy::Share& share,
                           const std::vector<policy::FormRowPlace>& rows) {
  Parties parties;
  for (const policy::FormRowPlace& row : rows) {
    fund::Party party{everybody.key(row).back(), {}, {}, {}};
    TRY_LET(party.weight, number(everybody, row, share.by, Code::share_weights));
    if (share.at_least != policy::none) {
      TRY_LET(party.at_least, number(everybody, row, share.at_least, Code::share_bounds));
    }
    if (share.at_most != policy::none) {
      TRY_LET(party.at_most, number(everybody, row, share.at_most, Code::share_bounds));
    }
    if (share.paid_by != policy::none) {
      fund::Party payer{party.key, {}, {}, {}};
      TRY_LET(payer.weight, number(everybody, row, share.paid_by, Code::share_weights));
      parties.pays.push_back(std::move(payer));
    }
    parties.gets.push_back(std::move(party));
  }
  return parties;
}

// A count is shared as so many fen are.
Words told(const fund::Party& party, const fund::Share& share, const Rational& weights, Money pot, bool counts) {
  const auto text = [&](Money amount) { return counts ? std::to_string(amount.fen()) : to_grouped_text(amount); };
  const std::string sum = text(pot) + " × " + to_text(party.weight) + " / " + to_text(weights);
  switch (share.held) {
    case Held::at_least:
      return {"低于保底,补到 " + text(share.amount), "under its floor, raised to " + text(share.amount)};
    case Held::at_most:
      return {"高于封顶,截到 " + text(share.amount), "over its cap, cut to " + text(share.amount)};
    case Held::weightless:
      return {"权重为 0,得 0", "its weight is 0, it gets 0"};
    case Held::no:
      break;
  }
  if (counts) {
    const std::string quota = to_text(share.quota);
    return {sum + ",应得 " + quota + ",取整为 " + text(share.amount),
            sum + ": a quota of " + quota + ", in whole numbers " + text(share.amount)};
  }
  const std::string quota = fen_to_yuan_text(share.quota);
  return {sum + ",应得 " + quota + " 元,化到分为 " + text(share.amount),
          sum + ": a quota of " + quota + ", in whole fen " + text(share.amount)};
}

}  // namespace

Result<policy::FormTable> close_share(policy::Everybody& everybody, const policy::Share& share) {
  const std::vector<policy::FormRowPlace> rows = everybody.rows(share.each);
  const Divide divide = share.dividing == policy::Dividing::webster ? Divide::webster : Divide::largest_remainder;
  TRY_LET(const Money pot, pot_of(everybody, share));
  TRY_LET(const Parties parties, parties_of(everybody, share, rows));
  TRY_LET(const std::vector<fund::Share> gets, fund::share(pot, parties.gets, divide));
  std::vector<fund::Share> pays;
  if (share.paid_by != policy::none) {
    TRY_LET(pays, fund::share(pot, parties.pays, divide));
  }
  Rational weights;
  for (const fund::Party& party : parties.gets) weights += party.weight;
  policy::FormTable table{policy::Form::share, share.name, everybody.key_names(share.each.of),
                          {"quota", "amount"}, {},         {}};
  if (!pays.empty()) table.columns.insert(table.columns.end(), {"paid", "net"});
  const auto figure = [&](Money amount) {
    return share.counts ? policy::Figure(fen_of(amount)) : policy::Figure(amount);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Rational quota = share.counts ? gets[i].quota : Rational(gets[i].quota / 100);
    policy::FormRow row{everybody.key(rows[i]), {quota, figure(gets[i].amount)}, {}, {}};
    if (!pays.empty()) {
      row.figures.push_back(figure(pays[i].amount));
      row.figures.push_back(figure(gets[i].amount - pays[i].amount));
    }
    row.steps.push_back(told(parties.gets[i], gets[i], weights, pot, share.counts));
    row.read = everybody.read_values(rows[i], {share.by, share.paid_by, share.at_least, share.at_most});
    table.rows.push_back(std::move(row));
  }
  const std::string whole = share.counts ? std::to_string(pot.fen()) : to_grouped_text(pot);
  table.notes.push_back(
      {"总额 " + whole + ",各方合计恰为此数",
       "the pot of " + whole + (share.counts ? " is shared out, none left over" : " is shared out to the fen")});
  return table;
}

}  // namespace nuan::flow
