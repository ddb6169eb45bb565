// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;
class QLabel;

namespace ui {

/// What stands in a panel that has nothing to show: an icon, what is missing, how to get it, perhaps a button
/// for that.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    EmptyState(const QString &iconName, const QString &title, const QString &hint, QWidget *parent = nullptr);

    void setContent(const QString &iconName, const QString &title, const QString &hint);
    /// Empty text: no button.
    void setButton(const QString &text);

Q_SIGNALS:
    void buttonClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_button;
};

} // namespace ui
