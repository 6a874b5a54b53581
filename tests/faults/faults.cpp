// faults: loaded before a program starts, it makes what that program asks of the system go wrong at a chosen step. So
// the very program that users run is tried, with nothing in it for the purpose.
//
//   LD_PRELOAD=faults.so FAULT=kill FAULT_AT=17 nuan …
//
// A step is what may reach a disk or a server: write, sync, cut, link, remove, send. Streams 0 to 2 are not counted.
//
//   FAULT=kill     killed before the step          FAULT=after    killed after it
//   FAULT=torn     killed half-way through a write FAULT=stop     stopped (SIGSTOP) before it, once
//   FAULT=full     from then on the disk is full   FAULT=broken   from then on nothing can be synchronised
//   FAULT_LOG=FILE         the name of each step, a line each
//   FAULT_CLOCK=SECONDS    how far the clock is off
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string_view>

namespace {

std::string_view setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

long number(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? 0 : std::strtol(value, nullptr, 10);
}

template <class Call>
Call real(const char* name) {
  return reinterpret_cast<Call>(::dlsym(RTLD_NEXT, name));
}

void log(std::string_view step) {
  static const int file = [] {
    const char* path = std::getenv("FAULT_LOG");
    return path == nullptr
               ? -1
               : static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600));
  }();
  if (file < 0) return;
  char line[16] = {};
  std::memcpy(line, step.data(), step.size());
  line[step.size()] = '\n';
  ::syscall(SYS_write, file, line, step.size() + 1);
}

struct Fault {
  bool now = false;    // this very step
  bool since = false;  // this or an earlier one
};

Fault at_step(std::string_view name) {
  static std::atomic<long> count = 0;
  static const long wanted = number("FAULT_AT");
  const long at = ++count;
  log(name);
  return {at == wanted, wanted != 0 && at >= wanted};
}

void die() { ::kill(::getpid(), SIGKILL); }

bool is(std::string_view fault) {
  static const std::string_view wanted = setting("FAULT");
  return wanted == fault;
}

// `half` does a part of the step, where there are parts.
template <class Whole, class Half>
auto step(std::string_view name, int failing, Whole&& whole, Half&& half) -> decltype(whole()) {
  const Fault fault = at_step(name);
  if (fault.now && is("kill")) die();
  if (fault.now && is("stop")) ::raise(SIGSTOP);
  if (fault.now && is("torn")) {
    half();
    die();
  }
  const bool fails = fault.since && ((failing == ENOSPC && is("full")) || (failing == EIO && is("broken")));
  if (fails) {
    errno = failing;
    return static_cast<decltype(whole())>(-1);
  }
  const auto done = whole();
  if (fault.now && is("after")) die();
  return done;
}

template <class Whole>
auto step(std::string_view name, int failing, Whole&& whole) -> decltype(whole()) {
  return step(name, failing, whole, whole);
}

constexpr int never = 0;

ssize_t write_at(const char* name, int file, const void* bytes, size_t size, off_t at) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t, off_t)>(name);
  return step(
      "write", ENOSPC, [&] { return call(file, bytes, size, at); }, [&] { return call(file, bytes, size / 2, at); });
}

}  // namespace

extern "C" {

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) { return write_at("pwrite", file, bytes, size, at); }
ssize_t pwrite64(int file, const void* bytes, size_t size, off_t at) {
  return write_at("pwrite64", file, bytes, size, at);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t)>("write");
  if (file <= STDERR_FILENO) return call(file, bytes, size);
  return step("write", ENOSPC, [&] { return call(file, bytes, size); }, [&] { return call(file, bytes, size / 2); });
}

ssize_t send(int socket, const void* bytes, size_t size, int flags) {
  static const auto call = real<ssize_t (*)(int, const void*, size_t, int)>("send");
  return step(
      "send", never, [&] { return call(socket, bytes, size, flags); },
      [&] { return call(socket, bytes, size / 2, flags); });
}

int fsync(int file) {
  static const auto call = real<int (*)(int)>("fsync");
  return step("sync", EIO, [&] { return call(file); });
}
int fdatasync(int file) {
  static const auto call = real<int (*)(int)>("fdatasync");
  return step("sync", EIO, [&] { return call(file); });
}

int ftruncate(int file, off_t size) {
  static const auto call = real<int (*)(int, off_t)>("ftruncate");
  return step("cut", never, [&] { return call(file, size); });
}
int ftruncate64(int file, off_t size) {
  static const auto call = real<int (*)(int, off_t)>("ftruncate64");
  return step("cut", never, [&] { return call(file, size); });
}

int link(const char* from, const char* to) {
  static const auto call = real<int (*)(const char*, const char*)>("link");
  return step("link", never, [&] { return call(from, to); });
}
int rename(const char* from, const char* to) {
  static const auto call = real<int (*)(const char*, const char*)>("rename");
  return step("link", never, [&] { return call(from, to); });
}
int unlink(const char* path) {
  static const auto call = real<int (*)(const char*)>("unlink");
  return step("remove", never, [&] { return call(path); });
}
int remove(const char* path) {
  static const auto call = real<int (*)(const char*)>("remove");
  return step("remove", never, [&] { return call(path); });
}

time_t time(time_t* out) {
  struct timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  static const long off = number("FAULT_CLOCK");
  now.tv_sec += off;
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

}  // extern "C"
