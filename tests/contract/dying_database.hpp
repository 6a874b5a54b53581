// A database whose process dies at the n-th call: before it is done, or after it was done and before anybody heard.
#pragma once

#include <unistd.h>

#include <memory>

#include "store/database.hpp"

namespace nuan::contract {

inline constexpr int died = 99;  // the exit status

class DyingDatabase : public store::Database {
 public:
  DyingDatabase(std::unique_ptr<store::Database> inner, int at, bool after)
      : inner_(std::move(inner)), left_(at), after_(after) {}

  [[nodiscard]] store::Dialect dialect() const override { return inner_->dialect(); }
  Result<void> script(const std::string& text) override {
    return live([&] { return inner_->script(text); });
  }
  Result<std::uint64_t> run(const std::string& text, const store::Row& values) override {
    return live([&] { return inner_->run(text, values); });
  }
  Result<void> ask(const std::string& text, const store::Row& values, const store::Visit& visit) override {
    return live([&] { return inner_->ask(text, values, visit); });
  }
  Result<void> run_each(const std::string& text, const std::vector<store::Row>& values) override {
    return live([&] { return inner_->run_each(text, values); });
  }
  Result<void> ask_each(const std::string& text, const std::vector<store::Row>& values,
                        const store::Visit& visit) override {
    return live([&] { return inner_->ask_each(text, values, visit); });
  }
  Result<void> later(const std::string& text, std::vector<store::Row> values) override {
    return live([&] { return inner_->later(text, std::move(values)); });
  }
  Result<void> bulk(std::string_view table, const std::vector<std::string_view>& columns,
                    const store::Next& next) override {
    return live([&] { return inner_->bulk(table, columns, next); });
  }
  Result<void> begin(store::Access access) override {
    return live([&] { return inner_->begin(access); });
  }
  Result<void> commit() override {
    return live([&] { return inner_->commit(); });
  }
  void roll_back() override { inner_->roll_back(); }

 protected:
  // Nothing is flushed and no destructor runs, as when the power goes.
  [[nodiscard]] virtual Failure end() { ::_exit(died); }

 private:
  template <class Call>
  auto live(Call&& call) -> std::invoke_result_t<Call&> {
    --left_;
    if (left_ < 0 || (left_ == 0 && !after_)) return end();
    auto done = call();
    if (left_ == 0) return end();
    return done;
  }
  std::unique_ptr<store::Database> inner_;
  int left_;
  bool after_;
};

// The same, but it is the connection that is lost, and the process that has to go on.
class LostDatabase : public DyingDatabase {
 public:
  using DyingDatabase::DyingDatabase;

 private:
  [[nodiscard]] Failure end() override {
    return fail(Code::store_unreachable, {}, {"试验用的断线", "a connection lost for a test"});
  }
};

}  // namespace nuan::contract
