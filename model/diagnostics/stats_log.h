// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/diagnostics/stats_sampler.h"

#include <QFile>
#include <QObject>

namespace explorer {

/// Appends every sample as one JSON object a line to a file (0600).
class StatsLog : public QObject
{
    Q_OBJECT

public:
    StatsLog(StatsSampler &sampler, const QString &fileName, QObject *parent = nullptr);
    ~StatsLog() override;

    bool isOpen() const { return m_file.isOpen(); }
    QString errorText() const { return m_file.errorString(); }

private:
    void write();

    StatsSampler &m_sampler;
    QFile m_file;
};

} // namespace explorer
