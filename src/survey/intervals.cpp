// Intervals and tests of one share or two.
#include <cmath>
#include <numbers>

#include "survey/check.hpp"

namespace nuan::survey {
namespace {

double chance_of(double statistic) { return std::erfc(std::sqrt(statistic / 2)); }

double share_of(Tally tally) { return static_cast<double>(tally.yes) / static_cast<double>(tally.answered); }

Interval plain(Tally tally, double z) {
  const double n = static_cast<double>(tally.answered);
  const double p = share_of(tally);
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double whole = 1 + z * z / n;
  return {(middle - half) / whole, (middle + half) / whole};
}

Interval corrected(Tally tally, double z) {
  const double n = static_cast<double>(tally.answered);
  const double p = share_of(tally);
  const double q = 1 - p;
  const double below = z * std::sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1));
  const double above = z * std::sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1));
  return {(2 * n * p + z * z - 1 - below) / (2 * (n + z * z)), (2 * n * p + z * z + 1 + above) / (2 * (n + z * z))};
}

}  // namespace

// Newton from 0: erfc is convex to the right of it, so the steps only ever approach from the left.
Result<double> normal_point(double level) {
  if (!(level > 0) || !(level < 1))
    return level_wrong("置信水平应在 0 与 1 之间", "the level must lie between 0 and 1");
  double z = 0;
  for (int i = 0; i < 200; ++i) {
    const double slope = std::sqrt(2 / std::numbers::pi) * std::exp(-z * z / 2);
    const double step = (std::erfc(z / std::numbers::sqrt2) - (1 - level)) / slope;
    z += step;
    if (!(step > 1e-15 * (1 + z))) break;
  }
  return z;
}

Result<Interval> wilson(Tally tally, double z, bool continuity) {
  TRY(check_tally(tally));
  TRY(check_z(z));
  Interval interval = continuity ? corrected(tally, z) : plain(tally, z);
  if (tally.yes == 0 || !(interval.low > 0)) interval.low = 0;  // exactly, where rounding or the correction missed it
  if (tally.yes == tally.answered || !(interval.high < 1)) interval.high = 1;
  return interval;
}

Result<Interval> newcombe(Tally a, Tally b, double z) {
  TRY_LET(const Interval of_a, wilson(a, z));
  TRY_LET(const Interval of_b, wilson(b, z));
  const double difference = share_of(a) - share_of(b);
  return Interval{difference - std::hypot(share_of(a) - of_a.low, of_b.high - share_of(b)),
                  difference + std::hypot(of_a.high - share_of(a), share_of(b) - of_b.low)};
}

Result<Test> mcnemar(Count up, Count down) {
  if (up < 0 || down < 0) return counts_wrong("改变看法的人数不能为负", "how many changed cannot be negative");
  if (up + down == 0) return Test{};
  const double difference = static_cast<double>(up - down);
  const double statistic = difference * difference / static_cast<double>(up + down);
  return Test{statistic, chance_of(statistic)};
}

Result<Test> two_samples(Tally a, Tally b) {
  TRY(check_tally(a));
  TRY(check_tally(b));
  const double pooled = share_of({a.yes + b.yes, a.answered + b.answered});
  const double spread =
      pooled * (1 - pooled) * (1 / static_cast<double>(a.answered) + 1 / static_cast<double>(b.answered));
  if (!(spread > 0)) return Test{};
  const double difference = share_of(a) - share_of(b);
  const double statistic = difference * difference / spread;
  return Test{statistic, chance_of(statistic)};
}

}  // namespace nuan::survey
