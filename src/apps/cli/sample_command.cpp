// `nuan sample`: writes a made-up city to try things with.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "apps/cli/command.hpp"
#include "flow/sample.hpp"

namespace nuan::apps {
namespace {

int sample(flow::SampleWish wish, bool small, const Context& context) {
  if (small) {
    wish.people = 4'280;
    wish.claims = 12'800;
  }
  if (wish.threads == 0) wish.threads = std::max(1U, std::thread::hardware_concurrency());
  if (const auto done = flow::write_sample(wish, *context.files); !done) return report(done.error(), context);
  if (context.language == Language::zh)
    fmt::print("编了 {} 个人和 {} 行费用, 在 {}\n", wish.people, wish.claims, wish.out);
  else
    fmt::print("{} persons and {} claim rows made up, in {}\n", wish.people, wish.claims, wish.out);
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_sample(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command =
      nuan.add_subcommand("sample", context.say({"编一座城市:会员、一个季度的费用、以前已付的",
                                                 "Make up a city: members, a quarter's claims, what was paid before"}));
  struct Options {
    flow::SampleWish wish{.threads = 0};
    bool small = false;
  };
  auto options = std::make_shared<Options>();
  flow::SampleWish& wish = options->wish;
  auto* people = command->add_option("--people", wish.people, context.say({"会员人数", "members"}))
                     ->check(CLI::Range(std::uint64_t{1}, flow::sample_people_max));
  auto* claims = command->add_option("--claims", wish.claims, context.say({"费用行数", "rows of claims"}))
                     ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1'000'000'000}));
  command->add_option("--seed", wish.seed,
                      context.say({"种子:同一种子给出同样的文件", "the seed: the same seed gives the same files"}));
  command->add_flag("--small", options->small, context.say({"千分之一大小", "a thousandth of a city"}))
      ->excludes(people)
      ->excludes(claims);
  command->add_option("--threads", wish.threads, context.say({"线程数", "threads"}))->check(CLI::Range(1U, 256U));
  command->add_option("--out", wish.out, context.say({"文件夹", "the folder"}))->required();
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] { return sample(options->wish, options->small, context); };
  });
}

}  // namespace nuan::apps
