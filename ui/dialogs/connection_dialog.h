// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QDialog>

class QPushButton;
class QTabWidget;

namespace ui {

class AdvancedPage;
class FieldNote;
class GeneralPage;
class SubscriptionsPage;
class WillPage;

/// Everything about one connection on four pages. What is wrong is told beside its field, on the tab and at
/// the foot; then neither Save nor Connect can be pressed.
///
/// exec() gives Rejected, or Accepted with wantsConnect() telling which button it was.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectionDialog(explorer::ConnectionProfile profile, const QByteArray &password = {},
                              QWidget *parent = nullptr);

    explorer::ConnectionProfile profile() const;
    QByteArray password() const; ///< for this program run only
    bool wantsConnect() const { return m_wantsConnect; }
    bool isValid() const;
    QTabWidget *tabs() const { return m_tabs; }

private:
    void review();
    void finish(bool connect);

    explorer::ConnectionProfile m_profile;
    QTabWidget *m_tabs;
    GeneralPage *m_general;
    SubscriptionsPage *m_subscriptions;
    WillPage *m_will;
    AdvancedPage *m_advanced;
    FieldNote *m_note;
    QPushButton *m_save;
    QPushButton *m_connect;
    bool m_wantsConnect = false;
};

} // namespace ui
