// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/request_error_text.h"

#include <QCoreApplication>

namespace ui {

QString requestErrorText(mqtt::RequestError error)
{
    using mqtt::RequestError;
    switch (error) {
    case RequestError::NotConnected:
        return QCoreApplication::translate("RequestError",
                                           "There is no connection to the broker. Connect first.");
    case RequestError::InvalidTopic:
        return QCoreApplication::translate(
            "RequestError", "The topic is not valid: it must not be empty, contain + or #, or be "
                            "longer than 65,535 bytes.");
    case RequestError::InvalidFilter:
        return QCoreApplication::translate(
            "RequestError", "The topic filter is not valid: + must stand alone between slashes, # "
                            "must be the last level, and the filter must not be empty.");
    case RequestError::InvalidProperty:
        return QCoreApplication::translate("RequestError",
                                           "A property is not valid here, stands twice or is out of range.");
    case RequestError::InvalidText:
        return QCoreApplication::translate(
            "RequestError", "A text is not valid UTF-8, contains a zero character or is longer "
                            "than 65,535 bytes.");
    case RequestError::PacketTooLarge:
        return QCoreApplication::translate(
            "RequestError", "The message is larger than the broker or MQTT allows. Send less at once.");
    case RequestError::QosNotSupported:
        return QCoreApplication::translate("RequestError",
                                           "The broker does not support this QoS. Choose a lower one.");
    case RequestError::RetainNotSupported:
        return QCoreApplication::translate(
            "RequestError", "The broker does not keep retained messages. Send it without retain.");
    case RequestError::TopicAliasInvalid:
        return QCoreApplication::translate(
            "RequestError", "The topic alias is higher than the broker allows. Use a lower one or none.");
    case RequestError::WildcardNotSupported:
        return QCoreApplication::translate(
            "RequestError", "The broker does not allow wildcards in subscriptions. Name the topics in full.");
    case RequestError::SharedNotSupported:
        return QCoreApplication::translate(
            "RequestError", "The broker does not support shared subscriptions. Leave $share out.");
    case RequestError::SubscriptionIdentifierNotSupported:
        return QCoreApplication::translate(
            "RequestError", "The broker does not support subscription identifiers. Leave it out.");
    case RequestError::PacketIdentifiersExhausted:
        return QCoreApplication::translate(
            "RequestError", "65,535 requests already wait for the broker's answer. Try again later.");
    case RequestError::QueueFull:
        return QCoreApplication::translate(
            "RequestError", "Too much already waits to be acknowledged by the broker. Try again later.");
    case RequestError::NoAuthentication:
        return QCoreApplication::translate(
            "RequestError", "The connection was made without an authentication method, so there is none to repeat.");
    case RequestError::AuthenticationUnderWay:
        return QCoreApplication::translate("RequestError",
                                           "The broker has not answered the last re-authentication yet.");
    case RequestError::NothingToDo:
        return QCoreApplication::translate("RequestError", "The list of topic filters is empty.");
    }
    return {};
}

} // namespace ui
