// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/problem_words.h"

#include <QtGlobal>

namespace ui {

namespace {

/// What CBOR, MessagePack, Avro, raw numbers and layouts say they expected, for the translators; see
/// problemText().
[[maybe_unused]] const char *const kExpectations[] = {
    QT_TRANSLATE_NOOP("ui::Expected", "';' or a new line"),
    QT_TRANSLATE_NOOP("ui::Expected", "'[' and a length"),
    QT_TRANSLATE_NOOP("ui::Expected", "']'"),
    QT_TRANSLATE_NOOP("ui::Expected", "'{'"),
    QT_TRANSLATE_NOOP("ui::Expected", "'}'"),
    QT_TRANSLATE_NOOP("ui::Expected", "'{' and the names of the bits"),
    QT_TRANSLATE_NOOP("ui::Expected", "0 or 1 for a boolean"),
    QT_TRANSLATE_NOOP("ui::Expected", "==, !=, <, <=, > or >="),
    QT_TRANSLATE_NOOP("ui::Expected", "a \"name\" for the record, enum or fixed"),
    QT_TRANSLATE_NOOP("ui::Expected", "a bit that the type has"),
    QT_TRANSLATE_NOOP("ui::Expected", "a block packed by deflate"),
    QT_TRANSLATE_NOOP("ui::Expected", "a block that fits into the payload"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count from 0 to 67108864"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count from 1 to 67108864"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count of 0 or more"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count or ']'"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count, a type such as u8, or the name of a number above"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count: only one array can take what fits"),
    QT_TRANSLATE_NOOP("ui::Expected", "a count: only outside of groups can the rest be taken"),
    QT_TRANSLATE_NOOP("ui::Expected", "a decimal with a \"precision\""),
    QT_TRANSLATE_NOOP("ui::Expected", "a field of at least one byte in what is repeated"),
    QT_TRANSLATE_NOOP("ui::Expected", "a field of fixed size, as one before it takes the rest"),
    QT_TRANSLATE_NOOP("ui::Expected", "a field: an object with a \"name\" and a \"type\""),
    QT_TRANSLATE_NOOP("ui::Expected", "a fixed with a \"size\""),
    QT_TRANSLATE_NOOP("ui::Expected", "a length of 0 or more"),
    QT_TRANSLATE_NOOP("ui::Expected", "a map with \"values\""),
    QT_TRANSLATE_NOOP("ui::Expected", "a name"),
    QT_TRANSLATE_NOOP("ui::Expected", "a name that no other type has"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number of 64 bits"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number of at most 32 bits"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number of at most 64 bits"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number of bytes"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number of digits behind the point"),
    QT_TRANSLATE_NOOP("ui::Expected", "a number other than 0"),
    QT_TRANSLATE_NOOP("ui::Expected", "a piece of the same string, with a length"),
    QT_TRANSLATE_NOOP("ui::Expected", "a record with an array of \"fields\""),
    QT_TRANSLATE_NOOP("ui::Expected", "a simple value from 32 to 255"),
    QT_TRANSLATE_NOOP("ui::Expected", "a symbol: a string"),
    QT_TRANSLATE_NOOP("ui::Expected", "a type of Avro or the name of one in this schema"),
    QT_TRANSLATE_NOOP(
        "ui::Expected",
        "a type such as u8, i16be, f32le, bits8, bytes or str, or skip, repeat, if or a checksum"),
    QT_TRANSLATE_NOOP("ui::Expected", "a type such as u8, i16be, u24le or f32be"),
    QT_TRANSLATE_NOOP("ui::Expected", "a type: its name, an object or an array of types"),
    QT_TRANSLATE_NOOP("ui::Expected", "a union of at least one type"),
    QT_TRANSLATE_NOOP("ui::Expected", "a value after the tag"),
    QT_TRANSLATE_NOOP("ui::Expected", "a value for the last key"),
    QT_TRANSLATE_NOOP("ui::Expected", "a whole number"),
    QT_TRANSLATE_NOOP("ui::Expected", "an array with \"items\""),
    QT_TRANSLATE_NOOP("ui::Expected", "an enum with an array of \"symbols\""),
    QT_TRANSLATE_NOOP("ui::Expected", "an object with a \"type\""),
    QT_TRANSLATE_NOOP("ui::Expected", "as many bytes as the length says"),
    QT_TRANSLATE_NOOP("ui::Expected", "as many values as the count says"),
    QT_TRANSLATE_NOOP("ui::Expected", "at most 16 checksums"),
    QT_TRANSLATE_NOOP("ui::Expected", "at most 16 groups one in the other"),
    QT_TRANSLATE_NOOP("ui::Expected", "it is longer than 64 KiB"),
    QT_TRANSLATE_NOOP("ui::Expected", "it is missing: fields such as u16be temperature*0.1; u8 state"),
    QT_TRANSLATE_NOOP("ui::Expected", "it is missing: the Avro schema in JSON"),
    QT_TRANSLATE_NOOP("ui::Expected", "it is missing: types such as u16be or f32le[]"),
    QT_TRANSLATE_NOOP("ui::Expected", "modbus, ccitt, xmodem or maxim"),
    QT_TRANSLATE_NOOP("ui::Expected", "more bytes"),
    QT_TRANSLATE_NOOP("ui::Expected", "no '}' without a '{'"),
    QT_TRANSLATE_NOOP("ui::Expected", "it is no text in UTF-8"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of the block after as many objects as it says"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of the payload, as the schema is done"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of the payload, not a sequence of values"),
    QT_TRANSLATE_NOOP("ui::Expected", "the first byte of a value (this one is reserved)"),
    QT_TRANSLATE_NOOP("ui::Expected", "the lower bit first"),
    QT_TRANSLATE_NOOP("ui::Expected", "the name of a number above"),
    QT_TRANSLATE_NOOP("ui::Expected", "the number of a symbol"),
    QT_TRANSLATE_NOOP("ui::Expected", "the number of a type in the union"),
    QT_TRANSLATE_NOOP("ui::Expected", "the synchronisation marker of the file"),
};

} // namespace

} // namespace ui
