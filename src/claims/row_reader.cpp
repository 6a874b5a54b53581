#include "claims/row_reader.hpp"

#include "base/result.hpp"
#include "base/text.hpp"

namespace nuan::claims {
namespace {

using policy::Kind;

Flaw flaw_of_amount(std::string_view field, bool may_be_negative) {
  std::int64_t fen = 0;
  const Flaw flaw = read_amount(field, fen);
  return flaw == Flaw::none && fen < 0 && !may_be_negative ? Flaw::negative_amount : flaw;
}

Byte* put_whole(std::string_view field, Flaw malformed, bool may_be_negative, Byte* at, Flaw& flaw) {
  std::int64_t value = 0;
  flaw = read_whole(field, value, malformed);
  if (flaw == Flaw::none && value < 0 && !may_be_negative) flaw = Flaw::negative_amount;
  return flaw == Flaw::none ? put_signed(at, value) : nullptr;
}

}  // namespace

Flaw flaw_of(IdentityFlaw flaw) {
  switch (flaw) {
    case IdentityFlaw::none:
      return Flaw::none;
    case IdentityFlaw::as_number:
      return Flaw::identity_as_number;
    case IdentityFlaw::type:
      return Flaw::identity_type;
    case IdentityFlaw::character:
      return Flaw::identity_character;
    case IdentityFlaw::length:
      return Flaw::identity_length;
    case IdentityFlaw::birth_date:
      return Flaw::identity_birth_date;
    case IdentityFlaw::check_digit:
      return Flaw::identity_check_digit;
  }
  stop_for_bug("an identity flaw is known", __FILE__, __LINE__);  // untested: the switch names every flaw
}

std::string column_name(const Shape& shape, std::int32_t column) {
  switch (column) {
    case Finding::whole_row:
      return {};
    case Finding::key:
      return shape.key_name;
    case Finding::id:
      return shape.id_name;
    case Finding::benefit:
      return "benefit";
    case Finding::amount:
      return "amount";
    default:
      return shape.columns[static_cast<std::size_t>(column)].name;
  }
}

RowReader::RowReader(const Shape& shape, const Layout& layout, const Gb18030* gb18030)
    : shape_(shape),
      layout_(layout),
      gb18030_(gb18030),
      short_values_(64 * (shape.columns.size() + 4) + kept_row_slack) {
  for (const std::uint32_t index : shape.kept_order) {
    const ShapeColumn& column = shape.columns[index];
    Form form = Form::rare;
    if (!column.type.dated) {
      if (column.type.kind == Kind::money) form = Form::amount;
      if (column.type.kind == Kind::date) form = Form::day;
      if (column.type.kind == Kind::choice) form = Form::choice;
      if (column.type.kind == Kind::periods) form = Form::periods;
    }
    steps_.push_back({form, static_cast<std::uint32_t>(layout.columns[index]), &column});
  }
}

std::string_view RowReader::converted(std::string_view field) {
  if (plain_prefix(field) == field.size()) return field;
  decoded_.assign(8, ' ');  // readers of fields may look at the 8 bytes before and behind
  gb18030_->append_utf8(field, decoded_);
  decoded_.append(8, ' ');
  return std::string_view(decoded_).substr(8, decoded_.size() - 16);
}

Byte* RowReader::put_other_key(std::string_view field, Byte* at, std::uint64_t& person, Flaw& flaw) {
  std::string_view text = decoded(field);
  ReadCertificate read;
  flaw = Flaw::none;
  if (shape_.certificates) {
    if (trim(text).empty()) flaw = Flaw::key_missing;
    if (flaw == Flaw::none) {
      read = read_certificate(text);
      flaw = claims::flaw_of(read.flaw);
    }
    text = read.value.text();
    if (flaw == Flaw::none && read.value.is_resident()) {
      person = read_resident_number(text.data()).digits;
      std::memcpy(at, &person, 8);
      return at + 8;
    }
  }
  if (flaw == Flaw::none && text.empty()) flaw = Flaw::key_missing;
  if (flaw != Flaw::none) return nullptr;
  person = key_as_text | hash_of(text) >> 1U;
  std::memcpy(at, &person, 8);
  return put_bytes(at + 8, text);
}

Byte* RowReader::put_other_periods(std::string_view field, Byte* at, Flaw& flaw) {
  flaw = read_periods(field, periods_);  // at least one, since the field is not empty
  if (flaw != Flaw::none) return nullptr;
  const bool open_from = periods_.front().from == min_date;
  const bool open_to = periods_.back().to == max_date;
  at = put_number(at, periods_.size() << 2U | (open_from ? 1U : 0U) | (open_to ? 2U : 0U));
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    if (i > 0 || !open_from) at = put_signed(at, periods_[i].from.days() - kept_day_zero);
    if (i + 1 < periods_.size() || !open_to) at = put_signed(at, periods_[i].to.days() - kept_day_zero);
  }
  return at;
}

Byte* RowReader::put_dated(const ShapeColumn& column, std::string_view field, Byte* at, Flaw& flaw) {
  policy::DatedValues values;
  flaw = read_dated(decoded(field), column.type.kind, values);
  if (flaw != Flaw::none) return nullptr;
  const std::string text = dated_to_text(values, column.type.kind);
  ENSURE(text.size() <= field.size() * 4 + 64);  // what room_for counts on
  return put_bytes(at, text);
}

Byte* RowReader::put_rare_column(const ShapeColumn& column, std::string_view field, bool may_be_negative, Byte* at,
                                 Flaw& flaw) {
  if (column.type.dated) return put_dated(column, field, at, flaw);
  switch (column.type.kind) {
    case Kind::count:
      return put_whole(field, Flaw::count_malformed, may_be_negative, at, flaw);
    case Kind::days:
      return put_whole(field, Flaw::days_malformed, may_be_negative, at, flaw);
    case Kind::rate:
    case Kind::number: {
      std::int64_t value = 0;
      flaw = column.type.kind == Kind::rate ? read_rate(field, value) : read_scaled(field, value);
      return flaw == Flaw::none ? put_signed(at, value) : nullptr;
    }
    case Kind::flag: {
      bool value = false;
      flaw = read_flag(decoded(field), value);
      *at = value ? 1 : 0;
      return flaw == Flaw::none ? at + 1 : nullptr;
    }
    case Kind::text:
      return put_bytes(at, decoded(field));
    default:  // untested: the other kinds have forms of their own, and no column is a literal
      stop_for_bug("a file's column has a type that files can hold", __FILE__, __LINE__);  // untested: as said above
  }
}

Byte* RowReader::put_paid(std::string_view benefit, std::string_view amount, Byte* at, Finding& finding) {
  const std::string_view name = decoded(benefit);
  std::size_t index = 0;
  while (index < shape_.benefits.size() && name != shape_.benefits[index]) ++index;
  if (index == shape_.benefits.size()) {
    finding = {Flaw::no_such_benefit, Finding::benefit};
    return nullptr;
  }
  finding = {flaw_of_amount(amount, false), Finding::amount};
  if (finding.flaw != Flaw::none) return nullptr;
  std::int64_t fen = 0;
  static_cast<void>(read_amount(amount, fen));
  return put_signed(put_number(at, index), fen);
}

Flaw RowReader::flaw_of(const Step& step, std::string_view field, bool may_be_negative) {
  std::int32_t days = 0;
  Flaw flaw = Flaw::none;
  switch (step.form) {
    case Form::amount:
      return flaw_of_amount(field, may_be_negative);
    case Form::day:
      return read_day(field, days);
    case Form::choice:
      return step.column->choices.find(decoded(field)) == policy::none ? Flaw::choice_unknown : Flaw::none;
    case Form::periods:
      return read_periods(field, periods_);
    case Form::rare:
      static_cast<void>(put_rare_column(*step.column, field, may_be_negative, room_.data(), flaw));
      return flaw;
  }
  stop_for_bug("a column has a form", __FILE__, __LINE__);  // untested: the switch names every form
}

}  // namespace nuan::claims
