// What the forms of a policy come to over all rows of its tables: plain data. Which figures a form has is the same for
// every policy; who works them out is `src/flow/forms`, since some need more than policies know.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.hpp"
#include "policy/facts.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// Nothing; a word of the language or a code; a sentence; whole fen; an exact number; a real one.
using Figure = std::variant<std::monostate, std::string, Words, Money, Rational, double>;

// A column or a let as it was read for a row.
struct ReadValue {
  std::string name;
  Type type;
  Value value;
};

struct FormRow {
  std::vector<std::string> key;
  std::vector<Figure> figures;          // by FormTable::columns
  std::vector<Words> steps;             // how they came about, in sentences
  std::vector<ReadValue> read;          // from what
  std::vector<std::string> facts = {};  // which rows count, by their ids, where it is made of many
};

struct FormTable {
  Form form = Form::admission;
  std::string name;
  std::vector<std::string> key_names;
  std::vector<std::string> columns;
  std::vector<FormRow> rows;  // in the order of the subjects' keys and of their facts
  std::vector<Words> notes;   // what is true of the whole
};

// A fact or subject that a form could not take: refused by a `cover`, outside the policy's years, or undecided.
struct LeftOut {
  Index table = none;
  std::string id;  // the fact's, or the subject's key
  std::string code;
  Words words;
  friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct Applied {
  std::vector<FormTable> tables;  // by Plan::forms
  std::vector<LeftOut> left_out;  // each once
};

// Works out every form of a plan. A form that cannot be worked out at all (bounds that cannot be met) fails the whole.
using Apply = Result<Applied> (*)(const Plan& plan, const std::vector<Value>& inputs,
                                  const std::vector<Subject>& subjects);

// The word a form begins with in the file.
[[nodiscard]] std::string_view word_of(Form form);

enum class FigureKind : std::uint8_t { word, sentence, money, number };
struct FigureName {
  std::string_view name;
  FigureKind kind;
};
// The figures of a form as files and examples name them.
[[nodiscard]] std::span<const FigureName> figures_of(Form form);
// The kind it has in one form of a plan: a share of a count has no money.
[[nodiscard]] FigureKind kind_of(const Plan& plan, const FormPlace& place, const FigureName& figure);
// The one that is meant where none is named.
[[nodiscard]] std::string_view main_figure(Form form);

}  // namespace nuan::policy
