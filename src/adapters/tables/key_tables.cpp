#include "adapters/tables/key_tables.hpp"

#include "base/digest.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Bytes;
using store::number_in;
using store::Row;
using store::text_in;

Result<void> add_wrapping(Change& change, std::int64_t number, std::int64_t turn, const std::string& mark,
                          const std::string& wrapped) {
  const std::string digest = wrapped.empty() ? std::string() : to_hex(sha256(wrapped));
  return change.add(key_wrapping_table, {number, turn, mark, digest});
}

}  // namespace

std::string_view name_of(Purpose purpose) { return purpose == Purpose::data ? "data" : "sign"; }

std::string place_of_key(std::int64_t number) { return "store_key " + std::to_string(number); }

Result<std::vector<StoreKey>> read_keys(store::Database& database) {
  std::vector<StoreKey> keys;
  TRY(database.ask(
      "select k.key_no, k.purpose, k.algorithm, k.public_key, k.journal_no, coalesce(w.mark, ''), r.wrapped from "
      "store_key k left join key_wrapping w on w.key_no = k.key_no and w.turn_no = (select max(l.turn_no) from "
      "key_wrapping l where l.key_no = k.key_no) left join key_wrap r on r.key_no = k.key_no order by k.key_no",
      {}, [&](const Row& row) -> Result<void> {
        const bool alive = std::holds_alternative<Bytes>(row[6]);
        keys.push_back({.number = number_in(row[0]),
                        .purpose = text_in(row[1]) == name_of(Purpose::data) ? Purpose::data : Purpose::sign,
                        .algorithm = text_in(row[2]),
                        .public_key = text_in(row[3]),
                        .since = number_in(row[4]),
                        .mark = text_in(row[5]),
                        .wrapped = alive ? store::bytes_in(row[6]) : std::string()});
        return {};
      }));
  return keys;
}

Result<void> add_key(Change& change, const StoreKey& key) {
  TRY(change.add(store_key_table, {key.number, std::string(name_of(key.purpose)), key.algorithm, key.public_key}));
  TRY(add_wrapping(change, key.number, 1, key.mark, key.wrapped));
  TRY(change.database().run("insert into key_wrap (key_no, wrapped) values (?, ?)", {key.number, Bytes{key.wrapped}}));
  return {};
}

Result<void> wrap_again(Change& change, std::int64_t number, const std::string& mark, const std::string& wrapped) {
  TRY_LET(const auto turns,
          store::all_rows(change.database(), "select coalesce(max(turn_no), 0) from key_wrapping where key_no = ?",
                          {number}));
  TRY(add_wrapping(change, number, number_in(turns.at(0).at(0)) + 1, mark, wrapped));
  if (wrapped.empty()) {
    TRY(change.database().run("delete from key_wrap where key_no = ?", {number}));
    return {};
  }
  TRY(change.database().run("update key_wrap set wrapped = ? where key_no = ?", {Bytes{wrapped}, number}));
  return {};
}

Result<void> check_key(Change& change, const Secrets& secrets) {
  TRY_LET(const auto rows,
          store::all_rows(change.database(), "select coalesce(max(key_no), 0) from store_key where purpose = 'data'"));
  if (number_in(rows.at(0).at(0)) == secrets.key_number()) return {};
  return fail(Code::key_rotating, {}, {"密钥刚刚换过", "the key was changed meanwhile"},
              {"请再运行一次", "run it again"});
}

}  // namespace nuan::adapters::tables
