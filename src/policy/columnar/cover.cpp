// Covers: which facts take part at all.
#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

void Compiling::judge(const CoverNotes& cover, Index table) {
  Ground& ground = grounds_.facts(table);
  if (cover.cover == nullptr) return;
  const Reading reading = grounds_.own(ground);
  Judge judge{table, ground.space, ground.counted, {}, no_reg};
  Index index = 0;
  for (const Requirement& requirement : cover.cover->requirements) {
    // The checker lets no cover count rows, which depend on what covers decide.
    const bool counts = expressions_.reads_rows(requirement.condition);
    const Node& node = plan().node(requirement.condition);
    const Operand condition = counts ? expressions_.refused(node, {"参保条件汇总了其他行", "a cover reads other rows"})
                                     : expressions_.value(requirement.condition, reading);
    grounds_.flag(ground, condition.bad, ground.counted);
    const Arg holds = arithmetic_.argument(ground.space, condition, 1);
    const Index slot = cover.slots[static_cast<std::size_t>(index)];
    if (slot == none) judge.requirements.emplace_back(index, holds);
    if (slot != none) notes_.push_back({ground.space, ground.counted, holds, ground.subject, slot});
    ++index;
  }
  if (judge.requirements.empty()) return;
  judge.accepted = builder_.new_register();
  ground.accepted = judge.accepted;
  builder_.emit(judge);
}

// Once all is known of every subject.
void Compiling::count_notes() {
  for (CountNotes& note : notes_) {
    if (builder_.every_year()) {
      const Ground* ground = nullptr;
      for (const DatedTable& table : grounds_.dated_tables()) {
        if (table.space == note.space) ground = &grounds_.facts(table.table);
      }
      const Operand wanted = arithmetic_.gather(note.space, vector(grounds_.wanted(), flag_bounds), ground->year);
      note.counted = arithmetic_.both(note.space, vector(note.counted, flag_bounds), wanted).reg;
    }
    builder_.emit(note);
  }
}

}  // namespace nuan::policy::columnar
