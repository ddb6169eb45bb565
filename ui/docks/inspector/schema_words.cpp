// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/schema_words.h"

#include "ui/text/plain_text.h"

#include <QLocale>
#include <QStringList>

namespace ui {

using explorer::SchemaDeviation;
using explorer::SchemaType;

namespace {

constexpr qsizetype kLongestValue = 40;

} // namespace

QString SchemaWords::types(explorer::SchemaTypes types)
{
    QStringList words;
    if (types & SchemaType::Object)
        words += tr("object");
    if (types & SchemaType::Array)
        words += tr("array");
    if (types & SchemaType::Number)
        words += tr("number");
    if (types & SchemaType::String)
        words += tr("text");
    if (types & SchemaType::Boolean)
        words += tr("true/false");
    if (types & SchemaType::Binary)
        words += tr("bytes");
    if (types & SchemaType::Null)
        words += tr("null");
    return words.join(tr(", "));
}

QString SchemaWords::range(const explorer::NumberRange &range)
{
    if (range.count() == 0)
        return {};
    const QString least = visibleText(range.least());
    return range.least() == range.greatest() ? least : tr("%1 … %2").arg(least, visibleText(range.greatest()));
}

QString SchemaWords::usualRange(const explorer::NumberRange &range)
{
    if (!range.isUsualKnown())
        return {};
    const auto text = [](double value) { return QString::number(value, 'g', 10); };
    return range.usualLow() == range.usualHigh() ? text(range.usualLow())
                                                 : tr("%1 … %2").arg(text(range.usualLow()), text(range.usualHigh()));
}

QString SchemaWords::presence(const explorer::SchemaPath &path, std::uint64_t messages)
{
    if (messages == 0)
        return {};
    if (path.messages == messages)
        return tr("always");
    const double share = 100.0 * double(path.messages) / double(messages);
    // Never "100 %" of what is not always there, nor "0 %" of what is sometimes.
    if (share < 0.1)
        return tr("<0.1 %");
    return share > 99.9 ? tr(">99.9 %") : tr("%1 %").arg(QLocale().toString(share, 'f', 1));
}

QString SchemaWords::kind(SchemaDeviation::Kind kind)
{
    switch (kind) {
    case SchemaDeviation::Kind::Vanished:
        return tr("missing");
    case SchemaDeviation::Kind::New:
        return tr("new field");
    case SchemaDeviation::Kind::Type:
        return tr("other type");
    case SchemaDeviation::Kind::Range:
        return tr("out of range");
    case SchemaDeviation::Kind::Unreadable:
        return tr("not readable");
    }
    return {};
}

QString SchemaWords::deviation(const explorer::TopicSchema &schema, const SchemaDeviation &deviation)
{
    const QString value = visibleText(deviation.value, kLongestValue, explorer::BreakMarks::OneLine);
    const bool hasPath = std::size_t(deviation.path) < schema.paths().size();
    switch (deviation.kind) {
    case SchemaDeviation::Kind::Vanished:
        return tr("was there whenever what it stands in was");
    case SchemaDeviation::Kind::New:
        return hasPath ? tr("was never there; is %1").arg(types(schema.paths()[std::size_t(deviation.path)].types)) : QString();
    case SchemaDeviation::Kind::Type: {
        const explorer::SchemaTypes usual = hasPath ? schema.paths()[std::size_t(deviation.path)].usualTypes : 0;
        const QString text = tr("is %1, was always %2").arg(types(deviation.types), types(usual));
        return value.isEmpty() ? text : tr("%1: “%2”").arg(text, value);
    }
    case SchemaDeviation::Kind::Range:
        return hasPath ? tr("%1, usual is %2").arg(value, usualRange(schema.paths()[std::size_t(deviation.path)].range)) : value;
    case SchemaDeviation::Kind::Unreadable:
        return tr("the payload could always be decoded");
    }
    return {};
}

QString SchemaWords::path(const std::string &path) { return visibleText(path); }

} // namespace ui
