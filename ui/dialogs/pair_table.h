// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <utility>
#include <vector>

class QPushButton;
class QTableWidget;

namespace ui {

/// A short list of names and values, in order, a name as often as one likes: user properties, header fields.
/// Rows that are empty all over do not count.
class PairTable : public QWidget
{
    Q_OBJECT

public:
    using Pairs = std::vector<std::pair<QString, QString>>;

    /// `name`: for screen readers.
    explicit PairTable(const QString &name, QWidget *parent = nullptr);

    void setPairs(const Pairs &pairs);
    Pairs pairs() const;
    QTableWidget *table() const { return m_table; }
    QPushButton *addButton() const { return m_add; }

Q_SIGNALS:
    void changed();

private:
    void addRow(const QString &name, const QString &value);
    void fit();

    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace ui
