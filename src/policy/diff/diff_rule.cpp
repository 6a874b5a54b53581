// What a rule consists of: values, requirements, benefits, limits.
#include <functional>

#include "policy/diff/differing.hpp"
#include "policy/diff/meaning.hpp"
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

const Words fresh{"新增", "new"};
const Words gone{"去掉", "gone"};
const Words other_order{"先后次序变了:前面的先占额度", "the order changed: what stands first is served first"};

Words titled(const Words& word, const std::string& name, const Words& title) {
  return {word.zh + (title.zh.empty() ? " " + name : "「" + title.zh + "」(" + name + ")"), word.en + " " + name};
}

Words with(const Words& word, const Words& what) { return {word.zh + ":" + what.zh, word.en + ": " + what.en}; }

}  // namespace

void Differing::lets() {
  match(before_.plan().lets, after_.plan().lets, &Let::name, [&](const Let* one, const Let* other) {
    const std::string& name = one != nullptr ? one->name : other->name;
    const Side& side = other != nullptr ? after_ : before_;
    const auto index = static_cast<Index>((other != nullptr ? other : one) - side.plan().lets.data());
    const bool money = used_as_money(side.plan(), index);
    about({"值 " + name, "value " + name});
    if (one == nullptr) return note(with(fresh, after_.value(other->value, money)));
    if (other == nullptr) return note(with(gone, before_.value(one->value, money)));
    value({"取值", "value"}, {one->value, other->value}, money);
    note_source({"取值", "value"}, one->source, other->source);
  });
}

void Differing::covers() {
  const auto name_in = [](const Plan& plan) {
    return [&plan](const Cover& cover) { return plan.tables[static_cast<std::size_t>(cover.table)].name; };
  };
  const auto find = [](const Side& side, const std::string& table, const auto& name_of) -> const Cover* {
    for (const Cover& cover : side.plan().covers) {
      if (name_of(cover) == table) return &cover;
    }
    return nullptr;
  };
  const auto before_name = name_in(before_.plan());
  const auto after_name = name_in(after_.plan());
  for (const Cover& one : before_.plan().covers) {
    about({"受理条件 " + before_name(one), "cover " + before_name(one)});
    cover(&one, find(after_, before_name(one), after_name));
  }
  for (const Cover& other : after_.plan().covers) {
    about({"受理条件 " + after_name(other), "cover " + after_name(other)});
    if (find(before_, after_name(other), before_name) == nullptr) cover(nullptr, &other);
  }
}

void Differing::cover(const Cover* before, const Cover* after) {
  static const std::vector<Requirement> empty;
  const auto& old_lines = before != nullptr ? before->requirements : empty;
  const auto& new_lines = after != nullptr ? after->requirements : empty;
  match(old_lines, new_lines, &Requirement::code, [&](const Requirement* one, const Requirement* other) {
    const Words line{"条件 " + (one != nullptr ? one : other)->code,
                     "requirement " + (one != nullptr ? one : other)->code};
    if (one == nullptr)
      return note(with({fresh.zh + line.zh, fresh.en + " " + line.en}, after_.value(other->condition)));
    if (other == nullptr)
      return note(with({gone.zh + line.zh, line.en + " " + gone.en}, before_.value(one->condition)));
    requirement(*one, *other);
  });
  if (reordered(old_lines, new_lines, &Requirement::code)) {
    note({"条件的先后变了:先不符合的决定结果", "the order of requirements changed: the first that fails decides"});
  }
}

void Differing::requirement(const Requirement& before, const Requirement& after) {
  value({before.code + " 的条件", "condition of " + before.code}, {before.condition, after.condition});
  if (before.answer != after.answer) {
    const auto said = [](Answer answer) {
      return [answer](const Speaker& speaker) { return consequence(speaker, answer); };
    };
    note({"不符合 " + before.code + " 时", "where " + before.code + " fails"}, before_.both(said(before.answer)),
         after_.both(said(after.answer)));
  }
  note_words({before.code + " 的说明", "words of " + before.code}, before.words, after.words);
  note_source({before.code, before.code}, before.source, after.source);
}

void Differing::benefits() {
  match(before_.plan().benefits, after_.plan().benefits, &Benefit::name, [&](const Benefit* one, const Benefit* other) {
    const Benefit& any = one != nullptr ? *one : *other;
    about(titled({"待遇", "benefit"}, any.name, any.title));
    if (one == nullptr) return whole(after_, *other, fresh);
    if (other == nullptr) return whole(before_, *one, gone);
    benefit(*one, *other);
  });
  about({"各项待遇", "the benefits"});
  if (reordered(before_.plan().benefits, after_.plan().benefits, &Benefit::name)) note(other_order);
}

void Differing::benefit(const Benefit& before, const Benefit& after) {
  note_title(before.title, after.title);
  const auto table = [](const Side& side, const Benefit& of) {
    return side.plan().tables[static_cast<std::size_t>(of.table)].name;
  };
  note_text({"用哪个表", "facts from"}, table(before_, before), table(after_, after));
  value({"基数", "base"}, {before.on, after.on});
  value({"范围", "only where"}, {before.where, after.where});
  scope({"累计", "counted"}, before.scope, before.table, after.scope, after.table);
  value({"起付线", "deductible"}, {before.above, after.above});
  if (before.pay != after.pay) {
    const auto way = [](Benefit::Pay pay) {
      return pay == Benefit::Pay::bands      ? Words{"按比例", "by bands"}
             : pay == Benefit::Pay::per_fact ? Words{"每笔相加", "added up over facts"}
                                             : Words{"只取最高", "the largest alone"};
    };
    note({"怎样付", "how it is paid"}, way(before.pay), way(after.pay));
  }
  bands(before, after);
  value({"补足到", "raised to"}, {before.raise_to, after.raise_to});
  value({"不到此数不付", "nothing under"}, {before.nothing_under, after.nothing_under});
  caps(before, after);
  note_text({"付给", "paid to"}, before.payee, after.payee);
}

// A benefit that only one of the policies has, clause by clause.
void Differing::whole(const Side& side, const Benefit& benefit, const Words& what) {
  note(what);
  const auto clause = [&](const Words& label, NodeId node) {
    if (node != none) note(with(label, side.value(node)));
  };
  clause({"基数", "base"}, benefit.on);
  clause({"范围", "only where"}, benefit.where);
  note(with({"累计", "counted"}, side.per(benefit.scope, benefit.table)));
  clause({"起付线", "deductible"}, benefit.above);
  note(with({"付", "pays"}, band_words(side, benefit)));
  clause({"补足到", "raised to"}, benefit.raise_to);
  clause({"不到此数不付", "nothing under"}, benefit.nothing_under);
  for (const Cap& cap : benefit.caps) note(with({"封顶", "cap"}, cap_words(side, cap, benefit.table)));
}

Words Differing::cap_words(const Side& side, const Cap& cap, Index table) const {
  const Words amount = side.value(cap.amount);
  const Words per = side.per(cap.scope, table);
  return {per.zh + " " + amount.zh, amount.en + " " + per.en};
}

// Caps go together by what they are counted over.
void Differing::caps(const Benefit& before, const Benefit& after) {
  const auto same_scope = [&](const Cap& one, const Cap& other) {
    return meaning(before_.plan(), one.scope) == meaning(after_.plan(), other.scope);
  };
  const Words label{"封顶", "cap"};
  for (const Cap& one : before.caps) {
    const auto found =
        std::find_if(after.caps.begin(), after.caps.end(), [&](const Cap& cap) { return same_scope(one, cap); });
    if (found == after.caps.end()) {
      note(with({gone.zh + label.zh, label.en + " " + gone.en}, cap_words(before_, one, before.table)));
      continue;
    }
    const Words per = before_.per(one.scope, before.table);
    const Words each{per.zh + label.zh, label.en + " " + per.en};
    value(each, {one.amount, found->amount});
    note_source(each, one.source, found->source);
  }
  for (const Cap& other : after.caps) {
    const bool known =
        std::any_of(before.caps.begin(), before.caps.end(), [&](const Cap& cap) { return same_scope(cap, other); });
    if (!known) note(with({fresh.zh + label.zh, fresh.en + " " + label.en}, cap_words(after_, other, after.table)));
  }
}

Words Differing::benefits_of(const Side& side, const Limit& limit) const {
  Words all;
  for (const Index one : limit.benefits) {
    const Words name = side.both([one](const Speaker& speaker) { return speaker.benefit(one); });
    all.zh += (all.zh.empty() ? "" : "、") + name.zh;
    all.en += (all.en.empty() ? "" : ", ") + name.en;
  }
  return all;
}

void Differing::limits() {
  match(before_.plan().limits, after_.plan().limits, &Limit::name, [&](const Limit* one, const Limit* other) {
    const Limit& any = one != nullptr ? *one : *other;
    about(titled({"限额", "limit"}, any.name, any.title));
    const auto table = [](const Side& side, const Limit& limit) {
      return side.plan().benefits[static_cast<std::size_t>(limit.benefits.front())].table;
    };
    if (one == nullptr) return note(with(fresh, cap_words(after_, other->cap, table(after_, *other))));
    if (other == nullptr) return note(with(gone, cap_words(before_, one->cap, table(before_, *one))));
    limit(*one, *other);
  });
  about({"各项限额", "the limits"});
  if (reordered(before_.plan().limits, after_.plan().limits, &Limit::name)) note(other_order);
}

void Differing::limit(const Limit& before, const Limit& after) {
  note_title(before.title, after.title);
  const auto names = [](const Side& side, const Limit& limit) {
    std::string all;
    for (const Index one : limit.benefits) all += side.plan().benefits[static_cast<std::size_t>(one)].name + " ";
    return all;
  };  // untested: gcov counts the unwinding of `all` alone here
  if (names(before_, before) != names(after_, after)) {
    note({"合计哪些待遇", "benefits together"}, benefits_of(before_, before), benefits_of(after_, after));
  }
  value({"最多", "at most"}, {before.cap.amount, after.cap.amount});
  const auto table = [](const Side& side, const Limit& limit) {
    return side.plan().benefits[static_cast<std::size_t>(limit.benefits.front())].table;
  };
  scope({"范围", "over"}, before.cap.scope, table(before_, before), after.cap.scope, table(after_, after));
  note_source({"最多", "at most"}, before.cap.source, after.cap.source);
}

}  // namespace nuan::policy
