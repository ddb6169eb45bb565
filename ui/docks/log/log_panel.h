// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/log/connection_narrator.h"
#include "ui/docks/log/log_model.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace ui {

class EmptyState;
class ElidedLabel;

/// The log dock: what happened on the connections, newest at the bottom, filtered, copied, cleared.
class LogPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    /// `text` is plain and fit to be shown.
    void addLine(LogLevel level, const QString &text);
    const LogModel &model() const { return m_model; }

private:
    void makeView();
    void makeActions();
    QWidget *makeTools();
    void append(const LogLine &line);
    void copySelected();
    void applyFilter();
    void showState();
    void scrolled(int value);

    LogModel m_model;
    ConnectionNarrator m_narrator;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QTableView *m_view;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    ElidedLabel *m_discarded;
    QAction *m_copy = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_follow = nullptr;
};

} // namespace ui
