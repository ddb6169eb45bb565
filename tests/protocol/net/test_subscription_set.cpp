// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/subscription_set.h"

#include <QTest>

using namespace mqtt;

namespace {

Subscription of(const char *filter, Qos qos = Qos::AtMostOnce)
{
    return {.filter = filter, .maximumQos = qos};
}

/// The list as text: "a:granted1 b:refused(0x87) c:paused".
QString printed(const SubscriptionSet &set)
{
    QStringList words;
    for (const SubscriptionStatus &status : set.list()) {
        QString state;
        switch (status.state) {
        case SubscriptionStatus::State::Wanted:
            state = "wanted";
            break;
        case SubscriptionStatus::State::Pending:
            state = "pending";
            break;
        case SubscriptionStatus::State::Granted:
            state = QString("granted%1").arg(int(status.reasonCode));
            break;
        case SubscriptionStatus::State::Refused:
            state = status.refusal ? QString("refused before")
                                   : QString("refused(0x%1)").arg(int(status.reasonCode), 0, 16);
            break;
        case SubscriptionStatus::State::Paused:
            state = "paused";
            break;
        }
        words << QString::fromStdString(status.subscription.filter) + ':' + state;
    }
    return words.join(' ');
}

/// A connection's part, with a server that grants what is not called "no…".
struct Talk
{
    /// Asks for what is due: "+a b" subscribes, "-a" unsubscribes; the answers wait.
    QString ask()
    {
        QStringList said;
        for (const auto &request : set.unsubscribesDue()) {
            said << '-' + names(request.filters);
            UnsubscribeDone done;
            done.token = set.nextNumber();
            done.filters = request.filters;
            done.reasonCodes.assign(request.filters.size(), ReasonCode::Success);
            set.asked(request);
            unsubscribed.push_back(done);
        }
        for (const auto &request : set.subscribesDue()) {
            std::vector<std::string> filters;
            SubscribeDone done;
            done.token = set.nextNumber();
            done.subscriptions = request.subscriptions;
            for (const Subscription &subscription : request.subscriptions) {
                filters.push_back(subscription.filter);
                done.reasonCodes.push_back(subscription.filter.starts_with("no")
                                               ? ReasonCode::NotAuthorized
                                               : ReasonCode(subscription.maximumQos));
            }
            said << '+' + names(filters);
            set.asked(request);
            subscribed.push_back(done);
        }
        return said.join(' ');
    }

    void answer()
    {
        for (UnsubscribeDone &done : unsubscribed)
            set.answered(done);
        for (SubscribeDone &done : subscribed) {
            set.answered(done);
            tokens.push_back(done.token);
        }
        unsubscribed.clear();
        subscribed.clear();
    }

    /// The connection ends before the answers.
    void cut(bool kept)
    {
        for (UnsubscribeDone &done : unsubscribed) {
            done.lost = true;
            done.reasonCodes.assign(done.filters.size(), ReasonCode::UnspecifiedError);
        }
        for (SubscribeDone &done : subscribed) {
            done.lost = true;
            done.reasonCodes.assign(done.subscriptions.size(), ReasonCode::UnspecifiedError);
        }
        answer();
        set.disconnected(kept);
    }

    static QString names(const std::vector<std::string> &filters)
    {
        QStringList list;
        for (const std::string &filter : filters)
            list << QString::fromStdString(filter);
        return list.join(' ');
    }

    SubscriptionSet set;
    std::vector<SubscribeDone> subscribed;
    std::vector<UnsubscribeDone> unsubscribed;
    std::vector<RequestToken> tokens;
};

/// Connected, with a at QoS 1 and b granted.
Talk granted()
{
    Talk talk;
    talk.set.assign({of("a", Qos::AtLeastOnce), of("b")}, {});
    talk.set.connected(false);
    talk.ask();
    talk.answer();
    return talk;
}

} // namespace

class TestSubscriptionSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatBecameOfEachFilter()
    {
        Talk talk;
        talk.set.assign({of("a", Qos::AtLeastOnce), of("no"), of("b")}, {});
        QCOMPARE(printed(talk.set), QString("a:wanted no:wanted b:wanted"));
        talk.set.connected(false);
        QCOMPARE(talk.ask(), QString("+a no b"));
        QCOMPARE(printed(talk.set), QString("a:pending no:pending b:pending"));
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:granted1 no:refused(0x87) b:granted0"));
        QCOMPARE(talk.ask(), QString()); // nothing is due any more
    }

    void isAskedAgainAfterASessionIsLostAndNotBefore()
    {
        Talk talk = granted();
        talk.cut(true);
        talk.set.connected(true);
        QCOMPARE(talk.ask(), QString());
        QCOMPARE(printed(talk.set), QString("a:granted1 b:granted0"));
        talk.cut(true);
        talk.set.connected(false);
        QCOMPARE(talk.ask(), QString("+a b"));
    }

    void isWantedAgainWhenAConnectionEndsWithItsSession()
    {
        Talk talk = granted();
        talk.cut(false);
        QCOMPARE(printed(talk.set), QString("a:wanted b:wanted"));
    }

    void pausesAndResumes()
    {
        Talk talk = granted();
        talk.set.pause({"a", "unknown"});
        QCOMPARE(talk.ask(), QString("-a"));
        QCOMPARE(printed(talk.set), QString("a:pending b:granted0"));
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:paused b:granted0"));
        talk.cut(true);
        talk.set.connected(false);
        QCOMPARE(talk.ask(), QString("+b")); // a stays paused
        talk.answer();
        talk.set.resume({"a"});
        QCOMPARE(talk.ask(), QString("+a"));
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:granted1 b:granted0"));
    }

    void aPauseBeforeTheAnswerComesAfterIt()
    {
        Talk talk;
        talk.set.assign({of("a")}, {});
        talk.set.connected(false);
        talk.ask();
        talk.set.pause({"a"});
        QCOMPARE(talk.ask(), QString());
        talk.answer();
        QCOMPARE(talk.ask(), QString("-a"));
        talk.set.resume({"a"});
        QCOMPARE(talk.ask(), QString());
        talk.answer();
        QCOMPARE(talk.ask(), QString("+a"));
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:granted0"));
    }

    void whatIsPausedOrRemovedOffLineIsToldToASessionThatIsStillThere()
    {
        for (const bool present : {true, false}) {
            Talk talk = granted();
            talk.cut(true);
            talk.set.pause({"a"});
            talk.set.remove({"b"});
            QCOMPARE(printed(talk.set), QString("a:paused"));
            talk.set.connected(present);
            QCOMPARE(talk.ask(), present ? QString("-a b") : QString());
            talk.answer();
            QCOMPARE(printed(talk.set), QString("a:paused"));
            QCOMPARE(talk.ask(), QString());
        }
    }

    void newOptionsOffLineAreAskedForAlone()
    {
        Talk talk = granted();
        talk.cut(true);
        talk.set.want({of("a", Qos::ExactlyOnce)}, {}, 7);
        talk.set.want({of("c")}, {}, 8);
        talk.set.connected(true);
        QCOMPARE(talk.ask(), QString("+a +c"));
        talk.tokens.clear();
        talk.answer();
        QCOMPARE(talk.tokens, (std::vector<RequestToken>{7, 8}));
        QCOMPARE(printed(talk.set), QString("a:granted2 b:granted0 c:granted0"));
    }

    void anotherListOfOptionsGivesUpTheRest()
    {
        Talk talk = granted();
        talk.cut(true);
        talk.set.assign({of("b"), of("c")}, {});
        talk.set.connected(true);
        QCOMPARE(talk.ask(), QString("-a +c"));
        talk.answer();
        QCOMPARE(printed(talk.set), QString("b:granted0 c:granted0"));
    }

    void anAnswerThatNeverCameIsAskedForAgain()
    {
        Talk talk = granted();
        talk.set.want({of("c")}, {}, 1);
        talk.set.pause({"a"});
        QCOMPARE(talk.ask(), QString("-a +c"));
        talk.cut(true);
        QCOMPARE(printed(talk.set), QString("a:paused b:granted0 c:wanted"));
        talk.set.connected(true);
        QCOMPARE(talk.ask(), QString("-a +c"));
    }

    void anAnswerToAnOlderRequestSaysNothingOfTheNewerOne()
    {
        Talk talk = granted();
        talk.set.want({of("a", Qos::ExactlyOnce)}, {}, 1);
        talk.ask();
        const auto first = talk.subscribed.front();
        SubscriptionSet::Request again{2, {of("a", Qos::AtMostOnce)}, {}, {}};
        auto second = first;
        second.token = talk.set.nextNumber();
        second.subscriptions = again.subscriptions;
        second.reasonCodes = {ReasonCode::Success};
        talk.set.asked(again);
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:pending b:granted0"));
        talk.set.answered(second);
        QCOMPARE(second.token, RequestToken(2));
        QCOMPARE(printed(talk.set), QString("a:granted0 b:granted0"));
    }

    void aServerThatDoesNotLetGoIsShown()
    {
        Talk talk = granted();
        talk.set.remove({"a"});
        talk.ask();
        talk.unsubscribed.front().reasonCodes = {ReasonCode::NotAuthorized};
        talk.answer();
        QCOMPARE(printed(talk.set), QString("a:granted135 b:granted0"));
    }

    void aRefusalBeforeTheWireIsShownAndTriedWithTheNextSession()
    {
        Talk talk;
        talk.set.assign({of("a/#")}, {});
        talk.set.connected(false);
        talk.set.refused(talk.set.subscribesDue().front(), RequestError::WildcardNotSupported);
        QCOMPARE(printed(talk.set), QString("a/#:refused before"));
        QCOMPARE(talk.ask(), QString());
        talk.cut(true);
        talk.set.connected(false);
        QCOMPARE(talk.ask(), QString("+a/#"));
    }

    void propertiesKeepARequestTogether()
    {
        Talk talk;
        const Properties seven{Property::ofNumber(PropertyId::SubscriptionIdentifier, 7)};
        talk.set.assign({of("a"), of("b")}, {});
        talk.set.want({of("c"), of("d")}, seven, 1);
        talk.set.connected(false);
        QCOMPARE(talk.set.subscribesDue().size(), std::size_t(2));
        QCOMPARE(talk.set.subscribesDue().back().properties, seven);
        QCOMPARE(talk.ask(), QString("+a b +c d"));
        talk.answer();
        talk.set.pause({"a", "c"});
        talk.ask();
        talk.answer();
        talk.set.resume({"a", "c"}); // each with the properties it had
        QCOMPARE(talk.ask(), QString("+a +c"));
    }

    void tellsOfEachChangeOnce()
    {
        Talk talk;
        QVERIFY(!talk.set.takeChanged());
        talk.set.assign({of("a")}, {});
        QVERIFY(talk.set.takeChanged());
        QVERIFY(!talk.set.takeChanged());
        talk.set.pause({"b"});
        QVERIFY(!talk.set.takeChanged());
    }
};

QTEST_APPLESS_MAIN(TestSubscriptionSet)
#include "test_subscription_set.moc"
