// Backups, as `nuan restore` reads them: whatever stands in the file, restoring ends with a store that verify finds as
// its journal says, or finds changed, or with an error that says why; and a store in which nothing is found ends in the
// same chain as the one that was backed up. The first byte says what the rest is: a whole file, or bytes to change in a
// backup that is right, each as three bytes of place and one of content.
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/tables/copy.hpp"
#include "adapters/tables/tables.hpp"
#include "adapters/tables/verify.hpp"

namespace {

using namespace nuan;

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "nuan-fuzz-XXXXXX").string();
    ENSURE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string at(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

const std::string& right() {
  static const std::string bytes = [] {
    std::ifstream in(NUAN_ROOT "/tests/kept/store-at-step-3.db", std::ios::binary);
    return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  }();
  ENSURE(!bytes.empty());
  return bytes;
}

void says_why(const Error& error) { ENSURE(!error.sentence.zh.empty() && !error.sentence.en.empty()); }

// The end of the restored chain; nothing where it was not restored, or something was found.
std::string restored(const std::string& bytes) {
  const Folder folder;
  std::ofstream(folder.at("backup"), std::ios::binary) << bytes;
  const auto from = adapters::open_sqlite_store(folder.at("backup"), false);
  if (!from) return says_why(from.error()), "";
  const auto into = adapters::open_sqlite_store(":memory:", true);
  ENSURE(into.has_value());
  const auto copied = adapters::tables::copy_store(**from, **into, [](std::uint64_t, std::uint64_t) {});
  if (!copied) return says_why(copied.error()), "";
  const auto steps = store::migrate(**into, adapters::tables::migrations());
  if (!steps) return says_why(steps.error()), "";
  const auto verified = adapters::tables::verify(**into);
  if (!verified) return says_why(verified.error()), "";
  return verified->found > 0 ? "" : verified->head.chain;
}

std::string changed(std::string_view changes) {
  std::string bytes = right();
  for (; changes.size() >= 4; changes.remove_prefix(4)) {
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(changes[i])); };
    bytes[(byte(0) << 16U | byte(1) << 8U | byte(2)) % bytes.size()] = changes[3];
  }
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const std::string chain = restored(right());
  ENSURE(!chain.empty());
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'f') {
    restored(std::string(bytes));
    return 0;
  }
  const std::string found = restored(changed(bytes));
  ENSURE(found.empty() || found == chain);
  return 0;
}
