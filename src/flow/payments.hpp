// Payments and parts: who is paid what, sorted by person, written by all threads at once.
#pragma once

#include <memory>
#include <vector>

#include "flow/earned.hpp"
#include "flow/result_file.hpp"
#include "flow/result_tasks.hpp"

namespace nuan::flow {

// payments.csv of everybody in `earned`, whose payees are taken. What is given must outlive it.
[[nodiscard]] std::unique_ptr<ResultTasks> payments_of(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                                       std::unique_ptr<OutputFile> file);
// parts.csv likewise.
[[nodiscard]] std::unique_ptr<ResultTasks> parts_of(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                                    std::unique_ptr<OutputFile> file);

}  // namespace nuan::flow
