// The whole policy as a page of sentences and tables; explain.hpp prints it.
#pragma once

#include "policy/show/page.hpp"
#include "policy/show/phrase.hpp"
#include "policy/show/speaker.hpp"

namespace nuan::policy {

[[nodiscard]] Page show_page(const Plan& plan, Language language);

// Its parts, each its own file.
void show_benefits(const Speaker& speaker, const Phrases& phrases);
void show_forms(const Speaker& speaker, const Phrases& phrases);
void show_method(const Speaker& speaker, const Phrases& phrases, const Composite& form);  // of an index
void show_named(const Speaker& speaker, const Phrases& phrases);  // lets that the words so far named, each in its line
void show_limits(const Speaker& speaker, const Phrases& phrases);
void show_tables(const Speaker& speaker);
void show_lets(const Speaker& speaker, const Phrases& phrases);
void show_reading(const Speaker& speaker);
void show_laws(const Speaker& speaker, const Phrases& phrases);
void show_examples(const Speaker& speaker);

// Single sentences that other pages need, too.
[[nodiscard]] std::string consequence(const Speaker& speaker, Answer answer);  // 不付
[[nodiscard]] Text law_words(const Speaker& speaker, const Phrases& phrases, const Law& law);
[[nodiscard]] Text expectation_words(const Speaker& speaker, const Expectation& expected);
// A let of bare numbers that is used where money is wanted speaks in yuan.
[[nodiscard]] bool used_as_money(const Plan& plan, Index let);

}  // namespace nuan::policy
