// What the parts of the lexer share: the glyphs, how far it has read, and the tokens so far.
#pragma once

#include <string>
#include <vector>

#include "policy/syntax/glyphs.hpp"
#include "policy/syntax/mistakes.hpp"
#include "policy/syntax/token.hpp"

namespace nuan::policy::syntax {

class Lexer {
 public:
  Lexer(const Source& source, std::vector<Glyph> glyphs, Mistakes& mistakes)
      : source_(source), glyphs_(std::move(glyphs)), mistakes_(mistakes) {}

  [[nodiscard]] std::vector<Token> read();

 private:
  // lexer.cpp
  void read_one();
  void skip_blanks();
  void skip_run(bool (*belongs)(const Glyph&), const DiagnosticCode& code, Words sentence, Words advice);
  void read_comment();
  void read_text();
  void tell_turned();
  void read_word();
  [[nodiscard]] bool joins_word(std::size_t begin);

  // lexer_signs.cpp
  void read_sign();
  void read_unknown();
  void check_spaces(const Token& token, std::size_t begin);

  // lexer_numbers.cpp: whatever begins with a digit, or with the `..` of a period
  [[nodiscard]] bool at_number() const;
  void read_number();
  void read_dashed(std::size_t begin);
  void read_date(std::size_t begin, const std::string& written);
  void read_month_day(std::size_t begin, const std::string& written);
  void read_periods(std::size_t begin);
  void check_time_of_day(std::size_t begin);
  void read_amount(std::size_t begin);
  [[nodiscard]] bool read_groups();
  void read_unit(std::size_t begin, const std::string& digits);
  [[nodiscard]] bool read_foreign_date(std::size_t begin);
  void check_dots_alone(std::size_t begin);

  // at any offset from here; 0 beyond the end
  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < glyphs_.size() ? glyphs_[at_ + ahead].value : U'\0';
  }
  [[nodiscard]] bool done() const { return at_ >= glyphs_.size(); }
  [[nodiscard]] bool plain(std::size_t ahead = 0) const {
    return at_ + ahead < glyphs_.size() && !glyphs_[at_ + ahead].foreign;
  }
  [[nodiscard]] Span span_from(std::size_t begin) const;
  // The glyphs from `begin` to here as they should be written.
  [[nodiscard]] std::string right_spelling(std::size_t begin) const;
  // A token of the glyphs from `begin` to here; tells when some of them are foreign.
  Token& emit(TokenKind kind, std::size_t begin);
  void tell_foreign(std::size_t begin);
  void tell_foreign_quote(std::size_t begin);

  static constexpr char32_t dropped = 0;  // the value of a glyph that is told and left out

  const Source& source_;
  std::vector<Glyph> glyphs_;
  Mistakes& mistakes_;
  std::size_t at_ = 0;
  bool line_begins_ = true;
  std::vector<Token> tokens_;
};

}  // namespace nuan::policy::syntax
