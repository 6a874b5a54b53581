// Spelling: what the dialects write differently, and names that all of them accept.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "policy/sql.hpp"

namespace nuan::policy::sql {

class Spelling {
 public:
  // `wide`: with whole numbers of more than 64 bits, which SQLite has not.
  explicit Spelling(Dialect dialect, bool wide = false) : dialect_(dialect), wide_(wide) {}

  // Cut towards zero.
  [[nodiscard]] std::string quotient(std::string_view a, std::string_view b) const;
  [[nodiscard]] std::string smaller(std::string_view a, std::string_view b) const;
  [[nodiscard]] std::string larger(std::string_view a, std::string_view b) const;
  // A number that stands alone: PostgreSQL and DuckDB would calculate with small ones in 32 bits.
  [[nodiscard]] std::string whole(std::int64_t number) const;
  // Sums of 64-bit numbers are wider elsewhere; the bounds say that they need not be.
  [[nodiscard]] std::string narrowed(std::string_view sum) const;
  // An answer has 64 bits; what has not is an error of the database, never another number.
  [[nodiscard]] static std::string answered(std::string_view sum);
  // A number of 64 bits that may be multiplied with others.
  [[nodiscard]] std::string widened(std::string_view number) const;
  [[nodiscard]] static std::string text(std::string_view text);
  [[nodiscard]] std::string number_type() const;
  [[nodiscard]] Dialect dialect() const { return dialect_; }

 private:
  [[nodiscard]] std::string_view type() const;  // that it calculates in
  Dialect dialect_;
  bool wide_;
};

// Names no two of which any database takes for one.
class Names {
 public:
  Names();
  // The wish, or the wish with a number behind it; quoted where it has to be.
  [[nodiscard]] std::string fresh(std::string_view wish);
  // Takes all names of the other's.
  void avoid(const Names& other) { used_.insert(other.used_.begin(), other.used_.end()); }

 private:
  std::set<std::string, std::less<>> used_;  // in small letters
};

}  // namespace nuan::policy::sql
