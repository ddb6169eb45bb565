// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_board.h"
#include "ui/docks/traffic/traffic_export.h"

#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace ui {

class ElidedLabel;
class EmptyState;
class TreemapView;

/// The "Top topics" dock: what floods the broker, as a ranking of topics or subtrees, or as a map.
///
/// It counts only while it is seen. A click, or Enter, selects in the topic tree.   Thread: the GUI's.
class TopTopicsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit TopTopicsPanel(explorer::Workspace &workspace, QWidget *parent = nullptr);

    explorer::TrafficBoard &board() { return m_board; }
    QTableView *table() const { return m_table; }
    TreemapView *map() const { return m_map; }
    QString summary() const;
    /// Of what is ranked, or of all topics of the window.
    void exportTo(const QString &path, bool allTopics);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Look : std::uint8_t
    {
        Topics,
        Subtrees,
        Map
    };

    void makeTable();
    QWidget *makeTools();
    QWidget *makeStatus();
    void applyChoice();
    void listConnections();
    void refresh();
    void reveal(explorer::ExplorerSession *session, explorer::NodeId node);
    void revealRow(const QModelIndex &index);
    void enter(explorer::ExplorerSession *session, explorer::NodeId node);
    void goUp();
    void forget(const explorer::ExplorerSession *session);
    void askAndExport(bool allTopics);
    QString windowText() const;

    explorer::Workspace &m_workspace;
    explorer::TrafficBoard m_board;
    TrafficExport m_export;
    QString m_exportPath; ///< while all topics are gathered

    struct Place
    {
        explorer::ExplorerSession *session = nullptr;
        explorer::NodeId node = explorer::kRootNode;
    };
    std::vector<Place> m_above; ///< where the map was entered from

    QComboBox *m_look;
    QComboBox *m_measure;
    QComboBox *m_window;
    QComboBox *m_connection;
    QToolButton *m_up;
    QToolButton *m_save;
    QAction *m_saveRanked = nullptr;
    ElidedLabel *m_summary;
    ElidedLabel *m_note; ///< of the last export
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QTableView *m_table;
    TreemapView *m_map;
};

} // namespace ui
