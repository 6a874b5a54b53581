#include "apps/cli/table_files.hpp"

#include <algorithm>

namespace nuan::apps {
namespace {

Failure wrong_usage(Words sentence, Words advice = {}) {
  return fail(Code::usage, {}, std::move(sentence), std::move(advice));
}

}  // namespace

Result<std::vector<TableFile>> assign_tables(const std::string& claims, const std::vector<std::string>& tables,
                                             const policy::Plan& plan) {
  std::vector<TableFile> facts;
  std::vector<TableFile> named;
  for (const std::string& text : tables) {
    const auto equals = text.find('=');
    const policy::Index table = plan.table_named(text.substr(0, equals));
    const bool known = table != policy::none && !plan.tables[static_cast<std::size_t>(table)].is_subject;
    if (equals == std::string::npos || !known) {
      return wrong_usage({"--table 应为“表名=文件”, 表名是规则中的事实表; 找到的是 " + text,
                          "--table expects NAME=FILE with a fact table of the policy; found " + text});
    }
    const bool twice = std::any_of(named.begin(), named.end(), [table](const auto& one) { return one.first == table; });
    if (twice) return wrong_usage({"同一张表给了两个文件: " + text, "the table was given two files: " + text});
    named.emplace_back(table, text.substr(equals + 1));
  }
  bool claims_left = !claims.empty();
  for (policy::Index table = 0; table < static_cast<policy::Index>(plan.tables.size()); ++table) {
    if (plan.tables[static_cast<std::size_t>(table)].is_subject) continue;
    const bool has_file =
        std::any_of(named.begin(), named.end(), [table](const auto& one) { return one.first == table; });
    if (has_file) continue;
    if (!claims_left) {
      const std::string& name = plan.tables[static_cast<std::size_t>(table)].name;
      return wrong_usage(
          {"规则的事实表 " + name + " 没有文件", "the policy's fact table " + name + " has no file"},
          {"请加 --claims 文件, 或 --table " + name + "=文件", "add --claims FILE, or --table " + name + "=FILE"});
    }
    facts.emplace_back(table, claims);
    claims_left = false;
  }
  if (claims_left)
    return wrong_usage({"--claims 没有用处: 每张事实表都已有文件", "--claims has no use: every fact table has a file"});
  facts.insert(facts.end(), named.begin(), named.end());
  return facts;
}

}  // namespace nuan::apps
