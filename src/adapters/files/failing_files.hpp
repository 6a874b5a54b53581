// For tests: files in memory, and files that fail when they are told to. Neither touches the disk.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"

namespace nuan::adapters::files {

// Inputs are what the test put into `inputs`; what was committed appears in `folders`.
class MemoryFiles : public Files {
 public:
  using Folder = std::map<std::string, std::string>;  // bytes by name
  std::map<std::string, std::string> inputs;
  std::map<std::string, Folder> folders;

  [[nodiscard]] Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    const auto found = inputs.find(path);
    if (found == inputs.end()) return fail(Code::input_missing, {path}, {"找不到文件", "the file was not found"});
    return std::make_unique<Input>(path, found->second);
  }

  [[nodiscard]] Result<std::unique_ptr<OutputFolder>> create_folder(
      const std::string& path, std::span<const std::string_view> result_names) override {
    const auto is_result = [&](const auto& file) {
      return std::find(result_names.begin(), result_names.end(), file.first) != result_names.end();
    };
    if (const auto there = folders.find(path);
        there != folders.end() && !std::all_of(there->second.begin(), there->second.end(), is_result))
      return fail(Code::output_unwritable, {path}, {"里面有别的文件", "it holds other files"});
    return std::make_unique<Output>(*this, path);
  }

 private:
  class Input : public InputFile {
   public:
    Input(std::string name, std::string bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {}
    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
    [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
      if (offset > bytes_.size() || buffer.size() > bytes_.size() - offset)
        return fail(Code::input_changed, {name_}, {"文件变短了", "the file became shorter"});
      std::copy_n(bytes_.data() + offset, buffer.size(), buffer.data());
      return {};
    }

   private:
    std::string name_, bytes_;
  };

  // Several threads may write at once, as in real files; here they take turns.
  class Written : public OutputFile {
   public:
    explicit Written(std::shared_ptr<std::string> bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes) override {
      while (turn_.test_and_set()) turn_.wait(true);
      if (bytes_->size() < offset + bytes.size()) bytes_->resize(offset + bytes.size());
      bytes_->replace(offset, bytes.size(), bytes);
      turn_.clear();
      turn_.notify_one();
      return {};
    }

   private:
    std::shared_ptr<std::string> bytes_;
    std::atomic_flag turn_;
  };

  class Output : public OutputFolder {
   public:
    Output(MemoryFiles& owner, std::string path) : owner_(owner), path_(std::move(path)) {}
    [[nodiscard]] Result<std::unique_ptr<OutputFile>> create(std::string_view name) override {
      auto& bytes = files_[std::string(name)] = std::make_shared<std::string>();
      return std::make_unique<Written>(bytes);
    }
    [[nodiscard]] Result<void> commit() override {
      Folder folder;
      for (const auto& [name, bytes] : files_) folder[name] = *bytes;
      owner_.folders[path_] = std::move(folder);
      return {};
    }

   private:
    MemoryFiles& owner_;
    std::string path_;
    std::map<std::string, std::shared_ptr<std::string>> files_;
  };
};

// Passes everything on to other files until the n-th call of a kind, counted from 1 over all of them, which fails with
// the code; so do all later ones of that kind. 0 means never.
class FailingFiles : public Files {
 public:
  struct When {
    std::uint64_t open = 0, read = 0, create_folder = 0, create = 0, write = 0, commit = 0;
    Code input_code = Code::input_unreadable;
    Code output_code = Code::output_full;
  };

  FailingFiles(Files& inner, When when) : inner_(inner), state_(std::make_shared<State>()) { state_->when = when; }

  [[nodiscard]] Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    if (state_->fails(state_->opens, state_->when.open)) return state_->input_failure(path);
    TRY_LET(auto file, inner_.open(path));
    return std::make_unique<Input>(std::move(file), state_);
  }

  [[nodiscard]] Result<std::unique_ptr<OutputFolder>> create_folder(
      const std::string& path, std::span<const std::string_view> result_names) override {
    if (state_->fails(state_->folders, state_->when.create_folder)) return state_->output_failure(path);
    TRY_LET(auto folder, inner_.create_folder(path, result_names));
    return std::make_unique<Folder>(std::move(folder), path, state_);
  }

  // How many reads and writes there were so far: what a test sweeps over.
  [[nodiscard]] std::uint64_t reads() const { return state_->reads; }
  [[nodiscard]] std::uint64_t writes() const { return state_->writes; }

 private:
  struct State {
    When when;
    std::atomic<std::uint64_t> opens = 0, reads = 0, folders = 0, creates = 0, writes = 0, commits = 0;

    [[nodiscard]] bool fails(std::atomic<std::uint64_t>& count, std::uint64_t at) const {
      const std::uint64_t call = ++count;
      return at != 0 && call >= at;
    }
    [[nodiscard]] Failure input_failure(const std::string& name) const {
      return fail(when.input_code, {name}, {"试验用的读取失败", "a failure of reading, made for a test"});
    }
    [[nodiscard]] Failure output_failure(const std::string& name) const {
      return fail(when.output_code, {name}, {"试验用的写入失败", "a failure of writing, made for a test"});
    }
  };

  class Input : public InputFile {
   public:
    Input(std::unique_ptr<InputFile> inner, std::shared_ptr<State> state)
        : inner_(std::move(inner)), state_(std::move(state)) {}
    [[nodiscard]] const std::string& name() const override { return inner_->name(); }
    [[nodiscard]] std::uint64_t size() const override { return inner_->size(); }
    [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
      if (state_->fails(state_->reads, state_->when.read)) return state_->input_failure(name());
      return inner_->read_at(offset, buffer);
    }

   private:
    std::unique_ptr<InputFile> inner_;
    std::shared_ptr<State> state_;
  };

  class Output : public OutputFile {
   public:
    Output(std::unique_ptr<OutputFile> inner, std::string name, std::shared_ptr<State> state)
        : inner_(std::move(inner)), name_(std::move(name)), state_(std::move(state)) {}
    [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes) override {
      if (state_->fails(state_->writes, state_->when.write)) return state_->output_failure(name_);
      return inner_->write_at(offset, bytes);
    }

   private:
    std::unique_ptr<OutputFile> inner_;
    std::string name_;
    std::shared_ptr<State> state_;
  };

  class Folder : public OutputFolder {
   public:
    Folder(std::unique_ptr<OutputFolder> inner, std::string path, std::shared_ptr<State> state)
        : inner_(std::move(inner)), path_(std::move(path)), state_(std::move(state)) {}
    [[nodiscard]] Result<std::unique_ptr<OutputFile>> create(std::string_view name) override {
      const std::string shown = path_ + "/" + std::string(name);
      if (state_->fails(state_->creates, state_->when.create)) return state_->output_failure(shown);
      TRY_LET(auto file, inner_->create(name));
      return std::make_unique<Output>(std::move(file), shown, state_);
    }
    [[nodiscard]] Result<void> commit() override {
      if (state_->fails(state_->commits, state_->when.commit)) return state_->output_failure(path_);
      return inner_->commit();
    }

   private:
    std::unique_ptr<OutputFolder> inner_;
    std::string path_;
    std::shared_ptr<State> state_;
  };

  Files& inner_;
  std::shared_ptr<State> state_;
};

}  // namespace nuan::adapters::files
