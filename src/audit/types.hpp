// What the journal holds: who did what, when and why, and the digests of every row that it wrote.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/digest.hpp"

namespace nuan::audit {

// Names and reasons are for people to read later; none may hold a certificate number.
struct Action {
  std::string actor;    // who
  std::string verb;     // what: `import members`, `run approve` …
  std::string subject;  // of what: `run 3`; may be empty
  std::string reason;   // why; may be empty where the verb says it all
};

// The rows that an entry wrote into one table.
struct Part {
  std::string table;
  std::int64_t rows = 0;
  std::string digest;  // PartDigest, in hexadecimal
  friend bool operator==(const Part&, const Part&) = default;
};

struct Entry {
  std::int64_t number = 0;  // from 1, without gaps
  std::string at;           // as Clock says it
  Action action;
  std::vector<Part> parts;  // ordered by table
};

}  // namespace nuan::audit
