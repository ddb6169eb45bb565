// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast a filter finds what it is asked for among a million topics, with the tree on screen, and how long it holds
// the thread at a time. One JSON object a line: {"name": …, "value": …, "unit": …}. For each filter:
//   key_press  until setFilter() returns       first  until the first match is in the rows
//   complete   until every topic was looked at slice  the longest turn of the event loop until then
//   …_cpu      the same in processor time: what it takes when nobody else wants the processor
//   matches    topics found
// With "messages" in front: the same while 20,000 messages a second arrive.
#include "model/history/message_store.h"
#include "model/topics/topic_tree_model.h"
#include "ui/docks/topics/topics_view.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <string>
#include <vector>

using namespace explorer;

namespace {

using Clock = std::chrono::steady_clock;

constexpr TopicId kTopics = 1'000'000;

double msSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// Of this thread.
double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
}

/// The longest of some stretches.
class Longest
{
public:
    void begin()
    {
        m_start = Clock::now();
        m_cpuStart = cpuMs();
    }
    void end()
    {
        wall = std::max(wall, msSince(m_start));
        cpu = std::max(cpu, cpuMs() - m_cpuStart);
    }
    double wall = 0;
    double cpu = 0;

private:
    Clock::time_point m_start;
    double m_cpuStart = 0;
};

void report(const std::string &name, const char *what, double value, const char *unit)
{
    std::string escaped;
    for (const char c : name)
        escaped.append(c == '"' || c == '\\' ? 2 : 1, c);
    for (std::size_t at = 0; (at = escaped.find("\"\"", at)) != std::string::npos; at += 2)
        escaped[at] = '\\';
    std::printf("{\"name\": \"filter '%s' %s\", \"value\": %.2f, \"unit\": \"%s\"}\n", escaped.c_str(), what, value,
                unit);
    std::fflush(stdout);
}

std::string topicName(TopicId id)
{
    const char *const quantities[] = {"temperature", "humidity", "pressure", "state", "voltage",
                                      "current",     "speed",    "level",    "alarm", "uptime"};
    const auto padded = [](TopicId number) {
        const std::string digits = std::to_string(number);
        return std::string(3 - digits.size(), '0') + digits;
    };
    return "site/" + std::to_string(id / 100'000) + "/line/" + std::to_string(id / 10'000 % 10) + "/device/" +
           padded(id / 10 % 1'000) + "/" + quantities[id % 10];
}

/// A connection's tree and store, fed in batches.
class Plant
{
public:
    Plant()
        : store(std::size_t(2) << 30)
    {
        for (TopicId id = 0; id < kTopics; ++id)
            tree.addTopic(id, topicName(id));
        for (TopicId first = 0; first < kTopics; first += 10'000)
            publish(10'000, [first](std::uint32_t i) { return first + i; });
    }

    template <class Choose>
    const TopicTree::ChangeSet &publish(std::uint32_t messages, Choose choose)
    {
        IngestBatch batch;
        for (std::uint32_t i = 0; i < messages; ++i) {
            const std::string payload = "{\"value\": " + std::to_string(m_random() % 1'000 / 10.0).substr(0, 4) +
                                        ", \"unit\": \"C\", \"state\": \"" +
                                        (m_random() % 1'000 == 0 ? "alarm" : "fine") + "\", \"seq\": " +
                                        std::to_string(m_random() % 100'000) + "}";
            MessageRecord record;
            record.topic = choose(i);
            record.steadyNs = Clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
            record.bytesOffset = std::uint32_t(batch.bytes.size());
            record.payloadSize = std::uint32_t(payload.size());
            batch.bytes.insert(batch.bytes.end(), payload.begin(), payload.end());
            batch.records.push_back(record);
        }
        Sequence sequence = store.end();
        store.append(batch);
        for (const MessageRecord &record : batch.records)
            tree.countMessage(record.topic, record, sequence++);
        return tree.settle();
    }
    const TopicTree::ChangeSet &publishAnywhere(std::uint32_t messages)
    {
        return publish(messages, [this](std::uint32_t) { return TopicId(m_random() % kTopics); });
    }

    TopicTree tree;
    MessageStore store;

private:
    std::mt19937 m_random{1};
};

class Bench
{
public:
    Bench()
    {
        m_view.resize(700, 600);
        m_view.show();
        m_row = m_model.addSource(
            {.tree = &m_plant.tree, .store = &m_plant.store, .label = {}, .stateText = {}, .phase = 0});
        settleDown();
    }

    void run(const char *filter, bool messages)
    {
        const auto expression = FilterExpression::parse(QString::fromUtf8(filter));
        if (!expression)
            qFatal("cannot read %s", filter);
        m_view.setFilter({});
        settleDown();

        double first = -1;
        const auto look = [&](Clock::time_point start) {
            if (first < 0 && m_model.matchCount() > 0 && m_model.showsResults())
                first = msSince(start);
        };
        auto nextBatch = Clock::now();
        Longest keyPress;
        Longest slice;
        const auto start = Clock::now();
        const double cpuStart = cpuMs();
        keyPress.begin();
        m_view.setFilter(*expression);
        keyPress.end();
        look(start);
        while (m_model.isSearching() || !m_model.showsResults()) {
            slice.begin();
            if (messages && Clock::now() >= nextBatch) { // a frame's worth
                nextBatch += std::chrono::milliseconds(16);
                m_model.refresh(m_row, m_plant.publishAnywhere(320));
            }
            QCoreApplication::processEvents();
            slice.end();
            look(start);
        }
        const double complete = msSince(start);
        const double completeCpu = cpuMs() - cpuStart;
        slice.begin();
        QCoreApplication::processEvents(); // the last rows
        slice.end();
        look(start);

        const std::string name = (messages ? "messages " : "") + std::string(filter);
        report(name, "key_press", keyPress.wall, "ms");
        report(name, "key_press_cpu", keyPress.cpu, "ms");
        report(name, "first", first, "ms");
        report(name, "complete", complete, "ms");
        report(name, "complete_cpu", completeCpu, "ms");
        report(name, "slice", slice.wall, "ms");
        report(name, "slice_cpu", slice.cpu, "ms");
        report(name, "matches", double(m_model.matchCount()), "topics");
    }

    /// Keys in a row, each before the last one's search has ended.
    void type(const char *text)
    {
        m_view.setFilter({});
        settleDown();
        Longest turn;
        for (qsizetype length = 1; length <= qsizetype(std::string_view(text).size()); ++length) {
            const auto expression = FilterExpression::parse(QString::fromUtf8(text, length));
            if (!expression)
                continue;
            turn.begin();
            m_view.setFilter(*expression);
            turn.end();
            turn.begin();
            QCoreApplication::processEvents();
            turn.end();
        }
        report(text, "typed, longest turn", turn.wall, "ms");
        report(text, "typed, longest turn cpu", turn.cpu, "ms");
        settleDown();
    }

private:
    void settleDown()
    {
        do {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 100);
        } while (m_model.isSearching());
    }

    Plant m_plant;
    TopicTreeModel m_model;
    ui::TopicsView m_view{m_model};
    int m_row = 0;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    Bench bench;
    // Texts in levels and across them, wildcards, expressions, payloads, values; with many matches, few and none.
    for (const char *filter : {"temp", "line/7/device/04", "nothing-like-it", "site/+/line/3/#", "+/1/+/2/+/077/state",
                               "/device\\/0[45]5\\/(temp|hum)/", "/99.*alarm$/", "payload:alarm", "payload:99999",
                               "payload:/seq.*77/", "json.value>99.8", "json.state=\"alarm\"", "size>70", "age<1h",
                               "site/3 temp json.value>99", "-payload:fine or line/7/device/5"})
        bench.run(filter, false);
    for (const char *filter : {"temp", "payload:alarm", "json.value>99.8"})
        bench.run(filter, true);
    bench.type("temperature json.value>50");
    return 0;
}
