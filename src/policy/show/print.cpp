#include "policy/show/print.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/show/wrap.hpp"

namespace nuan::policy {
namespace {

constexpr std::size_t indent_columns = 3;

class Printer {
 public:
  explicit Printer(const Page& page) : page_(page) {}

  std::string finish() {
    for (const Block& block : page_.blocks) {
      std::visit([this](const auto& it) { add(it); }, block);
      const auto* heading = std::get_if<Heading>(&block);
      after_title_ = heading != nullptr && heading->level <= 2;
    }
    add_notes();
    return std::move(out_);
  }

 private:
  void add(const Heading& heading) {
    const std::string words = text(heading.text);
    if (heading.level <= 2 && !out_.empty()) end_paragraph();
    add_lines(wrap(words, page_width - indent_columns), "", std::string(indent_columns, ' '));
    if (heading.level <= 2)
      out_ += std::string(std::min(display_width(words), page_width), level_line(heading.level)) + "\n";
  }

  void add(const Line& line) { add_wrapped(line.indent, text(line.text)); }

  void add(const Entry& entry) {
    const std::string indent(static_cast<std::size_t>(entry.indent) * indent_columns, ' ');
    const std::size_t room = page_width - display_width(entry.amount) - 2 - indent.size() - 2;
    std::vector<std::string> lines = wrap(text(entry.text), room);
    const std::size_t used = indent.size() + (lines.size() > 1 ? 2 : 0) + display_width(lines.back());
    lines.back() += std::string(page_width - used - display_width(entry.amount), ' ') + entry.amount;
    add_lines(lines, indent, indent + "  ");
  }

  void add(const Gap& /*gap*/) { end_paragraph(); }

  void add(const Grid& grid) {
    const std::string indent(static_cast<std::size_t>(grid.indent) * indent_columns, ' ');
    const std::vector<std::size_t> widths = widths_of(grid, page_width - indent.size());
    std::vector<std::string> titles;
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      titles.push_back(text(grid.columns[i].title));
      rules.emplace_back(widths[i], '-');
    }
    add_row(grid, widths, indent, titles);
    add_row(grid, widths, indent, rules);
    for (const auto& row : grid.rows) {
      std::vector<std::string> cells;
      for (const Cell& cell : row) cells.push_back(text(cell.text));
      add_row(grid, widths, indent, cells);
    }
  }

  // Columns as wide as their widest cell; where that is too much, the widest gives way.
  std::vector<std::size_t> widths_of(const Grid& grid, std::size_t room) const {
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      std::size_t width = display_width(text(grid.columns[i].title));
      for (const auto& row : grid.rows) width = std::max(width, display_width(text(row[i].text)));
      widths.push_back(width);
    }
    std::size_t total = 2 * (widths.size() - 1);
    for (const std::size_t width : widths) total += width;
    while (total > room) {
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= 8) break;
      --*widest;
      --total;
    }
    return widths;
  }

  void add_row(const Grid& grid, const std::vector<std::size_t>& widths, const std::string& indent,
               const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      wrapped.push_back(wrap(cells[i], widths[i]));
      height = std::max(height, wrapped.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string printed = indent;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = line < wrapped[i].size() ? wrapped[i][line] : "";
        const std::size_t width = display_width(cell);
        const std::string blanks(widths[i] > width ? widths[i] - width : 0, ' ');
        printed += (i == 0 ? "" : "  ") + (grid.columns[i].right ? blanks + cell : cell + blanks);
      }
      printed.erase(printed.find_last_not_of(' ') + 1);
      out_ += printed + "\n";
    }
  }

  void add_notes() {
    if (page_.ours.empty() && page_.notes.empty()) return;
    end_paragraph();
    if (!page_.ours.empty()) add_wrapped(0, text(page_.ours));
    for (std::size_t i = 0; i < page_.notes.size(); ++i)
      add_wrapped(0, "[" + std::to_string(i + 1) + "] " + text(page_.notes[i]));
  }

  void add_wrapped(int indent, const std::string& words) {
    const std::string blanks(static_cast<std::size_t>(indent) * indent_columns, ' ');
    add_lines(wrap(words, page_width - blanks.size() - 2), blanks, blanks + "  ");
  }

  void add_lines(const std::vector<std::string>& lines, const std::string& first, const std::string& later) {
    for (std::size_t i = 0; i < lines.size(); ++i) out_ += (i == 0 ? first : later) + lines[i] + "\n";
  }

  void end_paragraph() {
    if (!out_.empty() && !out_.ends_with("\n\n") && !after_title_) out_ += "\n";
  }

  static char level_line(int level) { return level == 1 ? '=' : '-'; }
  [[nodiscard]] std::string text(const Text& marked) const { return print(marked, page_.language); }

  const Page& page_;
  std::string out_;
  bool after_title_ = false;  // no blank line below a title
};

// Full-width brackets bring their own space: the blank beside them, `at` inside the pattern, goes.
void drop(std::string& text, std::string_view pattern, std::size_t at) {
  for (std::size_t found = text.find(pattern); found != std::string::npos; found = text.find(pattern, found))
    if (found > 0 && text[found - 1] == '.')  // `1. 「…` keeps its blank
      found += pattern.size();
    else
      text.erase(found + at, 1);
}

}  // namespace

std::string print(const Text& text, Language language) {
  std::string printed;
  for (const Run& run : text.runs) switch (run.kind) {
      case Run::Kind::words:
        printed += run.words;
        break;
      case Run::Kind::ours:
        printed += language == Language::zh ? "（自拟）" : " (ours)";
        break;
      case Run::Kind::note:
        printed += "[" + std::to_string(run.note) + "]";
        break;
    }
  drop(printed, " （", 0);
  drop(printed, " 「", 0);
  drop(printed, "」 ", std::string_view("」").size());
  drop(printed, "） ", std::string_view("）").size());
  return printed;
}

std::string print(const Page& page) { return Printer(page).finish(); }

}  // namespace nuan::policy
