#include "base/secrets.hpp"

#include <algorithm>

namespace nuan {
namespace {

// The first byte. Version 1 is of before values carried the number of their key: then it was the key file itself.
enum Version : unsigned char { xchacha20_of_key_file = 1, xchacha20_numbered = 2, sm4_numbered = 3 };

constexpr std::int64_t key_number_max = 0xFFFF;

std::optional<unsigned> digit_of(char one) {
  if (one >= '0' && one <= '9') return one - '0';
  if (one >= 'a' && one <= 'f') return one - 'a' + 10;
  if (one >= 'A' && one <= 'F') return one - 'A' + 10;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Cipher cipher) { return cipher == Cipher::xchacha20 ? "xchacha20" : "sm4"; }

std::optional<Cipher> cipher_named(std::string_view name) {
  for (const Cipher cipher : {Cipher::xchacha20, Cipher::sm4}) {
    if (name == name_of(cipher)) return cipher;
  }
  return std::nullopt;
}

SecretKey::SecretKey(std::string_view bytes) {
  ENSURE(bytes.size() == size);
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

// Through a volatile pointer, so that the compiler may not leave it out.
SecretKey::~SecretKey() {
  volatile unsigned char* at = bytes_.data();
  for (std::size_t i = 0; i < size; ++i) at[i] = 0;
}

Result<SecretKey> read_secret_key(std::string_view text, const std::string& file) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::string bytes;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    const auto high = digit_of(text[i]), low = digit_of(text[i + 1]);
    if (!high || !low) break;
    bytes += static_cast<char>(*high << 4U | *low);
  }
  if (bytes.size() == SecretKey::size && text.size() == 2 * SecretKey::size) return SecretKey(bytes);
  return fail(
      Code::key_unreadable, {file}, {"应是 64 个十六进制字符", "expected 64 hexadecimal characters"},
      {"密钥由 nuan init 写下; 请找回它, 不要另写一个", "nuan init wrote the key: find it, do not make another"});
}

std::string header_of(const HiddenBy& by) {
  ENSURE(by.key >= 0 && by.key <= key_number_max);
  if (by.cipher == Cipher::xchacha20 && by.key == 0) return {static_cast<char>(xchacha20_of_key_file)};
  const auto number = static_cast<std::uint64_t>(by.key);
  return {static_cast<char>(by.cipher == Cipher::xchacha20 ? xchacha20_numbered : sm4_numbered),
          static_cast<char>(number >> 8U), static_cast<char>(number & 0xFFU)};
}

std::optional<HiddenBy> hidden_by(std::string_view hidden) {
  if (hidden.empty()) return std::nullopt;
  const auto byte = [&hidden](std::size_t i) {
    return static_cast<std::int64_t>(static_cast<unsigned char>(hidden[i]));
  };
  if (byte(0) == xchacha20_of_key_file) return HiddenBy{};
  if (hidden.size() < 3 || (byte(0) != xchacha20_numbered && byte(0) != sm4_numbered)) return std::nullopt;
  return HiddenBy{byte(0) == sm4_numbered ? Cipher::sm4 : Cipher::xchacha20, byte(1) * 256 + byte(2)};
}

Failure does_not_open() {
  return fail(Code::key_wrong, {},
              {"密钥解不开, 或内容被换过位置", "the key does not open it, or it was moved from its place"},
              {"请检查 --key", "check --key"});
}

}  // namespace nuan
