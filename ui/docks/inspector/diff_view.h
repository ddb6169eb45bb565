// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/ingest/frame_clock.h"
#include "ui/docks/inspector/diff_baseline.h"
#include "ui/docks/inspector/inspected_message.h"
#include "ui/docks/inspector/latest_job.h"
#include "ui/docks/inspector/message_diff.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace ui {

class DiffBar;
class DiffModel;
class EmptyState;

/// What is different in the message that is shown from another one: the one before, the last that came retained, the
/// newest of another topic or a pinned one, by structure, as text or as bytes. Large payloads are compared on the
/// thread pool, and that can be cancelled.        Thread    the GUI's.
class DiffView : public QWidget
{
    Q_OBJECT

public:
    /// Without a selection only setMessages() is of use.
    explicit DiffView(std::shared_ptr<const explorer::PayloadFormats> formats, explorer::Selection *selection = nullptr,
                      QWidget *parent = nullptr);

    /// Finds what it is to be compared with, and compares.
    void setMessage(const InspectedMessage &message);
    /// Again, if what it is compared with has changed meanwhile (the newest of another topic).
    void refresh();
    /// `baseline` empty: there is none, or it left the memory.
    void setMessages(const InspectedMessage &baseline, const InspectedMessage &message);
    DiffBar *bar() const { return m_bar; }
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
    void findAndCompare();
    void compare(bool isOther);
    void cancel();
    void show(MessageDiff diff, Wholes wholes);
    void showEmpty(const QString &title, const QString &hint, const QString &button = {});
    QString hintsOf(const MessageDiff &diff, Wholes wholes) const;

    std::shared_ptr<const explorer::PayloadFormats> m_formats;
    explorer::Selection &m_selection;
    BaselineFinder m_finder;
    BaselineFinder::Found m_baseline;
    explorer::FrameClock m_clock; ///< while the baseline is being found
    InspectedMessage m_message;
    LatestJob m_job;
    DiffBar *m_bar;
    DiffModel *m_model;
    QLabel *m_summary;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTreeView *m_list;
};

} // namespace ui
