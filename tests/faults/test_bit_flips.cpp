// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_rig.h"
#include "tests/protocol/session/session_rig.h"

#include "protocol/wire/frame_assembler.h"
#include "protocol/wire/topic.h"

#include <QTest>

#include <cstring>
#include <malloc.h>
#include <random>

using namespace mqtt;
using Bytes = std::vector<std::uint8_t>;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSeeds = 10'000; ///< a sanitizer makes each ten times as slow
#else
constexpr int kSeeds = 100'000;
#endif

ByteView viewOf(const char *text)
{
    return {reinterpret_cast<const std::uint8_t *>(text), std::strlen(text)};
}

/// What a broker might send to a client that asks for everything: every packet that it can.
Bytes goldenStream(ProtocolVersion version)
{
    const bool v5 = version == ProtocolVersion::V5;
    const PropertyViews connack = {
        {.id = PropertyId::ReceiveMaximum, .number = 10, .name = {}, .value = {}},
        {.id = PropertyId::TopicAliasMaximum, .number = 5, .name = {}, .value = {}},
        {.id = PropertyId::UserProperty, .name = "k", .value = "v"}};
    const PropertyViews alias = {
        {.id = PropertyId::TopicAlias, .number = 1, .name = {}, .value = {}},
        {.id = PropertyId::ContentType, .name = {}, .value = "text/plain"},
        {.id = PropertyId::MessageExpiryInterval, .number = 60, .name = {}, .value = {}}};
    const PropertyViews text = {{.id = PropertyId::ReasonString, .name = {}, .value = "as you wish"}};
    const auto onV5 = [v5](const PropertyViews &properties) { return v5 ? properties : PropertyViews(); };
    const std::vector<ReasonCode> two{ReasonCode::GrantedQos1, ReasonCode::GrantedQos2};
    const std::vector<ReasonCode> gone{ReasonCode::Success, ReasonCode::NoSubscriptionExisted};
    const auto publish = [&](Qos qos, PacketId id, std::string_view topic, const PropertyViews &properties) {
        return Publish{false, qos, false, topic, id, onV5(properties), viewOf("payload of a message")};
    };
    const std::vector<Packet> packets{
        Connack{false, ReasonCode::Success, onV5(connack)},
        Suback{1, onV5(text), two},
        publish(Qos::AtMostOnce, 0, "a/b/c", alias),
        publish(Qos::AtLeastOnce, 7, v5 ? "" : "a/b/c", PropertyViews(alias.begin(), alias.begin() + 1)),
        publish(Qos::ExactlyOnce, 8, "deep/er", {}),
        Puback{2, ReasonCode::Success, {}},
        Pubrec{3, ReasonCode::Success, {}},
        Pubrel{8, ReasonCode::Success, {}},
        Pubcomp{3, v5 ? ReasonCode::PacketIdentifierNotFound : ReasonCode::Success, onV5(text)},
        Pingresp{},
        Unsuback{4, {}, v5 ? gone : std::vector<ReasonCode>()},
        publish(Qos::ExactlyOnce, 9, "last", {}),
    };
    Bytes stream;
    for (const Packet &packet : packets) {
        if (!encode(packet, version, stream))
            qFatal("the golden stream cannot be encoded");
    }
    return stream;
}

/// Frame assembler and session as a connection drives them, without a socket; checks what must always hold.
class Endurance
{
public:
    Endurance(ProtocolVersion version, FrameAssembler &assembler)
        : m_version(version)
        , m_session(optionsFor(version))
        , m_assembler(assembler)
    {}

    /// Empty, or what was broken.
    QString endure(const Bytes &stream, std::minstd_rand &random)
    {
        m_assembler.reset();
        m_wrong.clear();
        m_ends = 0;
        m_session.transportOpened(m_now, m_effects);
        look();
        std::size_t at = 0;
        while (at < stream.size() && m_wrong.isEmpty()) {
            const auto room = m_assembler.writable();
            const std::size_t count =
                std::min({room.size(), stream.size() - at, std::size_t(1 + random() % 64)});
            std::memcpy(room.data(), stream.data() + at, count);
            m_assembler.commit(count);
            at += count;
            feed();
        }
        m_session.transportClosed(m_now, m_effects);
        m_effects.deliver = nullptr;
        look();
        return m_wrong;
    }
    bool ended() const { return m_ends > 0; }
    std::size_t delivered() const { return m_delivered; }

private:
    static SessionOptions optionsFor(ProtocolVersion version)
    {
        SessionOptions options = test::optionsFor(version);
        if (version == ProtocolVersion::V5)
            options.connectProperties = {Property::ofNumber(PropertyId::TopicAliasMaximum, 5)};
        return options;
    }

    void feed()
    {
        while (m_wrong.isEmpty()) {
            const auto next = m_assembler.next();
            if (!next) {
                m_session.streamFailed(next.error(), m_assembler.pending(), m_now, m_effects);
                look();
                return;
            }
            if (!*next)
                break;
            m_session.received(**next, m_now, m_effects);
            look();
            if (m_session.isConnected() && !m_asked)
                ask();
        }
        m_session.bytesArrived(m_assembler.pending(), m_now, m_effects);
        look();
    }

    /// So that the stream's acknowledgements answer something.
    void ask()
    {
        m_asked = true;
        (void)m_session.subscribe({{.filter = "a"}, {.filter = "b"}}, {}, 1, m_now, m_effects);
        (void)m_session.publish({.topic = "x", .payload = {}, .qos = Qos::AtLeastOnce, .properties = {}}, 2,
                                m_now, m_effects);
        (void)m_session.publish({.topic = "y", .payload = {}, .qos = Qos::ExactlyOnce, .properties = {}}, 3,
                                m_now, m_effects);
        (void)m_session.unsubscribe({"a", "b"}, {}, 4, m_now, m_effects);
        look();
    }

    void look()
    {
        if (m_effects.deliver) {
            ++m_delivered;
            if (m_ends > 0)
                m_wrong = QStringLiteral("delivered after the end");
            if (checkTopicName(m_effects.deliver->topic) != TopicFault::None)
                m_wrong = QStringLiteral("delivered a topic that is none");
        }
        for (const Effect &effect : m_effects.list)
            m_ends += std::holds_alternative<SessionEnded>(effect) ? 1 : 0;
        if (m_ends > 1)
            m_wrong = QStringLiteral("ended twice");
        for (const Bytes &bytes : test::split(m_effects.send)) {
            if (!decode(test::frameOf(bytes), m_version, Role::Server, m_packet))
                m_wrong = QStringLiteral("sent a packet that no server takes");
        }
        m_effects.clear();
    }

    ProtocolVersion m_version;
    ClientSession m_session;
    FrameAssembler &m_assembler; ///< one for all: it is large
    Effects m_effects;
    Packet m_packet;
    Instant m_now{std::chrono::seconds(1'000)};
    QString m_wrong;
    int m_ends = 0;
    std::size_t m_delivered = 0;
    bool m_asked = false;
};

} // namespace

/// Streams with wrong bits, into the frame assembler and the session: they end with a problem or go on, and
/// what we say and deliver stays right.
class TestBitFlips : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // A session's table of identifiers is large too: kept in the heap, not given back to the system each
        // time.
        ::mallopt(M_MMAP_THRESHOLD, 64 * 1024 * 1024);
        ::mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
    }

    void aWholeStreamPasses_data() { addVersions(); }
    void aWholeStreamPasses()
    {
        QFETCH(int, version);
        Endurance endurance(ProtocolVersion(version), m_assembler);
        std::minstd_rand random(1);
        QCOMPARE(endurance.endure(goldenStream(ProtocolVersion(version)), random), QString());
        QVERIFY(!endurance.ended());
        QCOMPARE(endurance.delivered(), std::size_t(4));
    }

    void everySingleBitMayBeWrong_data() { addVersions(); }
    void everySingleBitMayBeWrong()
    {
        QFETCH(int, version);
        const Bytes golden = goldenStream(ProtocolVersion(version));
        std::minstd_rand random(1);
        for (std::size_t bit = 0; bit < golden.size() * 8; ++bit) {
            Bytes stream = golden;
            stream[bit / 8] ^= std::uint8_t(1u << bit % 8);
            Endurance endurance(ProtocolVersion(version), m_assembler);
            const QString wrong = endurance.endure(stream, random);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("bit %1: %2").arg(bit).arg(wrong)));
        }
    }

    void manySeeds_data() { addVersions(); }
    void manySeeds()
    {
        QFETCH(int, version);
        const Bytes golden = goldenStream(ProtocolVersion(version));
        const int seeds = support::scaled(kSeeds / 2);
        int ended = 0;
        for (int seed = 1; seed <= seeds; ++seed) {
            std::minstd_rand random{std::uint32_t(seed)};
            random.discard(3);
            Bytes stream = golden;
            const auto flips = 1 + random() % 8;
            for (std::uint32_t i = 0; i < flips; ++i)
                stream[(random() >> 4) % stream.size()] ^= std::uint8_t(1u << (random() >> 4) % 8);
            Endurance endurance(ProtocolVersion(version), m_assembler);
            const QString wrong = endurance.endure(stream, random);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
            ended += endurance.ended() ? 1 : 0;
        }
        qInfo("%d of %d ended with a problem", ended, seeds);
        QVERIFY(ended > seeds / 3 && ended < seeds);
    }

private:
    FrameAssembler m_assembler;

    static void addVersions()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("3.1.1") << 4;
        QTest::newRow("5.0") << 5;
    }
};

QTEST_GUILESS_MAIN(TestBitFlips)
#include "test_bit_flips.moc"
