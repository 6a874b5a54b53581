// The changes of declarations, and how a change is noted.
#include <algorithm>

#include "base/text.hpp"
#include "policy/mutate/changing.hpp"
#include "policy/syntax/lexer.hpp"
#include "policy/syntax/parser.hpp"

namespace nuan::policy {
namespace {

using syntax::Token;
using syntax::TokenKind;
using syntax::Word;

// Higher than any amount a rule names, and low enough to calculate with.
constexpr std::string_view no_cap = "9,999,999,999";

Words titled(const syntax::Name& name, const syntax::Titles& titles) {
  const std::string zh = titles.zh && !titles.zh->text.empty() ? titles.zh->text : name.text;
  return {zh, titles.en && !titles.en->text.empty() ? titles.en->text : name.text};
}

Words numbered(std::string_view zh_before, std::string_view zh_after, std::string_view en, std::size_t index) {
  const std::string number = std::to_string(index + 1);
  return {std::string(zh_before) + number + std::string(zh_after), std::string(en) + number};
}

// Every node that stands where bare numbers are yuan, through lets.
void mark_yuan(const Plan& plan, NodeId id, std::vector<bool>& marked) {
  if (id == none || marked[static_cast<std::size_t>(id)]) return;
  marked[static_cast<std::size_t>(id)] = true;
  const Node& node = plan.node(id);
  if (node.op == Op::let) mark_yuan(plan, plan.lets[static_cast<std::size_t>(node.index)].value, marked);
  for (const NodeId arg : node.args) {
    if (plan.node(arg).type.kind == Kind::literal) mark_yuan(plan, arg, marked);
  }
}

}  // namespace

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string result;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    result += text.substr(at, edit.span.begin - at);
    result += edit.text;
    at = edit.span.end;
  }
  return result += text.substr(at);
}

std::vector<Change> changes_of(const Plan& plan) { return Changing(plan).all(); }

Changing::Within::Within(Changing& changing, const Words& part) : changing_(changing), outer_(changing.where_) {
  Words& where = changing.where_;
  where.zh += (where.zh.empty() ? "" : ":") + part.zh;
  where.en += (where.en.empty() ? "" : ": ") + part.en;
}

Changing::Changing(const Plan& plan) : plan_(plan), in_yuan_(plan.nodes.size()) {
  Diagnostics out;
  file_ = syntax::parse(plan.source, out);
  syntax::Mistakes mistakes(out);
  tokens_ = syntax::read_tokens(plan.source, mistakes);
  ENSURE(out.empty());
  for (std::size_t i = 0; i < plan.nodes.size(); ++i) {
    const Node& node = plan.nodes[i];
    if (node.op == Op::constant) constants_[{node.span.begin, node.span.end}] = static_cast<NodeId>(i);
    if (node.op == Op::yuan_to_fen) mark_yuan(plan, node.args.front(), in_yuan_);
  }
}

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

void Changing::declaration(const syntax::Admission& admission, Span span) {
  const Within title(*this, titled(admission.head.name, admission.head.titles));
  form_head(admission.head);
  requirements(admission.requirements, span);
}

void Changing::declaration(const syntax::Price& price, Span) {
  const Within title(*this, titled(price.head.name, price.head.titles));
  form_head(price.head);
  walk(price.full);
  walk(price.pay);
  if (price.saving) {
    cap(*price.saving, {"最多优惠", "saving"});
    note_gone(ChangeKind::clause, with_words_before(price.saving->span, 1), {"去掉", "left out:"});
  }
  if (!price.refund) return;
  walk(price.refund->where);
  walk(price.refund->by);
}

void Changing::declaration(const syntax::Share& share, Span) {
  const Within title(*this, titled(share.head.name, share.head.titles));
  form_head(share.head);
  for (const ExprPtr* one : {&share.pot, &share.by, &share.paid_by}) walk(*one);
  for (const ExprPtr* bound : {&share.at_least, &share.at_most}) {
    clause(*bound, 2, {"去掉界限", "bound left out:"});
    walk(*bound);
  }
}

void Changing::declaration(const syntax::Target& target, Span) {
  const Within title(*this, titled(target.head.name, target.head.titles));
  form_head(target.head);
  walk(target.reach);
  for (const Token* token : tokens_in(target.days)) {
    const Within part(*this, {"期间", "days"});
    if (token->kind == TokenKind::date) day(token->span, std::get<Date>(token->value));
  }
  for (const syntax::Milestone& milestone : target.milestones) walk(milestone.value);
}

void Changing::declaration(const syntax::Measure& measure, Span) {
  const Within title(*this, titled(measure.head.name, measure.head.titles));
  form_head(measure.head);
  walk(measure.yes);
  walk(measure.level);
  walk(measure.hide_under);
}

void Changing::declaration(const syntax::Composite& composite, Span) {
  const Within title(*this, titled(composite.head.name, composite.head.titles));
  form_head(composite.head);
  for (const syntax::TreeNode& node : composite.tree)
    for (const syntax::TreePart& part : node.parts) tree_part(part);
  if (composite.missing) {
    walk(composite.missing->least);
    walk(composite.missing->least_parts);
    note_gone(ChangeKind::clause, composite.missing->span, {"去掉", "left out:"});
  }
  if (composite.outliers) {
    for (const ExprPtr* one : {&composite.outliers->skew, &composite.outliers->kurtosis, &composite.outliers->at_most})
      walk(*one);
    note_gone(ChangeKind::clause, composite.outliers->span, {"去掉", "left out:"});
  }
  for (const ExprPtr* one : {&composite.scale.low, &composite.scale.high, &composite.scale.times}) walk(*one);
  const bool arithmetic = composite.mean == syntax::Mean::arithmetic;
  note_text(ChangeKind::arithmetic, composite.mean_span, arithmetic ? "geometric" : "arithmetic",
            {"换一种平均", "another mean:"});
  walk(composite.decimals);
}

// A direction turned round is the slip that an index forgives least.
void Changing::tree_part(const syntax::TreePart& part) {
  const Within name(*this, {part.name.text, part.name.text});
  for (const ExprPtr* one : {&part.weight, &part.low, &part.high, &part.goal}) walk(*one);
  if (part.less) return note_gone(ChangeKind::comparison, *part.less, {"方向反了", "turned round:"});
  if (!is_indicator(part.name.text)) return;
  note_text(ChangeKind::comparison, part.named, text(part.named) + " less", {"方向反了", "turned round:"});
}

bool Changing::is_indicator(const std::string& name) const {
  return std::ranges::any_of(plan_.composites, [&](const Composite& one) {
    return std::ranges::find(one.indicators, name, &Indicator::name) != one.indicators.end();
  });
}

void Changing::form_head(const syntax::FormHead& head) {
  const Within part(*this, {"范围", "rows"});
  clause(head.where, 1, {"不看条件", "taken without"});
  walk(head.where);
}

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

void Changing::note_edits(ChangeKind kind, Span span, std::vector<Edit> edits, Words what) {
  Words words{where_.zh + (where_.zh.empty() ? "" : ":") + what.zh,
              where_.en + (where_.en.empty() ? "" : ": ") + what.en};
  changes_.push_back({kind, span, std::move(edits), std::move(words), {}, false});
}

void Changing::note_value(ChangeKind kind, Span span, const std::string& text, const Words& before,
                          const Words& after) {
  Words words{where_.zh + " " + before.zh + " → " + after.zh, where_.en + " " + before.en + " → " + after.en};
  changes_.push_back({kind, span, {{span, text}}, std::move(words), {}, false});
}

void Changing::note_text(ChangeKind kind, Span span, const std::string& text, const Words& what) {
  const std::string before = snippet(this->text(span));
  const std::string after = snippet(text);
  const std::string shown = "`" + before + "`" + (after.empty() ? "" : " → `" + after + "`");
  note_edits(kind, span, {{span, text}}, {what.zh + " " + shown, what.en + " " + shown});
}

void Changing::note_gone(ChangeKind kind, Span span, const Words& what) { note_text(kind, span, "", what); }

std::string Changing::snippet(std::string_view text) const {
  constexpr std::size_t longest = 60;
  std::string line;
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!blank) {
      line += letter;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (count_characters(line) <= longest) return line;
  return std::string(first_characters(line, longest)) + "…";
}

std::size_t Changing::first_token_at(std::uint32_t offset) const {
  const auto found = std::lower_bound(tokens_.begin(), tokens_.end(), offset, [](const Token& token, std::uint32_t at) {
    return token.kind != TokenKind::end && token.span.begin < at;
  });
  return static_cast<std::size_t>(found - tokens_.begin());
}

std::vector<const Token*> Changing::tokens_in(Span span) const {
  std::vector<const Token*> found;
  for (std::size_t i = first_token_at(span.begin); i < tokens_.size() && tokens_[i].span.end <= span.end; ++i) {
    if (tokens_[i].kind != TokenKind::end) found.push_back(&tokens_[i]);
  }
  return found;
}

Span Changing::between(const Expr& left, const Expr& right) const {
  const std::vector<const Token*> found = tokens_in({left.span.end, right.span.begin});
  ENSURE(!found.empty());
  return found.front()->span.to(found.back()->span);
}

Span Changing::with_words_before(Span span, std::size_t words) const {
  const std::size_t at = first_token_at(span.begin);
  ENSURE(at >= words);
  return {tokens_[at - words].span.begin, span.end};
}

Span Changing::with_comma(Span span) const {
  const Token& next = tokens_[first_token_at(span.end)];
  return next.sign == syntax::Sign::comma ? Span{span.begin, next.span.end} : span;
}

}  // namespace nuan::policy
