# Reads tools/layers.txt, so that what a folder links is what it is allowed, said once.
#   nuan_layer_targets(FOLDER OUT)        the targets that `allow FOLDER:` names
#   nuan_layer_test_targets(FOLDER OUT)   those that `tests FOLDER:` adds
file(STRINGS ${PROJECT_SOURCE_DIR}/tools/layers.txt nuan_layer_lines REGEX "^(library|allow|tests) " ENCODING UTF-8)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/layers.txt)

foreach(line IN LISTS nuan_layer_lines)
  if(line MATCHES "^library +([^ ]+) .* = +([^ ]+)$")
    set(nuan_library_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
  endif()
endforeach()

function(nuan_layer_words keyword folder out)
  set(targets "")
  foreach(line IN LISTS nuan_layer_lines)
    if(line MATCHES "^${keyword} +${folder}: *(.*)$")
      string(REGEX MATCHALL "[^ ]+" words "${CMAKE_MATCH_1}")
      foreach(word IN LISTS words)
        if(NOT DEFINED nuan_library_${word})
          string(REPLACE "/" "_" slug ${word})
          list(APPEND targets nuan_${slug})
        elseif(NOT nuan_library_${word} STREQUAL "-")
          list(APPEND targets ${nuan_library_${word}})
        endif()
      endforeach()
    endif()
  endforeach()
  set(${out} ${targets} PARENT_SCOPE)
endfunction()

macro(nuan_layer_targets folder out)
  nuan_layer_words(allow ${folder} ${out})
endmacro()

macro(nuan_layer_test_targets folder out)
  nuan_layer_words(tests ${folder} ${out})
endmacro()
