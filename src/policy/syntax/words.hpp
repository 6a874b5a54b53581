// The words of the grammar. All of them are reserved: none can name a column, a benefit or anything else of a policy.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace nuan::policy::syntax {

enum class Word : std::uint8_t {
  none,  // not a word of the grammar
  // the header
  policy,
  issuer,
  after,
  edition,
  standing,
  money,
  year,
  // what begins a declaration
  input,
  table,
  group,
  let,
  cover,
  benefit,
  limit,
  law,
  example,
  // forms over the rows of files
  admission,
  price,
  share,
  index,
  measure,
  target,
  // inside declarations
  of,
  key,
  in,
  order,
  may,
  reverse,
  missing,
  by,
  source,
  from,
  require,
  hold,
  note,
  on,
  each,
  where,
  per,
  above,
  pay,
  raise,
  to,
  nothing,
  under,
  at,
  most,
  payee,
  all,
  benefits,
  beyond,
  life,
  always,
  monotone,
  set,
  times,
  paid,
  expect,
  refused,
  // types
  rate,
  number,
  count,
  date,
  days,
  periods,
  one,
  dated,
  flag,
  text,
  real,
  // expressions
  if_word,
  else_word,
  and_word,
  or_word,
  not_word,
  is,
  match,
  steps,
  sum,
  first,
  last,
  smallest,
  largest,
  mean,
  any,
  every,
  distinct,
  place,
  as,
  start,
  end,
  years,
  least,
  greatest,
  down,
  yes,
  no,
  points,
  count_of_words,
};

[[nodiscard]] std::string_view spelling(Word word);
[[nodiscard]] Word word_of(std::string_view text);

// Every word with which a declaration can begin.
[[nodiscard]] std::span<const Word> declaration_words();
[[nodiscard]] bool begins_declaration(Word word);

// The one candidate the text was surely meant to be: few letters off, counted with neighbours swapped as one, and
// nearer than every other candidate. Capital letters count as small ones.
[[nodiscard]] std::optional<Word> nearest_word(std::string_view text, std::span<const Word> candidates);
// The same for names of a policy.
[[nodiscard]] std::optional<std::string_view> nearest_name(std::string_view text,
                                                           std::span<const std::string_view> candidates);

}  // namespace nuan::policy::syntax
