// The door, and how a difference is noted.
#include "policy/diff/differing.hpp"
#include "policy/diff/effects.hpp"

namespace nuan::policy {
namespace {

Words or_nothing(const Words& words) {
  return {words.zh.empty() ? "无" : words.zh, words.en.empty() ? "none" : words.en};
}

}  // namespace

std::vector<Changed> Differing::all() {
  head();
  inputs();
  tables();
  groups();
  lets();
  covers();
  benefits();
  limits();
  forms();
  laws();
  examples();
  return std::move(changed_);
}

void Differing::about(Words what) { about_ = std::move(what); }

void Differing::note(Words line) {
  if (changed_.empty() || changed_.back().what != about_) changed_.push_back({about_, {}});
  changed_.back().lines.push_back(std::move(line));
}

void Differing::note(const Words& label, const Words& before, const Words& after) {
  const Words from = or_nothing(before);
  const Words to = or_nothing(after);
  note({label.zh + ":" + from.zh + " → " + to.zh, label.en + ": " + from.en + " → " + to.en});
}

void Differing::note_text(const Words& label, const std::string& before, const std::string& after) {
  const auto quoted = [](const std::string& text) {
    return text.empty() ? Words{} : Words{"「" + text + "」", "\"" + text + "\""};
  };
  if (before != after) note(label, quoted(before), quoted(after));
}

void Differing::note_words(const Words& label, const Words& before, const Words& after) {
  if (before == after) return;
  const Words from = or_nothing(before);
  const Words to = or_nothing(after);
  const std::string zh = from.zh + " → " + to.zh;
  const std::string en = from.en + " → " + to.en;
  note({label.zh + (before.zh == after.zh ? "(英文):" + en : ":" + zh),
        label.en + (before.en == after.en ? " (Chinese): " + zh : ": " + en)});
}

void Differing::note_source(const Words& label, const std::string& before, const std::string& after) {
  note_text({label.zh + "的出处", "source of " + label.en}, before, after);
}

Diff diff(const Plan& before, const Plan& after) {
  Diff diff;
  diff.changed = Differing(before, after).all();
  tell_effects(before, after, diff);
  return diff;
}

}  // namespace nuan::policy
