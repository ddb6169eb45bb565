// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/retained_state.h"
#include "model/topics/topic_tree.h"

namespace explorer {

class MessageStore;

/// What can be said at `nowSteadyNs` of the message that the broker retains on the node's topic, as the tree shows it.
///
/// Cost      a few loads; one look into the store where the newest message is retained and expires. The store may be
///           missing.                                           Thread    the tree's.
RetainedState retainedState(const TopicTree &tree, const MessageStore *store, NodeId node, std::int64_t nowSteadyNs);

} // namespace explorer
