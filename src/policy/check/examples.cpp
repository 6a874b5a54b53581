// Examples: their rows, their inputs, what was paid before, and what should come out.
#include <algorithm>
#include <map>

#include "policy/check/declarations.hpp"
#include "policy/check/example_rows.hpp"
#include "policy/check/example_values.hpp"
#include "policy/zero.hpp"

namespace nuan::policy::check {
namespace {

class ReadingExample {
 public:
  ReadingExample(Reading& reading, const syntax::Example& written) : reading_(reading), written_(written) {
    example_.title = written.title.text;
    example_.span = written.span;
  }

  Example read() {
    for (const auto& given : written_.given) std::visit([&](const auto& one) { this->give(one); }, given);
    fill_inputs();
    read_expectations(reading_, written_.expected, rows_, example_);
    return std::move(example_);
  }

 private:
  void give(const syntax::ExampleRow& written) { rows_.give(written); }

  void give(const syntax::ExampleSet& set) {
    const auto& inputs = reading_.plan.inputs;
    const auto found = std::ranges::find(inputs, set.input.text, &Input::name);
    if (found == inputs.end()) {
      std::vector<std::string> known;
      for (const Input& input : inputs) known.push_back(input.name);
      reading_.refuse(code::unknown_input, set.input.span,
                      say("没有叫 `{}` 的输入", "there is no input `{}`", set.input.text),
                      reading_.suggest(set.input.text, known, {"输入有", "the inputs are"}));
      return;
    }
    const auto index = static_cast<std::size_t>(found - inputs.begin());
    if (inputs_.contains(index))
      reading_.refuse(code::value_twice, set.span, say("`{}` 已有值", "`{}` already has a value", set.input.text),
                      {"删去一个", "remove one of them"});
    const auto value = example_value(reading_, *set.value, found->type, say("`{}` ", "`{}`", found->name));
    inputs_[index] = value ? *value : zero_of(found->type);
  }

  void fill_inputs() {
    for (std::size_t i = 0; i < reading_.plan.inputs.size(); ++i) {
      const Input& input = reading_.plan.inputs[i];
      const auto given = inputs_.find(i);
      const bool is_given = given != inputs_.end();
      if (!is_given && !may_be_left_out(input.type))
        reading_.refuse(code::value_needed, written_.title.span,
                        say("输入 `{}` 没有给出；{}没有零值", "the input `{}` is not given, and {} has no zero",
                            input.name, words_for(input.type.kind)),
                        say("写 `set {} 值`", "write `set {} VALUE`", input.name));
      example_.inputs.push_back(is_given ? given->second : zero_of(input.type));
    }
  }

  void give(const syntax::ExamplePaid& paid) {
    const auto found = reading_.names.results.find(paid.result.text);
    const auto count = static_cast<Index>(reading_.plan.benefits.size());
    if (found == reading_.names.results.end() || found->second >= count) {
      const std::vector<std::string> known(reading_.names.result_names.begin(),
                                           reading_.names.result_names.begin() + count);
      reading_.refuse(code::unknown_result, paid.result.span,
                      say("没有叫 `{}` 的补助", "there is no benefit `{}`", paid.result.text),
                      reading_.suggest(paid.result.text, known, {"补助有", "the benefits are"}));
      return;
    }
    const Index subject = rows_.subject_before(paid.span);
    const auto value = example_value(reading_, *paid.value, {Kind::money}, {"`paid` ", "`paid`"});
    if (!value) return;
    const auto amount = round_to_fen(std::get<Rational>(*value));
    example_.paid.push_back({subject, found->second, amount.value_or(Money())});
  }

  Reading& reading_;
  const syntax::Example& written_;
  Example example_;
  ExampleRows rows_{reading_, example_};
  std::map<std::size_t, Value> inputs_;
};

}  // namespace

void read_examples(Reading& reading) {
  reading.each<syntax::Example>([&](const syntax::Example& written, Span) {
    reading.plan.examples.push_back(ReadingExample(reading, written).read());
  });
}

}  // namespace nuan::policy::check
