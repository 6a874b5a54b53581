// Reading: what the parts of the checker share while one file becomes a plan.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "policy/check/codes.hpp"
#include "policy/check/names.hpp"
#include "policy/check/say.hpp"
#include "policy/diagnostic.hpp"
#include "policy/syntax/ast.hpp"

namespace nuan::policy::check {

// What a node's type does not tell. Parallel to Plan::nodes.
struct Trait {
  bool dated = false;      // reads a dated value on the day it is itself read
  bool over_rows = false;  // contains an aggregate or a place
  int depth = 1;           // of the tree below it, through lets
};

struct Reading {
  const syntax::File& file;
  Plan& plan;
  Diagnostics& out;
  Names names;
  std::vector<Trait> traits;
  int told = 0;
  static constexpr int told_at_most = 50;

  // Tells one more mistake, up to as many as a person can work through.
  void refuse(const DiagnosticCode& code, Span span, Words sentence, Words advice = {});
  // A file without benefits is worked out over everybody at once.
  [[nodiscard]] bool reads_everybody() const;
  [[nodiscard]] bool has_told_enough() const { return told >= told_at_most; }
  // See near.hpp; nothing once enough is told.
  [[nodiscard]] Words suggest(std::string_view name, const std::vector<std::string>& known,
                              const Words& there_is) const;
  [[nodiscard]] const Trait& trait(NodeId node) const { return traits[static_cast<std::size_t>(node)]; }
  [[nodiscard]] const Table& table(Index index) const { return plan.tables[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Group& group(Index index) const { return plan.groups[static_cast<std::size_t>(index)]; }
  // Every declaration of one sort with the words it spans, in the order of the file.
  template <class Declaration, class Call>
  void each(Call call) const {
    for (std::size_t i = 0; i < file.declarations.size(); ++i)
      if (const auto* one = std::get_if<Declaration>(&file.declarations[i])) call(*one, file.spans[i]);
  }
};

// Chinese and English of a title; what is absent stays empty.
[[nodiscard]] inline Words words_of(const syntax::Titles& titles) {
  return {titles.zh ? titles.zh->text : "", titles.en ? titles.en->text : ""};
}
[[nodiscard]] inline std::string text_of(const std::optional<syntax::Quoted>& quoted) {
  return quoted ? quoted->text : "";
}

}  // namespace nuan::policy::check
