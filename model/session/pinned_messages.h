// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_copy.h"

#include <QObject>
#include <QPointer>

#include <string>
#include <vector>

namespace explorer {

class ExplorerSession;

/// Messages the user keeps: copies of their own, which survive the memory budget and their connection.
///
/// Memory    at most kMost messages of kMostBytes together, beside the budget.      Thread    the GUI's.
class PinnedMessages : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMost = 16;
    static constexpr std::size_t kMostBytes = 64u << 20;

    struct Pin
    {
        QPointer<ExplorerSession> session; ///< null: it was closed since
        std::string topic;
        MessageCopy message;
    };
    enum class Answer
    {
        Pinned,
        Already,
        TooMany,
        TooLarge ///< for all of them together
    };

    explicit PinnedMessages(QObject *parent = nullptr);
    ~PinnedMessages() override;

    Answer pin(ExplorerSession *session, const std::string &topic, const MessageView &message);
    void unpin(std::size_t index);
    const std::vector<Pin> &pins() const { return m_pins; } ///< in the order they were pinned in
    /// nullptr when it is not pinned; valid until changed().
    const Pin *find(const ExplorerSession *session, Sequence sequence) const;

Q_SIGNALS:
    void changed();

private:
    std::vector<Pin> m_pins;
};

} // namespace explorer
