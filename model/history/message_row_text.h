// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/series/value_path.h"

#include <QCoreApplication>
#include <QString>

#include <cstdint>
#include <optional>

namespace explorer {

/// What the row of a message says beyond the message itself: flags in words, and numbers beside those of the
/// message before of the same topic. Computed when asked for. Thread: the store's.
class MessageRowText
{
    Q_DECLARE_TR_FUNCTIONS(explorer::MessageRowText)

public:
    /// In longer payloads no number is looked for: a row is drawn in microseconds.
    static constexpr std::size_t kLongestPayload = 256 * 1024;

    void setValuePath(const ValuePath &path) { m_path = path; }

    static QString flags(const MessageRecord &record);
    /// Since the message before; nothing when that is no longer in memory.
    static std::optional<std::int64_t> deltaNs(const MessageStore &store, const MessageView &message);
    QString value(const MessageView &message); ///< empty when there is no number
    QString valueDelta(const MessageStore &store, const MessageView &message);

private:
    std::optional<double> numberOf(const MessageView &message);

    ValuePath m_path;
    NumberExtractor m_numbers;
};

} // namespace explorer
