// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     two bytes of options, then up to kMostSteps steps: a byte that chooses one, and what it needs.
//
// Promises  Those of SessionOracle, after every step of a server, a user, a clock and a network that do as
//           they like; and what a journal has been told replays to the session's state.
#include "check.h"
#include "exact_frame.h"
#include "input.h"
#include "session_oracle.h"

#include "protocol/session/journal_replay.h"
#include "protocol/session/journal_writer.h"
#include "protocol/wire/wire_fault_table.h"

#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

using namespace mqtt;
using namespace std::chrono_literals;

namespace {

constexpr const char *kTopics[] = {"a", "a/b", "", "\xE6\xB8\xA9/1", "a/+", "$x", "long/topic/name", "\xFF"};
// Every promise is examined after every step, at a cost that grows with what is unfinished: long inputs would
// try less in the same time.
constexpr int kMostSteps = 400;
constexpr std::size_t kJournalToCompact = 2'048;

constexpr std::uint32_t kPacketSizes[] = {24, 2, 1, 5};
constexpr const char *kFilters[] = {"#", "a/+", "a", "$share/g/a", "", "a/#/b", "$share/g/", "+/b"};

/// Agrees to nearly everything, and gives back what it was given.
class Echo : public Authenticator
{
public:
    std::string method() const override { return "m"; }
    std::optional<QByteArray> start() override { return "a"; }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView> data) override
    {
        if (!data)
            return std::optional<QByteArray>();
        if (!data->empty() && data->front() == 'x')
            return tl::unexpected(std::string("never x"));
        return std::optional<QByteArray>(
            QByteArray(reinterpret_cast<const char *>(data->data()), qsizetype(data->size())));
    }
    tl::expected<void, std::string> finish(std::optional<ByteView> data) override
    {
        if (data && !data->empty() && data->front() == 'y')
            return tl::unexpected(std::string("never y"));
        return {};
    }
};

SessionOptions optionsFrom(std::uint8_t first, std::uint8_t second)
{
    static constexpr std::chrono::seconds kKeepAlives[] = {60s, 0s, 1s, 65'535s};
    SessionOptions options;
    options.version = fuzz::versionFrom(first);
    options.cleanStart = (first & 0x10) == 0;
    options.adoptsServerSession = first & 0x20;
    options.allowsFallback = first & 0x04;
    options.clientId = first & 0x40 ? "" : "c";
    options.keepAlive = kKeepAlives[second & 3];
    options.connackTimeout = second & 4 ? 0ms : 10'000ms;
    options.authenticationTimeout = second & 8 ? 0ms : 30'000ms;
    if (options.version == ProtocolVersion::V5) {
        if (second & 0x08)
            options.connectProperties.push_back(Property::ofNumber(PropertyId::ReceiveMaximum, 2));
        if (second & 0x10)
            options.connectProperties.push_back(Property::ofNumber(PropertyId::TopicAliasMaximum, 2));
        if (second & 0x20)
            options.connectProperties.push_back(Property::ofNumber(PropertyId::MaximumPacketSize, 30));
        if (first & 0x80)
            options.authenticator = std::make_shared<Echo>();
    }
    if (second & 0x40)
        options.will = Message{"w", "gone", Qos::AtLeastOnce, true, {}};
    if (second & 0x80)
        options.username = "u";
    return options;
}

class Play
{
public:
    explicit Play(fuzz::Input input)
        : m_input(input)
        , m_journalling(fuzz::Input(input).byte() & 0x08)
        , m_options(takeOptions())
        , m_session(m_options)
    {}

    void run()
    {
        if (m_journalling)
            m_session.setJournalling(true, arrival());
        open();
        for (int steps = 0; steps < kMostSteps && !m_input.atEnd(); ++steps)
            step();
        close();
    }

private:
    SessionOptions takeOptions()
    {
        const std::uint8_t first = m_input.byte();
        return optionsFrom(first, m_input.byte());
    }

    void step()
    {
        switch (m_input.byte() % 16) {
        case 0:
            return anyPacket();
        case 1:
            return connack();
        case 2:
            return publish();
        case 3:
            return subscribe();
        case 4:
            return unsubscribe();
        case 5:
            return acknowledge();
        case 6:
            return incomingPublish();
        case 7:
            return pubrelOrAuth();
        case 8:
            return give(Pingresp{});
        case 9:
            return fireNextTimer();
        case 10:
            m_now += m_input.byte() * 100ms;
            return;
        case 11:
            return fire(TimerKind(m_input.byte() % kTimerKinds)); // early, or not even set
        case 12:
            return open();
        case 13:
            return close();
        case 14:
            return pauseOrBytes();
        case 15:
            return endOrChange();
        }
    }

    bool isV5() const { return m_openedWith.version == ProtocolVersion::V5; }

    void open()
    {
        if (!m_oracle.isOver())
            close();
        m_openedWith = m_options;
        if (m_session.fallsBack())
            m_openedWith.version = ProtocolVersion::V311;
        m_oracle.opens(m_openedWith, std::exchange(m_forgets, false));
        m_session.transportOpened(m_now, m_effects);
        examine();
    }

    void close()
    {
        m_session.transportClosed(m_now, m_effects);
        const bool wasOver = m_oracle.isOver();
        examine();
        if (!wasOver)
            m_oracle.closed();
    }

    void examine()
    {
        m_oracle.examine(m_session, m_effects, m_now);
        examineJournal();
        m_effects.clear();
    }

    void examineJournal()
    {
        if (!m_journalling) {
            FUZZ_CHECK(m_effects.journal.empty());
            return;
        }
        m_journal.insert(m_journal.end(), m_effects.journal.begin(), m_effects.journal.end());
        const JournalReplay replay = replayJournal(m_journal);
        FUZZ_CHECK(replay.end == JournalReplay::End::Whole && replay.wholeBytes == m_journal.size());
        FUZZ_CHECK(replay.snapshot == m_session.snapshot());
        if (m_journal.size() < kJournalToCompact)
            return;
        m_journal.clear();
        JournalWriter(m_journal).snapshot(replay.snapshot);
    }

    Arrival arrival() const { return {m_now, 0}; }

    void give(const fuzz::ExactFrame &exact)
    {
        Packet packet;
        const ProtocolVersion version = m_openedWith.version;
        if (m_session.isConnected() && decode(exact.frame(), version, Role::Client, packet))
            m_oracle.gives(packet);
        m_session.received(exact.frame(), m_now, m_effects);
        examine();
    }

    void give(const Packet &packet)
    {
        std::vector<std::uint8_t> bytes;
        if (encode(packet, m_openedWith.version, bytes))
            give(fuzz::ExactFrame(ByteView(bytes)));
    }

    void anyPacket()
    {
        const std::size_t size = m_input.byte();
        const ByteView bytes = m_input.bytes(size);
        if (!bytes.empty())
            give(fuzz::ExactFrame(bytes[0], fuzz::ExactFrame::bodyOf(bytes)));
    }

    void connack()
    {
        const std::uint8_t flags = m_input.byte();
        Connack connack;
        connack.sessionPresent = (flags & 1) && m_openedWith.version != ProtocolVersion::V31;
        if (isV5()) {
            const auto add = [&](int bit, PropertyId id, std::uint32_t number) {
                if (flags & bit)
                    connack.properties.push_back({id, number, {}, {}});
            };
            add(0x02, PropertyId::ReceiveMaximum, 1 + flags % 3);
            add(0x04, PropertyId::TopicAliasMaximum, 2);
            add(0x08, PropertyId::MaximumPacketSize, kPacketSizes[flags >> 6]);
            add(0x10, PropertyId::ServerKeepAlive, 5);
            add(0x20, PropertyId::MaximumQos, 1);
            add(0x40, PropertyId::RetainAvailable, 0);
            add(0x80, PropertyId::WildcardSubscriptionAvailable, 0);
            if (m_openedWith.authenticator && (flags & 0x82) != 0x82)
                connack.properties.push_back({PropertyId::AuthenticationMethod, 0, {}, "m"});
        }
        give(connack);
    }

    void publish()
    {
        const std::uint8_t how = m_input.byte();
        const std::uint8_t alias = m_input.byte();
        Message message;
        message.topic = kTopics[how >> 5];
        message.qos = Qos(how % 3);
        message.retain = how & 0x04;
        message.payload = QByteArray(how & 0x08 ? 20 : 1, 'x');
        if (how & 0x10)
            message.properties.push_back(Property::ofNumber(PropertyId::TopicAlias, alias % 4));
        const RequestToken token = ++m_token;
        note(m_session.publish(std::move(message), token, m_now, m_effects).has_value(), token, true);
    }

    void subscribe()
    {
        const std::uint8_t which = m_input.byte();
        std::vector<Subscription> subscriptions;
        for (int i = 0; i < which % 3; ++i) {
            subscriptions.push_back({.filter = kFilters[(which / 8 + i) % 8],
                                     .maximumQos = Qos(which % 3),
                                     .noLocal = bool(which & 4)});
        }
        Properties properties;
        if (which & 0x80)
            properties.push_back(Property::ofNumber(PropertyId::SubscriptionIdentifier, which));
        const RequestToken token = ++m_token;
        note(m_session.subscribe(std::move(subscriptions), properties, token, m_now, m_effects).has_value(),
             token, false);
    }

    void unsubscribe()
    {
        const std::uint8_t which = m_input.byte();
        const RequestToken token = ++m_token;
        note(m_session.unsubscribe({kFilters[which % 8]}, {}, token, m_now, m_effects).has_value(), token,
             false);
    }

    void note(bool accepted, RequestToken token, bool isPublish)
    {
        if (accepted)
            m_oracle.accepted(token, isPublish);
        else
            FUZZ_CHECK(m_effects.send.empty() && m_effects.list.empty()); // a refusal changes nothing
        examine();
    }

    void acknowledge()
    {
        const std::uint8_t kind = m_input.byte();
        const std::uint8_t which = m_input.byte();
        const bool ofRequest = kind % 6 >= 4;
        const auto &open = ofRequest ? m_oracle.openRequests() : m_oracle.openMessages();
        PacketId id = PacketId(1 + which);
        if (!open.empty() && which < 0xF0)
            id = *std::next(open.begin(), std::ptrdiff_t(which % open.size()));
        const std::vector<ReasonCode> codes(std::size_t(1 + kind / 64), ReasonCode::Success);
        switch (kind % 6) {
        case 0:
            return give(Puback{id, ReasonCode::Success, {}});
        case 1:
            return give(Pubrec{id, ReasonCode::Success, {}});
        case 2:
            return give(Pubrec{id, ReasonCode::QuotaExceeded, {}});
        case 3:
            return give(Pubcomp{id, ReasonCode::Success, {}});
        case 4:
            return give(Suback{id, {}, codes});
        case 5:
            return give(Unsuback{id, {}, isV5() ? codes : std::vector<ReasonCode>()});
        }
    }

    void incomingPublish()
    {
        const std::uint8_t how = m_input.byte();
        const std::uint8_t id = m_input.byte();
        Publish publish;
        publish.qos = Qos(how % 3);
        publish.dup = (how & 0x04) && publish.qos != Qos::AtMostOnce;
        publish.topic = kTopics[how >> 5];
        publish.packetId = publish.qos == Qos::AtMostOnce ? 0 : PacketId(1 + id % 4);
        if ((how & 0x08) && isV5())
            publish.properties.push_back({PropertyId::TopicAlias, std::uint32_t(1 + id / 16 % 4), {}, {}});
        give(publish);
    }

    void pubrelOrAuth()
    {
        const std::uint8_t how = m_input.byte();
        if (how < 0xC0)
            return give(Pubrel{PacketId(1 + how % 4), ReasonCode::Success, {}});
        static constexpr std::string_view kData[] = {"d", "x", "y", ""};
        Auth auth;
        auth.reasonCode = how & 1 ? ReasonCode::Success : ReasonCode::ContinueAuthentication;
        auth.properties.push_back({PropertyId::AuthenticationMethod, 0, {}, how & 2 ? "other" : "m"});
        if (how & 4)
            auth.properties.push_back({PropertyId::AuthenticationData, 0, {}, kData[how >> 3 & 3]});
        give(auth);
    }

    void reauthenticate()
    {
        if (!m_session.reauthenticate(m_now, m_effects))
            FUZZ_CHECK(m_effects.send.empty() && m_effects.list.empty());
    }

    void fireNextTimer()
    {
        const auto kind = m_oracle.nextTimer();
        if (!kind)
            return;
        m_now = std::max(m_now, m_oracle.dueOf(*kind));
        fire(*kind);
    }

    void fire(TimerKind kind)
    {
        m_oracle.fires(kind);
        m_session.timerFired(kind, m_now, m_effects);
        for (const Effect &effect : m_effects.list) { // or it would fire for ever
            if (const auto *set = std::get_if<SetTimer>(&effect))
                FUZZ_CHECK(set->due > m_now);
        }
        examine();
    }

    void pauseOrBytes()
    {
        const std::uint8_t how = m_input.byte();
        if (how < 2)
            m_session.setReadingPaused(how == 1, m_now, m_effects);
        else
            m_session.bytesArrived(m_input.bytes(how % 8), m_now, m_effects);
        examine();
    }

    void endOrChange()
    {
        const std::uint8_t how = m_input.byte();
        if (how % 4 == 0) {
            m_session.disconnect(m_now, m_effects, ReasonCode(how));
        } else if (how % 4 == 1) {
            const auto error = makeWireError(WireFault::RemainingLength, m_openedWith.version, 4);
            m_session.streamFailed(error, m_input.bytes(how / 4 % 8), m_now, m_effects);
        } else if (how % 8 == 6) {
            reauthenticate();
        } else {
            SessionOptions options = takeOptions();
            m_forgets = m_forgets || options.clientId != m_options.clientId ||
                        options.cleanStart != m_options.cleanStart;
            m_options = options;
            m_session.setOptions(std::move(options));
        }
        examine();
    }

    fuzz::Input m_input;
    const bool m_journalling; ///< from the first byte of options on, for good
    std::vector<std::uint8_t> m_journal;
    SessionOptions m_options; ///< for the next connection
    SessionOptions m_openedWith;
    bool m_forgets = false;
    ClientSession m_session;
    fuzz::SessionOracle m_oracle;
    Effects m_effects;
    Instant m_now{1'000s};
    RequestToken m_token = 0;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Play(fuzz::Input(data, size)).run();
    return 0;
}
