// Spell: values, facts and whole examples as a policy file writes them, ready to paste.
#pragma once

#include <string>

#include "policy/laws/breach.hpp"

namespace nuan::policy {

// As the language reads it back: `8,000`, `20%`, `2010-01-01..`, `"C50"`.
[[nodiscard]] std::string spell(const Plan& plan, const Type& type, const Value& value);
// The head and the facts of an example, without what it expects. Every line but the first begins with a line break and
// `indent`.
[[nodiscard]] std::string spell_facts(const Plan& plan, const std::string& title, const std::vector<Value>& inputs,
                                      const Subject& subject, const std::string& indent);
// `2020 total 653`
[[nodiscard]] std::string spell_amount(const Plan& plan, const std::string& year, Index result, Money amount);
// An example that fails until the breach is mended. Every line but the first begins with a line break and `indent`.
[[nodiscard]] std::string spell_example(const Plan& plan, const std::string& title, const std::vector<Value>& inputs,
                                        const Breach& breach, const std::string& indent);

}  // namespace nuan::policy
