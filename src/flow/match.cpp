#include "flow/match.hpp"

#include <cstring>

#include "claims/alike.hpp"
#include "flow/csv_fields.hpp"

namespace nuan::flow {
namespace {

std::uint64_t digest_of(const Secrets& secrets, const std::string& text) {
  if (text.empty()) return 0;
  std::uint64_t digest = 0;
  std::memcpy(&digest, secrets.lookup(text).data(), sizeof digest);
  return digest;
}

}  // namespace

Result<std::vector<aid::Match>> likely_same(aid::Register& rows, const Secrets& secrets,
                                            std::span<const aid::PersonLink> links) {
  std::vector<aid::Likeness> persons;
  TRY(rows.each_member([&](const aid::HeldMember& member) {
    if (member.rows.empty()) return;
    // Every header of members begins with these three, see register_header.
    const std::vector<std::string> fields = split_fields(member.rows.back().text);
    persons.push_back({.person_no = member.person_no,
                       .name = digest_of(secrets, claims::alike_name(fields.at(0))),
                       .phone = digest_of(secrets, claims::alike_phone(fields.at(2))),
                       .card = digest_of(secrets, claims::alike_card(fields.at(1))),
                       .birth = claims::birth_in(member.certificate)});
  }));
  return aid::likely_same(std::move(persons), aid::leaders_of(links), aid::pairs_apart(links));
}

}  // namespace nuan::flow
