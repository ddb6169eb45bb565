// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QScrollArea>

class QFormLayout;

namespace ui {

/// One page of the connection dialog: a form that scrolls where the screen is small.
///
/// load() shows a profile; store() writes back what this page is about and leaves the rest alone, so that a
/// page opened and closed changes nothing. follow() tells what the other pages say now (scheme, version …).
/// Thread: the GUI's.
class ConnectionPage : public QScrollArea
{
    Q_OBJECT

public:
    explicit ConnectionPage(QWidget *parent = nullptr);

    virtual void load(const explorer::ConnectionProfile &profile,
                      const explorer::ProfileSecrets &secrets) = 0;
    virtual void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const = 0;
    virtual void follow(const explorer::ConnectionProfile &) {}

    bool isValid() const { return m_valid; }
    /// What is wrong, for the other pages' foot; may be empty where the field itself says enough.
    const QString &complaint() const { return m_complaint; }

Q_SIGNALS:
    void changed();

protected:
    QWidget *content() const { return widget(); }
    QFormLayout *makeForm();
    void setVerdict(bool valid, const QString &complaint = {});

private:
    bool m_valid = true;
    QString m_complaint;
};

} // namespace ui
