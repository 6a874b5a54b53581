// What runs over rows, in words: sums, counts, places, and the scopes they run in.
#include "policy/show/phrase.hpp"

namespace nuan::policy {

std::string Phrases::per(const Scope& scope, Index table) const {
  switch (scope.kind) {
    case Scope::Kind::year:
      return speaker_->word("每年", "per year");
    case Scope::Kind::life:
      return speaker_->word("历年累计", "over all years");
    case Scope::Kind::group:
      return speaker_->word("每个", "per ") + group(scope.group);
    case Scope::Kind::fact:
      break;
  }
  return speaker_->word("每", "per ") + speaker_->unit(table);
}

std::string Phrases::within(const Scope& scope, Index table) const {
  switch (scope.kind) {
    case Scope::Kind::year:
      return speaker_->word("当年", "of the year");
    case Scope::Kind::life:
      return speaker_->word("历年", "of all years");
    case Scope::Kind::group:
      return speaker_->word("同一", "of the same ") + group(scope.group);
    case Scope::Kind::fact:
      break;
  }
  return speaker_->word("这", "of this ") + speaker_->unit(table);
}

std::string Phrases::group(Index index) const {
  return speaker_->chinese() ? speaker_->quoted(speaker_->group(index)) : speaker_->group(index);
}

namespace {

struct FoldWords {
  std::string_view zh, en;
};

// {0} what is folded, {1} the scope, {2} one row.
FoldWords words_for(Fold fold) {
  switch (fold) {
    case Fold::sum:
      return {"{1}各{2}{0}之和", "the sum of {0} over each {2} {1}"};
    case Fold::count:
      return {"{1}的{2}数", "the number of {2} rows {1}"};
    case Fold::first:
      return {"{1}第一{2}的{0}", "{0} at the first {2} {1}"};
    case Fold::last:
      return {"{1}最后一{2}的{0}", "{0} at the last {2} {1}"};
    case Fold::smallest:
      return {"{1}各{2}{0}中最小的", "the smallest {0} of any {2} {1}"};
    case Fold::largest:
      return {"{1}各{2}{0}中最大的", "the largest {0} of any {2} {1}"};
    case Fold::mean:
      return {"{1}各{2}{0}的平均", "the mean of {0} over each {2} {1}"};
    case Fold::any:
      return {"{1}有任何一{2}{0}", "for any {2} {1}, {0}"};
    case Fold::every:
      break;
  }
  return {"{1}每一{2}都{0}", "for every {2} {1}, {0}"};
}

}  // namespace

Spoken Phrases::over_rows(const Node& node) const {
  const Rows& rows = *node.rows;
  const bool groups = rows.of.rank == Level::Rank::group;
  const bool everybody = rows.of.rank == Level::Rank::subject;
  const Index of_rows = everybody ? 0 : rows.of.of;
  const Index table = groups ? speaker_->plan().groups[static_cast<std::size_t>(rows.of.of)].table : of_rows;
  const std::string row = groups ? speaker_->word("个", "") + group(rows.of.of) : speaker_->unit(table);
  const Text scope = everybody ? Text(speaker_->word("全体", "there is")) : Text(within(rows.scope, table));
  Text text;
  if (node.op == Op::place)
    text = say("{1}第几{2}", "the place of the {2} among those {1}", {Text(), scope, Text(row)});
  else if (rows.distinct && !node.args.empty())
    text = say("{1}不同{0}的个数", "the number of different values of {0} {1}", {of(node.args[0]), scope});
  else
    text = say(words_for(rows.fold).zh, words_for(rows.fold).en,
               {node.args.empty() ? Text() : inside(node.args[0], Bond::comparison), scope, Text(row)});
  if (rows.where != none) text += say("（只计：{0}）", " (counting only where {0})", {of(rows.where)});
  return {text, rows.fold == Fold::any || rows.fold == Fold::every ? Bond::comparison : Bond::sum};
}

Text Phrases::place(const Node& node, const std::string& number) const {
  const Rows& rows = *node.rows;
  const bool groups = rows.of.rank == Level::Rank::group;
  const Index table = groups ? speaker_->plan().groups[static_cast<std::size_t>(rows.of.of)].table : rows.of.of;
  const std::string row = groups ? speaker_->word("个", "") + group(rows.of.of) : speaker_->unit(table);
  return say("{0}第 {1} {2}", "{2} number {1} {0}", {within(rows.scope, table), number, row});
}

}  // namespace nuan::policy
