# SPDX-License-Identifier: GPL-3.0-or-later
# Fails where text could be read as markup: a bare QLabel or QMessageBox, setHtml, rich text formats, or a tool tip that is
# neither a literal of our own nor escaped by plainTip().
#   cmake -DROOT=<source tree> -P no_rich_text.cmake
cmake_minimum_required(VERSION 3.25)

# The wrappers themselves.
set(wrappers ui/widgets/plain_label.cpp ui/widgets/plain_label.h ui/widgets/plain_message.cpp)

file(GLOB_RECURSE files RELATIVE "${ROOT}" "${ROOT}/ui/*.h" "${ROOT}/ui/*.cpp" "${ROOT}/app/*.cpp")
foreach(file IN LISTS files)
    if(file IN_LIST wrappers)
        continue()
    endif()
    file(READ "${ROOT}/${file}" text)
    # Comments may name what the code may not use; a semicolon would split a CMake list; a long call goes over lines.
    string(REGEX REPLACE "//[^\n]*" "" text "${text}")
    string(REPLACE ";" "\n" text "${text}")
    string(REGEX REPLACE "\\([ \n]+" "(" text "${text}")
    foreach(pattern
            "new QLabel"
            "QLabel +[a-z][A-Za-z]*[({\n]"
            "QMessageBox"
            "QErrorMessage"
            "setHtml *\\("
            "insertHtml *\\("
            "appendHtml *\\("
            "setMarkdown *\\("
            "Qt::RichText"
            "Qt::MarkdownText"
            "Qt::AutoText"
            "QTextBrowser")
        string(REGEX MATCH "${pattern}" found "${text}")
        if(found)
            message(SEND_ERROR "${file}: “${found}” may read text as markup; use PlainLabel, PlainMessage or plain text")
        endif()
    endforeach()
    # What goes into a tool tip: tr("…"), plainTip(…), nothing, or another tool tip.
    string(REGEX MATCHALL "setToolTip\\([^\n]*" tips "${text}")
    foreach(tip IN LISTS tips)
        if(NOT tip MATCHES "^setToolTip\\(([A-Za-z]+, *)?(tr\\(\"|plainTip\\(|{}|QString\\(\\)|[^,]*toolTip\\(\\)|[^?]*\\? (QString\\(\\)|plainTip\\(|tr\\(\"))")
            message(SEND_ERROR "${file}: ${tip}: run-time text in a tool tip goes through plainTip()")
        endif()
    endforeach()
endforeach()
