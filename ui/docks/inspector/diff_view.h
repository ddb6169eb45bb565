// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/inspected_message.h"
#include "ui/docks/inspector/latest_job.h"
#include "ui/docks/inspector/message_diff.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace ui {

class DiffModel;
class EmptyState;

/// What changed since the message before. Large payloads are compared on the thread pool.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    explicit DiffView(std::shared_ptr<const explorer::PayloadFormats> formats, QWidget *parent = nullptr);

    /// `previous` empty: there is none, or it left the memory.
    void setMessages(const InspectedMessage &previous, const InspectedMessage &message);
    DiffModel *model() const { return m_model; }
    QString summary() const;

private:
    /// What stands behind the bytes that are compared, where payloads were cut: told by size and SHA-256.
    enum class Wholes
    {
        Compared, ///< nothing: both are whole
        Same,
        Differ
    };
    static Wholes partsOf(const InspectedMessage &previous, const InspectedMessage &message);
    void show(MessageDiff diff, Wholes wholes);
    void showEmpty(const QString &title, const QString &hint);

    std::shared_ptr<const explorer::PayloadFormats> m_formats;
    LatestJob m_job;
    std::string m_topic;
    DiffModel *m_model;
    QLabel *m_summary;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTreeView *m_list;
};

} // namespace ui
