// Limits: all asks in one relation, and each limit a running sum over what the limits before it left.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

const columnar::LimitOfAsks* of_limit(const columnar::Asks& asks, std::size_t limit) {
  for (const columnar::LimitOfAsks& each : asks.limits) {
    if (each.limit == static_cast<Index>(limit)) return &each;
  }
  return nullptr;
}

std::string named(const std::string& text, const std::string& name) {
  return text == name ? text : text + " AS " + name;
}

}  // namespace

// One benefit's asks with the limits they meet: for each limit whether it meets them, its instance and its cap.
std::string Printing::asks_of(const columnar::Asks& asks) {
  std::string text =
      fmt::format("SELECT {} AS benefit, {} AS benefit_no, {}, {}, {} AS wanted, {} AS ask",
                  Spelling::text(plan().benefits[static_cast<std::size_t>(asks.benefit)].name), asks.benefit,
                  named(rows(asks.facts).text, "row_no"), named(rows(asks.subject).text, "subject_no"),
                  asks.wanted == no_reg ? "1" : number(value(asks.wanted)), number(value(asks.ask)));
  if (!date_of_.empty()) text += fmt::format(", {} AS day, {} AS table_no", number(day_of_.at(asks.space)), asks.table);
  for (std::size_t limit = 0; limit < plan().limits.size(); ++limit) {
    const columnar::LimitOfAsks* met = of_limit(asks, limit);
    std::string instance = "0";
    std::string most = "0";
    if (met != nullptr) {
      most = number(met->most);
      instance = met->instance != no_reg ? rows(met->instance).text
                 : date_of_.empty()
                     ? rows(asks.facts).text
                     : fmt::format("{} * {} + {}", rows(asks.facts).text, plan().tables.size(), asks.table);
    }
    text += fmt::format(",\n      {} AS meets_{}, {} AS of_{}, {} AS most_{}", met == nullptr ? 0 : 1, limit, instance,
                        limit, most, limit);
  }
  return text + fmt::format(" FROM {} WHERE {} <> 0", these_rows, number(value(asks.ask)));
}

void Printing::open_asks(const columnar::PayOut& op, Space space) {
  Reading rows;
  int reads = 0;
  for (const columnar::Asks& asks : op.asks) {
    if (!date_of_.empty()) {
      const Reg date = date_of_.at(asks.table);
      day_of_[asks.space] = fetched(asks.space, date, asks.facts);
      reads = std::max(reads, day_of_[asks.space].level);
    }
    reads = std::max({reads, value(asks.ask).level, this->rows(asks.facts).level, this->rows(asks.subject).level});
    if (asks.wanted != no_reg) reads = std::max(reads, value(asks.wanted).level);
    for (const columnar::LimitOfAsks& each : asks.limits) {
      reads = std::max(reads, value(each.most).level);
      if (each.instance != no_reg) reads = std::max(reads, this->rows(each.instance).level);
    }
  }
  for (const columnar::Asks& asks : op.asks) {
    rows.text += (rows.text.empty() ? "" : "\n  UNION ALL\n  ") + asks_of(asks);
    rows.sources.emplace_back(asks.space, reads);
  }
  relations_.open(space, "asks", reads + 1, std::move(rows), "what each benefit asks, and the limits it meets");
  relations_.rank(space, 1 + static_cast<int>(plan().benefits.size()));
}

void Printing::print(const columnar::PayOut& op) {
  const Space space = program_.spaces;
  open_asks(op, space);
  const std::string order = date_of_.empty() ? "row_no, benefit_no" : "day, table_no, row_no, benefit_no";
  Expression left{"ask", relations_.born(space)};
  for (std::size_t limit = 0; limit < plan().limits.size(); ++limit) {
    const Limit& kind = plan().limits[limit];
    const std::string said = fmt::format("limit {}, line {}", kind.name, plan().source.place(kind.span).line);
    const std::string window =
        fmt::format("OVER (PARTITION BY meets_{0}, of_{0} ORDER BY {1} ROWS UNBOUNDED PRECEDING)", limit, order);
    const int reached_at = left.level + 1;
    const std::string reached = relations_.add(space, "reached_" + kind.name, reached_at,
                                               spell_.narrowed(fmt::format("sum({}) {}", left.text, window)), said);
    const std::string most = fmt::format("most_{}", limit);
    const std::string passed =
        fmt::format("{} - {}", spell_.smaller(reached, most), spell_.smaller(reached + " - " + left.text, most));
    left.text =
        relations_.add(space, kind.name, reached_at + 1,
                       fmt::format("CASE WHEN meets_{} = 1 THEN {} ELSE {} END", limit, passed, left.text), said);
    left.level = reached_at + 1;
  }
  answer_due(space, left.text);
}

}  // namespace nuan::policy::sql
