// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace ui {

class ElidedLabel;
class EmptyState;
class RequestTable;

/// The "Requests" dock: what was asked on all connections and whether it was answered, newest first.
///
/// A click shows the request, or in the answer's columns the answer. Thread: the GUI's.
class RequestsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RequestsPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    RequestTable *table() const { return m_table; }
    QComboBox *stateBox() const { return m_states; }
    QString summary() const;

private:
    void showSummary();

    explorer::Workspace &m_workspace;
    QComboBox *m_states;
    ElidedLabel *m_summary;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    RequestTable *m_table;
};

} // namespace ui
