// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/problem_words.h"

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

/// What the parsers say they expected, for the translators.
[[maybe_unused]] const char *const kExpectations[] = {
    QT_TRANSLATE_NOOP("ui::Expected", "a value"),
    QT_TRANSLATE_NOOP("ui::Expected", "a value or ']'"),
    QT_TRANSLATE_NOOP("ui::Expected", "a key in double quotes"),
    QT_TRANSLATE_NOOP("ui::Expected", "a key in double quotes or '}'"),
    QT_TRANSLATE_NOOP("ui::Expected", "':'"),
    QT_TRANSLATE_NOOP("ui::Expected", "',' or '}'"),
    QT_TRANSLATE_NOOP("ui::Expected", "',' or ']'"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of the document"),
    QT_TRANSLATE_NOOP("ui::Expected", "a digit"),
    QT_TRANSLATE_NOOP("ui::Expected", "no digit after a leading zero"),
    QT_TRANSLATE_NOOP("ui::Expected", "an escaped control character"),
    QT_TRANSLATE_NOOP("ui::Expected", "four hexadecimal digits"),
    QT_TRANSLATE_NOOP("ui::Expected", "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
    QT_TRANSLATE_NOOP("ui::Expected", "'\"' to end the string"),
    // Of transforms.
    QT_TRANSLATE_NOOP("ui::Expected", "more data"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of the data"),
    QT_TRANSLATE_NOOP("ui::Expected", "the signature of gzip"),
    QT_TRANSLATE_NOOP("ui::Expected", "the signature of Zstandard"),
    QT_TRANSLATE_NOOP("ui::Expected", "the signature of LZ4"),
    QT_TRANSLATE_NOOP("ui::Expected", "the header of zlib"),
    QT_TRANSLATE_NOOP("ui::Expected", "the checksum of what was unpacked"),
    QT_TRANSLATE_NOOP("ui::Expected", "the length of what was unpacked"),
    QT_TRANSLATE_NOOP("ui::Expected", "deflated data"),
    QT_TRANSLATE_NOOP("ui::Expected", "compressed data"),
    QT_TRANSLATE_NOOP("ui::Expected", "data that needs no dictionary"),
    QT_TRANSLATE_NOOP("ui::Expected", "a digit of Base64"),
    QT_TRANSLATE_NOOP("ui::Expected", "'='"),
    QT_TRANSLATE_NOOP("ui::Expected", "a hexadecimal digit"),
    // Of text and markup.
    QT_TRANSLATE_NOOP("ui::Expected", "the name of a text encoding that is known here"),
    QT_TRANSLATE_NOOP("ui::Expected", "an element"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end tag of the element that is open"),
    QT_TRANSLATE_NOOP("ui::Expected", "an end tag"),
    QT_TRANSLATE_NOOP("ui::Expected", "the name of an element"),
    QT_TRANSLATE_NOOP("ui::Expected", "the name of an attribute"),
    QT_TRANSLATE_NOOP("ui::Expected", "a value in quotes"),
    QT_TRANSLATE_NOOP("ui::Expected", "the quote that ends the value"),
    QT_TRANSLATE_NOOP("ui::Expected", "'>'"),
    QT_TRANSLATE_NOOP("ui::Expected", "'-->' to end the comment"),
    QT_TRANSLATE_NOOP("ui::Expected", "']]>' to end the section"),
    QT_TRANSLATE_NOOP("ui::Expected", "'?>' to end the instruction"),
    QT_TRANSLATE_NOOP("ui::Expected", "one of &amp; &lt; &gt; &quot; &apos; or the number of a character"),
    QT_TRANSLATE_NOOP("ui::Expected", "no declarations of entities"),
    QT_TRANSLATE_NOOP("ui::Expected", "no control character"),
    QT_TRANSLATE_NOOP("ui::Expected", "three or five parts with dots between them"),
    QT_TRANSLATE_NOOP("ui::Expected", "the header of a PNG, JPEG, GIF, WebP or BMP image"),
    QT_TRANSLATE_NOOP("ui::Expected", "a varint"),
    QT_TRANSLATE_NOOP("ui::Expected", "the end of a varint"),
    QT_TRANSLATE_NOOP("ui::Expected", "a varint of at most 64 bits"),
    QT_TRANSLATE_NOOP("ui::Expected", "four bytes"),
    QT_TRANSLATE_NOOP("ui::Expected", "eight bytes"),
    QT_TRANSLATE_NOOP("ui::Expected", "a field number from 1 to 536,870,911"),
    QT_TRANSLATE_NOOP("ui::Expected", "a length"),
    QT_TRANSLATE_NOOP("ui::Expected", "a length within what is left"),
    QT_TRANSLATE_NOOP("ui::Expected", "a wire type other than that of groups"),
    QT_TRANSLATE_NOOP("ui::Expected", "a wire type from 0 to 5"),
    QT_TRANSLATE_NOOP("ui::Expected", "the line \"message package.Type\" above the source"),
    QT_TRANSLATE_NOOP("ui::Expected", "the name of a .proto or descriptor file"),
    QT_TRANSLATE_NOOP("ui::Expected", "one file and one message type"),
    QT_TRANSLATE_NOOP("ui::Expected", "a program that was built with libprotobuf"),
    QT_TRANSLATE_NOOP("ui::Expected", "a descriptor set as protoc --descriptor_set_out writes it"),
};

QString say(const char *text) { return QCoreApplication::translate("ui::PayloadProblem", text); }

} // namespace

QString decoderName(const std::string &decoderId)
{
    struct Name
    {
        const char *id;
        const char *text;
    };
    static constexpr Name kNames[] = {
        {"json", QT_TRANSLATE_NOOP("ui::Decoder", "JSON")},
        {"text", QT_TRANSLATE_NOOP("ui::Decoder", "Text")},
        {"xml", QT_TRANSLATE_NOOP("ui::Decoder", "XML")},
        {"cbor", QT_TRANSLATE_NOOP("ui::Decoder", "CBOR")},
        {"msgpack", QT_TRANSLATE_NOOP("ui::Decoder", "MessagePack")},
        {"protobuf", QT_TRANSLATE_NOOP("ui::Decoder", "Protobuf")},
        {"sparkplug", QT_TRANSLATE_NOOP("ui::Decoder", "Sparkplug B")},
        {"avro", QT_TRANSLATE_NOOP("ui::Decoder", "Avro")},
        {"numbers", QT_TRANSLATE_NOOP("ui::Decoder", "Raw numbers")},
        {"layout", QT_TRANSLATE_NOOP("ui::Decoder", "Byte layout")},
        {"image", QT_TRANSLATE_NOOP("ui::Decoder", "Image")},
        {"jwt", QT_TRANSLATE_NOOP("ui::Decoder", "JSON Web Token")},
        {"binary", QT_TRANSLATE_NOOP("ui::Decoder", "Hex")},
    };
    for (const Name &name : kNames) {
        if (decoderId == name.id)
            return QCoreApplication::translate("ui::Decoder", name.text);
    }
    return visibleText(decoderId); // of a profile that a newer version wrote
}

QString transformName(const std::string &transformId)
{
    struct Name
    {
        const char *id;
        const char *text;
    };
    static constexpr Name kNames[] = {
        {"gzip", QT_TRANSLATE_NOOP("ui::Transform", "gzip")},
        {"zlib", QT_TRANSLATE_NOOP("ui::Transform", "zlib")},
        {"deflate", QT_TRANSLATE_NOOP("ui::Transform", "raw deflate")},
        {"zstd", QT_TRANSLATE_NOOP("ui::Transform", "Zstandard")},
        {"lz4", QT_TRANSLATE_NOOP("ui::Transform", "LZ4")},
        {"base64", QT_TRANSLATE_NOOP("ui::Transform", "Base64")},
        {"hex", QT_TRANSLATE_NOOP("ui::Transform", "hex text")},
    };
    for (const Name &name : kNames) {
        if (transformId == name.id)
            return QCoreApplication::translate("ui::Transform", name.text);
    }
    return visibleText(transformId);
}

QString problemText(const DecodedPayload &payload)
{
    using Kind = explorer::DecodeProblem::Kind;
    const explorer::DecodeProblem &problem = *payload.problem;
    const QString format = payload.isProblemOfTransform ? transformName(payload.plan.transforms.back())
                                                        : decoderName(payload.plan.decoder);
    const QString expected = QCoreApplication::translate("ui::Expected", problem.expected.c_str());
    if (problem.isOfSetup && problem.kind != Kind::Unknown) {
        if (problem.line > 0 && payload.plan.decoder == "protobuf") // in its compiler's own words, which are sentences
            return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "The description for %1 is wrong at line %2, column %3: %4"))
                .arg(format)
                .arg(problem.line)
                .arg(problem.column)
                .arg(visibleText(expected));
        if (problem.line > 0)
            return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                         "The description for %1 is wrong at line %2, column %3: expected %4"))
                .arg(format)
                .arg(problem.line)
                .arg(problem.column)
                .arg(expected);
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "The description for %1 cannot be used: %2"))
            .arg(format, expected);
    }
    switch (problem.kind) {
    case Kind::Syntax:
        if (problem.line > 0)
            return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                         "Not valid %1 at line %2, column %3: expected %4"))
                .arg(format)
                .arg(problem.line)
                .arg(problem.column)
                .arg(expected);
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Not valid %1 at byte %2: expected %3"))
            .arg(format)
            .arg(problem.offset)
            .arg(expected);
    case Kind::Encoding:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Not %1: byte %2 is not valid %3"))
            .arg(format)
            .arg(problem.offset)
            .arg(problem.expected.empty() ? QStringLiteral("UTF-8") : expected);
    case Kind::TooDeep:
        if (problem.line > 0)
            return say(QT_TRANSLATE_NOOP(
                           "ui::PayloadProblem",
                           "Nested too deeply to show as a tree (line %1, column %2); the text is complete"))
                .arg(problem.line)
                .arg(problem.column);
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                     "Nested too deeply to show as a tree (byte %1); the bytes are complete"))
            .arg(problem.offset);
    case Kind::TooLarge:
        if (payload.isProblemOfTransform)
            return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                         "Not unpacked: what is inside %1 is more than 100 times as large"))
                .arg(format);
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                     "Too large to show as a tree; text and bytes are complete"));
    case Kind::TooSlow:
        return say(
            QT_TRANSLATE_NOOP("ui::PayloadProblem", "Took too long to decode; text and bytes are complete"));
    case Kind::Cut:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                     "Not shown as a tree: only the beginning of the payload was kept"));
    case Kind::Unknown:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "This version cannot read %1, which the rule names"))
            .arg(format);
    case Kind::Cancelled:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Decoding was cancelled"));
    }
    return {};
}

} // namespace ui
