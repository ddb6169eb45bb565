// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/traffic/traffic_csv.h"

#include "model/payload/csv_field.h"
#include "model/session/explorer_session.h"

#include <algorithm>

namespace explorer {

namespace {

constexpr char kHeader[] = "rank,topic,messages_per_second,bytes_per_second,mean_size_bytes,share,messages,bytes,"
                           "window_seconds,connection\r\n";

QByteArray number(double value, int digits) { return QByteArray::number(value, 'f', digits); }

} // namespace

TrafficCsv::TrafficCsv(TrafficRanker::Of of, TrafficMeasure by, const TrafficRate &total)
    : m_of(of), m_by(by), m_shared(by == TrafficMeasure::Messages ? by : TrafficMeasure::Bytes)
{
    m_total = total.value(m_shared);
}

void TrafficCsv::add(const RankedTraffic &ranked)
{
    const TopicTree *tree = &ranked.source.meter->tree();
    auto source = std::ranges::find(m_sources, tree, &Source::tree);
    if (source == m_sources.end()) {
        ExplorerSession *session = ranked.source.session;
        m_sources.push_back({tree, session != nullptr, session, session ? csvField(session->profile().name) : QByteArray()});
        source = m_sources.end() - 1;
    }
    const double seconds = double(ranked.traffic.messages) / ranked.rate.messages;
    m_rows.push_back(
        {ranked.rate.value(m_by), seconds, std::uint32_t(source - m_sources.begin()), ranked.node, ranked.traffic});
}

void TrafficCsv::close() { std::ranges::make_heap(m_rows, isWorse); }

bool TrafficCsv::isWorse(const Row &a, const Row &b)
{
    if (a.value != b.value)
        return a.value < b.value;
    return a.source != b.source ? a.source > b.source : a.node > b.node;
}

bool TrafficCsv::write(QIODevice &device, std::size_t lines)
{
    QByteArray text = m_begun ? QByteArray() : QByteArray(kHeader);
    m_begun = true;
    for (; lines > 0 && !m_rows.empty(); --lines) {
        std::ranges::pop_heap(m_rows, isWorse);
        const Source &source = m_sources[m_rows.back().source];
        if (source.hasSession && !source.session)
            return false;
        ++m_written;
        text += line(m_rows.back());
        m_rows.pop_back();
    }
    return device.write(text) == text.size();
}

QByteArray TrafficCsv::line(const Row &row) const
{
    const Source &source = m_sources[row.source];
    std::string name = source.tree->fullName(row.node);
    if (m_of == TrafficRanker::Of::Subtrees)
        name += "/#";
    const double messages = double(row.traffic.messages);
    const double bytes = double(row.traffic.bytes);
    const double shared = (m_shared == TrafficMeasure::Messages ? messages : bytes) / row.seconds;
    const QByteArrayList cells = {QByteArray::number(qulonglong(m_written)),
                                  csvField(QString::fromStdString(name)),
                                  number(messages / row.seconds, 3),
                                  number(bytes / row.seconds, 3),
                                  number(bytes / messages, 1),
                                  number(m_total > 0 ? shared / m_total : 0, 6),
                                  QByteArray::number(qulonglong(row.traffic.messages)),
                                  QByteArray::number(qulonglong(row.traffic.bytes)),
                                  number(row.seconds, 3),
                                  source.connection};
    return cells.join(',') + "\r\n";
}

} // namespace explorer
