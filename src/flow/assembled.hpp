// Assembled: what several files say of one member, made the row that a policy wants.
//
// For each column the latest file that has it for the person holds. Periods from offices of their own: the rows of one
// file add up; a file of statuses stands instead of what was said before, a file of more_statuses adds to it.
#pragma once

#include <string>
#include <vector>

#include "aid/register.hpp"
#include "claims/shape.hpp"

namespace nuan::flow {

class Assembled {
 public:
  // Fails with run_state where there are no members, or a column of the shape came with no file.
  [[nodiscard]] static Result<Assembled> of(const claims::Shape& shape, aid::HeldHeaders headers);

  // The person's rows under register_header(shape): none where the person is no member, several where the latest file
  // has several.
  [[nodiscard]] std::vector<std::string> rows_of(const aid::HeldMember& member) const;
  // Those of persons who count as one: their periods together, everything else of the latest file. They stay apart
  // where one of them already has several differing rows. `members` has the one the others count as first, if it is
  // there at all.
  [[nodiscard]] std::vector<std::string> rows_of_one(const std::vector<aid::HeldMember>& members) const;

 private:
  using Fields = std::vector<std::string>;
  struct Source {
    aid::Kind kind = aid::Kind::members;
    bool as_wanted = false;           // its rows are the policy's rows already
    std::vector<std::int32_t> place;  // by wanted column; -1 where the file has none
  };
  explicit Assembled(const claims::Shape& shape);
  [[nodiscard]] bool is_periods(std::size_t column) const;
  // Applies a row to what is known, which earlier rows of the same intake have touched where `same_intake`.
  void apply(Fields& known, const aid::HeldRow& row, bool same_intake) const;
  [[nodiscard]] Fields assembled(const aid::HeldMember& member, const aid::HeldRow* own) const;

  std::string header_;
  std::vector<std::string> columns_;
  std::size_t first_periods_ = 0;  // the policy's columns begin here
  std::vector<policy::Kind> kinds_;
  std::map<std::int64_t, Source> sources_;  // by intake
};

}  // namespace nuan::flow
