#include "claims/unpack/workbook.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "claims/unpack/cell_values.hpp"
#include "claims/unpack/held_text.hpp"
#include "claims/unpack/sheet_rows.hpp"
#include "claims/unpack/xml.hpp"

namespace nuan::claims {
namespace {

constexpr std::string_view workbook_name = "xl/workbook.xml";

Result<void> walk(const Archive& archive, const Archive::Entry& entry, Xml::Visitor& visitor) {
  Xml xml(visitor);
  TRY(archive.read(entry, [&](std::string_view bytes) -> Result<void> {
    if (!xml.add(bytes)) return archive.damaged(entry.name);
    return {};
  }));
  if (!xml.finish()) return archive.damaged(entry.name);
  return {};
}

unsigned number_of(std::string_view text) {
  unsigned number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// xl/workbook.xml: the sheets in their order, and what days are counted from.
struct Contents : Xml::Visitor {
  std::vector<std::string> sheets;  // ids of relations
  bool counts_from_1904 = false;
  void begin(std::string_view element, const Attribute& attribute) override {
    if (element == "sheet") sheets.emplace_back(attribute("id"));
    if (element == "workbookPr") counts_from_1904 = attribute("date1904") == "1" || attribute("date1904") == "true";
  }
  void end(std::string_view /*element*/) override {}
  void text(std::string_view /*text*/) override {}
};

struct Relations : Xml::Visitor {
  std::map<std::string, std::string, std::less<>> targets;  // by id
  void begin(std::string_view element, const Attribute& attribute) override {
    if (element == "Relationship") targets.emplace(attribute("Id"), attribute("Target"));
  }
  void end(std::string_view /*element*/) override {}
  void text(std::string_view /*text*/) override {}
};

// xl/styles.xml: which cells show days.
struct Styles : Xml::Visitor {
  std::map<unsigned, bool> formats;  // the workbook's own
  std::vector<bool> days;            // by style of a cell
  bool in_cell_styles = false;
  void begin(std::string_view element, const Attribute& attribute) override {
    if (element == "numFmt") formats[number_of(attribute("numFmtId"))] = shows_days(attribute("formatCode"));
    if (element == "cellXfs") in_cell_styles = true;
    if (element != "xf" || !in_cell_styles) return;
    const unsigned format = number_of(attribute("numFmtId"));
    const auto own = formats.find(format);
    days.push_back(own != formats.end() ? own->second : shows_days(format));
  }
  void end(std::string_view element) override {
    if (element == "cellXfs") in_cell_styles = false;
  }
  void text(std::string_view /*text*/) override {}
};

// xl/sharedStrings.xml. What stands in <rPh> is how it is pronounced.
struct SharedTexts : Xml::Visitor {
  std::vector<std::string> texts;
  bool in_text = false;
  bool in_sound = false;
  void begin(std::string_view element, const Attribute& /*attribute*/) override {
    if (element == "si") texts.emplace_back();
    if (element == "rPh") in_sound = true;
    if (element == "t") in_text = !in_sound;
  }
  void end(std::string_view element) override {
    if (element == "t") in_text = false;
    if (element == "rPh") in_sound = false;
  }
  void text(std::string_view text) override {
    if (in_text && !texts.empty()) texts.back() += text;
  }
};

class WorkbookReader {
 public:
  explicit WorkbookReader(const Archive& archive) : archive_(archive) {}

  [[nodiscard]] Result<std::unique_ptr<InputFile>> read() {
    TRY(walk_one(workbook_name, contents_));
    TRY(walk_one("xl/_rels/workbook.xml.rels", relations_));
    if (archive_.find("xl/styles.xml") != nullptr) TRY(walk_one("xl/styles.xml", styles_));
    if (archive_.find("xl/sharedStrings.xml") != nullptr) TRY(walk_one("xl/sharedStrings.xml", shared_));
    std::unique_ptr<HeldText> found;
    for (const std::string& id : contents_.sheets) {
      const auto target = relations_.targets.find(id);
      if (target == relations_.targets.end()) return archive_.damaged("xl/_rels/workbook.xml.rels: " + id);
      auto text = std::make_unique<HeldText>(archive_.file().name(), archive_.file().size());
      TRY(read_sheet(target->second, *text));
      if (text->size() == 0) continue;
      if (found != nullptr)
        return fail(Code::archive_of_many, {archive_.file().name()},
                    {"xlsx 里有几张表都有内容", "several sheets of the xlsx have something on them"},
                    {"请只留下要结算的那一张", "keep only the one that is to be settled"});
      found = std::move(text);
    }
    if (found == nullptr)
      return fail(Code::input_empty, {archive_.file().name()},
                  {"xlsx 里没有内容", "the xlsx has nothing on its sheets"},
                  {"请确认导出已经完成", "check that its export was finished"});
    return found;
  }

 private:
  [[nodiscard]] Result<void> walk_one(std::string_view name, Xml::Visitor& visitor) const {
    const Archive::Entry* const entry = archive_.find(name);
    if (entry == nullptr) return archive_.damaged(std::string(name));
    return walk(archive_, *entry, visitor);
  }

  [[nodiscard]] Result<void> read_sheet(const std::string& target, HeldText& text) const {
    const std::string name = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    const Archive::Entry* const entry = archive_.find(name);
    if (entry == nullptr) return archive_.damaged(name);
    SheetRows rows({shared_.texts, styles_.days, contents_.counts_from_1904}, text);
    Xml xml(rows);
    TRY(archive_.read(*entry, [&](std::string_view bytes) -> Result<void> {
      if (!xml.add(bytes)) return archive_.damaged(name);
      if (rows.is_too_large()) return archive_.too_large();
      return {};
    }));
    if (!xml.finish() || rows.is_wrong()) return archive_.damaged(name);
    if (rows.is_too_large()) return archive_.too_large();
    return {};
  }

  const Archive& archive_;
  Contents contents_;
  Relations relations_;
  Styles styles_;
  SharedTexts shared_;
};

}  // namespace

bool is_workbook(const Archive& archive) { return archive.find(workbook_name) != nullptr; }

Result<std::unique_ptr<InputFile>> read_workbook(const Archive& archive) { return WorkbookReader(archive).read(); }

}  // namespace nuan::claims
