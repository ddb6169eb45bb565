// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/time.h"
#include "protocol/net/subscription_set.h"
#include "protocol/session/client_session.h"
#include "protocol/wire/packets.h"

#include <functional>
#include <optional>
#include <vector>

namespace mqtt {

/// Takes messages off a connection, on the connection's thread. Implemented by whoever wants them.
class MessageSink
{
public:
    virtual ~MessageSink() = default;

    /// Borrowed: copy what must outlive the call. The topic is the full name. Of a message that is too large for
    /// memory (ConnectionOptions::largestInMemory) the payload is only the beginning: see its `cut`.
    virtual void deliver(const Publish &message, const Arrival &arrival) = 0;

    /// After the last message of a read burst: hand over what was collected.
    /// False means "enough": the connection stops reading until the resume function given in attached() is
    /// called.
    virtual bool burstEnded() = 0;

    /// Called once on the connection's thread before the first message. `resume` may be called from any
    /// thread.
    virtual void attached(std::function<void()> resume) = 0;

    /// A connection attempt succeeded: counts from here belong to the new connection.
    virtual void sessionStarted(bool sessionPresent) { (void)sessionPresent; }

    /// What has become of the subscriptions, in the order of the stream: after sessionStarted() and after each answer of
    /// the server, before the messages behind it. `inForce` is the version spoken; nothing while not connected.
    virtual void subscriptionsChanged(const std::vector<SubscriptionStatus> &subscriptions,
                                      std::optional<ProtocolVersion> inForce)
    {
        (void)subscriptions;
        (void)inForce;
    }

    /// The server has let some of them go.
    virtual void unsubscribed() {}
};

/// Gives messages to publish as fast as the connection takes them: files, repeats, generators.
/// Called on the connection's thread while connected and not too much is unwritten or unacknowledged.
class PublishSource
{
public:
    virtual ~PublishSource() = default;
    /// False: nothing more, ever; the source is destroyed when every message has ended.
    virtual bool next(Message &message) = 0;
    /// One message ended (see PublishDone); in order of ending.
    virtual void done(const PublishDone &done) = 0;
    /// Refused before the wire.
    virtual void refused(RequestError error) = 0;
};

} // namespace mqtt
