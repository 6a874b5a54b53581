// `nuan manual`: the manual page, written from the table of commands, so that it says what the program does.
#include <fmt/format.h>

#include "apps/cli/command.hpp"

namespace nuan::apps {
namespace {

// Text as roff takes it: a backslash is said twice, a line never begins with a command.
std::string plain(const std::string& text) {
  std::string out;
  bool begins = true;
  for (const char c : text) {
    if (begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    begins = c == '\n';
  }
  return out;
}

std::string name_of(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name(true);
  const std::string value = option.get_type_size() > 0 ? " " + option.get_type_name() : "";
  return option.get_name(false, true) + value;
}

void append_options(const CLI::App& command, std::string& page) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_name(false, true) == "-h,--help") continue;
    page += ".TP\n.B " + plain(name_of(*option)) + "\n" + plain(option->get_description()) + "\n";
  }
}

void append_command(const CLI::App& command, const std::string& path, std::string& page) {
  page += ".SS " + plain(path) + "\n" + plain(command.get_description()) + "\n";
  append_options(command, page);
  if (const std::string footer = command.get_footer(); !footer.empty())
    page += ".PP\n.nf\n" + plain(footer) + "\n.fi\n";
  for (const CLI::App* below : command.get_subcommands({}))
    append_command(*below, path + " " + below->get_name(), page);
}

std::string manual_page(const CLI::App& nuan, const Context& context) {
  std::string page = ".TH NUAN 1 \"\" \"nuan " + context.version + "\"\n";
  page += ".SH " + context.say({"名称", "NAME"}) + "\nnuan \\- " + plain(nuan.get_description()) + "\n";
  page += ".SH " + context.say({"用法", "SYNOPSIS"}) + "\n.B nuan\n" +
          context.say({"命令 [选项] [参数]", "COMMAND [OPTIONS] [ARGUMENTS]"}) + "\n";
  page += ".SH " + context.say({"选项", "OPTIONS"}) + "\n";
  append_options(nuan, page);
  page += ".SH " + context.say({"命令", "COMMANDS"}) + "\n";
  for (const CLI::App* command : nuan.get_subcommands({})) append_command(*command, command->get_name(), page);
  page += ".SH " + context.say({"退出状态", "EXIT STATUS"}) + "\n";
  page += context.say({"0 完成;1 有差异或检查未通过;2 用法不对;3 规则有错;4 读不了输入;5 存储出错;70 程序自身的错误",
                       "0 done; 1 a difference or a failed check; 2 wrong usage; 3 errors in a policy; 4 input that "
                       "cannot be read; 5 the store; 70 a bug"}) +
          "\n";
  return page;
}

}  // namespace

void add_manual(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand("manual", context.say({"印出手册页(man)", "Print the manual page (man)"}));
  command->footer(
      context.say({"例:nuan manual > nuan.1 && man ./nuan.1", "Example: nuan manual > nuan.1 && man ./nuan.1"}));
  command->callback([&nuan, &context, &chosen] {
    chosen = [&nuan, &context] {
      fmt::print("{}", manual_page(nuan, context));
      return static_cast<int>(Exit::done);
    };
  });
}

}  // namespace nuan::apps
