#include "policy/syntax/parser.hpp"

#include <algorithm>

#include "policy/syntax/declarations.hpp"
#include "policy/syntax/lexer.hpp"

namespace nuan::policy::syntax {
namespace {

struct Found {
  Declaration declaration;
  Span span;
};

// Reads the file in two goes: a row of an example can only be read once every table is known, and tables may stand
// anywhere.
class FileReader {
 public:
  FileReader(const Source& source, std::vector<Token> tokens, Mistakes& mistakes)
      : cursor_(source, std::move(tokens), mistakes) {}

  File read() {
    File file;
    file.header = read_header(cursor_);
    while (go_to_declaration()) read_declaration();
    read_examples();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.span.begin < b.span.begin; });
    for (Found& found : found_) {
      file.declarations.push_back(std::move(found.declaration));
      file.spans.push_back(found.span);
    }
    return file;
  }

 private:
  // False at the end of the file. Tells what stands between two declarations and belongs to neither.
  bool go_to_declaration() {
    if (cursor_.recovering()) cursor_.recover();
    if (!cursor_.at_end() && !begins_declaration(cursor_.peek().word)) {
      misspelt_ = tell_stray();
      if (misspelt_ != Word::none) return true;
      cursor_.recover();
    }
    return !cursor_.at_end() && !cursor_.full();
  }

  // A misspelt declaration is told and read as what it was meant to be.
  Word tell_stray() {
    const Token& token = cursor_.peek();
    if (token.word == Word::policy) {
      cursor_.fail(code::policy_twice, token.span, {"一个文件只能有一份政策。", "A file holds one policy."},
                   {"把第二份移到另一个文件里。", "Move the second one to a file of its own."});
      return Word::none;
    }
    const auto meant =
        token.is_name() && token.first_on_line ? nearest_word(token.text, declaration_words()) : std::nullopt;
    if (meant) {
      cursor_.tell_misspelling(token, spelling(*meant));
      return *meant;
    }
    cursor_.stray();
    return Word::none;
  }

  void read_declaration() {
    const std::size_t position = cursor_.position();
    const Token token = cursor_.take();
    const Word word = std::exchange(misspelt_, Word::none);
    const Word begins = word == Word::none ? token.word : word;
    if (begins == Word::example) {
      examples_.push_back(position);
      pass_example();
      return;
    }
    Declaration declaration = read_body(begins);
    tables_known_ = tables_known_ && !(cursor_.recovering() && begins == Word::table);
    found_.push_back({std::move(declaration), cursor_.span_from(token.span)});
  }

  // `expect bridges target 100` names a figure: inside a line that word begins nothing.
  void pass_example() {
    cursor_.recover();
    while (at_figure_target()) {
      cursor_.take();
      cursor_.recover();
    }
  }

  [[nodiscard]] bool at_figure_target() const {
    return cursor_.peek().word == Word::target && !cursor_.peek().first_on_line;
  }

  Declaration read_body(Word begins) {
    switch (begins) {
      case Word::input:
        return read_input(cursor_);
      case Word::table:
        return read_table(cursor_);
      case Word::group:
        return read_group(cursor_);
      case Word::let:
        return read_let(cursor_);
      case Word::cover:
        return read_cover(cursor_);
      case Word::benefit:
        return read_benefit(cursor_);
      case Word::limit:
        return read_limit(cursor_);
      case Word::admission:
        return read_admission(cursor_);
      case Word::price:
        return read_price(cursor_);
      case Word::share:
        return read_share(cursor_);
      case Word::target:
        return read_target(cursor_);
      case Word::measure:
        return read_measure(cursor_);
      case Word::index:
        return read_composite(cursor_);
      default:
        return read_law(cursor_);
    }
  }

  static void add_form(const Declaration& declaration, std::vector<KnownForm>& forms) {
    if (const auto* one = std::get_if<Admission>(&declaration)) forms.push_back({one->head.name.text, Form::admission});
    if (const auto* one = std::get_if<Price>(&declaration)) forms.push_back({one->head.name.text, Form::price});
    if (const auto* one = std::get_if<Share>(&declaration)) forms.push_back({one->head.name.text, Form::share});
    if (const auto* one = std::get_if<Target>(&declaration)) forms.push_back({one->head.name.text, Form::target});
    if (const auto* one = std::get_if<Measure>(&declaration)) forms.push_back({one->head.name.text, Form::measure});
    if (const auto* one = std::get_if<Composite>(&declaration)) forms.push_back({one->head.name.text, Form::index});
  }

  // Where a table could not be read, its rows cannot be judged either.
  void read_examples() {
    if (!tables_known_) return;
    std::vector<const Table*> tables;
    for (const Found& found : found_)
      if (const auto* table = std::get_if<Table>(&found.declaration)) tables.push_back(table);
    std::vector<KnownForm> forms;
    for (const Found& found : found_) add_form(found.declaration, forms);
    std::vector<Found> examples;
    for (const std::size_t position : examples_) {
      if (cursor_.full()) return;
      cursor_.recover();
      cursor_.go_to(position);
      const Span begin = cursor_.take().span;
      Declaration example = read_example(cursor_, tables, forms);
      examples.push_back({std::move(example), cursor_.span_from(begin)});
      const bool ended = begins_declaration(cursor_.peek().word) && !at_figure_target();
      if (!cursor_.recovering() && !cursor_.at_end() && !ended) tell_stray();
    }
    std::move(examples.begin(), examples.end(), std::back_inserter(found_));
  }

  Cursor cursor_;
  std::vector<Found> found_;
  std::vector<std::size_t> examples_;  // where they begin
  bool tables_known_ = true;
  Word misspelt_ = Word::none;
};

}  // namespace

File parse(const Source& source, Diagnostics& out) {
  Mistakes mistakes(out);
  std::vector<Token> tokens = read_tokens(source, mistakes);
  if (tokens.size() == 1 && !tokens.front().broken && out.empty())
    mistakes.add(code::file_empty, {}, {"文件里没有内容。", "The file holds nothing."},
                 {"一份政策以 `policy 名称 \"标题\"` 开头。", "A policy begins with `policy name \"title\"`."});
  File file;
  if (tokens.size() > 1) file = FileReader(source, std::move(tokens), mistakes).read();
  out.sort();
  return file;
}

}  // namespace nuan::policy::syntax
