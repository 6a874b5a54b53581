// For tests: an expression as nested brackets, so that what was read can be compared at a glance.
#pragma once

#include <string>

#include "base/date.hpp"
#include "base/rational.hpp"
#include "policy/syntax/ast.hpp"

namespace nuan::policy::syntax {

class Shape {
 public:
  std::string of(const ExprPtr& expr) const { return expr ? std::visit(*this, expr->node) : "-"; }

  std::string operator()(const NumberLiteral& node) const { return nuan::to_text(node.value); }
  std::string operator()(const RateLiteral& node) const {
    const Rational hundredths = node.value * 100;
    return nuan::to_text(hundredths) + (node.points ? " points" : "%");
  }
  std::string operator()(const DateLiteral& node) const { return nuan::to_text(node.value); }
  std::string operator()(const MonthDayLiteral& node) const {
    return std::to_string(node.month) + "-" + std::to_string(node.day);
  }
  std::string operator()(const DaysLiteral& node) const { return nuan::to_text(node.value) + " days"; }
  std::string operator()(const PeriodsLiteral& node) const { return "{" + nuan::to_text(node.value) + "}"; }
  std::string operator()(const TextLiteral& node) const { return "\"" + node.value + "\""; }
  std::string operator()(const FlagLiteral& node) const { return node.value ? "yes" : "no"; }
  std::string operator()(const NameRef& node) const {
    return node.path.size() == 1 ? node.path[0].text : node.path[0].text + "." + node.path[1].text;
  }
  std::string operator()(const Arithmetic& node) const {
    return list({std::string(1, node.op), of(node.left), of(node.right)});
  }
  std::string operator()(const Comparison& node) const {
    static constexpr const char* signs[] = {"<", "<=", ">", ">=", "is", "is-not"};
    return list({signs[static_cast<int>(node.relation)], of(node.left), of(node.right)});
  }
  std::string operator()(const InPeriods& node) const { return list({"in", of(node.date), of(node.periods)}); }
  std::string operator()(const InList& node) const { return list({"in-list", of(node.left), all(node.items)}); }
  std::string operator()(const Not& node) const { return list({"not", of(node.condition)}); }
  std::string operator()(const Logic& node) const {
    return list({node.is_and ? "and" : "or", of(node.left), of(node.right)});
  }
  std::string operator()(const Conditional& node) const {
    return list({"if", of(node.condition), of(node.value), of(node.otherwise)});
  }
  std::string operator()(const Match& node) const {
    std::string text = "match " + node.subject.text;
    for (const MatchArm& arm : node.arms) text += " " + arm.choice.text + "=" + of(arm.value);
    return "(" + text + (node.otherwise ? " else=" + of(node.otherwise) : "") + ")";
  }
  std::string operator()(const Steps& node) const { return list({"steps", of(node.of), bands(node.bands)}); }
  std::string operator()(const Aggregate& node) const {
    static constexpr const char* folds[] = {"sum",     "count", "first", "last", "smallest",
                                            "largest", "mean",  "any",   "every"};
    std::string text = folds[static_cast<int>(node.fold)];
    if (node.distinct) text += " distinct";
    text += " " + of(node.of);
    if (node.where) text += " where " + of(node.where);
    if (node.per) text += " per " + node.per->name.text;
    return "(" + text + ")";
  }
  std::string operator()(const Place& node) const {
    return "(place " + node.rows.text + (node.where ? " where " + of(node.where) : "") + " per " + node.per.name.text +
           ")";
  }
  std::string operator()(const AsOf& node) const { return list({"as-of", of(node.value), of(node.date)}); }
  std::string operator()(const PeriodEdge& node) const {
    return list({node.start ? "start" : "end", of(node.periods)});
  }
  std::string operator()(const YearsBetween& node) const { return list({"years", of(node.from), of(node.to)}); }
  std::string operator()(const NextMonthDay& node) const {
    return list({"next", (*this)(node.month_day), of(node.after)});
  }
  std::string operator()(const DownTo& node) const { return list({"down-to", of(node.value), of(node.step)}); }
  std::string operator()(const Extreme& node) const { return list({node.least ? "least" : "greatest", all(node.of)}); }

  std::string bands(const std::vector<Band>& bands) const {
    std::string text;
    for (const Band& band : bands) {
      if (!text.empty()) text += " ";
      text +=
          "[" + of(band.value) + " to " + (band.edge ? of(band.edge) : "end") + (band.source ? " source" : "") + "]";
    }
    return text;
  }

 private:
  static std::string list(std::initializer_list<std::string> parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " ") + part;
    return "(" + text + ")";
  }
  std::string all(const std::vector<ExprPtr>& items) const {
    std::string text;
    for (const ExprPtr& item : items) text += (text.empty() ? "" : " ") + of(item);
    return text;
  }
};

[[nodiscard]] inline std::string shape(const ExprPtr& expr) { return Shape().of(expr); }

}  // namespace nuan::policy::syntax
