#include "claims/feed/feed_reader.hpp"

#include <algorithm>

#include "base/money.hpp"
#include "base/text.hpp"

namespace nuan::claims {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), small);
  return lower;
}

bool is_named(const FeedColumn& column, const std::string& name) {
  return lowered(name) == lowered(column.name) ||
         (!name.empty() && (name == column.title.zh || name == column.title.en));
}

// What spreadsheets and exports put around a value so that it stays text.
std::string_view unwrapped(std::string_view text) {
  text = trim(text);
  if (text.size() >= 3 && text.starts_with("=\"") && text.ends_with('"')) text = text.substr(2, text.size() - 3);
  if (text.starts_with('\'')) text.remove_prefix(1);
  return trim(text);
}

// Systems write 1, 001 or 000001, and lakes 1.0, for the same code.
std::string_view bare_code(std::string_view code) {
  if (code.ends_with(".0") && all_digits(code.substr(0, code.size() - 2))) code.remove_suffix(2);
  if (!all_digits(code)) return code;
  return code.substr(std::min(code.find_first_not_of('0'), code.size() - 1));
}

// `1.2345E+19`: what is left of a long number that became one of a spreadsheet.
bool is_spelled_as_number(std::string_view text) {
  const std::size_t exponent = text.find_first_of("Ee");
  return exponent != 0 && exponent + 1 < text.size() && is_digit(text.front()) &&
         text.substr(0, exponent).find_first_not_of("0123456789.") == std::string_view::npos &&
         text.substr(exponent + 1).find_first_not_of("+0123456789") == std::string_view::npos &&
         text.find('+') != std::string_view::npos;
}

// numeric(16,4) writes 40.0000: zeros beyond the fen say nothing.
std::string_view without_idle_zeros(std::string_view amount) {
  const std::size_t point = amount.find('.');
  if (point == std::string_view::npos) return amount;
  while (amount.size() > point + 3 && amount.ends_with('0')) amount.remove_suffix(1);
  return amount;
}

// `20210912`, `20210912103000` and `2021-09-12 10:30:00.0` as the reader of days knows them.
void spell_day(std::string& day) {
  const std::size_t fraction = day.rfind('.');
  if (fraction != std::string::npos && fraction > 10 && day.find_first_not_of('0', fraction + 1) == std::string::npos)
    day.resize(fraction);
  if ((day.size() != 8 && day.size() != 14) || !all_digits(day)) return;
  std::string spelled = day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6, 2);
  if (day.size() == 14) spelled += ' ' + day.substr(8, 2) + ':' + day.substr(10, 2) + ':' + day.substr(12, 2);
  day = std::move(spelled);
}

constexpr std::string_view undoing_suffix = "/R";  // a refund under the id of what it takes back gets an id of its own

}  // namespace

Result<FeedLayout> read_feed_header(const Feed& feed, const std::vector<std::string>& header, const std::string& file) {
  FeedLayout layout{static_cast<std::uint32_t>(header.size()), std::vector<std::int32_t>(feed.columns.size(), -1)};
  std::string missing;
  for (std::size_t column = 0; column < feed.columns.size(); ++column) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (!is_named(feed.columns[column], std::string(trim(header[i])))) continue;
      if (layout.places[column] >= 0) {
        const std::string& name = feed.columns[column].name;
        return fail(Code::column_twice, {file, 1}, {"表头有两列都是 " + name, "two columns of the header are " + name},
                    {"请删去其中一列", "remove one of them"});
      }
      layout.places[column] = static_cast<std::int32_t>(i);
    }
    if (layout.places[column] < 0 && !feed.columns[column].optional)
      missing += (missing.empty() ? "" : ", ") + feed.columns[column].name;
  }
  if (missing.empty()) return layout;
  std::string found;
  for (const std::string& name : header) found += (found.empty() ? "" : ", ") + name;
  return fail(Code::column_missing, {file, 1, 1},
              {"表头缺少格式 " + feed.name + " 的列: " + missing + "; 找到的列是: " + found,
               "the header lacks columns of the format " + feed.name + ": " + missing + "; it has " + found},
              {"列名可写格式文件中的名称或其引号中的标题, 顺序不限",
               "a column is found by its name in the format or by its quoted title, in any order"});
}

std::vector<std::string> made_header(const Feed& feed, const Shape& shape) {
  std::vector<std::string> names;
  for (const FeedFact& fact : feed.facts) {
    names.push_back(fact.name == "claim_id" ? shape.id_name : fact.name == "person_id" ? shape.key_name : fact.name);
  }
  names.emplace_back("reverses");
  return names;
}

void MadeRow::set(const std::vector<std::string>& fields) {
  bytes_.assign(margin, ' ');
  ends_.clear();
  for (const std::string& field : fields) {
    bytes_ += field;
    ends_.push_back(bytes_.size());
  }
  bytes_.append(margin, ' ');
}

FeedReader::FeedReader(const Feed& feed, const FeedLayout& layout, const Shape& shape, const Gb18030* gb18030,
                       bool swapped)
    : feed_(feed),
      layout_(layout),
      may_reverse_(shape.may_reverse),
      gb18030_(gb18030),
      swapped_(swapped),
      person_column_(feed.columns.size()) {
  for (const FeedFact& fact : feed.facts) {
    if (fact.name == "person_id" && fact.from == FeedFact::From::column && shape.certificates)
      person_column_ = fact.place;
  }
}

void FeedReader::clean(std::string_view raw, std::string& field) {
  field.clear();
  if (gb18030_ == nullptr)
    field = raw;
  else
    gb18030_->append_utf8(raw, field);
  if (swapped_) std::replace(field.begin(), field.end(), '\t', ',');
  if (swapped_) std::replace(field.begin(), field.end(), '\x01', '"');
  const std::string_view text = unwrapped(field);
  if (text.size() != field.size()) {
    scratch_ = text;
    field.swap(scratch_);
  }
  if (std::find(feed_.empty.begin(), feed_.empty.end(), field) != feed_.empty.end()) field.clear();
}

bool FeedReader::refuse(Flaw flaw, std::size_t column) {
  refusal_ = {flaw, feed_.columns[column].name, {}, nullptr};
  return false;
}

bool FeedReader::read_column(const FeedColumn& column, std::string& field, std::int64_t& fen) {
  const auto place = static_cast<std::size_t>(&column - feed_.columns.data());
  switch (column.kind) {
    case FeedColumn::Kind::text:
      // Certificates are looked at more closely by whoever reads them.
      return place != person_column_ && is_spelled_as_number(field) ? refuse(Flaw::text_as_number, place) : true;
    case FeedColumn::Kind::code:
      field = std::string(bare_code(field));
      return true;
    case FeedColumn::Kind::day:
      spell_day(field);
      return true;
    case FeedColumn::Kind::money:
      break;
  }
  fen = 0;
  if (field.empty() && column.optional) return true;
  const ReadMoney read = read_money(without_idle_zeros(field));
  if (read.flaw != MoneyFlaw::none)
    return refuse(read.flaw == MoneyFlaw::too_large ? Flaw::amount_too_large : Flaw::amount_malformed, place);
  fen = read.value.fen();
  return true;
}

bool FeedReader::read_columns() {
  amounts_.assign(feed_.amounts.size(), 0);
  std::size_t amount = 0;
  std::int64_t ignored = 0;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const FeedColumn& column = feed_.columns[i];
    std::int64_t& fen = column.kind == FeedColumn::Kind::money ? amounts_[amount++] : ignored;
    if (!read_column(column, fields_[i], fen)) return false;
  }
  return true;
}

bool FeedReader::matches(const FeedCondition& where) const {
  const std::string& field = fields_[where.column];
  if (where.below_zero) {
    // The column's number among the amounts: columns of money come first, in their order.
    const auto amount = static_cast<std::size_t>(
        std::count_if(feed_.columns.begin(), feed_.columns.begin() + static_cast<std::ptrdiff_t>(where.column),
                      [](const FeedColumn& column) { return column.kind == FeedColumn::Kind::money; }));
    return amounts_[amount] < 0;
  }
  return std::any_of(where.codes.begin(), where.codes.end(),
                     [&](const std::string& code) { return bare_code(code) == field; });
}

bool FeedReader::keep() {
  for (const FeedKeep& one : feed_.keeps) {
    const bool unsaid = fields_[one.where.column].empty() && feed_.columns[one.where.column].optional;
    if (unsaid || matches(one.where)) continue;
    refusal_ = {Flaw::none, {}, one.code, &one.words};
    return false;
  }
  return true;
}

const FeedRefund* FeedReader::refund() const {
  for (const FeedRefund& one : feed_.refunds) {
    if (feed_.counts(one.when) && matches(one.where)) return &one;
  }
  return nullptr;
}

bool FeedReader::sum(const FeedSum& sum, std::int64_t& fen) {
  fen = 0;
  for (const FeedTerm& term : sum) {
    const bool beyond = term.minus ? __builtin_sub_overflow(fen, amounts_[term.amount], &fen)
                                   : __builtin_add_overflow(fen, amounts_[term.amount], &fen);
    if (!beyond) continue;
    refusal_ = {Flaw::amount_too_large, feed_.amounts[term.amount], {}, nullptr};
    return false;
  }
  return true;
}

bool FeedReader::work_out() {
  for (const FeedLet& let : feed_.lets) {
    std::int64_t fen = 0;
    if (!feed_.counts(let.when)) continue;
    if (!sum(let.sum, fen)) return false;
    amounts_[let.amount] = fen;
  }
  return true;
}

bool FeedReader::check(const FeedCheck& check) {
  bool nearly = false;
  for (const auto& [left, right] : check.either) {
    std::int64_t a = 0;
    std::int64_t b = 0;
    std::int64_t apart = 0;
    if (!sum(left, a) || !sum(right, b)) return false;
    if (a == b) return true;
    nearly |= !__builtin_sub_overflow(a, b, &apart) && apart >= -check.within && apart <= check.within;
  }
  if (nearly) noted_.emplace_back(check.code);
  if (!nearly) refusal_ = {Flaw::none, {}, check.code, &check.words};
  return nearly;
}

bool FeedReader::check() {
  return std::all_of(feed_.checks.begin(), feed_.checks.end(),
                     [this](const FeedCheck& one) { return !feed_.counts(one.when) || check(one); });
}

bool FeedReader::fill(const FeedFact& fact, std::string& value) {
  if (fact.from == FeedFact::From::value) return value = fact.value, true;
  if (fact.from == FeedFact::From::amount) return value = to_text(Money::from_fen(amounts_[fact.place])), true;
  value = fields_[fact.place];
  if (fact.codes.empty()) return true;
  const std::size_t by = fact.by < 0 ? fact.place : static_cast<std::size_t>(fact.by);
  const std::string_view code = bare_code(fields_[by]);
  const auto found =
      std::find_if(fact.codes.begin(), fact.codes.end(), [&](const auto& one) { return bare_code(one.first) == code; });
  if (found == fact.codes.end()) return refuse(Flaw::code_unknown, by);
  if (fact.by < 0) return value = found->second, true;
  if (!found->second.empty()) value.insert(0, found->second + ':');
  return true;
}

bool FeedReader::fill_facts(const FeedRefund* refund) {
  values_.resize(feed_.facts.size() + 1);
  std::string* id = nullptr;
  for (std::size_t i = 0; i < feed_.facts.size(); ++i) {
    if (!fill(feed_.facts[i], values_[i])) return false;
    if (feed_.facts[i].name == "claim_id") id = &values_[i];
  }
  std::string& reverses = values_.back();
  reverses.clear();
  if (refund != nullptr && !may_reverse_) return refuse(Flaw::refund_impossible, refund->where.column);
  if (refund != nullptr) {
    for (const std::size_t column : refund->undone) {
      if (reverses.empty()) reverses = fields_[column];
    }
    if (reverses.empty() && !refund->itself) return refuse(Flaw::refund_names_nothing, refund->where.column);
    if (!reverses.empty() && reverses == *id) *id += undoing_suffix;
    if (!reverses.empty()) return made_[count_++].set(values_), true;
  }
  made_[count_++].set(values_);
  if (refund == nullptr) return true;
  reverses = *id;  // the settlement itself, and what undoes it
  *id += undoing_suffix;
  made_[count_++].set(values_);
  return true;
}

// The own amounts of a row that undoes another count for nothing, so they need not add up.
bool FeedReader::make() {
  refusal_ = {};
  count_ = 0;
  noted_.clear();
  if (!read_columns() || !keep()) return false;
  const FeedRefund* const undoing = refund();
  if (!work_out() || (undoing == nullptr && !check())) return false;
  return fill_facts(undoing);
}

}  // namespace nuan::claims
