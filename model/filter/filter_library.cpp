// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filter_library.h"

#include "model/filter/filter_expression.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace explorer {

namespace {

bool isFit(const QString &filter)
{
    return !filter.trimmed().isEmpty() && filter.size() <= FilterExpression::kLongestText;
}

QString nameFrom(const QString &text) { return text.simplified().left(FilterLibrary::kLongestName); }

QString textOf(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonArray arrayFrom(const QString &text) { return QJsonDocument::fromJson(text.toUtf8()).array(); }

} // namespace

void FilterLibrary::remember(const QString &filter)
{
    const QString text = filter.trimmed();
    if (!isFit(text) || (!m_recent.isEmpty() && m_recent.front() == text))
        return;
    m_recent.removeAll(text);
    m_recent.prepend(text);
    if (m_recent.size() > kMostRecent)
        m_recent.resize(kMostRecent);
    Q_EMIT changed();
}

void FilterLibrary::forgetRecent()
{
    m_recent.clear();
    Q_EMIT changed();
}

std::vector<FilterLibrary::Saved>::iterator FilterLibrary::find(const QString &name)
{
    return std::ranges::find(m_saved, name, &Saved::name);
}

bool FilterLibrary::hasName(const QString &name) const
{
    return std::ranges::find(m_saved, nameFrom(name), &Saved::name) != m_saved.end();
}

void FilterLibrary::put(Saved saved)
{
    const auto before = [](const QString &a, const QString &b) {
        const int order = a.compare(b, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a < b;
    };
    m_saved.insert(std::ranges::upper_bound(m_saved, saved.name, before, &Saved::name), std::move(saved));
}

bool FilterLibrary::save(const QString &name, const QString &filter)
{
    const QString wanted = nameFrom(name);
    if (wanted.isEmpty() || !isFit(filter))
        return false;
    if (const auto known = find(wanted); known != m_saved.end())
        known->filter = filter.trimmed();
    else if (isFull())
        return false;
    else
        put({wanted, filter.trimmed()});
    Q_EMIT changed();
    return true;
}

bool FilterLibrary::rename(const QString &from, const QString &to)
{
    const QString wanted = nameFrom(to);
    const auto known = find(from);
    if (wanted.isEmpty() || known == m_saved.end() || (wanted != from && find(wanted) != m_saved.end()))
        return false;
    const QString filter = known->filter;
    m_saved.erase(known);
    put({wanted, filter});
    Q_EMIT changed();
    return true;
}

void FilterLibrary::remove(const QString &name)
{
    const auto known = find(name);
    if (known == m_saved.end())
        return;
    m_saved.erase(known);
    Q_EMIT changed();
}

QString FilterLibrary::recentText() const { return textOf(QJsonArray::fromStringList(m_recent)); }

QString FilterLibrary::savedText() const
{
    QJsonArray array;
    for (const Saved &saved : m_saved)
        array.append(QJsonObject{{QStringLiteral("name"), saved.name}, {QStringLiteral("filter"), saved.filter}});
    return textOf(array);
}

void FilterLibrary::restore(const QString &recentText, const QString &savedText)
{
    m_recent.clear();
    const QJsonArray recent = arrayFrom(recentText);
    for (const QJsonValue &value : recent) {
        const QString filter = value.toString().trimmed();
        if (isFit(filter) && !m_recent.contains(filter) && m_recent.size() < kMostRecent)
            m_recent.append(filter);
    }
    m_saved.clear();
    const QJsonArray saved = arrayFrom(savedText);
    for (const QJsonValue &value : saved) {
        const QString name = nameFrom(value[QLatin1String("name")].toString());
        const QString filter = value[QLatin1String("filter")].toString().trimmed();
        if (!name.isEmpty() && isFit(filter) && !isFull() && !hasName(name))
            put({name, filter});
    }
    Q_EMIT changed();
}

} // namespace explorer
