#include "claims/feed/feed_complete.hpp"

#include "claims/feed/feed_phrases.hpp"

namespace nuan::claims {
namespace {

Failure incomplete(const Feed& feed, std::size_t line, Words sentence, Words advice) {
  return fail(Code::feed_incomplete, {feed.file, line}, std::move(sentence), std::move(advice));
}

// Under whatever reading, each name of let has one sum.
Result<void> check_every_choice(const Feed& feed, const std::vector<Place>& let_places) {
  for (const FeedLet& let : feed.lets) {
    if (let.when.reading < 0) continue;
    const auto& choices = feed.readings[static_cast<std::size_t>(let.when.reading)].choices;
    const auto said = std::count_if(feed.lets.begin(), feed.lets.end(),
                                    [&](const FeedLet& other) { return other.amount == let.amount; });
    if (static_cast<std::size_t>(said) == choices.size()) continue;
    const std::string& name = feed.amounts[let.amount];
    return incomplete(feed, let_places[let.amount - (feed.amounts.size() - let_places.size())].line,
                      {name + " 没有为每个 choice 写出算法", name + " is not worked out for every choice"},
                      {"请为每个 choice 写一行 let", "write a line `let` for each choice"});
  }
  return {};
}

}  // namespace

Result<void> check_complete(const Feed& feed, const std::vector<Place>& let_places) {
  if (feed.name.empty())
    return incomplete(feed, 0, {"没有 feed 这一行", "the line `feed` is missing"},
                      {"请写 feed 名称 \"中文\" / \"English\"", "write feed NAME \"中文\" / \"English\""});
  for (const FeedReading& reading : feed.readings) {
    if (reading.choices.size() < 2)
      return incomplete(
          feed, reading.line,
          {"读法 " + reading.name + " 至少要有两个 choice", "the reading " + reading.name + " needs two choices"},
          {"请在下面缩进写 choice", "write lines `choice`, indented, below it"});
  }
  for (const std::string name : {"claim_id", "person_id"}) {
    if (place_of(feed.facts, name, [](const auto& one) { return one.name; }) < 0)
      return incomplete(feed, 0, {"没有说 " + name + " 从哪一列来", "which column is the " + name + " was not said"},
                        {"请写 fact " + name + " from 列名", "write fact " + name + " from COLUMN"});
  }
  return check_every_choice(feed, let_places);
}

}  // namespace nuan::claims
