// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

/// A notice in the window itself that stays until it is closed or solved: what happened, why, and buttons to
/// do something.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Level
    {
        Information,
        Warning,
        Error
    };

    explicit Banner(QWidget *parent = nullptr);

    void setContent(Level level, const QString &title, const QString &text = {});
    QString title() const;
    QString text() const;
    /// Added from left to right, before the close button.
    QPushButton *addButton(const QString &text);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showIcon();
    QColor color() const;

    Level m_level = Level::Information;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace ui
