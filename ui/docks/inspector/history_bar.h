// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"
#include "model/series/value_path.h"

#include <QWidget>

class QAction;
class QLineEdit;
class QMenu;
class QToolButton;

namespace ui {

class ElidedLabel;
class FieldNote;

/// What a history is of and where one is in it: all topics below or not, a filter, the value whose differences are
/// shown, a moment to go to; below that how much there is, and what is wrong with a field.
///
/// A text that can be read takes effect at once; one that cannot is told, and the one before stays in force.
/// Thread    the GUI's.
class HistoryBar : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryBar(QWidget *parent = nullptr);

    bool isWithBelow() const;
    void setWithBelow(bool below);
    bool follows() const;
    void setFollows(bool follows);
    void setCountText(const QString &text);
    QString countText() const;
    /// What became of the last wish, until the next one. Empty: nothing to say.
    void say(const QString &text, bool isProblem);
    QString complaint() const;
    QMenu *rowsMenu() const { return m_rowsMenu; } ///< for the owner's actions on messages

    QLineEdit *filterField() const { return m_filter; }
    QLineEdit *valueField() const { return m_value; }
    QLineEdit *timeField() const { return m_time; }
    QToolButton *belowButton() const { return m_below; }
    QToolButton *pinButton() const { return m_pin; }
    const explorer::FilterExpression &filter() const { return m_expression; }

Q_SIGNALS:
    void withBelowChanged(bool below);
    void filterChanged(const explorer::FilterExpression &filter);
    void valuePathChanged(const explorer::ValuePath &path);
    void timeEntered(const QString &text);
    void pinRequested();
    void followClicked(bool follows);
    void left(); ///< to the list: Down or Enter in the filter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readFilter();
    void readValuePath();

    explorer::FilterExpression m_expression;
    QToolButton *m_below;
    QLineEdit *m_filter;
    QLineEdit *m_value;
    QLineEdit *m_time;
    QToolButton *m_pin;
    QToolButton *m_rows;
    QMenu *m_rowsMenu;
    QToolButton *m_follow;
    ElidedLabel *m_count;
    FieldNote *m_note;
};

} // namespace ui
