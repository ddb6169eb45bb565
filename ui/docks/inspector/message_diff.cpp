// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/message_diff.h"

#include "model/payload/text_diff.h"
#include "model/payload/value_diff.h"
#include "ui/docks/inspector/decoded_payload.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

using Kind = MessageDiff::Kind;

constexpr std::size_t kMostRows = 5'000;
constexpr qsizetype kLongestValue = 300;

QString valueText(const DecodedPayload &payload, std::int32_t node)
{
    if (node < 0)
        return {};
    const explorer::ValueNode &value = payload.tree.nodes[std::size_t(node)];
    const std::string_view source(payload.payload.constData() + value.sourceBegin,
                                  value.sourceEnd - value.sourceBegin);
    return explorer::visibleText(source, kLongestValue, explorer::BreakMarks::OneLine);
}

Kind kindOf(explorer::ValueChange::Kind kind)
{
    switch (kind) {
    case explorer::ValueChange::Kind::Added:
        return Kind::Added;
    case explorer::ValueChange::Kind::Removed:
        return Kind::Removed;
    case explorer::ValueChange::Kind::Changed:
        break;
    }
    return Kind::Changed;
}

MessageDiff byStructure(const DecodedPayload &before, const DecodedPayload &after)
{
    const explorer::ValueDiff diff = explorer::diffValues(before.tree, after.tree, kMostRows);
    MessageDiff result{MessageDiff::Means::Structure, {}, diff.capped};
    for (const explorer::ValueChange &change : diff.changes) {
        QString delta;
        if (change.delta)
            delta = (*change.delta > 0 ? QStringLiteral("+") : QString()) +
                    QLocale().toString(*change.delta, 'g', 8);
        result.rows.push_back({kindOf(change.kind), visibleText(change.path),
                               valueText(before, change.before), valueText(after, change.after), delta});
    }
    return result;
}

MessageDiff byLines(const DecodedPayload &before, const DecodedPayload &after)
{
    const auto oldLines = explorer::linesOf(before.text());
    const auto newLines = explorer::linesOf(after.text());
    const explorer::TextDiff diff = explorer::diffLines(oldLines, newLines);
    MessageDiff result{MessageDiff::Means::Lines, {}, diff.capped};
    for (const explorer::TextDiff::Line &line : diff.lines) {
        if (line.kind == explorer::TextDiff::Kind::Same)
            continue;
        if (result.rows.size() == kMostRows) {
            result.capped = true;
            break;
        }
        const bool added = line.kind == explorer::TextDiff::Kind::Added;
        const QString place =
            QCoreApplication::translate("ui::MessageDiff", "line %1").arg(added ? line.after : line.before);
        const QString text =
            visibleText(added ? newLines[line.after - 1] : oldLines[line.before - 1], kLongestValue);
        result.rows.push_back({added ? Kind::Added : Kind::Removed,
                               place,
                               added ? QString() : text,
                               added ? text : QString(),
                               {}});
    }
    return result;
}

/// The first and last byte that differ, and what stands between.
MessageDiff byBytes(const QByteArray &before, const QByteArray &after)
{
    MessageDiff result{MessageDiff::Means::Bytes, {}, false};
    if (before == after)
        return result;
    const qsizetype shorter = std::min(before.size(), after.size());
    const qsizetype begin =
        std::mismatch(before.begin(), before.begin() + shorter, after.begin()).first - before.begin();
    qsizetype same = 0;
    while (same < shorter - begin && before[before.size() - 1 - same] == after[after.size() - 1 - same])
        ++same;
    const auto part = [&](const QByteArray &bytes) {
        const QByteArray middle = bytes.mid(begin, bytes.size() - begin - same);
        return QString::fromLatin1(middle.left(48).toHex(' ')) +
               (middle.size() > 48 ? QStringLiteral(" …") : QString());
    };
    const QString place = QCoreApplication::translate("ui::MessageDiff", "from byte %1").arg(begin);
    result.rows.push_back({Kind::Changed, place, part(before), part(after), {}});
    return result;
}

} // namespace

MessageDiff diffMessages(const explorer::PayloadFormats &formats, const DecodeJob &before, const DecodeJob &after,
                         const std::atomic<bool> &cancelled)
{
    const DecodedPayloadPtr first = decodePayload(formats, before, cancelled);
    const DecodedPayloadPtr second = decodePayload(formats, after, cancelled);
    const auto hasValues = [](const DecodedPayload &payload) {
        return payload.hasDocument() || (payload.plan.decoder == "json" && !payload.tree.empty());
    };
    if (hasValues(*first) && hasValues(*second))
        return byStructure(*first, *second);
    if (first->isText && second->isText)
        return byLines(*first, *second);
    if (first->plan.transforms == second->plan.transforms)
        return byBytes(first->inner, second->inner);
    return byBytes(before.payload, after.payload);
}

} // namespace ui
