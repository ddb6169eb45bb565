// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/diagnostics/stats_log.h"

namespace explorer {

StatsLog::StatsLog(StatsSampler &sampler, const QString &fileName, QObject *parent)
    : QObject(parent), m_sampler(sampler), m_file(fileName)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner))
        return;
    connect(&m_sampler, &StatsSampler::sampled, this, &StatsLog::write);
    m_sampler.acquire();
}

StatsLog::~StatsLog()
{
    if (m_file.isOpen())
        m_sampler.release();
}

void StatsLog::write()
{
    m_file.write(m_sampler.latest().toJson() + '\n');
    m_file.flush();
}

} // namespace explorer
