// What can be wrong with a row as a whole, before its fields are looked at.
#pragma once

#include "claims/records.hpp"
#include "claims/row_reader.hpp"
#include "flow/intake.hpp"

namespace nuan::flow {

inline bool is_blank(const claims::PlainRow& row) { return row.size() == 1 && row[0].empty(); }
inline bool is_blank(const claims::QuotedRow& row) { return row.is_blank(); }
inline bool is_blank(const claims::SplitRow& row) { return row.is_blank(); }
inline bool is_broken(const claims::PlainRow& /*row*/) { return false; }
inline bool is_broken(const claims::QuotedRow& /*row*/) { return false; }
inline bool is_broken(const claims::SplitRow& row) { return row.is_open() || row.is_malformed(); }
inline bool is_open(const claims::PlainRow& /*row*/) { return false; }
inline bool is_open(const claims::QuotedRow& /*row*/) { return false; }
inline bool is_open(const claims::SplitRow& row) { return row.is_open(); }

template <class Row>
[[nodiscard]] claims::Flaw row_flaw(const Row& fields, std::uint32_t wanted, bool cut) {
  if (is_open(fields) || (cut && fields.size() < wanted)) return claims::Flaw::truncated_record;
  if (is_broken(fields)) return claims::Flaw::quotes_malformed;
  return fields.size() == wanted ? claims::Flaw::none : claims::Flaw::field_count;
}

// Why a row that `rows` did not read was not read.
template <class Row>
[[nodiscard]] ReasonId reason_of(const Source& source, const Row& fields, claims::RowReader& rows, bool cut,
                                 Reasons& reasons) {
  const claims::Flaw flaw = row_flaw(fields, source.layout.fields, cut);
  if (flaw != claims::Flaw::none) return reasons.of(flaw);
  const claims::Finding finding = rows.find_flaw(fields);
  ENSURE(finding.flaw != claims::Flaw::none);
  return reasons.of(finding.flaw, claims::column_name(source.shape, finding.column));
}

}  // namespace nuan::flow
