// The pot: bounds in exact fen become bounds in whole fen, parties stand in the order of their keys.
#include <limits>

#include "fund/fund.hpp"
#include "fund/keys.hpp"

namespace nuan::fund {
namespace {

constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();

mpz_class whole_up(const Rational& fen) {
  mpz_class whole;
  mpz_cdiv_q(whole.get_mpz_t(), fen.get_num_mpz_t(), fen.get_den_mpz_t());
  return whole;
}

mpz_class whole_down(const Rational& fen) {
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), fen.get_num_mpz_t(), fen.get_den_mpz_t());
  return whole;
}

std::string yuan(const mpz_class& fen) { return fen_to_yuan_text(Rational(fen)); }

// A bound that no fen can reach is as good as the largest.
std::int64_t clamped(const mpz_class& fen) { return fen.fits_slong_p() != 0 ? fen.get_si() : no_cap; }

Claimant claimant_of(const Party& party) {
  Claimant claimant{party.weight};
  if (party.at_least && *party.at_least > 0) claimant.at_least = clamped(whole_up(*party.at_least));
  if (party.at_most) claimant.at_most = *party.at_most < 0 ? -1 : clamped(whole_down(*party.at_most));
  return claimant;
}

Failure told_of_one(ApportionFlaw flaw, const Party& party) {
  const auto bound = [](const std::optional<Rational>& fen) { return fen ? fen_to_yuan_text(*fen) : std::string("0"); };
  const std::string zh = "“" + party.key + "”";
  if (flaw == ApportionFlaw::negative_weight)
    return fail(Code::share_weights, {},
                {zh + "的权重是 " + to_text(party.weight) + ",不能为负",
                 zh + " has the weight " + to_text(party.weight) + ", which is negative"});
  if (flaw == ApportionFlaw::weightless_floor)
    return fail(
        Code::share_bounds, {},
        {zh + "权重为 0,却至少要得 " + bound(party.at_least) + " 元",
         zh + " has weight 0 and must get at least " + bound(party.at_least) + " yuan"},
        {"权重为 0 的一方得 0:请去掉保底,或给出权重", "weight 0 gets 0: take the floor away, or give a weight"});
  return fail(Code::share_bounds, {},
              {zh + "至少要得 " + bound(party.at_least) + " 元,又至多得 " + bound(party.at_most) + " 元",
               zh + " must get at least " + bound(party.at_least) + " yuan and at most " + bound(party.at_most)},
              {"金额是整分:保底进到分,封顶舍到分", "amounts are whole fen: a floor is rounded up, a cap down"});
}

Failure told_of_all(const Unshareable& flaw, Money pot) {
  const std::string there = to_grouped_text(pot);
  switch (flaw.flaw) {
    case ApportionFlaw::floors_above: {
      const std::string missing = yuan(flaw.sum - static_cast<long>(pot.fen()));
      return fail(Code::share_bounds, {},
                  {"各方保底合计 " + yuan(flaw.sum) + " 元,总额只有 " + there + " 元,差 " + missing + " 元",
                   "the floors make " + yuan(flaw.sum) + " yuan, the pot is " + there + ": " + missing + " short"},
                  {"降低保底或增加总额", "lower the floors or raise the pot"});
    }
    case ApportionFlaw::caps_below: {
      const std::string over = yuan(static_cast<long>(pot.fen()) - flaw.sum);
      return fail(Code::share_bounds, {},
                  {"各方封顶合计 " + yuan(flaw.sum) + " 元,总额有 " + there + " 元,余 " + over + " 元无处可分",
                   "the caps make " + yuan(flaw.sum) + " yuan, the pot is " + there + ": " + over + " goes nowhere"},
                  {"提高封顶或减少总额", "raise the caps or lower the pot"});
    }
    case ApportionFlaw::no_weight:
      return fail(Code::share_weights, {},
                  {"有 " + there + " 元要分,各方权重都是 0", there + " yuan to share, and every weight is 0"});
    default:
      return fail(Code::share_range, {}, {"总额 " + there + " 元为负", "the pot of " + there + " yuan is negative"});
  }
}

Failure told(const Unshareable& flaw, Money pot, std::span<const Party> parties, std::span<const std::size_t> order) {
  switch (flaw.flaw) {
    case ApportionFlaw::negative_weight:
    case ApportionFlaw::crossed_bounds:
    case ApportionFlaw::weightless_floor:
      return told_of_one(flaw.flaw, parties[order[flaw.claimant]]);
    default:
      return told_of_all(flaw, pot);
  }
}

}  // namespace

Result<std::vector<Share>> share(Money pot, std::span<const Party> parties, Divide divide) {
  TRY_LET(const std::vector<std::size_t> order, order_by_key(parties));
  std::vector<Claimant> claimants;
  for (const std::size_t i : order) claimants.push_back(claimant_of(parties[i]));
  const auto portions = apportion(pot.fen(), claimants, divide);
  if (!portions) return told(portions.error(), pot, parties, order);
  std::vector<Share> shares(parties.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Portion& portion = (*portions)[i];
    shares[order[i]] = {parties[order[i]].key, Money::from_fen(portion.units), portion.quota, portion.held};
  }
  return shares;
}

}  // namespace nuan::fund
