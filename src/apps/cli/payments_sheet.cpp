#include "apps/cli/payments_sheet.hpp"

#include <algorithm>

#include "adapters/xlsx/workbook.hpp"
#include "claims/text_records.hpp"

namespace nuan::apps {
namespace {

using adapters::Cell;
using adapters::Workbook;

// Behind the person and the card everything is money.
constexpr std::uint32_t text_columns = 2;

Result<std::string> whole_text(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  return text;
}

std::vector<std::string> texts_of(const claims::SplitRow& row) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < row.size(); ++i) texts.emplace_back(row[i]);
  return texts;
}

std::vector<Cell> cells_of(const claims::SplitRow& row) {
  std::vector<Cell> cells;
  for (std::uint32_t i = 0; i < row.size(); ++i) {
    const ReadMoney money = i < text_columns ? ReadMoney{{}, MoneyFlaw::malformed} : read_money(row[i]);
    if (money.flaw == MoneyFlaw::none)
      cells.emplace_back(money.value);
    else
      cells.emplace_back(std::string(row[i]));
  }
  return cells;
}

}  // namespace

Result<void> write_payments_sheet(const std::string& folder, const std::string& path, const Context& context) {
  TRY_LET(const std::string text, whole_text(folder + "/payments.csv", *context.files));
  std::optional<Workbook> book;
  claims::SplitRow row;
  claims::TextRecords records(text);
  while (const auto record = records.next()) {
    row.split(*record);
    if (book) {
      book->add(cells_of(row));
      continue;
    }
    TRY_LET(book, Workbook::create(path, "payments", texts_of(row)));
  }
  ENSURE(book);  // payments.csv has a header at least
  return book->commit();
}

}  // namespace nuan::apps
