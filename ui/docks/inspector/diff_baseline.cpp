// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/diff_baseline.h"

#include "model/history/message_text.h"
#include "model/payload/visible_text.h"

namespace ui {

using explorer::MessageView;

namespace {

/// Messages of a chain that are looked at in one go: a millisecond or two.
constexpr int kSteps = 10'000;

} // namespace

BaselineFinder::Found BaselineFinder::find(const DiffBaseline &baseline, const InspectedMessage &message)
{
    if (!message || !m_selection.session())
        return {.missing = tr("There is no message to compare.")};
    Found found = lookFor(baseline, message);
    if (const explorer::DecodeRule *rule = explorer::ruleFor(m_selection.session()->profile().decodeRules, found.message.topic))
        found.message.rule = *rule;
    if (found.message.topic == message.topic)
        found.message.metricNames = message.metricNames;
    return found;
}

BaselineFinder::Found BaselineFinder::lookFor(const DiffBaseline &baseline, const InspectedMessage &message)
{
    switch (baseline.kind) {
    case DiffBaseline::Kind::Previous:
        return previous(message);
    case DiffBaseline::Kind::Retained:
        return retained(message);
    case DiffBaseline::Kind::Topic:
        return ofTopic(baseline.topic);
    case DiffBaseline::Kind::Pinned:
        return pinned(baseline);
    }
    return {};
}

BaselineFinder::Found BaselineFinder::previous(const InspectedMessage &message) const
{
    const MessageView now = m_selection.find(message.sequence);
    return {.message = now ? inspectedCopy(m_selection.find(now.previousOfTopic), message.topic) : InspectedMessage(),
            .name = tr("the message before"),
            .missing = tr("This is the first message of the topic that is still in memory.")};
}

BaselineFinder::Found BaselineFinder::retained(const InspectedMessage &message)
{
    const explorer::MessageStore &store = m_selection.session()->store();
    const MessageView now = m_selection.find(message.sequence);
    const bool isSame = m_walk.session == m_selection.session() && m_walk.of == message.sequence;
    MessageView at = store.at(isSame ? m_walk.next : now ? now.previousOfTopic : explorer::kNoSequence);
    Found found{.name = tr("the last retained message"),
                .missing = tr("No earlier message of the topic that is in memory came retained.")};
    for (int step = 0; at && !at.record->retain(); ++step) {
        if (step == kSteps) {
            m_walk = {m_selection.session(), message.sequence, at.sequence};
            found.isLookingOn = true;
            return found;
        }
        at = store.at(at.previousOfTopic);
    }
    // Where this walk ended, the next one for the same message begins.
    m_walk = {m_selection.session(), message.sequence, at ? at.sequence : explorer::kNoSequence};
    found.message = inspectedCopy(at, message.topic);
    return found;
}

BaselineFinder::Found BaselineFinder::ofTopic(const std::string &topic) const
{
    const QString shown = explorer::visibleText(std::string_view(topic), 60);
    Found found{.name = tr("the newest of %1").arg(shown),
                .missing = topic.empty() ? tr("Type the topic whose newest message it is compared with.")
                                         : tr("There is no message on %1 in memory.").arg(shown)};
    const explorer::TopicTree &tree = m_selection.session()->tree();
    const explorer::NodeId node = topic.empty() ? explorer::kNoNode : tree.find(topic);
    if (node == explorer::kNoNode || node == explorer::kRootNode || tree.topicOf(node) == explorer::kNoTopic)
        return found;
    const explorer::MessageStore &store = m_selection.session()->store();
    found.message = inspectedCopy(store.at(store.newest(tree.topicOf(node))), topic);
    return found;
}

BaselineFinder::Found BaselineFinder::pinned(const DiffBaseline &baseline) const
{
    for (const explorer::PinnedMessages::Pin &pin : m_selection.pinned().pins()) {
        if (pin.message.sequence() != baseline.pin || pin.session != baseline.pinSession)
            continue;
        const MessageView view = pin.message.view();
        return {.message = inspectedCopy(view, pin.topic),
                .name = tr("the one pinned at %1").arg(explorer::timeOfDayText(view.record->wallNs))};
    }
    return {.missing = tr("The message is not pinned any more.")};
}

} // namespace ui
