#include "apps/cli/read_format.hpp"

#include <utility>

#include "claims/feed/shipped.hpp"

namespace nuan::apps {
namespace {

// A feed is a page or two of text.
constexpr std::uint64_t feed_bytes_max = 1U << 20U;

bool is_path(const std::string& format) { return format.find('/') != std::string::npos || format.ends_with(".feed"); }

Failure no_such_format(const std::string& format) {
  std::string known = "canonical";
  for (const claims::Shipped& one : claims::shipped_feeds()) known += ", " + std::string(one.name);
  return fail(Code::feed_unknown, {}, {"没有文件格式 " + format, "there is no format " + format},
              {"可用的有: " + known + "; 自己的格式写文件路径, 例如 my.feed",
               "there are: " + known + "; for one of your own give its path, such as my.feed"});
}

Result<std::string> text_of(const std::string& format, Files& files) {
  for (const claims::Shipped& one : claims::shipped_feeds()) {
    if (one.name == format) return std::string(one.text);
  }
  if (!is_path(format)) return no_such_format(format);
  TRY_LET(const auto file, files.open(format));
  if (file->size() > feed_bytes_max) return no_such_format(format);
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

Result<std::unique_ptr<claims::Feed>> read_format(const std::string& format, const std::vector<std::string>& readings,
                                                  Files& files) {
  if (format == "canonical") {
    if (readings.empty()) return nullptr;
    return fail(Code::reading_unknown, {}, {"canonical 没有读法可选", "canonical has no readings to choose from"},
                {"请同时写 --format", "say --format, too"});
  }
  TRY_LET(std::string text, text_of(format, files));
  TRY_LET(claims::Feed feed, claims::read_feed(format, std::move(text)));
  for (const std::string& reading : readings) TRY(claims::choose_reading(feed, reading));
  return std::make_unique<claims::Feed>(std::move(feed));
}

}  // namespace nuan::apps
