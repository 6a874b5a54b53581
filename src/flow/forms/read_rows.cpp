#include "flow/forms/read_rows.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "claims/encoding.hpp"
#include "claims/gb18030.hpp"
#include "claims/records.hpp"
#include "claims/row_reader.hpp"
#include "claims/values.hpp"

namespace nuan::flow {
namespace {

using claims::Flaw;
using policy::Index;

constexpr std::size_t text_shown = 1000;

// One row while it is being read.
struct Row {
  std::uint64_t line = 0;
  std::string text;
  std::string key;
  policy::Fact fact;  // a subject's row has columns alone
};

class ReadingTable {
 public:
  ReadingTable(const policy::Plan& plan, Index table, const std::string& path, Files& files, ReadRows& out)
      : shape_(table == 0 ? claims::subjects_shape(plan)
                          : claims::facts_shape(plan, table, plan.tables[static_cast<std::size_t>(table)].name)),
        path_(path),
        files_(files),
        out_(out),
        file_(out.files.size()) {
    out.files.push_back({shape_.label, path, {}, 0, {}, 0, 0, {}});
  }

  Result<std::vector<Row>> read() {
    TRY(read_text());
    std::vector<Row> rows;
    std::uint64_t line = 1;
    bool header = true;
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t found = claims::record_end(text_, begin, claims::QuoteState::field_start, line_end_);
      const std::size_t end = std::min(found, text_.size());
      const std::string_view record = std::string_view(text_).substr(begin, end - begin);
      split_.split(claims::without_cr(record, line_end_));
      if (header) {
        TRY(read_header());
        header = false;
      } else if (!split_.is_blank()) {
        ++out_.files[file_].rows;
        read_row(line, record, rows);
      }
      line += static_cast<std::uint64_t>(std::ranges::count(record, line_end_)) + 1;
      begin = end + 1;
    }
    if (header) return fail(Code::input_empty, {path_}, {"文件里没有表头", "the file has no header"});
    return rows;
  }

  void reject(std::uint64_t line, Flaw flaw, std::string text, std::string_view column = {}) {
    out_.reject({file_, line, std::string(claims::code_of(flaw)), claims::words_of(flaw, column), std::move(text)});
  }
  [[nodiscard]] std::size_t file() const { return file_; }
  [[nodiscard]] Index table() const { return shape_.table; }
  [[nodiscard]] const claims::Shape& shape() const { return shape_; }

 private:
  Result<void> read_text() {
    TRY_LET(const auto file, files_.open(path_));
    TRY_LET(const claims::Decided decided, claims::decide_encoding(*file));
    std::string bytes(file->size(), '\0');
    TRY(file->read_at(0, bytes));
    TableFile& told = out_.files[file_];
    told.bytes = bytes.size();
    told.digest = digest_1m(bytes);
    told.encoding = claims::name_of(decided.encoding);
    bytes.erase(0, decided.mark_bytes);
    if (decided.encoding == claims::Encoding::gb18030) {
      TRY_LET(const claims::Gb18030* table, claims::Gb18030::table());
      const auto converted = table->append_utf8(bytes, text_);
      if (converted.flaw != no_flaw)
        return Failure(claims::undecodable({path_, 1}, claims::TextCheck::nowhere, converted.flaw));
    } else {
      text_ = std::move(bytes);
    }
    if (text_.find('\n') == std::string::npos && text_.find('\r') != std::string::npos) line_end_ = '\r';
    return {};
  }

  Result<void> read_header() {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < split_.size(); ++i) names.emplace_back(split_[i]);
    TRY_LET(layout_, claims::read_header(shape_, names, path_));
    std::string unknown;
    for (const std::string& name : layout_.unknown) unknown += (unknown.empty() ? "" : ", ") + name;
    if (!unknown.empty())
      out_.notices.push_back({path_ + ": 规则用不到的列, 不予理会: " + unknown,
                              path_ + ": columns that the policy does not use are ignored: " + unknown});
    return {};
  }

  void read_row(std::uint64_t line, std::string_view record, std::vector<Row>& rows) {
    Row row{line, std::string(first_characters(record, text_shown)), {}, {}};
    std::string_view column;
    const Flaw flaw = read_fields(row, column);
    if (flaw == Flaw::none)
      rows.push_back(std::move(row));
    else
      reject(line, flaw, std::move(row.text), column);
  }

  Flaw read_fields(Row& row, std::string_view& column) {
    if (split_.is_open()) return Flaw::truncated_record;
    if (split_.is_malformed()) return Flaw::quotes_malformed;
    if (split_.size() != layout_.fields) return Flaw::field_count;
    column = shape_.key_name;
    if (const Flaw flaw = read_key(split_[static_cast<std::uint32_t>(layout_.key)], row.key); flaw != Flaw::none)
      return flaw;
    if (shape_.role == claims::Role::facts) {
      column = shape_.id_name;
      row.fact.id = split_[static_cast<std::uint32_t>(layout_.id)];
      if (row.fact.id.empty()) return Flaw::id_missing;
      if (layout_.reverses >= 0) row.fact.reverses = split_[static_cast<std::uint32_t>(layout_.reverses)];
    }
    for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
      column = shape_.columns[i].name;
      policy::Value value;
      const std::string_view field = split_[static_cast<std::uint32_t>(layout_.columns[i])];
      const Flaw flaw = claims::read_value(shape_.columns[i], field, !row.fact.reverses.empty(), value);
      if (flaw != Flaw::none) return flaw;
      row.fact.columns.push_back(std::move(value));
    }
    return Flaw::none;
  }

  Flaw read_key(std::string_view field, std::string& key) const {
    if (trim(field).empty()) return Flaw::key_missing;
    key = field;
    if (!shape_.certificates) return Flaw::none;
    const claims::ReadCertificate read = claims::read_certificate(field);
    key = read.value.text();
    return claims::flaw_of(read.flaw);
  }

  claims::Shape shape_;
  const std::string& path_;
  Files& files_;
  ReadRows& out_;
  std::size_t file_;
  std::string text_;
  char line_end_ = '\n';
  claims::SplitRow split_;
  claims::Layout layout_;
};

bool same_content(const Row& a, const Row& b) {
  return a.key == b.key && a.fact.id == b.fact.id && a.fact.reverses == b.fact.reverses &&
         a.fact.columns == b.fact.columns;
}

// Rows that share a key or an id: identical ones count once, of differing ones none.
template <class KeyOf>
std::vector<Row> settle_twins(ReadingTable& reading, std::vector<Row> rows, Flaw conflict, ReadRows& out,
                              KeyOf key_of) {
  std::map<std::string, std::vector<Row>> by_key;
  std::vector<std::string> order;
  for (Row& row : rows) {
    auto& twins = by_key[key_of(row)];
    if (twins.empty()) order.push_back(key_of(row));
    twins.push_back(std::move(row));
  }
  std::vector<Row> kept;
  for (const std::string& key : order) {
    auto& twins = by_key[key];
    const bool alike = std::ranges::all_of(twins, [&](const Row& row) { return same_content(row, twins.front()); });
    if (alike) {
      out.files[reading.file()].identical += twins.size() - 1;
      kept.push_back(std::move(twins.front()));
      continue;
    }
    for (Row& row : twins) reading.reject(row.line, conflict, std::move(row.text));
  }
  return kept;
}

class Gathering {
 public:
  Gathering(const policy::Plan& plan, ReadRows& out) : plan_(plan), out_(out) {}

  void subjects(ReadingTable& reading, std::vector<Row> rows) {
    for (Row& row :
         settle_twins(reading, std::move(rows), Flaw::member_conflict, out_, [](const Row& row) { return row.key; })) {
      place(reading, row.key, row);
      by_key_[row.key] = out_.subjects.size();
      policy::Subject subject{row.key, std::move(row.fact.columns), {}};
      subject.facts.resize(plan_.tables.size());
      out_.subjects.push_back(std::move(subject));
    }
  }

  void facts(ReadingTable& reading, std::vector<Row> rows) {
    std::map<std::string, const Row*> by_id;
    rows =
        settle_twins(reading, std::move(rows), Flaw::claim_conflict, out_, [](const Row& row) { return row.fact.id; });
    for (const Row& row : rows) by_id[row.fact.id] = &row;
    for (const Row& row : rows) {
      const auto subject = by_key_.find(row.key);
      if (subject == by_key_.end()) {
        reading.reject(row.line, Flaw::no_such_person, row.text);
      } else if (!undoes_something(row, by_id)) {
        reading.reject(row.line, Flaw::reversal_orphan, row.text);
      } else {
        place(reading, row.fact.id, row);
        out_.subjects[subject->second].facts[static_cast<std::size_t>(reading.table())].push_back(row.fact);
      }
    }
  }

 private:
  static bool undoes_something(const Row& row, const std::map<std::string, const Row*>& by_id) {
    if (row.fact.reverses.empty()) return true;
    const auto found = by_id.find(row.fact.reverses);
    return found != by_id.end() && found->second->key == row.key && found->second->fact.reverses.empty();
  }

  void place(const ReadingTable& reading, const std::string& id, const Row& row) {
    out_.places[{reading.table(), id}] = {reading.file(), row.line, {}, {}, row.text};
  }

  const policy::Plan& plan_;
  ReadRows& out_;
  std::map<std::string, std::size_t> by_key_;
};

}  // namespace

void ReadRows::reject(RejectedRow row) {
  ++files[row.file].rejected[row.code];
  rejects.push_back(std::move(row));
}

Result<ReadRows> read_rows(const policy::Plan& plan, const std::vector<std::pair<Index, std::string>>& tables,
                           Files& files) {
  ReadRows read;
  Gathering gathering(plan, read);
  for (const auto& [table, path] : tables) {
    ReadingTable reading(plan, table, path, files, read);
    TRY_LET(std::vector<Row> rows, reading.read());
    if (table == 0)
      gathering.subjects(reading, std::move(rows));
    else
      gathering.facts(reading, std::move(rows));
  }
  return read;
}

}  // namespace nuan::flow
