// Sums, products, multiples and extremes.
#include "policy/check/expressions.hpp"

namespace nuan::policy::check {

NodeId Expressions::read(const syntax::Arithmetic& arithmetic, Span span) {
  NodeId left = read(*arithmetic.left);
  NodeId right = read(*arithmetic.right);
  if (left == none || right == none) return none;
  const auto combination = combine(arithmetic.op, kind_of(left), kind_of(right));
  if (!combination) {
    refuse_arithmetic(arithmetic.op, left, right, span);
    return none;
  }
  if (combination->left_to_money) left = adapted(left, Kind::money);
  if (combination->right_to_money) right = adapted(right, Kind::money);
  if (combination->swapped) std::swap(left, right);
  return add(combination->op, combination->kind, span, {left, right});
}

void Expressions::refuse_arithmetic(char sign, NodeId left, NodeId right, Span span) {
  const Kind a = kind_of(left);
  const Kind b = kind_of(right);
  const bool is_sum = sign == '+' || sign == '-';
  Words advice = is_sum ? unit_advice(left, right) : Words{};
  const bool rate_and_money = (a == Kind::money && b == Kind::rate) || (a == Kind::rate && b == Kind::money);
  if (a == Kind::money && b == Kind::money)
    advice = {"金额乘比例或数：把其中一个写成比例", "money is multiplied by a rate or a number: make one of them that"};
  else if (is_sum && rate_and_money)
    advice = {"比例要说是谁的比例，如 `self_pay * 20%`", "say what it is a rate of, such as `self_pay * 20%`"};
  else if (is_sum && (a == Kind::rate || b == Kind::rate) && advice.empty())
    advice = {"比例只和比例相加：写 `5 points`", "a rate is added to a rate: write `5 points`"};
  else if (a == Kind::date && b == Kind::date)
    advice = {"两个日期只能相减，得天数", "two dates can only be subtracted, which gives days"};
  else if (!is_ordered(a) || !is_ordered(b))
    advice = {"只有金额、比例、数和日期能计算", "only money, rates, numbers and dates can be calculated with"};
  if (advice.empty()) advice = {"检查两边的单位", "check the units of both sides"};
  reading_.refuse(code::units, span,
                  say("{} {} {} 没有意义", "{} {} {} has no meaning", words_for(a), std::string(1, sign), words_for(b)),
                  advice);
}

NodeId Expressions::read(const syntax::DownTo& down, Span span) {
  NodeId value = read(*down.value);
  NodeId step = read(*down.step);
  const auto type = make_alike({&value, &step}, span);
  if (!type) return none;
  if (is_numeric(type->kind)) return add(Op::down_to, *type, span, {value, step});
  reading_.refuse(code::wrong_kind, span,
                  say("`down to` 取整到倍数，不能用于{}", "`down to` takes a multiple, which {} does not have",
                      words_for(type->kind)),
                  {"用于金额、比例、数或天数，如 `wage down to 10`",
                   "use it with money, rates, numbers or days, such as `wage down to 10`"});
  return none;
}

NodeId Expressions::read(const syntax::Extreme& extreme, Span span) {
  std::vector<NodeId> args;
  for (const auto& one : extreme.of) args.push_back(read(*one));
  std::vector<NodeId*> pointers;
  for (NodeId& id : args) pointers.push_back(&id);
  const char* word = extreme.least ? "least" : "greatest";
  const auto type = make_alike(pointers, span);
  if (!type) return none;
  if (is_ordered(type->kind)) return add(extreme.least ? Op::least : Op::greatest, *type, span, std::move(args));
  reading_.refuse(
      code::no_order, span,
      say("{}没有大小，`{}` 不能用", "{} has no order, so `{}` cannot be used", words_for(type->kind), word),
      {"用于金额、比例、数、天数或日期", "use it with money, rates, numbers, days or dates"});
  return none;
}

}  // namespace nuan::policy::check
