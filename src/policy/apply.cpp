#include "policy/apply.hpp"

#include <array>

#include "base/result.hpp"

namespace nuan::policy {
namespace {

using enum FigureKind;

constexpr std::array of_admission = {FigureName{"decision", word}, FigureName{"code", word},
                                     FigureName{"reason", sentence}};

constexpr std::array of_price = {FigureName{"full", money}, FigureName{"pay", money}, FigureName{"saved", money},
                                 FigureName{"refund", money}};
constexpr std::array of_share = {FigureName{"quota", number}, FigureName{"amount", money}, FigureName{"paid", money},
                                 FigureName{"net", money}};
constexpr std::array of_target = {
    FigureName{"unit", sentence}, FigureName{"target", number},   FigureName{"done", number}, FigureName{"by", word},
    FigureName{"pace", number},   FigureName{"forecast", number}, FigureName{"status", word}};

constexpr std::array of_measure = {FigureName{"n", number},
                                   FigureName{"share", number},
                                   FigureName{"low", number},
                                   FigureName{"high", number},
                                   FigureName{"change", number},
                                   FigureName{"change_low", number},
                                   FigureName{"change_high", number},
                                   FigureName{"shown", word},
                                   FigureName{"mean", number},
                                   FigureName{"standard_error", number},
                                   FigureName{"design_effect", number}};

constexpr std::array of_index = {FigureName{"value", number}, FigureName{"rank", number},
                                 FigureName{"contribution", number}};

}  // namespace

std::string_view word_of(Form form) {
  static constexpr std::array<std::string_view, 6> words = {"admission", "price",   "share",
                                                            "index",     "measure", "target"};
  return words[static_cast<std::size_t>(form)];
}

std::span<const FigureName> figures_of(Form form) {
  switch (form) {
    case Form::admission:
      return of_admission;
    case Form::price:
      return of_price;
    case Form::share:
      return of_share;
    case Form::target:
      return of_target;
    case Form::measure:
      return of_measure;
    case Form::index:
      return of_index;
  }
  stop_for_bug("a form has figures", __FILE__, __LINE__);  // untested: the switch names every form
}

FigureKind kind_of(const Plan& plan, const FormPlace& place, const FigureName& figure) {
  const bool counts = place.form == Form::share && plan.shares[static_cast<std::size_t>(place.index)].counts;
  return counts && figure.kind == money ? number : figure.kind;
}

std::string_view main_figure(Form form) {
  switch (form) {
    case Form::admission:
      return "decision";
    case Form::price:
      return "pay";
    case Form::share:
      return "amount";
    case Form::target:
      return "done";
    case Form::measure:
      return "share";
    case Form::index:
      return "value";
  }
  stop_for_bug("a form has a main figure", __FILE__, __LINE__);  // untested: the switch names every form
}

}  // namespace nuan::policy
