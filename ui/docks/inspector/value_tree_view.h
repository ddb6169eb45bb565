// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/value_tree_model.h"

#include <QTreeView>

#include <string>
#include <unordered_map>

namespace ui {

class ValueDelegate;

/// The decoded document as a tree. Open to depth 2 at first; what the user opens or closes stays so, by path,
/// while messages come and go, and
/// so does how much of a long array was asked for. Click the wave, or press C, to chart a number.
class ValueTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit ValueTreeView(QWidget *parent = nullptr);

    void setDocument(const DecodedPayloadPtr &document);
    const DecodedPayloadPtr &document() const { return m_model->document(); }
    void forgetExpansion(); ///< for another topic
    std::string currentPath() const;
    /// Brings the row of a node of the document into sight; the document itself has none.
    void selectNode(std::int32_t node);
    std::int32_t currentNode() const; ///< −1: none
    void copyCurrentValue();
    void copyCurrentPath();

Q_SIGNALS:
    void chartRequested(const std::string &path);
    void nodeSelected(std::int32_t node); ///< the row that is current, also when it became so by itself; −1: none

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restoreExpansion(const std::string &currentPath);
    void remember(const QModelIndex &index, bool open);
    void hover(const QModelIndex &index);
    void chart(const QModelIndex &index);
    void showMore(const QModelIndex &moreRow);

    ValueTreeModel *m_model;
    ValueDelegate *m_delegate;
    QPersistentModelIndex m_hovered;
    std::unordered_map<std::string, bool> m_chosen; ///< path → open, where the user decided
    std::unordered_map<std::string, int> m_more;    ///< path → members, where the user asked for more than the first
    bool m_restoring = false;
};

} // namespace ui
