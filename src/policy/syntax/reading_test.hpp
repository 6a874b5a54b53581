// For tests: reads a text, and shows what was told of it.
#pragma once

#include <string>
#include <vector>

#include "policy/syntax/parser.hpp"

namespace nuan::policy::syntax {

struct Reading {
  File file;
  Source source;
  Diagnostics diagnostics;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& item : diagnostics.items()) all.emplace_back(item.code);
    return all;
  }
  // Everything that was told, for a failing test to show.
  [[nodiscard]] std::string told() const {
    std::string all;
    for (const Diagnostic& item : diagnostics.items()) all += to_text(item, source, Language::en) + "\n";
    return all;
  }
  template <class Kind>
  [[nodiscard]] const Kind& only() const {
    const Kind* found = nullptr;
    for (const Declaration& declaration : file.declarations)
      if (const auto* candidate = std::get_if<Kind>(&declaration)) found = candidate;
    ENSURE(found);
    return *found;
  }
};

[[nodiscard]] inline Reading read_whole(std::string text) {
  Reading reading;
  reading.source = Source("plan.policy", std::move(text));
  reading.file = parse(reading.source, reading.diagnostics);
  return reading;
}

// The declarations behind a head that is in order.
[[nodiscard]] inline Reading read_behind_head(const std::string& declarations) {
  return read_whole("policy plan \"计划\" after \"某工会\" edition \"1\" from 2020-01-01 standing sample\n" +
                    declarations);
}

// The one value of `let x = TEXT`.
[[nodiscard]] inline Reading read_let_of(const std::string& text) { return read_behind_head("let x = " + text); }

}  // namespace nuan::policy::syntax
