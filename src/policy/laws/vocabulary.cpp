// Reads the constants of a plan, and works out which bases meet its edges and caps.
#include "policy/laws/vocabulary.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::policy {

namespace {

// Enough to meet every edge of a real plan; a plan with more numbers is attacked at these.
constexpr std::size_t most_money = 2000;
constexpr std::size_t most_rates = 40;

template <class Item>
void sort_once(std::vector<Item>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

class Collecting {
 public:
  explicit Collecting(const Plan& plan) : plan_(plan) {}

  Vocabulary collect() {
    for (const Node& node : plan_.nodes) take_node(node);
    sort_once(found_.money);
    sort_once(found_.rates);
    std::erase_if(found_.money, [](const Rational& fen) { return fen < 0; });
    found_.edges = found_.money;
    for (const Benefit& benefit : plan_.benefits) take_bases(benefit);
    take_examples();
    take_years();
    std::erase_if(found_.money, [](const Rational& fen) { return fen < 0; });
    sort_once(found_.money);
    sort_once(found_.whole);
    sort_once(found_.dates);
    sort_once(found_.texts);
    return std::move(found_);
  }

 private:
  void take_node(const Node& node) {
    found_.dates.insert(found_.dates.end(), node.dates.begin(), node.dates.end());
    if (node.op == Op::yuan_to_fen && plan_.node(node.args[0]).op == Op::constant) {
      take_money(std::get<Rational>(plan_.node(node.args[0]).value) * 100);
    }
    if (node.op != Op::constant) return;
    if (const auto* number = std::get_if<Rational>(&node.value)) take_number(node.type.kind, *number);
    if (const auto* date = std::get_if<Date>(&node.value)) found_.dates.push_back(*date);
    if (const auto* text = std::get_if<std::string>(&node.value)) found_.texts.push_back(*text);
    if (const auto* periods = std::get_if<Periods>(&node.value)) take_periods(*periods);
  }
  void take_money(const Rational& fen) {
    if (fen.get_den() == 1) found_.money.push_back(fen);
  }
  void take_number(Kind kind, const Rational& number) {
    if (kind == Kind::money) return take_money(number);
    found_.rates.push_back(number);
    if (number.get_den() == 1 && number >= 0) found_.whole.push_back(number);
  }
  void take_periods(const Periods& periods) {
    for (const Period& period : periods.items()) {
      if (period.from != min_date) found_.dates.push_back(period.from);
      if (period.to != max_date) found_.dates.push_back(period.to);
    }
  }

  void constants_under(NodeId id, std::vector<Rational>& money) const {
    if (id == none) return;
    const Node& node = plan_.node(id);
    if (node.op == Op::let) return constants_under(plan_.lets[static_cast<std::size_t>(node.index)].value, money);
    if (node.op == Op::yuan_to_fen && plan_.node(node.args[0]).op == Op::constant) {
      money.push_back(std::get<Rational>(plan_.node(node.args[0]).value) * 100);
    }
    if (node.op == Op::constant && node.type.kind == Kind::money) money.push_back(std::get<Rational>(node.value));
    for (const NodeId arg : node.args) constants_under(arg, money);
  }

  // Bases at which a band begins, a cap or a floor is met: all count from `above`.
  void take_bases(const Benefit& benefit) {
    std::vector<Rational> starts;
    constants_under(benefit.above, starts);
    starts.emplace_back(0);
    std::vector<Rational> beyond;
    for (const Band& band : benefit.bands) constants_under(band.edge, beyond);
    std::vector<Rational> caps;
    for (const Cap& cap : benefit.caps) constants_under(cap.amount, caps);
    for (const Limit& limit : plan_.limits) constants_under(limit.cap.amount, caps);
    constants_under(benefit.raise_to, caps);
    constants_under(benefit.nothing_under, caps);
    const std::size_t rates = std::min(found_.rates.size(), most_rates);
    for (const Rational& cap : caps) {
      for (std::size_t rate = 0; rate < rates; ++rate) {
        if (found_.rates[rate] > 0 && found_.rates[rate] <= 1) beyond.push_back(whole_up(cap / found_.rates[rate]));
      }
    }
    for (const Rational& start : starts) {
      for (const Rational& more : beyond) {
        if (found_.money.size() < most_money) take_money(start + more);
      }
    }
  }
  [[nodiscard]] static Rational whole_up(const Rational& value) {
    mpz_class whole;
    mpz_cdiv_q(whole.get_mpz_t(), value.get_num_mpz_t(), value.get_den_mpz_t());
    return Rational(whole);
  }

  void take_examples() {
    for (const Example& example : plan_.examples) {
      for (const ExampleRow& row : example.rows) {
        for (const Value& value : row.columns) {
          const auto* text = std::get_if<std::string>(&value);
          if (text != nullptr && !text->empty()) found_.texts.push_back(*text);
        }
        if (plan_.tables[static_cast<std::size_t>(row.table)].is_subject) continue;
        const Index date = plan_.tables[static_cast<std::size_t>(row.table)].date_column();
        found_.dates.push_back(std::get<Date>(row.columns[static_cast<std::size_t>(date)]));
      }
    }
  }

  // The first and last day of every year that a date falls in, and of the first year.
  void take_years() {
    found_.dates.push_back(plan_.from);
    sort_once(found_.dates);
    std::vector<Date> edges;
    for (const YearRule::Listed& listed : plan_.year.listed)
      edges.insert(edges.end(), {listed.period.from, listed.period.to});
    for (const Date date : found_.dates) {
      const std::optional<Year> year = year_of(plan_, date);
      if (year) edges.insert(edges.end(), {year->days.from, year->days.to});
    }
    found_.dates.insert(found_.dates.end(), edges.begin(), edges.end());
  }

  const Plan& plan_;
  Vocabulary found_;
};

}  // namespace

Vocabulary vocabulary_of(const Plan& plan) { return Collecting(plan).collect(); }

}  // namespace nuan::policy
