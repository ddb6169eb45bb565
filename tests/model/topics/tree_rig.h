// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_store.h"
#include "model/ingest/packed_properties.h"
#include "model/topics/topic_tree_model.h"

#include <QByteArray>
#include <QStringList>

#include <string>
#include <unordered_map>

namespace explorer {

/// One source fed as a session does: publish() gathers, settle() stores, counts and tells the model.
class TreeRig
{
public:
    explicit TreeRig(TopicTreeModel &model, const QString &label = QStringLiteral("broker"))
        : m_model(model)
    {
        m_info.tree = &tree;
        m_info.store = &store;
        m_info.label = label;
        m_info.stateText = QStringLiteral("connected");
        row = m_model.addSource(m_info);
    }

    TopicId publish(const std::string &topic, const std::string &payload = "1", std::uint8_t flags = 0)
    {
        const auto [entry, isNew] = m_ids.try_emplace(topic, TopicId(m_ids.size()));
        if (isNew) {
            m_batch.newTopicBytes.insert(m_batch.newTopicBytes.end(), topic.begin(), topic.end());
            m_batch.newTopicEnds.push_back(std::uint32_t(m_batch.newTopicBytes.size()));
        }
        MessageRecord record;
        record.steadyNs = nowNs;
        record.wallNs = nowNs;
        record.bytesOffset = std::uint32_t(m_batch.bytes.size());
        packProperties(mqtt::viewsOf(properties), m_batch.bytes);
        record.propertiesSize = std::uint32_t(m_batch.bytes.size()) - record.bytesOffset;
        record.delivery = delivery;
        record.payloadSize = std::uint32_t(payload.size());
        record.topic = entry->second;
        record.flags = flags;
        m_batch.records.push_back(record);
        m_batch.bytes.insert(m_batch.bytes.end(), payload.begin(), payload.end());
        return entry->second;
    }

    TopicTree::ChangeSet settle(bool tellModel = true)
    {
        m_batch.firstNewTopic = TopicId(tree.topicCount());
        for (std::size_t i = 0; i < m_batch.newTopicCount(); ++i)
            tree.addTopic(m_batch.firstNewTopic + TopicId(i), m_batch.newTopic(i));
        Sequence sequence = store.end();
        store.append(m_batch);
        for (const MessageRecord &record : m_batch.records)
            tree.countMessage(record.topic, record, sequence++);
        m_batch = {};
        TopicTree::ChangeSet changes = tree.settle();
        if (tellModel)
            m_model.refresh(row, changes);
        return changes;
    }

    void setPhase(int phase)
    {
        m_info.phase = phase;
        m_model.updateSource(row, m_info);
    }

    void setState(const QString &text, const QString &hint)
    {
        m_info.stateText = text;
        m_info.stateHint = hint;
        m_model.updateSource(row, m_info);
    }

    TopicTree tree;
    MessageStore store;
    int row = 0;
    std::int64_t nowNs = 1'000'000'000;
    std::uint8_t delivery = 0;     ///< of what is published from now on
    mqtt::Properties properties{}; ///< the same

private:
    TopicTreeModel &m_model;
    TopicTreeSource m_info;
    std::unordered_map<std::string, TopicId> m_ids;
    IngestBatch m_batch;
};

/// The first column, indented, one row a line. Asks for every row there is; `fetch` false: only what is
/// exposed.
inline QString printed(QAbstractItemModel &model, bool fetch = true)
{
    QStringList lines;
    struct Print
    {
        QAbstractItemModel &model;
        QStringList &lines;
        bool fetch;
        void below(const QModelIndex &parent, int depth) const
        {
            if (fetch && model.canFetchMore(parent))
                model.fetchMore(parent);
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex index = model.index(row, 0, parent);
                lines += QString(depth * 2, u' ') + index.data().toString();
                below(index, depth + 1);
            }
        }
    };
    Print{model, lines, fetch}.below({}, 0);
    return lines.join(u'\n');
}

} // namespace explorer
