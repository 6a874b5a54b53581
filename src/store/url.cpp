#include "store/url.hpp"

namespace nuan::store {

Result<Url> read_url(const std::string& text) {
  if (text.starts_with("sqlite:") && text.size() > 7) return Url{Dialect::sqlite, text.substr(7)};
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) return Url{Dialect::postgresql, text};
  return fail(Code::store_url, {},
              {"数据库的地址应为 sqlite:文件 或 postgresql://…", "a store is named sqlite:PATH or postgresql://…"},
              {"请看 --db, 或环境变量 NUAN_DB", "look at --db, or at NUAN_DB in the environment"});
}

}  // namespace nuan::store
