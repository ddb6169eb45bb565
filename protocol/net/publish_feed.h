// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/message_sink.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace mqtt {

/// The publish sources at work, and which of them an answer belongs to.
///
/// Sources are emptied one after the other; one is destroyed when it has nothing more and every message of it
/// has ended. Tokens made here have their top bit set, an owner's never do.
///
/// Thread    the connection's.
class PublishFeed
{
public:
    void add(std::unique_ptr<PublishSource> source);

    static bool owns(RequestToken token) { return (token & kMark) != 0; }
    /// The next message to send and its token, or false when there is none.
    bool next(Message &message, RequestToken &token);
    void done(const PublishDone &done);
    void refused(RequestToken token, RequestError error);

    bool hasMore() const { return m_reading < m_sources.size(); }
    std::size_t size() const { return m_sources.size(); }

private:
    static constexpr RequestToken kMark = RequestToken(1) << 63;
    static constexpr int kSerialShift = 40;

    struct Active
    {
        std::unique_ptr<PublishSource> source;
        RequestToken serial = 0;
        std::uint64_t unfinished = 0;
        bool exhausted = false;
    };

    Active *find(RequestToken token);
    void sweep();

    std::vector<Active> m_sources;
    std::size_t m_reading = 0; ///< those before it are exhausted
    RequestToken m_serials = 0;
    RequestToken m_messages = 0;
};

} // namespace mqtt
