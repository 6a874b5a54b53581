#include "policy/show/figure_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace nuan::policy {
namespace {

struct Named {
  std::string_view word, zh, en;
};

constexpr std::array all = {
    // admission
    Named{"code", "代码", "code"},
    Named{"reason", "理由", "reason"},
    Named{"admit", "准入", "admitted"},
    Named{"refuse", "不予准入", "refused"},
    Named{"review", "转人工审核", "for a person to decide"},
    // price
    Named{"full", "原价", "full price"},
    Named{"saved", "优惠", "saved"},
    Named{"refund", "退回", "given back"},
    // share
    Named{"quota", "应得", "quota"},
    Named{"paid", "出资", "paid in"},
    Named{"net", "净得", "net"},
    // target
    Named{"target", "目标", "target"},
    Named{"by", "截至", "as of"},
    Named{"pace", "进度", "pace"},
    Named{"forecast", "预测", "forecast"},
    Named{"status", "状态", "status"},
    Named{"reached", "已达到", "reached"},
    Named{"not-begun", "未开始", "not begun"},
    Named{"on-course", "按计划", "on course"},
    Named{"behind", "落后", "behind"},
    Named{"missed", "未达到", "missed"},
    // measure
    Named{"n", "回答数", "answers"},
    Named{"low", "下限", "low end"},
    Named{"high", "上限", "high end"},
    Named{"change", "变动", "change"},
    Named{"change_low", "变动下限", "change, low end"},
    Named{"change_high", "变动上限", "change, high end"},
    Named{"shown", "公布", "shown"},
    Named{"mean", "均值", "mean"},
    Named{"standard_error", "标准误", "standard error"},
    Named{"design_effect", "设计效应", "design effect"},
    Named{"yes", "是", "yes"},
    Named{"no", "否", "no"},
    // index
    Named{"rank", "名次", "rank"},
    Named{"contribution", "贡献", "contribution"},
};

}  // namespace

Words figure_words(std::string_view word) {
  const auto* found = std::ranges::find(all, word, &Named::word);
  if (found == all.end()) return {std::string(word), std::string(word)};
  return {std::string(found->zh), std::string(found->en)};
}

}  // namespace nuan::policy
