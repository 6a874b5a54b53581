#include "claims/row_reader.hpp"

#include "base/result.hpp"
#include "base/text.hpp"

namespace nuan::claims {
namespace {

using policy::Kind;

constexpr std::size_t row_room = 4096;  // grows with the fields that need it

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
  stop_for_bug("an identity flaw is known", __FILE__, __LINE__);
}

bool is_ascii(std::string_view text) { return plain_prefix(text) == text.size(); }

}  // namespace

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
    : shape_(shape), layout_(layout), gb18030_(gb18030), room_(row_room + 64 * (shape.columns.size() + 4)) {
  at_ = room_.data();
}

// The room begins with more than all short values of a row need; only texts and periods ask for more.
void RowReader::make_room(std::size_t bytes) {
  const auto used = static_cast<std::size_t>(at_ - room_.data());
  const std::size_t wanted = used + bytes + 64 * (shape_.columns.size() + 4);
  if (wanted <= room_.size()) return;
  room_.resize(wanted * 2);
  at_ = room_.data() + used;
}

std::string_view RowReader::decoded(std::string_view field) {
  if (gb18030_ == nullptr || is_ascii(field)) return field;
  decoded_.assign(8, ' ');  // readers of fields may look at the 8 bytes before
  gb18030_->append_utf8(field, decoded_);
  return std::string_view(decoded_).substr(8);
}

Flaw RowReader::put_key(std::string_view field, std::uint64_t& person) {
  if (field.size() == 18 && shape_.certificates) {
    const ResidentNumber number = read_resident_number(field.data());
    if (number.valid) {
      person = number.digits;
      std::memcpy(at_, &person, 8);
      at_ += 8;
      return Flaw::none;
    }
  }
  return put_key_text(field, person);
}

Flaw RowReader::put_key_text(std::string_view field, std::uint64_t& person) {
  std::string_view text = decoded(field);
  ReadCertificate read;
  if (shape_.certificates) {
    if (trim(text).empty()) return Flaw::key_missing;
    read = read_certificate(text);
    if (read.flaw != IdentityFlaw::none) return flaw_of(read.flaw);
    text = read.value.text();
    if (read.value.is_resident()) {
      person = read_resident_number(text.data()).digits;
      std::memcpy(at_, &person, 8);
      at_ += 8;
      return Flaw::none;
    }
  }
  if (text.empty()) return Flaw::key_missing;
  make_room(text.size());
  person = key_as_text | hash_of(text) >> 1U;
  std::memcpy(at_, &person, 8);
  at_ = put_bytes(at_ + 8, text);
  return Flaw::none;
}

Flaw RowReader::put_id(std::string_view field, std::uint64_t& hash) {
  if (field.empty()) return Flaw::id_missing;
  const std::string_view text = decoded(field);
  make_room(text.size());
  const PackedText packed = pack(text);
  hash = hash_of(packed);
  at_ = put_text(at_, packed);
  return Flaw::none;
}

Flaw RowReader::put_column(const ShapeColumn& column, std::string_view field, bool may_be_negative) {
  switch (column.type.dated ? Kind::literal : column.type.kind) {
    case Kind::money: {
      std::int64_t fen = 0;
      if (const Flaw flaw = read_amount(field, fen); flaw != Flaw::none) return flaw;
      if (fen < 0 && !may_be_negative) return Flaw::negative_amount;
      at_ = put_signed(at_, fen);
      return Flaw::none;
    }
    case Kind::date: {
      std::int32_t days = 0;
      if (const Flaw flaw = read_day(field, days); flaw != Flaw::none) return flaw;
      at_ = put_signed(at_, days - kept_day_zero);
      return Flaw::none;
    }
    case Kind::choice:
      return put_choice(column, field);
    case Kind::periods:
      return put_periods(field);
    default:
      return put_rare_column(column, field, may_be_negative);
  }
}

Flaw RowReader::put_rare_column(const ShapeColumn& column, std::string_view field, bool may_be_negative) {
  if (column.type.dated) {
    policy::DatedValues values;
    if (read_dated(decoded(field), column.type.kind, values) != Flaw::none) return Flaw::dated_malformed;
    const std::string text = dated_to_text(values, column.type.kind);
    make_room(text.size());
    at_ = put_bytes(at_, text);
    return Flaw::none;
  }
  switch (column.type.kind) {
    case Kind::count:
      return put_whole(field, Flaw::count_malformed, may_be_negative);
    case Kind::days:
      return put_whole(field, Flaw::days_malformed, may_be_negative);
    case Kind::rate:
    case Kind::number: {
      std::int64_t value = 0;
      const Flaw flaw = column.type.kind == Kind::rate ? read_rate(field, value) : read_scaled(field, value);
      if (flaw == Flaw::none) at_ = put_signed(at_, value);
      return flaw;
    }
    case Kind::flag: {
      bool value = false;
      const Flaw flaw = read_flag(decoded(field), value);
      if (flaw == Flaw::none) *at_++ = value ? 1 : 0;
      return flaw;
    }
    case Kind::text: {
      const std::string_view text = decoded(field);
      make_room(text.size());
      at_ = put_bytes(at_, text);
      return Flaw::none;
    }
    default:
      stop_for_bug("a file's column has a type that files can hold", __FILE__, __LINE__);
  }
}

Flaw RowReader::put_whole(std::string_view field, Flaw malformed, bool may_be_negative) {
  std::int64_t value = 0;
  if (const Flaw flaw = read_whole(field, value, malformed); flaw != Flaw::none) return flaw;
  if (value < 0 && !may_be_negative) return Flaw::negative_amount;
  at_ = put_signed(at_, value);
  return Flaw::none;
}

Flaw RowReader::put_choice(const ShapeColumn& column, std::string_view field) {
  const policy::Index choice = column.choices.find(decoded(field));
  if (choice == policy::none) return Flaw::choice_unknown;
  at_ = put_number(at_, static_cast<std::uint64_t>(choice));
  return Flaw::none;
}

// How many, and two bits that say which ends are open; then the closed ends.
Flaw RowReader::put_periods(std::string_view field) {
  if (field.empty()) return *at_++ = 0, Flaw::none;
  if (const Flaw flaw = read_periods(field, periods_); flaw != Flaw::none) return flaw;
  make_room(periods_.size() * 2 * number_bytes_max);
  const bool open_from = periods_.front().from == min_date;
  const bool open_to = periods_.back().to == max_date;
  at_ = put_number(at_, periods_.size() << 2U | (open_from ? 1U : 0U) | (open_to ? 2U : 0U));
  for (std::size_t i = 0; i < periods_.size(); ++i) {
    if (i > 0 || !open_from) at_ = put_signed(at_, periods_[i].from.days() - kept_day_zero);
    if (i + 1 < periods_.size() || !open_to) at_ = put_signed(at_, periods_[i].to.days() - kept_day_zero);
  }
  return Flaw::none;
}

Flaw RowReader::put_benefit(std::string_view field) {
  const std::string_view name = decoded(field);
  for (std::size_t i = 0; i < shape_.benefits.size(); ++i) {
    if (name != shape_.benefits[i]) continue;
    at_ = put_number(at_, i);
    return Flaw::none;
  }
  return Flaw::no_such_benefit;
}

Flaw RowReader::put_paid_amount(std::string_view field) {
  std::int64_t fen = 0;
  if (const Flaw flaw = read_amount(field, fen); flaw != Flaw::none) return flaw;
  if (fen < 0) return Flaw::negative_amount;
  at_ = put_signed(at_, fen);
  return Flaw::none;
}

}  // namespace nuan::claims
