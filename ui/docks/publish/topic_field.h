// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>

class QLineEdit;
class QStringListModel;
class QToolButton;

namespace ui {

class FieldNote;

/// The topic to publish to: follows the selection until somebody types, and again after a click on the link
/// beside it. Checked as it is typed; completes from the topics used before. Thread: the GUI's.
class TopicField : public QWidget
{
    Q_OBJECT

public:
    explicit TopicField(QWidget *parent = nullptr);

    std::string topic() const;
    QString complaint() const;
    bool isValid() const { return m_valid; }
    bool isFollowing() const;
    /// The selection has moved: taken over while following.
    void offer(const std::string &topic);
    void remember(const std::string &topic);
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void check();

    QLineEdit *m_edit;
    QToolButton *m_follow;
    FieldNote *m_note;
    QStringListModel *m_recent;
    QString m_offered;
    bool m_valid = false;
};

} // namespace ui
