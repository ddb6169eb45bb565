// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a batch that arrived to rows on the screen: taking in, scrolling and repainting a tree of a million topics.
#include "tests/bench/report.h"
#include "tests/model/topics/tree_rig.h"
#include "ui/docks/topics/branch_opener.h"
#include "ui/docks/topics/topics_view.h"

#include <QApplication>
#include <QScrollBar>

#include <algorithm>
#include <functional>
#include <vector>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

constexpr int kTopics = 1'000'000;
constexpr int kHot = 10'000; ///< topics that go on sending
constexpr int kWide = 100'000; ///< children of one node
const std::string kPayload = R"({"temperature":21.50,"humidity":48.2,"battery":97,"seq":1})";

std::string topicName(int i)
{
    return "plant/site" + std::to_string(i / 10'000) + "/line" + std::to_string(i / 100 % 100) + "/sensor" + std::to_string(i % 100);
}

void reportFrames(const char *name, std::vector<double> milliseconds)
{
    std::ranges::sort(milliseconds);
    report((std::string(name) + "_median").c_str(), milliseconds[milliseconds.size() / 2], "ms/frame");
    report((std::string(name) + "_longest").c_str(), milliseconds.back(), "ms/frame");
}

/// Milliseconds of each of 300 steps with the repaint that it causes.
std::vector<double> frames(ui::TopicsView &view, const std::function<void(int)> &step)
{
    std::vector<double> times;
    for (int i = 0; i < 300; ++i) {
        const auto start = Clock::now();
        step(i);
        view.viewport()->repaint();
        times.push_back(since(start) * 1e3);
        QCoreApplication::processEvents();
    }
    return times;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    TopicTreeModel model;
    ui::TopicsView view(model);
    view.resize(900, 700);
    view.show();
    TreeRig rig(model);

    std::vector<double> drains;
    for (int i = 0; i < kTopics; ++i) {
        rig.publish(topicName(i), kPayload);
        if (i % kHot != kHot - 1)
            continue;
        const auto start = Clock::now();
        rig.settle();
        drains.push_back(since(start) / kHot * 1e9);
    }
    std::ranges::sort(drains);
    report("drain_new_topics", drains[drains.size() / 2], "ns/message");

    drains.clear();
    for (int round = 0; round < 30; ++round) {
        for (int i = 0; i < 100'000; ++i)
            rig.publish(topicName(i % kHot), kPayload);
        const auto start = Clock::now();
        rig.settle();
        drains.push_back(since(start) / 100'000 * 1e9);
    }
    std::ranges::sort(drains);
    report("drain_known_topics", drains[drains.size() / 2], "ns/message");

    const QModelIndex site = model.indexOf(0, rig.tree.find("plant/site0"));
    view.reveal(site);
    view.expandBelow(site);
    while (view.opener().isRunning())
        QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QScrollBar &bar = *view.verticalScrollBar();
    const int range = std::max(bar.maximum() - 1'000, 1);
    reportFrames("scroll_by_lines", frames(view, [&](int i) { bar.setValue(i * 60 % range); }));
    reportFrames("scroll_by_pages", frames(view, [&](int i) { bar.setValue(int(std::int64_t(i) * 7'919 % range)); }));
    bar.setValue(0);

    for (const auto &[name, count] : {std::pair("open_100000_children", kWide), std::pair("open_1000000_children", kTopics)}) {
        const std::string node = "wide" + std::to_string(count);
        for (int i = 0; i < count; ++i)
            rig.publish(node + "/device" + std::to_string(std::int64_t(i) * 7'919 % count), kPayload);
        rig.settle();
        const QModelIndex wide = model.indexOf(0, rig.tree.find(node));
        view.reveal(wide);
        QCoreApplication::processEvents();
        const auto start = Clock::now();
        view.expand(wide);
        view.viewport()->repaint();
        report(name, since(start) * 1e3, "ms");
        view.collapse(wide);
        QCoreApplication::processEvents();
    }
    bar.setValue(0);

    reportFrames("all_values_change", frames(view, [&](int) {
                     for (int i = 0; i < kHot; ++i)
                         rig.publish(topicName(i), kPayload);
                     rig.settle();
                     view.refreshValues();
                 }));
}
