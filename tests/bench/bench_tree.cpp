// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast the topic tree and its model are. One JSON object a line: {"name": …, "value": …, "unit": …}.
#include "model/topics/topic_tree_model.h"
#include "tests/bench/report.h"

#include <random>
#include <string>
#include <vector>

using namespace explorer;
using bench::Clock;
using bench::report;
using bench::since;

namespace {

std::vector<std::string> millionNames()
{
    std::vector<std::string> names;
    names.reserve(1'000'000);
    for (int i = 0; i < 1'000'000; ++i)
        names.push_back("plant/site" + std::to_string(i / 10'000) + "/line" + std::to_string(i / 100 % 100) +
                        "/sensor" + std::to_string(i % 100));
    return names;
}

MessageRecord message(TopicId topic)
{
    MessageRecord record;
    record.topic = topic;
    record.payloadSize = 60;
    record.steadyNs = 1'000'000'000;
    return record;
}

void benchTree(TopicTree &tree, const std::vector<std::string> &names)
{
    auto start = Clock::now();
    for (TopicId id = 0; id < names.size(); ++id)
        tree.addTopic(id, names[id]);
    report("add_topics", double(names.size()) / since(start), "topics/s");
    report("memory", double(tree.memoryBytes()) / double(tree.nodeCount()), "bytes/node");
    start = Clock::now();
    tree.settle();
    report("settle_1m_new_topics", since(start) * 1e3, "ms");

    start = Clock::now();
    std::size_t found = 0;
    for (std::size_t i = 0; i < names.size(); i += 10)
        found += tree.find(names[i]) != kNoNode;
    report("find", since(start) / double(found) * 1e9, "ns");

    for (const TopicId topics : {1'000u, 10'000u, 1'000'000u}) {
        std::mt19937 random(1);
        std::vector<MessageRecord> records;
        for (int i = 0; i < 1'000'000; ++i)
            records.push_back(message(random() % topics));
        tree.settle();
        start = Clock::now();
        for (std::size_t i = 0; i < records.size(); ++i)
            tree.countMessage(records[i].topic, records[i], i);
        const std::string name = "count_message_" + std::to_string(topics);
        report(name.c_str(), since(start) / double(records.size()) * 1e9, "ns");
        start = Clock::now();
        const std::size_t touched = tree.settle().touchedNodes.size();
        report(("settle_" + std::to_string(topics)).c_str(), since(start) / double(touched) * 1e9, "ns/node");
    }
}

void benchRows()
{
    TopicTree tree;
    TopicTreeModel model;
    const int row =
        model.addSource({.tree = &tree, .store = nullptr, .label = {}, .stateText = {}, .phase = 0});
    TopicId id = 0;
    std::mt19937 random(2);
    for (; id < 100'000; ++id)
        tree.addTopic(id, "device" + std::to_string(random()));
    model.refresh(row, tree.settle());
    auto start = Clock::now();
    model.fetchMore(model.index(row, 0));
    report("expand_100k_children", since(start) * 1e3, "ms");

    for (int i = 0; i < 5'000; ++i)
        tree.addTopic(id++, "device" + std::to_string(random()));
    start = Clock::now();
    model.refresh(row, tree.settle());
    report("insert_5k_into_100k", since(start) * 1e3, "ms");
    tree.addTopic(id++, "a first one");
    start = Clock::now();
    model.refresh(row, tree.settle());
    report("insert_1_before_100k", since(start) * 1e3, "ms");
}

} // namespace

int main()
{
    const std::vector<std::string> names = millionNames();
    TopicTree tree;
    benchTree(tree, names);
    benchRows();
}
