// From subjects to the columns of a batch.
#include "policy/batch_of.hpp"

#include <algorithm>
#include <map>

namespace nuan::policy {

namespace {

std::int64_t whole(const Rational& number) {
  const bool fits = number.get_den() == 1 && number.get_num().fits_slong_p() != 0;
  return fits ? number.get_num().get_si() : not_held;
}

class Filling {
 public:
  Filling(const Plan& plan, Batch& batch) : plan_(plan), batch_(batch) {
    batch_.tables.resize(plan.tables.size());
    for (std::size_t table = 0; table < plan.tables.size(); ++table) {
      batch_.tables[table].columns.resize(plan.tables[table].columns.size());
      batch_.tables[table].periods.resize(plan.tables[table].columns.size());
      for (std::size_t column = 0; column < plan.tables[table].columns.size(); ++column) {
        if (is_periods(table, column)) batch_.tables[table].periods[column].begin.push_back(0);
      }
      if (!plan.tables[table].is_subject) batch_.tables[table].subject_begin.push_back(0);
    }
  }

  void add(const Subject& subject) {
    ++batch_.subjects;
    for (std::size_t table = 0; table < plan_.tables.size(); ++table) {
      TableRows& rows = batch_.tables[table];
      if (plan_.tables[table].is_subject) {
        add_row(table, subject.columns);
        continue;
      }
      for (const Fact& fact : facts_in_force(plan_, static_cast<Index>(table), subject.facts[table])) {
        add_row(table, fact.columns);
      }
      rows.subject_begin.push_back(static_cast<std::uint32_t>(rows.rows));
    }
  }

 private:
  [[nodiscard]] bool is_periods(std::size_t table, std::size_t column) const {
    const Type& type = plan_.tables[table].columns[column].type;
    return type.dated || type.kind == Kind::periods;
  }

  void add_row(std::size_t table, const std::vector<Value>& values) {
    TableRows& rows = batch_.tables[table];
    ++rows.rows;
    for (std::size_t column = 0; column < values.size(); ++column) {
      const Type& type = plan_.tables[table].columns[column].type;
      if (type.dated) {
        add_dated(rows.periods[column], type, std::get<DatedValues>(values[column]));
      } else if (type.kind == Kind::periods) {
        PeriodsColumn& into = rows.periods[column];
        const std::vector<Period>& items = std::get<Periods>(values[column]).items();
        into.items.insert(into.items.end(), items.begin(), items.end());
        into.begin.push_back(static_cast<std::uint32_t>(into.items.size()));
      } else {
        rows.columns[column].push_back(number_of(type, values[column]));
      }
    }
  }

  void add_dated(PeriodsColumn& into, const Type& type, const DatedValues& values) {
    for (const DatedItem& item : values) {
      into.items.push_back(item.period);
      into.values.push_back(number_of(type, item.value));
    }
    into.begin.push_back(static_cast<std::uint32_t>(into.items.size()));
  }

  std::int64_t number_of(const Type& type, const Value& value) {
    switch (type.kind) {
      case Kind::date:
        return std::get<Date>(value).days();
      case Kind::choice:
        return std::get<Choice>(value).index;
      case Kind::flag:
        return std::get<bool>(value) ? 1 : 0;
      case Kind::text:
        return text(std::get<std::string>(value));
      case Kind::rate:
      case Kind::number:
        return whole(std::get<Rational>(value) * static_cast<long>(number_scale));
      case Kind::real: {
        const std::optional<Rational>& measured = std::get<Measured>(value).number;
        return measured ? whole(*measured * static_cast<long>(number_scale)) : not_held;
      }
      default:
        return whole(std::get<Rational>(value));
    }
  }

  std::int64_t text(const std::string& words) {
    const auto [known, fresh] = numbers_.try_emplace(words, static_cast<std::int64_t>(batch_.texts.size()));
    if (fresh) batch_.texts.push_back(words);
    return known->second;
  }

  const Plan& plan_;
  Batch& batch_;
  std::map<std::string, std::int64_t> numbers_;
};

}  // namespace

Batch batch_of(const Plan& plan, const std::vector<Subject>& subjects) {
  Batch batch;
  Filling filling(plan, batch);
  for (const Subject& subject : subjects) filling.add(subject);
  return batch;
}

}  // namespace nuan::policy
