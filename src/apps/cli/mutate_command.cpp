// `nuan policy mutate FILE…`: would the examples notice if the rule were a little different?
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "apps/cli/policy_tools.hpp"
#include "apps/cli/read_policies.hpp"
#include "flow/forms/apply_forms.hpp"
#include "policy/mutate.hpp"

namespace nuan::apps {
namespace {

using policy::Mutant;
using policy::Mutation;
using policy::Plan;
using Json = nlohmann::ordered_json;

struct Options {
  std::vector<std::string> paths;
  std::size_t least = 95;
  bool json = false;
};

// 97.8, in tenths of a percent, never rounded up to a score that was not reached.
std::string score(const Mutation& mutation) {
  const std::size_t counted = mutation.counted();
  const std::size_t tenths = counted == 0 ? 1000 : 1000 * mutation.count(Mutant::Fate::noticed) / counted;
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

bool reaches(const Mutation& mutation, std::size_t least) {
  return 100 * mutation.count(Mutant::Fate::noticed) >= least * mutation.counted();
}

// The same words in either language: scripts read this line.
std::string counts(const Mutation& mutation) {
  return fmt::format("{} changes, {} noticed, {} unnoticed, {} refused, {} equal: {} %", mutation.mutants.size(),
                     mutation.count(Mutant::Fate::noticed), mutation.count(Mutant::Fate::unnoticed),
                     mutation.count(Mutant::Fate::refused), mutation.count(Mutant::Fate::equal), score(mutation));
}

std::string place_of(const Plan& plan, const Mutant& mutant) {
  const Place place = plan.source.place(mutant.span);
  return fmt::format("{}:{}:{}", plan.source.name(), place.line, place.column);
}

void print_unnoticed(const Plan& plan, const Mutant& mutant, const Context& context) {
  const bool zh = context.language == Language::zh;
  fmt::print("{}: {}: {}\n", place_of(plan, mutant), zh ? "没有例子发现" : "no example notices",
             context.say(mutant.change));
  if (!mutant.law.empty()) {
    fmt::print("  {}\n", zh ? "规律会发现:「" + mutant.law + "」" : "a law would notice: \"" + mutant.law + "\"");
  }
  if (mutant.pasted_before) {
    const std::string& paste = context.say(*mutant.to_paste);
    const std::string title = paste.substr(0, paste.find('\n'));
    fmt::print("  {}{}\n", zh ? "前面的这个例子也会发现:" : "an example given above notices this, too: ", title);
  } else if (mutant.to_paste) {
    fmt::print(
        "  {}\n  {}\n",
        zh ? "可以贴进文件的例子;金额是照现在的规则算的,请先对照公布的规则核对:"
           : "An example to paste. Its amounts come from the rule as it stands: check them against the published "
             "one first:",
        context.say(*mutant.to_paste));
  } else {
    fmt::print("  {}\n", zh ? "编造的人都没有显出差别:请写一个会变的例子,或想想这里是否多余。"
                            : "No made-up person showed a difference: write an example that changes, or ask whether "
                              "this is needed at all.");
  }
}

void print_mutation(const Plan& plan, const Mutation& mutation, const Context& context) {
  for (const Mutant& mutant : mutation.mutants) {
    if (mutant.fate == Mutant::Fate::unnoticed) print_unnoticed(plan, mutant, context);
  }
  fmt::print("{}: {}\n", plan.source.name(), counts(mutation));
}

Json to_json(const Plan& plan, const Mutant& mutant, Language language) {
  constexpr std::array fates{"noticed", "unnoticed", "refused", "equal"};
  const Place place = plan.source.place(mutant.span);
  Json json{{"line", place.line},
            {"column", place.column},
            {"kind", policy::name_of(mutant.kind)},
            {"fate", fates[static_cast<std::size_t>(mutant.fate)]},
            {"change", mutant.change.in(language)},
            {"before", mutant.before},
            {"after", mutant.after}};
  if (mutant.fate == Mutant::Fate::noticed) json["example"] = mutant.example;
  if (!mutant.why.empty()) json["why"] = mutant.why.in(language);
  if (mutant.fate == Mutant::Fate::unnoticed) {
    json["law"] = mutant.law.empty() ? Json() : Json(mutant.law);
    json["paste"] = mutant.to_paste ? Json(mutant.to_paste->in(language)) : Json();
  }
  return json;
}

Json to_json(const Plan& plan, const Mutation& mutation, std::size_t least, Language language) {
  Json mutants = Json::array();
  for (const Mutant& mutant : mutation.mutants) mutants.push_back(to_json(plan, mutant, language));
  return {{"file", plan.source.name()},
          {"changes", mutation.mutants.size()},
          {"noticed", mutation.count(Mutant::Fate::noticed)},
          {"unnoticed", mutation.count(Mutant::Fate::unnoticed)},
          {"refused", mutation.count(Mutant::Fate::refused)},
          {"equal", mutation.count(Mutant::Fate::equal)},
          {"score", score(mutation)},
          {"enough", reaches(mutation, least)},
          {"mutants", std::move(mutants)}};
}

int mutate(const Options& options, const Context& context) {
  auto read = read_policies(options.paths, context);
  if (!read) return report(read.error(), context);
  // A plan whose own examples fail would notice everything, which says nothing.
  run_examples(*read);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  bool enough = true;
  Json all = Json::array();
  for (const Plan& plan : read->plans) {
    const Mutation mutation = policy::mutate(plan, flow::apply_forms);
    enough = enough && reaches(mutation, options.least);
    if (options.json) {
      all.push_back(to_json(plan, mutation, options.least, context.language));
    } else {
      print_mutation(plan, mutation, context);
    }
  }
  if (options.json) fmt::print("{}\n", all.dump(2, ' ', false, Json::error_handler_t::replace));
  return static_cast<int>(enough ? Exit::done : Exit::differs);
}

}  // namespace

void add_policy_mutate(CLI::App& policy, const Context& context, Action& chosen) {
  auto* command = policy.add_subcommand(
      "mutate",
      context.say(
          {"把每个门槛、比例、日期、比较和条款逐一改动一点,说出哪些改动没有例子发现。没被发现的附上可以贴进文件的例子。"
           "够 --least 退出码为 0,不够为 1",
           "Change each threshold, rate, date, comparison and clause a little, one at a time, and tell which "
           "changes no example notices, each with an example to paste. Exit status 0 when --least is reached, "
           "else 1"}));
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->paths, context.say({"规则文件", "policy files"}))->required();
  command
      ->add_option("--least", options->least,
                   context.say({"每个文件至少发现百分之多少(默认 95)", "percent each file must notice (default 95)"}))
      ->check(CLI::Range(0, 100));
  command->add_flag("--json", options->json,
                    context.say({"输出 JSON:每一处改动和它的结果", "print JSON: every change and what became of it"}));
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return mutate(*options, context); }; });
}

}  // namespace nuan::apps
