// What everybody pays in and takes out, and who inherits what is cut.
#include <map>

#include "fund/fund.hpp"
#include "fund/keys.hpp"

namespace nuan::fund {
namespace {

std::vector<Party> parties_of(std::span<const Side> sides, Rational Side::* weight) {
  std::vector<Party> parties;
  for (const Side& side : sides) parties.push_back({side.key, side.*weight, {}, {}});
  return parties;
}

Position* find(std::vector<Position>& positions, const std::string& key) {
  const auto found = std::ranges::find(positions, key, &Position::key);
  return found == positions.end() ? nullptr : &*found;
}

Failure not_there(const std::string& key) {
  return fail(Code::share_parties, {}, {"没有这一方:“" + key + "”", "there is no party “" + key + "”"});
}

Result<void> check_heirs(std::vector<Position>& positions, const std::string& key, std::span<const Heir> heirs) {
  if (find(positions, key) == nullptr) return not_there(key);
  for (const Heir& heir : heirs) {
    if (find(positions, heir.key) == nullptr) return not_there(heir.key);
    if (heir.key == key)
      return fail(Code::share_parties, {},
                  {"“" + key + "”被扣减的钱不能分回给自己", "what is cut from “" + key + "” cannot go back to it"});
  }
  return {};
}

}  // namespace

Result<std::vector<Position>> two_sided(Money pot, std::span<const Side> sides, Divide divide) {
  TRY_LET(const std::vector<Share> paid, share(pot, parties_of(sides, &Side::pays), divide));
  TRY_LET(const std::vector<Share> received, share(pot, parties_of(sides, &Side::gets), divide));
  std::vector<Position> positions;
  for (std::size_t i = 0; i < sides.size(); ++i)
    positions.push_back({sides[i].key, paid[i].amount, received[i].amount});
  return positions;
}

Result<std::vector<Position>> cut(std::vector<Position> positions, const std::string& key, const Rational& fraction,
                                  std::span<const Heir> heirs) {
  TRY(order_by_key(std::span<const Position>(positions)));
  TRY(check_heirs(positions, key, heirs));
  if (fraction < 0 || fraction > 1)
    return fail(Code::share_steps, {},
                {"扣减比例 " + to_text(fraction) + " 不在 0 到 1 之间",
                 "the cut " + to_text(fraction) + " is not within 0 to 1"});
  Position& loser = *find(positions, key);
  const std::optional<Money> taken = round_to_fen(fen_of(loser.received) * fraction);
  ENSURE(taken);
  std::vector<Party> parties;
  for (const Heir& heir : heirs) parties.push_back({heir.key, heir.weight, {}, {}});
  TRY_LET(const std::vector<Share> shares, share(*taken, parties, Divide::largest_remainder));
  loser.received -= *taken;
  for (const Share& part : shares) find(positions, part.key)->received += part.amount;
  return positions;
}

std::vector<Net> nets_of(std::span<const Transfer> transfers) {
  std::map<std::string, Money> nets;
  for (const Transfer& transfer : transfers) {
    nets[transfer.from] -= transfer.amount;
    nets[transfer.to] += transfer.amount;
  }
  std::vector<Net> list;
  for (const auto& [key, amount] : nets) list.push_back({key, amount});
  return list;
}

}  // namespace nuan::fund
