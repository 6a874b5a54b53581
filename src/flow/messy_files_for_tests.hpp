// For tests: made-up files with everything that files go wrong with, few persons and few ids, so that rows meet.
#pragma once

#include <iconv.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "flow/adjudication_for_tests.hpp"
#include "flow/sample_people.hpp"

namespace nuan::flow {

inline std::string to_gb18030(std::string_view text) {
  iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string in(text);
  std::string out(text.size() * 4 + 16, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t from_left = in.size();
  std::size_t to_left = out.size();
  iconv(converter, &from, &from_left, &to, &to_left);
  iconv_close(converter);
  out.resize(out.size() - to_left);
  return out;
}

class MessyFiles {
 public:
  explicit MessyFiles(std::uint64_t seed) : chance_(seed, 99, 0) {
    for (int i = 0; i < 5; ++i) {
      people_.emplace_back();
      append_person_id(people_.back(), static_cast<std::uint64_t>(i) * 31);
    }
    people_.insert(people_.end(), {"HKMO:H12345678", "PASSPORT:E1234"});
  }

  // Fills the inputs of a world, in UTF-8.
  void fill(World& world) {
    auto& inputs = world.files.inputs;
    inputs["members.csv"] = file(members_header, 9, [this] { return member(); });
    inputs["claims.csv"] = file(claims_header, 40, [this] { return claim(); });
    inputs["visits.csv"] = file(visits_header, 12, [this] { return visit(); });
    if (!one_in(3)) return;
    inputs["paid.csv"] = file(paid_header, 6, [this] { return paid(); });
    world.wish.paid = "paid.csv";
  }

 private:
  using Fields = std::vector<std::string>;
  bool one_in(std::uint64_t n) { return chance_.below(n) == 0; }
  std::string any(const std::vector<std::string>& of) { return of[chance_.below(of.size())]; }

  std::string person() {
    if (one_in(40))
      return any({"", " ", "123", "990101196503120012", "1.10101E+17", "passport:1", "99010119650312001x"});
    std::string id = people_[std::min(chance_.below(people_.size()), chance_.below(people_.size()))];
    if (one_in(15)) id = " " + id;
    if (one_in(15) && id.ends_with('X')) id.back() = 'x';
    if (one_in(20)) id = "'" + id;
    return id;
  }
  std::string id() {
    return one_in(30) ? any({"", "A-1", "a\"b", "0012"})
                      : any({"1",
                             "2",
                             "3",
                             "4",
                             "5",
                             "6",
                             "7",
                             "8",
                             "9",
                             "10",
                             "11",
                             "12",
                             "13",
                             "14",
                             "15",
                             "20210501000000000001",
                             "20210501000000000002",
                             "012",
                             "18446744073709551615",
                             "99999999999999999999"});
  }
  std::string day() {
    if (one_in(40))
      return any({"", "2021-02-29", "2021-13-01", "20210501", "2021-5-1", "2021-05-01T24:00:00", "0000-01-01"});
    return any({"2021-05-01", "2021-05-01", "2021-05-02", "2021-05-02 23:59:59", "2021-07-01", "2021-01-01",
                "2021-12-31", "2020-12-31", "2022-01-01", "2020-02-29", "2020-03-01", "2021-06-30", "1899-12-31"});
  }
  std::string amount() {
    if (one_in(25))
      return any({"", "x", "1.234", "-1", "-0.01", "1,000", "+1", "１", "99999999999999", "10000000000000.01", "."});
    return any({"0", "0.00", "50", "50.0", "99.99", "100.01", "600.00", "1234.56", "8999.99", "9000", "12345.67",
                "1000000.00", "-0"});
  }
  std::string covered() {
    return one_in(20)
               ? any({"2020", "2021-01-02..2021-01-01", "x", "..;..x"})
               : any({"2020-03-01..", "2020-03-01..", "..", "..2021-05-01", "2021-05-02..2021-06-30;2021-07-02..", "",
                      "2021-01-01..2021-12-31", "2020-01-01..2020-12-31;2021-01-01.."});
  }
  Fields member() {
    return {person(),
            any({"李某", "王某某", "a,b", ""}),
            any({"6000000000000018", "6000000000000026", "x,\"y\"", ""}),
            any({"1", "2"}),
            covered(),
            one_in(30) ? "perhaps" : any({"是", "否", "yes", "no", "0", "TRUE"}),
            one_in(30) ? "x" : any({"plain", "senior", "高级", "普通"}),
            one_in(10) ? any({"", "x", "2021-01-01..=1;2021-05-01..=2"})
                       : any({"2020-03-01..=1", "2020-03-01..2021-05-01=1;2021-05-02..=2", "..=3"})};
  }
  Fields claim() {
    return {id(),
            person(),
            day(),
            one_in(40) ? "home" : any({"outpatient", "门诊", "inpatient", "住院"}),
            amount(),
            one_in(30) ? any({"1.5", "-1", "", "x"}) : any({"0", "3", "12", "007", "-3"}),
            one_in(5) ? id() : ""};
  }
  Fields visit() {
    return {any({"1", "2", "3", "4", "5", "6", "7", "8"}),
            person(),
            any({"here", "there", "elsewhere", "line\nbreak", "", "𬭎山"}),
            day(),
            one_in(30) ? "-1" : any({"1", "2", "0"}),
            one_in(30) ? "20.00001%" : any({"50%", "0.5", "100%", "33.33%"}),
            one_in(30) ? "x" : any({"1", "1.5", "0.333333", "2.0"}),
            any({"yes", "yes", "否"}),
            amount()};
  }
  Fields paid() { return {person(), one_in(10) ? "dental" : any({"outpatient", "nights-money", "visits"}), amount()}; }

  std::string quoted(const std::string& field) {
    const bool must = field.find_first_of(",\"\n\r") != std::string::npos;
    if (one_in(400)) return "\"" + field;  // never closed, or closed by somebody else
    if (one_in(300)) return "\"" + field + "\"x";
    if (one_in(200)) return field + "\"";
    if (!must && !one_in(12)) return field;
    std::string text = "\"";
    for (const char c : field) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + "\"";
  }

  // Columns in any order, some that nothing asks for, lines ended either way.
  template <class MakeRow>
  std::string file(std::string_view header, std::size_t rows_max, MakeRow&& make) {
    Fields names;
    for (std::size_t at = 0; at <= header.size();) {
      const std::size_t end = std::min(header.find(',', at), header.size());
      names.emplace_back(header.substr(at, end - at));
      at = end + 1;
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < names.size() + (one_in(3) ? 2 : 0); ++i) order.push_back(i);
    if (one_in(2)) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance_.below(i)]);
    }
    const auto written = [&](const Fields& fields, bool is_header) {
      std::string line;
      for (const std::size_t i : order) {
        if (!line.empty() || i != order.front()) line += ',';
        const std::string text = i < fields.size() ? fields[i]
                                 : is_header       ? "备注" + std::to_string(i)
                                                   : any({"", "x", "注"});
        line += is_header ? text : quoted(text);
      }
      return line;
    };
    const std::string line_end = one_in(4) ? "\r\n" : "\n";
    const bool quotes_too = !one_in(3);
    std::string text = (one_in(6) ? "\xEF\xBB\xBF" : "") + written(names, true) + line_end;
    const std::size_t header_size = text.size();
    std::string last;
    for (std::size_t i = chance_.below(rows_max + 1); i > 0; --i) {
      std::string row = one_in(6) && !last.empty() ? last : written(make(), false);
      if (!quotes_too) std::erase_if(row, [](char c) { return c == '"' || c == '\n'; });
      if (one_in(60)) row = first_bytes(row, chance_.below(row.size() + 1));
      if (one_in(60)) row += ",x";
      if (one_in(30)) row = "";
      text += row + line_end;
      last = row;
    }
    if (one_in(4)) text.resize(text.size() - chance_.below(std::min<std::size_t>(text.size() - header_size + 1, 30)));
    // A file whose only Chinese character is cut in two says nothing about its encoding.
    const std::string_view whole = std::string_view(text).substr(0, text.size() - unfinished_tail(text));
    if (std::none_of(whole.begin() + 3, whole.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE0; }))
      text.resize(whole.size());
    return text;
  }

  Chance chance_;
  std::vector<std::string> people_;
};

}  // namespace nuan::flow
