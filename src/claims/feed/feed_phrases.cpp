#include "claims/feed/feed_phrases.hpp"

namespace nuan::claims {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

}  // namespace

Failure said_twice(const Place& place, const std::string& name) {
  return fail(Code::feed_name_twice, place, {name + " 已经写过了", name + " was said before"},
              {"请删去一处, 或另起一个名称", "remove one of them, or give it another name"});
}

Failure unknown_name(const Place& place, const Words& what, const std::string& name,
                     const std::vector<std::string>& known) {
  return fail(Code::feed_name_unknown, place, {"没有" + what.zh + " " + name, "there is no " + what.en + " " + name},
              {"可用的有: " + joined(known), "there are: " + joined(known)});
}

Result<void> FeedPhrases::when(FeedWords& words, FeedWhen& when) const {
  if (!words.take("when")) return {};
  Place place = words.place();
  TRY_LET(const std::string name, words.name({"读法的名称", "the name of a reading"}));
  when.reading = reading_named(name);
  std::vector<std::string> known;
  for (const FeedReading& one : feed_.readings) known.push_back(one.name);
  if (when.reading < 0) return unknown_name(place, {"读法", "reading"}, name, known);
  TRY(words.expect("is"));
  place = words.place();
  TRY_LET(const std::string choice, words.name({"选择的名称", "the name of a choice"}));
  const auto& choices = feed_.readings[static_cast<std::size_t>(when.reading)].choices;
  when.choice = place_of(choices, choice, [](const auto& one) { return one.first; });
  known.clear();
  for (const auto& one : choices) known.push_back(one.first);
  if (when.choice < 0) return unknown_name(place, {"选择", "choice"}, choice, known);
  return {};
}

Result<void> FeedPhrases::condition(FeedWords& words, FeedCondition& where) const {
  TRY(words.expect("where"));
  TRY(column_place(words, where.column));
  if (words.take("below")) {
    where.below_zero = true;
    if (feed_.columns[where.column].kind != FeedColumn::Kind::money)
      return words.unexpected({" is: 只有金额列能写 below 0", "is: only a column of money can be below 0"});
    return words.expect("0");
  }
  TRY(words.expect("is"));
  do {
    TRY_LET(std::string code, words.name({"代码", "a code"}));
    where.codes.push_back(std::move(code));
  } while (!words.at_end() && !words.here().quoted && !words.here().is("else") && !words.here().is("undoes"));
  return {};
}

Result<void> FeedPhrases::sum(FeedWords& words, FeedSum& sum) const {
  if (words.take("0")) return {};
  FeedTerm term;
  do {
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"金额列或 let 的名称", "a column of money or a name of let"}));
    const std::int32_t amount = amount_named(name);
    if (amount < 0) return unknown_name(place, {"金额", "amount"}, name, feed_.amounts);
    term.amount = static_cast<std::size_t>(amount);
    sum.push_back(term);
    term.minus = words.here().is("-");
  } while (words.take("+") || words.take("-"));
  return {};
}

Result<void> FeedPhrases::column_place(FeedWords& words, std::size_t& column) const {
  const Place place = words.place();
  TRY_LET(const std::string name, words.name({"列名", "a column's name"}));
  const std::int32_t found = column_named(name);
  if (found < 0) return unknown_name(place, {"列", "column"}, name, column_names());
  column = static_cast<std::size_t>(found);
  return {};
}

std::int32_t FeedPhrases::column_named(std::string_view name) const {
  return place_of(feed_.columns, name, [](const auto& one) { return std::string_view(one.name); });
}

std::int32_t FeedPhrases::reading_named(std::string_view name) const {
  return place_of(feed_.readings, name, [](const auto& one) { return std::string_view(one.name); });
}

std::int32_t FeedPhrases::amount_named(std::string_view name) const {
  return place_of(feed_.amounts, name, [](const auto& one) { return std::string_view(one); });
}

std::vector<std::string> FeedPhrases::column_names() const {
  std::vector<std::string> names;
  for (const FeedColumn& column : feed_.columns) names.push_back(column.name);
  return names;
}

}  // namespace nuan::claims
