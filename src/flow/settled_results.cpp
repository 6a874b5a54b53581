#include "flow/settled_results.hpp"

#include "aid/balance.hpp"
#include "base/digest.hpp"
#include "claims/identity.hpp"
#include "claims/records.hpp"
#include "flow/json_text.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::json;

Result<std::string> read_whole(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  return text;
}

Failure changed(const std::string& file, std::uint64_t line, Words sentence) {
  return fail(Code::input_changed, {file, line}, std::move(sentence),
              {"请重新运行 nuan adjudicate", "run nuan adjudicate again"});
}

// One row: certificate first, the four sums last.
class PaymentRow {
 public:
  [[nodiscard]] bool read(std::string_view text) {
    row_.split(text);
    if (row_.is_open() || row_.is_malformed() || row_.size() < 6) return false;
    certificate_ = std::string(row_[0]);
    card_ = std::string(row_[1]);
    const auto read = claims::read_certificate(certificate_);
    if (read.flaw != claims::IdentityFlaw::none || read.value.text() != certificate_) return false;
    return money(4, decision_.due) && money(3, decision_.paid) && money(2, decision_.pay) && money(1, decision_.carry);
  }
  [[nodiscard]] bool adds_up() const {
    return aid::balance_of(decision_.due, decision_.paid) == aid::Balance{decision_.pay, decision_.carry};
  }
  [[nodiscard]] const std::string& certificate() const { return certificate_; }
  [[nodiscard]] const std::string& card() const { return card_; }
  [[nodiscard]] const aid::Decision& decision() const { return decision_; }

 private:
  [[nodiscard]] bool money(std::uint32_t from_end, Money& value) const {
    const ReadMoney read = read_money(row_[row_.size() - from_end]);
    value = read.value;
    return read.flaw == MoneyFlaw::none;
  }
  claims::SplitRow row_;
  std::string certificate_, card_;
  aid::Decision decision_;
};

// Whether the sum still has 64 bits: a file may hold any number of rows.
[[nodiscard]] bool add(Money amount, std::int64_t& sum) { return !__builtin_add_overflow(sum, amount.fen(), &sum); }

Result<void> read_payments(const std::string& text, const std::string& file, SettledResults& results) {
  PaymentRow row;
  std::int64_t pay = 0, carry = 0;
  std::uint64_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view bytes = std::string_view(text).substr(at, end - at);
    at = end + 1;
    if (++line == 1) {
      if (!bytes.starts_with("person_id,") || !bytes.ends_with(",due,paid,pay,carry"))
        return changed(file, line, {"不是付款文件的表头", "not the header of payments"});
      continue;
    }
    if (!row.read(bytes)) return changed(file, line, {"这一行读不懂", "the row cannot be read"});
    if (!row.adds_up())
      return changed(file, line, {"应付减已付不等于实付加结转", "due less paid is not pay and carry"});
    if (!results.certificates.empty() && results.certificates.back() >= row.certificate())
      return changed(file, line, {"没有按证件号排序, 或同一人两行", "not ordered by person, or a person stands twice"});
    results.certificates.push_back(row.certificate());
    results.decisions.push_back(row.decision());
    results.cards.push_back(row.card());
    if (!add(row.decision().pay, pay) || !add(row.decision().carry, carry))
      return changed(file, line, {"合计太大", "the total is too large"});
  }
  results.pay = Money::from_fen(pay);
  results.carry = Money::from_fen(carry);
  return {};
}

// What the summary says of itself, in one fixed order.
std::string inputs_of(const Json& summary) {
  Json inputs = {{"nuan", summary.at("nuan")},       {"engine", summary.at("engine")},
                 {"policy", summary.at("policy")},   {"year", summary.at("year")},
                 {"through", summary.at("through")}, {"files", summary.at("files")},
                 {"outputs", summary.at("outputs")}};
  if (summary.contains("due_fen")) inputs["due_fen"] = summary.at("due_fen");
  return inputs.dump();
}

}  // namespace

Result<SettledResults> read_settled_results(const std::string& folder, Files& files) {
  const std::string payments_file = folder + "/payments.csv", summary_file = folder + "/summary.json";
  TRY_LET(const std::string payments, read_whole(payments_file, files));
  TRY_LET(const std::string summary_text, read_whole(summary_file, files));
  SettledResults results;
  TRY(read_payments(payments, payments_file, results));
  const Json summary = read_json<Json>(summary_text);
  try {
    if (summary.at("outputs").at("payments.csv").get<std::string>() != to_hex(digest_1m(payments)))
      return changed(payments_file, 0, {"与 summary.json 里的摘要不同", "not what summary.json says its digest is"});
    if (summary.at("pay_fen") != Json(results.pay.fen()) || summary.at("carry_fen") != Json(results.carry.fen()))
      return changed(summary_file, 0, {"合计与付款文件不符", "the totals are not those of the payments"});
    results.scope = summary.at("year").at("name").get<std::string>();
    results.inputs = inputs_of(summary);
  } catch (const Json::exception&) {
    return changed(summary_file, 0, {"不是 nuan adjudicate 写的摘要", "not a summary that nuan adjudicate wrote"});
  }
  return results;
}

}  // namespace nuan::flow
