#include "apps/cli/usage.hpp"

#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/cli/examples.hpp"
#include "base/codes.hpp"
#include "base/nearest.hpp"
#include "base/text.hpp"

namespace nuan::apps {
namespace {

// What stands for a value that is one of some: CLI11 says its type and the check, one behind the other.
std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

class PlainFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    return replaced(replaced(CLI::Formatter::make_option_opts(option), "TEXT:{", "{"), "UINT:UINT in ", "");
  }
  // As CLI11 does, but counting columns: a Chinese character takes two, and three bytes.
  std::string make_option(const CLI::Option* option, bool positional) const override {
    std::string line = "  " + make_option_name(option, positional) + make_option_opts(option);
    std::size_t width = display_width(line);
    if (width >= get_column_width()) {
      line += '\n';
      width = 0;
    }
    return line + std::string(get_column_width() - width, ' ') + make_option_desc(option) + '\n';
  }
};

class ChineseFormatter final : public PlainFormatter {
 public:
  ChineseFormatter() {
    label("Usage", "用法");
    label("OPTIONS", "选项");
    label("SUBCOMMAND", "命令");
    label("SUBCOMMANDS", "命令");
    label("Positionals", "参数");
    label("REQUIRED", "必填");
    label("TEXT", "文字");
    label("INT", "整数");
    label("UINT", "整数");
    label("Needs", "同时需要");
    label("Excludes", "不能同时用");
  }
};

const CLI::App& deepest(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

// `nuan policy check`
std::string path_of(const CLI::App& command) {
  return (command.get_parent() == nullptr ? "" : path_of(*command.get_parent()) + " ") + command.get_name();
}

// The two sides of `--year excludes --scope`.
std::pair<std::string, std::string> sides(const std::string& text, std::string_view between) {
  const auto at = text.find(between);
  if (at == std::string::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + between.size())};
}

// CLI11 speaks English only; its kinds of mistake are few enough to be told in our own words.
std::string mistake(const CLI::ParseError& error, Language language) {
  const std::string detail = error.what();
  if (language == Language::en) return detail;
  if (detail == "A subcommand is required") return "缺少命令";
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return "缺少必填的 " + sides(detail, " is required").first;
  const auto [first, second] = sides(detail, ": ");
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return first + " 后面缺少值,或值太多";
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return "值的写法不对: " + second;
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
    return first + " 的值不在允许的范围内: " + replaced(replaced(second, "Value ", ""), " not in ", " 不在 ");
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const auto [one, other] = sides(detail, " excludes ");
    return one + " 和 " + other + " 不能同时用";
  }
  if (dynamic_cast<const CLI::RequiresError*>(&error) != nullptr) {
    const auto [one, other] = sides(detail, " requires ");
    return one + " 还需要 " + other;
  }
  return detail;
}

// Every name that could stand where the word stands.
std::vector<std::string> names_at(const CLI::App& command, bool options) {
  std::vector<std::string> names;
  if (!options) {
    for (const CLI::App* below : command.get_subcommands({})) names.push_back(below->get_name());
    return names;
  }
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::optional<std::string> meant(const std::string& word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto found = nearest(word, views);
  return found ? std::optional(names[*found]) : std::nullopt;
}

// A word that no command or option has, which is told before whatever lacks because of it. Other words that are too
// many are not repeated: they may be somebody's number.
std::optional<Words> unknown_word(const CLI::App& app) {
  const std::vector<std::string> left = app.remaining(true);
  if (left.empty()) return std::nullopt;
  const CLI::App& command = deepest(app);
  const bool is_option = left.front().starts_with("-");
  if (!is_option && command.get_subcommands({}).empty()) {
    const std::string count = std::to_string(left.size());
    return Words{"多了 " + count + " 个词", "words that nothing takes: " + count};
  }
  const std::string word = left.front().substr(0, left.front().find('='));
  const auto near = meant(word, names_at(command, is_option));
  return Words{std::string(is_option ? "没有选项 " : "没有命令 ") + word + (near ? ", 是不是 " + *near : ""),
               std::string(is_option ? "no such option: " : "no such command: ") + word +
                   (near ? ", did you mean " + *near : "")};
}

std::string footer_of(const CLI::App& command, Language language) {
  const bool zh = language == Language::zh;
  if (!command.get_subcommands({}).empty())
    return zh ? "每个命令都有说明: " + path_of(command) + " 命令 --help"
              : "Each command has a page: " + path_of(command) + " COMMAND --help";
  const std::string path = path_of(command);
  const std::string_view example = example_of(path.substr(std::min(path.size(), path.find(' ') + 1)));
  return example.empty() ? std::string() : (zh ? "例:\n" : "Example:\n") + ("  " + std::string(example));
}

}  // namespace

void teach(CLI::App& app, Language language) {
  const bool zh = language == Language::zh;
  app.formatter(zh ? std::make_shared<ChineseFormatter>() : std::make_shared<PlainFormatter>());
  app.set_help_flag("-h,--help", zh ? "显示这一页" : "Show this page");
  if (auto* version = app.get_option_no_throw("--version"); version != nullptr) {
    version->description(zh ? "显示版本" : "Show the version");
  }
  if (zh) {
    for (CLI::Option* option : app.get_options()) {
      if (!option->get_positional()) option->group("选项");
    }
    if (app.get_parent() != nullptr) app.group("命令");
  }
  if (app.get_footer().empty()) app.footer(footer_of(app, language));
  for (CLI::App* command : app.get_subcommands({})) teach(*command, language);
}

int report_usage(const CLI::App& app, const CLI::ParseError& error, Language language) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    if (dynamic_cast<const CLI::CallForHelp*>(&error) != nullptr) {
      std::cout << app.help();
    } else {
      std::cout << error.what() << "\n";
    }
    return static_cast<int>(Exit::done);
  }
  const std::string path = path_of(deepest(app));
  const auto unknown = unknown_word(app);
  fmt::print(stderr, "nuan: usage: {}\n  {}\n", unknown ? unknown->in(language) : mistake(error, language),
             language == Language::zh ? "查看用法: " + path + " --help" : "See " + path + " --help");
  return static_cast<int>(Exit::usage);
}

}  // namespace nuan::apps
