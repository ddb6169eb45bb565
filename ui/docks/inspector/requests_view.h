// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/session/workspace.h"

#include <QWidget>

namespace ui {

class ElidedLabel;
class RequestTable;

/// The requests that the selected topic asks or answers, with the figures of the requests' topic. Thread: the GUI's.
class RequestsView : public QWidget
{
    Q_OBJECT

public:
    explicit RequestsView(explorer::Workspace &workspace, QWidget *parent = nullptr);

    RequestTable *table() const { return m_table; }
    QString figures() const;

private:
    void select();
    void showFigures();

    explorer::Workspace &m_workspace;
    ElidedLabel *m_figures;
    RequestTable *m_table;
};

} // namespace ui
