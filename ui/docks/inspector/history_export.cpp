// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/inspector/history_export.h"

#include "model/history/message_text.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>
#include <QStandardPaths>

#include <utility>

namespace ui {

using Format = explorer::MessageWriter::Format;

namespace {

constexpr qsizetype kWrittenAtOnce = 1 << 20;
constexpr std::size_t kMessages = 64; ///< between two looks at the clock
/// What takes less needs no dialog.
constexpr std::chrono::milliseconds kQuick{500};

} // namespace

HistoryExport::HistoryExport(QWidget *parent)
    : QObject(parent)
    , m_parent(parent)
    , m_clock([this](auto deadline) { return writeMore(deadline); }, [this] { showProgress(); })
{}

HistoryExport::~HistoryExport() = default;

void HistoryExport::copy(Source source, Format format)
{
    m_file.reset();
    start(std::move(source), format);
}

void HistoryExport::askAndSave(Source source)
{
    if (source.sequences.empty() || !source.session)
        return end(tr("There are no messages to save."), true);
    const QString jsonLines = tr("JSON lines (*.jsonl)");
    const QString csv = tr("Table for spreadsheets (*.csv)");
    const QString text = tr("Text (*.txt)");
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    QString chosen;
    const QString path =
        QFileDialog::getSaveFileName(m_parent, tr("Save %Ln message(s)", nullptr, int(source.sequences.size())),
                                     folder + QStringLiteral("/messages.jsonl"), jsonLines + QStringLiteral(";;") + csv + QStringLiteral(";;") + text,
                                     &chosen);
    if (path.isEmpty())
        return;
    const QString suffix = QFileInfo(path).suffix().toLower();
    const bool isCsv = suffix == QLatin1String("csv") || (suffix.isEmpty() && chosen == csv);
    const bool isText = suffix == QLatin1String("txt") || (suffix.isEmpty() && chosen == text);
    save(std::move(source), isCsv ? Format::Csv : isText ? Format::Text : Format::JsonLines, path);
}

void HistoryExport::save(Source source, Format format, const QString &path)
{
    m_file = std::make_unique<QSaveFile>(path);
    if (!m_file->open(QIODevice::WriteOnly)) {
        const QString why = m_file->errorString();
        return end(tr("%1 cannot be written: %2").arg(QFileInfo(path).fileName(), why), true);
    }
    m_file->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    start(std::move(source), format);
}

void HistoryExport::start(Source source, Format format)
{
    m_source = std::move(source);
    m_next = 0;
    m_left = 0;
    m_writer = explorer::MessageWriter(format);
    m_lines = m_writer.heading();
    if (m_source.sequences.empty() || !m_source.session)
        return end(tr("No message is selected."), true);
    m_progress = std::make_unique<QProgressDialog>(m_file ? tr("Saving messages…") : tr("Copying messages…"), tr("Cancel"), 0, 1'000, m_parent);
    m_progress->setMinimumDuration(int(kQuick.count()));
    m_progress->setAutoReset(false);
    connect(m_progress.get(), &QProgressDialog::canceled, this, &HistoryExport::cancel);
    m_clock.wake();
}

bool HistoryExport::writeMore(std::chrono::steady_clock::time_point deadline)
{
    if (!isRunning())
        return false;
    if (!m_source.session) {
        end(tr("The connection was closed: nothing was written."), true);
        return false;
    }
    do {
        writeSome();
        if (m_file && (m_lines.size() >= kWrittenAtOnce || !isRunning())) {
            if (m_file->write(m_lines) != m_lines.size()) {
                const QString why = m_file->errorString();
                end(tr("%1 cannot be written: %2").arg(QFileInfo(m_file->fileName()).fileName(), why), true);
                return false;
            }
            m_lines.clear();
        }
        if (m_lines.size() > kMostCopied) {
            end(tr("This is too much for the clipboard (over %1): save it into a file.").arg(explorer::sizeText(std::uint64_t(kMostCopied))), true);
            return false;
        }
        if (!isRunning()) {
            finish();
            return false;
        }
    } while (std::chrono::steady_clock::now() < deadline);
    return true;
}

void HistoryExport::writeSome()
{
    const explorer::TopicTree &tree = m_source.session->tree();
    const qsizetype most = m_file ? kWrittenAtOnce : kMostCopied + 1;
    for (std::size_t i = 0; i < kMessages && isRunning() && m_lines.size() < most; ++i) {
        const explorer::MessageView message = m_source.session->store().at(m_source.sequences[m_next++]);
        if (message)
            m_writer.append(m_lines, tree.fullName(tree.nodeOf(message.record->topic)), message);
        else
            ++m_left;
    }
}

void HistoryExport::finish()
{
    const std::size_t count = m_source.sequences.size() - m_left;
    QString text;
    if (m_file) {
        const QString name = QFileInfo(m_file->fileName()).fileName();
        if (!m_file->commit())
            return end(tr("%1 cannot be written: %2").arg(name, m_file->errorString()), true);
        text = tr("%Ln message(s) saved in %1", nullptr, int(count)).arg(name);
    } else {
        QApplication::clipboard()->setText(QString::fromUtf8(m_lines));
        text = tr("%Ln message(s) copied", nullptr, int(count));
    }
    if (m_left > 0)
        text += QStringLiteral(" · ") + tr("%Ln left the memory before", nullptr, int(m_left));
    end(text, m_left > 0);
}

void HistoryExport::cancel()
{
    if (isRunning())
        end(m_file ? tr("Cancelled: no file was written.") : tr("Cancelled: nothing was copied."), false);
}

void HistoryExport::end(const QString &text, bool isProblem)
{
    m_file.reset(); // what was not committed is taken away
    m_source = {};
    m_next = 0;
    m_lines = {};
    if (m_progress)
        m_progress.release()->deleteLater(); // it may have called us
    Q_EMIT told(text, isProblem);
    Q_EMIT ended();
}

void HistoryExport::showProgress()
{
    if (m_progress && isRunning())
        m_progress->setValue(int(m_next * 1'000 / m_source.sequences.size()));
}

} // namespace ui
