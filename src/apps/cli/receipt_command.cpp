// `nuan receipt issue`: the receipts of a run's decisions, each one line of a file. `nuan receipt key`: the public key
// they are checked with. Checking them is in receipt_verify.cpp.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <map>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/receipt_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/explain_run.hpp"
#include "apps/cli/frozen_run.hpp"
#include "apps/cli/new_file.hpp"
#include "apps/cli/receipt_verify.hpp"
#include "apps/cli/store_keys.hpp"
#include "apps/cli/watching.hpp"
#include "base/digest.hpp"
#include "claims/identity.hpp"
#include "flow/receipt/recompute.hpp"

namespace nuan::apps {
namespace {

using Decisions = std::map<std::string, aid::Decision>;  // by certificate

struct Options {
  StoreOptions store;
  std::string person, out;
  std::int64_t run = 0;
  bool all = false;
};

struct Issued {
  std::uint64_t receipts = 0;
  std::string digest, code;  // code: of one person alone
};

// Known to whoever is handed it and, again, to whoever has the store and its key: the same each time.
std::string code_for(const Secrets& secrets, std::int64_t run, const std::string& certificate) {
  const std::string hash = secrets.lookup("receipt owner\nrun " + std::to_string(run) + "\n" + certificate);
  std::string code;
  for (std::size_t i = 0; i < 16; ++i) code += fmt::format("{:02x}", static_cast<unsigned char>(hash[i]));
  return code;
}

Failure no_decision(const std::string& person) {
  return fail(Code::receipt_none, {person}, {"这一期没有为这个人动钱", "the run moves no money of this person"},
              {"为什么, 请看 nuan explain", "nuan explain tells why"});
}

Result<Decisions> wanted_decisions(const Options& options, const FrozenRun& frozen, store::Database& database,
                                   const Secrets& secrets) {
  Decisions decisions;
  if (options.all) {
    TRY(adapters::tables::each_decided(
        database, secrets, frozen.run.number,
        [&](const std::string& certificate, const aid::Decision& one) { decisions.emplace(certificate, one); }));
    return decisions;
  }
  TRY_LET(const std::string key, key_of_person(options.person, *frozen.rule->wish.plan));
  TRY_LET(const auto decision,
          adapters::tables::find_decision(database, secrets, frozen.run.number, key, frozen.as_of));
  if (!decision) return no_decision(claims::masked(key));
  TRY_LET(const std::string leading, adapters::tables::leading_certificate(database, secrets, key, frozen.as_of));
  decisions.emplace(leading, *decision);
  return decisions;
}

class Writing final : public flow::PersonVisitor {
 public:
  Writing(const flow::ReceiptRun& of, const Decisions& decisions, const Secrets& secrets, const Signer& signer,
          NewFile& file)
      : of_(of), decisions_(decisions), secrets_(secrets), signer_(signer), file_(file) {}
  [[nodiscard]] Result<void> begin(const std::vector<Sha256>& digests) override {
    return check_same(*of_.run, digests);
  }
  [[nodiscard]] Result<void> take(const flow::OnePerson& person) override {
    const std::string& certificate = person.subject.key;
    const std::string code = code_for(secrets_, of_.run->number, certificate);
    TRY_LET(const flow::Receipt receipt, flow::make_receipt(of_, person, decisions_.at(certificate), code));
    const std::string line = flow::write_receipt(receipt, signer_) + "\n";
    digester_.add(line);
    ++issued_.receipts;
    issued_.code = code;
    return file_.append(line);
  }
  [[nodiscard]] Issued finish() {
    issued_.digest = to_hex(digester_.finish());
    return issued_;
  }

 private:
  const flow::ReceiptRun& of_;
  const Decisions& decisions_;
  const Secrets& secrets_;
  const Signer& signer_;
  NewFile& file_;
  Digester digester_;
  Issued issued_;
};

flow::ReceiptRun receipts_of(const FrozenRun& frozen, adapters::tables::EntryProof proof) {
  const flow::Wish& wish = frozen.rule->wish;
  return {.plan = wish.plan,
          .inputs = wish.inputs,
          .year = wish.year,
          .run = &frozen.run,
          .rule = frozen.kept,
          .journal = {std::move(proof.entry), std::move(proof.before), std::move(proof.chain), std::move(proof.proof),
                      proof.root}};
}

Result<Issued> write_all(const Options& options, const FrozenRun& frozen, const Decisions& decisions,
                         const Secrets& secrets, store::Database& database, const Context& context) {
  TRY_LET(const auto signer, open_signer(options.store, *context.files));
  TRY_LET(auto proof, adapters::tables::prove_decisions(database, frozen.run.number));
  const flow::ReceiptRun of = receipts_of(frozen, std::move(proof));
  std::set<std::string> keys;
  for (const auto& [certificate, decision] : decisions) keys.insert(certificate);
  NewFile file(options.out);
  Writing writing(of, decisions, secrets, *signer, file);
  Watching watching(false);
  const auto walked = flow::each_person(frozen.rule->wish, keys, *frozen.files, watching, writing);
  watching.finish();
  TRY(walked);
  Issued issued = writing.finish();
  if (issued.receipts != decisions.size())
    return fail(Code::input_changed, {"run " + std::to_string(frozen.run.number)},
                {"有决定的人不在登记册里", "somebody of whom the run decides is not in the register"},
                {"请运行 nuan verify", "run nuan verify"});
  TRY(file.commit());
  return issued;
}

Result<void> note(store::Database& database, const Options& options, std::int64_t run, const Decisions& decisions,
                  const Issued& issued) {
  const std::string whose = options.all ? std::to_string(issued.receipts) + " receipts"
                                        : "person " + std::to_string(decisions.begin()->second.person_no);
  TRY_LET(auto change, begin_change(database, options.store, "receipt issue",
                                    "run " + std::to_string(run) + ", " + whose + ", " + issued.digest));
  return change.commit();
}

Result<Issued> issue(const Options& options, const Context& context) {
  TRY(check_writer(options.store));
  if (options.all == !options.person.empty())
    return fail(Code::usage, {}, {"要么一个人, 要么 --all", "either one person, or --all"},
                {"一个人请写证件号, 或 - 由标准输入读", "one person: the certificate, or - for standard input"});
  if (std::filesystem::exists(options.out)) return exists_already(options.out);
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  Issued issued;
  std::int64_t run = 0;
  Decisions decisions;
  {
    TRY_LET(const store::Transaction reading, store::Transaction::begin(*database, store::Access::reading));
    TRY_LET(const FrozenRun frozen, freeze_run(options.run, *database, *secrets, context));
    run = frozen.run.number;
    TRY_LET(decisions, wanted_decisions(options, frozen, *database, *secrets));
    TRY_LET(issued, write_all(options, frozen, decisions, *secrets, *database, context));
  }
  TRY(note(*database, options, run, decisions, issued));
  return issued;
}

int issue_and_tell(Options options, const Context& context) {
  if (options.person == "-" && !std::getline(std::cin, options.person)) options.person.clear();
  const auto issued = issue(options, context);
  if (!issued) return report(issued.error(), context);
  const std::string count = std::to_string(issued->receipts);
  fmt::print("{}\n", context.say({"凭证 " + count + " 份, 写在 " + options.out + "; 摘要 " + issued->digest,
                                  count + " receipts in " + options.out + "; digest " + issued->digest}));
  if (!options.all)
    fmt::print("{}\n", context.say({"本人的验证码 " + issued->code + " : 只交给本人, 不在凭证里",
                                    "the person's code " + issued->code +
                                        " : for the person alone; it is not in the receipt"}));
  return static_cast<int>(Exit::done);
}

int print_key(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  const auto keys = adapters::tables::read_keys(**database);
  if (!keys) return report(keys.error(), context);
  const auto alive = alive_of(*keys, Purpose::sign);
  if (alive.empty())
    return report({Code::key_unreadable,
                   {},
                   {"这个库还没有签名的密钥", "the store has no key that signs yet"},
                   {"请用库的密钥文件运行 nuan init", "run nuan init with the store's key file"}},
                  context);
  fmt::print("{}\n", alive.back().public_key);
  return static_cast<int>(Exit::done);
}

void add_issue(CLI::App& receipt, const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = receipt.add_subcommand(
      "issue",
      context.say({"出具凭证:每人一行,写进一个新文件", "write receipts: a line for each person, in a new file"}));
  command->add_option("PERSON", options->person,
                      context.say({"证件号码;- 由标准输入读,免得留在命令历史里",
                                   "certificate number; - reads it from standard input, out of shell histories"}));
  command->add_flag("--all", options->all,
                    context.say({"这一期动了钱的每个人", "everybody whose money the run moves"}));
  command->add_option("--run", options->run,
                      context.say({"第几期;默认最后一期", "the number of the run; the last one by default"}));
  command->add_option("--out", options->out, context.say({"新文件", "a new file"}))->required();
  add_writer_options(*command, options->store, context);
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return issue_and_tell(*options, context); }; });
}

}  // namespace

void add_receipt(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* receipt = nuan.add_subcommand(
      "receipt", context.say({"决定的凭证:出具,不用库也能核对、重算",
                              "Receipts of decisions: written, and checked and computed again without a store"}));
  receipt->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_issue(*receipt, options, context, chosen);
  add_receipt_verify(*receipt, context, chosen);
  auto* key = receipt->add_subcommand(
      "key", context.say({"核对凭证用的公钥,可以公布", "the public key receipts are checked with, to be published"}));
  add_store_options(*key, options->store, context);
  key->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return print_key(*options, context); }; });
}

}  // namespace nuan::apps
