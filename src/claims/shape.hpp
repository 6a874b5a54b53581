// Shape: what one file must hold, as the policy has it, and where its header says each thing stands.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "claims/fields.hpp"
#include "policy/plan.hpp"

namespace nuan::claims {

enum class Role : std::uint8_t { members, subjects, facts, paid };  // subjects: the key and the policy's columns alone

struct ShapeColumn {
  std::string name;
  Words title;
  policy::Type type;
  ChoiceNames choices;
};

struct Shape {
  Role role = Role::facts;
  std::string label;                   // members, claims, the table's name, paid: the `file` of rejects.csv
  policy::Index table = policy::none;  // into Plan::tables; none for paid
  std::string key_name;                // person_id
  bool certificates = true;            // its values are certificate numbers; a key of another name is any text
  std::string id_name;                 // claim_id; empty unless facts
  bool may_reverse = false;
  std::vector<ShapeColumn> columns;       // as the policy has them
  std::vector<std::uint32_t> kept_order;  // the columns in the order rows are kept in: a fact's date first
  std::vector<std::string> benefits;      // paid: their names
};

[[nodiscard]] Shape members_shape(const policy::Plan& plan);
[[nodiscard]] Shape subjects_shape(const policy::Plan& plan);
[[nodiscard]] Shape facts_shape(const policy::Plan& plan, policy::Index table, std::string label);
[[nodiscard]] Shape paid_shape(const policy::Plan& plan);

// Which field of a row holds what. -1 where the shape has no such thing.
struct Layout {
  std::uint32_t fields = 0;  // of every row
  std::int32_t key = -1;
  std::int32_t id = -1;
  std::int32_t reverses = -1;
  std::int32_t name = -1, card = -1, phone = -1;
  std::int32_t benefit = -1, amount = -1;
  std::vector<std::int32_t> columns;  // by Shape::columns
  std::vector<std::string> unknown;   // names in the header that nothing asks for
};

// Matches the header, in UTF-8, by name or by title in either language. Fails with column_missing, which lists what was
// found, or column_twice.
[[nodiscard]] Result<Layout> read_header(const Shape& shape, const std::vector<std::string>& header,
                                         const std::string& file);

}  // namespace nuan::claims
