// Hiding everything a store keeps hidden anew, with another of its keys. The parts of entries are done one after the
// other, several in one change: each is as it was or done, and `resealed` says which, with its digest before and after.
// Whoever is interrupted goes on where it was.
#pragma once

#include <functional>

#include "adapters/tables/change.hpp"
#include "adapters/tables/hidden_rows.hpp"

namespace nuan::adapters::tables {

struct HiddenAnew {
  std::uint64_t parts = 0, rows = 0;
};

class Rotation {
 public:
  // `reading` and `writing` are two connections to the same store. `by`: who does it and why.
  Rotation(store::Database& reading, store::Database& writing, const Clock& clock, const TwoKeys& keys,
           audit::Action by)
      : reading_(reading), writing_(writing), clock_(clock), keys_(keys), by_(std::move(by)) {}

  // For tests: how many rows are done in one change.
  void do_at_once(std::size_t rows) { rows_at_once_ = rows; }
  // Fails with store_tampered where a row is not as its seal says: what was changed is never sealed anew.
  [[nodiscard]] Result<HiddenAnew> run(const std::function<void(std::uint64_t rows, std::uint64_t total)>& told);

 private:
  // The rows of one table that one entry wrote.
  struct Part {
    std::int64_t entry = 0;
    std::vector<store::Row> before, after;
    std::string digest_before, digest_after;
  };
  [[nodiscard]] Result<std::uint64_t> rows_left();
  [[nodiscard]] Result<void> run_table(const HiddenTable& hidden);
  [[nodiscard]] Result<void> take(const HiddenTable& hidden, const store::Row& row);
  [[nodiscard]] Result<void> end_part(const HiddenTable& hidden);
  [[nodiscard]] Result<void> write(const HiddenTable& hidden);
  [[nodiscard]] std::string key_text() const { return std::to_string(keys_.to().key_number()); }

  store::Database &reading_, &writing_;
  const Clock& clock_;
  const TwoKeys& keys_;
  audit::Action by_;
  std::size_t rows_at_once_ = 20'000;
  Part part_;
  audit::PartDigest before_, after_;
  std::vector<Part> waiting_;
  std::size_t rows_waiting_ = 0;
  HiddenAnew done_;
  std::function<void(std::uint64_t)> told_;
};

}  // namespace nuan::adapters::tables
