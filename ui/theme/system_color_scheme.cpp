// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/system_color_scheme.h"

#ifdef MQTTSCOPE_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

#include <QVariant>

namespace ui {

SystemColorScheme::SystemColorScheme(QObject *parent)
    : QObject(parent)
{}

void SystemColorScheme::take(const QVariant &value)
{
    // 0 no preference, 1 dark, 2 light
    const uint scheme = value.toUInt();
    if (scheme == 1 || scheme == 2)
        Q_EMIT preferred(scheme == 1);
}

#ifdef MQTTSCOPE_WITH_DBUS

namespace {
const char kService[] = "org.freedesktop.portal.Desktop";
const char kPath[] = "/org/freedesktop/portal/desktop";
const char kInterface[] = "org.freedesktop.portal.Settings";
const char kGroup[] = "org.freedesktop.appearance";
const char kKey[] = "color-scheme";
} // namespace

void SystemColorScheme::ask()
{
    // Without an address libdbus would try to start a bus, which can take seconds.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kInterface),
                QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString, QDBusVariant)));

    QDBusMessage question = QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                                           QLatin1String(kInterface), QStringLiteral("Read"));
    question << QLatin1String(kGroup) << QLatin1String(kKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            return;
        // Older portals wrap the value twice.
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        take(value);
    });
}

void SystemColorScheme::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == QLatin1String(kGroup) && key == QLatin1String(kKey))
        take(value.variant());
}

#else

void SystemColorScheme::ask() {}

#endif

} // namespace ui
