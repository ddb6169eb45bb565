// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_csv.h"

#include <QObject>
#include <QSaveFile>
#include <QTimer>

#include <memory>

namespace ui {

/// Writes a TrafficCsv into a file, a slice at a turn of the event loop. The file appears whole or not at all.
/// One at a time: start() abandons the one before.      Thread: the GUI's.
class TrafficExport : public QObject
{
    Q_OBJECT

public:
    explicit TrafficExport(QObject *parent = nullptr);

    void start(std::shared_ptr<explorer::TrafficCsv> csv, const QString &path);
    bool isRunning() const { return m_csv != nullptr; }

Q_SIGNALS:
    void advanced(std::size_t lines, std::size_t all);
    void saved(std::size_t lines, const QString &path);
    void failed(const QString &why);

private:
    void writeMore();
    void end();

    std::shared_ptr<explorer::TrafficCsv> m_csv;
    std::unique_ptr<QSaveFile> m_file;
    QTimer m_slice;
};

} // namespace ui
