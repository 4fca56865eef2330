// SPDX-License-Identifier: GPL-3.0-or-later
#include "runsfixture.h"

#include <QSet>
#include <QtEndian>

using namespace octroi;
using backends::OctroidBackend;
using change::Run;
using change::RunItemState;
using change::RunJournal;
using change::RunRecord;
using change::Spine;
using inventory::Inventory;
using namespace octroi::test;

// Changes of very many against the real octroid, over crashes and restarts, and what a journal keeps of them.
class TestRunsResumed : public RunsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }

    void aClientThatDiedGoesOn()
    {
        const QStringList ids = issue(QStringLiteral("died"), kMany);
        const QString path = newPath();
        LossyProxy proxy(m_octroid.endpoint().issuer);
        const session::Endpoint e = m_octroid.endpoint();
        auto first = std::make_unique<Client>();
        QVERIFY(
            first->open(std::make_unique<OctroidBackend>(QStringLiteral("p"), QStringLiteral("octroid"),
                                                         proxy.issuer(), e.clientId, e.clientSecret, m_clock),
                        m_clock));
        QVERIFY(awaitValue(first->spine->runs().openJournal(journal(path)))->ok());
        Run *run = first->spine->runs().start(draft(*first, QStringLiteral("suspend"), ids, suspend));
        const QString id = run->record().id;
        QVERIFY(QTest::qWaitFor([&] { return run->done() >= 500; }, 30'000));
        // octroid does what is under way, and nobody hears of it.
        proxy.spoil("POST /v1/keys/bulk", 1, LossyProxy::Fault::Silence);
        const int before = proxy.requests();
        QVERIFY(QTest::qWaitFor([&] { return proxy.requests() > before; }, 30'000));
        QTest::qWait(300);
        const qint64 known = run->done();
        first->close();
        first.reset();

        // The journal too has lost its end.
        QVERIFY(QFile::resize(path, QFileInfo(path).size() - 30));
        QVERIFY(m_client.sync());
        QVERIFY(awaitValue(m_client.spine->runs().openJournal(journal(path)))->ok());
        QVERIFY(m_client.spine->runs().wasDamaged());
        const auto unfinished = m_client.spine->runs().unfinished();
        QCOMPARE(unfinished.size(), 1);
        QCOMPARE(unfinished.first().id, id);
        QVERIFY(unfinished.first().done <= known);
        const auto resumed = awaitValue(m_client.spine->runs().resume(id));
        QVERIFY(resumed && resumed->ok());
        QVERIFY(waitFor(**resumed, Run::State::Finished));
        QCOMPARE((**resumed)->done(), kMany);
        QCOMPARE((**resumed)->failed(), 0);
        QCOMPARE(suspendedOnce(ids), kMany);
        QVERIFY(m_client.spine->runs().unfinished().isEmpty());
    }

    void aServerThatDiedIsWaitedFor()
    {
        const QStringList ids = issue(QStringLiteral("killed"), kMany);
        QVERIFY(awaitValue(m_client.spine->runs().openJournal(journal(newPath())))->ok());
        Run *run = m_client.spine->runs().start(draft(m_client, QStringLiteral("suspend"), ids, suspend));
        run->setPatience(impatient());
        run->setMostTogether(100);
        QVERIFY(QTest::qWaitFor([&] { return run->done() >= 300; }, 30'000));
        m_octroid.kill();
        QVERIFY(waitFor(run, Run::State::Waiting));
        QVERIFY(run->done() < kMany);
        QVERIFY(m_octroid.start());
        const session::Endpoint e = m_octroid.endpoint();
        m_client.backend->setEndpoint(e.issuer, e.clientId, e.clientSecret);
        QVERIFY(await(m_client.backend->connectToBackend()).ok());
        QVERIFY(waitFor(run, Run::State::Finished));
        QCOMPARE(run->done(), kMany);
        QCOMPARE(run->failed(), 0);
        QCOMPARE(suspendedOnce(ids), kMany);
    }

    void whatWasDoneIsUndoneAfterARestart()
    {
        const QStringList ids = issue(QStringLiteral("restart"), 40);
        const QString path = newPath();
        {
            Client first;
            QVERIFY(first.open(m_octroid.connection(m_clock), m_clock));
            QVERIFY(awaitValue(first.spine->runs().openJournal(journal(path)))->ok());
            backends::KeyPatch patch;
            patch.tags = QStringList{QStringLiteral("restart"), QStringLiteral("more")};
            patch.expiresAt = m_clock.now().addDays(20);
            Run *run = first.spine->runs().start(
                draft(first, QStringLiteral("update"), ids, [&patch](const domain::ApiKey &key) {
                    return std::optional<change::Change>(change::UpdateKey{key.id, patch});
                }));
            QVERIFY(waitFor(run, Run::State::Finished));
            QCOMPARE(run->done(), 40);
            // One change alone is kept as well.
            QCOMPARE(awaitValue(first.spine->applyOne(change::SuspendKey{ids.first()}))->failed(), 0);
        }
        Client second;
        QVERIFY(second.open(m_octroid.connection(m_clock), m_clock));
        QVERIFY(!second.spine->canUndo());
        QVERIFY(awaitValue(second.spine->runs().openJournal(journal(path)))->ok());
        QVERIFY(second.spine->canUndo());
        QVERIFY(second.spine->journal().first().isEarlier);
        for (const int expected : {1, 40}) {
            const auto handed = awaitValue(second.spine->undo());
            Run *back = second.spine->runs().run(handed->runId);
            QVERIFY(back && waitFor(back, Run::State::Finished));
            // What was taken back since does not stand in the way of what was before it.
            QCOMPARE(back->done(), expected);
        }
        QVERIFY(!second.spine->canUndo());
        QVERIFY(m_client.sync());
        const auto key = m_client.inventory->key(ids.at(1));
        QVERIFY(!key->expiresAt.isValid());
        QCOMPARE(key->tags, QStringList{QStringLiteral("restart")});
    }

    void aJournalIsUsedUpToWhereItIsWrong()
    {
        const QStringList ids = issue(QStringLiteral("journal"), 20);
        const QString path = newPath();
        const auto one = draft(m_client, QStringLiteral("suspend"), ids.first(10), suspend);
        const auto two = draft(m_client, QStringLiteral("suspend"), ids.last(10), suspend);
        qint64 afterOne = 0, afterTwo = 0;
        {
            RunJournal written(path, QStringLiteral("p"), m_sealer);
            QVERIFY(written.open().ok());
            QVERIFY(written.begin(*one).ok());
            afterOne = QFileInfo(path).size();
            QVERIFY(written.begin(*two).ok());
            afterTwo = QFileInfo(path).size();
            QCOMPARE(errorCodeName(journal(path)->open().error().code), errorCodeName(ErrorCode::InUse));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        const auto runsIn = [&](const QByteArray &bytes, bool damaged) {
            QFile changed(path);
            const bool ok = changed.open(QIODevice::WriteOnly) && changed.write(bytes) == bytes.size();
            changed.close();
            const auto found = journal(path)->open();
            return ok && found && found->damaged == damaged ? found->runs.size() : -1;
        };
        QCOMPARE(runsIn(whole, false), 2);
        QSet<qint64> ends; // where a record ends nothing is damaged, but the run is not whole
        for (qint64 at = 14; at < whole.size(); at += 4 + qFromLittleEndian<quint32>(whole.constData() + at))
            ends.insert(at);
        QVERIFY(ends.contains(afterOne) && ends.size() > 6);
        for (qint64 cut = afterOne; cut < afterTwo; ++cut)
            QCOMPARE(runsIn(whole.first(cut), !ends.contains(cut)), 1);
        for (qint64 at = afterOne; at < afterTwo; at += 5) {
            QByteArray flipped = whole;
            flipped[at] = char(flipped.at(at) ^ 0x10);
            QCOMPARE(runsIn(flipped, true), 1);
        }
        QByteArray nothing = whole;
        nothing[3] = 'x';
        QCOMPARE(runsIn(nothing, true), 0);
        QByteArray newer = whole;
        newer[10] = 9;
        QCOMPARE(runsIn(newer, false), -1); // is left alone
        QCOMPARE(runsIn({}, false), 0);
        // Of another connection, or under another key: nothing opens.
        QCOMPARE(runsIn(whole, false), 2);
        QCOMPARE(RunJournal(path, QStringLiteral("other"), m_sealer).open()->runs.size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestRunsResumed)
#include "tst_runsresumed.moc"
