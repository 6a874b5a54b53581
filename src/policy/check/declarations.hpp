// Declarations: each sort of declaration, from the tree into the plan. They are read in this order, because each reads
// names that the ones before it declared.
#pragma once

#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

// The head of the file and its years. After it Plan::from and Plan::year stand.
void read_header(Reading& reading);
// Inputs, tables, groups; and the names of lets, benefits and limits, so that order in the file means nothing.
void declare_names(Reading& reading);
// The part of it that names what a policy comes to: benefits, limits, the total, forms.
void declare_results(Reading& reading);
void read_covers(Reading& reading, Expressions& expressions);
void read_benefits(Reading& reading, Expressions& expressions);
void read_limits(Reading& reading, Expressions& expressions);
void read_admissions(Reading& reading, Expressions& expressions);
void read_prices(Reading& reading, Expressions& expressions);
void read_shares(Reading& reading, Expressions& expressions);
void read_targets(Reading& reading, Expressions& expressions);
void read_measures(Reading& reading, Expressions& expressions);
void read_composites(Reading& reading, Expressions& expressions);
void read_laws(Reading& reading, Expressions& expressions);
void read_examples(Reading& reading);
class ExampleRows;
// The last part of an example, whose rows are read: what should come out.
void read_expectations(Reading& reading, const std::vector<syntax::Expectation>& written, const ExampleRows& rows,
                       Example& example);

// The table of facts of that name, marked as used; refused where there is none.
[[nodiscard]] std::optional<Index> fact_table_named(Reading& reading, const syntax::Name& name);
// A scope as written, for facts of `table` (none: not known, then a table's or group's name is taken as it is).
[[nodiscard]] std::optional<Scope> read_scope(Reading& reading, const syntax::Scope& scope, Index table);
// A cap's amount: money, read on the first day of its scope.
[[nodiscard]] NodeId read_at_scope(Reading& reading, Expressions& expressions, const syntax::Expr& expr,
                                   const Scope& scope, Index table, const Words& what);
// Refuses what the first day of a scope cannot tell: finer values, and dated ones over a life. none passes.
[[nodiscard]] bool readable_at_scope(Reading& reading, Expressions& expressions, NodeId node, const Scope& scope,
                                     Index table, const Words& what);

}  // namespace nuan::policy::check
