#include "flow/assembled.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "flow/csv_fields.hpp"
#include "flow/import.hpp"

namespace nuan::flow {
namespace {

std::vector<Period> periods_in(const std::string& text) {
  const auto read = Periods::read(text);
  ENSURE(read);  // an import takes in no others
  return read->items();
}

std::string together(const std::string& one, const std::string& other) {
  if (one.empty() || one == other) return other;
  if (other.empty()) return one;
  std::vector<Period> all = periods_in(one);
  const std::vector<Period> more = periods_in(other);
  all.insert(all.end(), more.begin(), more.end());
  return to_text(Periods(std::move(all)));
}

Failure no_file_has(const std::string& column) {
  return fail(Code::run_state, {"register:members", 0},
              {"库里没有一个文件有这一列: " + column, "no file in the store has the column " + column},
              {"请用 nuan import members 或 nuan import statuses 导入它",
               "import it with nuan import members or nuan import statuses"});
}

std::int64_t latest_of(const aid::HeldMember& member) { return member.rows.empty() ? 0 : member.rows.back().intake; }

}  // namespace

Assembled::Assembled(const claims::Shape& shape)
    : header_(register_header(shape)),
      columns_(split_fields(header_)),
      first_periods_(columns_.size() - shape.columns.size()) {
  for (const claims::ShapeColumn& column : shape.columns) kinds_.push_back(column.type.kind);
}

Result<Assembled> Assembled::of(const claims::Shape& shape, aid::HeldHeaders headers) {
  Assembled made(shape);
  std::vector<bool> found(made.columns_.size());
  for (const auto& [intake, header] : headers) {
    if (header.kind == aid::Kind::claims) continue;
    const std::vector<std::string> names = split_fields(header.columns);
    Source source{header.kind, header.columns == made.header_, {}};
    for (std::size_t i = 0; i < made.columns_.size(); ++i) {
      const auto at = std::ranges::find(names, made.columns_[i]);
      source.place.push_back(at == names.end() ? -1 : static_cast<std::int32_t>(at - names.begin()));
      found[i] = found[i] || at != names.end();
    }
    made.sources_.emplace(intake, std::move(source));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!found[i]) return no_file_has(made.columns_[i]);
  }
  return made;
}

bool Assembled::is_periods(std::size_t column) const {
  return column >= first_periods_ && kinds_[column - first_periods_] == policy::Kind::periods;
}

void Assembled::apply(Fields& known, const aid::HeldRow& row, bool same_intake) const {
  const Source& source = sources_.at(row.intake);
  const Fields fields = split_fields(row.text);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (source.place[i] < 0) continue;
    const std::string& said = fields[static_cast<std::size_t>(source.place[i])];
    const bool adds = is_periods(i) && (same_intake || source.kind == aid::Kind::more_statuses);
    known[i] = adds ? together(known[i], said) : said;
  }
}

// `own`: the row of the latest file of members that is meant, where there is one.
Assembled::Fields Assembled::assembled(const aid::HeldMember& member, const aid::HeldRow* own) const {
  std::vector<const aid::HeldRow*> rows;
  for (const aid::HeldRow& row : member.rows) {
    if (row.intake != latest_of(member)) rows.push_back(&row);
  }
  if (own != nullptr) rows.push_back(own);
  for (const aid::HeldRow& row : member.statuses) rows.push_back(&row);
  std::ranges::stable_sort(rows, {}, [](const aid::HeldRow* row) { return row->intake; });
  Fields known(columns_.size());
  std::int64_t before = 0;
  for (const aid::HeldRow* row : rows) {
    apply(known, *row, row->intake == before);
    before = row->intake;
  }
  return known;
}

std::vector<std::string> Assembled::rows_of(const aid::HeldMember& member) const {
  const bool as_they_are = member.statuses.empty() && std::ranges::all_of(member.rows, [&](const aid::HeldRow& row) {
                             return sources_.at(row.intake).as_wanted;
                           });
  std::vector<std::string> rows;
  for (const aid::HeldRow& row : member.rows) {
    if (row.intake == latest_of(member))
      rows.push_back(as_they_are ? row.text : joined_fields(assembled(member, &row)));
  }
  return rows;
}

std::vector<std::string> Assembled::rows_of_one(const std::vector<aid::HeldMember>& members) const {
  std::vector<std::string> all;
  std::int64_t latest = 0;
  Fields one;
  bool differ = false;
  for (const aid::HeldMember& member : members) {
    std::vector<std::string> rows = rows_of(member);
    differ = differ || std::ranges::adjacent_find(rows, std::not_equal_to()) != rows.end();
    Fields next = rows.empty() ? assembled(member, nullptr) : split_fields(rows.front());
    if (one.empty()) one = Fields(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (is_periods(i))
        one[i] = together(one[i], next[i]);
      else if (latest_of(member) > latest)
        one[i] = next[i];
    }
    latest = std::max(latest, latest_of(member));
    all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
  if (differ || all.empty()) return all;
  return {joined_fields(one)};
}

}  // namespace nuan::flow
