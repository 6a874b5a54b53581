#include "flow/sample.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <vector>

#include "flow/parallel.hpp"
#include "flow/result_file.hpp"
#include "flow/sample_claims.hpp"
#include "flow/sample_people.hpp"

namespace nuan::flow {
namespace {

constexpr std::array<std::string_view, 4> result_names = {"members.csv", "claims.csv", "paid.csv", "README.txt"};
constexpr std::uint64_t rows_each = 8192;

using AppendRow = std::function<void(std::string& out, std::uint64_t number)>;

Result<void> write_rows(const SampleWish& wish, OutputFolder& folder, std::string_view name, std::string_view header,
                        std::uint64_t count, const AppendRow& append) {
  TRY_LET(auto file, folder.create(name));
  ResultFile out(std::move(file));
  out.write(0, header);
  std::vector<std::string> texts(wish.threads);
  for_each_task(wish.threads, (count + rows_each - 1) / rows_each, [&](unsigned thread, std::size_t task) {
    std::string& text = texts[thread];
    text.clear();
    const std::uint64_t end = std::min(count, (task + 1) * rows_each);
    for (std::uint64_t number = task * rows_each; number < end; ++number) append(text, number);
    out.write(task + 1, text);
  });
  TRY(out.finish());
  return {};
}

std::string readme(const SampleWish& wish) {
  return "这里的人全是编的 · The people in these files are made up\n\n"
         "nuan sample --people " +
         std::to_string(wish.people) + " --claims " + std::to_string(wish.claims) + " --seed " +
         std::to_string(wish.seed) +
         "\n\n"
         "证件号码的地区码 99xxxx 不存在, 卡号和手机号都不可能属于任何人。列名见 policies/beijing/mutual-aid.policy。\n"
         "No place has the area codes 99xxxx, no bank and no network the cards and telephone numbers. The columns are "
         "those of\n"
         "policies/beijing/mutual-aid.policy.\n";
}

}  // namespace

Result<void> write_sample(const SampleWish& wish, Files& files) {
  ENSURE(wish.people >= 1 && wish.people <= sample_people_max);
  TRY_LET(const auto folder, files.create_folder(wish.out, result_names));
  TRY(write_rows(wish, *folder, "members.csv", "person_id,name,card_no,phone,covered,hardship,model_worker\n",
                 wish.people, [&](std::string& out, std::uint64_t person) { append_member(out, wish.seed, person); }));
  TRY(write_rows(wish, *folder, "claims.csv", "claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses\n",
                 wish.claims, [&](std::string& out, std::uint64_t number) { append_claim(out, wish, number); }));
  TRY(write_rows(wish, *folder, "paid.csv", "person_id,benefit,amount\n", wish.people,
                 [&](std::string& out, std::uint64_t person) { append_paid(out, wish, person); }));
  TRY_LET(const auto file, folder->create("README.txt"));
  TRY(file->write_at(0, readme(wish)));
  return folder->commit();
}

}  // namespace nuan::flow
