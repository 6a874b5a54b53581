// The changes inside expressions.
#include <array>

#include "policy/mutate/changing.hpp"

namespace nuan::policy {
namespace {

using syntax::Relation;
using syntax::Token;
using syntax::TokenKind;
using syntax::Word;

std::vector<std::string_view> others_than(Relation relation) {
  switch (relation) {
    case Relation::less:
      return {"<=", ">"};
    case Relation::less_equal:
      return {"<", ">="};
    case Relation::greater:
      return {">=", "<"};
    case Relation::greater_equal:
      return {">", "<="};
    case Relation::is:
      return {"is not"};
    case Relation::is_not:
      break;
  }
  return {"is"};
}

// What a fold may be mistaken for.
struct Mistaken {
  Word word, other;
};
constexpr std::array folds = {
    Mistaken{Word::sum, Word::largest},      Mistaken{Word::first, Word::last}, Mistaken{Word::last, Word::first},
    Mistaken{Word::smallest, Word::largest}, Mistaken{Word::any, Word::every},  Mistaken{Word::every, Word::any},
    Mistaken{Word::largest, Word::smallest}, Mistaken{Word::mean, Word::sum},
};

const Words comparison_words{"比较", "comparison"};

}  // namespace

void Changing::walk(const ExprPtr& expr) {
  if (!expr) return;
  std::visit([&](const auto& node) { change(node, *expr); }, expr->node);
}

void Changing::change(const syntax::TextLiteral& literal, const Expr& expr) {
  note_text(ChangeKind::choice, expr.span, literal.value.empty() ? "\"?\"" : "\"\"", {"文字", "text"});
}

void Changing::change(const syntax::FlagLiteral& literal, const Expr& expr) {
  note_text(ChangeKind::choice, expr.span, literal.value ? "no" : "yes", {"是否", "flag"});
}

// A name that is a choice: every other choice of its column.
void Changing::change(const syntax::NameRef&, const Expr& expr) {
  const auto found = constants_.find({expr.span.begin, expr.span.end});
  if (found == constants_.end()) return;
  const Node& node = plan_.node(found->second);
  if (node.type.kind != Kind::choice) return;
  for (const ChoiceName& other : plan_.choice_sets[static_cast<std::size_t>(node.type.choices)]) {
    if (other.name != text(expr.span)) note_text(ChangeKind::choice, expr.span, other.name, {"选项", "choice"});
  }
}

void Changing::change(const syntax::Arithmetic& arithmetic, const Expr&) {
  walk(arithmetic.left);
  const std::string_view signs = "+-*/";
  const std::string_view others = "-+/*";
  const std::string other(1, others[signs.find(arithmetic.op)]);
  note_text(ChangeKind::arithmetic, between(*arithmetic.left, *arithmetic.right), other, {"运算", "calculation"});
  walk(arithmetic.right);
}

void Changing::change(const syntax::Comparison& comparison, const Expr&) {
  walk(comparison.left);
  const Span span = between(*comparison.left, *comparison.right);
  for (const std::string_view other : others_than(comparison.relation)) {
    const Span whole = comparison.left->span.to(comparison.right->span);
    const std::string shown = "`" + snippet(text(whole)) + "` → `" + snippet(text(comparison.left->span)) + " " +
                              std::string(other) + " " + snippet(text(comparison.right->span)) + "`";
    note_edits(ChangeKind::comparison, span, {{span, std::string(other)}},
               {comparison_words.zh + " " + shown, comparison_words.en + " " + shown});
  }
  walk(comparison.right);
}

void Changing::negate(const Expr& expr) {
  note_text(ChangeKind::condition, expr.span, "(not (" + text(expr.span) + "))", {"反过来", "negated:"});
}

void Changing::change(const syntax::InPeriods& in, const Expr& expr) {
  negate(expr);
  walk(in.date);
  walk(in.periods);
}

void Changing::change(const syntax::InList& in, const Expr& expr) {
  negate(expr);
  walk(in.left);
  for (std::size_t i = 0; i < in.items.size(); ++i) {
    if (in.items.size() > 1) {
      const Span gone = i == 0 ? Span{in.items[0]->span.begin, in.items[1]->span.begin}
                               : Span{in.items[i - 1]->span.end, in.items[i]->span.end};
      note_gone(ChangeKind::condition, gone, {"名单少一项", "off the list:"});
    }
    walk(in.items[i]);
  }
}

void Changing::change(const syntax::Not& negation, const Expr& expr) {
  note_text(ChangeKind::condition, expr.span, text(negation.condition->span), {"反过来", "negated:"});
  walk(negation.condition);
}

void Changing::change(const syntax::Logic& logic, const Expr& expr) {
  const std::string left = text(logic.left->span);
  const std::string right = text(logic.right->span);
  const std::string other = logic.is_and ? " or " : " and ";
  note_text(ChangeKind::condition, expr.span, "((" + left + ")" + other + "(" + right + "))",
            logic.is_and ? Words{"「且」改成「或」", "and as or:"} : Words{"「或」改成「且」", "or as and:"});
  for (const std::string& alone : {left, right}) {
    note_text(ChangeKind::condition, expr.span, "(" + alone + ")", {"只看一边", "one side alone:"});
  }
  walk(logic.left);
  walk(logic.right);
}

void Changing::change(const syntax::Conditional& conditional, const Expr& expr) {
  for (const ExprPtr* branch : {&conditional.value, &conditional.otherwise}) {
    note_text(ChangeKind::branch, expr.span, "(" + text((*branch)->span) + ")", {"不分情况", "in every case:"});
  }
  walk(conditional.value);
  walk(conditional.condition);
  walk(conditional.otherwise);
}

void Changing::change(const syntax::Match& match, const Expr&) {
  for (std::size_t i = 0; i < match.arms.size(); ++i) {
    const syntax::MatchArm& arm = match.arms[i];
    if (i + 1 < match.arms.size()) {
      const syntax::Name& next = match.arms[i + 1].choice;
      const std::string both = "`" + arm.choice.text + "` ↔ `" + next.text + "`";
      note_edits(ChangeKind::choice, arm.choice.span, {{arm.choice.span, next.text}, {next.span, arm.choice.text}},
                 {"两项对调 " + both, "exchanged: " + both});
    }
    const Within part(*this, {arm.choice.text, arm.choice.text});
    walk(arm.value);
  }
  walk(match.otherwise);
}

void Changing::change(const syntax::Steps& steps, const Expr&) {
  walk(steps.of);
  bands(steps.bands, {"值", "value"});
}

// The fold, `distinct` and `where`; then what is inside.
void Changing::change(const syntax::Aggregate& aggregate, const Expr& expr) {
  fold(expr);
  walk(aggregate.of);
  if (aggregate.where) {
    note_gone(ChangeKind::rows, with_words_before(aggregate.where->span, 1), {"不看条件", "over all rows, without"});
  }
  walk(aggregate.where);
  if (aggregate.per) scope(*aggregate.per);
}

void Changing::fold(const Expr& expr) {
  const std::vector<const Token*> tokens = tokens_in(expr.span);
  for (const Token* token : tokens) {
    if (token->kind == TokenKind::sign) continue;
    for (const Mistaken& mistaken : folds) {
      if (mistaken.word != token->word) continue;
      note_text(ChangeKind::rows, token->span, std::string(syntax::spelling(mistaken.other)),
                {"汇总", "taken together"});
    }
    break;
  }
  for (std::size_t i = 0; i < tokens.size() && i < 4; ++i) {
    if (tokens[i]->word == Word::distinct) note_gone(ChangeKind::rows, tokens[i]->span, {"不去重", "counted without"});
  }
}

void Changing::change(const syntax::Place& place, const Expr&) {
  if (place.where) {
    note_gone(ChangeKind::rows, with_words_before(place.where->span, 1), {"不看条件", "over all rows, without"});
  }
  walk(place.where);
  scope(place.per);
}

void Changing::change(const syntax::AsOf& as_of, const Expr&) {
  walk(as_of.value);
  walk(as_of.date);
}

void Changing::change(const syntax::PeriodEdge& edge, const Expr& expr) {
  for (const Token* token : tokens_in(expr.span)) {
    if (token->word != Word::start && token->word != Word::end) continue;
    note_text(ChangeKind::arithmetic, token->span, edge.start ? "end" : "start", {"首日和末日", "first or last day"});
    break;
  }
  walk(edge.periods);
}

void Changing::change(const syntax::YearsBetween& years, const Expr&) {
  walk(years.from);
  walk(years.to);
}

void Changing::change(const syntax::NextMonthDay& next, const Expr& expr) {
  for (const Token* token : tokens_in(expr.span)) {
    if (token->kind != TokenKind::month_day) continue;
    month_day(token->span, next.month_day);
    break;
  }
  walk(next.after);
}

void Changing::change(const syntax::DownTo& down, const Expr& expr) {
  note_text(ChangeKind::arithmetic, expr.span, "(" + text(down.value->span) + ")", {"不取整", "not rounded down"});
  walk(down.value);
  walk(down.step);
}

void Changing::change(const syntax::Extreme& extreme, const Expr& expr) {
  for (const Token* token : tokens_in(expr.span)) {
    if (token->word != Word::least && token->word != Word::greatest) continue;
    note_text(ChangeKind::arithmetic, token->span, extreme.least ? "greatest" : "least",
              {"最小和最大", "least or greatest"});
    break;
  }
  for (const ExprPtr& one : extreme.of) walk(one);
}

}  // namespace nuan::policy
