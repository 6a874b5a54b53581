// The changes of declarations, but for the forms that are applied to rows.
#include <algorithm>

#include "policy/mutate/changing.hpp"

namespace nuan::policy {
namespace {

using syntax::Token;
using syntax::TokenKind;
using syntax::Word;

// Higher than any amount a rule names, and low enough to calculate with.
constexpr std::string_view no_cap = "9,999,999,999";

Words numbered(std::string_view zh_before, std::string_view zh_after, std::string_view en, std::size_t index) {
  const std::string number = std::to_string(index + 1);
  return {std::string(zh_before) + number + std::string(zh_after), std::string(en) + number};
}

}  // namespace

std::vector<Change> Changing::all() {
  header();
  for (std::size_t i = 0; i < file_.declarations.size(); ++i) {
    std::visit([&](const auto& one) { declaration(one, file_.spans[i]); }, file_.declarations[i]);
  }
  std::stable_sort(changes_.begin(), changes_.end(),
                   [](const Change& a, const Change& b) { return a.span.begin < b.span.begin; });
  return std::move(changes_);
}

void Changing::header() {
  for (const Token* token : tokens_in(file_.header.edition_span)) {
    const Within part(*this, {"版本起始日", "first day of the edition"});
    if (token->kind == TokenKind::date) day(token->span, std::get<Date>(token->value));
  }
  const Within part(*this, {"年度", "the year"});
  for (const Token* token : tokens_in(file_.header.year.span)) {
    if (token->kind == TokenKind::date) day(token->span, std::get<Date>(token->value));
    if (token->kind == TokenKind::periods) days_of(token->span, std::get<Periods>(token->value));
    if (token->kind == TokenKind::month_day) month_day(token->span, std::get<syntax::MonthDayLiteral>(token->value));
  }
}

void Changing::declaration(const syntax::Group& group, Span) {
  const Words title = titled(group.name, group.titles);
  const Within part(*this, title);
  for (std::size_t i = 0; group.by.size() > 1 && i < group.by.size(); ++i) {
    const Span gone = i == 0 ? Span{group.by[0].span.begin, group.by[1].span.begin}
                             : Span{group.by[i - 1].span.end, group.by[i].span.end};
    note_gone(ChangeKind::scope, gone, {"分组不看", "grouped without"});
  }
}

void Changing::declaration(const syntax::Let& let, Span) {
  const Within name(*this, {let.name.text, let.name.text});
  for (std::size_t i = 0; i < let.items.size(); ++i) {
    const syntax::DatedItem& item = let.items[i];
    walk(item.value);
    if (!item.from) continue;
    for (const Token* token : tokens_in(item.from_span)) {
      const Within part(*this, {"起始日", "first day"});
      if (token->kind == TokenKind::date) day(token->span, *item.from);
    }
    if (i > 0) {
      note_gone(ChangeKind::clause, {let.items[i - 1].from_span.end, item.from_span.end},
                {"去掉后来的值", "a later value left out:"});
    }
  }
}

void Changing::declaration(const syntax::Cover& cover, Span span) { requirements(cover.requirements, span); }

void Changing::requirements(const std::vector<syntax::Requirement>& lines, Span span) {
  for (const syntax::Requirement& line : lines) {
    const Within code(*this, {line.code.text, line.code.text});
    const Within part(*this, {"条件", "requirement"});
    walk(line.condition);
    answer(line);
    note_gone(ChangeKind::requirement, lines.size() == 1 ? span : line.span, {"去掉这一条", "left out:"});
    changes_.back().span = line.span;
  }
}

// A note that became a refusal; the other way round is the same as leaving the line out.
void Changing::answer(const syntax::Requirement& line) {
  if (line.answer != syntax::Answer::note) return;
  const Span code = with_words_before(line.code.span, 1);
  note_text(ChangeKind::requirement, {code.begin, line.code.span.begin}, "", {"提示改成拒付", "a note as a refusal"});
}

void Changing::declaration(const syntax::Benefit& benefit, Span) {
  const Within title(*this, titled(benefit.name, benefit.titles));
  {
    const Within part(*this, {"基数", "base"});
    walk(benefit.on);
  }
  {
    const Within part(*this, {"范围", "facts"});
    clause(benefit.where, 1, {"不看条件", "taken without"});
    walk(benefit.where);
  }
  scope(benefit.per);
  {
    const Within part(*this, {"起付线", "deductible"});
    clause(benefit.above, 1, {"去掉", "left out:"});
    walk(benefit.above);
  }
  if (benefit.pay == syntax::Benefit::Pay::largest) {
    const Span word = with_words_before(benefit.bands.front().value->span, 1);
    note_text(ChangeKind::rows, {word.begin, benefit.bands.front().value->span.begin}, "",
              {"不取最高,相加", "added up instead of the largest"});
  }
  bands(benefit.bands, benefit.on ? Words{"比例", "rate"} : Words{"金额", "amount"});
  floor(benefit.raise_to, true);
  floor(benefit.nothing_under, false);
  for (const syntax::AtMost& one : benefit.at_most) {
    cap(one, {"封顶", "cap"});
    note_gone(ChangeKind::clause, one.span, {"去掉封顶", "cap left out:"});
    changes_.back().a_fen_higher = a_fen_higher(*one.amount);
  }
}

void Changing::floor(const ExprPtr& amount, bool raises) {
  if (!amount) return;
  const Within part(*this, raises ? Words{"补足到", "raised to"} : Words{"不到此数不付", "nothing under"});
  clause(amount, 2, {"去掉", "left out:"});
  walk(amount);
  const Span words = with_words_before(amount->span, 2);
  note_text(ChangeKind::clause, {words.begin, amount->span.begin}, raises ? "nothing under " : "raise to ",
            raises ? Words{"补足改成不付", "not paid instead of raised"}
                   : Words{"不付改成补足", "raised instead of not paid"});
}

void Changing::cap(const syntax::AtMost& cap, const Words& of) {
  const Within part(*this, of);
  walk(cap.amount);
  if (cap.per) scope(*cap.per);
}

void Changing::bands(const std::vector<syntax::Band>& bands, const Words& of) {
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const bool one = bands.size() == 1;
    {
      const Words nth = numbered("第 ", " 段", "band ", i);
      const Within part(*this, one ? of : Words{nth.zh + of.zh, nth.en + " " + of.en});
      walk(bands[i].value);
    }
    if (bands[i].edge) {
      const Within part(*this, numbered("第 ", " 段上界", "upper edge of band ", i));
      walk(bands[i].edge);
    }
    if (!one) band(bands, i);
  }
}

void Changing::band(const std::vector<syntax::Band>& bands, std::size_t index) {
  const syntax::Band& band = bands[index];
  Span span = band.value->span;
  if (band.edge) span.end = band.edge->span.end;
  const Token& next = tokens_[first_token_at(span.end)];
  if (!band.edge && next.word == Word::beyond) span.end = next.span.end;
  if (band.source) span.end = band.source->span.end;
  Span gone = with_comma(span);
  if (gone == span && index + 1 == bands.size()) {
    const Span before = with_words_before(span, 1);
    if (tokens_[first_token_at(before.begin)].sign == syntax::Sign::comma) gone.begin = before.begin;
  }
  note_gone(ChangeKind::band, gone, numbered("去掉第 ", " 段", "left out, band ", index));
  changes_.back().span = span;
}

void Changing::declaration(const syntax::Limit& limit, Span) {
  const Within title(*this, titled(limit.name, limit.titles));
  for (std::size_t i = 0; limit.benefits.size() > 1 && i < limit.benefits.size(); ++i) {
    const auto& names = limit.benefits;
    const Span gone =
        i == 0 ? Span{names[0].span.begin, names[1].span.begin} : Span{names[i - 1].span.end, names[i].span.end};
    note_gone(ChangeKind::limit, gone, {"不再限制", "no longer limits"});
  }
  cap(limit.at_most, {"限额", "limit"});
  note_text(ChangeKind::limit, limit.at_most.amount->span, std::string(no_cap), {"去掉限额", "left out"});
  changes_.back().lifts_a_cap = true;
  changes_.back().a_fen_higher = a_fen_higher(*limit.at_most.amount);
}

const syntax::Let* Changing::dated_let(const Expr& expr) const {
  const auto* name = std::get_if<syntax::NameRef>(&expr.node);
  if (name == nullptr || name->path.size() != 1) return nullptr;
  for (const syntax::Declaration& declaration : file_.declarations) {
    const auto* let = std::get_if<syntax::Let>(&declaration);
    if (let != nullptr && let->name.text == name->path.front().text && let->items.front().from) return let;
  }
  return nullptr;
}

// A let that changes over time is written once more, one of its values a fen higher.
std::vector<std::vector<Edit>> Changing::a_fen_higher(const Expr& amount) const {
  const auto higher = [&](Span span) { return "(" + text(span) + ") + 0.01"; };
  const syntax::Let* let = dated_let(amount);
  if (let == nullptr) return {{{amount.span, higher(amount.span)}}};
  const auto end = static_cast<std::uint32_t>(plan_.source.text().size());
  std::vector<std::vector<Edit>> all;
  for (std::size_t raised = 0; raised < let->items.size(); ++raised) {
    std::string values;
    for (std::size_t i = 0; i < let->items.size(); ++i) {
      const syntax::DatedItem& item = let->items[i];
      values += (i == 0 ? "" : ", ") + (i == raised ? higher(item.value->span) : text(item.value->span)) + " from " +
                to_text(*item.from);
    }
    all.push_back({{amount.span, "a_fen_higher"}, {{end, end}, "\nlet a_fen_higher = " + values + "\n"}});
  }
  return all;
}

// Every other scope; the checker refuses those that do not fit.
void Changing::scope(const syntax::Scope& scope) {
  std::vector<std::string> names{"year", "life"};
  for (const Table& table : plan_.tables) {
    if (!table.is_subject) names.push_back(table.name);
  }
  for (const Group& group : plan_.groups) names.push_back(group.name);
  for (const std::string& name : names) {
    if (name != scope.name.text) note_text(ChangeKind::scope, scope.name.span, name, {"累计范围", "counted per"});
  }
}

void Changing::clause(const ExprPtr& expr, std::size_t words_before, const Words& what) {
  if (expr) note_gone(ChangeKind::clause, with_words_before(expr->span, words_before), what);
}

}  // namespace nuan::policy
