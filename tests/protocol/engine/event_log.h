// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/protocol/engine/scenario.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <deque>
#include <map>
#include <optional>

namespace driver {

/// What happened to the client: one JSON object a line on standard output, at once, and kept until a step has
/// waited for it.
class EventLog : public QObject
{
    Q_OBJECT

public:
    void add(const QString &event, const QJsonObject &fields = {});

    /// The oldest event of this name that nobody has waited for yet.
    std::optional<QJsonObject> take(const QString &event);
    bool has(const QString &event) const;
    /// No step is left that could wait: nothing more is kept.
    void stopKeeping();

Q_SIGNALS:
    void added();

private:
    std::map<QString, std::deque<QJsonObject>> m_kept;
    bool m_keeping = true;
};

/// Whether an event's fields are what a step waits for: each field that `step` names is there with that
/// value, an object's members too; named properties stand in that order, others may stand between them.
bool matches(const QJsonObject &fields, const WaitStep &step);

} // namespace driver
