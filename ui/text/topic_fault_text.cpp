// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/topic_fault_text.h"

#include <QCoreApplication>

namespace ui {

QString topicFaultText(mqtt::TopicFault fault)
{
    using mqtt::TopicFault;
    switch (fault) {
    case TopicFault::None:
        return {};
    case TopicFault::Empty:
        return QCoreApplication::translate("TopicFault", "A topic has at least one character.");
    case TopicFault::TooLong:
        return QCoreApplication::translate("TopicFault", "A topic has at most 65,535 bytes.");
    case TopicFault::InvalidUtf8:
        return QCoreApplication::translate("TopicFault", "A topic is UTF-8 text without the character U+0000.");
    case TopicFault::Wildcard:
        return QCoreApplication::translate("TopicFault",
                                           "The wildcards + and # stand in subscriptions only, not in a topic name.");
    case TopicFault::MisplacedPlus:
        return QCoreApplication::translate("TopicFault", "The wildcard + must fill its whole level, as in a/+/c.");
    case TopicFault::MisplacedHash:
        return QCoreApplication::translate("TopicFault", "The wildcard # must be the whole last level, as in a/#.");
    case TopicFault::ShareNameInvalid:
        return QCoreApplication::translate(
            "TopicFault", "A shared subscription is $share/name/filter, and the name has no wildcard.");
    case TopicFault::ShareFilterEmpty:
        return QCoreApplication::translate("TopicFault",
                                           "A shared subscription is $share/name/filter: the filter is missing.");
    }
    return {};
}

} // namespace ui
