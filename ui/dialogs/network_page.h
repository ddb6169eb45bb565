// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/connection_page.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

class FieldNote;
class PairTable;

/// The way to the broker: a proxy, and the header fields of the WebSocket's request.
class NetworkPage : public ConnectionPage
{
    Q_OBJECT

public:
    explicit NetworkPage(QWidget *parent = nullptr);

    void load(const explorer::ConnectionProfile &profile, const explorer::ProfileSecrets &secrets) override;
    void store(explorer::ConnectionProfile &profile, explorer::ProfileSecrets &secrets) const override;
    void follow(const explorer::ConnectionProfile &profile) override;

    void setSecrets(const explorer::ProfileSecrets &secrets); ///< read in the meantime

private:
    mqtt::ProxyOptions::Kind kind() const;
    void check();
    QString headerFault() const;

    QComboBox *m_kind;
    FieldNote *m_kindNote;
    QLineEdit *m_host;
    FieldNote *m_hostNote;
    QSpinBox *m_port;
    QLineEdit *m_username;
    QLineEdit *m_password;
    PairTable *m_headers;
    FieldNote *m_headersNote;
    bool m_isLocal = false;
    bool m_usesWebSocket = false;
};

} // namespace ui
