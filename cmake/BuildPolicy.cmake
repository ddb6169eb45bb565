# SPDX-License-Identifier: GPL-3.0-or-later
#
# One INTERFACE target carries the build policy; mqttscope_library() makes a layer's static library with it.

add_library(mqttscope_policy INTERFACE)
target_compile_features(mqttscope_policy INTERFACE cxx_std_20)
target_include_directories(mqttscope_policy INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(mqttscope_policy INTERFACE
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_NO_CAST_TO_ASCII
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    MQTTSCOPE_VERSION="${PROJECT_VERSION}")
target_compile_options(mqttscope_policy INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
    -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # GCC 12 sees overlapping copies where a one-character literal is assigned to a string (GCC bug 105651).
    target_compile_options(mqttscope_policy INTERFACE -Wno-restrict)
endif()
if(MQTTSCOPE_WERROR)
    target_compile_options(mqttscope_policy INTERFACE -Werror)
endif()

if(MQTTSCOPE_SANITIZE)
    list(JOIN MQTTSCOPE_SANITIZE "," sanitizers)
    target_compile_options(mqttscope_policy INTERFACE "-fsanitize=${sanitizers}" -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(mqttscope_policy INTERFACE "-fsanitize=${sanitizers}")
    if("thread" IN_LIST MQTTSCOPE_SANITIZE)
        target_sources(mqttscope_policy INTERFACE # what the sanitizer must know of Qt
            "$<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${PROJECT_SOURCE_DIR}/tests/support/qt_order.cpp>")
    endif()
endif()

if(MQTTSCOPE_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "MQTTSCOPE_FUZZ needs Clang: libFuzzer comes with it")
    endif()
    # Everything reports what it covers; tests/fuzz adds the programs. The checked library makes a silent misuse a find.
    target_compile_options(mqttscope_policy INTERFACE -fsanitize=fuzzer-no-link)
    target_compile_definitions(mqttscope_policy INTERFACE _GLIBCXX_ASSERTIONS)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers are cached only with this looseness (ccache manual, "Precompiled headers").
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;CCACHE_NOHASHDIR=1;CCACHE_PCH_EXTSUM=1;${CCACHE_PROGRAM}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options(-fpch-preprocess)
    endif()
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

# mqttscope_library(NAME SOURCES … LINKS …): one second-level folder, one static library.
function(mqttscope_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC mqttscope_policy ${ARG_LINKS})
endfunction()

# mqttscope_test(NAME SOURCES … LINKS … [TIMEOUT seconds] [LABELS …]): one QtTest program run by ctest off screen.
function(mqttscope_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE mqttscope_policy Qt6::Test ${ARG_LINKS})
    target_compile_definitions(${name} PRIVATE TEST_DATA_DIR="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT}
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TSAN_OPTIONS=ignore_noninstrumented_modules=1:die_after_fork=0;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()
