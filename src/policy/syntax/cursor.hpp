// Cursor: walks the tokens and holds what all parts of the parser share.
//
// After a mistake it is *recovering*: it shows the end of the file wherever it is asked, so that every loop and every
// rule of the grammar comes to its end by itself, and tells nothing more until recover() has found the next
// declaration. So no rule has to ask whether the one before it succeeded.
#pragma once

#include <string_view>
#include <vector>

#include "policy/syntax/codes.hpp"
#include "policy/syntax/mistakes.hpp"
#include "policy/syntax/token.hpp"

namespace nuan::policy::syntax {

inline constexpr int nesting_max = 200;

// What a name is given to: it decides how the name may be spelled.
enum class NameFor : std::uint8_t {
  value,      // a column, let, input or table: no hyphen
  result,     // a benefit, limit, code, choice or policy: hyphens too
  new_value,  // the same where the name is first given: not `total`
  new_result,
};

class Cursor {
 public:
  Cursor(const Source& source, std::vector<Token> tokens, Mistakes& mistakes);

  // ---- looking and taking
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  [[nodiscard]] const Token& previous() const;  // the token taken last
  const Token& take();
  [[nodiscard]] bool at(TokenKind kind) const { return peek().kind == kind; }
  [[nodiscard]] bool at(Sign sign) const { return peek().sign == sign && sign != Sign::none; }
  [[nodiscard]] bool at(Word word) const;  // remembered, for the sentence if nothing fits
  // A word that means something in one place of the grammar alone and stays free as a name.
  [[nodiscard]] bool at_text(std::string_view text) const;
  bool accept_text(std::string_view text);
  bool expect_text_word(std::string_view text, Words advice);
  [[nodiscard]] bool at_name() const { return peek().is_name(); }
  [[nodiscard]] bool at_end() const { return at(TokenKind::end); }
  bool accept(Word word);
  bool accept(Sign sign);

  // ---- demanding; a demand not met is told and starts the recovery
  bool expect(Word word, Words advice = {});
  bool expect(Sign sign, std::string_view written, Words advice);
  Name expect_name(NameFor what, Words expected, Words advice = name_advice());
  std::optional<Quoted> expect_text(Words expected, Words advice);
  std::optional<Date> expect_date(Words expected);

  // ---- telling
  void tell(const DiagnosticCode& code, Span span, Words sentence, Words advice);  // and read on
  void fail(const DiagnosticCode& code, Span span, Words sentence, Words advice);  // and recover
  // What stands here is not what belongs here. `expected` completes "here should stand ...".
  void unexpected(Words expected, Words advice);
  // What stands here continues nothing and begins nothing.
  void stray();
  // A misspelt word: told, and read as it was meant; or told as what ends this declaration.
  void tell_misspelling(const Token& token, std::string_view meant);
  void fail_misspelt(const Token& token, std::string_view meant);

  // ---- recovering
  [[nodiscard]] bool recovering() const { return recovering_; }
  [[nodiscard]] bool full() const { return mistakes_.full(); }
  void skip_quietly();  // what is wrong is told; the rest of this declaration cannot be judged
  // Goes on at the next word that begins a declaration, or at the end.
  void recover();

  // ---- places
  [[nodiscard]] std::size_t position() const { return at_; }
  void go_to(std::size_t position) { at_ = position; }
  [[nodiscard]] Span span_from(Span first) const { return first.to(previous().span); }
  [[nodiscard]] std::string_view text(Span span) const { return source_.text(span); }

  // ---- what an expression may do, set by whoever reads one
  bool results_allowed = false;  // names of benefits, with their hyphens

  // One level of nesting for as long as it lives; too many are told.
  class Nest {
   public:
    explicit Nest(Cursor& cursor);
    ~Nest() { --cursor_.depth_; }
    Nest(const Nest&) = delete;
    Nest& operator=(const Nest&) = delete;

   private:
    Cursor& cursor_;
  };

 private:
  [[nodiscard]] static Words name_advice() {
    return {"名称不加引号，用汉字、英文字母、数字和 `_`，不以数字开头；标题写在名称后面。",
            "A name stands without quotes: Chinese or English letters, digits and `_`, no digit first. A title stands "
            "behind the name."};
  }
  [[nodiscard]] bool tell_misspelt(const Token& token);
  void tell_if_without_brackets(const Token& token);
  void tell_reserved(const Token& token, const Words& expected);
  void tell_unquoted(const Token& token, const Words& expected);
  void check_spelling(const Token& token, NameFor what);

  const Source& source_;
  std::vector<Token> tokens_;
  Mistakes& mistakes_;
  std::size_t at_ = 0;
  bool recovering_ = false;
  int depth_ = 0;
  Token nothing_;  // what is shown while recovering
  mutable std::vector<Word> tried_;
  mutable std::size_t tried_at_ = 0;
};

}  // namespace nuan::policy::syntax
