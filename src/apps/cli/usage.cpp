#include "apps/cli/usage.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <string>

#include "base/codes.hpp"

namespace nuan::apps {
namespace {

class ChineseFormatter : public CLI::Formatter {
 public:
  ChineseFormatter() {
    label("Usage", "用法");
    label("OPTIONS", "[选项]");
    label("SUBCOMMAND", "命令");
    label("SUBCOMMANDS", "[命令]");
    label("Options", "选项");
    label("Subcommands", "命令");
    label("Positionals", "参数");
    label("REQUIRED", "必填");
    label("TEXT", "文字");
    label("INT", "整数");
    label("UINT", "整数");
    label("Needs", "同时需要");
    label("Excludes", "不能同时用");
  }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    std::string text = CLI::Formatter::make_usage(app, std::move(name));
    return text.starts_with("Usage:") ? "用法:" + text.substr(6) : text;
  }
};

const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

// CLI11 speaks English only; its kinds of mistake are few enough to be told in our own words.
std::string mistake(const CLI::ParseError& error, Language language) {
  if (language == Language::en) return error.what();
  const std::string detail = error.what();
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) return "缺少必填的选项或命令(" + detail + ")";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) return "有不认识的选项或多余的参数(" + detail + ")";
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return "选项后面缺少值,或值太多(" + detail + ")";
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr) return "值不在允许的范围内(" + detail + ")";
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return "值的写法不对(" + detail + ")";
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return "这两个选项不能同时用(" + detail + ")";
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) return "这个选项还需要另一个(" + detail + ")";
  return detail;
}

}  // namespace

void teach(CLI::App& app, Language language) {
  const bool zh = language == Language::zh;
  if (zh) app.formatter(std::make_shared<ChineseFormatter>());
  app.set_help_flag("-h,--help", zh ? "显示这一页" : "Show this page");
  if (auto* version = app.get_option_no_throw("--version"); version != nullptr) {
    version->description(zh ? "显示版本" : "Show the version");
  }
  for (CLI::App* command : app.get_subcommands({})) teach(*command, language);
}

int report_usage(const CLI::App& app, const CLI::ParseError& error, Language language) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    if (dynamic_cast<const CLI::CallForHelp*>(&error) != nullptr) {
      std::cout << deepest(app).help();
    } else {
      std::cout << error.what() << "\n";
    }
    return static_cast<int>(Exit::done);
  }
  std::string path = "nuan";
  if (&deepest(app) != &app) path += " " + deepest(app).get_name();
  fmt::print(stderr, "nuan: usage: {}\n  {}\n", mistake(error, language),
             language == Language::zh ? "查看用法: " + path + " --help" : "See " + path + " --help");
  return static_cast<int>(Exit::usage);
}

}  // namespace nuan::apps
