#include "policy/interpret/everybody.hpp"

#include <algorithm>

#include "policy/interpret/cover.hpp"
#include "policy/interpret/folding.hpp"
#include "policy/value_text.hpp"
#include "policy/zero.hpp"

namespace nuan::policy {
namespace {

LeftOut told(const Plan& plan, const RefusedFact& refused) {
  if (refused.why == FactRefusal::before_first_edition)
    return {refused.table,
            refused.id,
            "before_first_edition",
            {"日期早于规则的第一天", "the date lies before the policy's first day"}};
  if (refused.why == FactRefusal::outside_years)
    return {refused.table,
            refused.id,
            "outside_years",
            {"日期不在规则列出的任何一期", "the date lies in none of the policy's listed years"}};
  const Requirement& line = requirements_of(plan, refused.table)[static_cast<std::size_t>(refused.requirement)];
  return {refused.table, refused.id, line.code, line.words};
}

// The readable parts of an expression: what a person would look up to check it.
class Parts {
 public:
  explicit Parts(const Plan& plan) : plan_(plan) {}

  void take(NodeId id) {
    if (id == none) return;
    const Node& node = plan_.node(id);
    const bool part = node.op == Op::column || node.op == Op::input || node.op == Op::let || node.op == Op::aggregate ||
                      node.op == Op::place;
    if (part) add(id, node);
    if (node.op == Op::let) take(plan_.lets[static_cast<std::size_t>(node.index)].value);
    if (node.op == Op::aggregate || node.op == Op::place) return;
    for (const NodeId arg : node.args) take(arg);
  }
  [[nodiscard]] const std::vector<std::pair<std::string, NodeId>>& all() const { return parts_; }

 private:
  void add(NodeId id, const Node& node) {
    std::string name(plan_.source.text(node.span));
    if (node.op == Op::column && node.level.rank == Level::Rank::subject)
      name = plan_.tables.front().columns[static_cast<std::size_t>(node.index)].name;
    const bool known = std::any_of(parts_.begin(), parts_.end(), [&](const auto& part) { return part.first == name; });
    if (!known) parts_.emplace_back(std::move(name), id);
  }
  const Plan& plan_;
  std::vector<std::pair<std::string, NodeId>> parts_;
};

}  // namespace

Everybody::Inside::Inside(const Plan& its_plan, const std::vector<Value>& its_inputs, const std::vector<Subject>& all,
                          RowValues* values)
    : plan(its_plan), inputs(its_inputs) {
  for (const Subject& subject : all) subjects.push_back(&subject);
  std::ranges::stable_sort(subjects, {}, [](const Subject* subject) -> const std::string& { return subject->key; });
  for (const Subject* subject : subjects) {
    Settlement& settlement = *settlements.emplace_back(std::make_unique<Settlement>(plan, inputs, *subject));
    settlement.evaluator().read_everybody(*this);
  }
  for (std::size_t i = 0; i < settlements.size(); ++i) {
    settlements[i]->refuse_outside();
    settlements[i]->apply_cover();
    for (const auto& refused : settlements[i]->refused())
      if (refused) left_out.push_back(told(plan, *refused));
    Evaluator& evaluator = settlements[i]->evaluator();
    if (!evaluator.stop()) continue;
    left_out.push_back({0, subjects[i]->key, evaluator.stop()->code, evaluator.stop()->words});
    evaluator.go_on();
  }
  if (values != nullptr) look_up(*values, all);
}

// Covers are the interpreter's: who takes part is settled before anything is looked up.
void Everybody::Inside::look_up(RowValues& values, const std::vector<Subject>& all) {
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const auto given = static_cast<std::size_t>(subjects[i] - all.data());
    known.push_back(std::make_unique<KnownRows>(settlements[i]->book(), values, given));
    settlements[i]->evaluator().read_known(*known.back());
  }
  values.fold_with([this](NodeId id) {
    auto folded = fold(id);
    return folded ? std::optional<Value>(std::move(*folded)) : std::nullopt;
  });
}

Reading Everybody::Inside::reading(const FormRowPlace& row) const {
  const Book& book = settlements[row.subject]->book();
  if (row.level.rank == Level::Rank::fact) return book.at_fact(row.number);
  return row.level.rank == Level::Rank::group ? book.at_instance(row.level.of, row.number) : book.at_life();
}

const Fact* Everybody::Inside::fact_of(const FormRowPlace& row) const {
  const Reading from = reading(row);
  return from.fact == none ? nullptr : settlements[row.subject]->book().fact(from.fact).fact;
}

std::expected<Value, Stop> Everybody::Inside::read(std::size_t subject, NodeId id, const Reading& from) {
  Evaluator& evaluator = settlements[subject]->evaluator();
  Value value = evaluator.value(id, from);
  const std::optional<Stop> stop = evaluator.stop();
  evaluator.go_on();
  if (stop) return std::unexpected(*stop);
  return value;
}

std::expected<Value, Stop> Everybody::Inside::fold(NodeId id) {
  if (const auto known = folded.find(id); known != folded.end()) return known->second;
  const Node& node = plan.node(id);
  std::vector<Value> values;
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    const Reading from = settlements[i]->book().at_life();
    if (node.rows->where != none) {
      auto kept = read(i, node.rows->where, from);
      if (!kept) return std::unexpected(std::move(kept).error());
      if (!std::get<bool>(*kept)) continue;
    }
    std::expected<Value, Stop> value = node.args.empty() ? Value(Rational(1)) : read(i, node.args[0], from);
    if (!value) return value;
    values.push_back(std::move(*value));
  }
  auto one = fold_values(node.rows->fold, node.rows->distinct, std::move(values));
  std::expected<Value, Stop> result =
      one ? std::expected<Value, Stop>(std::move(*one)) : std::unexpected(make_stop(one.error(), node.span));
  return folded.emplace(id, std::move(result)).first->second;
}

Everybody::Everybody(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects,
                     RowValues* values)
    : inside_(std::make_unique<Inside>(plan, inputs, subjects, values)) {}
Everybody::~Everybody() = default;

std::vector<FormRowPlace> Everybody::rows(const Each& each) {
  std::vector<FormRowPlace> kept;
  const auto keep = [&](const FormRowPlace& row) {
    if (each.where == none) return kept.push_back(row);
    const auto holds = value(row, each.where);
    if (!holds) return leave_out(row, holds.error());
    if (std::get<bool>(*holds)) kept.push_back(row);
  };
  for (std::size_t i = 0; i < inside_->subjects.size(); ++i) {
    const Book& book = inside_->settlements[i]->book();
    if (each.of.rank == Level::Rank::subject) keep({i, each.of, none});
    if (each.of.rank == Level::Rank::group)
      for (Index at = 0; at < static_cast<Index>(book.instances(each.of.of).size()); ++at) keep({i, each.of, at});
    if (each.of.rank == Level::Rank::fact)
      for (Index at = 0; at < static_cast<Index>(book.facts().size()); ++at)
        if (book.fact(at).table == each.of.of && book.fact(at).counts) keep({i, each.of, at});
  }
  return kept;
}

std::vector<std::string> Everybody::key_names(const Level& level) const {
  const Plan& plan = inside_->plan;
  std::vector<std::string> names = {plan.tables.front().key_name};
  if (level.rank == Level::Rank::fact) names.push_back(plan.tables[static_cast<std::size_t>(level.of)].id_name);
  if (level.rank != Level::Rank::group) return names;
  const Group& group = plan.groups[static_cast<std::size_t>(level.of)];
  const Table& table = plan.tables[static_cast<std::size_t>(group.table)];
  for (const Index by : group.by)
    names.push_back(by == order_by_id ? table.id_name : table.columns[static_cast<std::size_t>(by)].name);
  return names;
}

std::vector<std::string> Everybody::key(const FormRowPlace& row) const {
  const Plan& plan = inside_->plan;
  std::vector<std::string> key = {inside_->subjects[row.subject]->key};
  const Fact* fact = inside_->fact_of(row);
  if (row.level.rank == Level::Rank::fact) key.push_back(fact->id);
  if (row.level.rank != Level::Rank::group) return key;
  const Group& group = plan.groups[static_cast<std::size_t>(row.level.of)];
  const Table& table = plan.tables[static_cast<std::size_t>(group.table)];
  for (const Index by : group.by) {
    const auto at = static_cast<std::size_t>(by);
    key.push_back(by == order_by_id ? fact->id : value_text(plan, table.columns[at].type, fact->columns[at]));
  }
  return key;
}

std::expected<Value, Stop> Everybody::value(const FormRowPlace& row, NodeId node) {
  return inside_->read(row.subject, node, inside_->reading(row));
}

std::expected<Value, Stop> Everybody::value_for_all(NodeId node) {
  static const Subject nobody;
  if (!inside_->subjects.empty()) return inside_->read(0, node, inside_->settlements[0]->book().at_life());
  Subject empty = nobody;
  empty.facts.resize(inside_->plan.tables.size());
  for (const Column& column : inside_->plan.tables.front().columns) empty.columns.push_back(zero_of(column.type));
  Settlement settlement(inside_->plan, inside_->inputs, empty);
  settlement.evaluator().read_everybody(*inside_);
  Value value = settlement.evaluator().value(node, settlement.book().at_life());
  if (settlement.stopped()) return std::unexpected(*settlement.evaluator().stop());
  return value;
}

std::vector<ReadValue> Everybody::read_values(const FormRowPlace& row, const std::vector<NodeId>& expressions) {
  Parts parts(inside_->plan);
  for (const NodeId id : expressions) parts.take(id);
  std::vector<ReadValue> values;
  for (const auto& [name, id] : parts.all())
    if (auto read = value(row, id)) values.push_back({name, inside_->plan.node(id).type, std::move(*read)});
  return values;
}

void Everybody::leave_out(const FormRowPlace& row, const Stop& stop) {
  const Fact* fact = inside_->fact_of(row);
  const Index table = fact == nullptr ? 0
                      : row.level.rank == Level::Rank::fact
                          ? row.level.of
                          : inside_->plan.groups[static_cast<std::size_t>(row.level.of)].table;
  LeftOut left{table, fact == nullptr ? inside_->subjects[row.subject]->key : fact->id, stop.code, stop.words};
  if (std::ranges::find(inside_->left_out, left) == inside_->left_out.end())
    inside_->left_out.push_back(std::move(left));
}

std::vector<LeftOut> Everybody::left_out() const { return inside_->left_out; }

}  // namespace nuan::policy
