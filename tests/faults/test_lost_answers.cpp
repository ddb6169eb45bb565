// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/session/session_rig.h"

#include <QTest>

using namespace mqtt;
using mqtt::test::Rig;

/// What the session makes of answers that got lost with a connection; without a socket.
class TestLostAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSessionWhoseConnackWasLostIsOurs()
    {
        Rig rig(mqtt::test::optionsFor(ProtocolVersion::V5, false));
        rig.open();
        rig.cut(); // the server has made a session and said so, in vain
        rig.open();
        rig.told();
        rig.give(Connack{.sessionPresent = true, .properties = {}});
        QVERIFY(!rig.ended());
        QVERIFY(rig.session.isConnected());
    }

    void soIsOneWhoseConnackTookTooLong()
    {
        Rig rig(mqtt::test::optionsFor(ProtocolVersion::V5, false));
        rig.open();
        rig.pass(std::chrono::seconds(20));
        rig.fire(TimerKind::Connack);
        rig.cut();
        rig.open();
        rig.told();
        rig.give(Connack{.sessionPresent = true, .properties = {}});
        QVERIFY(rig.session.isConnected());
    }

    void anAnsweredConnectMakesNoSuchClaim()
    {
        Rig rig(mqtt::test::optionsFor(ProtocolVersion::V5, false));
        for (int attempt = 0; attempt < 2; ++attempt) {
            rig.open();
            rig.told();
            rig.give(Connack{.sessionPresent = true, .properties = {}}); // [MQTT-3.2.2-4]
            QVERIFY(rig.ended());
            rig.cut();
        }
    }

    void aCleanStartMakesNoSuchClaim()
    {
        Rig rig(mqtt::test::optionsFor(ProtocolVersion::V5, true));
        rig.open();
        rig.cut();
        rig.open();
        rig.told();
        rig.give(Connack{.sessionPresent = true, .properties = {}});
        QVERIFY(rig.ended());
    }
};

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "test_lost_answers.moc"
