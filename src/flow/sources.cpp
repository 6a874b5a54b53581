// Opening the files of a wish and reading their headers (declared in intake.hpp).
#include <algorithm>

#include "base/text.hpp"
#include "claims/records.hpp"
#include "claims/unpack/swapped_file.hpp"
#include "claims/unpack/unpack.hpp"
#include "flow/open_source.hpp"

namespace nuan::flow {
namespace {

// The front of a file: enough for any header.
Result<std::string> read_head(const InputFile& file) {
  std::string head(std::min<std::uint64_t>(file.size(), record_limit + 8), '\0');
  TRY(file.read_at(0, head));
  return head;
}

// A file whose first megabyte has carriage returns and no line feed was written by a very old program.
char line_end_of(std::string_view head) {
  return head.find('\n') == std::string_view::npos && head.find('\r') != std::string_view::npos ? '\r' : '\n';
}

claims::Encoding first_guess(const claims::Opening& opening, std::string_view head) {
  if (opening.encoding) return *opening.encoding;
  claims::TextCheck check;
  check.add(head);
  return check.flaw() == claims::TextCheck::nowhere ? claims::Encoding::utf8 : claims::Encoding::gb18030;
}

Result<std::vector<std::string>> header_names(std::string_view text, const Source& source) {
  claims::SplitRow row;
  row.split(text);
  std::vector<std::string> names;
  for (std::uint32_t i = 0; i < row.size(); ++i) {
    std::string name(row[i]);
    if (source.gb18030 != nullptr) {
      name.clear();
      if (source.gb18030->append_utf8(row[i], name).used != row[i].size())
        return Failure(
            claims::undecodable({source.file->name(), 1}, claims::TextCheck::nowhere, claims::TextCheck::nowhere));
    }
    names.push_back(std::move(name));
  }
  return names;
}

Failure header_too_long(const std::string& file) {
  return fail(Code::record_too_long, {file, 1}, {"表头超过 1 MiB", "the header is longer than 1 MiB"},
              {"请检查是否有引号没有闭合, 或文件不是 CSV", "look for a quote left open; or the file is no CSV"});
}

// Any file may come zipped or as a spreadsheet; a feed also with TABs.
Result<void> unpack_text(Source& source) {
  TRY_LET(auto text, claims::unpack(*source.file));
  if (text) {
    source.original = std::move(source.file);
    source.file = std::move(text);
  }
  if (source.feed == nullptr) return {};
  TRY_LET(source.swapped, claims::is_tab_separated(*source.file));
  if (!source.swapped) return {};
  if (source.original) {
    source.file = std::make_unique<claims::SwappedFile>(std::move(source.file));
  } else {
    source.original = std::move(source.file);
    source.file = std::make_unique<claims::SwappedFile>(*source.original);
  }
  return {};
}

// Where the values stand: in a feed's rows for the feed, and in the rows it makes for the policy.
Result<void> lay_out(Source& source, const std::vector<std::string>& names) {
  if (source.feed == nullptr) {
    TRY_LET(source.layout, claims::read_header(source.shape, names, source.file->name()));
    return {};
  }
  TRY_LET(source.feed_layout, claims::read_feed_header(*source.feed, names, source.file->name()));
  std::vector<std::string> made = claims::made_header(*source.feed, source.shape);
  TRY_LET(source.layout, claims::read_header(source.shape, made, source.feed->file));
  source.layout.unknown.clear();  // an export has dozens of columns, and a feed may offer more than a policy asks for
  return {};
}

void tell_unknown(const Source& source, std::vector<Words>& notices) {
  std::string names;
  for (const std::string& name : source.layout.unknown) names += (names.empty() ? "" : ", ") + name;
  if (names.empty()) return;
  notices.push_back({source.file->name() + ": 规则用不到的列, 不予理会: " + names,
                     source.file->name() + ": columns that the policy does not use are ignored: " + names});
}

}  // namespace

Result<Source> open_source(const std::string& path, claims::Shape shape, const claims::Feed* feed, Files& files) {
  Source source;
  source.shape = std::move(shape);
  source.feed = feed;
  TRY_LET(source.file, files.open(path));
  TRY(unpack_text(source));
  TRY_LET(const std::string head, read_head(*source.file));
  TRY_LET(source.opening, claims::read_opening(std::string_view(head).substr(0, 8), source.file->name()));
  if (head.find('\0') != std::string::npos) {
    TRY(claims::decide_encoding(*source.file));  // tells where
  }
  source.line_end = line_end_of(head);
  source.encoding = first_guess(source.opening, head);
  if (source.encoding == claims::Encoding::gb18030) {
    TRY_LET(source.gb18030, claims::Gb18030::table());
  }
  const std::size_t begin = source.opening.mark_bytes;
  const std::size_t found = claims::record_end(head, begin, claims::QuoteState::field_start, source.line_end);
  if (found == std::string::npos && head.size() < source.file->size()) return header_too_long(path);
  const std::size_t end = std::min(found, head.size());
  source.data_begin = std::min(end + 1, head.size());
  source.header_check.add(std::string_view(head).substr(0, source.data_begin));
  const std::string_view text = claims::without_cr(std::string_view(head).substr(begin, end - begin), source.line_end);
  if (text.empty() && source.data_begin == source.file->size()) {
    return fail(Code::input_empty, {path}, {"文件里没有表头", "the file has no header"},
                {"请确认导出已经完成", "check that its export was finished"});
  }
  TRY_LET(const std::vector<std::string> names, header_names(text, source));
  TRY(lay_out(source, names));
  return source;
}

Result<std::vector<Source>> open_sources(const Wish& wish, Files& files, std::vector<Words>& notices) {
  std::vector<Source> sources;
  const auto open = [&](const std::string& path, claims::Shape shape,
                        const claims::Feed* feed = nullptr) -> Result<void> {
    TRY_LET(Source source, open_source(path, std::move(shape), feed, files));
    tell_unknown(source, notices);
    sources.push_back(std::move(source));
    return {};
  };
  TRY(open(wish.members, claims::members_shape(*wish.plan)));
  for (std::size_t i = 0; i < wish.facts.size(); ++i) {
    const auto& [table, path] = wish.facts[i];
    TRY(open(path, claims::facts_shape(*wish.plan, table, i == 0 ? "claims" : wish.plan->tables[table].name),
             i == 0 ? wish.feed : nullptr));
  }
  if (wish.paid) {
    TRY(open(*wish.paid, claims::paid_shape(*wish.plan)));
  }
  return sources;
}

}  // namespace nuan::flow
