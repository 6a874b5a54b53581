#include "flow/settlement.hpp"

#include "flow/parallel.hpp"

namespace nuan::flow {
namespace {

// Whatever the threads, the failure that is told is that of the first partition.
std::optional<Error> error_of(Result<void> done) {
  return done ? std::nullopt : std::optional<Error>(std::move(done).error());
}
Result<void> first_of(std::vector<std::optional<Error>>& errors) {
  for (auto& error : errors) {
    if (error) return Failure(std::move(*error));
  }
  return {};
}

}  // namespace

Result<Databases> open_databases(const Wish& wish) {
  Databases databases;
  if (wish.engine != Engine::sql) return databases;
  TRY_LET(databases.query, policy::SqlQuery::print(*wish.plan, wish.inputs, {wish.year, wish.parts}, wish.dialect));
  for (unsigned thread = 0; thread < wish.threads; ++thread) {
    TRY_LET(auto database, wish.open_database());
    TRY(database->create(*databases.query));
    databases.of_thread.push_back(std::move(database));
  }
  return databases;
}

Settlement::Settlement(Case& all, Taken& taken, Watcher& watcher, Databases databases, bool releasing)
    : all_(all), taken_(taken), watcher_(watcher), databases_(std::move(databases)), releasing_(releasing) {
  if (all.wish.engine == Engine::columnar) {
    auto columnar = policy::Columnar::compile(*all.wish.plan, all.wish.inputs, {all.wish.year, all.wish.parts});
    if (columnar.why_not() == nullptr) columnar_.emplace(std::move(columnar));
  }
  for (unsigned thread = 0; thread < all.wish.threads; ++thread) {
    BlockPool& pool = taken.threads[thread]->pool;
    gathered_.push_back(std::make_unique<Gathered>(pool));
    Gathered& gathered = *gathered_.back();
    if (releasing) gathered.rejects = std::move(taken.threads[thread]->rejects);
    gathered.counts = taken.threads[thread]->counts;
    gathered.claimants.resize(taken.ids.count());
    gathered.deferred.assign(all.sources.size(), std::vector<RowStream>(taken.people.count()));
    earned_.push_back(std::make_unique<Earned>(*all.wish.plan, pool));
    rows_.push_back(std::make_unique<PartitionRows>(all, gathered, pool));
    const Engines engines{columnar_ ? &*columnar_ : nullptr, databases_.query ? &*databases_.query : nullptr,
                          databases_.query ? databases_.of_thread[thread].get() : nullptr};
    settlers_.push_back(std::make_unique<Settler>(all, engines, gathered, *earned_.back()));
  }
}

Result<void> Settlement::first_pass() {
  std::vector<std::optional<Error>> errors(taken_.people.count());
  for_each_task(all_.wish.threads, taken_.people.count(), [&](unsigned thread, std::size_t partition) {
    rows_[thread]->load(taken_, partition);
    errors[partition] = error_of(settlers_[thread]->settle(*rows_[thread]));
    for (const auto& kept : taken_.threads) {
      if (!releasing_) break;
      for (auto& file : kept->rows) file[partition].release(taken_.threads[thread]->pool);
    }
    watcher_.progress(partition + 1, taken_.people.count());
  });
  for (const auto& gathered : gathered_) {
    for (auto& file : gathered->deferred) {
      for (RowStream& stream : file) stream.close();
    }
  }
  return first_of(errors);
}

Result<void> Settlement::second_pass() {
  std::vector<Gathered*> claimants;
  std::vector<const Gathered*> deferred;
  for (const auto& gathered : gathered_) {
    claimants.push_back(gathered.get());
    deferred.push_back(gathered.get());
  }
  find_conflicts(all_, claimants, taken_.ids, taken_.threads.front()->pool);
  std::vector<std::optional<Error>> errors(taken_.people.count());
  for_each_task(all_.wish.threads, taken_.people.count(), [&](unsigned thread, std::size_t partition) {
    if (auto loaded = rows_[thread]->load_deferred(deferred, partition); !loaded)
      errors[partition] = std::move(loaded).error();
    else
      errors[partition] = error_of(settlers_[thread]->settle(*rows_[thread]));
  });
  return first_of(errors);
}

}  // namespace nuan::flow
