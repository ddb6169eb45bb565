// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/system_color_scheme.h"

#include <QObject>
#include <QString>

namespace ui {

enum class ThemeMode
{
    System,
    Light,
    Dark
};

QString themeModeKey(ThemeMode mode);           ///< "system", "light", "dark": as settings hold it
ThemeMode themeModeFromKey(const QString &key); ///< System for anything else

/// Sets style, palette and icon of the application, and changes the palette while it runs.
///
/// Make it after the QApplication and before the first window. Switching repaints and nothing more.
/// Thread    the GUI's.
class Theme : public QObject
{
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    void setMode(ThemeMode mode);
    ThemeMode mode() const { return m_mode; }
    bool isDarkNow() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    SystemColorScheme m_system;
    ThemeMode m_mode = ThemeMode::System;
    bool m_systemIsDark = false;
    bool m_asked = false;
};

} // namespace ui
