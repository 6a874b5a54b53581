// Payments and parts: who is paid what, sorted by person, written by all threads at once.
#pragma once

#include <memory>
#include <vector>

#include "flow/earned.hpp"
#include "flow/result_file.hpp"

namespace nuan::flow {

// payments.csv of everybody in `earned`, whose payees are taken.
[[nodiscard]] Result<Sha256> write_payments(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                            std::unique_ptr<OutputFile> file);
// parts.csv likewise.
[[nodiscard]] Result<Sha256> write_parts(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                         std::unique_ptr<OutputFile> file);

}  // namespace nuan::flow
