// How a change is noted, and the letters of the policy that it replaces.
#include "policy/mutate/changing.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/syntax/lexer.hpp"
#include "policy/syntax/parser.hpp"

namespace nuan::policy {
namespace {

using syntax::Token;
using syntax::TokenKind;

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

Words Changing::titled(const syntax::Name& name, const syntax::Titles& titles) {
  const std::string zh = titles.zh && !titles.zh->text.empty() ? titles.zh->text : name.text;
  return {zh, titles.en && !titles.en->text.empty() ? titles.en->text : name.text};
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
