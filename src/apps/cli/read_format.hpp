// The feed that `--format` names, with the readings that `--reading` chooses.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "claims/feed/feed.hpp"

namespace nuan::apps {

// `format` is `canonical`, which is no feed (null), the name of a shipped feed, or the path of a .feed file. Fails with
// feed_unknown, reading_unknown, or with what is wrong in the file.
[[nodiscard]] Result<std::unique_ptr<claims::Feed>> read_format(const std::string& format,
                                                                const std::vector<std::string>& readings, Files& files);

}  // namespace nuan::apps
