// Speaker: says the things of a plan in one language: names by their titles, values by their kind, and keeps the
// footnotes of the page it speaks on.
#pragma once

#include <string>
#include <string_view>

#include "policy/settle.hpp"
#include "policy/show/page.hpp"

namespace nuan::policy {

// `110101********1239`: what identifies a person shows its first six and last four characters (shorter numbers fewer).
[[nodiscard]] std::string masked(std::string_view key);

class Speaker {
 public:
  // Marks and footnotes are entered on the page, which must outlive the speaker.
  Speaker(const Plan& plan, Page& page) : plan_(&plan), page_(&page) {}

  [[nodiscard]] const Plan& plan() const { return *plan_; }
  [[nodiscard]] bool chinese() const { return page_->language == Language::zh; }
  [[nodiscard]] std::string_view say(std::string_view zh, std::string_view en) const { return chinese() ? zh : en; }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts) const {
    return fill(say(zh, en), parts);
  }
  [[nodiscard]] std::string word(std::string_view zh, std::string_view en) const { return std::string(say(zh, en)); }
  void add(Block block) const { page_->blocks.push_back(std::move(block)); }

  // Names: the title in this language, else the name in the file, which is what an officer would look for.
  [[nodiscard]] std::string title(const std::string& name, const Words& words) const;
  [[nodiscard]] std::string quoted(std::string_view words) const;  // 「…」 or "…"
  // `门诊（outpatient）`: a title with the name that files use.
  [[nodiscard]] std::string quoted_name(std::string_view name, std::string_view title) const;
  // Words in this language, else in the other: better one language than nothing.
  [[nodiscard]] const std::string& words(const Words& words) const;
  [[nodiscard]] std::string currency() const;
  [[nodiscard]] std::string benefit(Index index) const;
  [[nodiscard]] std::string limit(Index index) const;
  [[nodiscard]] std::string result(Index index) const;  // as laws number them
  [[nodiscard]] std::string column(Index table, Index column) const;
  // One row of the table, as in "each bill"; in Chinese with its measure word: 条单据, or 笔 where the file has no
  // title.
  [[nodiscard]] std::string unit(Index table) const;
  // What makes the rows of a group belong together: its title, or the titles of the columns it is grouped by.
  [[nodiscard]] std::string group(Index index) const;

  // Values.
  [[nodiscard]] std::string value(const Value& value, const Type& type) const;
  [[nodiscard]] static std::string money(const Rational& fen) { return fen_to_yuan_text(fen); }
  [[nodiscard]] static std::string money(Money money) { return to_grouped_text(money); }
  [[nodiscard]] static std::string percent(const Rational& rate) { return to_text(Rational(rate * 100)) + "%"; }
  [[nodiscard]] std::string points(const Rational& rate) const;  // 5个百分点
  [[nodiscard]] std::string amount(const Rational& amount, Kind kind) const;
  [[nodiscard]] std::string period(const Period& period) const;  // 2020-04-01 起
  [[nodiscard]] std::string periods(const Periods& periods) const;
  [[nodiscard]] std::string kind(const Type& type) const;  // 金额
  [[nodiscard]] std::string standing() const;
  [[nodiscard]] std::string year_rule() const;

  // The mark of a value: where it was published, or that it is ours. A published plan has no values of ours.
  [[nodiscard]] Text cite(const std::string& source) const;
  [[nodiscard]] Text ours() const;

 private:
  const Plan* plan_;
  Page* page_;
};

}  // namespace nuan::policy
