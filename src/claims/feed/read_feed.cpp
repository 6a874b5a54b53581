// Reading a feed file, statement by statement (declared in feed.hpp).
#include "claims/feed/feed_complete.hpp"
#include "claims/feed/feed_phrases.hpp"

namespace nuan::claims {
namespace {

class FeedParser {
 public:
  explicit FeedParser(Feed& feed) : feed_(feed), phrases_(feed) {}

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
    TRY(check_complete(feed_, let_places_));
    feed_.chosen.assign(feed_.readings.size(), 0);
    return {};
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
    if (!feed_.name.empty()) return said_twice(place, "feed");
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
    if (phrases_.column_named(column.name) >= 0) return said_twice(place, column.name);
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
    if (phrases_.reading_named(reading.name) >= 0) return said_twice(place, reading.name);
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
    if (place_of(choices, name, [](const auto& one) { return one.first; }) >= 0) return said_twice(place, name);
    TRY_LET(Words title, words.titles(true));
    choices.emplace_back(name, std::move(title));
    return {};
  }

  [[nodiscard]] Result<void> keep(FeedWords& words) {
    FeedKeep keep;
    TRY(phrases_.condition(words, keep.where));
    TRY(words.expect("else"));
    TRY_LET(keep.code, words.name({"退回的代码", "the code of the reject"}));
    TRY_LET(keep.words, words.titles(true));
    feed_.keeps.push_back(std::move(keep));
    return {};
  }

  [[nodiscard]] Result<void> refund(FeedWords& words) {
    FeedRefund refund;
    TRY(phrases_.condition(words, refund.where));
    TRY(words.expect("undoes"));
    do {
      refund.itself = words.take("itself");
      if (refund.itself) break;
      std::size_t column = 0;
      TRY(phrases_.column_place(words, column));
      refund.undone.push_back(column);
    } while (words.take("or"));
    TRY(phrases_.when(words, refund.when));
    feed_.refunds.push_back(std::move(refund));
    return {};
  }

  [[nodiscard]] Result<void> check(FeedWords& words) {
    FeedCheck check;
    const Place place = words.place();
    TRY_LET(check.code, words.name({"退回的代码", "the code of the reject"}));
    const bool known = place_of(feed_.checks, check.code, [](const auto& one) { return one.code; }) >= 0;
    if (known) return said_twice(place, check.code);
    do {
      auto& [left, right] = check.either.emplace_back();
      TRY(phrases_.sum(words, left));
      TRY(words.expect("="));
      TRY(phrases_.sum(words, right));
    } while (words.take("or"));
    if (words.take("within")) {
      TRY(words.expect("0.01"));
      check.within = 1;
    }
    TRY(phrases_.when(words, check.when));
    TRY_LET(check.words, words.titles(true));
    feed_.checks.push_back(std::move(check));
    return {};
  }

  [[nodiscard]] Result<void> let(FeedWords& words) {
    FeedLet let;
    const Place place = words.place();
    TRY_LET(const std::string name, words.name({"名称", "a name"}));
    if (phrases_.column_named(name) >= 0) return said_twice(place, name);
    TRY(words.expect("="));
    TRY(phrases_.sum(words, let.sum));
    TRY(phrases_.when(words, let.when));
    std::int32_t amount = phrases_.amount_named(name);
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
        return said_twice(place, feed_.amounts[amount]);
    }
    return {};
  }

  [[nodiscard]] Result<void> fact(FeedWords& words) {
    FeedFact fact;
    const Place place = words.place();
    TRY_LET(fact.name, words.name({"规则中的列名", "a column of the policy"}));
    if (place_of(feed_.facts, fact.name, [](const auto& one) { return one.name; }) >= 0)
      return said_twice(place, fact.name);
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
      TRY(phrases_.column_place(words, column));
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
    if (const std::int32_t amount = phrases_.amount_named(name); amount >= 0) {
      fact.from = FeedFact::From::amount;
      fact.place = static_cast<std::size_t>(amount);
      return {};
    }
    const std::int32_t column = phrases_.column_named(name);
    if (column < 0) return unknown_name(place, {"列", "column"}, name, phrases_.column_names());
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

  Feed& feed_;
  FeedPhrases phrases_;
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

}  // namespace nuan::claims
