// A whole settlement: whatever the files of members, claims, visits and earlier payments hold, it ends with every row
// accounted for, or with an error that says why and no results; neither threads nor pieces nor the engine change a
// byte; and what was written is read back. The first byte says how the work is cut; behind it stand the four files,
// with their headers, parted by lines `---`.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "flow/adjudication_for_tests.hpp"
#include "flow/run_inputs.hpp"
#include "flow/settled_results.hpp"

namespace {

using namespace nuan;
using namespace nuan::flow;

constexpr std::array file_names = {"members.csv", "claims.csv", "visits.csv", "paid.csv"};

void fill(World& world, std::string_view bytes) {
  for (const char* name : file_names) {
    const std::size_t end = std::min(bytes.find("\n---\n"), bytes.size());
    const std::string_view text = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 5, bytes.size()));
    if (text.empty()) continue;  // the header alone, as the world has it
    world.files.inputs[name] = std::string(text) + "\n";
    if (name == std::string_view("paid.csv")) world.wish.paid = name;
  }
}

void every_row_counts(const Results& results) {
  for (const FileCount& file : results.report.files) {
    std::uint64_t told = file.accepted + file.identical + file.undone + file.undoing + file.outside_scope;
    for (const auto& [code, rows] : file.rejected) told += rows;
    ENSURE(told + file.after_through == file.rows);
  }
}

void read_back(World& world, const Results& results) {
  const auto inputs = read_inputs_json(results["inputs.json"], "inputs.json");
  ENSURE(inputs.has_value() && inputs_json(*inputs) == results["inputs.json"]);
  for (const auto& [name, text] : results.files) world.files.inputs["out/" + name] = text;
  const auto settled = read_settled_results("out", world.files);
  ENSURE(settled.has_value());
  ENSURE(settled->pay == Money::from_fen(results.report.totals.pay));
  ENSURE(settled->carry == Money::from_fen(results.report.totals.carry));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  World world;
  fill(world, {reinterpret_cast<const char*>(data) + 1, size - 1});
  if ((data[0] & 1) != 0) world.wish.through = Date::read("2021-06-30");
  world.wish.threads = 1;
  const auto whole = world.settle();
  world.wish.engine = Engine::interpreter;
  world.wish.threads = 2;
  world.wish.piece_bytes = 1 + data[0] / 2;
  world.wish.partitions = 3;
  const bool left_before = world.files.folders.contains("out");
  const auto in_pieces = world.settle();
  ENSURE(whole.has_value() == in_pieces.has_value());
  if (!whole) {
    ENSURE(!left_before && !world.files.folders.contains("out"));
    ENSURE(!whole.error().sentence.zh.empty() && !whole.error().sentence.en.empty());
    ENSURE(whole.error().code == in_pieces.error().code);
    return 0;
  }
  for (const char* name : {"payments.csv", "parts.csv", "rejects.csv", "inputs.json"})
    ENSURE((*whole)[name] == (*in_pieces)[name]);
  every_row_counts(*whole);
  read_back(world, *whole);
  return 0;
}
