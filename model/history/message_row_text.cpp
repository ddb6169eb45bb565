// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_row_text.h"

#include <QStringList>

namespace explorer {

QString MessageRowText::flags(const MessageRecord &record)
{
    QStringList flags;
    if (record.retain())
        flags += tr("retained");
    if (record.dup())
        flags += tr("DUP");
    if (record.isCut())
        flags += tr("cut");
    return flags.join(tr(", "));
}

std::optional<std::int64_t> MessageRowText::deltaNs(const MessageStore &store, const MessageView &message)
{
    const MessageView previous = store.at(message.previousOfTopic);
    return previous ? std::optional(message.record->steadyNs - previous.record->steadyNs) : std::nullopt;
}

std::optional<double> MessageRowText::numberOf(const MessageView &message)
{
    if (!message || message.record->isCut() || message.payload.size() > kLongestPayload)
        return std::nullopt;
    return m_numbers.extract(message.payload, m_path);
}

QString MessageRowText::value(const MessageView &message)
{
    if (!message.record->isCut() && message.payload.size() > kLongestPayload)
        return tr("too large");
    const std::optional<double> number = numberOf(message);
    return number ? QString::number(*number, 'g', 15) : QString();
}

QString MessageRowText::valueDelta(const MessageStore &store, const MessageView &message)
{
    const std::optional<double> number = numberOf(message);
    const std::optional<double> before = number ? numberOf(store.at(message.previousOfTopic)) : std::nullopt;
    if (!before)
        return {};
    const double delta = *number - *before;
    return (delta > 0 ? QStringLiteral("+") : QString()) + QString::number(delta, 'g', 8);
}

} // namespace explorer
