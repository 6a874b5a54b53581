#include "policy/diff/side.hpp"

#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

Page page_in(Language language) {
  Page page;
  page.language = language;
  return page;
}

// Every let goes by its name: what it holds is told where it is declared.
constexpr std::size_t no_let_spelled_out = 0;

}  // namespace

Words yuan(const Rational& fen) {
  std::string text = fen_to_yuan_text(fen);
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return {text + " 元", text + " yuan"};
}

Side::Side(const Plan& plan)
    : plan_(plan),
      zh_page_(page_in(Language::zh)),
      en_page_(page_in(Language::en)),
      zh_speaker_(plan, zh_page_),
      en_speaker_(plan, en_page_),
      zh_(zh_speaker_, Phrases::Marks::hidden, no_let_spelled_out),
      en_(en_speaker_, Phrases::Marks::hidden, no_let_spelled_out) {}

std::string Side::print(const Text& text, Language language) { return policy::print(text, language); }

Words Side::value(NodeId node, bool money) const {
  const Node& written = plan_.node(node);
  const bool as_yuan = written.op == Op::yuan_to_fen;
  const Node& bare = as_yuan ? plan_.node(written.args.front()) : written;
  if (bare.op == Op::constant && (as_yuan || money || bare.type.kind == Kind::money)) {
    const auto& number = std::get<Rational>(bare.value);
    return yuan(bare.type.kind == Kind::money ? number : Rational(number * 100));
  }
  if (money) return {print(zh_.as_money().of(node), Language::zh), print(en_.as_money().of(node), Language::en)};
  return {print(zh_.of(node), Language::zh), print(en_.of(node), Language::en)};
}

Words Side::per(const Scope& scope, Index table) const { return {zh_.per(scope, table), en_.per(scope, table)}; }

}  // namespace nuan::policy
