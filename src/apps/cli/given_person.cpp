#include "apps/cli/given_person.hpp"

#include <iostream>

#include "claims/identity.hpp"

namespace nuan::apps {

Result<std::string> given_certificate(std::string person) {
  if (person == "-" && !std::getline(std::cin, person)) person.clear();
  const claims::ReadCertificate read = claims::read_certificate(person);
  if (read.flaw != claims::IdentityFlaw::none) return Failure(claims::identity_error(read.flaw, person, {}));
  return std::string(read.value.text());
}

}  // namespace nuan::apps
