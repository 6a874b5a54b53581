// Targets: what is counted, how much is to be reached, by when.
#include <algorithm>

#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

class ReadingTarget {
 public:
  ReadingTarget(Reading& reading, Expressions& expressions, const syntax::Target& written, Span span)
      : reading_(reading), written_(written), rows_(reading, expressions, written.head) {
    target_.name = written.head.name.text;
    target_.title = words_of(written.head.titles);
    target_.source = text_of(written.source);
    target_.span = span;
  }

  Target read() {
    if (!rows_.found()) return std::move(target_);
    target_.each = rows_.each();
    target_.counting = read_counting(*written_.counting);
    if (written_.beside) target_.beside = read_counting(*written_.beside);
    const Words reach{"`reach` ", "`reach`"};
    target_.reach = rows_.plain_number(rows_.for_all(*written_.reach, reach), reach);
    target_.by = day(rows_.value(*written_.by, {"`by` ", "`by`"}), {"`by` ", "`by`"});
    target_.on = day(rows_.for_all(*written_.on, {"`on` ", "`on`"}), {"`on` ", "`on`"});
    read_days();
    if (written_.per) read_per(*written_.per);
    return std::move(target_);
  }

 private:
  NodeId day(NodeId node, const Words& what) {
    if (node == none || reading_.plan.node(node).type.kind == Kind::date) return node;
    reading_.refuse(code::wrong_kind, reading_.plan.node(node).span,
                    say("{}要一个日期，这里是{}", "{} takes a date; this is {}", what,
                        words_for(reading_.plan.node(node).type.kind)),
                    {"写日期的列，或 `input today date`", "write a column of dates, or `input today date`"});
    return none;
  }

  Counting read_counting(const syntax::Counting& written) {
    Counting counting;
    counting.unit = words_of(written.unit);
    if (written.distinct)
      counting.distinct = rows_.value(*written.distinct, {"`count of distinct` ", "`count of distinct`"});
    if (written.rows && written.rows->text != written_.head.of.text)
      reading_.refuse(code::count_of_value, written.rows->span,
                      say("这里数的是 `{}` 的行", "the rows counted here are those of `{}`", written_.head.of.text),
                      say("写 `count of {}` 或 `count of distinct …`", "write `count of {}` or `count of distinct …`",
                          written_.head.of.text));
    return counting;
  }

  // The plan runs from its first day through the milestones to its last.
  void read_days() {
    target_.from = *written_.from;
    target_.to = *written_.to;
    Date before = target_.from;
    const auto must_follow = [&](Date next, Span span) {
      if (next <= before)
        reading_.refuse(code::dates_not_rising, span,
                        say("{} 不晚于 {}", "{} is not after {}", to_text(next), to_text(before)),
                        {"按日期先后写", "write them in the order of their days"});
      before = next;
    };
    for (const syntax::Milestone& milestone : written_.milestones) {
      const Words what{"`plan` ", "`plan`"};
      must_follow(*milestone.day, milestone.span);
      target_.milestones.push_back({*milestone.day, rows_.plain_number(rows_.for_all(*milestone.value, what), what)});
    }
    must_follow(target_.to, written_.days);
  }

  // A target above in the file, whose plan turns on the same days.
  void read_per(const syntax::Name& name) {
    const auto& above = reading_.plan.targets;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < above.size(); ++i) {
      if (!turns_with(above[i])) continue;
      known.push_back(above[i].name);
      if (above[i].name == name.text) target_.per = static_cast<Index>(i);
    }
    const Words within{"`within` ", "`within`"};
    target_.within = rows_.plain_number(rows_.for_all(*written_.within, within), within);
    if (target_.per != none) return;
    reading_.refuse(code::unknown_result, name.span,
                    say("上面没有起止和各点日子都相同的目标 `{}`",
                        "there is no target `{}` above whose plan has the same days", name.text),
                    reading_.suggest(name.text, known, {"可对照的有", "what can be held against"}));
  }

  [[nodiscard]] bool turns_with(const Target& other) const {
    return other.from == target_.from && other.to == target_.to &&
           std::ranges::equal(other.milestones, target_.milestones, {}, &Milestone::day, &Milestone::day);
  }

  Reading& reading_;
  const syntax::Target& written_;
  FormRows rows_;
  Target target_;
};

}  // namespace

void read_targets(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Target>([&](const syntax::Target& written, Span span) {
    reading.plan.targets.push_back(ReadingTarget(reading, expressions, written, span).read());
  });
}

}  // namespace nuan::policy::check
