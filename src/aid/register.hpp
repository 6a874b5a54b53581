// Register: the members and claims a store holds, file after file, and the rows that had to be put aside. What one file
// brings is an intake. It goes in batch by batch, each whole or not at all, so that whoever is interrupted goes on.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan::aid {

enum class Kind : std::uint8_t { members, claims };
[[nodiscard]] inline std::string_view name_of(Kind kind) { return kind == Kind::members ? "members" : "claims"; }

// How far an intake is, and where its file is read on.
struct Progress {
  std::int64_t pieces = 0;  // read
  std::int64_t quotes = 0;  // where quotes stand behind them, see claims/records.hpp
  std::int64_t rows = 0, lines = 0;
  std::int64_t taken = 0, known = 0, quarantined = 0;
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

class Register {
 public:
  virtual ~Register() = default;
  // The intake of the file with this digest: a new one, or the one that was begun, which may be done already.
  [[nodiscard]] virtual Result<Intake> begin(Kind kind, const std::string& digest, const std::string& header,
                                             std::int64_t pieces) = 0;
  // Takes a batch in and moves the intake on to where `read` says reading got; the counts of rows taken, known and
  // put aside are added here. A row that an earlier file brought is known; a claim that an earlier file brought with
  // other content is put aside as claim_conflict.
  [[nodiscard]] virtual Result<void> add(Intake& intake, const Progress& read, std::span<const FileRow> rows,
                                         std::span<const PutAside> aside) = 0;
  // What holds now: of each member the rows of the latest file that has any, and every claim; by person, then as they
  // came. Returns their header, empty where there are none. Fails with run_state where an intake is not done, or
  // where files have other columns than those before.
  [[nodiscard]] virtual Result<std::string> each(
      Kind kind, const std::function<void(const std::string& certificate, const std::string& text)>& visit) = 0;
};

}  // namespace nuan::aid
