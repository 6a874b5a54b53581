// Commands of `nuan`, one file each: every command adds its options to a CLI11 app and leaves what is to be done in
// `chosen`. main.cpp is the table of them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "base/files.hpp"
#include "base/result.hpp"

namespace nuan::apps {

struct Context {
  Language language = Language::zh;
  Files* files = nullptr;
  std::string version;
  // A sentence in the user's language.
  [[nodiscard]] const std::string& say(const Words& words) const { return words.in(language); }
};

// Returns an exit status (see base/codes.hpp).
using Action = std::function<int()>;

void add_adjudicate(CLI::App& nuan, const Context& context, Action& chosen);
void add_apply(CLI::App& nuan, const Context& context, Action& chosen);
void add_index(CLI::App& nuan, const Context& context, Action& chosen);
void add_explain(CLI::App& nuan, const Context& context, Action& chosen);
void add_policy(CLI::App& nuan, const Context& context, Action& chosen);
void add_digest(CLI::App& nuan, const Context& context, Action& chosen);
void add_sample(CLI::App& nuan, const Context& context, Action& chosen);
void add_init(CLI::App& nuan, const Context& context, Action& chosen);
void add_import(CLI::App& nuan, const Context& context, Action& chosen);
void add_quarantine(CLI::App& nuan, const Context& context, Action& chosen);
void add_person(CLI::App& nuan, const Context& context, Action& chosen);
void add_run(CLI::App& nuan, const Context& context, Action& chosen);
void add_budget(CLI::App& nuan, const Context& context, Action& chosen);
void add_officer(CLI::App& nuan, const Context& context, Action& chosen);
void add_payee(CLI::App& nuan, const Context& context, Action& chosen);
void add_what_if(CLI::App& nuan, const Context& context, Action& chosen);
void add_verify(CLI::App& nuan, const Context& context, Action& chosen);
void add_backup(CLI::App& nuan, const Context& context, Action& chosen);
void add_ledger(CLI::App& nuan, const Context& context, Action& chosen);
void add_key(CLI::App& nuan, const Context& context, Action& chosen);
void add_receipt(CLI::App& nuan, const Context& context, Action& chosen);
void add_journal(CLI::App& nuan, const Context& context, Action& chosen);
void add_completion(CLI::App& nuan, const Context& context, Action& chosen);
void add_manual(CLI::App& nuan, const Context& context, Action& chosen);

// Prints the error on standard error and returns its exit status.
int report(const Error& error, const Context& context);
// Prints what was done on standard output, or reports.
int tell(const Result<Words>& told, const Context& context);
// The same of a page that is made already.
int tell_page(const Result<std::string>& page, const Context& context);

}  // namespace nuan::apps
