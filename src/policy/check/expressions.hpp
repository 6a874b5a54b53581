// Expressions: from what was written to typed and levelled nodes of the plan. Whatever cannot be read is refused with a
// sentence and becomes `none`; the rest is still read, so that one go tells several mistakes.
#pragma once

#include <optional>
#include <vector>

#include "policy/check/kinds.hpp"
#include "policy/check/levels.hpp"
#include "policy/check/reading.hpp"
#include "policy/check/say.hpp"

namespace nuan::policy::check {

// Where an expression stands.
struct Standpoint {
  Index table = none;    // whose columns a bare name may mean, beside the subject's; none: every table's
  bool results = false;  // laws read what benefits and limits gave
};

class Expressions {
 public:
  explicit Expressions(Reading& reading);

  [[nodiscard]] NodeId value(const syntax::Expr& expr, Standpoint standpoint);
  // The same, refused unless it is yes or no; `what` names what asks for it.
  [[nodiscard]] NodeId condition(const syntax::Expr& expr, Standpoint standpoint, const Words& what);
  // The same, refused unless it is money; a bare number becomes yuan, also as a factor: `15,000 * shares`.
  [[nodiscard]] NodeId money(const syntax::Expr& expr, Standpoint standpoint, const Words& what);
  [[nodiscard]] NodeId money(NodeId read, Span span, const Words& what);
  // A value by its name; it may be `real`, as nothing else that is read may.
  [[nodiscard]] NodeId measured(const syntax::Name& name, Standpoint standpoint);
  // A bare number turned into what its use asks for; anything else as it is.
  [[nodiscard]] NodeId adapted(NodeId node, Kind kind);
  // `not` of a condition.
  [[nodiscard]] NodeId negated(NodeId condition, Span span) {
    return add(Op::logical_not, Kind::flag, span, {condition});
  }
  // Refuses, and says so, unless someone at `reader` can read the node. none is let through silently.
  [[nodiscard]] bool readable(NodeId node, const Level& reader, const Words& what);

  // Reads every let of the file, each after those it reads.
  void lets();

 private:
  struct LetState {
    const syntax::Let* let = nullptr;
    enum class State : std::uint8_t { unread, reading, failed, done } state = State::unread;
    Index index = none;  // into Plan::lets
    Span span;
  };

  // expressions.cpp
  NodeId read(const syntax::Expr& expr);
  void refuse_depth(Span span);
  NodeId read(const syntax::NumberLiteral& literal, Span span);
  NodeId read(const syntax::RateLiteral& literal, Span span);
  NodeId read(const syntax::DateLiteral& literal, Span span);
  NodeId read(const syntax::MonthDayLiteral& literal, Span span);
  NodeId read(const syntax::DaysLiteral& literal, Span span);
  NodeId read(const syntax::PeriodsLiteral& literal, Span span);
  NodeId read(const syntax::TextLiteral& literal, Span span);
  NodeId read(const syntax::FlagLiteral& literal, Span span);
  // references.cpp
  NodeId read(const syntax::NameRef& name, Span span);
  NodeId read_qualified(const syntax::NameRef& name, Span span);
  NodeId reference(Index value, Span span);
  NodeId result_reference(Index result, Span span);
  NodeId form_reference(Index form, Span span);
  void refuse_unknown(const syntax::Name& name);
  NodeId refuse_real(const std::string& name, Span span);
  // arithmetic.cpp
  NodeId read(const syntax::Arithmetic& arithmetic, Span span);
  NodeId read(const syntax::DownTo& down, Span span);
  NodeId read(const syntax::Extreme& extreme, Span span);
  void refuse_arithmetic(char sign, NodeId left, NodeId right, Span span);
  // conditions.cpp
  NodeId read(const syntax::Comparison& comparison, Span span);
  NodeId read(const syntax::InPeriods& in, Span span);
  NodeId read(const syntax::InList& in, Span span);
  NodeId read(const syntax::Not& negation, Span span);
  NodeId read(const syntax::Logic& logic, Span span);
  NodeId read_beside(NodeId left, const syntax::Expr& right);
  NodeId read_condition(const syntax::Expr& expr, const Words& what);
  // choosing.cpp
  NodeId read(const syntax::Conditional& conditional, Span span);
  NodeId read(const syntax::Match& match, Span span);
  NodeId read(const syntax::Steps& steps, Span span);
  NodeId arm_for(const syntax::Match& match, const ChoiceName& choice, NodeId otherwise, bool& otherwise_used);
  // over_rows.cpp
  NodeId read(const syntax::Aggregate& aggregate, Span span);
  NodeId read(const syntax::Place& place, Span span);
  std::optional<Level> rows_named(const syntax::Name& name);
  std::optional<Level> rows_of_value(NodeId value);
  NodeId read_where(const syntax::ExprPtr& where, const Level& rows);
  std::optional<Scope> scope_over(const Level& rows, const std::optional<syntax::Scope>& per);
  std::optional<Kind> folded_kind(syntax::Fold fold, NodeId value, Span span);
  // functions.cpp
  NodeId read(const syntax::AsOf& as_of, Span span);
  NodeId read(const syntax::PeriodEdge& edge, Span span);
  NodeId read(const syntax::YearsBetween& years, Span span);
  NodeId read(const syntax::NextMonthDay& next, Span span);
  NodeId read_of_kind(const syntax::Expr& expr, Kind kind, const Words& what);
  // lets.cpp
  NodeId use_let(Index let, Span span);
  void read_let(Index let);
  NodeId read_dated(const syntax::Let& let);
  bool dates_in_order(const syntax::Let& let);
  void refuse_ring(Index let, Span span);

  // nodes.cpp
  // A node whose level is where all its arguments meet; none if one of them is, or if they do not meet.
  NodeId add(Op op, Type type, Span span, std::vector<NodeId> args);
  NodeId add(Op op, Kind kind, Span span, std::vector<NodeId> args) {
    return add(op, Type{kind}, span, std::move(args));
  }
  NodeId add_leaf(Node node, Trait trait = {});
  // A bare number turned into yuan, alone or as one factor of a product; anything else as it is.
  NodeId as_money(NodeId node);
  [[nodiscard]] NodeId unreadable_part(NodeId id, const Level& reader) const;
  NodeId constant(Type type, Value value, Span span);
  [[nodiscard]] const Node& node(NodeId id) const { return reading_.plan.node(id); }
  [[nodiscard]] Kind kind_of(NodeId id) const { return node(id).type.kind; }
  std::optional<Level> meet(const std::vector<NodeId>& nodes, Span span);
  // Makes all of one kind, or refuses and says which two do not go together. The type they share.
  std::optional<Type> make_alike(std::vector<NodeId*> nodes, Span span);
  void refuse_unlike(NodeId left, NodeId right, Span span);
  bool same_choices(const Type& left, const Type& right) const;
  // What to write instead of a bare number beside a rate, days or a date; empty where that is not the mistake.
  Words unit_advice(NodeId left, NodeId right) const;

  Reading& reading_;
  Standpoint standpoint_;
  int depth_ = 0;
  bool depth_told_ = false;
  bool real_wanted_ = false;   // the next name may be a `real` column
  bool dated_wanted_ = false;  // the next read may be a `dated` value as it is: the left side of `as of`
  std::vector<LetState> lets_;
  std::vector<Index> entered_;  // lets being read, each inside the one before
};

// How deep an expression may be nested, through the lets it reads.
inline constexpr int deepest_expression = 400;

}  // namespace nuan::policy::check
