// SPDX-License-Identifier: GPL-3.0-or-later
//
// A history of a million messages: how long it takes until its rows are there, in which steps, what a row costs, and how
// long a frame takes while it is scrolled, at rest and while messages arrive.
#include "model/history/message_list_model.h"
#include "model/topics/subtree_topics.h"
#include "tests/bench/report.h"
#include "ui/docks/inspector/message_rows_view.h"

#include <QApplication>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

constexpr int kMessages = 1'000'000;
constexpr int kTopics = 10'000;

class Feed
{
public:
    Feed(MessageStore &store, TopicTree &tree)
        : m_store(store)
        , m_tree(tree)
    {
        for (int i = 0; i < kTopics; ++i)
            m_tree.addTopic(TopicId(i), "plant/line" + std::to_string(i / 100) + "/sensor" + std::to_string(i % 100));
        m_tree.settle();
    }

    void add(int count)
    {
        IngestBatch batch;
        for (int i = 0; i < count; ++i, ++m_count) {
            const std::string payload = R"({"temperature":)" + std::to_string(20 + m_count % 100 * 0.01) +
                                        R"(,"humidity":48.2,"battery":97,"seq":)" + std::to_string(m_count) + '}';
            MessageRecord record;
            record.topic = TopicId(m_count * 7'919 % kTopics);
            record.wallNs = record.steadyNs = 1'700'000'000'000'000'000 + m_count * 10'000;
            record.bytesOffset = std::uint32_t(batch.bytes.size());
            record.payloadSize = std::uint32_t(payload.size());
            batch.bytes.insert(batch.bytes.end(), payload.begin(), payload.end());
            batch.records.push_back(record);
        }
        m_store.append(batch);
    }

private:
    MessageStore &m_store;
    TopicTree &m_tree;
    std::int64_t m_count = 0;
};

void reportFrames(const std::string &name, std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    report((name + "_median").c_str(), milliseconds[milliseconds.size() / 2], "ms/frame");
    report((name + "_p99").c_str(), milliseconds[milliseconds.size() * 99 / 100], "ms/frame");
    report((name + "_longest").c_str(), milliseconds.back(), "ms/frame");
}

/// Milliseconds of processor of each of 300 steps with the repaint that it causes.
std::vector<double> frames(ui::MessageRowsView &view, const std::function<void(int)> &step, const std::function<void()> &before = [] {})
{
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
        before();
        const double start = bench::processorSeconds();
        step(i);
        view.viewport()->repaint();
        times.push_back((bench::processorSeconds() - start) * 1e3);
        QCoreApplication::processEvents();
    }
    return times;
}

void makeList(const std::string &name, MessageListModel &model)
{
    std::vector<double> slices;
    const auto start = Clock::now();
    for (bool more = true; more;) {
        const auto slice = Clock::now();
        more = model.advance(slice + std::chrono::milliseconds(4));
        slices.push_back(since(slice) * 1e3);
    }
    report((name + "_complete").c_str(), since(start) * 1e3, "ms");
    report((name + "_longest_slice").c_str(), std::ranges::max(slices), "ms");
    report((name + "_memory").c_str(), double(model.memoryBytes()) / model.rowCount(), "bytes/row");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    MessageStore store(1u << 30);
    TopicTree tree;
    Feed feed(store, tree);
    for (int i = 0; i < kMessages; i += 10'000)
        feed.add(10'000);

    MessageListModel model;
    ui::MessageRowsView view;
    view.setModel(&model);
    for (int column = 0; column < MessageListModel::ColumnCount; ++column)
        view.header()->resizeSection(column, 90);
    view.resize(900, 900);
    view.show();
    auto start = Clock::now();
    model.setScope(store, std::make_unique<SubtreeTopics>(tree, kRootNode));
    view.viewport()->repaint();
    report("subtree_first_screen", since(start) * 1e3, "ms");
    makeList("subtree", model);
    model.setValuePath(*ValuePath::parse("$.temperature"));

    QScrollBar &bar = *view.verticalScrollBar();
    const int range = std::max(bar.maximum(), 1);
    reportFrames("scroll_by_lines", frames(view, [&](int i) { bar.setValue(i * 3); }));
    reportFrames("scroll_by_pages", frames(view, [&](int i) { bar.setValue(int(std::int64_t(i) * 7'919'000 % range)); }));
    reportFrames("scroll_while_1700_arrive_each_frame", frames(
                                                            view,
                                                            [&](int i) {
                                                                model.refresh();
                                                                bar.setValue(i * 3);
                                                            },
                                                            [&] { feed.add(1'700); })); // 100,000 a second

    model.setTest([](const MessageView &message) { return message.payload.back() == '}' && message.payload[18] == '1'; });
    makeList("filter", model);
}
