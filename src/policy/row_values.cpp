#include "policy/row_values.hpp"

namespace nuan::policy {
namespace {

class Gathering {
 public:
  explicit Gathering(const Plan& plan) : plan_(plan) {}

  std::map<NodeId, Level> all() {
    for (const Admission& one : plan_.admissions) {
      add(one.each);
      for (const Requirement& line : one.requirements) add(line.condition, one.each.of);
    }
    for (const Price& one : plan_.prices) add_price(one);
    for (const Share& one : plan_.shares) {
      add(one.each);
      for (const NodeId id : {one.by, one.paid_by, one.at_least, one.at_most}) add(id, one.each.of);
    }
    for (const Target& one : plan_.targets) {
      add(one.each);
      add(one.by, one.each.of);
      add(one.counting.distinct, one.each.of);
      if (one.beside) add(one.beside->distinct, one.each.of);
    }
    for (const Measure& one : plan_.measures) {
      add(one.each);
      for (const NodeId id : one.by) add(id, one.each.of);
      for (const NodeId id : {one.yes, one.mean, one.weight, one.stratum, one.sized, one.panel}) add(id, one.each.of);
    }
    for (const Composite& one : plan_.composites) add_index(one);
    add_everybody();
    return std::move(all_);
  }

 private:
  void add(NodeId id, const Level& level) {
    if (id != none) all_.emplace(id, level);
  }
  void add(const Each& each) { add(each.where, each.of); }

  void add_price(const Price& price) {
    add(price.each);
    add(price.full, price.each.of);
    add(price.pay, price.each.of);
    if (price.refund == none) return;
    const Index table = plan_.groups[static_cast<std::size_t>(price.each.of.of)].table;
    const Level fact{Level::Rank::fact, table, false};
    add(price.refund, fact);
    add(price.refund_by, fact);
  }

  void add_index(const Composite& composite) {
    add(composite.each);
    add(composite.same, composite.each.of);
    for (const Indicator& one : composite.indicators) {
      add(one.value, composite.each.of);
      add(one.over, composite.each.of);
    }
  }

  void add_everybody() {
    for (const Node& node : plan_.nodes) {
      if (!node.rows || node.rows->of.rank != Level::Rank::subject) continue;
      for (const NodeId id : node.args) add(id, node.rows->of);
      add(node.rows->where, node.rows->of);
    }
  }

  const Plan& plan_;
  std::map<NodeId, Level> all_;
};

}  // namespace

std::map<NodeId, Level> row_expressions(const Plan& plan) { return Gathering(plan).all(); }

}  // namespace nuan::policy
