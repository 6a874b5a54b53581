#include "adapters/tables/verify_keys.hpp"

#include <algorithm>

#include "adapters/tables/hidden_rows.hpp"

namespace nuan::adapters::tables {
namespace {

using store::number_in;
using store::Row;
using store::text_in;

bool may_be_hidden_anew(const std::string& table) {
  return std::ranges::any_of(hidden_tables(), [&](const HiddenTable& one) { return one.table->name == table; });
}

audit::Part* part_of(Parts& parts, std::int64_t entry, const std::string& table) {
  const auto found = parts.find(entry);
  if (found == parts.end()) return nullptr;
  const auto part = std::ranges::find(found->second, table, &audit::Part::table);
  return part == found->second.end() ? nullptr : &*part;
}

}  // namespace

Result<Parts> parts_now(store::Database& database, Parts parts, Finder& finder) {
  TRY(database.ask(
      "select of_entry, table_name, row_count, before, after, journal_no, row_no from resealed order by of_entry, "
      "table_name, key_no",
      {}, [&](const Row& row) -> Result<void> {
        audit::Part* const part = part_of(parts, number_in(row[0]), text_in(row[1]));
        if (part == nullptr || !may_be_hidden_anew(part->table) || part->rows != number_in(row[2]) ||
            part->digest != text_in(row[3])) {
          finder.find({"resealed",
                       number_in(row[5]),
                       number_in(row[6]),
                       {"不是由原来的行重新加密而来", "is not of rows that were there to be hidden anew"}});
          return {};
        }
        part->digest = text_in(row[4]);
        return {};
      }));
  return parts;
}

Result<void> verify_keys(store::Database& database, Finder& finder) {
  return database.ask(
      "select coalesce(w.key_no, r.key_no), coalesce(w.digest, ''), r.wrapped from (select k.key_no, k.digest from "
      "key_wrapping k where k.turn_no = (select max(l.turn_no) from key_wrapping l where l.key_no = k.key_no)) w full "
      "outer join key_wrap r on r.key_no = w.key_no order by 1",
      {}, [&](const Row& row) -> Result<void> {
        const auto* wrapped = std::get_if<store::Bytes>(&row[2]);
        const std::string digest = wrapped == nullptr ? "" : to_hex(sha256(wrapped->bytes));
        if (digest == text_in(row[1])) return {};
        const std::string number = std::to_string(number_in(row[0]));
        finder.find({"key_wrap",
                     0,
                     0,
                     {"第 " + number + " 号密钥不是日志写下的那一份",
                      "key " + number + " is not wrapped as the journal says"}});
        return {};
      });
}

}  // namespace nuan::adapters::tables
