// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/message_record.h"
#include "model/topics/natural_order.h"
#include "protocol/wire/topic.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace explorer {

/// A tree built the simple way from what was published, printed as printed() prints the model.
class NaiveTree
{
public:
    struct Message
    {
        std::string payload;
        std::uint8_t flags = 0;
        std::int64_t ns = 0;
    };
    using Holds = std::function<bool(const std::string &topic, const Message &newest)>;

    void publish(const std::string &topic, Message message) { m_topics[topic] = std::move(message); }

    /// The topics that it holds for and their ancestors.
    std::set<std::string> shown(const Holds &holds) const
    {
        std::set<std::string> nodes;
        for (const auto &[topic, newest] : m_topics) {
            if (!holds(topic, newest))
                continue;
            nodes.insert(topic);
            for (std::size_t slash = topic.find('/'); slash != std::string::npos; slash = topic.find('/', slash + 1))
                nodes.insert(topic.substr(0, slash));
        }
        return nodes;
    }
    QString printed(const Holds &holds) const
    {
        QStringList lines{QStringLiteral("broker")};
        print(shown(holds), {}, true, 1, lines);
        return lines.join(u'\n');
    }
    std::size_t matches(const Holds &holds) const
    {
        return std::size_t(
            std::ranges::count_if(m_topics, [&](const auto &topic) { return holds(topic.first, topic.second); }));
    }
    const std::map<std::string, Message> &topics() const { return m_topics; }

private:
    static void print(const std::set<std::string> &nodes, const std::string &parent, bool isRoot, int depth,
                      QStringList &lines)
    {
        const std::string prefix = isRoot ? std::string() : parent + "/";
        std::vector<std::string> levels;
        for (const std::string &node : nodes) {
            if (node.size() >= prefix.size() && node.compare(0, prefix.size(), prefix) == 0 &&
                node.find('/', prefix.size()) == std::string::npos)
                levels.push_back(node.substr(prefix.size()));
        }
        std::ranges::sort(levels, [](auto &a, auto &b) { return compareNaturally(a, b) < 0; });
        for (const std::string &level : levels) {
            lines += QString(depth * 2, u' ') + QString::fromStdString(level);
            print(nodes, prefix + level, false, depth + 1, lines);
        }
    }

    std::map<std::string, Message> m_topics;
};

/// A filter and what it means, said in another way.
struct FilterCase
{
    const char *text;
    NaiveTree::Holds holds;
};

inline std::vector<FilterCase> filterCases()
{
    using Message = NaiveTree::Message;
    const auto lower = [](std::string text) {
        std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        return text;
    };
    const auto has = [lower](std::string part) {
        return [=](const std::string &topic, const Message &) { return lower(topic).find(part) != std::string::npos; };
    };
    const auto matches = [](std::string filter) {
        return [=](const std::string &topic, const Message &) { return mqtt::topicMatches(filter, topic); };
    };
    const auto number = [](const Message &newest) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(newest.payload)).object()["v"].toInt(-1);
    };
    return {
        {"", [](const std::string &, const Message &) { return true; }},
        {"a", has("a")},
        {"b/", has("b/")},
        {"B", [](const std::string &topic, const Message &) { return topic.find('B') != std::string::npos; }},
        {"a/1", has("a/1")},
        {"12", has("12")},
        {"zz", has("zz")},
        {"+/a", matches("+/a")},
        {"a/#", matches("a/#")},
        {"+/+/1", matches("+/+/1")},
        {"#", matches("#")},
        {"topic=a/b", [=](const std::string &topic, const Message &) { return lower(topic) == "a/b"; }},
        {"/^a.*1$/",
         [](const std::string &topic, const Message &) {
             return std::tolower(topic.front()) == 'a' && topic.back() == '1';
         }},
        {"-a", [=](const std::string &topic, const Message &m) { return !has("a")(topic, m); }},
        {"a 1 or b -2",
         [=](const std::string &topic, const Message &m) {
             return (has("a")(topic, m) && has("1")(topic, m)) || (has("b")(topic, m) && !has("2")(topic, m));
         }},
        {"payload:7",
         [](const std::string &, const Message &m) { return m.payload.find('7') != std::string::npos; }},
        {"a payload:7 or qos:2",
         [=](const std::string &topic, const Message &m) {
             return (has("a")(topic, m) && m.payload.find('7') != std::string::npos) || (m.flags & 3) == 2;
         }},
        {"json.v>50", [=](const std::string &, const Message &m) { return number(m) > 50; }},
        {"-(json.v>50 or retained:yes)",
         [=](const std::string &, const Message &m) { // an empty one takes the retained message away
             return !(number(m) > 50 || ((m.flags & MessageRecord::Retain) && !m.payload.empty()));
         }},
        {"size<8 -b", [=](const std::string &topic, const Message &m) {
             return m.payload.size() < 8 && !has("b")(topic, m);
         }},
    };
}

} // namespace explorer
