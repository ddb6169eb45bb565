// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/diff_baseline.h"
#include "ui/docks/inspector/message_diff.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace ui {

/// Chooses what a message is compared with, and how. Thread: the GUI's.
class DiffBar : public QWidget
{
    Q_OBJECT

public:
    explicit DiffBar(explorer::Selection &selection, QWidget *parent = nullptr);

    DiffBaseline baseline() const;
    MessageDiff::Form form() const;
    void setTopic(const std::string &topic); ///< compares with that from now on
    void setRunning(bool running);           ///< offers to cancel

    QComboBox *baselines() const { return m_baseline; }
    QComboBox *forms() const { return m_form; }
    QLineEdit *topicField() const { return m_topic; }

Q_SIGNALS:
    void changed();
    void cancelRequested();

private:
    void listBaselines();
    void offerTopics(const QString &typed);

    explorer::Selection &m_selection;
    QComboBox *m_baseline;
    QLineEdit *m_topic;
    QStringListModel *m_topics;
    QToolButton *m_keep;
    QComboBox *m_form;
    QToolButton *m_cancel;
    bool m_isListing = false;
};

} // namespace ui
