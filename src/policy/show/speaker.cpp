// Names and footnotes; values are in speaker_values.cpp.
#include "policy/show/speaker.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <class List>
const auto& at(const List& list, Index index) {
  return list[static_cast<std::size_t>(index)];
}

}  // namespace

std::string masked(std::string_view key) {
  const std::size_t colon = key.find(':');
  const std::string kind(colon == std::string_view::npos ? "" : key.substr(0, colon + 1));
  const std::string_view number = key.substr(kind.size());
  const std::size_t length = count_characters(number);
  if (kind.empty() && length <= 6) return std::string(key);  // too short to be a certificate
  const std::size_t head = length >= 15 ? 6 : 1;
  const std::size_t tail = length >= 15 ? 4 : length >= 6 ? 2 : 0;
  const std::string_view first = first_characters(number, std::min(head, length));
  const std::string_view kept = first_characters(number, length - std::min(tail, length));
  const std::size_t hidden = length > head + tail ? length - head - tail : 0;
  return kind + std::string(first) + std::string(hidden, '*') + std::string(number.substr(kept.size()));
}

std::string Speaker::title(const std::string& name, const Words& words) const {
  if (chinese()) return words.zh.empty() ? name : words.zh;
  if (!words.en.empty()) return words.en;
  return is_ascii(name) || words.zh.empty() ? name : words.zh;
}

std::string Speaker::quoted(std::string_view words) const {
  return word("「", "\"") + std::string(words) + word("」", "\"");
}

std::string Speaker::quoted_name(std::string_view name, std::string_view title) const {
  return std::string(title) + word("（", " (") + std::string(name) + word("）", ")");
}

const std::string& Speaker::words(const Words& words) const {
  const std::string& own = words.in(chinese() ? Language::zh : Language::en);
  const std::string& other = words.in(chinese() ? Language::en : Language::zh);
  return own.empty() ? other : own;
}

std::string Speaker::currency() const { return plan_->currency == "CNY" ? word("元", "yuan") : plan_->currency; }

std::string Speaker::benefit(Index index) const {
  return title(at(plan_->benefits, index).name, at(plan_->benefits, index).title);
}

std::string Speaker::limit(Index index) const {
  return title(at(plan_->limits, index).name, at(plan_->limits, index).title);
}

std::string Speaker::result(Index index) const {
  const auto benefits = static_cast<Index>(plan_->benefits.size());
  if (const Index form = form_of_result(*plan_, index); form != none) {
    const FormPlace& place = at(plan_->forms, form);
    return title(plan_->form_name(place), plan_->form_title(place));
  }
  if (index == plan_->total_result()) return word("全部待遇合计", "the total of all benefits");
  return index < benefits ? benefit(index) : limit(index - benefits);
}

std::string Speaker::column(Index table, Index column) const {
  const Table& of = at(plan_->tables, table);
  return column == order_by_id ? of.id_name : title(at(of.columns, column).name, at(of.columns, column).title);
}

std::string Speaker::unit(Index table) const {
  const Table& of = at(plan_->tables, table);
  if (!chinese()) return title(of.name, of.title);
  if (of.title.zh.empty() && is_ascii(of.name)) return of.is_subject ? "人" : "笔";
  return (of.is_subject ? "个" : "条") + title(of.name, of.title);
}

std::string Speaker::group(Index index) const {
  const Group& of = at(plan_->groups, index);
  if (!of.title.empty() || !chinese() || !is_ascii(of.name)) return title(of.name, of.title);
  std::string columns;
  for (const Index by : of.by) columns += (columns.empty() ? "" : "、") + column(of.table, by);
  return columns;
}

Text Speaker::cite(const std::string& source) const {
  if (source.empty()) return ours();
  auto& notes = page_->notes;
  const auto known = std::find(notes.begin(), notes.end(), Text(source));
  const auto number = static_cast<std::size_t>(known - notes.begin()) + 1;
  if (known == notes.end()) notes.emplace_back(source);
  return Text::footnote(number);
}

Text Speaker::ours() const {
  if (plan_->standing == Standing::published) return {};
  page_->ours = say("（自拟）：没有查到公开出处的数值，由本项目拟定，以主管工会正式发布的为准。",
                    "(ours): a value for which no published source was found; this project chose it. What the union "
                    "in charge issues is what counts.");
  return Text::ours();
}

}  // namespace nuan::policy
