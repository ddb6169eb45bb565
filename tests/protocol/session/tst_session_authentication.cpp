// SPDX-License-Identifier: GPL-3.0-or-later
#include "parrot.h"

#include "protocol/session/scram_sha256.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

class TestSessionAuthentication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersUntilConnack() // [MQTT-4.12.0-3] [MQTT-4.12.0-5] [MQTT-3.1.2-30]
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        TOLD(rig, "> CONNECT MQTT5 clean id=c keepAlive=60 {21=0parrot} {22=0hi}\ntimer Connack +10000ms");
        rig.give(more("1"));
        TOLD(rig, "> AUTH 0x18 {21=0parrot} {22=0re:1}");
        rig.give(more(std::nullopt));
        TOLD(rig, "> AUTH 0x18 {21=0parrot} {22=0re:(none)}");
        rig.give(more("none"));
        TOLD(rig, "> AUTH 0x18 {21=0parrot}");
        QVERIFY(!rig.session.isConnected());
        rig.give(welcome());
        TOLD(rig, "cancel Connack\ntimer KeepAlive +60000ms\nstarted id=c resent=0");
        QVERIFY(rig.session.isConnected());
    }

    void saysNothingElseBeforeConnack() // [MQTT-3.1.2-30]
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        rig.publish("a", Qos::AtMostOnce, 1);
        QVERIFY(!rig.answer);
        QVERIFY(!rig.session.subscribe({{.filter = "a"}}, {}, 1, rig.now, rig.effects));
        TOLD(rig, "");
    }

    void connectsWithoutInitialData()
    {
        const auto parrot = std::make_shared<Parrot>();
        parrot->silent = true;
        Rig rig(optionsWith(parrot));
        rig.open();
        TOLD(rig, "> CONNECT MQTT5 clean id=c keepAlive=60 {21=0parrot}\ntimer Connack +10000ms");
    }

    void theAuthenticatorStandsInThePlaceOfGivenProperties()
    {
        SessionOptions options = optionsWith(std::make_shared<Parrot>());
        options.connectProperties = {Property::ofText(PropertyId::AuthenticationMethod, "other"),
                                     Property::ofNumber(PropertyId::ReceiveMaximum, 9),
                                     Property::ofText(PropertyId::AuthenticationData, "x")};
        Rig rig(options);
        rig.open();
        QVERIFY(rig.told().startsWith(
            QStringLiteral("> CONNECT MQTT5 clean id=c keepAlive=60 {33=9} {21=0parrot} {22=0hi}\n")));
    }

    void beginsAnewOnEveryConnection()
    {
        const auto parrot = std::make_shared<Parrot>();
        Rig rig(optionsWith(parrot));
        rig.connect(welcome());
        rig.cut();
        rig.connect(welcome());
        QCOMPARE(parrot->starts, 2);
        QVERIFY(rig.session.isConnected());
    }

    void leavesWhenTheServerCannotProveItself()
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        rig.give(welcome("evil"));
        TOLD(rig, "cancel Connack\nended AuthenticationFailed (the last word is wrong)");
        QVERIFY(!rig.session.isConnected());
    }

    void leavesWhenTheAnswerFails()
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        rig.give(more("bad"));
        TOLD(rig, "cancel Connack\nended AuthenticationFailed (that is bad)");
    }

    void aFailureOnOurSideIsNotRetried()
    {
        Problem problem;
        problem.kind = Problem::Kind::AuthenticationFailed;
        QVERIFY(!problem.retryCanHelp());
    }

    void aRefusingConnackNeedsNoProof()
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        rig.give(Connack{false, ReasonCode::BadAuthenticationMethod, {}});
        TOLD(rig, "cancel Connack\nended ConnectionRejected 0x8C");
    }

    void refusesAnotherMethod_data() // [MQTT-4.12.0-5]
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("another") << QByteArray("Parrot");
        QTest::newRow("none") << QByteArray();
    }

    void refusesAnotherMethod()
    {
        QFETCH(QByteArray, method);
        const std::string name = method.toStdString();
        const PropertyViews properties = method.isNull() ? PropertyViews{} : said(name);
        {
            Rig rig(optionsWith(std::make_shared<Parrot>()));
            rig.open();
            rig.told();
            rig.give(Connack{false, ReasonCode::Success, properties});
            TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 CONNACK");
        }
        if (!method.isNull()) {
            Rig rig(optionsWith(std::make_shared<Parrot>()));
            rig.open();
            rig.told();
            rig.give(Auth{ReasonCode::ContinueAuthentication, properties});
            TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 AUTH");
        }
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(Auth{ReasonCode::Success, properties});
        TOLD(rig, "> DISCONNECT 0x82\ncancel KeepAlive\ncancel Authentication\nended BadPacket 0x82 AUTH");
    }

    void anAuthOfAServerThatWasNotAskedIsAProtocolError_data() // [MQTT-4.12.0-6]
    {
        QTest::addColumn<int>("code");
        QTest::newRow("continue") << 0x18;
        QTest::newRow("success") << 0;
    }

    void anAuthOfAServerThatWasNotAskedIsAProtocolError()
    {
        QFETCH(int, code);
        const Auth auth{ReasonCode(code), said("parrot", "x")};
        Rig plain(optionsFor(V5));
        plain.open();
        plain.told();
        plain.give(auth);
        TOLD(plain, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 AUTH");

        ParrotRig connected; // re-authentication is the client's to begin
        connected.give(auth);
        TOLD(connected, "> DISCONNECT 0x82\ncancel KeepAlive\nended BadPacket 0x82 AUTH");
    }

    void anAuthenticationMethodThatWasNotAskedForIsAProtocolError() // [MQTT-4.12.0-6]
    {
        Rig rig(optionsFor(V5));
        rig.open();
        rig.told();
        rig.give(welcome());
        TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 CONNACK");
    }

    void onlyContinueMayComeBeforeConnack() // [MQTT-4.12.0-2]
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        rig.give(done("good"));
        TOLD(rig, "> DISCONNECT 0x82\ncancel Connack\nended BadPacket 0x82 AUTH");
    }

    void flagsOfAuthAreZero() // [MQTT-3.15.1-1]
    {
        Rig rig(optionsWith(std::make_shared<Parrot>()));
        rig.open();
        rig.told();
        std::vector<std::uint8_t> bytes;
        QVERIFY(encode(more("1"), V5, bytes));
        bytes[0] |= 1;
        rig.give(bytes);
        TOLD(rig, "> DISCONNECT 0x81\ncancel Connack\nended BadPacket 0x81 AUTH");
    }

    void isRefusedBeforeFive()
    {
        SessionOptions options = optionsFor(ProtocolVersion::V311);
        options.authenticator = std::make_shared<Parrot>();
        Rig rig(options);
        rig.open();
        TOLD(rig, "ended InvalidOptions");
    }

    void aMethodWithoutAnAuthenticatorCannotAnswer()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties = {Property::ofText(PropertyId::AuthenticationMethod, "parrot")};
        Rig rig(options);
        rig.open();
        rig.told();
        rig.give(more("1"));
        TOLD(rig, "cancel Connack\nended AuthenticationFailed (the server asks for data that was not given)");
        rig.cut();
        rig.connect(welcome("any"));
        QVERIFY(rig.session.isConnected());
    }

    void connectsWithScram() // RFC 7677 §3
    {
        const auto scram =
            ScramSha256::create("user", "pencil", [] { return QByteArray("rOprNGfwEbeRWgbNEkqO"); });
        Rig rig(optionsWith(*scram));
        rig.open();
        QVERIFY(rig.told().startsWith(
            QStringLiteral("> CONNECT MQTT5 clean id=c keepAlive=60 {21=0SCRAM-SHA-256} "
                           "{22=0n,,n=user,r=rOprNGfwEbeRWgbNEkqO}")));
        rig.give(Auth{ReasonCode::ContinueAuthentication,
                      said("SCRAM-SHA-256", "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                            "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096")});
        TOLD(rig, "> AUTH 0x18 {21=0SCRAM-SHA-256} "
                  "{22=0c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                  "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=}");
        rig.give(Connack{false, ReasonCode::Success,
                         said("SCRAM-SHA-256", "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")});
        QVERIFY(rig.session.isConnected());
    }
};

QTEST_APPLESS_MAIN(TestSessionAuthentication)
#include "tst_session_authentication.moc"
