// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_library.h"

#include <QDialog>

#include <vector>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class FieldNote;

/// The saved filters: use, rename (F2), delete (Del), and take the last deletion back.
class SavedFiltersDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SavedFiltersDialog(explorer::FilterLibrary &library, QWidget *parent = nullptr);

    /// The filter to use; empty when none was chosen.
    QString chosen() const { return m_chosen; }

private:
    void makeButtons();
    void fill(const QString &current = {});
    void use();
    void renamed(QTreeWidgetItem *item);
    void removeCurrent();
    void restoreLast();
    void enableButtons();

    explorer::FilterLibrary &m_library;
    QTreeWidget *m_list;
    FieldNote *m_note;
    QPushButton *m_use = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_delete = nullptr;
    QPushButton *m_undo = nullptr;
    std::vector<explorer::FilterLibrary::Saved> m_deleted;
    QString m_chosen;
    bool m_filling = false;
};

} // namespace ui
