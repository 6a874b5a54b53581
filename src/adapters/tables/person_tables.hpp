// Persons as tables (migrations 0003 and 0010): their numbers, their certificates, and who counts as whom.
#pragma once

#include <span>
#include <vector>

#include "adapters/tables/change.hpp"
#include "adapters/tables/moment.hpp"
#include "aid/person_link.hpp"
#include "aid/register.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

// Of the persons with these certificates, given out when one is first met; in the order asked. Whom they count as is
// another question. Fails with key_rotating.
[[nodiscard]] Result<std::vector<std::int64_t>> number_persons(Change& change, const Secrets& secrets,
                                                               std::span<const std::string> certificates);
// Fails with person_unknown.
[[nodiscard]] Result<std::string> certificate_of(store::Database& database, const Secrets& secrets,
                                                 std::int64_t person);

// By person and number; all of these as an entry of the journal left them.
[[nodiscard]] Result<std::vector<aid::PersonLink>> read_links(store::Database& database,
                                                              std::int64_t as_of = as_it_stands);
[[nodiscard]] Result<aid::Leaders> read_leaders(store::Database& database, std::int64_t as_of = as_it_stands);
[[nodiscard]] Result<aid::Leads> read_leads(store::Database& database, const Secrets& secrets,
                                            std::int64_t as_of = as_it_stands);
// The certificate of whom the person with this one counts as: it is its own where that is nobody else.
[[nodiscard]] Result<std::string> leading_certificate(store::Database& database, const Secrets& secrets,
                                                      const std::string& certificate,
                                                      std::int64_t as_of = as_it_stands);

// Of a link as aid::propose made it.
[[nodiscard]] Result<void> add_link(Change& change, const aid::PersonLink& link);
// Of a link as aid::decide made it.
[[nodiscard]] Result<void> end_link(Change& change, const aid::PersonLink& link);

}  // namespace nuan::adapters::tables
