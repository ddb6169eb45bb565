// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/search/payload_search.h"
#include "model/session/workspace.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace ui {

class ElidedLabel;
class FieldNote;
class SearchHitModel;

/// The "Find in payloads" dock: a text, bytes or an expression looked for in all messages of a connection that are in
/// memory, with progress and a way to cancel. A click shows the message.       Thread    the GUI's.
class SearchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    void find(); ///< what the fields say
    QLineEdit *field() const { return m_text; }
    QComboBox *kinds() const { return m_kind; }
    QCheckBox *matchCase() const { return m_case; }
    QTreeView *list() const { return m_list; }
    explorer::PayloadSearch &search() { return m_search; }
    QString summary() const;
    QString complaint() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFields();
    void makeList();
    void listConnections();
    void showSearch();
    void showMessage(const QModelIndex &index);
    QString howItEnded() const;

    explorer::Workspace &m_workspace;
    explorer::PayloadSearch m_search;
    SearchHitModel *m_model;
    QTimer m_showSoon;
    QComboBox *m_connection;
    QComboBox *m_kind;
    QLineEdit *m_text;
    QCheckBox *m_case;
    QPushButton *m_find;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    ElidedLabel *m_summary;
    FieldNote *m_note;
    QTreeView *m_list;
};

} // namespace ui
