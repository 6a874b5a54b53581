# Text files of the repository, built into a library as a list that a header of its folder declares:
#   nuan_shipped(FOLDER FROM EXTENSION)    FROM/*.EXTENSION as the list of src/FOLDER/shipped.hpp: name and text
#   nuan_migrations(FOLDER)                src/FOLDER/migrations/NNNN_name.sql as `migrations()` of src/FOLDER/tables.hpp
function(nuan_built_in folder from extension template line)
  string(REPLACE "/" "_" slug ${folder})
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${from}/*.${extension})
  set(NUAN_SHIPPED "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} text)
    string(REGEX REPLACE "^0*([0-9]+)_.*" "\\1" number ${name})
    string(CONFIGURE "${line}" written @ONLY)
    string(APPEND NUAN_SHIPPED "    ${written},\n")
    set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  set(NUAN_SHIPPED_HEADER ${folder}/shipped.hpp)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${template} ${PROJECT_BINARY_DIR}/shipped/${slug}.cpp @ONLY)
  target_sources(nuan_${slug} PRIVATE ${PROJECT_BINARY_DIR}/shipped/${slug}.cpp)
endfunction()

function(nuan_shipped folder from extension)
  nuan_built_in(${folder} ${from} ${extension} shipped.cpp.in "{\"@name@\", R\"shipped(@text@)shipped\"}")
endfunction()

function(nuan_migrations folder)
  nuan_built_in(${folder} src/${folder}/migrations sql migrations.cpp.in "{@number@, \"@name@\", R\"shipped(@text@)shipped\"}")
endfunction()
