// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/ingest/ingest_batch.h"

#include <QtGlobal>

namespace explorer {

void IngestBatch::clear()
{
    records.clear();
    bytes.clear();
    firstNewTopic = 0;
    newTopicEnds.clear();
    newTopicBytes.clear();
    breaks.clear();
    refused = 0;
}

std::size_t IngestBatch::footprint() const
{
    return records.size() * sizeof(MessageRecord) + bytes.size() +
           newTopicEnds.size() * sizeof(std::uint32_t) + newTopicBytes.size();
}

std::size_t IngestBatch::reserved() const
{
    return records.capacity() * sizeof(MessageRecord) + bytes.capacity() +
           newTopicEnds.capacity() * sizeof(std::uint32_t) + newTopicBytes.capacity();
}

void IngestBatch::append(const IngestBatch &later)
{
    const std::uint32_t shift = std::uint32_t(bytes.size());
    const std::size_t first = records.size();
    records.insert(records.end(), later.records.begin(), later.records.end());
    for (std::size_t i = first; i < records.size(); ++i)
        records[i].bytesOffset += shift;
    bytes.insert(bytes.end(), later.bytes.begin(), later.bytes.end());

    Q_ASSERT(newTopicEnds.empty() || later.newTopicEnds.empty() ||
             later.firstNewTopic == firstNewTopic + newTopicEnds.size());
    if (newTopicEnds.empty())
        firstNewTopic = later.firstNewTopic;
    const std::uint32_t nameShift = std::uint32_t(newTopicBytes.size());
    for (const std::uint32_t end : later.newTopicEnds)
        newTopicEnds.push_back(end + nameShift);
    newTopicBytes.insert(newTopicBytes.end(), later.newTopicBytes.begin(), later.newTopicBytes.end());
    for (Break one : later.breaks) {
        one.before += std::uint32_t(first);
        breaks.push_back(one);
    }
    refused += later.refused;
}

} // namespace explorer
