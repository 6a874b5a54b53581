// The hash tree over entries (RFC 6962, section 2.1): leaves and inner nodes begin with different bytes, so that
// neither can pass for the other.
#include <bit>

#include "audit/audit.hpp"
#include "base/result.hpp"

namespace nuan::audit {
namespace {

Sha256 leaf_of(std::string_view chain) { return sha256(std::string(1, '\0') + std::string(chain)); }

Sha256 node_of(const Sha256& left, const Sha256& right) {
  std::string bytes(1, '\1');
  bytes.append(reinterpret_cast<const char*>(left.data()), left.size());
  bytes.append(reinterpret_cast<const char*>(right.data()), right.size());
  return sha256(bytes);
}

// The largest power of two below `size`: how many leaves the left half has.
std::size_t left_of(std::size_t size) { return std::bit_floor(size - 1); }

void collect(std::span<const std::string> chains, std::size_t index, std::vector<Sha256>& beside) {
  if (chains.size() == 1) return;
  const std::size_t left = left_of(chains.size());
  if (index < left) {
    collect(chains.first(left), index, beside);
    beside.push_back(root_of(chains.subspan(left)));
  } else {
    collect(chains.subspan(left), index - left, beside);
    beside.push_back(root_of(chains.first(left)));
  }
}

// The root that a proof leads to, or nothing where it is too short or too long for its place.
std::optional<Sha256> climb(std::uint64_t index, std::uint64_t size, std::span<const Sha256> beside,
                            const Sha256& leaf) {
  if (size == 1) return beside.empty() ? std::optional(leaf) : std::nullopt;
  if (beside.empty()) return std::nullopt;
  const std::uint64_t left = left_of(size);
  const bool is_left = index < left;
  const auto below =
      climb(is_left ? index : index - left, is_left ? left : size - left, beside.first(beside.size() - 1), leaf);
  if (!below) return std::nullopt;
  return is_left ? node_of(*below, beside.back()) : node_of(beside.back(), *below);
}

}  // namespace

Sha256 root_of(std::span<const std::string> chains) {
  if (chains.empty()) return sha256("");
  if (chains.size() == 1) return leaf_of(chains.front());
  const std::size_t left = left_of(chains.size());
  return node_of(root_of(chains.first(left)), root_of(chains.subspan(left)));
}

Proof prove(std::span<const std::string> chains, std::uint64_t index) {
  ENSURE(index < chains.size());
  Proof proof{index, chains.size(), {}};
  collect(chains, index, proof.beside);
  return proof;
}

bool holds(const Proof& proof, std::string_view chain, const Sha256& root) {
  if (proof.index >= proof.size) return false;
  return climb(proof.index, proof.size, proof.beside, leaf_of(chain)) == root;
}

}  // namespace nuan::audit
