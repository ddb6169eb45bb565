// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/topics/retained_facts.h"

#include "model/history/message_store.h"

namespace explorer {

namespace {

/// What the broker sends is the time that was left.  Spec MQTT 5.0 §3.3.2.3.3
bool hasExpired(const MessageView &message, std::int64_t nowSteadyNs)
{
    const mqtt::Properties properties = message.properties();
    const mqtt::Property *interval = mqtt::find(properties, mqtt::PropertyId::MessageExpiryInterval);
    return interval && nowSteadyNs - message.record->steadyNs >= std::int64_t(interval->number) * 1'000'000'000;
}

} // namespace

RetainedState retainedState(const TopicTree &tree, const MessageStore *store, NodeId node, std::int64_t nowSteadyNs)
{
    if (tree.topicOf(node) == kNoTopic)
        return RetainedState::NoTopic;
    const TopicTree::RetainedMark mark = tree.shownRetained(node);
    if (mark.isStale)
        return RetainedState::Stale;
    switch (mark.retained) {
    case Retained::Unknown:
        return RetainedState::Untold;
    case Retained::Newest:
        if (mark.expires && store) {
            const MessageView message = store->at(tree.shownNewest(node));
            if (message && hasExpired(message, nowSteadyNs))
                return RetainedState::Expired;
        }
        return RetainedState::Newest;
    case Retained::Older:
        return mark.expires ? RetainedState::OlderMayExpire : RetainedState::Older;
    case Retained::None:
        return RetainedState::None;
    case Retained::Cleared:
        return RetainedState::Cleared;
    }
    return RetainedState::Untold;
}

} // namespace explorer
