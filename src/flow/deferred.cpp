// The second pass over persons whose rows may be duplicates or in conflict (declared in partition.hpp). Few persons
// come here, so everything is looked at in the plainest way.
#include <algorithm>
#include <map>
#include <tuple>

#include "claims/name.hpp"
#include "claims/records.hpp"
#include "flow/partition.hpp"

namespace nuan::flow {

using claims::Byte;
using claims::Flaw;

Result<void> PartitionRows::load_deferred(const std::vector<const Gathered*>& threads, std::size_t partition) {
  clear();
  for (const Gathered* thread : threads)
    thread->deferred[0][partition].each([&](std::uint64_t offset, std::string_view row) { take_member(offset, row); });
  TRY(sort_out_members());
  for (std::uint32_t file = 1; file <= all_.fact_files(); ++file) {
    for (const Gathered* thread : threads) take_facts(file, thread->deferred[file][partition], false);
    tables_[file - 1].group(people_.size());
    sort_out_facts(file - 1);
  }
  if (all_.has_paid()) {
    for (const Gathered* thread : threads)
      thread->deferred[all_.fact_files() + 1][partition].each(
          [&](std::uint64_t offset, std::string_view row) { take_paid(offset, row, partition); });
  }
  accept_members();
  return {};
}

// Names and telephone numbers are not kept; where a person stands in the members twice they are read again.
Result<std::string> PartitionRows::name_and_phone(std::uint64_t offset) {
  const Source& source = all_.sources[0];
  std::string text;
  for (std::uint64_t size = 1024;; size *= 4) {
    text.resize(std::min<std::uint64_t>(size, source.file->size() - offset));
    TRY(source.file->read_at(offset, text));
    const std::size_t end = claims::record_end(text, 0, claims::QuoteState::field_start, source.line_end);
    if (end == std::string::npos && offset + text.size() < source.file->size()) continue;
    claims::SplitRow row;
    row.split(claims::without_cr(std::string_view(text).substr(0, end), source.line_end));
    if (row.size() != source.layout.fields)
      return fail(Code::input_changed, {source.file->name()},
                  {"文件在读取时变了", "the file changed while it was read"});
    std::string name(row[static_cast<std::uint32_t>(source.layout.name)]);
    if (source.gb18030 != nullptr) {
      std::string decoded;
      source.gb18030->append_utf8(name, decoded);
      name = std::move(decoded);
    }
    name = claims::with_one_dot(name);
    return std::to_string(name.size()) + ':' + name + std::string(row[static_cast<std::uint32_t>(source.layout.phone)]);
  }
}

// Of a person's identical rows the first stays and the others are counted; rows that differ are all rejected.
Result<void> PartitionRows::sort_out_members() {
  struct Candidate {
    std::string content;
    std::uint64_t offset;
  };
  std::map<std::uint32_t, std::vector<Candidate>> twofold;
  const auto note = [&](std::uint32_t person, std::uint64_t offset, std::string_view row) -> Result<void> {
    TRY_LET(const std::string more, name_and_phone(offset));
    twofold[person].push_back({std::string(row) + more, offset});
    return {};
  };
  for (const MemberRow& more : more_members_) {
    const Person& person = people_[more.person];
    if (!twofold.contains(more.person)) {
      const auto* const front = reinterpret_cast<const char*>(person.member - key_size(person.key));
      TRY(note(more.person, person.member_offset, {front, person.member_size}));
    }
    TRY(note(more.person, more.offset, more.row));
  }
  for (auto& [number, rows] : twofold) {
    std::sort(rows.begin(), rows.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.content, a.offset) < std::tie(b.content, b.offset);
    });
    const bool differ = rows.front().content != rows.back().content;
    people_[number].conflicted = differ;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i > 0 && rows[i].content == rows[i - 1].content)
        ++gathered_.counts[0].identical;
      else if (differ)
        reject(0, rows[i].offset, Flaw::member_conflict);
    }
  }
  for (Person& person : people_) person.deferred = false;
  return {};
}

void PartitionRows::sort_out_facts(std::uint32_t table) {
  for (std::uint32_t person = 0; person < people_.size(); ++person) {
    const std::span<FactRow> rows = tables_[table].of(person);
    sort_out_facts_of_one(table + 1, rows.data(), rows.data() + rows.size());
  }
  tables_[table].remove_dropped();
}

// Rows by id, then by content: equal bytes are equal values (see claims/row_reader.hpp).
void PartitionRows::sort_out_facts_of_one(std::uint32_t file, FactRow* begin, FactRow* end) {
  const auto id_of = [](const FactRow& row) {
    return std::string_view(reinterpret_cast<const char*>(row.id),
                            static_cast<std::size_t>(claims::skip_text(row.id) - row.id));
  };
  const auto content_of = [](const FactRow& row) {
    return std::string_view(reinterpret_cast<const char*>(row.id), row.size);
  };
  // A content begins with its id, so contents sort by id first; ids of different lengths differ in their first byte.
  std::sort(begin, end, [&](const FactRow& a, const FactRow& b) {
    const int order = content_of(a).compare(content_of(b));
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
  for (FactRow* first = begin; first != end;) {
    FactRow* last = first;
    while (last != end && id_of(*last) == id_of(*first)) ++last;
    const bool conflict = content_of(*first) != content_of(*(last - 1)) || all_.conflicts.hold(file, id_of(*first));
    for (FactRow* row = first; row != last; ++row) {
      const bool identical = row != first && content_of(*row) == content_of(*(row - 1));
      row->dropped = identical || conflict;
      if (identical)
        ++gathered_.counts[file].identical;
      else if (conflict)
        reject(file, row->offset, Flaw::claim_conflict);
    }
    first = last;
  }
}

void find_conflicts(Case& all, std::vector<Gathered*> threads, Partitions ids, BlockPool& pool) {
  for (std::size_t partition = 0; partition < ids.count(); ++partition) {
    std::vector<std::pair<std::string, std::string>> claims;  // id with its file, person
    for (Gathered* thread : threads) {
      Stream& stream = thread->claimants[partition];
      stream.close();
      for (const Block* block = stream.first(); block != nullptr; block = block->next) {
        const Byte* at = block->bytes();
        for (const Byte* const end = at + block->used; at != end;) {
          std::uint64_t file = 0;
          std::string_view id;
          PersonKey key;
          at = take_key(claims::take_bytes(claims::take_number(at, file), id), key);
          std::string person(reinterpret_cast<const char*>(&key.word), 8);
          person += key.text;
          claims.emplace_back(Conflicts::key_of(static_cast<std::uint32_t>(file), id), std::move(person));
        }
      }
      stream.release(pool);
    }
    std::sort(claims.begin(), claims.end());
    for (std::size_t i = 1; i < claims.size(); ++i) {
      if (claims[i].first == claims[i - 1].first && claims[i].second != claims[i - 1].second)
        all.conflicts.add(claims[i].first);
    }
  }
}

}  // namespace nuan::flow
