// FormRows: the rows a form takes, and expressions read at one of them.
#pragma once

#include <optional>

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

class FormRows {
 public:
  // Reads `of` and `where`. Where nothing is named so, that is refused and found() is false.
  FormRows(Reading& reading, Expressions& expressions, const syntax::FormHead& head);

  [[nodiscard]] bool found() const { return level_.has_value(); }
  [[nodiscard]] Each each() const { return {*level_, where_}; }

  // Each is refused, and none, unless a row can read it. A subject has no day to read dated values on.
  [[nodiscard]] NodeId condition(const syntax::Expr& expr, const Words& what);
  [[nodiscard]] NodeId value(const syntax::Expr& expr, const Words& what);
  [[nodiscard]] NodeId money(const syntax::Expr& expr, const Words& what);
  // A column, `real` ones included, or a let, that enters an index.
  [[nodiscard]] NodeId measurement(const syntax::Name& name, const Words& what);
  // Of every fact of a group.
  [[nodiscard]] NodeId of_facts(const syntax::Expr& expr, bool condition, const Words& what);
  // One value for all rows: refused where it reads them.
  [[nodiscard]] NodeId for_all(const syntax::Expr& expr, const Words& what);
  // Money unless it is a count.
  [[nodiscard]] NodeId money_or_count_for_all(const syntax::Expr& expr, const Words& what);
  // Refused unless it is a rate, a number or a count; none passes.
  [[nodiscard]] NodeId plain_number(NodeId node, const Words& what);

 private:
  [[nodiscard]] std::optional<Level> rows_named(const syntax::Name& of);
  [[nodiscard]] Standpoint standpoint() const;
  [[nodiscard]] NodeId readable(NodeId node, const Words& what);
  [[nodiscard]] NodeId readable_for_all(NodeId node, const Words& what);

  Reading& reading_;
  Expressions& expressions_;
  std::optional<Level> level_;
  NodeId where_ = none;
};

// The lines of a cover or an admission, each with a code of its own. `read` gives a line's condition or none.
template <class Read>
std::vector<Requirement> read_requirements(Reading& reading, const std::vector<syntax::Requirement>& written,
                                           Read read) {
  std::vector<Requirement> lines;
  for (const syntax::Requirement& line : written) {
    const NodeId condition = read(line);
    const bool twice =
        std::ranges::any_of(lines, [&](const Requirement& other) { return other.code == line.code.text; });
    if (twice)
      reading.refuse(code::item_twice, line.code.span,
                     say("代码 `{}` 已用过", "the code `{}` is used already", line.code.text),
                     {"每条要求一个代码", "give each requirement its own code"});
    lines.push_back({condition, static_cast<Answer>(line.answer), line.code.text, words_of(line.words),
                     text_of(line.source), line.span});
  }
  return lines;
}

}  // namespace nuan::policy::check
