// `nuan digest FILE…`: the digest of a file, as summaries and inputs.json name it.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "apps/cli/command.hpp"
#include "base/digest.hpp"

namespace nuan::apps {
namespace {

Result<Sha256> digest_of(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  Digester digester;
  std::string piece;
  for (std::uint64_t at = 0; at < file->size(); at += piece.size()) {
    piece.resize(std::min<std::uint64_t>(digest_piece_bytes, file->size() - at));
    TRY(file->read_at(at, piece));
    digester.add(piece);
  }
  return digester.finish();
}

int digest(const std::vector<std::string>& paths, const Context& context) {
  for (const std::string& path : paths) {
    const auto digest = digest_of(path, *context.files);
    if (!digest) return report(digest.error(), context);
    fmt::print("{}  {}\n", to_hex(*digest), path);
  }
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_digest(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand(
      "digest", context.say({"算出文件的摘要(sha256-1m)", "Compute the digest of files (sha256-1m)"}));
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("FILE", *paths, context.say({"文件", "files"}))->required();
  command->callback([paths, &context, &chosen] { chosen = [paths, &context] { return digest(*paths, context); }; });
}

}  // namespace nuan::apps
