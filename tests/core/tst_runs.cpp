// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <QSignalSpy>

using namespace octroi;
using backends::OctroidBackend;
using change::Run;
using change::RunItemState;
using change::RunJournal;
using change::RunRecord;
using change::Spine;
using inventory::Inventory;
using namespace octroi::test;

Q_DECLARE_METATYPE(octroi::test::LossyProxy::Fault)

// Changes of very many against the real octroid, over bad lines.
class TestRuns : public RunsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }

    void manyAreSuspendedAndThatIsUndone()
    {
        const QStringList ids = issue(QStringLiteral("undone"), kMany);
        QCOMPARE(ids.size(), kMany);
        QVERIFY(awaitValue(m_client.spine->runs().openJournal(journal(newPath())))->ok());
        const auto record = draft(m_client, QStringLiteral("suspend"), ids, suspend);
        QCOMPARE(record->items.size(), size_t(kMany));
        QCOMPARE(record->bodies.size(), 1U);
        const qsizetype callsBefore = m_client.backend->callLog().calls().size();
        QSignalSpy busy(m_client.spine.get(), &Spine::busyChanged);
        Run *run = m_client.spine->runs().start(record);
        QVERIFY(run);
        QVERIFY(m_client.spine->isBusy());
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), kMany);
        QCOMPARE(run->failed(), 0);
        QCOMPARE(busy.size(), 2);
        QVERIFY(m_client.backend->callLog().calls().size() - callsBefore < 20);
        QCOMPARE(suspendedOnce(ids), kMany);
        // A second draft finds nothing to do.
        change::RunDraft again(*m_client.inventory, QStringLiteral("suspend"));
        again.planNow(ids, suspend);
        QCOMPARE(again.record()->items.size(), 0U);
        QCOMPARE(again.unchanged(), kMany);

        QVERIFY(m_client.spine->canUndo());
        QCOMPARE(m_client.spine->journal().first().size(), kMany);
        const auto handed = awaitValue(m_client.spine->undo());
        QVERIFY(handed && !handed->runId.isEmpty());
        Run *back = m_client.spine->runs().run(handed->runId);
        QVERIFY(back && waitFor(back, Run::State::Finished));
        QCOMPARE(back->done(), kMany);
        QVERIFY(!m_client.spine->canUndo());
        QCOMPARE(suspendedOnce(ids), 0);
    }

    void aBadLineDoesNothingTwice_data()
    {
        QTest::addColumn<LossyProxy::Fault>("fault");
        QTest::addColumn<int>("together");
        QTest::newRow("silence") << LossyProxy::Fault::Silence << 500;
        QTest::newRow("cut in the middle of a bulk") << LossyProxy::Fault::Cut << 500;
        QTest::newRow("refusal") << LossyProxy::Fault::Refusal << 500;
        QTest::newRow("HTML") << LossyProxy::Fault::Page << 500;
        QTest::newRow("single, cut") << LossyProxy::Fault::Cut << 1;
        QTest::newRow("single, HTML") << LossyProxy::Fault::Page << 1;
    }
    void aBadLineDoesNothingTwice()
    {
        QFETCH(LossyProxy::Fault, fault);
        QFETCH(int, together);
        const int count = together > 1 ? kMany : 60;
        const QStringList ids = issue(QLatin1String(QTest::currentDataTag()), count);
        QCOMPARE(ids.size(), count);
        LossyProxy proxy(m_octroid.endpoint().issuer);
        const session::Endpoint e = m_octroid.endpoint();
        Client client;
        auto backend = std::make_unique<OctroidBackend>(QStringLiteral("p"), QStringLiteral("octroid"),
                                                        proxy.issuer(), e.clientId, e.clientSecret, m_clock);
        backends::TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(3'000);
        backend->setLimits(limits);
        QVERIFY(client.open(std::move(backend), m_clock));
        QVERIFY(awaitValue(client.spine->runs().openJournal(journal(newPath())))->ok());
        proxy.spoil(together > 1 ? "POST /v1/keys/bulk" : "POST /v1/keys/", 3, fault);
        const auto record = draft(client, QStringLiteral("suspend"), ids, suspend);
        Run *run = client.spine->runs().start(record);
        run->setPatience(impatient());
        if (together == 1)
            run->setConcurrency(1); // calls at once share the count: one could meet every third again and again
        run->setMostTogether(together);
        QVERIFY(waitFor(run, Run::State::Finished));
        QVERIFY(proxy.requests() >= 3);
        QCOMPARE(run->failed(), 0);
        QCOMPARE(run->done(), count);
        proxy.spoil({}, 0, fault);
        QCOMPARE(suspendedOnce(ids), count);
    }

    void aRotationWhoseAnswerIsLostMakesOneSuccessor()
    {
        const QStringList ids = issue(QStringLiteral("rotated"), 600);
        LossyProxy proxy(m_octroid.endpoint().issuer);
        const session::Endpoint e = m_octroid.endpoint();
        Client client;
        auto backend = std::make_unique<OctroidBackend>(QStringLiteral("p"), QStringLiteral("octroid"),
                                                        proxy.issuer(), e.clientId, e.clientSecret, m_clock);
        QVERIFY(client.open(std::move(backend), m_clock));
        const QString path = newPath();
        QVERIFY(awaitValue(client.spine->runs().openJournal(journal(path)))->ok());
        proxy.spoil("POST /v1/keys/bulk", 2, LossyProxy::Fault::Cut);
        const auto record = draft(client, QStringLiteral("rotate"), ids, [](const domain::ApiKey &key) {
            return std::optional<change::Change>(change::RotateKey{key.id, 3600});
        });
        Run *run = client.spine->runs().start(record);
        run->setPatience(impatient());
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), 600);
        QVERIFY(!client.spine->canUndo()); // no rotation is taken back
        QVERIFY(m_client.sync());
        int successors = 0;
        for (const domain::ApiKey &key : m_client.inventory->keys())
            successors += ids.contains(key.predecessorId) ? 1 : 0;
        QCOMPARE(successors, 600);
        // The keys that came back are those that work, and none of them lies in the journal.
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (quint32 i = 0; i < 600; i += 97) {
            const auto secret = run->secretOf(i);
            QVERIFY(secret);
            QCOMPARE(m_octroid.check("GET", "/nowhere", secret->reveal()), 403);
            QVERIFY(!bytes.contains(secret->reveal()));
        }
        const auto stored = journal(path)->load(record->id);
        QVERIFY(stored.ok());
        QCOMPARE((*stored)->count(RunItemState::Done), 600);
        QVERIFY((*stored)->made.value(599).size() > 0);
    }

    void whatSomeoneElseChangedFailsAndIsTriedAgain()
    {
        const QStringList ids = issue(QStringLiteral("contested"), 50);
        QVERIFY(awaitValue(m_client.spine->runs().openJournal(journal(newPath())))->ok());
        const auto record = draft(m_client, QStringLiteral("suspend"), ids, suspend);
        const auto other = m_octroid.connection(m_clock);
        backends::KeyPatch patch;
        patch.name = QStringLiteral("theirs");
        QVERIFY(await(other->update(ids.at(7), patch, 0)).ok());
        Run *run = m_client.spine->runs().start(record);
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), 49);
        QCOMPARE(run->failed(), 1);
        const change::RunItem &item = run->record().items[7];
        QCOMPARE(errorCodeName(run->record().errors[size_t(item.error)].code),
                 errorCodeName(ErrorCode::PreconditionFailed));
        QVERIFY(!await(other->key(ids.at(7)))->suspendedAt.isValid());
        run->retryFailed();
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), 50);
        QCOMPARE(run->failed(), 0);
        QVERIFY(await(other->key(ids.at(7)))->suspendedAt.isValid());
        QCOMPARE(await(other->key(ids.at(7)))->name, QStringLiteral("theirs"));
        QCOMPARE(m_client.spine->journal().first().failed, 0);
    }

    void itPausesGoesOnAndIsCancelled()
    {
        const QStringList ids = issue(QStringLiteral("paused"), kMany);
        QVERIFY(awaitValue(m_client.spine->runs().openJournal(journal(newPath())))->ok());
        const auto record = draft(m_client, QStringLiteral("suspend"), ids, suspend);
        Run *run = m_client.spine->runs().start(record);
        run->setMostTogether(50);
        QVERIFY(QTest::qWaitFor([&] { return run->done() > 0; }, 30'000));
        run->pause();
        QVERIFY(waitFor(run, Run::State::Paused));
        const qint64 done = run->done();
        QVERIFY(done < kMany);
        QCOMPARE(suspendedOnce(ids), done);
        run->start();
        QVERIFY(QTest::qWaitFor([&] { return run->done() > done; }, 30'000));
        QVERIFY(run->rate() >= 0);
        run->cancel();
        QVERIFY(waitFor(run, Run::State::Finished));
        QVERIFY(run->done() < kMany);
        QCOMPARE(run->record().count(RunItemState::Cancelled), qsizetype(kMany - run->done()));
        QCOMPARE(suspendedOnce(ids), run->done());
    }

    void aHundredThousandFitIntoLittle()
    {
        RunRecord record;
        record.id = QStringLiteral("r");
        for (int i = 0; i < 100'000; ++i) {
            change::PlannedItem item;
            item.change = change::MoveKey{QStringLiteral("k%1").arg(i, 10), QStringLiteral("a1")};
            item.version = 3;
            item.undoable = true;
            QVERIFY(change::addToRun(record, item,
                                     change::MoveKey{QString(), QStringLiteral("a%1").arg(i % 50)}));
        }
        QVERIFY(record.bodies.size() < 60);
        // The item, its identifier of 11 characters with the allocator's part.
        QVERIFY(sizeof(change::RunItem) + 64 <= 200);
        const QString path = newPath();
        auto written = journal(path);
        QVERIFY(written->open().ok());
        QVERIFY(written->begin(record).ok());
        QVERIFY(QFileInfo(path).size() < 100'000 * 60);
        const auto read = written->load(record.id);
        QVERIFY(read.ok());
        QCOMPARE((*read)->items.size(), record.items.size());
        QCOMPARE((*read)->items.back().id, record.items.back().id);
        QCOMPARE((*read)->bodies, record.bodies);
    }

    void nothingIsDoneInAReadOnlyWindow()
    {
        const QStringList ids = issue(QStringLiteral("read only"), 3);
        m_client.spine->setReadOnly(true);
        QVERIFY(!m_client.spine->runs().start(draft(m_client, QStringLiteral("suspend"), ids, suspend)));
        m_client.spine->setReadOnly(false);
        QCOMPARE(suspendedOnce(ids), 0);
    }
};

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
