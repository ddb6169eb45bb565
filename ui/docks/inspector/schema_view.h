// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema_watch.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QPushButton;
class QToolButton;
class QTreeView;

namespace ui {

class DeviationModel;
class ElidedLabel;
class SchemaModel;

/// The shape of the selected topic's payloads as it was learned, and below it what departs from it: from there one can go
/// to the first such message, or accept it as normal.
///
/// While all topics are watched the deviations of all are listed. Follows ten times a second at most, while it is seen.
/// Thread    the GUI's.
class SchemaView : public QWidget
{
    Q_OBJECT

public:
    SchemaView(explorer::Workspace &workspace, explorer::SchemaWatch &watch, QWidget *parent = nullptr);

    QTreeView *paths() const { return m_paths; }
    QTreeView *deviations() const { return m_deviations; }
    QCheckBox *allBox() const { return m_all; }
    QString status() const;
    QString note() const;
    void goTo(int deviation); ///< row in deviations()
    void accept(int deviation);
    void acceptAll(); ///< of the selected topic
    void forget();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeLists();
    QWidget *makeBar();
    QWidget *makeLowerBar();
    void follow();
    void refresh();
    void reviewButtons();
    QString statusText(const explorer::WatchedTopic *topic) const;
    QString leftOutText(const explorer::WatchedTopic &topic) const;

    explorer::Workspace &m_workspace;
    explorer::SchemaWatch &m_watch;
    SchemaModel *m_pathModel;
    DeviationModel *m_deviationModel;
    ElidedLabel *m_status;
    QCheckBox *m_all;
    QToolButton *m_forget;
    QTreeView *m_paths;
    QWidget *m_lower;
    ElidedLabel *m_note;
    QPushButton *m_go;
    QPushButton *m_accept;
    QPushButton *m_acceptAll;
    QTreeView *m_deviations;
    QElapsedTimer m_sinceRefresh;
    QTimer m_refreshSoon;
};

} // namespace ui
