// SPDX-License-Identifier: GPL-3.0-or-later
//
// AUTH as a client sends it.  Spec MQTT 5.0 §3.15, §4.12; more in
// tests/protocol/session/tst_session_authentication.cpp and tst_session_reauthentication.cpp
#include "conformance_rig.h"

#include <QTest>

using namespace mqtt;
using namespace mqtt::test;

namespace {

/// Has one thing to say.
class OneWord : public Authenticator
{
public:
    std::string method() const override { return "m"; }
    std::optional<QByteArray> start() override { return "a"; }
    tl::expected<std::optional<QByteArray>, std::string> answer(std::optional<ByteView>) override
    {
        return std::optional<QByteArray>("b");
    }
    tl::expected<void, std::string> finish(std::optional<ByteView>) override { return {}; }
};

} // namespace

class TestConformanceAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closesWhenTheMethodChanges()
    {
        SessionOptions options = optionsFor(V5);
        options.authenticator = std::make_shared<OneWord>();
        Rig rig(options);
        Connack connack = granting(PropertyId::MaximumPacketSize, 12);
        connack.properties.push_back({PropertyId::AuthenticationMethod, 0, {}, "m"});
        rig.connect(connack);
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        rig.effects.clear();
        rig.give(
            Auth{ReasonCode::ContinueAuthentication, {{PropertyId::AuthenticationMethod, 0, {}, "other"}}});
        QVERIFY(rig.ended());
        QCOMPARE(sentHex(rig), QByteArray("e00182"));
    }

    void sendsNeitherReasonStringNorUserProperty()
    {
        SessionOptions options = optionsFor(V5);
        options.connectProperties = {Property::user("n", "v")}; // belongs to CONNECT alone
        options.authenticator = std::make_shared<OneWord>();
        Rig rig(options);
        rig.open();
        rig.effects.clear();
        Auth more{ReasonCode::ContinueAuthentication, {{PropertyId::AuthenticationMethod, 0, {}, "m"}}};
        rig.give(more);
        QCOMPARE(sentHex(rig), QByteArray("f00a18081500016d16000162"));

        Connack connack = granting(PropertyId::MaximumPacketSize, 12); // just enough
        connack.properties.push_back({PropertyId::AuthenticationMethod, 0, {}, "m"});
        rig.give(connack);
        rig.effects.clear();
        QVERIFY(rig.session.reauthenticate(rig.now, rig.effects));
        QCOMPARE(sentHex(rig), QByteArray("f00a19081500016d16000161"));
        rig.give(more);
        QCOMPARE(sentHex(rig), QByteArray("f00a18081500016d16000162"));
    }
};

QTEST_APPLESS_MAIN(TestConformanceAuth)
#include "tst_conformance_auth.moc"
