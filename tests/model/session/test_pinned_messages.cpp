// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/selection.h"

#include "tests/model/history/message_feed.h"

#include <QSignalSpy>
#include <QTest>

using namespace explorer;
using Answer = PinnedMessages::Answer;

class TestPinnedMessages : public QObject
{
    Q_OBJECT

    std::unique_ptr<ExplorerSession> m_session;

private Q_SLOTS:
    void init()
    {
        m_session = std::make_unique<ExplorerSession>(ConnectionProfile::makeNew(), ProfileSecrets(), SessionLimits(), nullptr, [] {});
    }

    void keepsAMessageThatLeavesTheMemory()
    {
        MessageStore &store = m_session->store();
        store.setBudget(1 << 20);
        MessageFeed feed(store);
        feed.add(0, "kept");
        Selection selection;
        selection.select(m_session.get(), kRootNode);
        QSignalSpy changed(&selection.pinned(), &PinnedMessages::changed);
        QCOMPARE(int(selection.pinned().pin(m_session.get(), "a", store.at(0))), int(Answer::Pinned));
        QCOMPARE(int(selection.pinned().pin(m_session.get(), "a", store.at(0))), int(Answer::Already));
        QCOMPARE(changed.count(), 1);
        for (int i = 0; i < 5'000; ++i)
            feed.add(0, std::string(1'000, 'x'));
        QVERIFY(!store.at(0));
        const MessageView kept = selection.find(0);
        QVERIFY(kept);
        QCOMPARE(std::string(kept.payload.begin(), kept.payload.end()), std::string("kept"));
        QVERIFY(!selection.find(1)); // was not pinned
        selection.pinned().unpin(0);
        QVERIFY(!selection.find(0));
        QCOMPARE(changed.count(), 2);
    }

    void takesSixteenAndNotTooLargeOnes()
    {
        MessageStore &store = m_session->store();
        MessageFeed feed(store);
        PinnedMessages pinned;
        feed.add(0, std::string(PinnedMessages::kMostBytes - 100, 'x'));
        for (int i = 0; i < 20; ++i)
            feed.add(0, "small");
        QCOMPARE(int(pinned.pin(m_session.get(), "a", store.at(0))), int(Answer::Pinned));
        feed.add(0, std::string(1'000, 'x'));
        QCOMPARE(int(pinned.pin(m_session.get(), "a", store.at(21))), int(Answer::TooLarge));
        for (Sequence sequence = 1; sequence < PinnedMessages::kMost; ++sequence)
            QCOMPARE(int(pinned.pin(m_session.get(), "a", store.at(sequence))), int(Answer::Pinned));
        QCOMPARE(int(pinned.pin(m_session.get(), "a", store.at(20))), int(Answer::TooMany));
        QCOMPARE(pinned.pins().size(), PinnedMessages::kMost);
    }

    void outlivesItsConnection()
    {
        MessageFeed(m_session->store()).add(0, "kept");
        PinnedMessages pinned;
        pinned.pin(m_session.get(), "a/b", m_session->store().at(0));
        m_session.reset();
        QCOMPARE(pinned.pins()[0].topic, std::string("a/b"));
        QVERIFY(!pinned.pins()[0].session);
        QCOMPARE(pinned.pins()[0].message.view().payload.size(), 4U);
        QVERIFY(!pinned.find(nullptr, 0)); // not mistaken for one of no connection
    }
};

QTEST_GUILESS_MAIN(TestPinnedMessages)
#include "test_pinned_messages.moc"
