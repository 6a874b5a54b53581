#include "flow/intake.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <mutex>
#include <optional>

#include "claims/records.hpp"
#include "flow/feed_rows.hpp"
#include "flow/parallel.hpp"
#include "flow/piece_digests.hpp"
#include "flow/row_flaws.hpp"
#include "flow/scatter.hpp"

namespace nuan::flow {
namespace {

using claims::Flaw;
using claims::Role;

// Where the quotes of one file stand at the beginning of each piece, handed on from piece to piece.
class QuoteChain {
 public:
  explicit QuoteChain(std::size_t pieces) : states_(pieces + 1) {
    for (auto& state : states_) state.store(unknown, std::memory_order_relaxed);
    put(0, claims::QuoteState::field_start);
  }
  void put(std::size_t piece, claims::QuoteState state) {
    states_[piece].store(static_cast<std::uint8_t>(state), std::memory_order_release);
    states_[piece].notify_all();
  }
  [[nodiscard]] claims::QuoteState wait(std::size_t piece) {
    std::uint8_t state = states_[piece].load(std::memory_order_acquire);
    while (state == unknown) {
      states_[piece].wait(unknown, std::memory_order_acquire);
      state = states_[piece].load(std::memory_order_acquire);
    }
    return static_cast<claims::QuoteState>(state);
  }

 private:
  static constexpr std::uint8_t unknown = 255;
  std::vector<std::atomic<std::uint8_t>> states_;
};

// One piece's link of the chain. Whatever happens to the piece, those behind it never wait for ever.
class QuoteHandover {
 public:
  QuoteHandover(QuoteChain& chain, std::size_t piece) : chain_(chain), piece_(piece) {}
  QuoteHandover(const QuoteHandover&) = delete;
  QuoteHandover& operator=(const QuoteHandover&) = delete;
  ~QuoteHandover() {
    if (!handed_on_) chain_.put(piece_ + 1, claims::QuoteState::field_start);
  }
  [[nodiscard]] claims::QuoteState before() { return chain_.wait(piece_); }
  void hand_on(claims::QuoteState after) {
    chain_.put(piece_ + 1, after);
    handed_on_ = true;
  }

 private:
  QuoteChain& chain_;
  std::size_t piece_;
  bool handed_on_ = false;
};

struct PieceName {
  std::uint32_t file = 0;
  std::size_t piece = 0;
};

// The first failure in the order of files and pieces, whichever thread was faster.
class FirstFailure {
 public:
  void put(std::size_t ticket, Error error) {
    const std::lock_guard lock(mutex_);
    if (!error_ || ticket < ticket_) {
      ticket_ = ticket;
      error_ = std::move(error);
    }
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::mutex mutex_;
  std::size_t ticket_ = 0;
  std::optional<Error> error_;
};

class Intake {
 public:
  Intake(const Wish& wish, std::vector<Source>& sources, Reasons& reasons, Watcher& watcher)
      : wish_(wish), sources_(sources), reasons_(reasons), watcher_(watcher) {
    for (std::uint32_t file = 0; file < sources.size(); ++file) {
      checks_.push_back(sources[file].header_check);
      const std::uint64_t size = sources[file].file->size();
      const std::size_t pieces = (size + wish.piece_bytes - 1) / wish.piece_bytes;
      for (std::size_t piece = 0; piece < pieces; ++piece) pieces_.push_back({file, piece});
      chains_.emplace_back(std::make_unique<QuoteChain>(pieces));
      sources[file].line_ends.assign(pieces, 0);
      sources[file].digests.assign(pieces, {});
      total_ += size;
    }
  }

  [[nodiscard]] Result<Taken> run() {
    taken_.people.bits = partition_bits();
    // Fewer: an id is four bytes, a row ten times that, and the ends of all streams should stay in the cache.
    taken_.ids.bits = taken_.people.bits - std::min(taken_.people.bits, 3U);
    const auto store = make_slab_store();
    for (unsigned thread = 0; thread < wish_.threads; ++thread) taken_.threads.push_back(make_kept_rows(store));
    Tickets tickets(pieces_.size());
    run_parallel(wish_.threads, [&](unsigned thread) { work(tickets, *taken_.threads[thread]); });
    if (failure_.error()) return Failure(*failure_.error());
    for (const auto& kept : taken_.threads) close(*kept);
    return std::move(taken_);
  }

  // What the bytes of a file turned out to be.
  [[nodiscard]] Result<claims::Encoding> encoding_of(std::size_t file) const {
    return claims::decide(sources_[file].opening, checks_[file], sources_[file].file->name());
  }

 private:
  // Small enough for one partition's rows to stay in a core's own cache while they are settled.
  [[nodiscard]] unsigned partition_bits() const {
    constexpr std::uint64_t bytes_each = 700'000;
    const std::uint64_t wanted =
        wish_.partitions != 0 ? wish_.partitions : std::min<std::uint64_t>(total_ / bytes_each, 4096);
    return wanted <= 1 ? 0 : static_cast<unsigned>(std::bit_width(wanted - 1));
  }

  [[nodiscard]] std::unique_ptr<KeptRows> make_kept_rows(const std::shared_ptr<SlabStore>& store) const {
    auto kept = std::make_unique<KeptRows>(store);
    kept->rows.assign(sources_.size(), std::vector<RowStream>(taken_.people.count()));
    kept->ids.resize(taken_.ids.count());
    kept->counts.resize(sources_.size());
    return kept;
  }

  static void close(KeptRows& kept) {
    for (auto& file : kept.rows) {
      for (RowStream& stream : file) stream.close();
    }
    for (Stream& stream : kept.ids) stream.close();
  }

  void work(Tickets& tickets, KeptRows& kept) {
    PieceReader reader(wish_.piece_bytes);
    PieceDigests digests(sources_);
    std::vector<claims::TextCheck> checks(sources_.size());
    std::vector<std::unique_ptr<claims::RowReader>> rows;
    std::vector<std::unique_ptr<FeedRows>> feeds(sources_.size());
    for (const Source& source : sources_) {
      const claims::Gb18030* const gb18030 = source.feed == nullptr ? source.gb18030 : nullptr;  // feeds give UTF-8
      rows.push_back(std::make_unique<claims::RowReader>(source.shape, source.layout, gb18030));
      if (source.feed != nullptr) feeds[rows.size() - 1] = std::make_unique<FeedRows>(source, reasons_);
    }
    while (const auto ticket = tickets.take()) {
      const PieceName name = pieces_[*ticket];
      auto done = take_piece(name, reader, *rows[name.file], feeds[name.file].get(), checks[name.file], kept);
      if (done && wish_.piece_bytes == digest_piece_bytes) digests.take(name.file, name.piece, reader);
      if (done) continue;
      failure_.put(*ticket, std::move(done).error());
      tickets.close();
    }
    const std::lock_guard lock(mutex_);
    for (std::size_t file = 0; file < checks.size(); ++file) checks_[file].join(checks[file]);
  }

  [[nodiscard]] Result<void> take_piece(PieceName name, PieceReader& reader, claims::RowReader& rows, FeedRows* feed,
                                        claims::TextCheck& check, KeptRows& kept) {
    Source& source = sources_[name.file];
    QuoteHandover quotes(*chains_[name.file], name.piece);
    TRY(reader.read(source, name.piece));
    const claims::QuoteState before = quotes.before();
    const claims::QuoteState after = reader.state_after(before);
    quotes.hand_on(after);
    source.line_ends[name.piece] = reader.line_ends();
    TRY(reader.find_records(before, after));
    TRY(reader.check_text(check));
    if (feed == nullptr)
      take_records(name.file, reader, rows, kept);
    else
      take_feed_records(name.file, reader, *feed, rows, kept);
    TRY(reader.check_lengths());
    watcher_.progress(done_.fetch_add(reader.piece().size()) + reader.piece().size(), total_);
    return {};
  }

  void take_records(std::uint32_t file, PieceReader& reader, claims::RowReader& rows, KeptRows& kept) {
    const claims::Layout& layout = sources_[file].layout;
    FileCount& count = kept.counts[file];
    const bool is_facts = sources_[file].shape.role == Role::facts;
    std::vector<RowStream>& streams = kept.rows[file];
    claims::KeptRow row;
    Scatter scatter(kept.pool);
    reader.each_record([&](std::uint64_t offset, const auto& fields, bool cut) {
      if (is_blank(fields)) {
        ++count.blank_lines;
        return;
      }
      ++count.rows;
      if (fields.size() != layout.fields || is_broken(fields) || !rows.read(fields, row, scatter.room())) [[unlikely]] {
        kept.rejects.push_back({offset, file, reason_of(sources_[file], fields, rows, cut, reasons_)});
        return;
      }
      RowStream& stream = streams[taken_.people.of(claims::mixed(row.person))];
      const std::uint64_t hash = id_hash_in(row.id_hash, file);
      scatter.add(stream, offset, row.bytes, is_facts ? &kept.ids[taken_.ids.of(hash)] : nullptr, id_fragment(hash));
    });
  }

  // The same for a feed, whose rows are made into others first; one may become two.
  void take_feed_records(std::uint32_t file, PieceReader& reader, FeedRows& feed, claims::RowReader& rows,
                         KeptRows& kept) {
    FileCount& count = kept.counts[file];
    claims::KeptRow row;
    Scatter scatter(kept.pool);
    reader.each_record([&](std::uint64_t offset, const auto& fields, bool cut) {
      if (is_blank(fields)) {
        ++count.blank_lines;
        return;
      }
      ++count.rows;
      const std::uint32_t wanted = sources_[file].feed_layout.fields;
      if (fields.size() != wanted || is_broken(fields)) {
        kept.rejects.push_back({offset, file, reasons_.of(row_flaw(fields, wanted, cut))});
        return;
      }
      if (const auto reason = feed.take(fields, rows, count)) {
        kept.rejects.push_back({offset, file, *reason});
        return;
      }
      for (std::size_t made = 0; made < feed.count(); ++made) {
        ENSURE(rows.read(feed[made], row, scatter.room()));
        const std::uint64_t hash = id_hash_in(row.id_hash, file);
        scatter.add(kept.rows[file][taken_.people.of(claims::mixed(row.person))], offset, row.bytes,
                    &kept.ids[taken_.ids.of(hash)], id_fragment(hash));
      }
    });
  }

  const Wish& wish_;
  std::vector<Source>& sources_;
  Reasons& reasons_;
  Watcher& watcher_;
  std::vector<PieceName> pieces_;
  std::vector<std::unique_ptr<QuoteChain>> chains_;
  std::uint64_t total_ = 0;
  std::atomic<std::uint64_t> done_ = 0;
  Taken taken_;
  FirstFailure failure_;
  std::mutex mutex_;
  std::vector<claims::TextCheck> checks_;
};

// Digests of pieces of another size than those that are read at once (only in tests), or of the file that the text came
// out of.
Result<void> digest_apart(Source& source) {
  const InputFile& file = source.original ? *source.original : *source.file;
  source.digests.clear();
  std::string piece;
  for (std::uint64_t at = 0; at < file.size(); at += digest_piece_bytes) {
    piece.resize(std::min<std::uint64_t>(digest_piece_bytes, file.size() - at));
    TRY(file.read_at(at, piece));
    source.digests.push_back(sha256(piece));
  }
  return {};
}

}  // namespace

Result<Taken> take_in(const Wish& wish, std::vector<Source>& sources, Reasons& reasons, Watcher& watcher) {
  for (;;) {
    Intake intake(wish, sources, reasons, watcher);
    TRY_LET(Taken taken, intake.run());
    bool all_as_guessed = true;
    for (std::size_t file = 0; file < sources.size(); ++file) {
      TRY_LET(const claims::Encoding encoding, intake.encoding_of(file));
      if (encoding == sources[file].encoding) continue;
      ENSURE(encoding == claims::Encoding::gb18030);
      sources[file].encoding = encoding;  // bytes far down were not UTF-8: read it again as what it is
      TRY_LET(sources[file].gb18030, claims::Gb18030::table());
      all_as_guessed = false;
    }
    if (!all_as_guessed) continue;
    for (Source& source : sources) {
      if (wish.piece_bytes == digest_piece_bytes && !source.original) continue;
      TRY(digest_apart(source));
    }
    return taken;
  }
}

}  // namespace nuan::flow
