// The rows of an example: filled to all their columns, with made-up ids where the file gives none.
#pragma once

#include <map>
#include <set>

#include "policy/check/reading.hpp"

namespace nuan::policy::check {

class ExampleRows {
 public:
  // Rows are added to the example, which must outlive this.
  ExampleRows(Reading& reading, Example& example) : reading_(reading), example_(example) {}

  void give(const syntax::ExampleRow& written);
  // The subject that something belongs to: the last one, or one whose columns are all zero where none was written.
  Index subject_before(Span span);
  // Keys of the subjects, by order of appearance.
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  // Whether a row has this key or id.
  [[nodiscard]] bool has(const std::string& key_or_id) const;

 private:
  // One row while its columns are being filled.
  struct Filling {
    const syntax::ExampleRow& written;
    Index table = none;
    std::string key_or_id;
    std::string reverses;
    std::vector<std::optional<Value>> columns;
  };

  void take_named(Filling& row, const syntax::Name& name, const syntax::Expr& expr);
  void take_bare(Filling& row, const syntax::Expr& expr);
  void take_text(std::string& text, const syntax::Expr& expr, const Words& what);
  void fill(Filling& row, std::ptrdiff_t index, const syntax::Expr& expr);
  [[nodiscard]] bool has_choice(const Type& type, const syntax::Expr& expr) const;
  void add_row(const Filling& filling);
  [[nodiscard]] std::vector<Value> columns_of(const Filling& filling);
  [[nodiscard]] std::string fresh_id(Index table);

  Reading& reading_;
  Example& example_;
  std::vector<std::string> keys_;
  std::map<Index, std::set<std::string>> ids_;
  std::map<Index, int> counters_;
};

}  // namespace nuan::policy::check
