// SPDX-License-Identifier: GPL-3.0-or-later
#include "session_rig.h"

#include "protocol/session/scram_sha256.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

constexpr auto V5 = ProtocolVersion::V5;

/// Says "hi", answers x with "re:x" and is content with "good" as the last word.
class Parrot : public Authenticator
{
public:
    std::string method() const override { return "parrot"; }
    std::optional<QByteArray> start() override
    {
        ++starts;
        return silent ? std::nullopt : std::optional<QByteArray>("hi");
    }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView> data) override
    {
        const std::string said = data ? std::string(data->begin(), data->end()) : "(none)";
        if (said == "bad")
            return tl::unexpected(std::string("that is bad"));
        if (said == "none")
            return std::optional<QByteArray>();
        if (said == "much")
            return std::optional<QByteArray>(QByteArray(1'000, 'm'));
        return std::optional<QByteArray>(QByteArray::fromStdString("re:" + said));
    }
    tl::expected<void, std::string> finish(std::optional<ByteView> data) override
    {
        if (data && std::string(data->begin(), data->end()) == "good")
            return {};
        return tl::unexpected(std::string("the last word is wrong"));
    }

    int starts = 0;
    bool silent = false;
};

SessionOptions optionsWith(std::shared_ptr<Authenticator> authenticator)
{
    SessionOptions options = optionsFor(V5);
    options.authenticator = std::move(authenticator);
    return options;
}

PropertyViews said(std::string_view method, std::optional<std::string_view> data = {})
{
    PropertyViews properties{{PropertyId::AuthenticationMethod, 0, {}, method}};
    if (data)
        properties.push_back({PropertyId::AuthenticationData, 0, {}, *data});
    return properties;
}

Auth more(std::optional<std::string_view> data)
{
    return {ReasonCode::ContinueAuthentication, said("parrot", data)};
}
Auth done(std::optional<std::string_view> data) { return {ReasonCode::Success, said("parrot", data)}; }
Connack welcome(std::string_view data = "good") { return {false, ReasonCode::Success, said("parrot", data)}; }

/// Connected with a parrot.
struct ParrotRig : Rig
{
    ParrotRig()
        : Rig(optionsWith(std::make_shared<Parrot>()))
    {
        connect(welcome());
    }
};

} // namespace

#define TOLD(rig, text) QCOMPARE((rig).told(), QStringLiteral(text))

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
        TOLD(rig, "> DISCONNECT 0x82\ncancel KeepAlive\nended BadPacket 0x82 AUTH");
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

    void aServerMayNotAskToReauthenticate() // [MQTT-3.15.2-1]
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(Auth{ReasonCode::ReAuthenticate, said("parrot")});
        QVERIFY(rig.told().contains(QStringLiteral("ended BadPacket 0x82 AUTH")));
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

    void reauthenticatesWhileEverythingGoesOn() // [MQTT-4.12.1-1]
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        TOLD(rig, "> AUTH 0x19 {21=0parrot} {22=0hi}");
        QCOMPARE(rig.session.reauthenticate(rig.now, rig.effects).error(),
                 RequestError::AuthenticationUnderWay);
        rig.publish("a", Qos::AtMostOnce, 1);
        rig.give(message(Qos::AtMostOnce, 0, "b", "y"));
        TOLD(rig, "> PUBLISH q0 a 'x'\ndeliver q0 b 'y'\npublished 1 q0 0x00");
        rig.give(more("1"));
        TOLD(rig, "> AUTH 0x18 {21=0parrot} {22=0re:1}");
        rig.pass(20ms);
        rig.give(done("good"));
        TOLD(rig, "reauthenticated 20ms");
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
            QCOMPARE(rig.told(),
                     QStringLiteral("> DISCONNECT 0x80\ncancel KeepAlive\nended AuthenticationFailed (%1)")
                         .arg(why));
        }
    }

    void theServersDisconnectDuringReauthenticationIsTold()
    {
        ParrotRig rig;
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.told();
        rig.give(Disconnect{ReasonCode::NotAuthorized, {}});
        TOLD(rig, "cancel KeepAlive\nended ServerDisconnect 0x87");
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
        TOLD(rig,
             "> DISCONNECT 0x80\ncancel KeepAlive\nended AuthenticationFailed (the answer is larger than the "
             "server takes)");
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
