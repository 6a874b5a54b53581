// Over rows: aggregates, which alone let a coarser level read a finer one, and places.
#include "policy/check/expressions.hpp"

namespace nuan::policy::check {
namespace {

using Rank = Level::Rank;
using What = ValueName::What;

Fold fold_of(syntax::Fold fold) { return static_cast<Fold>(fold); }
static_assert(static_cast<int>(syntax::Fold::every) == static_cast<int>(Fold::every) &&
              static_cast<int>(syntax::Fold::first) == static_cast<int>(Fold::first));

const char* word_for(syntax::Fold fold) {
  static constexpr const char* words[] = {"sum",     "count", "first", "last", "smallest",
                                          "largest", "mean",  "any",   "every"};
  return words[static_cast<std::size_t>(fold)];
}

}  // namespace

// A table of facts or a group by its name, as rows to run over.
std::optional<Level> Expressions::rows_named(const syntax::Name& name) {
  for (const Index index : reading_.names.find(name.text)) {
    const ValueName value = reading_.names.value(index);
    if (value.what != What::table && value.what != What::group) continue;
    reading_.names.use(index);
    if (value.what == What::group) return Level{Rank::group, value.index, false};
    if (!reading_.table(value.index).is_subject) return Level{Rank::fact, value.index, false};
    if (reading_.reads_everybody()) return Level{Rank::subject, none, false};
    reading_.refuse(
        code::over_subjects, name.span,
        say("`{}` 是人员表，不能跨人汇总", "`{}` is the subject table; nothing runs over all of them", name.text),
        {"有 benefit 的文件逐人计算，不读所有人", "a file with benefits settles one at a time and reads nobody else"});
    return std::nullopt;
  }
  std::vector<std::string> known = reading_.names.names_of(What::table);
  for (const std::string& group : reading_.names.names_of(What::group)) known.push_back(group);
  reading_.refuse(code::unknown_rows, name.span,
                  say("没有叫 `{}` 的表或分组", "there is no table or group `{}`", name.text),
                  reading_.suggest(name.text, known, {"有这些", "there are"}));
  return std::nullopt;
}

// The rows over which an aggregate of this value runs.
std::optional<Level> Expressions::rows_of_value(NodeId value) {
  const Level level = node(value).level;
  if (level.rank >= Rank::group) return level;
  if (level.rank == Rank::subject && !level.yearly && reading_.reads_everybody()) return level;
  const Words what = words_for(reading_.plan, level);
  if (level.rank == Rank::all)
    reading_.refuse(code::nothing_to_run_over, node(value).span,
                    say("{}，没有行可汇总", "this is {}; there are no rows to run over", what),
                    {"汇总一列，或用 `count of 表`", "run over a column, or write `count of TABLE`"});
  else
    reading_.refuse(
        code::over_subjects, node(value).span,
        say("这已经是{}，再汇总就要跨人", "this is already {}; to go on would run over all of them", what),
        {"有 benefit 的文件逐人计算，不读所有人", "a file with benefits settles one at a time and reads nobody else"});
  return std::nullopt;
}

NodeId Expressions::read_where(const syntax::ExprPtr& where, const Level& rows) {
  const Index table = rows.rank == Rank::subject ? 0 : table_of(reading_.plan, rows);
  const Standpoint outer = std::exchange(standpoint_, {table, false});
  const NodeId condition = read_condition(*where, {"`where` ", "`where`"});
  standpoint_ = outer;
  return condition;
}

// Inside what the rows are taken together; without `per` all of the subject's.
std::optional<Scope> Expressions::scope_over(const Level& rows, const std::optional<syntax::Scope>& per) {
  if (!per || per->name.text == "life") return Scope{Scope::Kind::life};
  if (rows.rank == Rank::subject) {
    reading_.refuse(code::scope_of_rows, per->name.span,
                    {"对所有人的汇总只有一个，不能再分 `per`", "what runs over all is one; it has no `per`"},
                    {"删去 `per …`", "remove `per …`"});
    return std::nullopt;
  }
  if (per->name.text == "year") return Scope{Scope::Kind::year};
  const Index table = table_of(reading_.plan, rows);
  for (const Index index : reading_.names.find(per->name.text)) {
    const ValueName value = reading_.names.value(index);
    if (value.what != What::group) continue;
    reading_.names.use(index);
    if (rows.rank == Rank::fact && reading_.group(value.index).table == table)
      return Scope{Scope::Kind::group, value.index};
    reading_.refuse(code::scope_of_rows, per->name.span,
                    say("`per {}` 只能汇总表 `{}` 的行", "`per {}` takes rows of table `{}` together", per->name.text,
                        reading_.table(reading_.group(value.index).table).name),
                    {"写 `per year` 或 `per life`", "write `per year` or `per life`"});
    return std::nullopt;
  }
  std::vector<std::string> known = {"year", "life"};
  for (const std::string& group : reading_.names.names_of(What::group)) known.push_back(group);
  reading_.refuse(code::unknown_scope, per->name.span,
                  say("没有 `per {}` 这样的范围", "there is no scope `per {}`", per->name.text),
                  reading_.suggest(per->name.text, known, {"范围有", "the scopes are"}));
  return std::nullopt;
}

std::optional<Kind> Expressions::folded_kind(syntax::Fold fold, NodeId value, Span span) {
  const Kind kind = kind_of(value);
  const bool measured = is_numeric(kind);
  bool fits = kind != Kind::periods;
  Kind result = kind;
  switch (fold) {
    case syntax::Fold::count:
      result = Kind::count;
      break;
    case syntax::Fold::sum:
      fits = measured;
      break;
    case syntax::Fold::mean:
      fits = measured;
      if (kind == Kind::count) result = Kind::number;
      break;
    case syntax::Fold::smallest:
    case syntax::Fold::largest:
      fits = is_ordered(kind);
      break;
    case syntax::Fold::any:
    case syntax::Fold::every:
      fits = kind == Kind::flag;
      break;
    default:
      break;
  }
  if (fits) return result;
  reading_.refuse(code::wrong_kind, span,
                  say("`{} of` 不能用于{}", "`{} of` cannot take {}", word_for(fold), words_for(kind)),
                  fold == syntax::Fold::any || fold == syntax::Fold::every
                      ? Words{"`any of` 和 `every of` 后面写条件", "`any of` and `every of` take a condition"}
                      : Words{"`sum` 和 `mean` 用于金额和数，`smallest` 和 `largest` 也用于日期",
                              "`sum` and `mean` take money and numbers, `smallest` and `largest` dates too"});
  return std::nullopt;
}

NodeId Expressions::read(const syntax::Aggregate& aggregate, Span span) {
  const Standpoint outer = std::exchange(standpoint_, {});
  const bool counts_rows = aggregate.fold == syntax::Fold::count && !aggregate.distinct;
  const auto* name = std::get_if<syntax::NameRef>(&aggregate.of->node);
  NodeId value = none;
  std::optional<Level> rows;
  std::optional<Kind> kind = Kind::count;
  if (counts_rows && name && name->path.size() == 1) {
    rows = rows_named(name->path.front());
  } else if (counts_rows) {
    reading_.refuse(code::count_of_value, aggregate.of->span,
                    {"`count of` 数的是表或分组的行", "`count of` counts the rows of a table or group"},
                    {"写 `count of claim where …`，或 `count of distinct …`",
                     "write `count of claim where …`, or `count of distinct …`"});
  } else if (value = read(*aggregate.of); value != none) {
    rows = rows_of_value(value);
    kind = folded_kind(aggregate.fold, value, aggregate.of->span);
  }
  standpoint_ = outer;
  if (!rows || !kind) return none;
  const NodeId where = aggregate.where ? read_where(aggregate.where, *rows) : none;
  const auto scope = scope_over(*rows, aggregate.per);
  if (!scope || (aggregate.where && where == none)) return none;
  if (!readable(where, *rows, {"`where` ", "`where`"})) return none;
  Node node;
  node.op = Op::aggregate;
  node.type = {*kind, false, *kind == Kind::choice ? this->node(value).type.choices : none};
  node.level = rows->rank == Rank::subject ? Level{} : level_of(*scope, table_of(reading_.plan, *rows));
  node.span = span;
  if (value != none) node.args = {value};
  node.rows = Rows{*rows, where, *scope, fold_of(aggregate.fold), aggregate.distinct};
  int depth = 1;
  for (const NodeId id : {value, where})
    if (id != none) depth = std::max(depth, reading_.trait(id).depth + 1);
  return add_leaf(std::move(node), {false, true, depth});
}

NodeId Expressions::read(const syntax::Place& place, Span span) {
  const auto rows = rows_named(place.rows);
  if (!rows) return none;
  if (rows->rank == Rank::subject) {
    reading_.refuse(code::nothing_to_run_over, place.rows.span, {"人之间没有先后", "subjects stand in no order"},
                    {"对事实用 `place of`", "use `place of` with facts"});
    return none;
  }
  const NodeId where = place.where ? read_where(place.where, *rows) : none;
  const auto scope = scope_over(*rows, place.per);
  if (!scope || (place.where && where == none)) return none;
  // A group stands where its first kept fact stands, so `where` may look at the facts of a group too.
  const Level reader{Rank::fact, table_of(reading_.plan, *rows), false};
  if (!readable(where, reader, {"`where` ", "`where`"})) return none;
  Node node;
  node.op = Op::place;
  node.type = {Kind::count};
  node.level = *rows;
  node.span = span;
  node.rows = Rows{*rows, where, *scope};
  return add_leaf(std::move(node), {false, true, where == none ? 1 : reading_.trait(where).depth + 1});
}

}  // namespace nuan::policy::check
