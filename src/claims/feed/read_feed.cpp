// Reading a feed file, statement by statement (declared in feed.hpp).
#include <algorithm>
#include <optional>

#include "claims/feed/feed.hpp"
#include "claims/feed/feed_lines.hpp"

namespace nuan::claims {
namespace {

Failure twice(const Place& place, const std::string& name) {
  return fail(Code::feed_name_twice, place, {name + " 已经写过了", name + " was said before"},
              {"请删去一处, 或另起一个名称", "remove one of them, or give it another name"});
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

Failure unknown(const Place& place, const Words& what, const std::string& name, const std::vector<std::string>& known) {
  return fail(Code::feed_name_unknown, place, {"没有" + what.zh + " " + name, "there is no " + what.en + " " + name},
              {"可用的有: " + joined(known), "there are: " + joined(known)});
}

template <class Items, class NameOf>
std::int32_t place_of(const Items& items, std::string_view name, NameOf name_of) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return name_of(item) == name; });
  return found == items.end() ? -1 : static_cast<std::int32_t>(found - items.begin());
}

class FeedParser {
 public:
  explicit FeedParser(Feed& feed) : feed_(feed) {}

  [[nodiscard]] Result<void> read() {
    TRY_LET(const std::vector<FeedLine> lines, feed_lines(feed_.file, feed_.text));
    // Amounts are numbered before they are used: all columns first.
    for (const bool columns : {true, false}) {
      for (const FeedLine& line : lines) {
        if (line.front().is("column") != columns) continue;
        FeedWords words(line);
        TRY(statement(words));
        TRY(words.end());
      }
    }
    return check_complete();
  }

 private:
  struct Statement {
    std::string_view word;
    Result<void> (FeedParser::*read)(FeedWords&);
  };

  [[nodiscard]] Result<void> statement(FeedWords& words) {
    static constexpr Statement known[] = {{"feed", &FeedParser::head},     {"empty", &FeedParser::empties},
                                          {"column", &FeedParser::column}, {"reading", &FeedParser::reading},
                                          {"choice", &FeedParser::choice}, {"keep", &FeedParser::keep},
                                          {"refund", &FeedParser::refund}, {"check", &FeedParser::check},
                                          {"let", &FeedParser::let},       {"fact", &FeedParser::fact}};
    for (const Statement& one : known) {
      if (words.take(one.word)) return (this->*one.read)(words);
    }
    return words.unexpected({" feed、empty、column、reading、choice、keep、refund、check、let 或 fact",
                             "feed, empty, column, reading, choice, keep, refund, check, let or fact"});
  }

  [[nodiscard]] Result<void> head(FeedWords& words) {
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"格式的名称", "the name of the feed"}));
    if (!feed_.name.empty()) return twice(place, "feed");
    feed_.name = name;
    TRY_LET(feed_.title, words.titles(true));
    return {};
  }

  [[nodiscard]] Result<void> empties(FeedWords& words) {
    do {
      if (!words.here().quoted)
        return words.unexpected({"引号中的文字, 例如 \"null\"", "a quoted text such as \"null\""});
      feed_.empty.push_back(words.here().text);
      words.step();
    } while (words.take(","));
    return {};
  }

  [[nodiscard]] Result<void> column(FeedWords& words) {
    using Kind = FeedColumn::Kind;
    FeedColumn column;
    const Place place = words.place();
    column.line = place.line;
    TRY_LET(column.name, words.name({"列名", "a column's name"}));
    if (column_named(column.name) >= 0) return twice(place, column.name);
    if (words.take("text")) {
      column.kind = Kind::text;
    } else if (words.take("code")) {
      column.kind = Kind::code;
    } else if (words.take("day")) {
      column.kind = Kind::day;
    } else if (words.take("money")) {
      column.kind = Kind::money;
    } else {
      return words.unexpected({" text、code、day 或 money", "text, code, day or money"});
    }
    if (column.kind == Kind::money && words.take("or")) {
      TRY(words.expect("0"));
      column.optional = true;
    } else if (column.kind != Kind::money) {
      column.optional = words.take("optional");
    }
    TRY_LET(column.title, words.titles(false));
    if (column.kind == Kind::money) feed_.amounts.push_back(column.name);
    feed_.columns.push_back(std::move(column));
    return {};
  }

  [[nodiscard]] Result<void> reading(FeedWords& words) {
    FeedReading reading;
    const Place place = words.place();
    reading.line = place.line;
    TRY_LET(reading.name, words.name({"读法的名称", "the name of a reading"}));
    if (reading_named(reading.name) >= 0) return twice(place, reading.name);
    TRY_LET(reading.title, words.titles(true));
    feed_.readings.push_back(std::move(reading));
    return {};
  }

  [[nodiscard]] Result<void> choice(FeedWords& words) {
    const Place place = words.place();
    if (feed_.readings.empty())
      return fail(Code::feed_word, place, {"choice 之前没有 reading", "no reading stands before this choice"},
                  {"请先写一行 reading", "write a line `reading` first"});
    TRY_LET(const std::string name, words.name({"选择的名称", "the name of a choice"}));
    auto& choices = feed_.readings.back().choices;
    if (place_of(choices, name, [](const auto& one) { return one.first; }) >= 0) return twice(place, name);
    TRY_LET(Words title, words.titles(true));
    choices.emplace_back(name, std::move(title));
    return {};
  }

  [[nodiscard]] Result<void> when(FeedWords& words, FeedWhen& when) const {
    if (!words.take("when")) return {};
    Place place = words.place();
    TRY_LET(const std::string name, words.name({"读法的名称", "the name of a reading"}));
    when.reading = reading_named(name);
    std::vector<std::string> known;
    for (const FeedReading& one : feed_.readings) known.push_back(one.name);
    if (when.reading < 0) return unknown(place, {"读法", "reading"}, name, known);
    TRY(words.expect("is"));
    place = words.place();
    TRY_LET(const std::string choice, words.name({"选择的名称", "the name of a choice"}));
    const auto& choices = feed_.readings[static_cast<std::size_t>(when.reading)].choices;
    when.choice = place_of(choices, choice, [](const auto& one) { return one.first; });
    known.clear();
    for (const auto& one : choices) known.push_back(one.first);
    if (when.choice < 0) return unknown(place, {"选择", "choice"}, choice, known);
    return {};
  }

  [[nodiscard]] Result<void> condition(FeedWords& words, FeedCondition& where) const {
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

  [[nodiscard]] Result<void> keep(FeedWords& words) {
    FeedKeep keep;
    TRY(condition(words, keep.where));
    TRY(words.expect("else"));
    TRY_LET(keep.code, words.name({"退回的代码", "the code of the reject"}));
    TRY_LET(keep.words, words.titles(true));
    feed_.keeps.push_back(std::move(keep));
    return {};
  }

  [[nodiscard]] Result<void> refund(FeedWords& words) {
    FeedRefund refund;
    TRY(condition(words, refund.where));
    TRY(words.expect("undoes"));
    do {
      refund.itself = words.take("itself");
      if (refund.itself) break;
      std::size_t column = 0;
      TRY(column_place(words, column));
      refund.undone.push_back(column);
    } while (words.take("or"));
    TRY(when(words, refund.when));
    feed_.refunds.push_back(std::move(refund));
    return {};
  }

  [[nodiscard]] Result<void> sum(FeedWords& words, FeedSum& sum) const {
    if (words.take("0")) return {};
    FeedTerm term;
    do {
      const Place place = words.place();
      TRY_LET(const std::string name, words.name({"金额列或 let 的名称", "a column of money or a name of let"}));
      const std::int32_t amount = amount_named(name);
      if (amount < 0) return unknown(place, {"金额", "amount"}, name, feed_.amounts);
      term.amount = static_cast<std::size_t>(amount);
      sum.push_back(term);
      term.minus = words.here().is("-");
    } while (words.take("+") || words.take("-"));
    return {};
  }

  [[nodiscard]] Result<void> check(FeedWords& words) {
    FeedCheck check;
    const Place place = words.place();
    TRY_LET(check.code, words.name({"退回的代码", "the code of the reject"}));
    const bool known = place_of(feed_.checks, check.code, [](const auto& one) { return one.code; }) >= 0;
    if (known) return twice(place, check.code);
    do {
      auto& [left, right] = check.either.emplace_back();
      TRY(sum(words, left));
      TRY(words.expect("="));
      TRY(sum(words, right));
    } while (words.take("or"));
    if (words.take("within")) {
      TRY(words.expect("0.01"));
      check.within = 1;
    }
    TRY(when(words, check.when));
    TRY_LET(check.words, words.titles(true));
    feed_.checks.push_back(std::move(check));
    return {};
  }

  [[nodiscard]] Result<void> let(FeedWords& words) {
    FeedLet let;
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"名称", "a name"}));
    if (column_named(name) >= 0) return twice(place, name);
    TRY(words.expect("="));
    TRY(sum(words, let.sum));
    TRY(when(words, let.when));
    std::int32_t amount = amount_named(name);
    if (amount >= 0) TRY(check_other_choice(let, static_cast<std::size_t>(amount), place));
    if (amount < 0) {
      amount = static_cast<std::int32_t>(feed_.amounts.size());
      feed_.amounts.push_back(name);
      let_places_.push_back(place);
    }
    let.amount = static_cast<std::size_t>(amount);
    feed_.lets.push_back(std::move(let));
    return {};
  }

  // A name may be worked out in several ways only where a reading chooses among them.
  [[nodiscard]] Result<void> check_other_choice(const FeedLet& let, std::size_t amount, const Place& place) const {
    for (const FeedLet& other : feed_.lets) {
      if (other.amount != amount) continue;
      if (other.when.reading < 0 || other.when.reading != let.when.reading || other.when.choice == let.when.choice)
        return twice(place, feed_.amounts[amount]);
    }
    return {};
  }

  [[nodiscard]] Result<void> fact(FeedWords& words) {
    FeedFact fact;
    const Place place = words.place();
    TRY_LET(fact.name, words.name({"规则中的列名", "a column of the policy"}));
    if (place_of(feed_.facts, fact.name, [](const auto& one) { return one.name; }) >= 0) return twice(place, fact.name);
    if (words.take("is")) {
      fact.from = FeedFact::From::value;
      TRY_LET(fact.value, words.name({"值", "a value"}));
      feed_.facts.push_back(std::move(fact));
      return {};
    }
    TRY(words.expect("from"));
    TRY(fact_source(words, fact));
    const bool from_column = fact.from == FeedFact::From::column;
    if (from_column && words.take("by")) {
      std::size_t column = 0;
      TRY(column_place(words, column));
      fact.by = static_cast<std::int32_t>(column);
      if (!words.here().is(":")) return words.unexpected({" :", ":"});
    }
    if (from_column && words.take(":")) TRY(fact_codes(words, fact));
    feed_.facts.push_back(std::move(fact));
    return {};
  }

  [[nodiscard]] Result<void> fact_source(FeedWords& words, FeedFact& fact) const {
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"列名或 let 的名称", "a column or a name of let"}));
    if (const std::int32_t amount = amount_named(name); amount >= 0) {
      fact.from = FeedFact::From::amount;
      fact.place = static_cast<std::size_t>(amount);
      return {};
    }
    const std::int32_t column = column_named(name);
    if (column < 0) return unknown(place, {"列", "column"}, name, column_names());
    fact.place = static_cast<std::size_t>(column);
    return {};
  }

  [[nodiscard]] static Result<void> fact_codes(FeedWords& words, FeedFact& fact) {
    do {
      std::vector<std::string> codes;
      while (!words.here().is("=")) {
        TRY_LET(std::string code, words.name({"代码", "a code"}));
        codes.push_back(std::move(code));
      }
      words.step();
      std::string value;
      if (!words.take("-")) {
        TRY_LET(value, words.name({"值", "a value"}));
      }
      for (std::string& code : codes) fact.codes.emplace_back(std::move(code), value);
    } while (words.take(","));
    return {};
  }

  [[nodiscard]] Result<void> column_place(FeedWords& words, std::size_t& column) const {
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"列名", "a column's name"}));
    const std::int32_t found = column_named(name);
    if (found < 0) return unknown(place, {"列", "column"}, name, column_names());
    column = static_cast<std::size_t>(found);
    return {};
  }

  [[nodiscard]] Failure incomplete(std::size_t line, Words sentence, Words advice) const {
    return fail(Code::feed_incomplete, {feed_.file, line}, std::move(sentence), std::move(advice));
  }

  [[nodiscard]] Result<void> check_complete() {
    if (feed_.name.empty())
      return incomplete(0, {"没有 feed 这一行", "the line `feed` is missing"},
                        {"请写 feed 名称 \"中文\" / \"English\"", "write feed NAME \"中文\" / \"English\""});
    for (const FeedReading& reading : feed_.readings) {
      if (reading.choices.size() < 2)
        return incomplete(
            reading.line,
            {"读法 " + reading.name + " 至少要有两个 choice", "the reading " + reading.name + " needs two choices"},
            {"请在下面缩进写 choice", "write lines `choice`, indented, below it"});
    }
    for (const std::string name : {"claim_id", "person_id"}) {
      if (place_of(feed_.facts, name, [](const auto& one) { return one.name; }) < 0)
        return incomplete(0, {"没有说 " + name + " 从哪一列来", "which column is the " + name + " was not said"},
                          {"请写 fact " + name + " from 列名", "write fact " + name + " from COLUMN"});
    }
    feed_.chosen.assign(feed_.readings.size(), 0);
    return check_every_choice();
  }

  // Under whatever reading, each name of let has one sum.
  [[nodiscard]] Result<void> check_every_choice() const {
    for (const FeedLet& let : feed_.lets) {
      if (let.when.reading < 0) continue;
      const auto& choices = feed_.readings[static_cast<std::size_t>(let.when.reading)].choices;
      const auto said = std::count_if(feed_.lets.begin(), feed_.lets.end(),
                                      [&](const FeedLet& other) { return other.amount == let.amount; });
      if (static_cast<std::size_t>(said) == choices.size()) continue;
      const std::string& name = feed_.amounts[let.amount];
      return incomplete(let_places_[let.amount - (feed_.amounts.size() - let_places_.size())].line,
                        {name + " 没有为每个 choice 写出算法", name + " is not worked out for every choice"},
                        {"请为每个 choice 写一行 let", "write a line `let` for each choice"});
    }
    return {};
  }

  [[nodiscard]] std::int32_t column_named(std::string_view name) const {
    return place_of(feed_.columns, name, [](const auto& one) { return std::string_view(one.name); });
  }
  [[nodiscard]] std::int32_t reading_named(std::string_view name) const {
    return place_of(feed_.readings, name, [](const auto& one) { return std::string_view(one.name); });
  }
  [[nodiscard]] std::int32_t amount_named(std::string_view name) const {
    return place_of(feed_.amounts, name, [](const auto& one) { return std::string_view(one); });
  }
  [[nodiscard]] std::vector<std::string> column_names() const {
    std::vector<std::string> names;
    for (const FeedColumn& column : feed_.columns) names.push_back(column.name);
    return names;
  }

  Feed& feed_;
  std::vector<Place> let_places_;
};

}  // namespace

Result<Feed> read_feed(std::string file, std::string text) {
  Feed feed;
  feed.file = std::move(file);
  feed.text = std::move(text);
  TRY(FeedParser(feed).read());
  return feed;
}

Result<void> choose_reading(Feed& feed, std::string_view setting) {
  const std::size_t equals = std::min(setting.find('='), setting.size());
  std::string known;
  for (std::size_t i = 0; i < feed.readings.size(); ++i) {
    const FeedReading& reading = feed.readings[i];
    for (std::size_t choice = 0; choice < reading.choices.size(); ++choice) {
      const std::string& name = reading.choices[choice].first;
      if (reading.name == setting.substr(0, equals) && equals < setting.size() && name == setting.substr(equals + 1)) {
        feed.chosen[i] = static_cast<std::int32_t>(choice);
        return {};
      }
      known += (known.empty() ? "" : ", ") + reading.name + '=' + name;
    }
  }
  const std::string text(setting);
  return fail(Code::reading_unknown, {feed.file}, {"没有读法 " + text, "there is no reading " + text},
              {"可用的有: " + known, "there are: " + known});
}

}  // namespace nuan::claims
