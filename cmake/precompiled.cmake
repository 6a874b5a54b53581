# The standard and test headers that nearly every file reads, compiled once (option NUAN_PRECOMPILED): half of what compiling many
# small files costs. Off where a file must show that it includes what it uses (dev).
#   nuan_precompiled(TARGET library|test)
option(NUAN_PRECOMPILED "Compile the headers that nearly every file reads once" OFF)

set(nuan_library_headers <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <set> <span> <sstream> <string>
    <string_view> <utility> <variant> <vector> <expected> <fmt/format.h>)
set(nuan_test_headers ${nuan_library_headers} <gtest/gtest.h> <gmock/gmock.h> <rapidcheck/gtest.h>)

# One target carries the compiled headers of each kind; the others reuse them, so their options must be the same.
function(nuan_precompiled_carrier kind)
  if(TARGET nuan_precompiled_${kind})
    return()
  endif()
  set(source ${PROJECT_BINARY_DIR}/precompiled_${kind}.cpp)
  file(WRITE ${source} "// Carries the precompiled headers.\n")
  add_library(nuan_precompiled_${kind} OBJECT ${source})
  target_link_libraries(nuan_precompiled_${kind} PRIVATE fmt::fmt)
  if(kind STREQUAL "test")
    target_compile_options(nuan_precompiled_${kind} PRIVATE ${NUAN_TEST_OPTIONS})
    target_link_libraries(nuan_precompiled_${kind} PRIVATE GTest::gmock_main rapidcheck rapidcheck_gtest)
  endif()
  target_precompile_headers(nuan_precompiled_${kind} PRIVATE ${nuan_${kind}_headers})
endfunction()

function(nuan_precompiled target kind)
  # Behind a compiled header g++ -O0 takes intrinsics for functions, where they have to be macros.
  if(NUAN_COVERAGE AND target MATCHES "^nuan_(base|claims|index)$")
    return()
  endif()
  if(NUAN_PRECOMPILED)
    nuan_precompiled_carrier(${kind})
    target_precompile_headers(${target} REUSE_FROM nuan_precompiled_${kind})
    # gcc takes compiled headers only where the same macros are defined, for targets without fmt as well.
    target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)  # for ccache
    endif()
  endif()
endfunction()
