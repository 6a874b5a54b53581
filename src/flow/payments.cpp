#include "flow/payments.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "aid/balance.hpp"
#include "flow/csv_text.hpp"
#include "flow/parallel.hpp"
#include "flow/person_order.hpp"

namespace nuan::flow {
namespace {

using claims::Byte;

// Rows cut into runs at persons, so that every run can be sorted by itself and all runs together are in order.
class Runs {
 public:
  Runs(std::vector<std::vector<PersonRow>> parts, unsigned threads) {
    std::size_t count = 0;
    for (const auto& part : parts) count += part.size();
    edges_ = PersonEdges(choose_edges(parts, std::clamp<std::size_t>(count / 4096, 1, 1024)));
    begins_.assign(edges_.size() + 2, 0);
    deal(parts, count, threads);
  }
  [[nodiscard]] std::size_t count() const { return begins_.size() - 1; }
  [[nodiscard]] std::span<PersonRow> operator[](std::size_t run) {
    return {rows_.data() + begins_[run], begins_[run + 1] - begins_[run]};
  }

 private:
  // Every so-many-th row of all, sorted: their spacing shows where the edges must lie.
  [[nodiscard]] static std::vector<PersonRow> choose_edges(const std::vector<std::vector<PersonRow>>& parts,
                                                           std::size_t runs) {
    std::vector<PersonRow> some;
    std::vector<PersonRow> edges;
    for (const auto& part : parts) {
      const std::size_t step = std::max<std::size_t>(part.size() / (runs * 8), 1);
      for (std::size_t i = 0; i < part.size(); i += step) some.push_back(part[i]);
    }
    std::vector<PersonRow> room;
    sort_persons(some, room);
    for (std::size_t run = 1; run < runs; ++run) edges.push_back(some[run * some.size() / runs]);
    return edges;
  }
  // A counting sort into the runs.
  void deal(const std::vector<std::vector<PersonRow>>& parts, std::size_t count, unsigned threads) {
    std::vector<std::vector<std::uint32_t>> counts(parts.size(), std::vector<std::uint32_t>(begins_.size(), 0));
    std::vector<std::vector<std::uint16_t>> runs(parts.size());
    for_each_task(threads, parts.size(), [&](unsigned, std::size_t part) {
      runs[part].reserve(parts[part].size());
      for (const PersonRow& row : parts[part]) {
        const std::size_t run = edges_.before(row);
        runs[part].push_back(static_cast<std::uint16_t>(run));
        ++counts[part][run];
      }
    });
    std::size_t begin = 0;
    for (std::size_t run = 0; run + 1 < begins_.size(); ++run) {
      begins_[run] = begin;
      for (auto& of_part : counts) {
        const std::uint32_t size = of_part[run];
        of_part[run] = static_cast<std::uint32_t>(begin);
        begin += size;
      }
    }
    begins_.back() = begin;
    rows_.resize(count);
    for_each_task(threads, parts.size(), [&](unsigned, std::size_t part) {
      for (std::size_t i = 0; i < parts[part].size(); ++i) rows_[counts[part][runs[part][i]]++] = parts[part][i];
    });
  }

  PersonEdges edges_;
  std::vector<std::size_t> begins_;
  std::vector<PersonRow> rows_;
};

// Sorted rows lie anywhere: their memory is asked for so many rows before they are written.
constexpr std::size_t rows_ahead = 16;

// The rows as text, run by run.
class SortedRows : public ResultTasks {
 public:
  SortedRows(unsigned threads, std::vector<std::vector<PersonRow>> parts, const std::string& header,
             std::unique_ptr<OutputFile> file)
      : runs_(std::move(parts), threads), out_(std::move(file)), texts_(threads), rooms_(threads) {
    out_.write(0, header);
  }
  [[nodiscard]] std::size_t count() const override { return runs_.count(); }
  void write(unsigned thread, std::size_t run) override {
    std::string& text = texts_[thread];
    text.clear();
    const std::span<PersonRow> rows = runs_[run];
    sort_persons(rows, rooms_[thread]);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      __builtin_prefetch(rows[std::min(i + rows_ahead, rows.size() - 1)].at);
      append(rows[i].at, text);
    }
    out_.write(run + 1, text);
  }
  [[nodiscard]] Result<Sha256> finish() override { return out_.finish(); }

 private:
  // Adds the row kept at `at`.
  virtual void append(const Byte* at, std::string& out) const = 0;
  Runs runs_;
  ResultFile out_;
  std::vector<std::string> texts_;
  std::vector<std::vector<PersonRow>> rooms_;
};

// Commas and amounts: of each benefit what is due, then due, paid, pay and carry.
char* put_amounts(const Byte* at, std::size_t benefits, char* out) {
  const auto put = [&out](std::int64_t fen) {
    *out = ',';
    out = put_amount(out + 1, fen);
  };
  std::int64_t due = 0;
  for (std::size_t i = 0; i < benefits; ++i) {
    std::int64_t fen = 0;
    at = claims::take_signed(at, fen);
    due += fen;
    put(fen);
  }
  std::int64_t paid = 0;
  claims::take_signed(at, paid);
  const aid::Balance balance = aid::balance_of(Money::from_fen(due), Money::from_fen(paid));
  for (const std::int64_t fen : {due, paid, balance.pay.fen(), balance.carry.fen()}) put(fen);
  return out;
}

void append_payment(const Byte* at, std::size_t benefits, std::string& out) {
  PersonKey key;
  claims::PackedText card;
  at = claims::take_text(take_key(at, key), card);
  key.is_text() ? append_field(out, key.text) : append_key(out, key);
  out += ',';
  card.is_digits() ? claims::append_text(out, card) : append_field(out, {card.text, card.size});
  const std::size_t size = out.size();
  out.resize_and_overwrite(size + (benefits + 4) * (1 + amount_bytes_max), [&](char* bytes, std::size_t /*room*/) {
    return static_cast<std::size_t>(put_amounts(at, benefits, bytes + size) - bytes);
  });
  out += '\n';
}

// How a benefit's base is written: as money, as a whole number, or not at all.
enum class BaseForm : std::uint8_t { none, amount, number };

std::vector<BaseForm> base_forms(const policy::Plan& plan) {
  std::vector<BaseForm> forms;
  for (const policy::Benefit& benefit : plan.benefits) {
    if (benefit.on == policy::none)
      forms.push_back(BaseForm::none);
    else
      forms.push_back(plan.node(benefit.on).type.kind == policy::Kind::money ? BaseForm::amount : BaseForm::number);
  }
  return forms;
}

void append_parts(const Byte* at, const policy::Plan& plan, const std::vector<BaseForm>& forms, std::string& out) {
  PersonKey key;
  std::uint64_t count = 0;
  at = claims::take_number(take_key(at, key), count);
  const std::size_t person = out.size();  // written once, and copied into every further row
  key.is_text() ? append_field(out, key.text) : append_key(out, key);
  out += ',';
  const std::size_t person_size = out.size() - person;
  for (std::uint64_t part = 0; part < count; ++part) {
    claims::PackedText id;
    std::uint64_t benefit = 0;
    std::int64_t base = 0;
    std::int64_t amount = 0;
    at =
        claims::take_signed(claims::take_signed(claims::take_number(claims::take_text(at, id), benefit), base), amount);
    if (part > 0) out.append(out, person, person_size);
    id.is_digits() ? claims::append_text(out, id) : append_field(out, {id.text, id.size});
    const std::string& name = plan.benefits[benefit].name;
    const std::size_t size = out.size();
    out.resize_and_overwrite(size + name.size() + 4 + 2 * amount_bytes_max, [&](char* bytes, std::size_t /*room*/) {
      char* end = bytes + size;
      *end++ = ',';
      end = std::copy(name.begin(), name.end(), end);
      *end++ = ',';
      if (forms[benefit] == BaseForm::amount) end = put_amount(end, base);
      if (forms[benefit] == BaseForm::number) end = std::to_chars(end, end + amount_bytes_max, base).ptr;
      *end++ = ',';
      end = put_amount(end, amount);
      *end++ = '\n';
      return static_cast<std::size_t>(end - bytes);
    });
  }
}

class Payments final : public SortedRows {
 public:
  Payments(const Wish& wish, std::vector<std::vector<PersonRow>> rows, std::unique_ptr<OutputFile> file)
      : SortedRows(wish.threads, std::move(rows), header(*wish.plan), std::move(file)),
        benefits_(wish.plan->benefits.size()) {}

 private:
  [[nodiscard]] static std::string header(const policy::Plan& plan) {
    std::string text = plan.tables.front().key_name + ",card_no";
    for (const policy::Benefit& benefit : plan.benefits) text += ',' + benefit.name;
    return text + ",due,paid,pay,carry\n";
  }
  void append(const Byte* at, std::string& out) const override { append_payment(at, benefits_, out); }
  std::size_t benefits_;
};

class Parts final : public SortedRows {
 public:
  Parts(const Wish& wish, std::vector<std::vector<PersonRow>> rows, std::unique_ptr<OutputFile> file)
      : SortedRows(wish.threads, std::move(rows), header(wish), std::move(file)),
        plan_(*wish.plan),
        forms_(base_forms(plan_)) {}

 private:
  [[nodiscard]] static std::string header(const Wish& wish) {
    const policy::Plan& plan = *wish.plan;
    const std::string id = wish.facts.size() == 1 ? plan.tables[wish.facts.front().first].id_name : "claim_id";
    return plan.tables.front().key_name + ',' + id + ",benefit,base,amount\n";
  }
  void append(const Byte* at, std::string& out) const override { append_parts(at, plan_, forms_, out); }
  const policy::Plan& plan_;
  std::vector<BaseForm> forms_;
};

}  // namespace

std::unique_ptr<ResultTasks> payments_of(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                         std::unique_ptr<OutputFile> file) {
  std::vector<std::vector<PersonRow>> rows;
  for (const auto& one : earned) rows.push_back(std::move(one->payees));
  return std::make_unique<Payments>(wish, std::move(rows), std::move(file));
}

std::unique_ptr<ResultTasks> parts_of(const Wish& wish, std::vector<std::unique_ptr<Earned>>& earned,
                                      std::unique_ptr<OutputFile> file) {
  std::vector<std::vector<PersonRow>> rows;
  for (const auto& one : earned) rows.push_back(std::move(one->parts));
  return std::make_unique<Parts>(wish, std::move(rows), std::move(file));
}

}  // namespace nuan::flow
