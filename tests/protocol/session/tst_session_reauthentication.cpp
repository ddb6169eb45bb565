// SPDX-License-Identifier: GPL-3.0-or-later
#include "parrot.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

/// AUTH after CONNACK.
class TestSessionReauthentication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aServerMayNotAskToReauthenticate() // [MQTT-3.15.2-1]
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(Auth{ReasonCode::ReAuthenticate, said("parrot")});
        QVERIFY(rig.told().contains(QStringLiteral("ended BadPacket 0x82 AUTH")));
    }

    void reauthenticatesWhileEverythingGoesOn() // [MQTT-4.12.1-1]
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        TOLD(rig, "> AUTH 0x19 {21=0parrot} {22=0hi}\ntimer Authentication +30000ms");
        QCOMPARE(rig.session.reauthenticate(rig.now, rig.effects).error(),
                 RequestError::AuthenticationUnderWay);
        rig.publish("a", Qos::AtMostOnce, 1);
        rig.give(message(Qos::AtMostOnce, 0, "b", "y"));
        TOLD(rig, "> PUBLISH q0 a 'x'\ndeliver q0 b 'y'\npublished 1 q0 0x00");
        rig.give(more("1"));
        TOLD(rig, "> AUTH 0x18 {21=0parrot} {22=0re:1}");
        rig.pass(20ms);
        rig.give(done("good"));
        TOLD(rig, "cancel Authentication\nreauthenticated 20ms");
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
    }

    void aFailedReauthenticationEndsTheConnection() // [MQTT-4.12.1-2]
    {
        for (const bool last : {false, true}) {
            ParrotRig rig;
            QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
            rig.told();
            rig.give(last ? done("evil") : more("bad"));
            const QString why =
                last ? QStringLiteral("the last word is wrong") : QStringLiteral("that is bad");
            QCOMPARE(rig.told(), QStringLiteral("> DISCONNECT 0x80 {31=0%1}\ncancel KeepAlive\n"
                                                "cancel Authentication\nended AuthenticationFailed (%1)")
                                     .arg(why));
        }
    }

    void theServersDisconnectDuringReauthenticationIsTold()
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(Disconnect{ReasonCode::NotAuthorized, {}});
        TOLD(rig, "cancel KeepAlive\ncancel Authentication\nended ServerDisconnect 0x87");
    }

    void neverSendsAuthWithoutAMethod() // [MQTT-4.12.0-7]
    {
        Rig rig(optionsFor(V5));
        QCOMPARE(rig.session.reauthenticate(rig.now, rig.effects).error(), RequestError::NotConnected);
        rig.connect();
        QCOMPARE(rig.session.reauthenticate(rig.now, rig.effects).error(), RequestError::NoAuthentication);
        TOLD(rig, "");
    }

    void anAnswerIsNeverLargerThanTheServerTakes() // [MQTT-3.2.2-15]
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        Connack connack = welcome();
        connack.properties.push_back({PropertyId::MaximumPacketSize, 200, {}, {}});
        rig.connect(connack);
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(more("much"));
        TOLD(rig, "> DISCONNECT 0x80 {31=0the answer is larger than the server takes}\ncancel KeepAlive\n"
                  "cancel Authentication\nended AuthenticationFailed (the answer is larger than the server "
                  "takes)");
    }

    void theFarewellIsNeverLargerThanTheServerTakes_data() // [MQTT-3.2.2-15]
    {
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("farewell");
        QTest::newRow("all of it") << 29 << "> DISCONNECT 0x80 {31=0the last word is wrong}\n";
        QTest::newRow("its reason code") << 28 << "> DISCONNECT 0x80\n";
    }

    void theFarewellIsNeverLargerThanTheServerTakes()
    {
        QFETCH(int, most);
        QFETCH(QString, farewell);
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        Connack connack = welcome();
        connack.properties.push_back({PropertyId::MaximumPacketSize, std::uint32_t(most), {}, {}});
        rig.connect(connack);
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(done("evil"));
        QCOMPARE(rig.told(), farewell + "cancel KeepAlive\ncancel Authentication\n"
                                        "ended AuthenticationFailed (the last word is wrong)");
    }

    // -- a server that says nothing
    void aReauthenticationThatIsNotAnsweredEndsTheConnection() // [MQTT-4.12.1-2]
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.pass(20s);
        rig.give(more("1")); // the time is that of the whole exchange
        rig.give(message(Qos::AtMostOnce, 0, "b", "y"));
        rig.told();
        rig.pass(10s);
        rig.fire(TimerKind::Authentication);
        TOLD(rig, "> DISCONNECT 0x80\ncancel KeepAlive\nended AuthenticationTimeout");
    }

    void itsTimeStandsStillWhileReadingIsPaused()
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.session.setReadingPaused(true, rig.now, rig.effects);
        TOLD(rig, "cancel Authentication");
        rig.pass(60s);
        rig.fire(TimerKind::Authentication); // was on its way
        TOLD(rig, "");
        rig.session.setReadingPaused(false, rig.now, rig.effects);
        TOLD(rig, "timer Authentication +30000ms");
        rig.give(done("good"));
        TOLD(rig, "cancel Authentication\nreauthenticated 60000ms");
    }

    void itsTimeBeginsAfterAPauseInWhichItWasAskedFor()
    {
        ParrotRig rig;
        rig.session.setReadingPaused(true, rig.now, rig.effects);
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        TOLD(rig, "> AUTH 0x19 {21=0parrot} {22=0hi}");
        rig.session.setReadingPaused(false, rig.now, rig.effects);
        TOLD(rig, "timer Authentication +30000ms");
    }

    void waitsForEverWhenAskedTo()
    {
        SessionOptions options = optionsWith(std::make_shared<Parrot>());
        options.authenticationTimeout = 0ms;
        Rig rig(options);
        rig.connect(welcome());
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        TOLD(rig, "> AUTH 0x19 {21=0parrot} {22=0hi}");
    }
};

QTEST_APPLESS_MAIN(TestSessionReauthentication)
#include "tst_session_reauthentication.moc"
