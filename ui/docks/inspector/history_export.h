// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/history/message_lines.h"
#include "model/ingest/frame_clock.h"
#include "model/session/explorer_session.h"

#include <QPointer>
#include <QSaveFile>
#include <QWidget>

#include <memory>
#include <vector>

class QProgressDialog;

namespace ui {

/// Copies messages of a history, or writes them into a file, a slice of a frame at a time, with progress and a way to
/// cancel. The file appears whole or not at all. Messages that leave the memory meanwhile are left out and counted.
///
/// One at a time: another one abandons the one before.     Thread    the GUI's.
class HistoryExport : public QObject
{
    Q_OBJECT

public:
    /// More is not for the clipboard.
    static constexpr qsizetype kMostCopied = 32 << 20;

    struct Source
    {
        QPointer<explorer::ExplorerSession> session;
        std::vector<explorer::Sequence> sequences; ///< in the order they are written in
    };

    explicit HistoryExport(QWidget *parent);
    ~HistoryExport() override;

    void copy(Source source, explorer::MessageWriter::Format format);
    /// Asks where to, and so in which format.
    void askAndSave(Source source);
    void save(Source source, explorer::MessageWriter::Format format, const QString &path);
    void cancel();
    bool isRunning() const { return m_next < m_source.sequences.size(); }

Q_SIGNALS:
    void told(const QString &text, bool isProblem); ///< how it ended
    void ended();

private:
    void start(Source source, explorer::MessageWriter::Format format);
    bool writeMore(std::chrono::steady_clock::time_point deadline);
    void writeSome();
    void finish();
    void end(const QString &text, bool isProblem);
    void showProgress();

    QWidget *m_parent;
    explorer::FrameClock m_clock;
    Source m_source;
    std::size_t m_next = 0;
    std::size_t m_left = 0; ///< that were no longer in memory
    explorer::MessageWriter m_writer{explorer::MessageWriter::Format::Text};
    QByteArray m_lines;
    std::unique_ptr<QSaveFile> m_file; ///< none: to the clipboard
    std::unique_ptr<QProgressDialog> m_progress;
};

} // namespace ui
