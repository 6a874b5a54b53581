// Register: the members and claims a store holds, file after file, and the rows that had to be put aside. What one file
// brings is an intake. It goes in batch by batch, each whole or not at all, so that whoever is interrupted goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nuan::aid {

enum class Kind : std::uint8_t {
  members,
  claims,
  statuses,       // periods of members from an office of its own: they stand instead of those before
  more_statuses,  // the same, and those before stay
};
[[nodiscard]] inline std::string_view name_of(Kind kind) {
  constexpr std::string_view names[] = {"members", "claims", "statuses", "more_statuses"};
  return names[static_cast<std::size_t>(kind)];
}
// Of a name that name_of gave.
[[nodiscard]] Kind kind_named(std::string_view name);

// How far an intake is, and where its file is read on.
struct Progress {
  std::int64_t pieces = 0;  // read
  std::int64_t quotes = 0;  // where quotes stand behind them, see claims/records.hpp
  std::int64_t rows = 0, lines = 0;
  std::int64_t taken = 0, known = 0, quarantined = 0;
};

// What an intake takes its file for.
struct FileForm {
  std::string digest;
  std::string header;       // of the rows' texts
  std::string fields;       // which column of the header, or the person's, each field of the file is; as CSV
  std::int64_t pieces = 0;  // of the file
};

struct Intake {
  std::int64_t number = 0;
  Kind kind = Kind::members;
  std::string header;       // of the rows' texts
  std::int64_t pieces = 0;  // of the file
  Progress progress;
  [[nodiscard]] bool is_done() const { return progress.pieces == pieces; }
};

struct FileRow {
  std::int64_t row = 0, line = 0;  // in the file
  std::string certificate;
  std::string id;    // of a claim
  std::string text;  // the other fields as CSV, as the header has them
};

struct PutAside {
  std::int64_t row = 0, line = 0;
  std::string code;
  Words sentence;
  std::string text;  // as the file has it, in UTF-8
};

// A row as the register holds it, under the header of its intake.
struct HeldRow {
  std::int64_t intake = 0;
  std::string text;
};

// What the files say of one person as a member.
struct HeldMember {
  std::int64_t person_no = 0;
  std::string certificate;
  std::vector<HeldRow> rows;      // of the latest file that has any; and, of files with other columns, of their latest
  std::vector<HeldRow> statuses;  // of all files of statuses, as they came
};

struct HeldClaim {
  std::int64_t person_no = 0;
  std::string certificate;
  HeldRow row;
};

struct HeldHeader {
  Kind kind = Kind::members;
  std::string columns;
};
using HeldHeaders = std::map<std::int64_t, HeldHeader>;  // by intake

// Whom a person counts as after a merge.
struct Lead {
  std::int64_t person_no = 0;
  std::string certificate;
};
using Leads = std::map<std::int64_t, Lead>;  // by person

class Register {
 public:
  virtual ~Register() = default;
  // The intake of the file with this digest: a new one, or the one that was begun, which may be done already.
  [[nodiscard]] virtual Result<Intake> begin(Kind kind, const FileForm& form) = 0;
  // Takes a batch in and moves the intake on to where `read` says reading got; the counts of rows taken, known and
  // put aside are added here. A row that an earlier file brought is known; a claim that an earlier file brought with
  // other content is put aside as claim_conflict.
  [[nodiscard]] virtual Result<void> add(Intake& intake, const Progress& read, std::span<const FileRow> rows,
                                         std::span<const PutAside> aside) = 0;
  // Fails with run_state where an intake is not done.
  [[nodiscard]] virtual Result<HeldHeaders> headers() = 0;
  // What holds now, by person.
  [[nodiscard]] virtual Result<void> each_member(const std::function<void(const HeldMember&)>& visit) = 0;
  [[nodiscard]] virtual Result<void> each_claim(const std::function<void(const HeldClaim&)>& visit) = 0;
  [[nodiscard]] virtual Result<Leads> leads() = 0;
};

}  // namespace nuan::aid
