#include "policy/apply.hpp"

#include <array>

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

constexpr std::array of_measure = {FigureName{"n", number},           FigureName{"share", number},
                                   FigureName{"low", number},         FigureName{"high", number},
                                   FigureName{"change", number},      FigureName{"change_low", number},
                                   FigureName{"change_high", number}, FigureName{"shown", word}};

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
    default:      // untested: an index is no form of a policy yet
      return {};  // untested: an index is no form of a policy yet
  }
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
    default:      // untested: an index is no form of a policy yet
      return {};  // untested: an index is no form of a policy yet
  }
}

}  // namespace nuan::policy
