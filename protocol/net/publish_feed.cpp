// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/publish_feed.h"

#include <algorithm>

namespace mqtt {

namespace {

constexpr RequestToken lowBits(int count) { return (RequestToken(1) << count) - 1; }

} // namespace

void PublishFeed::add(std::unique_ptr<PublishSource> source)
{
    const RequestToken serial = ++m_serials & lowBits(63 - kSerialShift);
    m_sources.push_back({std::move(source), serial, 0, false});
}

bool PublishFeed::next(Message &message, RequestToken &token)
{
    bool found = false;
    while (m_reading < m_sources.size()) {
        Active &active = m_sources[m_reading];
        if (active.source->next(message)) {
            ++active.unfinished;
            token = kMark | active.serial << kSerialShift | (++m_messages & lowBits(kSerialShift));
            found = true;
            break;
        }
        active.exhausted = true;
        ++m_reading;
        if (active.unfinished == 0)
            sweep();
    }
    return found;
}

void PublishFeed::done(const PublishDone &done)
{
    Active *active = find(done.token);
    if (!active)
        return;
    --active->unfinished;
    active->source->done(done);
    if (active->exhausted && active->unfinished == 0)
        sweep();
}

void PublishFeed::refused(RequestToken token, RequestError error)
{
    Active *active = find(token);
    if (!active)
        return;
    --active->unfinished;
    active->source->refused(error);
    if (active->exhausted && active->unfinished == 0)
        sweep();
}

PublishFeed::Active *PublishFeed::find(RequestToken token)
{
    const RequestToken serial = (token & ~kMark) >> kSerialShift;
    const auto found = std::find_if(m_sources.begin(), m_sources.end(),
                                    [serial](const Active &active) { return active.serial == serial; });
    return found == m_sources.end() ? nullptr : &*found;
}

void PublishFeed::sweep()
{
    const auto finished = [](const Active &active) { return active.exhausted && active.unfinished == 0; };
    // All finished ones stand before m_reading.
    const auto gone = std::erase_if(m_sources, finished);
    m_reading -= std::min(m_reading, std::size_t(gone));
}

} // namespace mqtt
