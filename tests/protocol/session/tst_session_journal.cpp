// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session that outlives the program: whatever byte of its journal was the last one before a kill, no QoS 2
// message is lost or doubled, and no QoS 1 message is lost.
#include "journal_machine.h"

#include "protocol/session/journal_replay.h"
#include "protocol/session/journal_writer.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

SessionSnapshot sample()
{
    SessionSnapshot snapshot;
    snapshot.asked = true;
    snapshot.hasSession = true;
    snapshot.assignedClientId = "given";
    const auto saved = [](std::uint64_t serial, PacketId id, bool released, Qos qos) {
        SavedMessage message;
        message.serial = serial;
        message.packetId = id;
        message.released = released;
        message.receivedCode = released ? ReasonCode::NoMatchingSubscribers : ReasonCode::Success;
        message.queuedWallNs = 1'700'000'000'000'000'000;
        message.message = {
            "t/x",
            QByteArray("a-b"),
            qos,
            serial % 2 == 0,
            {Property::ofNumber(PropertyId::MessageExpiryInterval, 9), Property::user("k", "v")}};
        return message;
    };
    snapshot.messages = {saved(4, 17, false, Qos::AtLeastOnce), saved(5, 0, false, Qos::ExactlyOnce),
                         saved(2, 9, true, Qos::ExactlyOnce)};
    snapshot.received = {3, 65'535};
    return snapshot;
}

std::vector<std::uint8_t> bytesOf(const SessionSnapshot &snapshot)
{
    std::vector<std::uint8_t> bytes;
    JournalWriter(bytes).snapshot(snapshot);
    return bytes;
}

} // namespace

class TestSessionJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyOnceHoldsOverAKillAtEveryByte_data() { versions(); }
    void exactlyOnceHoldsOverAKillAtEveryByte()
    {
        QFETCH(int, version);
        const auto v = ProtocolVersion(version);
        for (const std::uint32_t seed : {1u, 7u}) {
            Machine whole(v, seed, Machine::kForever);
            whole.run(160);
            QCOMPARE(whole.fault(), QString());
            QVERIFY(whole.ours.size() > 15 && whole.theirs.size() > 15);
            int torn = 0;
            for (std::size_t bytes = 1; bytes <= whole.written; ++bytes) {
                Machine machine(v, seed, bytes);
                machine.run(160);
                QCOMPARE(machine.kills, 1); // the fault was there
                torn += machine.torn;
                const QString fault = machine.fault();
                QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1, killed after %2 bytes: %3")
                                                         .arg(seed)
                                                         .arg(bytes)
                                                         .arg(fault)));
            }
            QVERIFY(torn > 1'000);
        }
    }

    void exactlyOnceHoldsOverManyKills_data() { versions(); }
    void exactlyOnceHoldsOverManyKills()
    {
        QFETCH(int, version);
        int kills = 0;
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            Machine machine(ProtocolVersion(version), seed, 500);
            machine.killEvery = 1'500;
            machine.run(2'000);
            kills += machine.kills;
            const QString fault = machine.fault();
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(fault)));
        }
        QVERIFY(kills > 500);
    }

    void aSnapshotComesBackAsItWas()
    {
        const SessionSnapshot snapshot = sample();
        const JournalReplay replay = replayJournal(bytesOf(snapshot));
        QCOMPARE(replay.end, JournalReplay::End::Whole);
        QVERIFY(replay.snapshot == snapshot);
        ClientSession session(optionsFor(V5, false));
        const Arrival now{Instant(50'000s), 1'700'000'100'000'000'000};
        QVERIFY(session.restore(snapshot, now));
        QVERIFY(session.snapshot() == snapshot);
        QVERIFY(!session.restore(snapshot, now)); // it has state of its own now
    }

    void aRestoredSessionIsResumed()
    {
        Rig rig(optionsFor(V5, false));
        QVERIFY(rig.session.restore(sample(), {rig.now, 1'700'000'004'000'000'000}));
        rig.open();
        QVERIFY(rig.told().startsWith(QStringLiteral("> CONNECT MQTT5 kept id=c")));
        Connack present;
        present.sessionPresent = true;
        rig.give(present);
        TOLD(rig,
             "> PUBREL 9\n> PUBLISH q1 id=17 dup retain t/x 'a-b' {2=5} {38=0v}\n"
             "> PUBLISH q2 id=10 t/x 'a-b' {2=5} {38=0v}\n"
             "cancel Connack\ntimer KeepAlive +60000ms\nstarted present id=c resent=2\nnote resend PUBREL 9\n"
             "note resend PUBLISH 17");
        rig.give(message(Qos::ExactlyOnce, 3, "in", "x", true));
        TOLD(rig, "> PUBREC 3\nnote duplicate PUBLISH 3");
        rig.give(Pubcomp{9, ReasonCode::Success, {}});
        TOLD(rig, "published 0 q2 0x10");
    }

    void aMessageMayExpireWhileTheProgramIsAway()
    {
        Rig rig(optionsFor(V5, false));
        QVERIFY(rig.session.restore(sample(), {rig.now, 1'700'000'009'000'000'000}));
        rig.open();
        rig.told();
        Connack present;
        present.sessionPresent = true;
        rig.give(present);
        QVERIFY(rig.told().contains(QStringLiteral("published 0 q2 0x00 lost expired")));
    }

    void withoutAJournalNothingIsRecorded()
    {
        Rig rig(optionsFor(V5, false));
        rig.open();
        rig.give(Connack{});
        rig.publish("a", Qos::ExactlyOnce, 1);
        rig.give(message(Qos::ExactlyOnce, 3, "in", "x"));
        QVERIFY(rig.effects.journal.empty());
    }

    void forgettingTheSessionEmptiesTheJournal()
    {
        Rig rig(optionsFor(V5, false));
        rig.session.setJournalling(true, at(rig.now));
        rig.open();
        rig.give(Connack{});
        rig.publish("a", Qos::ExactlyOnce, 1);
        rig.give(message(Qos::ExactlyOnce, 3, "in", "x"));
        rig.cut();
        SessionOptions other = optionsFor(V5, false);
        other.clientId = std::string("d");
        rig.session.setOptions(other);
        std::vector<std::uint8_t> file = rig.effects.journal;
        rig.effects.clear();
        rig.open();
        file.insert(file.end(), rig.effects.journal.begin(), rig.effects.journal.end());
        const JournalReplay replay = replayJournal(file);
        QCOMPARE(replay.end, JournalReplay::End::Whole);
        SessionSnapshot asked;
        asked.asked = true;
        QVERIFY(replay.snapshot == asked);
    }

    void aCutRecordIsTornAndNothingElseIs()
    {
        const std::vector<std::uint8_t> bytes = bytesOf(sample());
        int whole = 0;
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const JournalReplay replay = replayJournal(ByteView(bytes).first(length));
            QVERIFY(replay.end != JournalReplay::End::Damaged);
            QVERIFY(replay.wholeBytes <= length);
            QCOMPARE(replay.end == JournalReplay::End::Whole, replay.wholeBytes == length);
            whole += replay.end == JournalReplay::End::Whole ? 1 : 0;
        }
        QCOMPARE(whole, 8); // nothing, and after each record but the last
        std::vector<std::uint8_t> zeros = bytes;
        zeros.resize(bytes.size() + 4'096); // the file grew, its bytes never came
        QCOMPARE(replayJournal(zeros).end, JournalReplay::End::Torn);
        QCOMPARE(replayJournal(zeros).wholeBytes, bytes.size());
    }

    void aFlippedBitIsNoticed()
    {
        const std::vector<std::uint8_t> bytes = bytesOf(sample());
        for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
            std::vector<std::uint8_t> wrong = bytes;
            wrong[bit / 8] ^= std::uint8_t(1u << (bit % 8));
            QVERIFY(replayJournal(wrong).end != JournalReplay::End::Whole);
        }
    }

    void foreignBytesAreDamage_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no kind") << QByteArray();
        QTest::newRow("kind 0") << QByteArray("\0", 1);
        QTest::newRow("an unknown kind") << QByteArray("\x7F");
        QTest::newRow("bytes left over") << QByteArray("\x02x");
        QTest::newRow("an end without a message") << QByteArray("\x07\1\0\0\0\0\0\0\0", 9);
        QTest::newRow("identifier 0") << QByteArray("\x08\0\0", 3);
        QTest::newRow("a message cut short") << QByteArray("\x04\1\0\0\0\0\0\0\0\1\0", 11);
        QTest::newRow("QoS 0") << QByteArray(
            "\x04\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0t\0\0\0\0\0\0\0\0", 34);
        QTest::newRow("4,294,967,295 properties") << QByteArray(
            "\x04\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\1\0\0\0t\xFF\xFF\xFF\xFF\0\0\0\0", 34);
    }

    void foreignBytesAreDamage()
    {
        QFETCH(QByteArray, body);
        std::vector<std::uint8_t> bytes;
        JournalWriter(bytes).arrived(1);
        const std::size_t before = bytes.size();
        const auto put = [&](std::uint32_t value) {
            for (int i = 0; i < 4; ++i)
                bytes.push_back(std::uint8_t(value >> (8 * i)));
        };
        put(std::uint32_t(body.size()));
        put(crc32(ByteView(bytes).subspan(before, 4)));
        const std::vector<std::uint8_t> raw(body.begin(), body.end());
        put(crc32(raw));
        bytes.insert(bytes.end(), raw.begin(), raw.end());
        const JournalReplay replay = replayJournal(bytes);
        QCOMPARE(replay.end, JournalReplay::End::Damaged);
        QCOMPARE(replay.wholeBytes, before);
    }

    void theChecksumIsTheUsualOne()
    {
        const std::string_view text = "123456789";
        QCOMPARE(crc32({reinterpret_cast<const std::uint8_t *>(text.data()), text.size()}), 0xCBF4'3926u);
    }
};

QTEST_APPLESS_MAIN(TestSessionJournal)
#include "tst_session_journal.moc"
