// FeedReader: a row of a feed becomes the row that the policy's table asks for, or it is said why not. What comes out
// is read like any other row; nothing else knows that there are feeds.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/feed/feed.hpp"
#include "claims/flaws.hpp"
#include "claims/gb18030.hpp"
#include "claims/shape.hpp"

namespace nuan::claims {

// Which field of a row each column of the feed is.
struct FeedLayout {
  std::uint32_t fields = 0;          // of every row
  std::vector<std::int32_t> places;  // by Feed::columns; -1 where an optional one is absent
};
// Matches by name, whatever its capitals, or by title. Fails with column_missing or column_twice.
[[nodiscard]] Result<FeedLayout> read_feed_header(const Feed& feed, const std::vector<std::string>& header,
                                                  const std::string& file);

// The header of the rows that come out.
[[nodiscard]] std::vector<std::string> made_header(const Feed& feed, const Shape& shape);

// A row that came out, with room around its fields as the readers of fields need it.
class MadeRow {
 public:
  void set(const std::vector<std::string>& fields);
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  [[nodiscard]] std::size_t bytes_in_all() const { return bytes_.size(); }
  [[nodiscard]] std::string_view operator[](std::uint32_t field) const {
    const std::size_t begin = field == 0 ? margin : ends_[field - 1];
    return std::string_view(bytes_).substr(begin, ends_[field] - begin);
  }

 private:
  static constexpr std::size_t margin = 64;
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

// Why a row was not taken: one of our flaws, or what the feed itself says.
struct FeedRefusal {
  Flaw flaw = Flaw::none;
  std::string_view column;  // of the flaw
  std::string_view code;    // of the feed; empty where it is a flaw
  const Words* words = nullptr;
};

class FeedReader {
 public:
  // How the bytes of the file are to be read: `gb18030` is null for UTF-8; `swapped` as unpack/swapped_file.hpp has it.
  FeedReader(const Feed& feed, const FeedLayout& layout, const Shape& shape, const Gb18030* gb18030, bool swapped);

  // False when the row is refused; then refusal() tells why.
  template <class Row>
  [[nodiscard]] bool take(const Row& row) {
    fields_.resize(feed_.columns.size());
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      const std::int32_t place = layout_.places[i];
      if (place < 0)
        fields_[i].clear();
      else
        clean(row[static_cast<std::uint32_t>(place)], fields_[i]);
    }
    return make();
  }
  [[nodiscard]] const FeedRefusal& refusal() const { return refusal_; }
  // What came out: a row, and where it is a settlement that was taken back afterwards, another that undoes it.
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const MadeRow& operator[](std::size_t row) const { return made_[row]; }
  // Checks that held only nearly.
  [[nodiscard]] const std::vector<std::string_view>& noted() const { return noted_; }

 private:
  void clean(std::string_view raw, std::string& field);
  [[nodiscard]] bool make();
  [[nodiscard]] bool refuse(Flaw flaw, std::size_t column);
  [[nodiscard]] bool read_columns();
  [[nodiscard]] bool read_column(const FeedColumn& column, std::string& field, std::int64_t& fen);
  [[nodiscard]] bool matches(const FeedCondition& where) const;
  [[nodiscard]] bool keep();
  [[nodiscard]] const FeedRefund* refund() const;
  [[nodiscard]] bool sum(const FeedSum& sum, std::int64_t& fen);
  [[nodiscard]] bool work_out();
  [[nodiscard]] bool check();
  [[nodiscard]] bool check(const FeedCheck& check);
  [[nodiscard]] bool fill(const FeedFact& fact, std::string& value);
  [[nodiscard]] bool fill_facts(const FeedRefund* refund);

  const Feed& feed_;
  const FeedLayout& layout_;
  bool may_reverse_;
  const Gb18030* gb18030_;
  bool swapped_;
  std::size_t person_column_;          // of a certificate number; beyond the columns where there is none
  std::vector<std::string> fields_;    // by column, cleaned
  std::vector<std::int64_t> amounts_;  // by Feed::amounts, fen
  std::vector<std::string> values_;    // by fact, then `reverses`
  std::vector<std::string_view> noted_;
  std::array<MadeRow, 2> made_;
  std::size_t count_ = 0;
  FeedRefusal refusal_;
  std::string scratch_;
};

}  // namespace nuan::claims
