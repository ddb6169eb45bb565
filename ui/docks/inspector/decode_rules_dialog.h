// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/decode_rule.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QPushButton;
class QTreeWidget;

namespace ui {

/// A connection's decode rules in their order: the first whose filter matches a topic holds. A copy is worked on;
/// rules() is what to keep when it was accepted.
class DecodeRulesDialog : public QDialog
{
    Q_OBJECT

public:
    /// Asks for a rule, beginning with `start` (empty: a new one); nullopt when the user thinks better of it.
    using Editor = std::function<std::optional<explorer::DecodeRule>(const explorer::DecodeRule &start, QWidget *parent)>;

    DecodeRulesDialog(std::vector<explorer::DecodeRule> rules, Editor editor, QWidget *parent = nullptr);

    const std::vector<explorer::DecodeRule> &rules() const { return m_rules; }
    QTreeWidget *list() const { return m_list; }

    void add();
    void editCurrent();
    void removeCurrent();
    void moveCurrent(int by); ///< −1 up, +1 down

private:
    void makeButtons();
    void fill(int current);
    void enableButtons();
    int current() const; ///< −1: none

    std::vector<explorer::DecodeRule> m_rules;
    Editor m_editor;
    QTreeWidget *m_list;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
};

} // namespace ui
