#include "flow/forms/apply.hpp"

#include <algorithm>
#include <tuple>

#include "flow/csv_text.hpp"
#include "flow/forms/apply_forms.hpp"
#include "flow/forms/figure_text.hpp"
#include "flow/forms/why.hpp"
#include "policy/columnar.hpp"

namespace nuan::flow {
namespace {

void append_row(std::string& out, const std::vector<std::string>& fields) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    append_field(out, fields[i]);
  }
  out += '\n';
}

std::string form_csv(const policy::FormTable& table, Language language) {
  std::string text;
  std::vector<std::string> fields = table.key_names;
  fields.insert(fields.end(), table.columns.begin(), table.columns.end());
  append_row(text, fields);
  for (const policy::FormRow& row : table.rows) {
    fields = row.key;
    for (const policy::Figure& figure : row.figures) fields.push_back(figure_text(figure, language));
    append_row(text, fields);
  }
  return text;
}

std::string rejects_csv(ReadRows& rows, Language language) {
  std::ranges::stable_sort(rows.rejects, {}, [](const RejectedRow& row) { return std::tuple(row.file, row.line); });
  std::string text = "file,line,code,message,text\n";
  for (const RejectedRow& row : rows.rejects)
    append_row(text,
               {rows.files[row.file].table, std::to_string(row.line), row.code, row.words.in(language), row.text});
  return text;
}

// What the policy itself refused joins the rows that could not be read.
void reject_left_out(const std::vector<policy::LeftOut>& left_out, ReadRows& rows) {
  for (const policy::LeftOut& one : left_out) {
    const auto place = rows.places.find({one.table, one.id});
    ENSURE(place != rows.places.end());
    RejectedRow row = place->second;
    row.code = one.code;
    row.words = one.words;
    if (row.words.en.empty()) row.words.en = row.words.zh;
    rows.reject(std::move(row));
  }
}

struct OutputText {
  std::string name;
  std::string text;
};

Result<void> write_all(const ApplyWish& wish, const ApplyReport& report, std::vector<OutputText> texts, Files& files) {
  std::vector<std::pair<std::string, Sha256>> digests;
  for (const OutputText& one : texts) digests.emplace_back(one.name, digest_1m(one.text));
  texts.push_back({"summary.json", apply_summary_json(wish, report, digests)});
  std::vector<std::string_view> names;
  for (const OutputText& one : texts) names.push_back(one.name);
  TRY_LET(const auto folder, files.create_folder(wish.out, names));
  for (const OutputText& one : texts) {
    TRY_LET(const auto file, folder->create(one.name));
    TRY(file->write_at(0, one.text));
  }
  return folder->commit();
}

Result<policy::Applied> apply_by_engine(const ApplyWish& wish, const std::vector<policy::Subject>& subjects) {
  if (wish.engine == Engine::interpreter) return apply_forms(*wish.plan, wish.inputs, subjects);
  if (wish.engine == Engine::columnar) {
    const auto values = policy::rows_in_columns(*wish.plan, wish.inputs, subjects);
    return apply_forms_by(*wish.plan, wish.inputs, subjects, *values);
  }
  TRY_LET(const auto database, wish.open_database());
  TRY_LET(const auto values,
          policy::rows_in_sql(*wish.plan, wish.inputs, subjects, policy::Dialect::sqlite, *database));
  return apply_forms_by(*wish.plan, wish.inputs, subjects, *values);
}

}  // namespace

Result<ApplyReport> apply(const ApplyWish& wish, Files& files) {
  TRY_LET(ReadRows rows, read_rows(*wish.plan, wish.tables, files));
  ApplyReport report;
  TRY_LET(report.applied, apply_by_engine(wish, rows.subjects));
  reject_left_out(report.applied.left_out, rows);
  std::vector<OutputText> texts;
  for (const policy::FormTable& table : report.applied.tables)
    texts.push_back({table.name + ".csv", form_csv(table, wish.language)});
  texts.push_back({"rejects.csv", rejects_csv(rows, wish.language)});
  texts.push_back({"why.json", why_json(wish, report.applied)});
  report.files = std::move(rows.files);
  report.rejects = rows.rejects.size();
  report.notices = std::move(rows.notices);
  TRY(write_all(wish, report, std::move(texts), files));
  return report;
}

}  // namespace nuan::flow
