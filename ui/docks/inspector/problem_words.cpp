// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/problem_words.h"

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
};

QString say(const char *text) { return QCoreApplication::translate("ui::PayloadProblem", text); }

} // namespace

QString decoderName(const std::string &decoderId)
{
    if (decoderId == "json")
        return QCoreApplication::translate("ui::Decoder", "JSON");
    if (decoderId == "text")
        return QCoreApplication::translate("ui::Decoder", "Text");
    return QCoreApplication::translate("ui::Decoder", "Hex");
}

QString problemText(const std::string &decoderId, const explorer::DecodeProblem &problem)
{
    using Kind = explorer::DecodeProblem::Kind;
    const QString format = decoderName(decoderId);
    switch (problem.kind) {
    case Kind::Syntax:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Not valid %1 at line %2, column %3: expected %4"))
            .arg(format)
            .arg(problem.line)
            .arg(problem.column)
            .arg(QCoreApplication::translate("ui::Expected", problem.expected.c_str()));
    case Kind::Encoding:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Not %1: byte %2 is not valid UTF-8"))
            .arg(format)
            .arg(problem.offset);
    case Kind::TooDeep:
        return say(QT_TRANSLATE_NOOP(
                       "ui::PayloadProblem",
                       "Nested too deeply to show as a tree (line %1, column %2); the text is complete"))
            .arg(problem.line)
            .arg(problem.column);
    case Kind::TooLarge:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                     "Too large to show as a tree; text and bytes are complete"));
    case Kind::TooSlow:
        return say(
            QT_TRANSLATE_NOOP("ui::PayloadProblem", "Took too long to decode; text and bytes are complete"));
    case Kind::Cut:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem",
                                     "Not shown as a tree: only the beginning of the payload was kept"));
    case Kind::Cancelled:
        return say(QT_TRANSLATE_NOOP("ui::PayloadProblem", "Decoding was cancelled"));
    }
    return {};
}

} // namespace ui
