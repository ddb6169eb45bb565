// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QDBusVariant;
QT_END_NAMESPACE

namespace ui {

/// Asks the desktop (portal setting org.freedesktop.appearance color-scheme) whether it is dark, and listens
/// for changes.
///
/// Never blocks: the answer comes as preferred(). Where there is no session bus or no portal nothing ever
/// comes. Thread    the GUI's.
class SystemColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject *parent = nullptr);
    void ask();

Q_SIGNALS:
    void preferred(bool dark);

private:
    void take(const QVariant &value);
#ifdef MQTTSCOPE_WITH_DBUS
    Q_SLOT void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);
#endif
};

} // namespace ui
