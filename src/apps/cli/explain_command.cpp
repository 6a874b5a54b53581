// `nuan explain PERSON|-`: reads again what a run read, out of a folder of results (--from) or out of the store
// (--run), refuses if anything changed, and tells one person's amounts as a page.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include "apps/cli/command.hpp"
#include "apps/cli/explain_run.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/read_format.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/reject_words.hpp"
#include "apps/cli/watching.hpp"
#include "claims/identity.hpp"
#include "claims/shape.hpp"
#include "claims/text_records.hpp"
#include "flow/one_person.hpp"
#include "flow/run_inputs.hpp"
#include "flow/wanted_year.hpp"
#include "policy/explain.hpp"

namespace nuan::apps {
namespace {

Result<std::string> whole_text(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  return text;
}

std::string resolved(const flow::RunInputs& inputs, const std::string& path) {
  return path.starts_with('/') ? path : inputs.folder + '/' + path;
}

Failure changed(const std::string& path) {
  return fail(Code::input_changed, {path},
              {"这个文件在结算之后变了, 现在的内容已经不能说明当时的金额",
               "this file changed after the run and can no longer explain its amounts"},
              {"请放回当时的文件, 或重新结算", "put the file of that time back, or settle again"});
}

Result<ReadPolicies> same_policies(const flow::RunInputs& inputs, const Context& context) {
  std::vector<std::string> paths;
  for (const auto& file : inputs.policies) paths.push_back(resolved(inputs, file.path));
  TRY_LET(ReadPolicies read, read_policies(paths, context));
  for (std::size_t i = 0; i < read.plans.size(); ++i) {
    if (to_hex(digest_1m(read.plans[i].source.text())) != inputs.policies[i].digest)
      return changed(read.plans[i].source.name());
  }
  return read;
}

Result<std::unique_ptr<claims::Feed>> same_format(const flow::RunInputs& inputs, Files& files) {
  if (!inputs.format) return nullptr;
  const std::string& path = inputs.format->feed.path;
  const bool is_file = path.find('/') != std::string::npos || path.ends_with(".feed");
  TRY_LET(auto feed, read_format(is_file ? resolved(inputs, path) : path, inputs.format->readings, files));
  if (to_hex(digest_1m(feed->text)) != inputs.format->feed.digest) return changed(path);
  return feed;
}

// A fact file's table has its label; `claims` may also stand for the one table that has no file under its own name.
policy::Index table_of(const std::string& label, const flow::RunInputs& inputs, const policy::Plan& plan) {
  if (const policy::Index named = plan.table_named(label); named != policy::none) return named;
  for (policy::Index table = 0; table < static_cast<policy::Index>(plan.tables.size()); ++table) {
    const policy::Table& one = plan.tables[static_cast<std::size_t>(table)];
    const bool has_file =
        std::any_of(inputs.files.begin(), inputs.files.end(), [&](const auto& file) { return file.label == one.name; });
    if (!one.is_subject && !has_file) return table;
  }
  stop_for_bug("every fact file belongs to a table", __FILE__, __LINE__);
}

// The wish of the run again.
Result<flow::Wish> same_wish(const flow::RunInputs& inputs, const std::vector<policy::Plan>& editions,
                             const Context& context) {
  TRY_LET(flow::WantedYear wanted, flow::year_named(editions, inputs.year));
  flow::Wish wish;
  wish.plan = wanted.plan;
  wish.year = std::move(wanted.year);
  wish.first_day = editions.front().from;
  TRY_LET(wish.inputs, read_inputs(*wish.plan, inputs.settings));
  wish.through = inputs.through;
  wish.complete = inputs.complete;
  wish.threads = std::max(1U, std::thread::hardware_concurrency());
  wish.language = context.language;
  for (const auto& file : inputs.files) {
    const std::string path = resolved(inputs, file.path);
    if (file.label == "members") {
      wish.members = path;
    } else if (file.label == "paid") {
      wish.paid = path;
    } else {
      wish.facts.emplace_back(table_of(file.label, inputs, *wish.plan), path);
    }
  }
  return wish;
}

Failure not_a_member(const std::string& key, const flow::Wish& wish) {
  return fail(
      Code::no_such_person, {wish.members},
      {"名单里没有这个人: " + claims::masked(key), "this person is not among the members: " + claims::masked(key)},
      {"请核对证件号码; 名单里那一行若写错了, 会列在 rejects.csv",
       "check the number; where the member's row was malformed it is listed in rejects.csv"});
}

// Rows that name the person and could not be used, other than those the page tells as refused by the cover.
std::string unused_rows(const std::string& rejects, const std::string& key, const policy::Plan& plan,
                        const Context& context) {
  std::set<std::string, std::less<>> told;
  for (const policy::Cover& cover : plan.covers) {
    for (const policy::Requirement& requirement : cover.requirements) told.insert(requirement.code);
  }
  const std::string fifteen = key.size() == 18 ? key.substr(0, 6) + key.substr(8, 9) : key;
  std::string lines;
  claims::SplitRow row;
  claims::TextRecords records(rejects);
  while (const auto record = records.next()) {
    row.split(*record);
    if (row.size() != 5 || told.contains(row[2])) continue;
    if (row[4].find(key) == std::string_view::npos && row[4].find(fifteen) == std::string_view::npos) continue;
    lines += fmt::format(fmt::runtime(context.say({"  {} 第 {} 行: {} ({})\n", "  {} line {}: {} ({})\n"})), row[0],
                         row[1], reject_words(row[2], row[3], plan, context.language), row[2]);
  }
  if (lines.empty()) return lines;
  return context.say({"\n未能采用的行\n", "\nRows that could not be used\n"}) + lines;
}

Result<void> tell(const std::string& person, const std::string& folder, const Context& context) {
  TRY_LET(const std::string text, whole_text(folder + "/inputs.json", *context.files));
  TRY_LET(const flow::RunInputs inputs, flow::read_inputs_json(text, folder + "/inputs.json"));
  TRY_LET(ReadPolicies read, same_policies(inputs, context));
  if (print_problems(read, context) > 0)
    return fail(Code::policy_wrong, {folder}, {"规则文件有错", "the policy is wrong"});
  TRY_LET(flow::Wish wish, same_wish(inputs, read.plans, context));
  TRY_LET(const auto feed, same_format(inputs, *context.files));
  wish.feed = feed.get();
  TRY_LET(const std::string key, key_of_person(person, *wish.plan));
  Watching watching(false);
  TRY_LET(const flow::OnePerson found, flow::find_person(wish, key, *context.files, watching));
  watching.finish();
  for (std::size_t i = 0; i < inputs.files.size(); ++i) {
    if (to_hex(found.digests[i]) != inputs.files[i].digest) return changed(resolved(inputs, inputs.files[i].path));
  }
  if (!found.is_member) return not_a_member(key, wish);
  TRY_LET(const std::string rejects, whole_text(folder + "/rejects.csv", *context.files));
  if (found.conflicted) {
    fmt::print(
        "{}\n",
        context.say({"名单里这个人有几行内容不同, 在改正之前什么都不付。",
                     "The members hold rows of this person that differ; nothing is paid until that is mended."}));
  } else {
    const policy::Outcome outcome = policy::settle(*wish.plan, wish.inputs, found.subject);
    fmt::print("{}", policy::explain(*wish.plan, wish.inputs, found.subject, outcome, wish.year, found.paid,
                                     context.language));
  }
  fmt::print("{}", unused_rows(rejects, key, *wish.plan, context));
  return {};
}

struct Options {
  std::string person, folder;
  std::int64_t run = 0;
  StoreOptions store;
};

int explain(const Options& options, const Context& context) {
  std::string person = options.person;
  if (person == "-" && !std::getline(std::cin, person)) person.clear();
  const auto told = options.folder.empty() ? explain_of_run(person, options.run, options.store, context)
                                           : tell(person, options.folder, context);
  return told ? static_cast<int>(Exit::done) : report(told.error(), context);
}

}  // namespace

void add_explain(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command =
      nuan.add_subcommand("explain", context.say({"说明一个人的金额:每笔账单、每条规则、每个封顶",
                                                  "Explain one person's amounts: each bill, each rule, each cap"}));
  auto options = std::make_shared<Options>();
  command
      ->add_option("PERSON", options->person,
                   context.say({"证件号码;写 - 则从标准输入读,不留在命令历史里",
                                "the certificate number; - reads it from standard input, out of the shell's history"}))
      ->required();
  auto* from = command->add_option("--from", options->folder,
                                   context.say({"一次结算的结果文件夹", "the result folder of a run"}));
  command
      ->add_option("--run", options->run,
                   context.say({"库里的第几期;不写就是算过的最后一期",
                                "the number of a run of the store; the last one computed when not given"}))
      ->excludes(from);
  add_store_options(*command, options->store, context);
  add_key_option(*command, options->store, context);
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return explain(*options, context); }; });
}

}  // namespace nuan::apps
