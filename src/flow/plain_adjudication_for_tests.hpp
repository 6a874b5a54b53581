// For tests: the same answer as adjudicate(), found in the plainest way: whole files in memory, maps, the interpreter
// for every person, nothing shared with the fast road but the readers of single values.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.hpp"
#include "claims/fields.hpp"
#include "claims/flaws.hpp"
#include "claims/identity.hpp"
#include "claims/shape.hpp"
#include "flow/adjudicate.hpp"
#include "policy/settle.hpp"

namespace nuan::flow {

class PlainAdjudication {
 public:
  PlainAdjudication(const Wish& wish, const std::map<std::string, std::string>& files)
      : wish_(wish), plan_(*wish.plan) {
    read(0, claims::members_shape(plan_), files.at(wish.members));
    for (std::size_t i = 0; i < wish.facts.size(); ++i)
      read(static_cast<int>(i) + 1,
           claims::facts_shape(plan_, wish.facts[i].first, i == 0 ? "claims" : plan_.tables[wish.facts[i].first].name),
           files.at(wish.facts[i].second));
    if (wish.paid) read(static_cast<int>(wish.facts.size()) + 1, claims::paid_shape(plan_), files.at(*wish.paid));
    drop_twofold();
    settle();
  }

  std::string payments, parts, rejects = "file,line,code,message,text\n";
  std::map<std::string, std::uint64_t> counted;  // `claims undone` ...

 private:
  using Values = std::vector<policy::Value>;
  struct Row {
    int file = 0;
    std::uint64_t line = 0;
    std::string text;  // as rejects.csv shows it
    std::string key, id, reverses, card,
        more;  // more: of a member, what counts besides the columns; of paid, the benefit
    Values columns;
    std::int64_t paid = 0;
  };

  // ---- reading
  struct Record {
    std::uint64_t line = 0;
    std::string text;
    std::vector<std::string> fields;
    bool cut = false, open = false, malformed = false;
  };
  static std::vector<Record> records_of(const std::string& text) {
    std::vector<Record> records;
    std::uint64_t line = 1;
    for (std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < text.size();) {
      Record record{.line = line};
      const std::size_t begin = at;
      bool quoted = false, behind_quote = false, start = true;
      record.fields.emplace_back();
      for (;; ++at) {
        if (at == text.size()) {
          record.cut = true;
          record.open = quoted;
          break;
        }
        const char c = text[at];
        if (c == '\n') ++line;
        if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
          record.fields.back() += '"';
          ++at;
        } else if (quoted && c == '"') {
          quoted = false;
          behind_quote = true;
        } else if (quoted) {
          record.fields.back() += c;
        } else if (c == '\n') {
          break;
        } else if (c == ',') {
          record.fields.emplace_back();
          start = true;
          behind_quote = false;
          continue;
        } else if (start && c == '"') {
          quoted = true;
        } else if (c == '\r' && (at + 1 == text.size() || text[at + 1] == '\n')) {
          // belongs to the line end
        } else {
          record.malformed = record.malformed || behind_quote;
          record.fields.back() += c;
        }
        start = false;
      }
      record.text = text.substr(begin, at - begin);
      if (record.text.ends_with('\r')) record.text.pop_back();
      if (record.open && record.fields.back().ends_with('\r')) record.fields.back().pop_back();
      if (at < text.size()) ++at;
      records.push_back(std::move(record));
    }
    return records;
  }

  void read(int file, claims::Shape shape, const std::string& text) {
    labels_.push_back(shape.label);
    const std::vector<Record> records = records_of(text);
    const auto layout = claims::read_header(shape, records.front().fields, shape.label);
    for (std::size_t i = 1; i < records.size(); ++i) {
      const Record& record = records[i];
      if (record.fields.size() == 1 && record.fields.front().empty() && record.text.empty()) {
        ++counted[shape.label + " blank"];
        continue;
      }
      ++counted[shape.label + " rows"];
      Row row{.file = file, .line = record.line, .text = record.text};
      const auto [flaw, column] = read_row(shape, *layout, record, row);
      if (flaw == claims::Flaw::none)
        rows_.push_back(std::move(row));
      else
        reject(row, std::string(claims::code_of(flaw)), claims::words_of(flaw, column));
    }
  }

  std::pair<claims::Flaw, std::string> read_row(const claims::Shape& shape, const claims::Layout& layout,
                                                const Record& record, Row& row) {
    using claims::Flaw;
    if (record.open || (record.cut && record.fields.size() < layout.fields)) return {Flaw::truncated_record, ""};
    if (record.malformed) return {Flaw::quotes_malformed, ""};
    if (record.fields.size() != layout.fields) return {Flaw::field_count, ""};
    const auto field = [&](std::int32_t place) { return "        " + record.fields[static_cast<std::size_t>(place)]; };
    const auto view = [](const std::string& text) { return std::string_view(text).substr(8); };
    const std::string key = field(layout.key);
    if (trim(view(key)).empty()) return {Flaw::key_missing, shape.key_name};
    const auto certificate = claims::read_certificate(view(key));
    switch (certificate.flaw) {
      case claims::IdentityFlaw::none:
        break;
      case claims::IdentityFlaw::as_number:
        return {Flaw::identity_as_number, shape.key_name};
      case claims::IdentityFlaw::type:
        return {Flaw::identity_type, shape.key_name};
      case claims::IdentityFlaw::character:
        return {Flaw::identity_character, shape.key_name};
      case claims::IdentityFlaw::length:
        return {Flaw::identity_length, shape.key_name};
      case claims::IdentityFlaw::birth_date:
        return {Flaw::identity_birth_date, shape.key_name};
      case claims::IdentityFlaw::check_digit:
        return {Flaw::identity_check_digit, shape.key_name};
    }
    row.key = certificate.value.text();
    if (shape.role == claims::Role::paid) {
      row.more = record.fields[static_cast<std::size_t>(layout.benefit)];
      if (std::find(shape.benefits.begin(), shape.benefits.end(), row.more) == shape.benefits.end())
        return {Flaw::no_such_benefit, "benefit"};
      const std::string amount = field(layout.amount);
      const Flaw flaw = claims::read_amount(view(amount), row.paid);
      return {flaw == Flaw::none && row.paid < 0 ? Flaw::negative_amount : flaw, "amount"};
    }
    if (shape.role == claims::Role::members) {
      for (const std::int32_t place : {layout.card, layout.name, layout.phone}) row.more += field(place) + "|";
      row.card = record.fields[static_cast<std::size_t>(layout.card)];
    } else {
      row.id = record.fields[static_cast<std::size_t>(layout.id)];
      if (row.id.empty()) return {Flaw::id_missing, shape.id_name};
      if (layout.reverses >= 0) row.reverses = record.fields[static_cast<std::size_t>(layout.reverses)];
    }
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      const std::string text = field(layout.columns[i]);
      policy::Value value;
      const Flaw flaw = read_value(shape.columns[i], view(text), !row.reverses.empty(), value);
      if (flaw != Flaw::none) return {flaw, shape.columns[i].name};
      row.columns.push_back(std::move(value));
    }
    return {Flaw::none, ""};
  }

  claims::Flaw read_value(const claims::ShapeColumn& column, std::string_view text, bool may_be_negative,
                          policy::Value& out) {
    using claims::Flaw;
    using policy::Kind;
    std::int64_t number = 0;
    Flaw flaw = Flaw::none;
    if (column.type.dated) {
      policy::DatedValues values;
      flaw = claims::read_dated(text, column.type.kind, values);
      out = std::move(values);
      return flaw;
    }
    switch (column.type.kind) {
      case Kind::money: {
        const ReadMoney read = read_money(text);
        if (read.flaw != MoneyFlaw::none)
          return read.flaw == MoneyFlaw::too_large ? Flaw::amount_too_large : Flaw::amount_malformed;
        number = read.value.fen();
        break;
      }
      case Kind::count:
        flaw = claims::read_whole(text, number, Flaw::count_malformed);
        break;
      case Kind::days:
        flaw = claims::read_whole(text, number, Flaw::days_malformed);
        break;
      default:
        return read_what_has_no_sign(column, text, out);
    }
    if (flaw == Flaw::none && number < 0 && !may_be_negative) flaw = Flaw::negative_amount;
    out = Rational(mpz_class(static_cast<long>(number)));
    return flaw;
  }

  static claims::Flaw read_what_has_no_sign(const claims::ShapeColumn& column, std::string_view text,
                                            policy::Value& out) {
    using claims::Flaw;
    using policy::Kind;
    switch (column.type.kind) {
      case Kind::rate:
      case Kind::number: {
        std::int64_t number = 0;
        const Flaw flaw =
            column.type.kind == Kind::rate ? claims::read_rate(text, number) : claims::read_scaled(text, number);
        Rational value(mpz_class(static_cast<long>(number)), mpz_class(1'000'000));
        value.canonicalize();
        out = value;
        return flaw;
      }
      case Kind::date: {
        const auto date = Date::read_with_time(text);
        if (!date) return Flaw::date_impossible;
        out = *date;
        return Flaw::none;
      }
      case Kind::periods: {
        auto periods = Periods::read(text);
        if (!periods) return Flaw::periods_malformed;
        out = *periods;
        return Flaw::none;
      }
      case Kind::choice: {
        const policy::Index choice = column.choices.find(text);
        out = policy::Choice{choice};
        return choice == policy::none ? Flaw::choice_unknown : Flaw::none;
      }
      case Kind::flag: {
        bool value = false;
        const Flaw flaw = claims::read_flag(text, value);
        out = value;
        return flaw;
      }
      default:
        out = std::string(text);
        return Flaw::none;
    }
  }

  // ---- rows among the others
  [[nodiscard]] bool is_fact(const Row& row) const {
    return row.file > 0 && row.file <= static_cast<int>(wish_.facts.size());
  }
  static bool same(const Row& a, const Row& b) {
    return a.key == b.key && a.id == b.id && a.reverses == b.reverses && a.more == b.more && a.columns == b.columns;
  }

  void drop_twofold() {
    std::map<std::pair<int, std::string>, std::vector<Row>> kept;  // members by key, facts by id
    std::vector<Row> paid;
    for (Row& row : rows_) {
      if (row.file > static_cast<int>(wish_.facts.size())) {
        paid.push_back(std::move(row));
        continue;
      }
      std::vector<Row>& others = kept[{row.file, row.file == 0 ? row.key : row.id}];
      if (std::any_of(others.begin(), others.end(), [&](const Row& other) { return same(other, row); }))
        ++counted[labels_[row.file] + " identical"];
      else
        others.push_back(std::move(row));
    }
    rows_.clear();
    for (auto& [name, rows] : kept) {
      const auto& [file, key] = name;
      if (file == 0) members_[key] = rows.size() == 1 ? std::optional(rows.front()) : std::nullopt;
      for (Row& row : rows) {
        if (rows.size() > 1)
          reject(row, file == 0 ? claims::Flaw::member_conflict : claims::Flaw::claim_conflict);
        else if (file > 0)
          rows_.push_back(std::move(row));
      }
    }
    for (Row& row : paid) rows_.push_back(std::move(row));
  }

  // ---- amounts
  void settle() {
    std::map<std::string, std::vector<Row>> by_person;
    for (Row& row : rows_) {
      if (!members_.contains(row.key))
        reject(row, claims::Flaw::no_such_person);
      else if (!members_[row.key])
        reject(row, claims::Flaw::member_conflict);
      else
        by_person[row.key].push_back(std::move(row));
    }
    payments = plan_.tables.front().key_name + ",card_no";
    for (const auto& benefit : plan_.benefits) payments += "," + benefit.name;
    payments += ",due,paid,pay,carry\n";
    parts = "person_id," +
            (wish_.facts.size() == 1 ? plan_.tables[wish_.facts[0].first].id_name : std::string("claim_id")) +
            ",benefit,base,amount\n";
    for (auto& [key, rows] : by_person) settle_person(key, rows);
    std::sort(rejected_.begin(), rejected_.end());
    for (const auto& [file, line, text] : rejected_) rejects += text;
  }

  void settle_person(const std::string& key, std::vector<Row>& rows) {
    policy::Subject subject{.key = key, .columns = members_[key]->columns};
    subject.facts.resize(plan_.tables.size());
    std::int64_t paid = 0;
    std::map<std::pair<policy::Index, std::string>, const Row*> given;
    for (const Row& row : in_force(rows)) {
      const policy::Index table = wish_.facts[static_cast<std::size_t>(row.file) - 1].first;
      subject.facts[static_cast<std::size_t>(table)].push_back({row.id, {}, row.columns});
      kept_rows_.push_back(row);
    }
    for (const Row& row : kept_rows_) given[{wish_.facts[static_cast<std::size_t>(row.file) - 1].first, row.id}] = &row;
    for (const Row& row : rows) paid += row.paid;
    const policy::Outcome outcome = policy::settle(plan_, wish_.inputs, subject);
    if (outcome.stop) {
      for (const auto& [name, row] : given) {
        if (wish_.year.days.holds(date_of(*row)))
          reject(*row, outcome.stop->code, outcome.stop->words);
        else
          ++counted[labels_[row->file] + " outside"];
      }
      kept_rows_.clear();
      return;
    }
    tell(key, outcome, given, paid);
    kept_rows_.clear();
  }

  [[nodiscard]] Date date_of(const Row& row) const {
    const policy::Table& table = plan_.tables[wish_.facts[static_cast<std::size_t>(row.file) - 1].first];
    return std::get<Date>(row.columns[static_cast<std::size_t>(table.date_column())]);
  }

  std::vector<Row> in_force(const std::vector<Row>& rows) {
    const Date through = wish_.through.value_or(max_date);
    std::set<std::pair<int, std::string>> undone;
    for (const Row& row : rows) {
      if (!is_fact(row) || row.reverses.empty()) continue;
      const bool found = std::any_of(rows.begin(), rows.end(), [&](const Row& other) {
        return other.file == row.file && other.id == row.reverses && other.reverses.empty();
      });
      if (!found) {
        reject(row, claims::Flaw::reversal_orphan);
      } else if (date_of(row) > through) {
        ++counted[labels_[row.file] + " after"];
      } else {
        ++counted[labels_[row.file] + " undoing"];
        undone.insert({row.file, row.reverses});
      }
    }
    std::vector<Row> kept;
    for (const Row& row : rows) {
      if (!is_fact(row) || !row.reverses.empty()) continue;
      if (undone.contains({row.file, row.id}))
        ++counted[labels_[row.file] + " undone"];
      else if (date_of(row) < wish_.first_day)
        reject(row, claims::Flaw::before_first_edition);
      else if (!wish_.year.days.holds(date_of(row)) && !(plan_.reads_other_years() && date_of(row) <= through))
        ++counted[labels_[row.file] + " outside"];
      else if (date_of(row) > through)
        ++counted[labels_[row.file] + " after"];
      else
        kept.push_back(row);
    }
    return kept;
  }

  void tell(const std::string& key, const policy::Outcome& outcome,
            std::map<std::pair<policy::Index, std::string>, const Row*>& given, std::int64_t paid) {
    for (const policy::RefusedFact& refused : outcome.refused) {
      const Row& row = *given.at({refused.table, refused.id});
      if (refused.why == policy::FactRefusal::negative_base) {
        reject(row, claims::Flaw::negative_base);
      } else {
        for (const policy::Cover& cover : plan_.covers) {
          if (cover.table != refused.table) continue;
          const policy::Requirement& requirement = cover.requirements[static_cast<std::size_t>(refused.requirement)];
          reject(row, requirement.code, requirement.words);
        }
      }
    }
    tell_parts(key, outcome);
    std::string line = key + "," + quoted(members_[key]->card);
    std::int64_t due = 0;
    for (std::size_t i = 0; i < plan_.benefits.size(); ++i) {
      const Money amount = outcome.result(plan_, static_cast<policy::Index>(i), wish_.year);
      due += amount.fen();
      line += "," + to_text(amount);
    }
    const auto money = [](std::int64_t fen) { return "," + to_text(Money::from_fen(fen)); };
    line += money(due) + money(paid) + money(std::max<std::int64_t>(due - paid, 0)) +
            money(std::min<std::int64_t>(due - paid, 0));
    if (due != paid) payments += line + "\n";
  }

  void tell_parts(const std::string& key, const policy::Outcome& outcome) {
    for (const policy::FactStep& step : outcome.steps) {
      for (const policy::BenefitStep& one : step.benefits) {
        if (outcome.years[static_cast<std::size_t>(one.year)].year != wish_.year) continue;
        const policy::Benefit& benefit = plan_.benefits[static_cast<std::size_t>(one.benefit)];
        const bool each = benefit.on == policy::none;
        if ((each || one.on == 0) && one.paid == Money{}) continue;
        const bool is_money = !each && plan_.node(benefit.on).type.kind == policy::Kind::money;
        const std::string base = each       ? ""
                                 : is_money ? to_text(Money::from_fen(one.on.get_num().get_si()))
                                            : one.on.get_str();
        parts += key + "," + quoted(step.id) + "," + benefit.name + "," + base + "," + to_text(one.paid) + "\n";
      }
    }
  }

  static std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
  }

  // ---- rejects
  void reject(const Row& row, claims::Flaw flaw) {
    reject(row, std::string(claims::code_of(flaw)), claims::words_of(flaw, ""));
  }
  void reject(const Row& row, const std::string& code, const Words& words) {
    const std::string_view whole = std::string_view(row.text).substr(0, row.text.size() - unfinished_tail(row.text));
    const std::string cut(first_characters(whole, 1000));
    rejected_.emplace_back(row.file, row.line,
                           labels_[static_cast<std::size_t>(row.file)] + "," + std::to_string(row.line) + "," + code +
                               "," + quoted(words.in(wish_.language)) + "," + quoted(cut) + "\n");
    ++counted[labels_[static_cast<std::size_t>(row.file)] + " rejected"];
  }

  const Wish& wish_;
  const policy::Plan& plan_;
  std::vector<std::string> labels_;
  std::vector<Row> rows_;
  std::vector<Row> kept_rows_;
  std::map<std::string, std::optional<Row>> members_;
  std::vector<std::tuple<int, std::uint64_t, std::string>> rejected_;
};

}  // namespace nuan::flow
