// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/traffic/traffic_export.h"

#include <utility>

namespace ui {

namespace {

constexpr std::size_t kLinesAtATime = 2'000;

} // namespace

TrafficExport::TrafficExport(QObject *parent)
    : QObject(parent)
{
    m_slice.setSingleShot(true);
    connect(&m_slice, &QTimer::timeout, this, &TrafficExport::writeMore);
}

void TrafficExport::start(std::shared_ptr<explorer::TrafficCsv> csv, const QString &path)
{
    m_csv = std::move(csv);
    m_file = std::make_unique<QSaveFile>(path);
    if (m_file->open(QIODevice::WriteOnly)) {
        m_slice.start(0);
        return;
    }
    const QString why = m_file->errorString();
    end();
    Q_EMIT failed(why);
}

void TrafficExport::writeMore()
{
    if (!m_csv->write(*m_file, kLinesAtATime)) {
        const QString why = m_file->error() != QFileDevice::NoError ? m_file->errorString()
                                                                    : tr("The connection was closed meanwhile.");
        end();
        Q_EMIT failed(why);
    } else if (!m_csv->atEnd()) {
        Q_EMIT advanced(m_csv->written(), m_csv->size());
        m_slice.start(0);
    } else if (!m_file->commit()) {
        const QString why = m_file->errorString();
        end();
        Q_EMIT failed(why);
    } else {
        const std::size_t lines = m_csv->written();
        const QString path = m_file->fileName();
        end();
        Q_EMIT saved(lines, path);
    }
}

void TrafficExport::end()
{
    m_slice.stop();
    m_csv.reset();
    m_file.reset();
}

} // namespace ui
