// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/rundraft.h"
#include "change/runs.h"

#include "await.h"
#include "lossyproxy.h"
#include "octroidprocess.h"
#include "session/keysealer.h"

#include <QSet>
#include <QSignalSpy>
#include <QtEndian>

using namespace octroi;
using backends::OctroidBackend;
using change::Run;
using change::RunItemState;
using change::RunJournal;
using change::RunRecord;
using change::Spine;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;
using test::LossyProxy;

Q_DECLARE_METATYPE(octroi::test::LossyProxy::Fault)

namespace {

constexpr int kMany = 2'000; ///< four calls in bulk

/// One console: a connection, what it knows of it, and its journal.
struct Client
{
    std::unique_ptr<OctroidBackend> backend;
    std::unique_ptr<Inventory> inventory;
    std::unique_ptr<Spine> spine;

    bool open(std::unique_ptr<OctroidBackend> over, const Clock &clock)
    {
        backend = std::move(over);
        inventory = std::make_unique<Inventory>(*backend, clock);
        inventory->setReadsUsage(false);
        spine = std::make_unique<Spine>(*inventory);
        return sync();
    }
    bool sync()
    {
        inventory->sync();
        return QTest::qWaitFor([this] { return inventory->syncState() != SyncState::Reading; }, 60'000) &&
               inventory->syncState() == SyncState::Idle;
    }
    void close()
    {
        spine.reset();
        inventory.reset();
        backend.reset();
    }
};

change::RunPatience impatient()
{
    return {3, std::chrono::milliseconds(20), std::chrono::milliseconds(50), std::chrono::milliseconds(400)};
}

std::optional<change::Change> suspend(const domain::ApiKey &key)
{
    return key.suspendedAt.isValid() ? std::nullopt
                                     : std::optional<change::Change>(change::SuspendKey{key.id});
}

} // namespace

// Changes of very many against the real octroid, over bad lines, crashes and restarts.
class TestRuns : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    test::DataFolder m_folder;
    Client m_client;
    QString m_application;
    std::shared_ptr<Sealer> m_sealer = std::make_shared<session::KeySealer>(session::KeySealer::newKey());
    int m_journals = 0;

    QString newPath() { return m_folder.file(QStringLiteral("%1.octroirun").arg(++m_journals)); }
    std::shared_ptr<RunJournal> journal(const QString &path)
    {
        return std::make_shared<RunJournal>(path, QStringLiteral("p"), m_sealer);
    }
    /// New keys with that tag, by their identifiers.
    QStringList issue(const QString &tag, int count)
    {
        QStringList ids;
        while (ids.size() < count) {
            QList<backends::BulkItem> part;
            for (int i = 0; i < qMin<qsizetype>(1'000, count - ids.size()); ++i) {
                backends::NewKey key;
                key.applicationId = m_application;
                key.name = QStringLiteral("%1 %2").arg(tag).arg(i);
                key.scopes = QStringList{QStringLiteral("orders:read")};
                key.tags = QStringList{tag};
                part.append({QStringLiteral("issue"), {}, 0, {}, backends::wire::keyBody(key)});
            }
            const auto results = await(m_client.backend->bulk(part), 60'000);
            if (!results)
                return {};
            for (const auto &result : *results)
                ids << result.id;
        }
        return m_client.sync() ? ids : QStringList();
    }
    std::shared_ptr<RunRecord> draft(const Client &client, const QString &kind, const QStringList &ids,
                                     const change::RunDraft::Maker &maker)
    {
        change::RunDraft draft(*client.inventory, kind);
        draft.planNow(ids, maker);
        return draft.record();
    }
    static bool waitFor(const Run *run, Run::State state, int ms = 120'000)
    {
        return QTest::qWaitFor([&] { return run->state() == state; }, ms);
    }
    /// Those that are suspended, each by one change since it was issued.
    int suspendedOnce(const QStringList &ids)
    {
        if (!m_client.sync())
            return -1;
        return int(std::count_if(ids.begin(), ids.end(), [this](const QString &id) {
            const auto key = m_client.inventory->key(id);
            return key && key->suspendedAt.isValid() && key->version == 2;
        }));
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        QVERIFY(m_client.open(m_octroid.connection(m_clock), m_clock));
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_client.backend->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        m_application = await(m_client.backend->createApplication(application, {}))->id;
        domain::Scope scope;
        for (const char *name : {"orders:read", "orders:write"}) {
            scope.name = QLatin1String(name);
            QVERIFY(await(m_client.backend->createScope(scope, {})).ok());
        }
        QVERIFY(m_client.sync());
    }
    void cleanupTestCase()
    {
        m_client.close();
        m_octroid.stop();
    }

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
