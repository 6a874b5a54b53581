# Configuring and compiling a preset into build/PRESET. Sourced, never run.

# Two compilers side by side need about 3 GB; never start more than memory can hold.
build_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo 2>/dev/null)
  ((${memory:-2} >= 1)) || memory=1
  printf '%s' $((cores < ${memory:-2} ? cores : ${memory:-2}))
}

# Says whether build/PRESET is configured for this place, these presets and (TESTS) the tests.
is_configured() {
  local cache=$root/build/$1/CMakeCache.txt
  [[ -f $cache && -f $root/build/$1/build.ninja && ! $root/CMakePresets.json -nt $cache ]] &&
    grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache" &&
    { [[ $2 == OFF ]] || grep -q '^NUAN_TESTS:BOOL=ON' "$cache"; }
}

# configure PRESET TESTS: TESTS is ON, or OFF for a machine without the test libraries. Once ON it stays.
configure() {
  local options=("-DNUAN_TESTS=$2")
  [[ $1 != fuzz ]] || options=()
  is_configured "$1" "$([[ $1 == fuzz ]] && echo OFF || echo "$2")" || (cd "$root" && cmake --preset "$1" --fresh "${options[@]}")
}

compile() {
  export CCACHE_SLOPPINESS=pch_defines,time_macros  # without these it takes no file that uses precompiled headers
  local preset=$1
  shift
  ninja -C "$root/build/$preset" -j "$(build_jobs)" -k 0 "$@"
}

configure_and_compile() {
  local preset=$1 tests=$2
  shift 2
  configure "$preset" "$tests" && compile "$preset" "$@"
}

# show_build_errors LOG: what the compiler refused, without its warnings about everything else.
show_build_errors() {
  grep -E -A 3 '(^|[^a-z])error: |undefined reference|^CMake Error' "$log_folder/$1.txt" | head -n 60 | sed 's/^/    | /'
  say "    完整记录:build/log/$1.txt" "    all of it: build/log/$1.txt"
}

# build_release: build/release/nuan, and nothing that needs the test libraries.
build_release() {
  need build
  stage build-release "构建发行版" "build the release" configure_and_compile release OFF nuan || {
    show_build_errors build-release
    exit 1
  }
}
