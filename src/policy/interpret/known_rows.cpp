#include "policy/interpret/known_rows.hpp"

#include <map>

namespace nuan::policy {

KnownRows::KnownRows(const Book& book, RowValues& values, std::size_t subject) : values_(values), subject_(subject) {
  // The book merges the tables by date; inside a table it keeps the order.
  std::map<Index, std::size_t> next;
  for (const BookFact& fact : book.facts()) place_.push_back(next[fact.table]++);
}

std::optional<Value> KnownRows::known(NodeId id, const Reading& from) {
  if (!values_.has(id)) return std::nullopt;
  const std::size_t fact = from.fact == none ? 0 : place_[static_cast<std::size_t>(from.fact)];
  return values_.value(id, {subject_, fact});
}

}  // namespace nuan::policy
