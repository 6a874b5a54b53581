// transact: a piece of work in a transaction, tried again where others were in the way.
#pragma once

#include <type_traits>
#include <utility>

#include "store/database.hpp"

namespace nuan::store {

inline constexpr int tries_max = 8;

// `work(database)` returns a Result and must have no effect but in the database: it may be called again. Waiting is the
// database's own (it waits for a lock before it says busy), so that no clock is needed here.
template <class Work>
[[nodiscard]] auto transact(Database& database, Access access, Work&& work) -> std::invoke_result_t<Work&, Database&> {
  for (int tried = 1;; ++tried) {
    auto answer = [&]() -> std::invoke_result_t<Work&, Database&> {
      TRY_LET(Transaction transaction, Transaction::begin(database, access));
      auto done = work(database);
      if (!done) return done;
      TRY(transaction.commit());
      return done;
    }();
    if (answer || answer.error().code != Code::store_busy || tried == tries_max) return answer;
  }
}

}  // namespace nuan::store
