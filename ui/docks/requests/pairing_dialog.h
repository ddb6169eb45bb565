// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QDialog>

class QDoubleSpinBox;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class FieldNote;

/// By which conventions requests and answers are paired, one a line, and how long a request may wait.
class PairingDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PairingDialog(explorer::Workspace &workspace, QWidget *parent = nullptr);

    QPlainTextEdit *rules() const { return m_rules; }
    QString fault() const;
    static QString faultText(const explorer::PairingRule::Fault &fault);

    void accept() override;

private:
    void review();

    explorer::Workspace &m_workspace;
    QPlainTextEdit *m_rules;
    QDoubleSpinBox *m_deadline;
    FieldNote *m_note;
    QPushButton *m_ok = nullptr;
};

} // namespace ui
