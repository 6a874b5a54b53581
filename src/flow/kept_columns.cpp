#include "flow/kept_columns.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::flow {
namespace {

using claims::Byte;
using claims::kept_day_zero;
using policy::Kind;
using policy::Value;

enum class Form : std::uint8_t { number, plain_number, flag, text, periods };

Form form_of(const policy::Type& type) {
  if (type.dated) return Form::text;
  switch (type.kind) {
    case Kind::choice:
      return Form::plain_number;
    case Kind::flag:
      return Form::flag;
    case Kind::text:
      return Form::text;
    case Kind::periods:
      return Form::periods;
    default:
      return Form::number;
  }
}

Date take_day(const Byte*& at) {
  std::int64_t days = 0;
  at = claims::take_signed(at, days);
  return Date::from_days(static_cast<std::int32_t>(days) + kept_day_zero);
}

template <class Put>
const Byte* take_periods(const Byte* at, Put&& put) {
  std::uint64_t front = 0;
  at = claims::take_number(at, front);
  const std::uint64_t count = front >> 2U;
  for (std::uint64_t i = 0; i < count; ++i) {
    Period period;
    if (i > 0 || (front & 1U) == 0) period.from = take_day(at);
    if (i + 1 < count || (front & 2U) == 0) period.to = take_day(at);
    put(period);
  }
  return at;
}

const Byte* skip_column(const policy::Type& type, const Byte* at) {
  std::uint64_t number = 0;
  std::string_view text;
  switch (form_of(type)) {
    case Form::number:
    case Form::plain_number:
      return claims::take_number(at, number);
    case Form::flag:
      return at + 1;
    case Form::text:
      return claims::take_bytes(at, text);
    case Form::periods:
      return take_periods(at, [](const Period&) {});
  }
  stop_for_bug("a kept column has a form", __FILE__, __LINE__);
}

Rational scaled(std::int64_t millionths) {
  Rational value(mpz_class(static_cast<long>(millionths)), mpz_class(static_cast<long>(policy::number_scale)));
  value.canonicalize();
  return value;
}

Value number_value(Kind kind, std::int64_t number) {
  if (kind == Kind::date) return Date::from_days(static_cast<std::int32_t>(number) + kept_day_zero);
  if (kind == Kind::rate || kind == Kind::number) return scaled(number);
  return Rational(mpz_class(static_cast<long>(number)));
}

Value take_value(const policy::Type& type, const Byte*& at) {
  switch (form_of(type)) {
    case Form::number: {
      std::int64_t number = 0;
      at = claims::take_signed(at, number);
      return number_value(type.kind, number);
    }
    case Form::plain_number: {
      std::uint64_t number = 0;
      at = claims::take_number(at, number);
      return policy::Choice{static_cast<std::int32_t>(number)};
    }
    case Form::flag:
      return *at++ != 0;
    case Form::periods: {
      std::vector<Period> periods;
      at = take_periods(at, [&](const Period& period) { periods.push_back(period); });
      return Periods(std::move(periods));
    }
    case Form::text: {
      std::string_view text;
      at = claims::take_bytes(at, text);
      if (!type.dated) return std::string(text);
      policy::DatedValues values;
      ENSURE(claims::read_dated(text, type.kind, values) == claims::Flaw::none);
      return values;
    }
  }
  stop_for_bug("a kept column has a form", __FILE__, __LINE__);
}

}  // namespace

namespace {

std::int64_t whole_number(Kind kind, Rational value) {
  if (kind == Kind::rate || kind == Kind::number) value *= static_cast<long>(policy::number_scale);
  const bool fits = value.get_den() == 1 && value.get_num().fits_slong_p() != 0;
  return fits ? value.get_num().get_si() : policy::not_held;
}

void add_dated(Kind kind, std::string_view text, policy::PeriodsColumn& into) {
  policy::DatedValues values;
  ENSURE(claims::read_dated(text, kind, values) == claims::Flaw::none);
  for (const policy::DatedItem& item : values) {
    into.items.push_back(item.period);
    into.values.push_back(whole_number(kind, item.value));
  }
  into.begin.push_back(static_cast<std::uint32_t>(into.items.size()));
}

}  // namespace

std::int64_t TextNumbers::of(std::string_view text, policy::Batch& batch) {
  const auto [found, is_new] = numbers_.try_emplace(std::string(text), static_cast<std::int64_t>(batch.texts.size()));
  if (is_new) batch.texts.emplace_back(text);
  return found->second;
}

TableFiller::TableFiller(const claims::Shape& shape) : table_(static_cast<std::size_t>(shape.table)) {
  const bool is_facts = shape.role == claims::Role::facts;
  for (std::size_t place = is_facts ? 1 : 0; place < shape.kept_order.size(); ++place) {
    const std::uint32_t column = shape.kept_order[place];
    const policy::Type& type = shape.columns[column].type;
    const bool is_date = !type.dated && type.kind == Kind::date;
    steps_.push_back(
        {.form = static_cast<std::uint8_t>(form_of(type)), .column = column, .added = is_date ? kept_day_zero : 0});
    steps_.back().is_dated = type.dated;
    steps_.back().kind = type.kind;
  }
  if (is_facts) date_column_ = static_cast<std::int32_t>(shape.kept_order.front());
}

namespace {

using Rows = std::vector<KeptColumns>;

void fill_numbers(Rows& rows, std::int64_t added, std::vector<std::int64_t>& column) {
  std::int64_t* out = column.data();
  for (KeptColumns& row : rows) {
    std::int64_t number = 0;
    row.at = claims::take_signed(row.at, number);
    *out++ = number + added;
  }
}

void fill_plain_numbers(Rows& rows, std::vector<std::int64_t>& column) {
  std::int64_t* out = column.data();
  for (KeptColumns& row : rows) {
    std::uint64_t number = 0;
    row.at = claims::take_number(row.at, number);
    *out++ = static_cast<std::int64_t>(number);
  }
}

void fill_flags(Rows& rows, std::vector<std::int64_t>& column) {
  std::int64_t* out = column.data();
  for (KeptColumns& row : rows) *out++ = *row.at++;
}

void fill_texts(Rows& rows, std::vector<std::int64_t>& column, policy::Batch& batch, TextNumbers& texts) {
  std::int64_t* out = column.data();
  for (KeptColumns& row : rows) {
    std::string_view text;
    row.at = claims::take_bytes(row.at, text);
    *out++ = texts.of(text, batch);
  }
}

// Never, and one period without an end, are what most have.
void fill_periods(Rows& rows, policy::PeriodsColumn& column) {
  column.begin.resize(rows.size() + 1);
  std::uint32_t* begin = column.begin.data();
  *begin = 0;
  for (KeptColumns& row : rows) {
    if (*row.at == 0)
      ++row.at;
    else
      row.at = take_periods(row.at, [&](const Period& period) { column.items.push_back(period); });
    *++begin = static_cast<std::uint32_t>(column.items.size());
  }
}

void fill_dated(Rows& rows, Kind kind, policy::PeriodsColumn& column) {
  for (KeptColumns& row : rows) {
    std::string_view text;
    row.at = claims::take_bytes(row.at, text);
    add_dated(kind, text, column);
  }
}

}  // namespace

void TableFiller::fill(std::vector<KeptColumns>& rows, policy::Batch& batch, TextNumbers& texts) const {
  policy::TableRows& table = batch.tables[table_];
  table.rows = rows.size();
  if (date_column_ >= 0) {
    std::vector<std::int64_t>& days = table.columns[static_cast<std::size_t>(date_column_)];
    days.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) days[i] = rows[i].day;
  }
  for (const Step& step : steps_) {
    const Form form = static_cast<Form>(step.form);
    if (form == Form::periods) {
      fill_periods(rows, table.periods[step.column]);
    } else if (step.is_dated) {
      fill_dated(rows, step.kind, table.periods[step.column]);
    } else {
      std::vector<std::int64_t>& column = table.columns[step.column];
      column.resize(rows.size());
      if (form == Form::number) fill_numbers(rows, step.added, column);
      if (form == Form::plain_number) fill_plain_numbers(rows, column);
      if (form == Form::flag) fill_flags(rows, column);
      if (form == Form::text) fill_texts(rows, column, batch, texts);
    }
  }
}

std::vector<Value> column_values(const claims::Shape& shape, const Byte* at, std::int32_t day) {
  std::vector<Value> values(shape.columns.size());
  std::size_t place = 0;
  if (shape.role == claims::Role::facts) values[shape.kept_order[place++]] = Date::from_days(day);
  for (; place < shape.kept_order.size(); ++place) {
    const std::uint32_t column = shape.kept_order[place];
    values[column] = take_value(shape.columns[column].type, at);
  }
  return values;
}

int compare_kept_column(const claims::Shape& shape, std::uint32_t place, const Byte* left, const Byte* right) {
  const std::size_t first = shape.role == claims::Role::facts ? 1 : 0;
  for (std::size_t i = first; i < place; ++i) {
    left = skip_column(shape.columns[shape.kept_order[i]].type, left);
    right = skip_column(shape.columns[shape.kept_order[i]].type, right);
  }
  const policy::Type& type = shape.columns[shape.kept_order[place]].type;
  if (form_of(type) == Form::text && !type.dated) {
    std::string_view left_text;
    std::string_view right_text;
    claims::take_bytes(left, left_text);
    claims::take_bytes(right, right_text);
    return left_text.compare(right_text);
  }
  std::int64_t left_number = 0;
  std::int64_t right_number = 0;
  if (form_of(type) == Form::number) {
    claims::take_signed(left, left_number);
    claims::take_signed(right, right_number);
  } else if (form_of(type) == Form::flag) {
    left_number = *left;
    right_number = *right;
  } else if (form_of(type) == Form::plain_number) {
    std::uint64_t number = 0;
    claims::take_number(left, number);
    left_number = static_cast<std::int64_t>(number);
    claims::take_number(right, number);
    right_number = static_cast<std::int64_t>(number);
  }
  return left_number < right_number ? -1 : left_number > right_number ? 1 : 0;
}

}  // namespace nuan::flow
