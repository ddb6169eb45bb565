// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/endpoint_error_text.h"

#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString reason(mqtt::EndpointError error)
{
    using mqtt::EndpointError;
    switch (error) {
    case EndpointError::Empty:
        return QCoreApplication::translate("EndpointError", "the address is empty");
    case EndpointError::UnknownScheme:
        return QCoreApplication::translate("EndpointError",
                                           "only mqtt, mqtts, ws, wss and unix are supported");
    case EndpointError::MissingHost:
        return QCoreApplication::translate("EndpointError", "the host name is missing");
    case EndpointError::InvalidHost:
        return QCoreApplication::translate(
            "EndpointError", "the host name is not valid (an IPv6 address stands in brackets: [::1]:1883)");
    case EndpointError::InvalidPort:
        return QCoreApplication::translate("EndpointError", "the port must be a number from 1 to 65535");
    case EndpointError::UnexpectedPath:
        return QCoreApplication::translate("EndpointError",
                                           "nothing may follow the port (a / ? or # in a password is written "
                                           "%2F %3F %23)");
    case EndpointError::InvalidPath:
        return QCoreApplication::translate(
            "EndpointError", "the path is too long or contains a # or a character that it may not");
    case EndpointError::MissingPath:
        return QCoreApplication::translate("EndpointError", "the socket’s file is missing");
    case EndpointError::UnexpectedHost:
        return QCoreApplication::translate("EndpointError",
                                           "a local socket has no host: write unix:///path or unix:relative");
    case EndpointError::Malformed:
        return QCoreApplication::translate("EndpointError",
                                           "it is malformed (a % is written %25, brackets must be closed)");
    }
    return {};
}

} // namespace

QString endpointErrorText(mqtt::EndpointError error, QStringView url)
{
    const QString shape = QCoreApplication::translate(
        "EndpointError",
        "Write it as mqtt://host:port, mqtts://host:port, ws://host:port/path or unix:///path.");
    if (error == mqtt::EndpointError::Empty)
        return QCoreApplication::translate("EndpointError", "No broker address was given.") +
               QLatin1Char(' ') + shape;
    // One call, so that a %1 in the address stays what it is.
    return QCoreApplication::translate("EndpointError", "“%1” is not a broker address: %2. %3")
        .arg(visibleText(mqtt::maskedUrl(url)), reason(error), shape);
}

} // namespace ui
