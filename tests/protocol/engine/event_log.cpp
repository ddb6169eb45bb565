// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/engine/event_log.h"

#include "tests/protocol/engine/json_properties.h"

#include <QJsonDocument>

#include <cstdio>

namespace driver {

namespace {

bool valueMatches(const QJsonValue &value, const QJsonValue &wanted)
{
    if (!wanted.isObject() || !value.isObject())
        return value == wanted;
    const QJsonObject object = value.toObject();
    const QJsonObject members = wanted.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!valueMatches(object.value(member.key()), member.value()))
            return false;
    }
    return true;
}

bool standInOrder(const QJsonArray &wanted, const QJsonArray &all)
{
    qsizetype found = 0;
    for (const QJsonValue &value : all) {
        if (found < wanted.size() && value == wanted.at(found))
            ++found;
    }
    return found == wanted.size();
}

} // namespace

void EventLog::add(const QString &event, const QJsonObject &fields)
{
    QByteArray line =
        QJsonDocument(QJsonObject{{QStringLiteral("event"), event}}).toJson(QJsonDocument::Compact);
    if (!fields.isEmpty()) {
        line.chop(1);
        line += ',' + QJsonDocument(fields).toJson(QJsonDocument::Compact).mid(1);
    }
    line += '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fflush(stdout);
    if (m_keeping)
        m_kept[event].push_back(fields);
    Q_EMIT added();
}

std::optional<QJsonObject> EventLog::take(const QString &event)
{
    std::deque<QJsonObject> &kept = m_kept[event];
    if (kept.empty())
        return std::nullopt;
    QJsonObject oldest = kept.front();
    kept.pop_front();
    return oldest;
}

bool EventLog::has(const QString &event) const
{
    const auto kept = m_kept.find(event);
    return kept != m_kept.end() && !kept->second.empty();
}

void EventLog::stopKeeping()
{
    m_keeping = false;
    m_kept.clear();
}

bool matches(const QJsonObject &fields, const WaitStep &step)
{
    if (!valueMatches(fields, step.match))
        return false;
    if (!step.properties)
        return true;
    const QJsonArray properties = fields.value(QStringLiteral("properties")).toArray();
    return step.exactly ? properties.isEmpty() : standInOrder(toJson(*step.properties), properties);
}

} // namespace driver
