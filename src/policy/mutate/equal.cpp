#include "policy/mutate/equal.hpp"

#include "policy/mutate/canonical.hpp"

namespace nuan::policy {
namespace {

Words proof_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::date:
      return {"两个日期之间没有一天会读这个值", "the value is read on no day between the two dates"};
    case ChangeKind::comparison:
      return {"恰在分界上时,两边的结果相等", "exactly at the boundary both sides give the same"};
    case ChangeKind::scope:
      return {"每一行的数额都是整分,在哪个范围里相加都一样",
              "every fact asks whole fen, so it makes no difference over what they are added up"};
    case ChangeKind::amount:
    case ChangeKind::band:
      return {"改动处的值从来不读,或两边的值相同", "the value is never read there, or both sides give the same"};
    default:
      return {"改动前后处处一样", "both come to the same everywhere"};
  }
}

}  // namespace

std::optional<Words> proved_equal(const Plan& plan, const Plan& changed, ChangeKind kind) {
  Canonical::Definitions definitions;
  if (Canonical(plan, definitions).whole() != Canonical(changed, definitions).whole()) return std::nullopt;
  return proof_of(kind);
}

}  // namespace nuan::policy
