// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/history/message_copy.h"

namespace explorer {

MessageCopy::MessageCopy(const MessageView &message)
{
    if (!message)
        return;
    m_sequence = message.sequence;
    m_previousOfTopic = message.previousOfTopic;
    m_record = *message.record;
    // They stand together wherever a message is kept.
    const std::uint8_t *begin = message.packedProperties.data();
    m_bytes = std::make_shared<const std::vector<std::uint8_t>>(begin, begin + message.record->byteCount());
}

MessageView MessageCopy::view() const
{
    if (!m_bytes)
        return {};
    const std::uint8_t *begin = m_bytes->data();
    return {m_sequence,
            &m_record,
            {begin + m_record.propertiesSize, m_record.payloadSize},
            {begin, m_record.propertiesSize},
            m_previousOfTopic};
}

} // namespace explorer
