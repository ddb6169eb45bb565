// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QCompleter;
class QLineEdit;

namespace ui {

/// Offers the names of fields while a filter is typed: when two letters of one stand at the beginning of a
/// term, or all of them with Ctrl+Space.
class FilterCompleter : public QObject
{
    Q_OBJECT

public:
    explicit FilterCompleter(QLineEdit *edit);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// The letters before the cursor, when they begin a term; null when something else stands there.
    QString wordHere() const;
    void offer(bool all);
    void insert(const QString &field);

    QLineEdit *m_edit;
    QCompleter *m_completer;
};

} // namespace ui
