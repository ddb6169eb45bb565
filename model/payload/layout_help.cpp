// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/layout_help.h"

#include <QtGlobal>

namespace explorer {

namespace {

constexpr LayoutHelpRow kRows[] = {
    {"u16be count; i8 level",
     QT_TRANSLATE_NOOP(
         "ui::LayoutHelp",
         "Fields one after the other, each a type and a name, with a semicolon or a new line between them")},
    {"u8 i16be u24le i64be f32le f64be",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "Unsigned and signed integers of 8 to 64 bits and floats of 16, 32 "
                                         "or 64, most (be) or least (le) significant byte first")},
    {"u16be temperature*0.1 -40 \"°C\"",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "A factor (also /10), then an offset, and the unit")},
    {"u8 state{off:0, on:1, error:0xFF}", QT_TRANSLATE_NOOP("ui::LayoutHelp", "Names of values")},
    {"bits8 status{run:0, mode:1-3{auto:1}}",
     QT_TRANSLATE_NOOP("ui::LayoutHelp",
                       "Single bits and groups of bits, counted from 0, the least significant")},
    {"i32le pos[2]; u8 n; u8 v[n]; u16be w[u8]; f32be rest[]",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "Arrays: of a fixed length, of the length in a field above, with "
                                         "the length in front, of all that fits")},
    {"bytes serial[6]; str name[u8]; cstr label",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "Bytes, text in UTF-8, and text that a zero byte ends")},
    {"u16be magic=0xAA55",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "A value that must be there; another one is marked as a fault")},
    {"skip 2", QT_TRANSLATE_NOOP("ui::LayoutHelp", "Bytes without a meaning")},
    {"repeat 3 as points { i16le x; i16le y }",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "A group several times: a number, a field above, a type for a count "
                                         "in front, or nothing for until the end")},
    {"if state == 1 { u8 code }",
     QT_TRANSLATE_NOOP("ui::LayoutHelp", "Fields that are there only when a field above (or a bit: "
                                         "status.run) has such a value: == != < <= > >=")},
    {"crc16; crc16/ccitt le; sum8 from 2",
     QT_TRANSLATE_NOOP("ui::LayoutHelp",
                       "A checksum over the bytes before it: crc8, crc8/maxim, crc16/modbus, crc16/ccitt, "
                       "crc16/xmodem, crc32, crc32c, sum8, xor8; a wrong one is marked as a fault")},
    {"# words", QT_TRANSLATE_NOOP("ui::LayoutHelp", "A comment, to the end of the line")},
};

} // namespace

std::span<const LayoutHelpRow> layoutHelp() { return kRows; }

} // namespace explorer
