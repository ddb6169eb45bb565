// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace explorer {

/// A message with memory of its own, whatever the store does. Copies share the bytes. Thread: any.
class MessageCopy
{
public:
    MessageCopy() = default;
    explicit MessageCopy(const MessageView &message); ///< empty when the view is

    Sequence sequence() const { return m_sequence; }
    /// Valid as long as this object.
    MessageView view() const;
    std::size_t memoryBytes() const { return m_bytes ? m_bytes->size() : 0; }

private:
    Sequence m_sequence = kNoSequence;
    Sequence m_previousOfTopic = kNoSequence;
    MessageRecord m_record;
    std::shared_ptr<const std::vector<std::uint8_t>> m_bytes; ///< properties, payload, and the facts of one that was cut
};

} // namespace explorer
