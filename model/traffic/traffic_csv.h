// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/traffic/traffic_ranker.h"

#include <QIODevice>
#include <QPointer>
#include <QString>

#include <string>

namespace explorer {

/// A ranking as a CSV file (RFC 4180: UTF-8, CR LF, a header line), written piece by piece, best first.
///
/// It is a copy: counting goes on meanwhile. Names stand there in full, made safe for spreadsheets by csvField().
/// Cost      the rows need not be in order; a line costs the logarithm of their number.   Thread: the GUI's.
class TrafficCsv
{
public:
    TrafficCsv(TrafficRanker::Of of, TrafficMeasure by, const TrafficRate &total);
    /// The session behind a source, when it has one, must stay: write() fails when it has gone.
    void add(const RankedTraffic &ranked);
    /// All rows are there; before the first write(). Linear in their number.
    void close();

    /// Writes up to `lines` more. False when the device takes no more or a connection has gone.
    bool write(QIODevice &device, std::size_t lines);
    bool atEnd() const { return m_rows.empty(); }
    std::size_t written() const { return m_written; } ///< lines below the header
    std::size_t size() const { return m_written + m_rows.size(); }

private:
    struct Source
    {
        const TopicTree *tree = nullptr;
        bool hasSession = false;
        QPointer<ExplorerSession> session;
        QByteArray connection;
    };
    struct Row
    {
        double value = 0;
        double seconds = 0; ///< of the window
        std::uint32_t source = 0;
        NodeId node = kNoNode;
        Traffic traffic;
    };

    static bool isWorse(const Row &a, const Row &b);
    QByteArray line(const Row &row) const;

    std::vector<Source> m_sources;
    std::vector<Row> m_rows; ///< a heap, the best at the front
    std::size_t m_written = 0;
    double m_total = 0;
    TrafficRanker::Of m_of;
    TrafficMeasure m_by;
    TrafficMeasure m_shared; ///< that the share is of
    bool m_begun = false;
};

} // namespace explorer
