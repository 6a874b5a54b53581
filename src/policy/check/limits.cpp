// Limits: which benefits they hold together, over what, and that any two nest or stand apart.
#include <algorithm>

#include "policy/check/declarations.hpp"

namespace nuan::policy::check {
namespace {

class ReadingLimit {
 public:
  ReadingLimit(Reading& reading, Expressions& expressions, const syntax::Limit& written, Span span)
      : reading_(reading), expressions_(expressions), written_(written) {
    limit_.name = written.name.text;
    limit_.title = words_of(written.titles);
    limit_.span = span;
  }

  Limit read() {
    read_benefits();
    if (!written_.at_most.per) return std::move(limit_);
    const Index table = common_table();
    const auto scope = read_scope(reading_, *written_.at_most.per, table);
    if (!scope || !fits(*scope, table)) return std::move(limit_);
    limit_.cap = {
        read_at_scope(reading_, expressions_, *written_.at_most.amount, *scope, table, {"`at most` ", "`at most`"}),
        *scope, text_of(written_.at_most.source), written_.at_most.span};
    return std::move(limit_);
  }

 private:
  void read_benefits() {
    const auto count = static_cast<Index>(reading_.plan.benefits.size());
    if (written_.all_benefits)
      for (Index i = 0; i < count; ++i) limit_.benefits.push_back(i);
    if (written_.all_benefits && count == 0)
      reading_.refuse(code::limit_of_nothing, written_.name.span, {"没有补助可限", "there are no benefits to limit"},
                      {"先写 `benefit`", "write a `benefit`"});
    for (const syntax::Name& name : written_.benefits) {
      const auto found = reading_.names.results.find(name.text);
      if (found == reading_.names.results.end() || found->second >= count) {
        std::vector<std::string> known(reading_.names.result_names.begin(),
                                       reading_.names.result_names.begin() + count);
        reading_.refuse(code::unknown_result, name.span,
                        say("没有叫 `{}` 的补助", "there is no benefit `{}`", name.text),
                        reading_.suggest(name.text, known, {"补助有", "the benefits are"}));
      } else if (std::ranges::find(limit_.benefits, found->second) != limit_.benefits.end()) {
        reading_.refuse(code::item_twice, name.span, say("`{}` 写了两次", "`{}` stands twice", name.text),
                        {"删去一个", "remove one of them"});
      } else {
        limit_.benefits.push_back(found->second);
      }
    }
    std::ranges::sort(limit_.benefits);
  }

  // The one table all its benefits take facts of, or none.
  Index common_table() const {
    Index table = none;
    for (const Index index : limit_.benefits) {
      const Index of = reading_.plan.benefits[static_cast<std::size_t>(index)].table;
      if (of == none || (table != none && table != of)) return none;
      table = of;
    }
    return table;
  }

  bool fits(const Scope& scope, Index table) {
    const bool of_rows = scope.kind == Scope::Kind::fact || scope.kind == Scope::Kind::group;
    if (!of_rows || table != none || limit_.benefits.empty()) return true;
    reading_.refuse(code::limit_scope, written_.at_most.per->name.span,
                    {"这些补助用的不是同一个表，没有共同的行可限",
                     "these benefits take facts of different tables and share no rows"},
                    {"写 `per year` 或 `per life`", "write `per year` or `per life`"});
    return false;
  }

  Reading& reading_;
  Expressions& expressions_;
  const syntax::Limit& written_;
  Limit limit_;
};

bool holds_all(const Limit& outer, const Limit& inner) { return std::ranges::includes(outer.benefits, inner.benefits); }

bool share_benefits(const Limit& a, const Limit& b) {
  return std::ranges::any_of(a.benefits, [&](Index one) { return std::ranges::binary_search(b.benefits, one); });
}

// A group lies in one year by its first fact, but only amounts that accumulate per group follow it there.
bool scope_within(const Plan& plan, const Limit& inner, const Limit& outer) {
  if (!lies_within(inner.cap.scope, outer.cap.scope)) return false;
  if (inner.cap.scope.kind != Scope::Kind::group || outer.cap.scope.kind != Scope::Kind::year) return true;
  return std::ranges::all_of(inner.benefits, [&](Index index) {
    return plan.benefits[static_cast<std::size_t>(index)].scope == inner.cap.scope;
  });
}

bool nested(const Plan& plan, const Limit& inner, const Limit& outer) {
  return holds_all(outer, inner) && scope_within(plan, inner, outer);
}

void check_pair(Reading& reading, const Limit& earlier, const Limit& later) {
  if (earlier.cap.amount == none || later.cap.amount == none || !share_benefits(earlier, later)) return;
  const bool inward = nested(reading.plan, earlier, later);
  const bool outward = nested(reading.plan, later, earlier);
  if (inward && !outward) return;
  if (inward)
    return reading.refuse(code::limit_twice, later.cap.span,
                          say("`{}` 已限制同样的补助、同样的范围",
                              "`{}` already limits the same benefits over the same scope", earlier.name),
                          {"两者取小写 `at most least(a, b)`", "for the lower of two write `at most least(a, b)`"});
  if (outward)
    return reading.refuse(
        code::limit_order, later.cap.span,
        say("`{}` 在 `{}` 之内，却写在它后面", "`{}` lies within `{}` but stands behind it", later.name, earlier.name),
        {"窄的写在前，宽的写在后", "write the narrower limit first"});
  reading.refuse(
      code::limits_cross, later.cap.span,
      say("`{}` 和 `{}` 交叉：有共同的补助，但谁也不在谁之内",
          "`{}` and `{}` cross: they share benefits, and neither lies within the other", later.name, earlier.name),
      {"让一个的补助和范围都在另一个之内，或不共用补助",
       "let both the benefits and the scope of one lie within the other's, or share no benefit"});
}

}  // namespace

void read_limits(Reading& reading, Expressions& expressions) {
  auto& limits = reading.plan.limits;
  reading.each<syntax::Limit>([&](const syntax::Limit& written, Span span) {
    limits.push_back(ReadingLimit(reading, expressions, written, span).read());
    for (std::size_t i = 0; i + 1 < limits.size(); ++i) check_pair(reading, limits[i], limits.back());
  });
}

}  // namespace nuan::policy::check
