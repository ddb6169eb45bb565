# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two precompiled headers serve the whole project: one for what stands on Qt Core, one for what stands on Qt Widgets.
# mqttscope_precompile_headers() gives each target of the project the one that fits what it links, at any depth.

# The compiler accepts a precompiled header only with the flags it was made with: programs are built like libraries.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE ${CMAKE_CXX_COMPILE_OPTIONS_PIC})

function(mqttscope_add_precompiled kind)
    set(target mqttscope_precompiled_${kind})
    add_library(${target} STATIC "${PROJECT_SOURCE_DIR}/cmake/precompiled/${kind}.cpp")
    target_link_libraries(${target} PRIVATE mqttscope_policy tl::expected ${ARGN})
    target_precompile_headers(${target} PRIVATE "${PROJECT_SOURCE_DIR}/cmake/precompiled/${kind}.h")
    set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTORCC OFF)

    # ccache would read the 150 MB of the compiled header for every file; with CCACHE_PCH_EXTSUM it reads this instead.
    file(READ "${PROJECT_SOURCE_DIR}/cmake/precompiled/core.h" made_of)
    file(READ "${PROJECT_SOURCE_DIR}/cmake/precompiled/${kind}.h" header)
    string(TOUPPER "CMAKE_CXX_FLAGS_${CMAKE_BUILD_TYPE}" build_flags)
    string(SHA256 sum "${made_of}${header}${CMAKE_CXX_COMPILER_ID}${CMAKE_CXX_COMPILER_VERSION}${CMAKE_CXX_FLAGS}${${build_flags}}${MQTTSCOPE_SANITIZE}${Qt6_VERSION}")
    file(WRITE "${PROJECT_BINARY_DIR}/CMakeFiles/${target}.dir/cmake_pch.hxx.gch.sum" "${sum}")
endfunction()

# Every library that `target` links, at any depth, is appended to `out`.
function(mqttscope_linked target out)
    set(found ${${out}})
    get_target_property(imported ${target} IMPORTED)
    set(properties INTERFACE_LINK_LIBRARIES)
    if(NOT imported)
        list(APPEND properties LINK_LIBRARIES)
    endif()
    foreach(property IN LISTS properties)
        get_target_property(libraries ${target} ${property})
        foreach(library IN LISTS libraries)
            string(REGEX REPLACE "^\\$<LINK_ONLY:(.*)>$" "\\1" library "${library}")
            if(TARGET ${library} AND NOT library IN_LIST found)
                list(APPEND found ${library})
                mqttscope_linked(${library} found)
            endif()
        endforeach()
    endforeach()
    set(${out} ${found} PARENT_SCOPE)
endfunction()

function(mqttscope_precompile_directory directory)
    get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
    foreach(target IN LISTS targets)
        get_target_property(type ${target} TYPE)
        if(target MATCHES "^mqttscope_precompiled_" OR NOT type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$")
            continue()
        endif()
        set(linked)
        mqttscope_linked(${target} linked)
        if("Qt6::Widgets" IN_LIST linked)
            target_precompile_headers(${target} REUSE_FROM mqttscope_precompiled_widgets)
        elseif("Qt6::Core" IN_LIST linked)
            target_precompile_headers(${target} REUSE_FROM mqttscope_precompiled_core)
        endif()
    endforeach()
    get_property(children DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
    foreach(child IN LISTS children)
        mqttscope_precompile_directory("${child}")
    endforeach()
endfunction()

# Call it last in the top-level file, when every target is known.
function(mqttscope_precompile_headers)
    mqttscope_add_precompiled(core Qt6::Core)
    mqttscope_add_precompiled(widgets Qt6::Widgets)
    mqttscope_precompile_directory("${PROJECT_SOURCE_DIR}")
endfunction()
