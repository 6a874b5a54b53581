// Values as people read them.
#include <algorithm>

#include "policy/show/speaker.hpp"

namespace nuan::policy {
namespace {

// `1800` as 1,800: to_text without grouping is for files.
std::string grouped(const Rational& number) {
  std::string text = to_text(number);
  if (text.find('/') != std::string::npos) return text;
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t i = std::min(text.find('.'), text.size()); i > first + 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

}  // namespace

std::string Speaker::points(const Rational& rate) const {
  const std::string number = to_text(Rational(rate * 100));
  return number + word(" 个百分点", number == "1" ? " point" : " points");
}

std::string Speaker::amount(const Rational& amount, Kind kind) const {
  switch (kind) {
    case Kind::money:
      return money(amount);
    case Kind::rate:
      return percent(amount);
    case Kind::days:
      return grouped(amount) + word(" 天", amount == 1 ? " day" : " days");
    default:
      return grouped(amount);
  }
}

std::string Speaker::period(const Period& period) const {
  const bool starts = period.from != min_date;
  const bool ends = period.to != max_date;
  if (starts && ends) return to_text(period.from) + word(" 至 ", " to ") + to_text(period.to);
  if (starts) return word("", "from ") + to_text(period.from) + word(" 起", " on");
  if (ends) return word("至 ", "until ") + to_text(period.to);
  return word("一直", "always");
}

std::string Speaker::periods(const Periods& periods) const {
  if (periods.items().empty()) return word("无", "never");
  std::string all;
  for (const Period& item : periods.items()) all += (all.empty() ? "" : word("、", ", and ")) + period(item);
  return all;
}

std::string Speaker::value(const Value& value, const Type& type) const {
  if (const auto* number = std::get_if<Rational>(&value)) return amount(*number, type.kind);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* spans = std::get_if<Periods>(&value)) return periods(*spans);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? word("是", "yes") : word("否", "no");
  if (const auto* words = std::get_if<std::string>(&value)) return words->empty() ? word("空", "empty") : *words;
  if (const auto* choice = std::get_if<Choice>(&value)) {
    const ChoiceName& name =
        plan_->choice_sets[static_cast<std::size_t>(type.choices)][static_cast<std::size_t>(choice->index)];
    return title(name.name, name.title);
  }
  std::string all;
  for (const DatedItem& item : std::get<DatedValues>(value))
    all += (all.empty() ? "" : word("、", ", ")) + amount(item.value, type.kind) + word("（", " (") +
           period(item.period) + word("）", ")");
  return all.empty() ? word("无", "none") : all;
}

std::string Speaker::kind(const Type& type) const {
  const auto plain = [&]() -> std::string {
    switch (type.kind) {
      case Kind::money:
        return word("金额", "money");
      case Kind::rate:
        return word("比例", "rate");
      case Kind::number:
        return word("数", "number");
      case Kind::count:
        return word("个数", "count");
      case Kind::days:
        return word("天数", "days");
      case Kind::date:
        return word("日期", "date");
      case Kind::periods:
        return word("期间", "periods");
      case Kind::choice:
        return word("选项", "choice");
      case Kind::flag:
        return word("是或否", "yes or no");
      default:
        return word("文字", "text");
    }
  };
  return type.dated ? word("随时间变化的", "over time: ") + plain() : plain();
}

std::string Speaker::standing() const {
  const std::string whose = plan_->after;
  switch (plan_->standing) {
    case Standing::published:
      return plan_->by_issuer ? whose + word("发布的规则。", " issued this rule.")
                              : word("照", "Set down from what ") + whose + word("公布的规则写成。", " published.");
    case Standing::reconstructed:
      return chinese() ? "本规则由本项目按公开报道重建，不是" + whose + "发布的规则。"
                       : "This rule was reconstructed from public reports by this project; it was not issued by " +
                             whose + ".";
    case Standing::sample:
      break;
  }
  return chinese() ? "本规则是演示用的样例，不是" + whose + "的规则。"
                   : "This rule is a sample for demonstration; it is not a rule of " + whose + ".";
}

std::string Speaker::year_rule() const {
  const YearRule& rule = plan_->year;
  const std::string month_day = (rule.month < 10 ? "0" : "") + std::to_string(rule.month) + "-" +
                                (rule.day < 10 ? "0" : "") + std::to_string(rule.day);
  switch (rule.kind) {
    case YearRule::Kind::calendar:
      return word("1 月 1 日至 12 月 31 日", "1 January to 31 December");
    case YearRule::Kind::from_month_day:
      return chinese() ? "每年 " + month_day + " 起的一年" : "a year from each " + month_day;
    case YearRule::Kind::several:
      return chinese() ? "自 " + to_text(rule.start) + " 起每 " + std::to_string(rule.count) + " 年为一期"
                       : "terms of " + std::to_string(rule.count) + " years from " + to_text(rule.start);
    case YearRule::Kind::listed:
      break;
  }
  std::string all;
  for (const auto& listed : rule.listed)
    all += (all.empty() ? "" : word("、", ", ")) + listed.name + " (" + period(listed.period) + ")";
  return all;
}

}  // namespace nuan::policy
