// The head of a policy and the facts it needs.
#include "policy/diff/differing.hpp"
#include "policy/diff/meaning.hpp"

namespace nuan::policy {
namespace {

const Words title_words{"标题", "title"};

// A declaration by its word, its title and its name.
Words declared(const Words& word, const std::string& name, const Words& title) {
  return {word.zh + (title.zh.empty() || title.zh == name ? " " + name : "「" + title.zh + "」(" + name + ")"),
          word.en + " " + name};
}

Words alike(const std::string& text) { return {text, text}; }

std::string names(const Plan& plan, const Group& group) {
  const Table& table = plan.tables[static_cast<std::size_t>(group.table)];
  std::string text = table.name;
  for (const Index by : group.by) {
    text += ", " + (by == order_by_id ? table.id_name : table.columns[static_cast<std::size_t>(by)].name);
  }
  return text;
}

}  // namespace

void Differing::head() {
  const Plan& a = before_.plan();
  const Plan& b = after_.plan();
  about({"规则", "the policy"});
  note_text({"名称", "name"}, a.name, b.name);
  note_title(a.title, b.title);
  note_text({"照谁的规则", "whose rule it is"}, a.after, b.after);
  note_text({"版本", "edition"}, a.edition, b.edition);
  if (a.from != b.from)
    note({"版本起始日", "first day of the edition"}, alike(to_text(a.from)), alike(to_text(b.from)));
  if (a.standing != b.standing || a.by_issuer != b.by_issuer) {
    const auto standing = [](const Speaker& speaker) { return speaker.standing(); };
    note({"效力", "standing"}, before_.both(standing), after_.both(standing));
  }
  note_text({"货币", "currency"}, a.currency, b.currency);
  const auto year = [](const Speaker& speaker) { return speaker.year_rule(); };
  const Words year_before = before_.both(year);
  const Words year_after = after_.both(year);
  if (year_before != year_after) note({"年度", "year"}, year_before, year_after);
}

void Differing::type(const Words& label, const Type& before, const Type& after) {
  const auto kind = [](const Type& of) { return [of](const Speaker& speaker) { return speaker.kind(of); }; };
  if (before.kind != after.kind || before.dated != after.dated) {
    return note(label, before_.both(kind(before)), after_.both(kind(after)));
  }
  if (before.choices == none) return;
  const auto& old_set = before_.plan().choice_sets[static_cast<std::size_t>(before.choices)];
  const auto& new_set = after_.plan().choice_sets[static_cast<std::size_t>(after.choices)];
  match(old_set, new_set, &ChoiceName::name, [&](const ChoiceName* one, const ChoiceName* other) {
    const std::string& name = one != nullptr ? one->name : other->name;
    if (one == nullptr) return note({label.zh + ":新增选项 " + name, label.en + ": new choice " + name});
    if (other == nullptr) return note({label.zh + ":去掉选项 " + name, label.en + ": choice gone " + name});
    note_words({label.zh + ":选项 " + name + " 的标题", label.en + ": title of choice " + name}, one->title,
               other->title);
  });
}

void Differing::inputs() {
  match(before_.plan().inputs, after_.plan().inputs, &Input::name, [&](const Input* one, const Input* other) {
    const Input& any = one != nullptr ? *one : *other;
    about(declared({"单个数值", "input"}, any.name, any.title));
    if (one == nullptr) return note({"新增", "new"});
    if (other == nullptr) return note({"去掉", "gone"});
    note_title(one->title, other->title);
    type({"内容", "holds"}, one->type, other->type);
  });
}

std::string Differing::order_of(const Table& table) {
  std::string text;
  for (const Index column : table.order) {
    text += (text.empty() ? "" : ", ") +
            (column == order_by_id ? table.id_name : table.columns[static_cast<std::size_t>(column)].name);
  }
  return text;
}

void Differing::tables() {
  match(before_.plan().tables, after_.plan().tables, &Table::name, [&](const Table* one, const Table* other) {
    const Table& any = one != nullptr ? *one : *other;
    about(declared({"表", "table"}, any.name, any.title));
    if (one == nullptr) return note({"新增", "new"});
    if (other == nullptr) return note({"去掉", "gone"});
    table(*one, *other);
  });
}

void Differing::table(const Table& before, const Table& after) {
  note_title(before.title, after.title);
  note_text({"人员的主键", "key of the person"}, before.key_name, after.key_name);
  note_text({"先后次序", "order"}, order_of(before), order_of(after));
  if (before.may_reverse != after.may_reverse) {
    note(after.may_reverse ? Words{"可以冲销", "rows can be undone"}
                           : Words{"不再可以冲销", "rows can no longer be undone"});
  }
  match(before.columns, after.columns, &Column::name, [&](const Column* one, const Column* other) {
    if (one == nullptr) return note({"新增列 " + other->name, "new column " + other->name});
    if (other == nullptr) return note({"去掉列 " + one->name, "column gone " + one->name});
    column(*one, *other);
  });
}

void Differing::column(const Column& before, const Column& after) {
  const Words label{"列 " + before.name, "column " + before.name};
  note_words({label.zh + " 的标题", "title of " + label.en}, before.title, after.title);
  type(label, before.type, after.type);
}

void Differing::groups() {
  match(before_.plan().groups, after_.plan().groups, &Group::name, [&](const Group* one, const Group* other) {
    const Group& any = one != nullptr ? *one : *other;
    about(declared({"分组", "group"}, any.name, any.title));
    if (one == nullptr) return note({"新增", "new"});
    if (other == nullptr) return note({"去掉", "gone"});
    note_title(one->title, other->title);
    note_text({"按", "by"}, names(before_.plan(), *one), names(after_.plan(), *other));
  });
}

void Differing::note_title(const Words& before, const Words& after) { note_words(title_words, before, after); }

}  // namespace nuan::policy
