// PieceReader: one piece of a file in memory, and the records that begin in it. Belongs to one thread, reused.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/records.hpp"
#include "flow/intake.hpp"

namespace nuan::flow {

class PieceReader {
 public:
  explicit PieceReader(std::size_t piece_bytes) : piece_bytes_(piece_bytes) {}

  // Reads a piece and finds its separators. Fails with the file, or with input_nul.
  [[nodiscard]] Result<void> read(const Source& source, std::size_t piece);
  [[nodiscard]] std::string_view piece() const { return {text() + lead_, size_ - lead_}; }
  // The room holds what was read, also in other hands.
  void swap_room(std::vector<char>& other) { room_.swap(other); }
  // Where quotes stand at the end of the piece.
  [[nodiscard]] claims::QuoteState state_after(claims::QuoteState before) const;
  [[nodiscard]] std::uint32_t line_ends() const { return piece_.line_ends; }

  // Finds the records that begin in the piece, reading on to the end of the last one. `before` and `after`: where
  // quotes stand at the beginning and the end of the piece. Fails with the file, or with record_too_long.
  [[nodiscard]] Result<void> find_records(claims::QuoteState before, claims::QuoteState after);
  // Adds the bytes of the records to `check`, or makes sure that they are GB18030.
  [[nodiscard]] Result<void> check_text(claims::TextCheck& check);
  // visit(offset in the file, fields, cut short by the end of the file)
  template <class Visit>
  void each_record(Visit&& visit) {
    const auto note = [&](std::size_t begin, const auto& row, bool cut) {
      last_begin_ = begin;
      visit(origin_ + begin, row, cut);
    };
    if (stretch_.from >= stretch_.starts_end) return;
    if (has_quote_)
      claims::visit_quoted_records(stretch_, separators_, row_, note);
    else
      claims::visit_plain_records(stretch_, separators_, note);
  }
  // After each_record: fails with record_too_long where the last record is.
  [[nodiscard]] Result<void> check_lengths() const;

 private:
  [[nodiscard]] char* text() { return room_.data() + slack; }
  [[nodiscard]] const char* text() const { return room_.data() + slack; }
  void make_room(std::size_t bytes);
  [[nodiscard]] std::size_t first_record(claims::QuoteState before) const;
  [[nodiscard]] std::size_t last_record() const;
  [[nodiscard]] Result<void> read_on(claims::QuoteState after);
  [[nodiscard]] Failure too_long(std::uint64_t offset) const;

  static constexpr std::size_t slack = 64;  // readers of fields look a little beyond them
  std::size_t piece_bytes_;
  std::vector<char> room_;
  const Source* source_ = nullptr;
  std::uint64_t origin_ = 0;  // offset in the file of text()[0]: one byte before the piece, but for the first
  std::uint64_t begin_ = 0;   // of the piece
  std::size_t lead_ = 0;      // that byte
  std::size_t size_ = 0;      // of text(), up to the end of the piece
  claims::Look piece_;        // what it looks like
  bool has_quote_ = false;    // it, or the end of its last record
  bool has_high_ = false;
  claims::Separators separators_;
  claims::SplitRow row_;
  claims::Stretch stretch_;
  std::size_t last_begin_ = 0;
  std::string scratch_;
};

// The line, counted from 1, on which the byte at `offset` stands: for errors, so it reads the file from its beginning.
[[nodiscard]] std::uint64_t line_at(const InputFile& file, std::uint64_t offset, char line_end);

}  // namespace nuan::flow
