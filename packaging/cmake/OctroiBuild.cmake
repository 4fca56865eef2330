# SPDX-License-Identifier: GPL-3.0-or-later
# Build rules shared by every folder: one place for flags, targets and tests.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set_property(GLOBAL PROPERTY AUTOGEN_TARGETS_FOLDER autogen)
include(GNUInstallDirs)

option(OCTROI_WERROR "Treat warnings as errors" OFF)
option(OCTROI_PCH "Precompile the Qt headers" ON)
set(OCTROI_SANITIZE "" CACHE STRING "Sanitizers, as in address,undefined")

# The linker that links fastest, when it is there.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT OCTROI_SANITIZE)
    find_program(OCTROI_MOLD mold)
    if(OCTROI_MOLD AND (NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1))
        add_link_options(-fuse-ld=mold)
    endif()
endif()
find_program(OCTROI_CCACHE ccache)
if(OCTROI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Paths relative to the source folder, so that another clone finds what this one compiled.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${OCTROI_CCACHE})
endif()

add_library(octroi_flags INTERFACE)
add_library(Octroi::flags ALIAS octroi_flags)
target_compile_definitions(octroi_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS
    QT_WARN_DEPRECATED_UP_TO=0x060400 # the floor; what a newer Qt deprecates cannot be replaced yet
    OCTROI_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(octroi_flags INTERFACE /W4 /permissive- /utf-8 /Zc:__cplusplus /bigobj $<$<BOOL:${OCTROI_WERROR}>:/WX>)
    target_compile_definitions(octroi_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
else()
    target_compile_options(octroi_flags INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor
        -Woverloaded-virtual -Wshadow $<$<BOOL:${OCTROI_WERROR}>:-Werror>)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND OCTROI_CCACHE)
    target_compile_options(octroi_flags INTERFACE -fpch-preprocess) # what ccache needs of precompiled headers
endif()
if(OCTROI_SANITIZE)
    target_compile_options(octroi_flags INTERFACE -fsanitize=${OCTROI_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(octroi_flags INTERFACE -fsanitize=${OCTROI_SANITIZE})
endif()

# octroi_precompile(target core|ui): the precompiled Qt headers, compiled once for each kind and used by every target,
# as one of them takes 130 MB. MSVC wants the same definitions on both sides: there each target has its own.
function(octroi_precompile target kind)
    if(NOT OCTROI_PCH)
        return()
    endif()
    set(header ${PROJECT_SOURCE_DIR}/packaging/cmake/pch_${kind}.h)
    if(MSVC)
        target_precompile_headers(${target} PRIVATE ${header})
        return()
    endif()
    if(NOT TARGET octroi_pch_${kind})
        add_library(octroi_pch_${kind} OBJECT ${PROJECT_SOURCE_DIR}/packaging/cmake/pch.cpp)
        set(qt_core Qt6::Core)
        set(qt_ui Qt6::Widgets)
        target_link_libraries(octroi_pch_${kind} PRIVATE Octroi::flags ${qt_${kind}})
        target_precompile_headers(octroi_pch_${kind} PRIVATE ${header})
        set_target_properties(octroi_pch_${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    endif()
    target_precompile_headers(${target} REUSE_FROM octroi_pch_${kind})
endfunction()

# octroi_library(name [PLAIN] SOURCES ... [PUBLIC libs] [PRIVATE libs])
# Target octroi_<name>, alias Octroi::<name>. Headers are included from the root
# of their half ("domain/apikey.h", "widgets/chip.h"). PLAIN: no precompiled header.
function(octroi_library name)
    cmake_parse_arguments(ARG "PLAIN" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(octroi_${name} STATIC ${ARG_SOURCES})
    add_library(Octroi::${name} ALIAS octroi_${name})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${PROJECT_SOURCE_DIR} OUTPUT_VARIABLE path)
    string(REGEX MATCH "^[^/]+" half ${path})
    target_include_directories(octroi_${name} PUBLIC ${PROJECT_SOURCE_DIR}/${half})
    target_link_libraries(octroi_${name} PUBLIC ${ARG_PUBLIC} PRIVATE Octroi::flags ${ARG_PRIVATE})
    if(NOT ARG_PLAIN)
        if(half STREQUAL "ui")
            octroi_precompile(octroi_${name} ui)
        else()
            octroi_precompile(octroi_${name} core)
        endif()
    endif()
endfunction()

# octroi_test(name [NO_WIDGETS] SOURCES ... LIBS ... [LABELS ...] [TIMEOUT s])
# A Qt Test program tst_<name>. NO_WIDGETS: one of ui that links none. Exit code 77 means skipped, with the reason printed.
function(octroi_test name)
    cmake_parse_arguments(ARG "NO_WIDGETS" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(tst_${name} ${ARG_SOURCES})
    target_link_libraries(tst_${name} PRIVATE Octroi::flags Octroi::test_support Qt6::Test ${ARG_LIBS})
    cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME folder)
    if(folder STREQUAL "ui" AND NOT ARG_NO_WIDGETS)
        octroi_precompile(tst_${name} ui)
    else()
        octroi_precompile(tst_${name} core)
    endif()
    set_target_properties(tst_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND tst_${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set_tests_properties(${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OCTROI_BIN_DIR=${CMAKE_BINARY_DIR}/bin;OCTROICTL_RUNS=${CMAKE_BINARY_DIR}/Testing/runs;OCTROI_SOURCE_DIR=${PROJECT_SOURCE_DIR};LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
