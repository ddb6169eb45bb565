// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/session/scram_sha256.h"

#include <QElapsedTimer>
#include <QTest>

using namespace mqtt;

namespace {

// RFC 7677 §3
constexpr auto kNonce = "rOprNGfwEbeRWgbNEkqO";
constexpr auto kServerNonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
constexpr auto kServerFirst =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
constexpr auto kClientFinal = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                              "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
constexpr auto kServerFinal = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

ByteView view(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

std::shared_ptr<ScramSha256> clientOf(std::string_view user = "user", std::string_view password = "pencil")
{
    const auto made = ScramSha256::create(user, password, [] { return QByteArray(kNonce); });
    return made ? *made : nullptr;
}

/// What the client says to a server's first message: its answer, or why not.
QString afterFirst(ScramSha256 &client, std::string_view serverFirst)
{
    const auto answer = client.answer(view(serverFirst));
    return answer ? QString::fromUtf8(answer->value_or("(no data)")) : QString::fromStdString(answer.error());
}

QString serverFirst(const char *nonce, const char *salt, const char *iterations)
{
    return QStringLiteral("r=%1,s=%2,i=%3")
        .arg(QString::fromLatin1(nonce), QString::fromLatin1(salt), QString::fromLatin1(iterations));
}

} // namespace

class TestScramSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTheExchangeOfRfc7677()
    {
        const auto client = clientOf();
        QCOMPARE(client->method(), std::string("SCRAM-SHA-256"));
        QCOMPARE(client->start(), std::optional<QByteArray>("n,,n=user,r=rOprNGfwEbeRWgbNEkqO"));
        QCOMPARE(afterFirst(*client, kServerFirst), QString::fromLatin1(kClientFinal));
        QVERIFY(client->finish(view(kServerFinal)));
    }

    void takesTheServersProofInAnAuthOfItsOwn()
    {
        const auto client = clientOf();
        client->start();
        afterFirst(*client, kServerFirst);
        QCOMPARE(afterFirst(*client, kServerFinal), QStringLiteral("(no data)"));
        QVERIFY(client->finish(std::nullopt));
    }

    void canBeginAgainAtAnyTime()
    {
        const auto client = clientOf();
        client->start();
        client->start();
        afterFirst(*client, kServerFirst);
        client->start();
        QCOMPARE(afterFirst(*client, kServerFirst), QString::fromLatin1(kClientFinal));
        QVERIFY(client->finish(view(kServerFinal)));
        client->start();
        QCOMPARE(afterFirst(*client, kServerFirst), QString::fromLatin1(kClientFinal));
        QVERIFY(client->finish(view(kServerFinal)));
    }

    void believesNoServerWithoutTheRightProof_data()
    {
        QTest::addColumn<QByteArray>("final");
        QTest::addColumn<QString>("why");
        const QString wrong = QStringLiteral("the server's proof is wrong: it does not know the password");
        const QString none = QStringLiteral("the server's last message is not one of SCRAM");
        QTest::newRow("one bit off") << QByteArray("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G8=") << wrong;
        QTest::newRow("first bit off")
            << QByteArray("v=arriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=") << wrong;
        QTest::newRow("too short") << QByteArray("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl9") << wrong;
        QTest::newRow("empty proof") << QByteArray("v=") << wrong;
        QTest::newRow("no Base64") << QByteArray("v=!!!!") << wrong;
        QTest::newRow("empty") << QByteArray("") << none;
        QTest::newRow("another attribute")
            << QByteArray("x=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=") << none;
        QTest::newRow("an error") << QByteArray("e=invalid-proof")
                                  << QStringLiteral("the server answered: invalid-proof");
        QTest::newRow("nothing") << QByteArray()
                                 << QStringLiteral("the server did not prove that it knows the password");
    }

    void believesNoServerWithoutTheRightProof()
    {
        QFETCH(QByteArray, final);
        for (const bool inAuth : {false, true}) {
            const auto client = clientOf();
            client->start();
            afterFirst(*client, kServerFirst);
            const std::string held = final.toStdString();
            if (inAuth && !final.isNull()) {
                const auto answer = client->answer(view(held));
                QVERIFY(!answer);
                QTEST(QString::fromStdString(answer.error()), "why");
                QVERIFY(!client->finish(view(kServerFinal))); // and no second try
            } else {
                const auto end = final.isNull() ? client->finish(std::nullopt) : client->finish(view(held));
                QVERIFY(!end);
                QTEST(QString::fromStdString(end.error()), "why");
            }
        }
    }

    void refusesAFirstMessageThatIsNotRight_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("why");
        const char *salt = "W22ZaJ0SNY7soEsUEjb6gQ==";
        const QString nonce = QStringLiteral("the server's nonce does not extend ours");
        const QString form = QStringLiteral("the server's first message is not one of SCRAM");
        const QString few =
            QStringLiteral("the server asks for fewer than 4,096 iterations, which would protect "
                           "the password badly");
        const QString badSalt = QStringLiteral("the server's salt is not Base64");
        QTest::newRow("another nonce") << serverFirst("sOprNGfwEbeRWgbNEkqOabc", salt, "4096") << nonce;
        QTest::newRow("only our nonce") << serverFirst(kNonce, salt, "4096") << nonce;
        QTest::newRow("ours shortened") << serverFirst("rOprNGfwEbeRWgbNEkq", salt, "4096") << nonce;
        QTest::newRow("no nonce") << QStringLiteral("s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096") << form;
        QTest::newRow("no iterations") << QStringLiteral("r=rOprNGfwEbeRWgbNEkqOabc,s=W22Z") << form;
        QTest::newRow("wrong order") << QStringLiteral("r=rOprNGfwEbeRWgbNEkqOabc,i=4096,s=W22Z") << form;
        QTest::newRow("empty") << QString() << form;
        QTest::newRow("salt is no Base64") << serverFirst(kServerNonce, "W22!", "4096") << badSalt;
        QTest::newRow("salt is cut") << serverFirst(kServerNonce, "W22ZaJ0SNY7soEsUEjb6g", "4096") << badSalt;
        QTest::newRow("no salt") << serverFirst(kServerNonce, "", "4096") << badSalt;
        QTest::newRow("4,095 iterations") << serverFirst(kServerNonce, salt, "4095") << few;
        QTest::newRow("no number") << serverFirst(kServerNonce, salt, "4096x") << few;
        QTest::newRow("negative") << serverFirst(kServerNonce, salt, "-4096") << few;
        QTest::newRow("leading zero") << serverFirst(kServerNonce, salt, "04096") << few;
        QTest::newRow("1,000,001 iterations")
            << serverFirst(kServerNonce, salt, "1000001")
            << QStringLiteral("the server asks for more than 1,000,000 iterations");
        QTest::newRow("an extension it insists on")
            << QStringLiteral("m=x,") + serverFirst(kServerNonce, salt, "4096")
            << QStringLiteral("the server asks for an extension of SCRAM that is not known here");
        QTest::newRow("an error") << QStringLiteral("e=unknown-user")
                                  << QStringLiteral("the server answered: unknown-user");
    }

    void refusesAFirstMessageThatIsNotRight()
    {
        QFETCH(QString, message);
        const auto client = clientOf();
        client->start();
        QTEST(afterFirst(*client, message.toStdString()), "why");
        QVERIFY(!client->answer(view(kServerFirst))); // it stays failed until start()
        QVERIFY(!client->finish(view(kServerFinal)));
    }

    void takesAsManyIterationsAsAllowedAndNotTwice()
    {
        const auto client = clientOf();
        const std::string first = serverFirst(kServerNonce, "W22ZaJ0SNY7soEsUEjb6gQ==", "1000000").toStdString();
        QElapsedTimer elapsed;
        elapsed.start();
        client->start();
        QVERIFY(afterFirst(*client, first).startsWith(QStringLiteral("c=biws,r=")));
        const qint64 once = elapsed.restart();
        client->start();
        QVERIFY(afterFirst(*client, first).startsWith(QStringLiteral("c=biws,r=")));
        qInfo("%lld ms, then %lld ms", (long long)once, (long long)elapsed.elapsed());
        QVERIFY(elapsed.elapsed() <= once / 10 + 1);
    }

    void ignoresExtensionsBehindWhatItKnows()
    {
        const auto client = clientOf();
        client->start();
        const QByteArray extended = QByteArray(kServerFirst) + ",x=1";
        QVERIFY(afterFirst(*client, extended.toStdString()).startsWith(QStringLiteral("c=biws,r=")));
    }

    void isNotFinishedBeforeItBegan()
    {
        const auto client = clientOf();
        QVERIFY(!client->finish(std::nullopt));
        client->start();
        QVERIFY(!client->finish(view(kServerFinal))); // before the password was asked for
        client->start();
        QVERIFY(!client->answer(std::nullopt));
    }

    void escapesTheNameAndTakesANewNonceEachTime()
    {
        const auto made = ScramSha256::create("a=b,c", "p");
        QVERIFY(made);
        const auto first = (*made)->start();
        const auto second = (*made)->start();
        QVERIFY(first->startsWith("n,,n=a=3Db=2Cc,r="));
        QVERIFY(first != second);
        QCOMPARE(first->size(), qsizetype(17 + 32));
    }

    void preparesTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("prepared");
        QTest::addColumn<int>("error");
        const auto ok = [](const char *name, const char *text, const char *prepared) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(prepared) << -1;
        };
        const auto no = [](const char *name, const QByteArray &text, SaslPrepError error) {
            QTest::newRow(name) << text << QByteArray() << int(error);
        };
        // RFC 4013 §3
        ok("soft hyphen", "I\u00ADX", "IX");
        ok("no change", "user", "user");
        ok("case kept", "USER", "USER");
        ok("NFKC a", "\u00AA", "a");
        ok("NFKC IX", "\u2168", "IX");
        no("control", "\x07", SaslPrepError::Prohibited);
        no("bidirectional", "\u0627\u0031", SaslPrepError::MixedDirections);

        ok("right to left", "\u0627\u0031\u0628", "\u0627\u0031\u0628");
        no("both directions", "\u0627a\u0628", SaslPrepError::MixedDirections);
        ok("other spaces", "a\u00A0b\u3000c", "a b c");
        ok("composed", "e\u0301", "\u00E9");
        ok("Chinese", "\u5BC6\u7801", "\u5BC6\u7801");
        ok("empty", "", "");
        no("private use", "\uE000", SaslPrepError::Prohibited);
        no("replacement character", "\uFFFD", SaslPrepError::Prohibited);
        no("a plane's last", "\U0001FFFF", SaslPrepError::Prohibited);
        no("after Unicode 3.2", "\U0001F511", SaslPrepError::Unassigned);
        no("never assigned", "\u0378", SaslPrepError::Unassigned);
        no("no UTF-8", "\xFF", SaslPrepError::InvalidUtf8);
        no("NUL", QByteArray("a\0b", 3), SaslPrepError::InvalidUtf8);
    }

    void preparesTexts()
    {
        QFETCH(QByteArray, text);
        const auto prepared = saslPrep(text.toStdString());
        QTEST(prepared ? -1 : int(prepared.error()), "error");
        if (prepared)
            QTEST(*prepared, "prepared");
    }

    void refusesNamesAndPasswordsThatCannotBePrepared()
    {
        const auto noName = ScramSha256::create("\u00AD", "p");
        QVERIFY(!noName && noName.error().empty);
        const auto password = ScramSha256::create("u", "\x01");
        QVERIFY(!password);
        QCOMPARE(password.error().field, ScramSha256::Refusal::Field::Password);
        QCOMPARE(password.error().error, SaslPrepError::Prohibited);
        QCOMPARE(ScramSha256::create("\xFF", "p").error().field, ScramSha256::Refusal::Field::Username);
    }
};

QTEST_APPLESS_MAIN(TestScramSha256)
#include "tst_scram_sha256.moc"
