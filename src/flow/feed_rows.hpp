// FeedRows: rows of a feed on their way through a FeedReader, checked as any row is. Belongs to one thread.
#pragma once

#include <optional>

#include "claims/feed/feed_reader.hpp"
#include "claims/row_reader.hpp"
#include "flow/intake.hpp"

namespace nuan::flow {

class FeedRows {
 public:
  FeedRows(const Source& source, Reasons& reasons)
      : source_(source),
        reasons_(reasons),
        reader_(*source.feed, source.feed_layout, source.shape, source.gb18030, source.swapped) {}

  // Why the row cannot be used; else what it was made into stands in [0] to [count() - 1], which `rows` can read.
  template <class Row>
  [[nodiscard]] std::optional<ReasonId> take(const Row& fields, claims::RowReader& rows, FileCount& count) {
    if (!reader_.take(fields)) return refused();
    claims::KeptRow ignored;
    for (std::size_t made = 0; made < reader_.count(); ++made) {
      if (rows.read(reader_[made], ignored)) continue;
      const claims::Finding finding = rows.find_flaw(reader_[made]);
      ENSURE(finding.flaw != claims::Flaw::none);
      return reasons_.of(finding.flaw, claims::column_name(source_.shape, finding.column));
    }
    for (const std::string_view code : reader_.noted()) ++count.noted[std::string(code)];
    return std::nullopt;
  }
  [[nodiscard]] std::size_t count() const { return reader_.count(); }
  [[nodiscard]] const claims::MadeRow& operator[](std::size_t made) const { return reader_[made]; }

 private:
  [[nodiscard]] ReasonId refused() {
    const claims::FeedRefusal& refusal = reader_.refusal();
    if (refusal.words != nullptr) return reasons_.of(refusal.code, *refusal.words);
    return reasons_.of(refusal.flaw, std::string(refusal.column));
  }

  const Source& source_;
  Reasons& reasons_;
  claims::FeedReader reader_;
};

}  // namespace nuan::flow
