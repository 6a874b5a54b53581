// The command `nuan`: finds the language, builds the table of commands, runs the chosen one.
#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

#include "adapters/files/files.hpp"
#include "adapters/files/system_error.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/usage.hpp"

namespace nuan::apps {
namespace {

Language language_of(std::string_view name, Language otherwise) {
  if (name.starts_with("en")) return Language::en;
  if (name.starts_with("zh")) return Language::zh;
  return otherwise;
}

// `--lang` wins wherever it stands; then the locale; Chinese otherwise. Help is written before CLI11 parses anything.
Language chosen_language(int argc, char** argv) {
  Language language = Language::zh;
  for (const char* variable : {"LANG", "LC_MESSAGES", "LC_ALL"}) {
    if (const char* value = std::getenv(variable); value != nullptr) language = language_of(value, language);
  }
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with("--lang=")) language = language_of(word.substr(7), language);
    if (word == "--lang" && i + 1 < argc) language = language_of(argv[i + 1], language);
  }
  return language;
}

int run(int argc, char** argv) {
  const auto files = adapters::files::real_files();
  const Context context{chosen_language(argc, argv), files.get(), NUAN_VERSION};
  CLI::App nuan{
      context.say({"暖 Nuan:把公布的工会规则变成分毫不差的钱,和一份人人可查的说明。",
                   "Nuan turns a published union rule into exact money and an explanation anyone can check."}),
      "nuan"};
  std::string language;
  nuan.add_option(
          "--lang", language,
          context.say({"语言 zh 或 en(默认按系统区域,否则 zh)", "language, zh or en (default: the locale's, else zh)"}))
      ->check(CLI::IsMember({"zh", "en"}));
  nuan.set_version_flag("--version", std::string("nuan ") + NUAN_VERSION);
  nuan.require_subcommand(1);
  nuan.fallthrough();
  Action chosen;
  add_adjudicate(nuan, context, chosen);
  add_apply(nuan, context, chosen);
  add_index(nuan, context, chosen);
  add_explain(nuan, context, chosen);
  add_policy(nuan, context, chosen);
  add_digest(nuan, context, chosen);
  add_sample(nuan, context, chosen);
  add_init(nuan, context, chosen);
  add_import(nuan, context, chosen);
  add_quarantine(nuan, context, chosen);
  add_person(nuan, context, chosen);
  add_run(nuan, context, chosen);
  add_budget(nuan, context, chosen);
  add_officer(nuan, context, chosen);
  add_payee(nuan, context, chosen);
  add_what_if(nuan, context, chosen);
  add_verify(nuan, context, chosen);
  add_backup(nuan, context, chosen);
  add_ledger(nuan, context, chosen);
  add_journal(nuan, context, chosen);
  add_key(nuan, context, chosen);
  add_receipt(nuan, context, chosen);
  add_completion(nuan, context, chosen);
  add_manual(nuan, context, chosen);
  teach(nuan, context.language);
  try {
    nuan.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return report_usage(nuan, error, context.language);
  }
  return chosen();
}

// Words on standard output may meet a full disk, too. Whoever stops reading them (`| head`) needs no sentence about it.
int report_unprinted(int error_number, Language language) {
  if (error_number != EPIPE) {
    const std::string name = Words{"标准输出", "standard output"}.in(language);
    fmt::print(stderr, "{}\n", to_text(adapters::files::output_error(name, error_number), language));
  }
  return static_cast<int>(Exit::store);
}

// What was printed counts only once it has arrived.
int run_and_print(int argc, char** argv) {
  const Language language = chosen_language(argc, argv);
  try {
    const int status = run(argc, argv);
    return std::fflush(stdout) == 0 ? status : report_unprinted(errno, language);
  } catch (const std::system_error& error) {
    if (std::ferror(stdout) == 0) throw;
    return report_unprinted(error.code().value(), language);
  }
}

}  // namespace
}  // namespace nuan::apps

int main(int argc, char** argv) {
  // A write past a size limit or into a closed pipe is an error to tell, not a death by signal.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return nuan::apps::run_and_print(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("nuan: 内存不足 / out of memory\n", stderr);
  } catch (const std::exception& error) {
    fmt::print(stderr, "nuan: bug: {}\n", error.what());
  }
  return static_cast<int>(nuan::Exit::bug);
}
