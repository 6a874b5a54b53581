// `nuan policy sql FILE…`: the rule as one query, for facts that should not leave their database.
#include "apps/cli/policy_sql_command.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/year_option.hpp"
#include "policy/sql.hpp"

namespace nuan::apps {
namespace {

struct Options {
  std::vector<std::string> policies, settings;
  std::string dialect = "sqlite", year, scope;
  bool parts = false, tables = false;
};

policy::Dialect dialect_of(const std::string& name) {
  if (name == "postgresql") return policy::Dialect::postgresql;
  return name == "duckdb" ? policy::Dialect::duckdb : policy::Dialect::sqlite;
}

Result<policy::SqlQuery> query_of(const Options& options, const std::vector<policy::Plan>& editions) {
  TRY_LET(const flow::WantedYear wanted, wanted_year(options.year, options.scope, editions));
  TRY_LET(const std::vector<policy::Value> inputs, read_inputs(*wanted.plan, options.settings));
  return policy::SqlQuery::print(*wanted.plan, inputs, {wanted.year, options.parts}, dialect_of(options.dialect));
}

int print(const Options& options, const Context& context) {
  auto read = read_policies(options.policies, context);
  if (!read) return report(read.error(), context);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  const auto query = query_of(options, read->plans);
  if (!query) return report(query.error(), context);
  fmt::print("{}", options.tables ? query->tables_text() : query->text() + ";\n");
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_policy_sql(CLI::App& policy, const Context& context, Action& chosen) {
  auto* command = policy.add_subcommand(
      "sql", context.say({"把规则写成一条 SQL 查询,事实不必离开数据库;算不了的写法会说出名字和行号",
                          "Print the rule as one SQL query, for facts that should not leave their database; a form it "
                          "cannot is named with its line"}));
  auto options = std::make_shared<Options>();
  command
      ->add_option("FILE", options->policies,
                   context.say({"规则文件;可给同一规则的几个版本", "the policy file; several are its editions"}))
      ->required();
  command->add_option("--dialect", options->dialect, context.say({"哪一种数据库", "which database"}))
      ->check(CLI::IsMember({"sqlite", "postgresql", "duckdb"}));
  add_year(*command, options->year, options->scope, context);
  command->add_option("--set", options->settings,
                      context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}));
  command->add_flag("--parts", options->parts,
                    context.say({"也要每笔费用贡献了多少", "also what each fact contributed"}));
  command->add_flag("--tables", options->tables,
                    context.say({"不写查询,写它要读的表", "print the tables the query reads instead of the query"}));
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return print(*options, context); }; });
}

}  // namespace nuan::apps
