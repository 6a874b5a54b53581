#include "flow/rejects.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/text.hpp"
#include "claims/records.hpp"
#include "claims/unpack/swapped_file.hpp"
#include "flow/csv_text.hpp"
#include "flow/parallel.hpp"
#include "flow/result_file.hpp"

namespace nuan::flow {
namespace {

constexpr std::size_t text_characters_max = 1000;

// What follows the line number in a reject's row, by reason: `,code,message,`.
std::vector<std::string> told(const Reasons& reasons, Language language) {
  std::vector<std::string> texts(reasons.size());
  for (ReasonId id = 0; id < reasons.size(); ++id) {
    texts[id] += ',';
    append_field(texts[id], reasons[id].code);
    texts[id] += ',';
    append_field(texts[id], reasons[id].words.in(language));
    texts[id] += ',';
  }
  return texts;
}

struct PieceName {
  std::uint32_t file = 0;
  std::size_t piece = 0;
  std::uint64_t first_line = 1;  // the number of the line in which the piece begins
};

std::vector<PieceName> pieces_of(const std::vector<Source>& sources) {
  std::vector<PieceName> pieces;
  for (std::uint32_t file = 0; file < sources.size(); ++file) {
    std::uint64_t line = 1;
    for (std::size_t piece = 0; piece < sources[file].line_ends.size(); ++piece) {
      pieces.push_back({file, piece, line});
      line += sources[file].line_ends[piece];
    }
  }
  return pieces;
}

// Reads rejected records of one piece again.
class RejectReader {
 public:
  explicit RejectReader(const Wish& wish) : wish_(wish) {}

  [[nodiscard]] Result<void> append(const Source& source, const PieceName& name, std::span<const Reject> rejects,
                                    const std::vector<std::string>& told, std::string& out) {
    begin_ = name.piece * wish_.piece_bytes;
    bytes_.resize(std::min<std::uint64_t>(wish_.piece_bytes, source.file->size() - begin_));
    TRY(source.file->read_at(begin_, bytes_));
    std::uint64_t line = name.first_line;
    std::size_t counted = 0;
    for (const Reject& reject : rejects) {
      const auto at = static_cast<std::size_t>(reject.offset - begin_);
      line += claims::count_of(std::string_view(bytes_).substr(counted, at - counted), source.line_end);
      counted = at;
      TRY_LET(const std::string_view record, record_at(source, at));
      out += source.shape.label;
      out += ',';
      append_number(out, line);
      out += told[reject.reason];
      append_text(source, record, out);
      out += '\n';
    }
    return {};
  }

 private:
  // Whether a line end behind the line surely ends the record that begins with it.
  [[nodiscard]] static bool ends_outside_quotes(std::string_view line, char line_end) {
    if (line.find('"') == std::string_view::npos) return true;
    const claims::Quotes quotes = claims::follow_quotes(line, claims::QuoteState::field_start, line_end);
    return quotes.tidy && quotes.after != claims::QuoteState::quoted;
  }

  // The record that begins at `at`, without its line end, at most as much of it as will be shown.
  [[nodiscard]] Result<std::string_view> record_at(const Source& source, std::size_t at) {
    constexpr std::size_t shown_bytes_max = text_characters_max * 4;
    for (;;) {
      const std::string_view rest = std::string_view(bytes_).substr(at);
      std::size_t end = rest.find(source.line_end);
      if (end == std::string_view::npos || !ends_outside_quotes(rest.substr(0, end), source.line_end))
        end = claims::record_end(rest, 0, claims::QuoteState::field_start, source.line_end);
      if (end != std::string_view::npos) return claims::without_cr(rest.substr(0, end), source.line_end);
      const std::uint64_t left = source.file->size() - begin_ - bytes_.size();
      if (left == 0) return claims::without_cr(rest, source.line_end);
      if (rest.size() > shown_bytes_max) return rest.substr(0, shown_bytes_max);
      const std::size_t size = bytes_.size();
      bytes_.resize(size + std::min<std::uint64_t>(left, 4096));
      TRY(source.file->read_at(begin_ + size, std::span(bytes_).subspan(size)));
    }
  }

  void append_text(const Source& source, std::string_view record, std::string& out) {
    if (record.size() > text_characters_max * 4) record = record.substr(0, text_characters_max * 4);
    if (source.gb18030 != nullptr) {
      decoded_.clear();
      source.gb18030->append_utf8(record, decoded_);
      record = decoded_;
    } else {
      record.remove_suffix(unfinished_tail(record));  // a character cut short by the end of the file
    }
    if (source.swapped) {
      scratch_ = record;
      claims::swap_bytes(scratch_);
      record = scratch_;
    }
    if (record.size() > text_characters_max) record = first_characters(record, text_characters_max);
    const bool plain = record.find('"') == std::string_view::npos && record.find('\r') == std::string_view::npos &&
                       record.find('\n') == std::string_view::npos;  // find_first_of would ask byte by byte
    if (plain && record.find(',') != std::string_view::npos) {
      out += '"';  // as nearly all are: commas and nothing worse
      out += record;
      out += '"';
      return;
    }
    append_field(out, record);
  }

  const Wish& wish_;
  std::uint64_t begin_ = 0;
  std::string bytes_;
  std::string decoded_;
  std::string scratch_;
};

// Digit by digit, the lowest first: a piece may hold thousands, and comparing them takes four times as long.
void sort_by_offset(std::span<Reject> rejects, std::uint64_t begin, std::size_t piece_bytes) {
  if (rejects.size() < 2) return;
  constexpr unsigned digit_bits = 11;
  std::vector<Reject> sorted(rejects.size());
  for (unsigned shift = 0; piece_bytes >> shift > 0; shift += digit_bits) {
    const auto digit = [&](const Reject& reject) {
      return (reject.offset - begin) >> shift & ((1U << digit_bits) - 1);
    };
    std::array<std::uint32_t, (1U << digit_bits) + 1> next{};
    for (const Reject& reject : rejects) ++next[digit(reject) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    for (const Reject& reject : rejects) sorted[next[digit(reject)]++] = reject;
    std::copy(sorted.begin(), sorted.end(), rejects.begin());
  }
}

class Rejects final : public ResultTasks {
 public:
  Rejects(const Wish& wish, std::vector<Source>& sources, SortedRejects rejects, const Reasons& reasons,
          std::vector<FileCount>& counts, std::unique_ptr<OutputFile> file)
      : sources_(sources),
        rejects_(std::move(rejects)),
        reasons_(reasons),
        counts_(counts),
        told_(told(reasons, wish.language)),
        pieces_(pieces_of(sources)),
        out_(std::move(file)),
        workers_(wish.threads, Worker(wish)) {
    for (Worker& worker : workers_)
      worker.by_reason.assign(sources.size(), std::vector<std::uint64_t>(reasons.size(), 0));
    out_.write(0, "file,line,code,message,text\n");
  }
  [[nodiscard]] std::size_t count() const override { return pieces_.size(); }
  void write(unsigned thread, std::size_t piece) override {
    Worker& worker = workers_[thread];
    const PieceName& name = pieces_[piece];
    worker.text.clear();
    const std::span<const Reject> here = rejects_.of(name.file, name.piece, reasons_);
    if (!here.empty()) {
      auto done = worker.reader.append(sources_[name.file], name, here, told_, worker.text);
      if (!done) out_.give_up(std::move(done).error());
      for (const Reject& reject : here) ++worker.by_reason[name.file][reject.reason];
    }
    out_.write(piece + 1, worker.text);
  }
  [[nodiscard]] Result<Sha256> finish() override {
    for (const Worker& worker : workers_) {
      for (std::size_t source = 0; source < sources_.size(); ++source) count(worker.by_reason[source], counts_[source]);
    }
    return out_.finish();
  }

 private:
  struct Worker {
    explicit Worker(const Wish& wish) : reader(wish) {}
    RejectReader reader;
    std::string text;
    std::vector<std::vector<std::uint64_t>> by_reason;  // by file
  };
  void count(const std::vector<std::uint64_t>& by_reason, FileCount& file) const {
    for (ReasonId id = 0; id < reasons_.size(); ++id) {
      if (by_reason[id] > 0) file.rejected[reasons_[id].code] += by_reason[id];
    }
  }

  std::vector<Source>& sources_;
  SortedRejects rejects_;
  const Reasons& reasons_;
  std::vector<FileCount>& counts_;
  std::vector<std::string> told_;
  std::vector<PieceName> pieces_;
  ResultFile out_;
  std::vector<Worker> workers_;
};

}  // namespace

SortedRejects::SortedRejects(std::vector<RejectList> parts, const std::vector<Source>& sources, std::size_t piece_bytes)
    : piece_bytes_(piece_bytes) {
  std::size_t pieces = 0;
  for (const Source& source : sources) {
    first_piece_.push_back(pieces);
    pieces += source.line_ends.size();
  }
  const auto piece_of = [&](const Reject& reject) { return first_piece_[reject.file] + reject.offset / piece_bytes_; };
  std::vector<std::vector<std::size_t>> next(parts.size(), std::vector<std::size_t>(pieces, 0));
  const auto each_part = [&](const auto& visit) {
    for_each_task(static_cast<unsigned>(parts.size()), parts.size(), [&](unsigned, std::size_t part) {
      parts[part].each([&](const Reject& reject) { visit(reject, next[part][piece_of(reject)]); });
    });
  };
  each_part([](const Reject&, std::size_t& count) { ++count; });
  std::size_t begin = 0;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    begins_.push_back(begin);
    for (auto& of_part : next) begin += std::exchange(of_part[piece], begin);
  }
  begins_.push_back(begin);
  rejects_ = std::make_unique_for_overwrite<Reject[]>(begin);
  each_part([&](const Reject& reject, std::size_t& at) { rejects_[at++] = reject; });
}

std::span<Reject> SortedRejects::of(std::uint32_t file, std::size_t piece, const Reasons& reasons) {
  const std::size_t at = first_piece_[file] + piece;
  const std::span<Reject> rejects(rejects_.get() + begins_[at], begins_[at + 1] - begins_[at]);
  sort_by_offset(rejects, piece * piece_bytes_, piece_bytes_);
  const auto by_code = [&reasons](const Reject& a, const Reject& b) {
    return reasons[a.reason].code < reasons[b.reason].code;
  };
  for (auto first = rejects.begin(); first != rejects.end();) {
    const auto last =
        std::find_if(first, rejects.end(), [&](const Reject& one) { return one.offset != first->offset; });
    if (last - first > 1) std::sort(first, last, by_code);
    first = last;
  }
  return rejects;
}

std::unique_ptr<ResultTasks> rejects_of(const Wish& wish, std::vector<Source>& sources, SortedRejects rejects,
                                        const Reasons& reasons, std::vector<FileCount>& counts,
                                        std::unique_ptr<OutputFile> file) {
  return std::make_unique<Rejects>(wish, sources, std::move(rejects), reasons, counts, std::move(file));
}

}  // namespace nuan::flow
