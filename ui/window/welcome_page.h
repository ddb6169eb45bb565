// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/profile_store.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QStackedWidget;

namespace ui {

/// What stands in the window while nothing is open: saved connections, a new one, the demo. Opens nothing
/// unasked.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(const explorer::ProfileStore &profiles, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested(const QString &profileId);
    void editRequested(const QString &profileId);
    void removeRequested(const QString &profileId);
    void newRequested();
    void demoRequested();

private:
    QWidget *makeHeader();
    QWidget *makeButtons();
    void makeList();
    void refill();
    QString currentId() const;

    const explorer::ProfileStore &m_profiles;
    QListWidget *m_list;
    QStackedWidget *m_saved;
};

} // namespace ui
