#include "apps/cli/policy_tables.hpp"

namespace nuan::apps {
namespace {

Failure wrong_usage(Words sentence, Words advice = {}) {
  return fail(Code::usage, {}, std::move(sentence), std::move(advice));
}

}  // namespace

Result<std::vector<std::pair<policy::Index, std::string>>> read_tables(const policy::Plan& plan,
                                                                       const std::vector<std::string>& given) {
  std::vector<std::string> files(plan.tables.size());
  for (const std::string& text : given) {
    const auto equals = text.find('=');
    const policy::Index table = plan.table_named(text.substr(0, equals));
    if (equals == std::string::npos || equals + 1 == text.size() || table == policy::none)
      return wrong_usage({"--table 应为“表名=文件”, 表名是规则中的表; 找到的是 " + text,
                          "--table expects NAME=FILE with a table of the policy; found " + text});
    std::string& file = files[static_cast<std::size_t>(table)];
    if (!file.empty()) return wrong_usage({"同一张表给了两个文件: " + text, "the table was given two files: " + text});
    file = text.substr(equals + 1);
  }
  std::vector<std::pair<policy::Index, std::string>> tables;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& name = plan.tables[i].name;
    if (files[i].empty())
      return wrong_usage({"规则的表 " + name + " 没有文件", "the policy's table " + name + " has no file"},
                         {"请加 --table " + name + "=文件", "add --table " + name + "=FILE"});
    tables.emplace_back(static_cast<policy::Index>(i), files[i]);
  }
  return tables;
}

}  // namespace nuan::apps
