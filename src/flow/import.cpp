#include "flow/import.hpp"

#include <algorithm>

#include "claims/separators.hpp"
#include "flow/csv_fields.hpp"
#include "flow/csv_text.hpp"
#include "flow/feed_rows.hpp"
#include "flow/people.hpp"
#include "flow/piece_reader.hpp"
#include "flow/row_flaws.hpp"

namespace nuan::flow {
namespace {

using claims::Flaw;
using claims::Role;

// Which fields of a row the register keeps, in the order of register_header; -1 where the file has none.
std::vector<std::int32_t> kept_fields(const Source& source) {
  const claims::Layout& layout = source.layout;
  std::vector<std::int32_t> fields;
  if (source.shape.role == Role::members) fields = {layout.name, layout.card, layout.phone};
  if (source.shape.role == Role::facts) fields = {layout.id};
  if (source.shape.may_reverse) fields.push_back(layout.reverses);
  fields.insert(fields.end(), layout.columns.begin(), layout.columns.end());
  return fields;
}

// Which column of the register, or the person's, each field of the file is: as CSV, blank where it is none of them.
std::string fields_of(const Source& source) {
  if (source.feed != nullptr) return "";
  const claims::Layout& layout = source.layout;
  std::vector<std::string> names(layout.fields);
  const auto name = [&](std::int32_t field, const std::string& column) {
    if (field >= 0) names[static_cast<std::size_t>(field)] = column;
  };
  name(layout.key, "person_id");
  const std::vector<std::string> columns = split_fields(register_header(source.shape));
  const std::vector<std::int32_t> kept = kept_fields(source);
  for (std::size_t i = 0; i < kept.size(); ++i) name(kept[i], columns[i]);
  return joined_fields(names);
}

aid::Kind kind_of(const claims::Shape& shape, aid::Kind statuses) {
  if (shape.role == Role::subjects) return statuses;
  return shape.role == Role::members ? aid::Kind::members : aid::Kind::claims;
}

Result<std::string> digest_of(const InputFile& file) {
  Digester digester;
  std::string piece;
  for (std::uint64_t at = 0; at < file.size(); at += piece.size()) {
    piece.resize(std::min<std::uint64_t>(digest_piece_bytes, file.size() - at));
    TRY(file.read_at(at, piece));
    digester.add(piece);
  }
  return to_hex(digester.finish());
}

Result<void> decide_encoding_of(Source& source) {
  TRY_LET(const claims::Decided decided, claims::decide_encoding(*source.file));
  source.encoding = decided.encoding;
  source.gb18030 = nullptr;
  if (source.encoding == claims::Encoding::gb18030) {
    TRY_LET(source.gb18030, claims::Gb18030::table());
  }
  return {};
}

class Import {
 public:
  Import(Source& source, aid::Intake intake, aid::Register& into, std::size_t piece_bytes)
      : source_(source),
        piece_bytes_(piece_bytes),
        into_(into),
        intake_(std::move(intake)),
        read_(intake_.progress),
        rows_(source.shape, source.layout, source.feed == nullptr ? source.gb18030 : nullptr),
        kept_(kept_fields(source)) {
    if (source.feed != nullptr) feed_ = std::make_unique<FeedRows>(source, reasons_);
  }

  [[nodiscard]] Result<aid::Intake> run(Watcher& watcher, std::int64_t batch_pieces) {
    PieceReader reader(piece_bytes_);
    while (!intake_.is_done()) {
      const std::int64_t until = std::min(intake_.pieces, read_.pieces + batch_pieces);
      while (read_.pieces < until) {
        TRY(take_piece(reader));
        watcher.progress(static_cast<std::uint64_t>(read_.pieces), static_cast<std::uint64_t>(intake_.pieces));
      }
      TRY(into_.add(intake_, read_, taken_, aside_));
      taken_.clear();
      aside_.clear();
    }
    return intake_;
  }

 private:
  [[nodiscard]] Result<void> take_piece(PieceReader& reader) {
    const auto piece = static_cast<std::size_t>(read_.pieces);
    TRY(reader.read(source_, piece));
    const auto before = static_cast<claims::QuoteState>(read_.quotes);
    const claims::QuoteState after = reader.state_after(before);
    TRY(reader.find_records(before, after));
    claims::TextCheck check;
    TRY(reader.check_text(check));
    counted_ = piece * piece_bytes_;
    line_ = read_.lines;
    reader.each_record([&](std::uint64_t offset, const auto& fields, bool cut) {
      count_lines(reader, piece * piece_bytes_, offset);
      if (!is_blank(fields)) take(fields, cut);
    });
    TRY(reader.check_lengths());
    read_.lines += reader.line_ends();
    read_.quotes = static_cast<std::int64_t>(after);
    ++read_.pieces;
    return {};
  }

  void count_lines(const PieceReader& reader, std::uint64_t begin, std::uint64_t offset) {
    const std::string_view passed = reader.piece().substr(counted_ - begin, offset - counted_);
    line_ += std::ranges::count(passed, source_.line_end);
    counted_ = offset;
  }

  template <class Row>
  void take(const Row& fields, bool cut) {
    ++read_.rows;
    if (feed_ != nullptr) return take_feed_row(fields, cut);
    if (fields.size() != source_.layout.fields || is_broken(fields) || !rows_.read(fields, row_))
      return put_aside(fields, reason_of(source_, fields, rows_, cut, reasons_));
    keep(fields);
  }

  template <class Row>
  void take_feed_row(const Row& fields, bool cut) {
    const std::uint32_t wanted = source_.feed_layout.fields;
    if (fields.size() != wanted || is_broken(fields))
      return put_aside(fields, reasons_.of(row_flaw(fields, wanted, cut)));
    FileCount ignored;
    if (const auto reason = feed_->take(fields, rows_, ignored)) return put_aside(fields, *reason);
    for (std::size_t made = 0; made < feed_->count(); ++made) {
      if (made > 0) ++read_.rows;
      ENSURE(rows_.read((*feed_)[made], row_));
      keep((*feed_)[made]);
    }
  }

  // The row that was read into row_.
  template <class Row>
  void keep(const Row& fields) {
    aid::FileRow kept{.row = read_.rows, .line = line_ + 1, .certificate = "", .id = "", .text = ""};
    PersonKey key;
    static_cast<void>(take_key(reinterpret_cast<const claims::Byte*>(row_.bytes.data()), key));
    append_key(kept.certificate, key);
    if (source_.layout.id >= 0) append_utf8(kept.id, fields[static_cast<std::uint32_t>(source_.layout.id)]);
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      if (i > 0) kept.text += ',';
      if (kept_[i] >= 0) append(kept.text, fields[static_cast<std::uint32_t>(kept_[i])]);
    }
    taken_.push_back(std::move(kept));
  }

  template <class Row>
  void put_aside(const Row& fields, ReasonId id) {
    const Reason& reason = reasons_[id];
    aid::PutAside aside{
        .row = read_.rows, .line = line_ + 1, .code = reason.code, .sentence = reason.words, .text = ""};
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      if (i > 0) aside.text += ',';
      append(aside.text, fields[i]);
    }
    aside_.push_back(std::move(aside));
  }

  void append(std::string& text, std::string_view field) {
    decoded_.clear();
    append_utf8(decoded_, field);
    append_field(text, decoded_);
  }
  // What does not convert stays as it is: then the row is put aside anyhow.
  void append_utf8(std::string& text, std::string_view field) const {
    if (source_.gb18030 == nullptr || source_.feed != nullptr ||
        source_.gb18030->append_utf8(field, text).used != field.size())
      text += field;
  }

  Source& source_;
  std::size_t piece_bytes_;
  aid::Register& into_;
  aid::Intake intake_;
  aid::Progress read_;
  Reasons reasons_;
  claims::RowReader rows_;
  std::unique_ptr<FeedRows> feed_;
  std::vector<std::int32_t> kept_;
  claims::KeptRow row_;
  std::uint64_t counted_ = 0;  // up to where in the file lines were counted
  std::int64_t line_ = 0;      // how many
  std::vector<aid::FileRow> taken_;
  std::vector<aid::PutAside> aside_;
  std::string decoded_;
};

}  // namespace

std::string register_header(const claims::Shape& shape) {
  std::vector<std::string> names;
  if (shape.role == Role::members) names = {"name", "card_no", "phone"};
  if (shape.role == Role::facts) names = {shape.id_name};
  if (shape.may_reverse) names.emplace_back("reverses");
  for (const claims::ShapeColumn& column : shape.columns) names.push_back(column.name);
  return joined_fields(names);
}

Result<aid::Intake> import_file(Source& source, aid::Register& into, Watcher& watcher, std::int64_t batch_pieces,
                                std::size_t piece_bytes, aid::Kind statuses) {
  TRY(decide_encoding_of(source));
  TRY_LET(const std::string digest, digest_of(source.original ? *source.original : *source.file));
  const auto pieces = static_cast<std::int64_t>((source.file->size() + piece_bytes - 1) / piece_bytes);
  TRY_LET(aid::Intake intake, into.begin(kind_of(source.shape, statuses),
                                         {digest, register_header(source.shape), fields_of(source), pieces}));
  return Import(source, std::move(intake), into, piece_bytes).run(watcher, batch_pieces);
}

}  // namespace nuan::flow
