// `nuan completion`: the words that a shell offers at TAB, read off the table of commands itself.
#include <fmt/format.h>

#include "apps/cli/command.hpp"

namespace nuan::apps {
namespace {

// What may follow the command: its commands, and its options and those of the commands above it.
std::string words_of(const CLI::App& command) {
  std::string words;
  const auto add = [&words](const std::string& word) { words += (words.empty() ? "" : " ") + word; };
  for (const CLI::App* below : command.get_subcommands({})) add(below->get_name());
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      for (const std::string& name : option->get_lnames()) {
        if (name != "help" || at == &command) add("--" + name);
      }
    }
  }
  return words;
}

// One line of a shell's `case` for the command, and for all below it: `"run open") words="--as --db" ;;`.
void append_cases(const CLI::App& command, const std::string& path, std::string& script) {
  script += fmt::format("    \"{}\") words=\"{}\" ;;\n", path, words_of(command));
  for (const CLI::App* below : command.get_subcommands({}))
    append_cases(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), script);
}

// The commands among the words so far, an option's value being none; files where no word of ours fits.
std::string completion_script(const CLI::App& nuan) {
  std::string cases;
  append_cases(nuan, "", cases);
  return fmt::format(R"(# bash: source <(nuan completion)
# zsh:  autoload -U compinit bashcompinit && compinit && bashcompinit && source <(nuan completion)
_nuan_words() {{
  case "$1" in
{}    *) return 1 ;;
  esac
}}
_nuan() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} path= words= i
  _nuan_words ""
  for ((i = 1; i < COMP_CWORD; ++i)); do
    [[ ${{COMP_WORDS[i]}} != -* ]] && _nuan_words "${{path:+$path }}${{COMP_WORDS[i]}}" && path="${{path:+$path }}${{COMP_WORDS[i]}}"
  done
  _nuan_words "$path"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _nuan nuan
)",
                     cases);
}

}  // namespace

void add_completion(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand(
      "completion",
      context.say({"印出 bash 和 zsh 的补全脚本", "Print the script by which bash and zsh complete words"}));
  command->footer(context.say(
      {"用法:在 ~/.bashrc 里写 source <(nuan completion)", "Use: put source <(nuan completion) into ~/.bashrc"}));
  command->callback([&nuan, &chosen] {
    chosen = [&nuan] {
      fmt::print("{}", completion_script(nuan));
      return static_cast<int>(Exit::done);
    };
  });
}

}  // namespace nuan::apps
