#include "apps/cli/receipt_verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "adapters/sodium/ed25519.hpp"
#include "apps/cli/register_rule.hpp"
#include "base/digest.hpp"
#include "claims/identity.hpp"
#include "flow/receipt/recompute.hpp"
#include "policy/explain.hpp"

namespace nuan::apps {
namespace {

using flow::ReceiptFinding;
using Json = nlohmann::ordered_json;

struct Options {
  std::string file, key, person, code;
  bool explain = false, json = false;
};

// One receipt, as far as it could be looked at.
struct Looked {
  std::uint64_t line = 0;
  flow::ReadReceipt read;
  std::vector<ReceiptFinding> findings;
  std::string page;  // the explanation, where it was asked for
  Words title;       // of the policy
};

// Many receipts of one run have the same rule.
class Rules {
 public:
  explicit Rules(const Context& context) : context_(context) {}
  [[nodiscard]] Result<const Rule*> of(const flow::Receipt& receipt) {
    const flow::RunRule& kept = receipt.policy.rule;
    if (rule_ == nullptr || receipt.run.year != year_ || !same(kept)) {
      rule_ = nullptr;
      if (kept.policies.empty()) return fail(Code::policy_wrong, {}, {"没有所附的规则", "there is no policy in it"});
      TRY_LET(rule_, read_rule(kept, receipt.run.year, context_));
      kept_ = kept;
      year_ = receipt.run.year;
    }
    return rule_.get();
  }

 private:
  [[nodiscard]] bool same(const flow::RunRule& other) const {
    return kept_.settings == other.settings && kept_.through == other.through &&
           std::ranges::equal(kept_.policies, other.policies,
                              [](const auto& a, const auto& b) { return a.name == b.name && a.text == b.text; });
  }
  const Context& context_;
  std::unique_ptr<Rule> rule_;
  flow::RunRule kept_;
  std::string year_;
};

std::vector<Money> paid_of(const policy::Plan& plan, Money paid) {
  std::vector<Money> sums(plan.benefits.size());
  if (!sums.empty()) sums.front() = paid;
  return sums;
}

void compute_again(Looked& looked, Rules& rules, const Options& options, const Context& context) {
  const flow::Receipt& receipt = looked.read.receipt;
  const auto rule = rules.of(receipt);
  if (!rule) {
    looked.findings.push_back({"policy", rule.error().sentence});
    return;
  }
  const flow::Wish& wish = (*rule)->wish;
  looked.title = wish.plan->title;
  flow::Recomputed again = flow::recompute(receipt, *wish.plan, wish.inputs, wish.year);
  if (options.explain && again.findings.empty())
    looked.page = policy::explain(*wish.plan, wish.inputs, again.subject, again.outcome, wish.year,
                                  paid_of(*wish.plan, receipt.decision.paid), context.language);
  looked.findings.insert(looked.findings.end(), again.findings.begin(), again.findings.end());
}

void check_owner(Looked& looked, const Options& options) {
  if (options.code.empty()) return;
  const claims::ReadCertificate certificate = claims::read_certificate(options.person);
  const std::string key =
      certificate.flaw == claims::IdentityFlaw::none ? std::string(certificate.value.text()) : options.person;
  if (flow::owner_digest(options.code, key) != looked.read.receipt.person.owner)
    looked.findings.push_back(
        {"person", {"不是这个人的, 或验证码不对", "is not this person's, or the code is another"}});
}

Result<Looked> look(std::string_view line, std::uint64_t number, Rules& rules, const Options& options,
                    const Context& context) {
  Looked looked{.line = number};
  TRY_LET(looked.read, flow::read_receipt(line, {options.file, number}));
  looked.findings = flow::check_signed(looked.read, line, adapters::holds_ed25519, options.key);
  compute_again(looked, rules, options, context);
  check_owner(looked, options);
  return looked;
}

const Words& standing_words(const std::string& standing) {
  static const Words published{"公布的规则", "published rule"},
      ours{"自拟的规则, 非官方公布", "reconstructed rule, not as published"}, sample{"示例规则", "sample rule"};
  return standing == "published" ? published : standing == "reconstructed" ? ours : sample;
}

Words summary_of(const Looked& looked) {
  const flow::Receipt& receipt = looked.read.receipt;
  const auto& decision = receipt.decision;
  const auto yuan = [](Money money) { return to_grouped_text(money); };
  const Words& standing = standing_words(receipt.policy.standing);
  const std::string run = std::to_string(receipt.run.number);
  return {receipt.person.certificate + "  " + looked.title.zh + " " + receipt.policy.edition + "(" + standing.zh +
              "), " + receipt.run.year + " 年度, 第 " + run + " 期: 应付 " + yuan(decision.due) + ", 已付 " +
              yuan(decision.paid) + ", 实付 " + yuan(decision.pay) + ", 结转 " + yuan(decision.carry),
          receipt.person.certificate + "  " + looked.title.en + " " + receipt.policy.edition + " (" + standing.en +
              "), year " + receipt.run.year + ", run " + run + ": due " + yuan(decision.due) + ", paid before " +
              yuan(decision.paid) + ", to pay " + yuan(decision.pay) + ", carried " + yuan(decision.carry)};
}

Json json_of(const Looked& looked, const Context& context) {
  auto findings = Json::array();
  for (const ReceiptFinding& one : looked.findings)
    findings.push_back({{"part", one.part}, {"sentence", context.say(one.sentence)}});
  const flow::Receipt& receipt = looked.read.receipt;
  return {{"line", looked.line},
          {"person", receipt.person.certificate},
          {"run", receipt.run.number},
          {"year", receipt.run.year},
          {"standing", receipt.policy.standing},
          {"due_fen", receipt.decision.due.fen()},
          {"paid_fen", receipt.decision.paid.fen()},
          {"pay_fen", receipt.decision.pay.fen()},
          {"carry_fen", receipt.decision.carry.fen()},
          {"key", looked.read.by.key},
          {"root", to_hex(receipt.journal.root)},
          {"findings", findings}};
}

constexpr std::uint64_t told_max = 20;

class Telling {
 public:
  Telling(const Options& options, const Context& context) : options_(options), context_(context) {}
  void take(const Looked& looked) {
    ++receipts_;
    const bool is_true = looked.findings.empty();
    false_ += is_true ? 0 : 1;
    if (options_.json) {
      list_.push_back(json_of(looked, context_));
      return;
    }
    if (receipts_ <= told_max) fmt::print("{}\n", context_.say(summary_of(looked)));
    if (is_true && receipts_ <= told_max) tell_how(looked);
    if (!looked.page.empty()) fmt::print("\n{}\n", looked.page);
    for (const ReceiptFinding& one : looked.findings)
      fmt::print(stderr, "{}:{}: {}: {}: {}\n", options_.file, looked.line, info(Code::receipt_false).name, one.part,
                 context_.say(one.sentence));
  }
  int finish() {
    if (options_.json)
      fmt::print("{}\n", Json{{"receipts", receipts_}, {"false", false_}, {"list", list_}}.dump(2));
    else
      tell_all();
    return static_cast<int>(false_ == 0 ? Exit::done : Exit::differs);
  }

 private:
  void tell_how(const Looked& looked) const {
    const auto& journal = looked.read.receipt.journal;
    const std::string entry = std::to_string(journal.entry.number), size = std::to_string(journal.proof.size);
    fmt::print("  {}\n", context_.say({"由所附的规则和事实重算, 分毫不差; 日志第 " + entry + " 条, 在前 " + size +
                                           " 条的根 " + to_hex(journal.root) + " 之内",
                                       "computed again from the rule and the facts in it, to the fen; entry " + entry +
                                           " of the journal, within the root of the first " + size + ": " +
                                           to_hex(journal.root)}));
    fmt::print("  {}\n",
               context_.say(
                   options_.key.empty()
                       ? Words{"签名成立; 请核对这个公钥是不是工会公布的: " + looked.read.by.key,
                               "the signature holds; compare this public key with the one that was published: " +
                                   looked.read.by.key}
                       : Words{"签名成立, 用的是所给的公钥", "the signature holds, by the public key that was given"}));
  }
  void tell_all() const {
    const std::string all = std::to_string(receipts_), wrong = std::to_string(false_);
    fmt::print("{}\n",
               context_.say({"凭证 " + all + " 份, 不实 " + wrong + " 份", all + " receipts, " + wrong + " false"}));
  }
  const Options& options_;
  const Context& context_;
  std::uint64_t receipts_ = 0, false_ = 0;
  Json list_ = Json::array();
};

// One line after the other, so that the receipts of a whole city need not fit into memory.
Result<std::uint64_t> each_line(const InputFile& file,
                                const std::function<Result<void>(std::string_view, std::uint64_t)>& visit) {
  std::string waiting;
  std::uint64_t lines = 0;
  for (std::uint64_t at = 0; at < file.size();) {
    std::string piece(std::min<std::uint64_t>(digest_piece_bytes, file.size() - at), '\0');
    TRY(file.read_at(at, piece));
    at += piece.size();
    waiting += piece;
    std::size_t begin = 0;
    for (std::size_t end = waiting.find('\n'); end != std::string::npos; end = waiting.find('\n', begin)) {
      TRY(visit(std::string_view(waiting).substr(begin, end - begin), ++lines));
      begin = end + 1;
    }
    waiting.erase(0, begin);
  }
  if (!waiting.empty()) TRY(visit(waiting, ++lines));
  return lines;
}

Result<int> verify(const Options& options, const Context& context) {
  if (options.person.empty() != options.code.empty())
    return fail(Code::usage, {}, {"--person 与 --code 要一起用", "--person and --code belong together"});
  TRY_LET(const auto file, context.files->open(options.file));
  Rules rules(context);
  Telling telling(options, context);
  TRY_LET(const std::uint64_t lines, each_line(*file, [&](std::string_view line, std::uint64_t number) -> Result<void> {
            TRY_LET(const Looked looked, look(line, number, rules, options, context));
            telling.take(looked);
            return {};
          }));
  if (lines == 0) return fail(Code::receipt_unreadable, {options.file}, {"文件是空的", "the file is empty"});
  return telling.finish();
}

int verify_and_tell(Options options, const Context& context) {
  if (options.person == "-" && !std::getline(std::cin, options.person)) options.person.clear();
  const auto status = verify(options, context);
  return status ? *status : report(status.error(), context);
}

}  // namespace

void add_receipt_verify(CLI::App& receipt, const Context& context, Action& chosen) {
  auto* command = receipt.add_subcommand(
      "verify", context.say({"核对凭证:签名、日志证明,并由所附的规则和事实重算;不用库,也不用密钥",
                             "check receipts: signature and proof, and compute them again from the rule and facts in "
                             "them; needs no store and no secret"}));
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, context.say({"凭证文件,每行一份", "a file of receipts, one a line"}))
      ->required();
  command->add_option(
      "--key", options->key,
      context.say({"工会公布的公钥(nuan receipt key)", "the public key that was published (nuan receipt key)"}));
  command->add_option("--person", options->person,
                      context.say({"是不是这个人的:证件号码,- 由标准输入读",
                                   "whether it is this person's: certificate number, - reads standard input"}));
  command->add_option("--code", options->code, context.say({"本人的验证码", "the person's code"}));
  command->add_flag("--explain", options->explain, context.say({"逐条说明金额", "tell the amounts line by line"}));
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return verify_and_tell(*options, context); }; });
}

}  // namespace nuan::apps
