// Office: the people and the store of a union's branch, for simulations. They import what arrives and settle, approve
// and post runs, as the commands do; now and then the connection is lost in the middle, they look what was done, and go
// on.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "adapters/files/failing_files.hpp"
#include "adapters/tables/change.hpp"
#include "aid/register.hpp"
#include "aid/run.hpp"
#include "base/secrets.hpp"
#include "flow/sample_people.hpp"
#include "flow/settled_results.hpp"
#include "policy/plan.hpp"

namespace nuan::contract {

class Office {
 public:
  using Connect = std::function<std::unique_ptr<store::Database>()>;
  Office(const policy::Plan& plan, std::uint64_t seed, Connect connect);

  // The clock says noon of that day, until it is set again; it may go back.
  void set_day(Date day) { clock_.day = day; }

  [[nodiscard]] Result<aid::Intake> import(aid::Kind kind, const std::string& text);
  [[nodiscard]] Result<std::int64_t> open(const std::string& year, const std::string& period);
  // Works out what is due through that day.
  [[nodiscard]] Result<std::string> compute(std::int64_t run, const std::string& actor, Date through);
  [[nodiscard]] Result<std::string> submit(std::int64_t run, const std::string& actor);
  [[nodiscard]] Result<void> approve(std::int64_t run, const std::string& actor, const std::string& digest);
  [[nodiscard]] Result<void> post(std::int64_t run, const std::string& actor);

  // Looking, on a connection that holds.
  [[nodiscard]] store::Database& database() { return *database_; }
  // What the ledger says was ever credited to each person, by certificate.
  [[nodiscard]] std::map<std::string, Money> credited();
  [[nodiscard]] policy::Year year_named(const std::string& name) const;
  [[nodiscard]] int losses() const { return losses_; }

 private:
  struct OwnClock : Clock {
    Date day;
    [[nodiscard]] std::string now() const override { return to_text(day) + "T12:00:00Z"; }
  };
  // Does the work until it answers, losing the connection sometimes. `done`: whether it was done though nobody heard.
  template <class Answer>
  [[nodiscard]] Result<Answer> work(const std::function<Result<Answer>(store::Database&)>& once,
                                    const std::function<std::optional<Answer>()>& done);
  template <class Step>
  [[nodiscard]] auto change(store::Database& database, const std::string& actor, Step&& step);
  [[nodiscard]] Result<flow::SettledResults> settle(store::Database& database, const std::string& year, Date through);
  [[nodiscard]] std::optional<std::string> digest_at(std::int64_t run, aid::Step step);

  const policy::Plan& plan_;
  flow::Chance chance_;
  Connect connect_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<Secrets> secrets_;
  OwnClock clock_;
  int losses_ = 0;
};

}  // namespace nuan::contract
