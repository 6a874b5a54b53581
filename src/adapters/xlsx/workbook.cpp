#include "adapters/xlsx/workbook.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cerrno>
#include <cstdio>

#include "adapters/files/system_error.hpp"
#include "base/text.hpp"

namespace nuan::adapters {
namespace {

constexpr lxw_row_t rows_max = 1'048'576;
constexpr std::size_t characters_max = 32'767;                     // of a cell
constexpr std::int64_t exact_fen_max = 1'000'000'000'000'000 - 1;  // 15 digits
constexpr double column_width = 20;

// What XML can hold; a byte that is not UTF-8 becomes U+FFFD.
std::string cell_text(std::string_view text) {
  std::string clean;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < characters_max; ++count) {
    const Character character = character_at(text, at);
    if (character.value >= U' ' || character.value == U'\t') append_character(clean, character.value);
    at += character.size;
  }
  return clean;
}

// The nearest binary number to the amount: up to 15 digits it is shown, and read back, as exactly the amount.
double yuan_of(Money money) { return static_cast<double>(money.fen()) / 100; }

}  // namespace

struct Workbook::Book {
  std::string path, partial, sheet_name;
  std::vector<std::string> columns;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *texts = nullptr, *amounts = nullptr, *heading = nullptr;
  lxw_row_t row = 0;
  int sheets = 0;

  Book() = default;
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book() {
    if (workbook != nullptr) static_cast<void>(workbook_close(workbook));
    if (!partial.empty()) static_cast<void>(std::remove(partial.c_str()));
  }

  void add_sheet() {
    const std::string name = ++sheets == 1 ? sheet_name : sheet_name + " " + std::to_string(sheets);
    sheet = workbook_add_worksheet(workbook, name.c_str());
    ENSURE(sheet != nullptr);
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(columns.size() - 1), column_width, texts);
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t i = 0; i < columns.size(); ++i)
      worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), columns[i].c_str(), heading);
    row = 1;
  }

  void put(lxw_col_t column, const std::string& text) {
    worksheet_write_string(sheet, row, column, cell_text(text).c_str(), texts);
  }
  void put(lxw_col_t column, std::int64_t number) {
    worksheet_write_number(sheet, row, column, static_cast<double>(number), nullptr);
  }
  void put(lxw_col_t column, Money money) {
    const bool exact = -exact_fen_max <= money.fen() && money.fen() <= exact_fen_max;
    if (!exact) return put(column, to_text(money));
    worksheet_write_number(sheet, row, column, yuan_of(money), amounts);
  }
};

Workbook::Workbook(std::unique_ptr<Book> book) : book_(std::move(book)) {}
Workbook::Workbook(Workbook&&) noexcept = default;
Workbook& Workbook::operator=(Workbook&&) noexcept = default;
Workbook::~Workbook() = default;

Result<Workbook> Workbook::create(const std::string& path, const std::string& sheet, std::vector<std::string> columns) {
  ENSURE(!columns.empty());
  auto book = std::make_unique<Book>();
  book->path = path;
  const std::string partial = path + ".partial-" + std::to_string(::getpid());
  // Only its owner may read it: the library keeps the rights of a file that is there.
  const int file = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return Failure(files::output_error(path, errno));
  ::close(file);
  book->partial = partial;
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_FALSE};
  book->workbook = workbook_new_opt(partial.c_str(), &options);
  if (book->workbook == nullptr) return Failure(files::output_error(path, ENOMEM));
  book->sheet_name = sheet;
  book->columns = std::move(columns);
  book->texts = workbook_add_format(book->workbook);
  format_set_num_format(book->texts, "@");
  book->amounts = workbook_add_format(book->workbook);
  format_set_num_format(book->amounts, "#,##0.00");
  book->heading = workbook_add_format(book->workbook);
  format_set_bold(book->heading);
  book->add_sheet();
  return Workbook(std::move(book));
}

void Workbook::add(const std::vector<Cell>& row) {
  ENSURE(row.size() == book_->columns.size());
  if (book_->row == rows_max) book_->add_sheet();
  for (std::size_t i = 0; i < row.size(); ++i)
    std::visit([&](const auto& value) { book_->put(static_cast<lxw_col_t>(i), value); }, row[i]);
  ++book_->row;
}

Result<void> Workbook::commit() {
  errno = 0;
  const lxw_error closed = workbook_close(std::exchange(book_->workbook, nullptr));
  if (closed != LXW_NO_ERROR) return Failure(files::output_error(book_->path, errno == 0 ? EIO : errno));
  const int file = ::open(book_->partial.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = file >= 0 && ::fsync(file) == 0;
  const int error_number = errno;
  if (file >= 0) ::close(file);
  if (!flushed) return Failure(files::output_error(book_->path, error_number));
  if (std::rename(book_->partial.c_str(), book_->path.c_str()) != 0)
    return Failure(files::output_error(book_->path, errno));
  book_->partial.clear();
  return {};
}

}  // namespace nuan::adapters
