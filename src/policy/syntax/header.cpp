// The head of a file: whose rule it is, which edition, and how its years run.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/syntax/declarations.hpp"

namespace nuan::policy::syntax {
namespace {

// Which lines of the head were there.
struct Seen {
  bool issuer = false, edition = false, standing = false, money = false, year = false;
};

struct StandingWord {
  std::string_view word;
  Standing standing;
};
// Words that mean something here alone, and stay free as names elsewhere.
constexpr std::array standings = {
    StandingWord{"published", Standing::published},
    StandingWord{"reconstructed", Standing::reconstructed},
    StandingWord{"sample", Standing::sample},
};
constexpr std::array<std::string_view, 2> year_words = {"calendar", "listed"};

const Words standing_pattern{"写 `published`（已公布）、`reconstructed`（自拟重建）或 `sample`（样例）。",
                             "Write `published`, `reconstructed` or `sample`."};
const Words year_pattern{
    "写 `year calendar`、`year from 07-01`、`year 2 from 2023-07-01` 或 "
    "`year listed \"第一期\" 2014-09-01..2015-08-31, …`。",
    "Write `year calendar`, `year from 07-01`, `year 2 from 2023-07-01` or "
    "`year listed \"first\" 2014-09-01..2015-08-31, …`."};

// Something else than the words that mean something here: misspelt, or quite another.
void tell_other_word(Cursor& cursor, std::span<const std::string_view> words, const Words& expected,
                     const Words& pattern) {
  const Token& token = cursor.peek();
  const auto meant = token.is_name() && !token.first_on_line ? nearest_name(token.text, words) : std::nullopt;
  if (meant)
    cursor.fail_misspelt(token, *meant);
  else
    cursor.unexpected(expected, pattern);
}

void read_standing(Cursor& cursor, Header& header) {
  for (const StandingWord& candidate : standings) {
    if (!cursor.at_name() || cursor.peek().text != candidate.word) continue;
    header.standing = candidate.standing;
    cursor.take();
    return;
  }
  const std::array<std::string_view, 3> words{standings[0].word, standings[1].word, standings[2].word};
  tell_other_word(cursor, words,
                  {"`published`、`reconstructed` 或 `sample`", "`published`, `reconstructed` or `sample`"},
                  standing_pattern);
}

void read_edition(Cursor& cursor, Header& header) {
  const Span begin = cursor.previous().span;
  const Words pattern{"写成 `edition \"BJ-R1\" from 2012-05-01`。", "Write `edition \"BJ-R1\" from 2012-05-01`."};
  header.edition = cursor.expect_text({"版本号", "the edition"}, pattern);
  cursor.expect(Word::from, pattern);
  header.edition_from = cursor.expect_date({"这一版的起始日", "the first day of the edition"});
  header.edition_span = cursor.span_from(begin);
}

void read_money(Cursor& cursor, Header& header) {
  const Words currency{"币种代码", "the code of the currency"};
  const Words pattern{"写成 `money CNY`。", "Write `money CNY`."};
  const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
  const std::string& code = cursor.peek().text;
  if (!cursor.at_name() || code.size() != 3 || !std::all_of(code.begin(), code.end(), is_capital))
    return cursor.unexpected(currency, pattern);
  header.money = cursor.take().text;
}

std::vector<YearWord::Listed> read_listed(Cursor& cursor) {
  std::vector<YearWord::Listed> listed;
  do {
    YearWord::Listed year;
    const Span begin = cursor.peek().span;
    year.name = cursor.expect_text({"期名", "the name of a term"}, year_pattern).value_or(Quoted{});
    if (!cursor.at(TokenKind::periods)) {
      cursor.unexpected({"这一期的起止日", "the days of this term"}, year_pattern);
      break;
    }
    const Token& token = cursor.take();
    const auto& periods = std::get<Periods>(token.value).items();
    if (periods.size() == 1)
      year.period = periods.front();
    else
      cursor.tell(code::period_form, token.span, {"一期只能是一段连续的日子。", "A term is one run of days."},
                  {"写成 `2014-09-01..2015-08-31`。", "Write it like `2014-09-01..2015-08-31`."});
    year.span = cursor.span_from(begin);
    listed.push_back(std::move(year));
  } while (cursor.accept(Sign::comma));
  return listed;
}

void read_several(Cursor& cursor, YearWord& year) {
  const Token& token = cursor.take();
  const Rational count = std::get<Rational>(token.value);
  year.kind = YearWord::Kind::several;
  if (count.get_den() != 1 || count < 1 || count > 100)
    cursor.tell(code::number_form, token.span,
                {"一个年度是一到一百个整年。", "A term is a whole number of years, from one to a hundred."},
                {"写成 `year 2 from 2023-07-01`。", "Write `year 2 from 2023-07-01`."});
  else
    year.count = static_cast<int>(count.get_num().get_si());
  cursor.expect(Word::from, year_pattern);
  year.start = cursor.expect_date({"第一个年度的起始日", "the first day of the first term"});
}

void read_year(Cursor& cursor, YearWord& year) {
  const Span begin = cursor.previous().span;
  const Token& token = cursor.peek();
  if (token.is_name() && token.text == "calendar") {
    cursor.take();
  } else if (token.is_name() && token.text == "listed") {
    cursor.take();
    year.kind = YearWord::Kind::listed;
    year.listed = read_listed(cursor);
  } else if (cursor.accept(Word::from)) {
    year.kind = YearWord::Kind::from_month_day;
    if (cursor.at(TokenKind::month_day))
      year.from = std::get<MonthDayLiteral>(cursor.take().value);
    else
      cursor.unexpected({"月和日", "a month and day"}, year_pattern);
  } else if (cursor.at(TokenKind::number)) {
    read_several(cursor, year);
  } else {
    tell_other_word(cursor, year_words,
                    {"`calendar`、`from`、几年或 `listed`", "`calendar`, `from`, a number of years or `listed`"},
                    year_pattern);
  }
  year.span = cursor.span_from(begin);
}

void tell_twice(Cursor& cursor, bool& seen) {
  const Token& token = cursor.previous();
  const bool is_body = token.word == Word::issuer || token.word == Word::after;
  if (seen && is_body)
    cursor.tell(code::clause_twice, token.span,
                {"文件开头已经有 `issuer` 或 `after`。", "The head of the file has an `issuer` or `after` already."},
                {"两者只留一个：`issuer` 只用于发布单位自己，否则用 `after`。",
                 "Keep one: `issuer` is for the issuer alone, everybody else writes `after`."});
  else if (seen)
    cursor.tell(code::clause_twice, token.span,
                {fmt::format("文件开头 `{}` 写了两次。", token.text),
                 fmt::format("The head of the file has `{}` twice.", token.text)},
                {"只留一个。", "Keep one of them."});
  seen = true;
}

bool read_line(Cursor& cursor, Header& header, Seen& seen) {
  if (cursor.at(Word::issuer) || cursor.at(Word::after)) {
    header.issuer = cursor.take().word == Word::issuer;
    tell_twice(cursor, seen.issuer);
    header.from_whom = cursor.expect_text({"单位名称", "the name of the body"},
                                          {"写成 `after \"北京市总工会\"`。", "Write `after \"北京市总工会\"`."});
  } else if (cursor.accept(Word::edition)) {
    tell_twice(cursor, seen.edition);
    read_edition(cursor, header);
  } else if (cursor.accept(Word::standing)) {
    tell_twice(cursor, seen.standing);
    read_standing(cursor, header);
  } else if (cursor.accept(Word::money)) {
    tell_twice(cursor, seen.money);
    read_money(cursor, header);
  } else if (cursor.accept(Word::year)) {
    tell_twice(cursor, seen.year);
    read_year(cursor, header.year);
  } else {
    return false;
  }
  return true;
}

void demand(Cursor& cursor, const Header& header, bool seen, const Words& line, Words advice) {
  if (seen) return;
  cursor.tell(code::header_missing, header.span,
              {fmt::format("文件开头缺少 {}。", line.zh), fmt::format("The head of the file has no {}.", line.en)},
              std::move(advice));
}

void check_complete(Cursor& cursor, const Header& header, const Seen& seen) {
  demand(cursor, header, seen.issuer, {"`after` 或 `issuer`", "`after` or `issuer`"},
         {"写明参照谁的规则，例如 `after \"北京市总工会\"`；发布单位自己写 `issuer`。",
          "Say whose rule it follows, as in `after \"北京市总工会\"`; the issuer itself writes `issuer`."});
  demand(cursor, header, seen.edition, {"`edition`", "`edition`"},
         {"写明版本和起始日，例如 `edition \"BJ-R1\" from 2012-05-01`。",
          "Say which edition it is and its first day, as in `edition \"BJ-R1\" from 2012-05-01`."});
  demand(cursor, header, seen.standing, {"`standing`", "`standing`"},
         {"写上 `standing published`（已公布）、`standing reconstructed`（自拟重建）或 `standing sample`（样例）。",
          "Write `standing published`, `standing reconstructed` or `standing sample`."});
}

}  // namespace

Header read_header(Cursor& cursor) {
  Header header;
  header.span = cursor.peek().span;
  const Words pattern{"第一行写成 `policy 名称 \"标题\"`。", "The first line is `policy name \"title\"`."};
  if (!cursor.expect(Word::policy, pattern)) return header;
  header.name = cursor.expect_name(NameFor::result, {"政策的名称", "the name of the policy"}, pattern);
  header.titles = read_titles(cursor);
  if (!header.titles.zh && !header.titles.en) cursor.unexpected({"引号里的标题", "the title in quotes"}, pattern);
  header.span = cursor.span_from(header.span);
  Seen seen;
  while (read_line(cursor, header, seen)) {
  }
  const bool closed = cursor.at_end() || begins_declaration(cursor.peek().word);
  if (!cursor.recovering() && closed) check_complete(cursor, header, seen);
  return header;
}

}  // namespace nuan::policy::syntax
