// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace ui {

/// The line below a field that says what is wrong with it, or what follows from it. Takes no room while there
/// is nothing to say.
class FieldNote : public QWidget
{
    Q_OBJECT

public:
    enum class Level
    {
        Hint,
        Good,
        Warning,
        Error
    };

    explicit FieldNote(QWidget *parent = nullptr);

    void say(Level level, const QString &text);
    void clear() { say(Level::Hint, {}); }
    QString text() const;
    Level level() const { return m_level; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Level m_level = Level::Hint;
    QLabel *m_icon;
    QLabel *m_text;
    bool m_restyling = false;
};

} // namespace ui
