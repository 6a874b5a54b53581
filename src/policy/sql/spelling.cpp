#include "policy/sql/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace nuan::policy::sql {

namespace {

// Reserved in one of the dialects, a function, or spoken for by the query itself.
constexpr std::string_view reserved =
    "add all alter analyse analyze and anti any array as asc asof asymmetric authorization autoincrement "
    "between beyond bigint binary bit boolean both by case cast char character check coalesce collate collation "
    "column commit concurrently constraint count create cross current_catalog current_date current_role "
    "current_schema current_time current_timestamp current_user dec decimal default deferrable delete desc "
    "describe distinct do drop else end escape except exists extract false fetch first_day float for foreign "
    "freeze from full glob grant greatest group grouping groups having ilike in index indexed initially inner "
    "inout insert int integer intersect interval into is isnull join lag lambda last_day lateral leading least "
    "left like limit localtime localtimestamp map match max min national natural nchar none normalize not "
    "nothing notnull null nullif numeric offset on only or order out outer over overlaps overlay owner_no "
    "partition pivot pivot_longer pivot_wider placing position positional precision primary qualify raise range "
    "real recursive references regexp returning right row row_no rows select semi session_user set setof show "
    "similar smallint some struct subject_no substring sum summarize symmetric table tablesample then time "
    "timestamp to trailing transaction treat trim true typeof undecided union unique unpivot update user using "
    "values varchar variadic verbose what when where window with xmlattributes xmlconcat xmlelement xmlexists "
    "xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable";

constexpr std::size_t longest = 40;  // bytes; PostgreSQL cuts at 63

bool is_plain(std::string_view name) {
  if (name.empty() || (name.front() >= '0' && name.front() <= '9')) return false;
  return std::ranges::all_of(
      name, [](char one) { return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '_'; });
}

std::string small_letters(std::string text) {
  for (char& one : text) {
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  }
  return text;
}

// Not in the middle of a character.
std::string cut(std::string_view text) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end));
}

}  // namespace

std::string Spelling::quotient(std::string_view a, std::string_view b) const {
  // A fraction otherwise.
  if (wide_ && dialect_ == Dialect::postgresql) return fmt::format("div({}, {})", a, b);
  return fmt::format("{} {} {}", a, dialect_ == Dialect::duckdb ? "//" : "/", b);
}

std::string Spelling::smaller(std::string_view a, std::string_view b) const {
  return fmt::format("{}({}, {})", dialect_ == Dialect::sqlite ? "min" : "least", a, b);
}

std::string Spelling::larger(std::string_view a, std::string_view b) const {
  return fmt::format("{}({}, {})", dialect_ == Dialect::sqlite ? "max" : "greatest", a, b);
}

std::string Spelling::whole(std::int64_t number) const {
  if (dialect_ == Dialect::sqlite) return std::to_string(number);
  return number < 0 ? fmt::format("({})::{}", number, type()) : fmt::format("{}::{}", number, type());
}

std::string_view Spelling::type() const {
  if (!wide_) return "bigint";
  return dialect_ == Dialect::duckdb ? "hugeint" : "numeric";
}

std::string Spelling::narrowed(std::string_view sum) const { return fmt::format("CAST({} AS {})", sum, type()); }

std::string Spelling::answered(std::string_view sum) { return fmt::format("CAST({} AS bigint)", sum); }

std::string Spelling::widened(std::string_view number) const {
  return wide_ ? fmt::format("CAST({} AS {})", number, type()) : std::string(number);
}

std::string Spelling::text(std::string_view text) {
  std::string quoted = "'";
  for (const char one : text) {
    if (one == '\'') quoted += '\'';
    quoted += one;
  }
  return quoted + "'";
}

std::string Spelling::number_type() const { return dialect_ == Dialect::sqlite ? "integer" : "bigint"; }

Names::Names() {
  std::istringstream words{std::string(reserved)};
  for (std::string word; words >> word;) used_.insert(word);
}

std::string Names::fresh(std::string_view wish) {
  std::string plain = cut(wish);
  std::ranges::replace(plain, '-', '_');
  std::string name = plain;
  for (int number = 2; !used_.insert(small_letters(name)).second; ++number) name = fmt::format("{}_{}", plain, number);
  return is_plain(name) ? name : "\"" + name + "\"";
}

}  // namespace nuan::policy::sql
