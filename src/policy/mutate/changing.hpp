// Changing: walks the tree of a policy and notes every change. Declarations are in changes.cpp, those of forms in
// change_forms.cpp, expressions in change_expressions.cpp, literals in change_values.cpp, notes in changing.cpp.
#pragma once

#include <map>
#include <utility>

#include "policy/mutate/change.hpp"
#include "policy/syntax/ast.hpp"
#include "policy/syntax/token.hpp"

namespace nuan::policy {

class Changing {
 public:
  explicit Changing(const Plan& plan);
  [[nodiscard]] std::vector<Change> all();

 private:
  using Expr = syntax::Expr;
  using ExprPtr = syntax::ExprPtr;

  // changes.cpp
  void header();
  void declaration(const syntax::Input&, Span) {}
  void declaration(const syntax::Table&, Span) {}
  void declaration(const syntax::Group& group, Span);
  void declaration(const syntax::Let& let, Span);
  void declaration(const syntax::Cover& cover, Span span);
  void declaration(const syntax::Benefit& benefit, Span);
  void declaration(const syntax::Limit& limit, Span);
  void requirements(const std::vector<syntax::Requirement>& lines, Span span);
  void declaration(const syntax::Law&, Span) {}
  void declaration(const syntax::Example&, Span) {}
  void answer(const syntax::Requirement& line);
  void floor(const ExprPtr& amount, bool raises);
  void cap(const syntax::AtMost& cap, const Words& of);
  void bands(const std::vector<syntax::Band>& bands, const Words& of);
  void band(const std::vector<syntax::Band>& bands, std::size_t index);
  [[nodiscard]] std::vector<std::vector<Edit>> a_fen_higher(const Expr& amount) const;
  [[nodiscard]] const syntax::Let* dated_let(const Expr& expr) const;
  void scope(const syntax::Scope& scope);
  void clause(const ExprPtr& expr, std::size_t words_before, const Words& what);

  // change_forms.cpp
  void declaration(const syntax::Admission& admission, Span span);
  void declaration(const syntax::Price& price, Span);
  void declaration(const syntax::Share& share, Span);
  void declaration(const syntax::Target& target, Span);
  void declaration(const syntax::Measure& measure, Span);
  void declaration(const syntax::Composite& composite, Span);
  void tree_part(const syntax::TreePart& part);
  [[nodiscard]] bool is_indicator(const std::string& name) const;
  void form_head(const syntax::FormHead& head);

  // change_expressions.cpp
  void walk(const ExprPtr& expr);
  void change(const syntax::NumberLiteral& literal, const Expr& expr);
  void change(const syntax::RateLiteral& literal, const Expr& expr);
  void change(const syntax::DateLiteral& literal, const Expr& expr);
  void change(const syntax::MonthDayLiteral&, const Expr&) {}  // untested: the parser lets none through alone
  void change(const syntax::DaysLiteral& literal, const Expr& expr);
  void change(const syntax::PeriodsLiteral& literal, const Expr& expr);
  void change(const syntax::TextLiteral& literal, const Expr& expr);
  void change(const syntax::FlagLiteral& literal, const Expr& expr);
  void change(const syntax::NameRef&, const Expr& expr);
  void change(const syntax::Arithmetic& arithmetic, const Expr& expr);
  void change(const syntax::Comparison& comparison, const Expr& expr);
  void change(const syntax::InPeriods& in, const Expr& expr);
  void change(const syntax::InList& in, const Expr& expr);
  void change(const syntax::Not& negation, const Expr& expr);
  void change(const syntax::Logic& logic, const Expr& expr);
  void change(const syntax::Conditional& conditional, const Expr& expr);
  void change(const syntax::Match& match, const Expr& expr);
  void change(const syntax::Steps& steps, const Expr& expr);
  void change(const syntax::Aggregate& aggregate, const Expr& expr);
  void change(const syntax::Place& place, const Expr& expr);
  void change(const syntax::AsOf& as_of, const Expr& expr);
  void change(const syntax::PeriodEdge& edge, const Expr& expr);
  void change(const syntax::YearsBetween& years, const Expr& expr);
  void change(const syntax::NextMonthDay& next, const Expr& expr);
  void change(const syntax::DownTo& down, const Expr& expr);
  void change(const syntax::Extreme& extreme, const Expr& expr);
  void negate(const Expr& expr);
  void fold(const Expr& expr);

  // change_values.cpp
  void day(Span span, Date date);
  void days_of(Span span, const Periods& periods);
  void month_day(Span span, const syntax::MonthDayLiteral& literal);
  [[nodiscard]] bool is_money(const Expr& expr) const;

  // changing.cpp
  // What is changed belongs to this part of the rule, as in 门诊:起付线.
  class Within;
  [[nodiscard]] static Words titled(const syntax::Name& name, const syntax::Titles& titles);
  // Words of the change: the part of the rule and what stands there before and after.
  void note_value(ChangeKind kind, Span span, const std::string& text, const Words& before, const Words& after);
  // The same for a stretch of text, told by what happens to it and its letters.
  void note_text(ChangeKind kind, Span span, const std::string& text, const Words& what);
  void note_edits(ChangeKind kind, Span span, std::vector<Edit> edits, Words what);
  // What is left out altogether.
  void note_gone(ChangeKind kind, Span span, const Words& what);

  [[nodiscard]] std::string text(Span span) const { return std::string(plan_.source.text(span)); }
  [[nodiscard]] std::string snippet(std::string_view text) const;  // on one line, not long
  // Tokens that lie in the span.
  [[nodiscard]] std::size_t first_token_at(std::uint32_t offset) const;
  [[nodiscard]] std::vector<const syntax::Token*> tokens_in(Span span) const;
  [[nodiscard]] Span between(const Expr& left, const Expr& right) const;
  // The span with so many tokens before it, and with the token after it where that is a comma.
  [[nodiscard]] Span with_words_before(Span span, std::size_t words) const;
  [[nodiscard]] Span with_comma(Span span) const;

  const Plan& plan_;
  syntax::File file_;
  std::vector<syntax::Token> tokens_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, NodeId> constants_;  // by their words
  std::vector<bool> in_yuan_;                                            // of each node: a bare number there is yuan
  Words where_;
  std::vector<Change> changes_;
};

class Changing::Within {
 public:
  Within(Changing& changing, const Words& part);
  ~Within() { changing_.where_ = std::move(outer_); }
  Within(const Within&) = delete;
  Within& operator=(const Within&) = delete;

 private:
  Changing& changing_;
  Words outer_;
};

}  // namespace nuan::policy
