// Caps and limits that nothing ever reaches. A cap met exactly is reached: 653 + 200,000 = 200,653.
#include <algorithm>
#include <functional>
#include <map>

#include "policy/check/levels.hpp"
#include "policy/check/say.hpp"
#include "policy/check/static_checks.hpp"

namespace nuan::policy::check {
namespace {

using Bound = std::optional<Rational>;

Bound lower_of(const Bound& a, const Bound& b) {
  if (!a) return b;
  return b && *b < *a ? b : a;
}

class CheckingCaps {
 public:
  CheckingCaps(Reading& reading, Constants& constants)
      : reading_(reading), plan_(reading.plan), constants_(constants) {}

  void all() {
    for (const Benefit& benefit : plan_.benefits)
      for (const Cap& cap : benefit.caps) benefit_cap(benefit, cap);
    for (std::size_t i = 0; i < plan_.limits.size(); ++i) limit(i);
  }

 private:
  // What is read on some other day than the one asked about counts with the most it ever is.
  template <class Call>
  Bound over_time(Call bound_on) {
    Bound most;
    for (const Date day : days()) {
      const Bound now = bound_on(day);
      if (!now) return std::nullopt;
      if (!most || *now > *most) most = now;
    }
    return most;
  }

  // ---- what a benefit can bring in one scope, at most
  Bound most_of(const Benefit& benefit, const Scope& scope, Date day, const Cap* but) {
    Bound most;
    for (const Cap& cap : benefit.caps) {
      if (&cap == but || cap.amount == none || !lies_within(scope, cap.scope)) continue;
      const auto amount = [&](Date on) { return constants_.on(on, cap.amount).high; };
      most = lower_of(most, cap.scope == scope ? amount(day) : over_time(amount));
    }
    if (!lies_within(scope, benefit.scope)) return most;
    return lower_of(most, over_time([&](Date on) { return pays_at_most(benefit, on); }));
  }

  Bound pays_at_most(const Benefit& benefit, Date day) {
    if (benefit.bands.empty() || benefit.bands.front().rate == none) return std::nullopt;
    Bound most;
    if (benefit.pay == Benefit::Pay::bands)
      most = through_bands(benefit, day);
    else if (benefit.pay == Benefit::Pay::largest || benefit.scope.kind == Scope::Kind::fact)
      most = constants_.on(day, benefit.bands.front().rate).high;
    if (!most || benefit.raise_to == none) return most;
    const Bound floor = constants_.on(day, benefit.raise_to).high;
    return floor ? Bound(std::max(*most, *floor)) : std::nullopt;
  }

  // Bands end somewhere only when the last one pays nothing.
  Bound through_bands(const Benefit& benefit, Date day) {
    if (days().size() > 1) return std::nullopt;  // rates and edges are read on different days
    const Known& last = constants_.on(day, benefit.bands.back().rate);
    if (!last.is_exact() || *last.low != 0) return std::nullopt;
    Rational sum = 0, before = 0;
    for (const Band& band : benefit.bands) {
      if (band.edge == none) continue;
      const Known& edge = constants_.on(day, band.edge);
      const Known& rate = constants_.on(day, band.rate);
      if (!edge.is_exact() || !rate.high) return std::nullopt;
      sum += (*edge.high - before) * *rate.high;
      before = *edge.high;
    }
    return sum;
  }

  // ---- what a limit's benefits can bring together
  // Inner limits over the same scope hold their benefits together; the rest add up one by one.
  Bound together(std::size_t index, Date day) {
    const auto [known, fresh] = together_.try_emplace({index, day}, Bound());
    return fresh ? known->second = add_up(index, day) : known->second;
  }

  Bound add_up(std::size_t index, Date day) {
    const Limit& outer = plan_.limits[index];
    std::vector<Index> rest = outer.benefits;
    Rational sum = 0;
    for (std::size_t i = index; i-- > 0;) {  // the later of the inner ones is the wider
      const Limit& inner = plan_.limits[i];
      const bool counts =
          inner.cap.scope == outer.cap.scope && inner.cap.amount != none && std::ranges::includes(rest, inner.benefits);
      if (!counts) continue;
      const Bound most = lower_of(constants_.on(day, inner.cap.amount).high, together(i, day));
      if (!most) continue;
      sum += *most;
      std::erase_if(rest, [&](Index one) { return std::ranges::binary_search(inner.benefits, one); });
    }
    for (const Index one : rest) {
      const Bound most = most_of(plan_.benefits[static_cast<std::size_t>(one)], outer.cap.scope, day, nullptr);
      if (!most) return std::nullopt;
      sum += *most;
    }
    return sum;
  }

  // The lowest limit that holds the benefits and lies over the scope.
  Bound limited(const std::vector<Index>& benefits, const Scope& scope, Date day, const Limit* but) {
    Bound most;
    for (const Limit& outer : plan_.limits)
      if (&outer != but && outer.cap.amount != none && outer.cap.scope == scope &&
          std::ranges::includes(outer.benefits, benefits))
        most = lower_of(most, constants_.on(day, outer.cap.amount).high);
    return most;
  }

  void benefit_cap(const Benefit& benefit, const Cap& cap) {
    const auto self = static_cast<Index>(&benefit - plan_.benefits.data());
    never_reached(cap, [&](Date day) {
      return lower_of(most_of(benefit, cap.scope, day, &cap), limited({self}, cap.scope, day, nullptr));
    });
  }

  void limit(std::size_t index) {
    const Limit& one = plan_.limits[index];
    never_reached(one.cap, [&](Date day) {
      return lower_of(together(index, day), limited(one.benefits, one.cap.scope, day, &one));
    });
  }

  // ---- each amount the cap has over time must be reachable on some day while it stands
  void never_reached(const Cap& cap, const std::function<Bound(Date)>& most_on) {
    if (cap.amount == none) return;
    const std::vector<Date>& days = this->days();
    for (std::size_t i = 0; i < days.size();) {
      const Bound amount = constants_.on(days[i], cap.amount).low;
      std::size_t end = i;
      bool reached = !amount;
      Bound most;
      for (; end < days.size() && constants_.on(days[end], cap.amount).low == amount; ++end) {
        const Bound now = most_on(days[end]);
        reached |= !now || (amount && *now >= *amount);
        if (now && (!most || *now > *most)) most = now;
      }
      if (!reached) return refuse(cap, days[i], *amount, *most);
      i = end;
    }
  }

  void refuse(const Cap& cap, Date day, const Rational& amount, const Rational& most) {
    const Words from = day == plan_.from ? Words{} : say("自 {} 起，", "from {} on, ", to_text(day));
    reading_.refuse(code::cap_never_reached, cap.span,
                    say("{}{} 的上限永远达不到：最多 {}", "{}this cap of {} is never reached: it comes to {} at most",
                        from, fen_to_yuan_text(amount), fen_to_yuan_text(most)),
                    {"改正数额，或删去这个上限", "correct the amount, or remove the cap"});
  }

  // The days on which any amount that caps, limits, bands and edges name may change.
  const std::vector<Date>& days() {
    if (!days_.empty()) return days_;
    std::vector<NodeId> amounts;
    for (const Benefit& benefit : plan_.benefits) {
      for (const Cap& cap : benefit.caps) amounts.push_back(cap.amount);
      for (const Band& band : benefit.bands) amounts.insert(amounts.end(), {band.rate, band.edge});
      amounts.push_back(benefit.raise_to);
    }
    for (const Limit& limit : plan_.limits) amounts.push_back(limit.cap.amount);
    return days_ = constants_.days(amounts);
  }

  Reading& reading_;
  const Plan& plan_;
  Constants& constants_;
  std::vector<Date> days_;
  std::map<std::pair<std::size_t, Date>, Bound> together_;
};

}  // namespace

void check_caps(Reading& reading, Constants& constants) { CheckingCaps(reading, constants).all(); }

}  // namespace nuan::policy::check
