// Seals, the digest of a part, and the chain.
#include "audit/audit.hpp"

namespace nuan::audit {
namespace {

// Each piece with its size before it, so that no two contents give the same bytes.
void append(std::string_view piece, std::string& bytes) {
  bytes += std::to_string(piece.size());
  bytes += ':';
  bytes += piece;
}

}  // namespace

std::string chain_at(std::string_view before, const Entry& entry) {
  std::string bytes;
  append(before, bytes);
  append(std::to_string(entry.number), bytes);
  for (const std::string& piece :
       {entry.at, entry.action.actor, entry.action.verb, entry.action.subject, entry.action.reason})
    append(piece, bytes);
  for (const Part& part : entry.parts) {
    append(part.table, bytes);
    append(std::to_string(part.rows), bytes);
    append(part.digest, bytes);
  }
  return to_hex(sha256(bytes));
}

std::string seal_of(std::string_view table, std::string_view content, std::int64_t entry, std::int64_t place) {
  std::string bytes;
  append(table, bytes);
  append(content, bytes);
  append(std::to_string(entry), bytes);
  append(std::to_string(place), bytes);
  const Sha256 digest = sha256(bytes);
  return {reinterpret_cast<const char*>(digest.data()), seal_bytes};
}

void PartDigest::add(std::string_view seal) {
  digester_.add(seal);
  ++rows_;
}

std::string PartDigest::finish() { return to_hex(digester_.finish()); }

}  // namespace nuan::audit
