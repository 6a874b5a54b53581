// People: the persons of one partition, numbered as they are met. Small enough for a core's own cache.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/row_reader.hpp"

namespace nuan::flow {

// A kept row's person: the word, and the text where the word is not a resident number.
struct PersonKey {
  std::uint64_t word = 0;
  std::string_view text;
  [[nodiscard]] bool is_text() const { return (word & claims::key_as_text) != 0; }
  friend bool operator==(const PersonKey&, const PersonKey&) = default;
};
inline const claims::Byte* take_key(const claims::Byte* at, PersonKey& key) {
  std::memcpy(&key.word, at, 8);
  at += 8;
  key.text = {};
  return key.is_text() ? claims::take_bytes(at, key.text) : at;
}
inline claims::Byte* put_key(claims::Byte* at, const PersonKey& key) {
  std::memcpy(at, &key.word, 8);
  at += 8;
  return key.is_text() ? claims::put_bytes(at, key.text) : at;
}
// The certificate number, or the key as the file has it.
inline void append_key(std::string& out, const PersonKey& key) {
  if (key.is_text()) {
    out += key.text;
    return;
  }
  char eighteen[18];
  claims::write_resident_number(key.word, eighteen);
  out.append(eighteen, sizeof eighteen);
}

struct Person {
  PersonKey key;
  const claims::Byte* member = nullptr;  // the row behind its key, or null: not among the members
  std::uint64_t member_offset = 0;
  std::uint32_t member_size = 0;  // of that row with its key
  std::int64_t paid = 0;          // fen, paid before
  bool was_paid = false;
  bool deferred = false;    // has rows that must be looked at exactly
  bool conflicted = false;  // the members hold differing rows
};

class People {
 public:
  void clear() {
    persons_.clear();
    words_.clear();
    slots_.assign(slots_.size(), 0);
  }
  // The number of the person, who is added when new.
  [[nodiscard, gnu::always_inline]] std::uint32_t number_of(const PersonKey& key) {
    if (persons_.size() * 2 >= slots_.size()) grow();
    std::size_t at = slot_of(key);
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      const std::uint32_t number = slots_[at] - 1;
      if (words_[number] == key.word && (!key.is_text() || persons_[number].key.text == key.text)) return number;
    }
    return add(key, at);
  }
  [[nodiscard]] std::size_t size() const { return persons_.size(); }
  [[nodiscard]] Person& operator[](std::uint32_t number) { return persons_[number]; }
  [[nodiscard]] const Person& operator[](std::uint32_t number) const { return persons_[number]; }
  [[nodiscard]] auto begin() { return persons_.begin(); }
  [[nodiscard]] auto end() { return persons_.end(); }

 private:
  [[nodiscard]] std::size_t slot_of(const PersonKey& key) const {
    // The remainder by the slots of an odd multiple: numbers of one partition share no pattern any more.
    return static_cast<std::size_t>(key.word * 0x9E3779B97F4A7C15U >> 32U) & (slots_.size() - 1);
  }
  [[gnu::noinline]] std::uint32_t add(const PersonKey& key, std::size_t slot) {
    persons_.push_back({.key = key});
    words_.push_back(key.word);
    slots_[slot] = static_cast<std::uint32_t>(persons_.size());
    return slots_[slot] - 1;
  }
  [[gnu::noinline]] void grow() {
    slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, 0);
    for (std::uint32_t i = 0; i < persons_.size(); ++i) {
      std::size_t at = slot_of(persons_[i].key);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = i + 1;
    }
  }
  std::vector<Person> persons_;
  std::vector<std::uint64_t> words_;  // of their keys, apart: looked at for every fact, and then all stay close by
  std::vector<std::uint32_t> slots_;  // number + 1, a power of two of them
};

}  // namespace nuan::flow
