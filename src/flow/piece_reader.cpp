#include "flow/piece_reader.hpp"

#include <algorithm>

#include "claims/utf8_look.hpp"

namespace nuan::flow {

using claims::QuoteState;

void PieceReader::make_room(std::size_t bytes) {
  if (room_.size() < bytes + 2 * slack) room_.resize(bytes + 2 * slack);
}

Result<void> PieceReader::read(const Source& source, std::size_t piece) {
  source_ = &source;
  begin_ = piece * piece_bytes_;
  lead_ = piece == 0 ? 0 : 1;
  origin_ = begin_ - lead_;
  size_ = std::min<std::uint64_t>(begin_ + piece_bytes_, source.file->size()) - origin_;
  make_room(std::max(size_, piece_bytes_ + 8192));
  TRY(source.file->read_at(origin_, {text(), size_}));
  piece_ = claims::look(this->piece(), source.line_end);
  has_quote_ = piece_.has_quote;
  has_high_ = piece_.has_high;
  stretch_ = {};
  if (!piece_.has_nul) return {};
  TRY(claims::decide_encoding(*source.file));  // tells where
  return fail(Code::input_changed, {source.file->name()}, {"文件在读取时变了", "the file changed while it was read"});
}

QuoteState PieceReader::state_after(QuoteState before) const {
  const std::uint64_t mark = source_->opening.mark_bytes;  // the first field begins behind it
  const std::size_t from = std::min(std::max<std::uint64_t>(begin_, mark) - origin_, std::uint64_t{size_});
  return claims::state_after({text() + from, size_ - from}, piece_.has_quote, before, source_->line_end);
}

std::size_t PieceReader::first_record(QuoteState before) const {
  if (begin_ <= source_->data_begin) return std::min<std::uint64_t>(source_->data_begin - origin_, size_);
  if (before == QuoteState::field_start && text()[0] == source_->line_end) return lead_;
  if (!piece_.has_quote && before != QuoteState::quoted) {
    const std::size_t end = piece().find(source_->line_end);
    return end == std::string_view::npos ? size_ : lead_ + end + 1;
  }
  const std::size_t end = claims::record_end({text(), size_}, lead_, before, source_->line_end);
  return end == std::string_view::npos ? size_ : end + 1;
}

Result<void> PieceReader::find_records(QuoteState before, QuoteState after) {
  const std::size_t from = first_record(before);
  stretch_ = {text(), from, size_, size_, false, source_->line_end};
  if (from >= size_) return {};
  if (after == QuoteState::field_start && text()[size_ - 1] == source_->line_end) return {};
  return read_on(after);
}

// Where the record begins that the piece breaks off in.
std::size_t PieceReader::last_record() const {
  std::size_t begin = stretch_.from;
  for (;;) {
    const std::size_t end = claims::record_end({text(), size_}, begin, QuoteState::field_start, source_->line_end);
    if (end == std::string_view::npos || end + 1 >= size_) return begin;
    begin = end + 1;
  }
}

// To the end of that record.
Result<void> PieceReader::read_on(QuoteState after) {
  std::size_t size = size_;
  QuoteState state = after;
  for (std::size_t step = 4096;; step *= 2) {
    const std::uint64_t left = source_->file->size() - origin_ - size;
    if (left == 0) {
      make_room(size + 1);
      text()[size] = source_->line_end;
      stretch_.end = size + 1;
      stretch_.is_cut = true;
      break;
    }
    if (size - size_ > record_limit) return too_long(origin_ + last_record());
    const std::size_t more = std::min<std::uint64_t>(step, left);
    make_room(size + more + 1);
    TRY(source_->file->read_at(origin_ + size, {text() + size, more}));
    const std::string_view added(text() + size, more);
    const std::size_t end = claims::record_end(added, 0, state, source_->line_end);
    const std::size_t used = end == std::string_view::npos ? more : end + 1;
    const claims::Look look = claims::look(added.substr(0, used), source_->line_end);
    has_quote_ |= look.has_quote;
    has_high_ |= look.has_high;
    state = claims::state_after(added.substr(0, used), look.has_quote, state, source_->line_end);
    size += used;
    if (end == std::string_view::npos) continue;
    stretch_.end = size;
    break;
  }
  stretch_.bytes = text();
  return {};
}

Result<void> PieceReader::check_text(claims::TextCheck& check) {
  if (!has_high_ || stretch_.from >= stretch_.starts_end) return {};
  const std::string_view records(text() + stretch_.from, stretch_.end - stretch_.from - (stretch_.is_cut ? 1 : 0));
  claims::TextCheck part(origin_ + stretch_.from);
  if (const claims::Utf8Look look = claims::look_at_utf8(records); look.valid)
    part.add_valid(records.size(), true, look.beyond_two_bytes);
  else
    part.add(records);
  check.join(part);
  if (source_->gb18030 == nullptr) return {};
  scratch_.clear();
  const auto converted = source_->gb18030->append_utf8(records, scratch_);
  const bool only_cut = converted.flaw == no_flaw && (converted.used == records.size() || stretch_.is_cut);
  if (only_cut) return {};
  const std::uint64_t at = origin_ + stretch_.from + converted.used;
  const std::uint64_t line = line_at(*source_->file, at, source_->line_end);
  return Failure(claims::undecodable({source_->file->name(), line}, claims::TextCheck::nowhere, at));
}

Failure PieceReader::too_long(std::uint64_t offset) const {
  return fail(Code::record_too_long, {source_->file->name(), line_at(*source_->file, offset, source_->line_end)},
              {"从这一行开始的一条记录超过 1 MiB", "a record that begins on this line is longer than 1 MiB"},
              {"请检查是否有引号没有闭合, 或文件不是 CSV", "look for a quote left open; or the file is no CSV"});
}

Result<void> PieceReader::check_lengths() const {
  const bool any = stretch_.from < stretch_.starts_end;
  if (any && stretch_.end - 1 - last_begin_ > record_limit) return too_long(origin_ + last_begin_);
  return {};
}

std::uint64_t line_at(const InputFile& file, std::uint64_t offset, char line_end) {
  std::uint64_t line = 1;
  std::string piece;
  for (std::uint64_t at = 0; at < offset; at += piece.size()) {
    piece.resize(std::min<std::uint64_t>(1U << 20U, offset - at));
    if (!file.read_at(at, piece)) return 0;
    line += claims::count_of(piece, line_end);
  }
  return line;
}

}  // namespace nuan::flow
