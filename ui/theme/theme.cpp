// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/app_style.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme_palette.h"

#include <QApplication>

namespace ui {

QString themeModeKey(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        break;
    case ThemeMode::Light:
        return QStringLiteral("light");
    case ThemeMode::Dark:
        return QStringLiteral("dark");
    }
    return QStringLiteral("system");
}

ThemeMode themeModeFromKey(const QString &key)
{
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        if (key == themeModeKey(mode))
            return mode;
    }
    return ThemeMode::System;
}

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_systemIsDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(new AppStyle);
    QApplication::setWindowIcon(applicationIcon());
    connect(&m_system, &SystemColorScheme::preferred, this, [this](bool dark) {
        m_systemIsDark = dark;
        if (m_mode == ThemeMode::System)
            apply();
    });
    apply();
}

void Theme::setMode(ThemeMode mode)
{
    if (mode == ThemeMode::System && !m_asked) {
        m_asked = true;
        m_system.ask();
    }
    if (m_mode == mode)
        return;
    m_mode = mode;
    apply();
}

bool Theme::isDarkNow() const
{
    return m_mode == ThemeMode::Dark || (m_mode == ThemeMode::System && m_systemIsDark);
}

void Theme::apply()
{
    QApplication::setPalette(isDarkNow() ? darkPalette() : lightPalette());
    Q_EMIT changed();
}

} // namespace ui
