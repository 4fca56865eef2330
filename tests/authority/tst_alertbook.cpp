// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/alertregistry.h"
#include "authority/alerts/webhooksignature.h"
#include "hookserver.h"
#include "issuerfixture.h"

#include <ctime>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

constexpr qint64 kMinuteMs = 60'000;

UsageDelta calls(qint64 second, const QString &key, qint64 requests, qint64 refused = 0)
{
    UsageDelta d;
    d.second = second;
    d.keyId = key;
    d.endpoint = QStringLiteral("GET /orders/{id}");
    d.requests = requests;
    d.refused = refused;
    d.refusal = refused > 0 ? QStringLiteral("rate_exceeded") : QString();
    return d;
}

/// The control thread, as the test turns it.
class Turns
{
public:
    void post(std::function<void()> work)
    {
        const QMutexLocker lock(&m_mutex);
        m_work << std::move(work);
    }
    void run()
    {
        QList<std::function<void()>> work;
        {
            const QMutexLocker lock(&m_mutex);
            work.swap(m_work);
        }
        for (const auto &one : work)
            one();
    }

private:
    QMutex m_mutex;
    QList<std::function<void()>> m_work;
};

} // namespace

/// The book over a real store, with the test's clock and a real receiver of webhooks.
class TestAlertBook : public QObject
{
    Q_OBJECT
    std::unique_ptr<IssuerFixture> m_f;
    std::unique_ptr<HookServer> m_hooks;
    std::unique_ptr<Turns> m_turns;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<AlertRegistry> m_registry;
    QString m_key;

    void open(Notices::Options options = {})
    {
        if (options.networks.isEmpty())
            options.networks = QStringList{QStringLiteral("127.0.0.1/32")};
        m_registry.reset();
        m_book.reset();
        AlertBook::Options all;
        all.notices = options;
        m_book = std::make_unique<AlertBook>(*m_f->store, *m_f->issuer, m_f->clock, all, [this](std::function<void()> work) { m_turns->post(std::move(work)); });
        m_registry = std::make_unique<AlertRegistry>(*m_f->issuer, *m_book);
    }
    AlertRegistry::Issued make(const char *body, bool hook = true)
    {
        QJsonObject object = json(body);
        if (hook)
            object[QStringLiteral("webhook_url")] = m_hooks->url();
        auto made = m_registry->createRule(m_f->caller, object);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return std::move(*made);
    }
    void tick()
    {
        const auto done = m_book->tick();
        QVERIFY2(done.ok(), qPrintable(done ? QString() : done.error().toString()));
        m_turns->run();
    }
    /// Ticks on until so many webhooks came and were noted.
    void untilCalls(int count)
    {
        for (int i = 0; i < 1'000 && m_hooks->calls().size() < count; ++i) {
            tick();
            QTest::qWait(5);
        }
        QCOMPARE(m_hooks->calls().size(), count);
        QTest::qWait(50);
        m_turns->run();
    }
    void nextMinute(int minutes = 1)
    {
        m_f->clock.advanceMs(minutes * kMinuteMs);
        tick();
    }
    void call(qint64 requests, qint64 refused = 0)
    {
        QVERIFY(m_f->store->add({calls(m_f->clock.nowMs() / 1000 + 30, m_key, requests, refused)}).ok());
    }
    QList<domain::Alert> alerts(bool firing) { return m_registry->alerts({{}, {}, 100, {}}, firing, {}).value().items; }

private Q_SLOTS:
    void init()
    {
        m_f = std::make_unique<IssuerFixture>();
        m_f->clock.set(1'780'000'020'000); // a whole minute
        m_f->furnish();
        m_key = m_f->issued().id;
        m_hooks = std::make_unique<HookServer>();
        m_turns = std::make_unique<Turns>();
        open();
    }
    void cleanup()
    {
        m_registry.reset();
        m_book.reset();
        m_hooks.reset();
        m_f.reset();
    }
    void firesTellsAndEnds()
    {
        const auto made = make("{\"name\":\"Too many\",\"kind\":\"threshold\",\"limit\":100,\"window_seconds\":60}");
        QVERIFY(made.secret.reveal().startsWith("whsec_"));
        tick();
        QVERIFY(alerts(false).isEmpty());
        call(150);
        nextMinute();
        untilCalls(1);
        QCOMPARE(alerts(true).size(), 1);
        QCOMPARE(alerts(true).first().value, 150.0);
        const HookServer::Call hook = m_hooks->calls().first();
        QCOMPARE(hook.json()[QStringLiteral("type")].toString(), QStringLiteral("alert.firing"));
        const QJsonObject data = hook.json()[QStringLiteral("data")].toObject();
        QCOMPARE(data[QStringLiteral("alerts")].toArray().size(), 1);
        QVERIFY(!hook.body.contains("webhook_url"));
        // As a receiver checks it.
        const qint64 at = hook.field("webhook-timestamp").toLongLong();
        QCOMPARE(at, m_f->clock.nowMs() / 1000);
        QCOMPARE(hook.field("webhook-signature"), webhookSignature(made.secret.reveal(), hook.field("webhook-id"), at, hook.body));
        QCOMPARE(m_registry->notices(made.rule.id).value().first().state, QStringLiteral("sent"));
        // It goes on without a further word, and its end is told.
        call(150);
        nextMinute();
        QCOMPARE(alerts(true).size(), 1);
        nextMinute(2);
        untilCalls(2);
        QCOMPARE(m_hooks->calls().last().json()[QStringLiteral("type")].toString(), QStringLiteral("alert.ended"));
        QVERIFY(alerts(true).isEmpty());
        QCOMPARE(alerts(false).size(), 1);
        QVERIFY(alerts(false).first().endedAt.isValid());
    }
    void atMostOneAMinute()
    {
        make("{\"name\":\"Flaps\",\"kind\":\"threshold\",\"limit\":10,\"window_seconds\":60}");
        tick();
        for (int i = 0; i < 10; ++i) {
            if (i % 2 == 0)
                call(20);
            nextMinute();
            for (int n = 0; n < 5; ++n) {
                m_f->clock.advanceMs(1);
                tick();
                QTest::qWait(5);
            }
        }
        const QString rule = m_registry->rules().value().items.first().id;
        const auto sent = m_registry->notices(rule).value();
        QVERIFY2(sent.size() >= 5, QByteArray::number(sent.size()).constData());
        for (qsizetype i = 1; i < sent.size(); ++i)
            QVERIFY(sent[i - 1].createdMs - sent[i].createdMs >= kMinuteMs);
    }
    void acknowledgedAndSnoozed()
    {
        make("{\"name\":\"Too many\",\"kind\":\"threshold\",\"limit\":100,\"window_seconds\":60}");
        tick();
        call(150);
        nextMinute();
        untilCalls(1);
        const QString id = alerts(true).first().id;
        const auto known = m_registry->acknowledge(m_f->caller, id);
        QVERIFY(known.ok());
        QCOMPARE(known->acknowledgedBy, QStringLiteral("admin"));
        QCOMPARE(m_registry->acknowledge(m_f->caller, id)->version, known->version); // once is enough
        const auto until = [&](qint64 seconds) { return QJsonObject{{QStringLiteral("until"), m_f->in(seconds)}}; };
        QCOMPARE(m_registry->snooze(m_f->caller, id, until(-1)).error().reason, QStringLiteral("time_range"));
        QCOMPARE(m_registry->snooze(m_f->caller, id, until(40 * 86'400)).error().reason, QStringLiteral("time_range"));
        QCOMPARE(m_registry->snooze(m_f->caller, id, {}).error().reason, QStringLiteral("member_missing"));
        QVERIFY(m_registry->snooze(m_f->caller, id, until(120)).ok());
        // Asleep: not even the end is told.
        nextMinute();
        QVERIFY(alerts(true).isEmpty());
        nextMinute(3);
        QTest::qWait(50);
        tick();
        QCOMPARE(m_hooks->calls().size(), 1);
        QCOMPARE(m_registry->snooze(m_f->caller, id, until(60)).error().reason, QStringLiteral("alert_ended"));
        QStringList actions;
        for (const auto &entry : m_f->audit())
            actions << entry.action;
        QVERIFY(actions.contains(QStringLiteral("alert_rule.create")));
        QVERIFY(actions.contains(QStringLiteral("alert.acknowledge")));
        QVERIFY(actions.contains(QStringLiteral("alert.snooze")));
    }
    void whatStillFiresAfterASnoozeIsToldAgain()
    {
        make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        tick();
        nextMinute(2);
        untilCalls(1);
        QVERIFY(m_registry->snooze(m_f->caller, alerts(true).first().id, {{QStringLiteral("until"), m_f->in(150)}}).ok());
        nextMinute();
        nextMinute();
        QCOMPARE(m_hooks->calls().size(), 1);
        nextMinute();
        untilCalls(2);
    }
    void aReceiverThatFailsIsAskedAgain()
    {
        Notices::Options options;
        options.attempts = 3;
        open(options);
        m_hooks->answerWith("500 No");
        const auto made = make("{\"name\":\"Too many\",\"kind\":\"threshold\",\"limit\":100,\"window_seconds\":60}");
        tick();
        call(150);
        nextMinute();
        untilCalls(1);
        auto notice = m_registry->notices(made.rule.id).value().first();
        QCOMPARE(notice.state, QStringLiteral("waiting"));
        QVERIFY2(notice.failure.startsWith(QLatin1String("webhook_status")), qPrintable(notice.failure));
        QCOMPARE(notice.nextMs - m_f->clock.nowMs(), 5'000);
        m_f->clock.advanceMs(4'000);
        tick();
        QTest::qWait(50);
        QCOMPARE(m_hooks->calls().size(), 1);
        m_f->clock.advanceMs(1'000);
        untilCalls(2);
        notice = m_registry->notices(made.rule.id).value().first();
        QCOMPARE(notice.nextMs - m_f->clock.nowMs(), 20'000);
        m_f->clock.advanceMs(20'000);
        untilCalls(3);
        notice = m_registry->notices(made.rule.id).value().last();
        QCOMPARE(notice.state, QStringLiteral("failed"));
        // The same message, with a signature of its own time.
        const auto all = m_hooks->calls();
        QCOMPARE(all[0].field("webhook-id"), all[2].field("webhook-id"));
        QVERIFY(all[0].field("webhook-timestamp") != all[2].field("webhook-timestamp"));
        QVERIFY(all[0].field("webhook-signature") != all[2].field("webhook-signature"));
        m_f->clock.advanceMs(30'000);
        tick();
        QTest::qWait(50);
        QCOMPARE(m_hooks->calls().size(), 3);
    }
    void badReceivers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("reason");
        QTest::newRow("hangs") << QByteArray() << QStringLiteral("webhook_timeout");
        QTest::newRow("redirects") << QByteArray("302 Found\r\nLocation: /elsewhere") << QStringLiteral("webhook_status");
        QTest::newRow("permanent") << QByteArray("308 There\r\nLocation: http://127.0.0.1:1/") << QStringLiteral("webhook_status");
        QTest::newRow("refuses") << QByteArray("403 No") << QStringLiteral("webhook_status");
        QTest::newRow("garbage") << QByteArray("x y") << QStringLiteral("webhook_");
    }
    void badReceivers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, reason);
        Notices::Options options;
        options.timeoutMs = 400;
        open(options);
        m_hooks->answerWith(answer);
        const auto made = make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        tick();
        nextMinute(2);
        QTRY_VERIFY_WITH_TIMEOUT((m_turns->run(), !m_registry->notices(made.rule.id).value().value(0).failure.isEmpty()), 20'000);
        const auto notice = m_registry->notices(made.rule.id).value().first();
        QVERIFY2(notice.failure.startsWith(reason), qPrintable(notice.failure));
        QCOMPARE(notice.state, QStringLiteral("waiting"));
        for (const auto &hook : m_hooks->calls())
            QCOMPARE(hook.path, QByteArray("/hook"));
    }
    void goneMeansGone()
    {
        m_hooks->answerWith("410 Gone");
        const auto made = make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        tick();
        nextMinute(2);
        untilCalls(1);
        QCOMPARE(m_registry->notices(made.rule.id).value().first().state, QStringLiteral("failed"));
    }
    void aNameThatLeadsInsideIsRefused()
    {
        Notices::Options options;
        options.networks = QStringList{QStringLiteral("192.0.2.0/24")}; // so that http is not refused at once
        open(options);
        QJsonObject body = json("{\"name\":\"Inside\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        body[QStringLiteral("webhook_url")] = m_hooks->url();
        QCOMPARE(m_registry->createRule(m_f->caller, body).error().reason, QStringLiteral("webhook_address"));
        body[QStringLiteral("webhook_url")] = QString(m_hooks->url()).replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost"));
        const auto made = m_registry->createRule(m_f->caller, body);
        QVERIFY(made.ok()); // names are judged when they are resolved
        std::optional<Result<int>> answer;
        QVERIFY(m_registry->testWebhook(m_f->caller, made->rule.id, [&](const Result<int> &result) { answer = result; }).ok());
        QTRY_VERIFY_WITH_TIMEOUT((m_turns->run(), answer.has_value()), 20'000);
        QCOMPARE(answer->error().reason, QStringLiteral("webhook_address"));
        QVERIFY(m_hooks->calls().isEmpty());
    }
    void garbageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *body, const char *reason) { QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(reason); };
        row("{}", "member_missing");
        row("{\"name\":\"x\"}", "member_missing");
        row("{\"name\":\"x\",\"kind\":\"weather\"}", "value_unknown");
        row("{\"name\":\"\",\"kind\":\"threshold\",\"limit\":1}", "name_empty");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":\"1\"}", "member_type");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":-1}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"window_seconds\":61}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"window_seconds\":1e300}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"colour\":\"red\"}", "member_unknown");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":101,\"measure\":\"error_rate\"}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"measure\":\"latency\",\"percentile\":90}", "value_unknown");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"above\":true,\"below\":true}", "value_unknown");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"subject_type\":\"partner\"}", "member_missing");
        row("{\"name\":\"x\",\"kind\":\"threshold\",\"limit\":1,\"subject_type\":\"partner\",\"subject_id\":\"nobody\"}", "subject_unknown");
        row("{\"name\":\"x\",\"kind\":\"silence\"}", "value_unknown");
        row("{\"name\":\"x\",\"kind\":\"anomaly\",\"window_seconds\":1800}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"anomaly\",\"limit\":0.5}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"anomaly\",\"time_zone\":\"Mars/Olympus\"}", "time_zone_unknown");
        row("{\"name\":\"x\",\"kind\":\"expiry\",\"steps\":[]}", "list_empty");
        row("{\"name\":\"x\",\"kind\":\"expiry\",\"steps\":[0]}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"expiry\",\"steps\":[1.5]}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"expiry\",\"steps\":[\"30\"]}", "number_range");
        row("{\"name\":\"x\",\"kind\":\"quota\",\"subject_type\":\"api\",\"subject_id\":\"y\"}", "value_unknown");
        row("{\"name\":\"x\",\"kind\":\"quota\",\"webhook_url\":\"http://10.0.0.1/\"}", "webhook_address");
        row("{\"name\":\"x\",\"kind\":\"quota\",\"webhook_url\":\"gopher://a\"}", "webhook_syntax");
    }
    void garbageIsRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        const auto made = m_registry->createRule(m_f->caller, json(body.constData()));
        QVERIFY(!made.ok());
        QCOMPARE(made.error().reason, reason);
        QVERIFY(!m_registry->preview(json(body.constData())).ok() || reason == QLatin1String("member_missing"));
        QVERIFY(m_registry->rules().value().items.isEmpty());
    }
    void expiryAndQuotaOnStoredThings()
    {
        const auto plan = m_f->issuer->createPlan(m_f->caller, json("{\"name\":\"Small\",\"quota_day\":100}"));
        QVERIFY(plan.ok());
        m_key = m_f->issued(("{\"plan_id\":\"" + plan->id.toLatin1() + "\",\"expires_at\":\"" + m_f->in(6 * 86'400).toLatin1() + "\"}").constData()).id;
        make("{\"name\":\"Ends\",\"kind\":\"expiry\"}", false);
        make("{\"name\":\"Nearly used up\",\"kind\":\"quota\"}", false);
        call(85, 0);
        m_f->clock.advanceMs(kMinuteMs);
        tick();
        QCOMPARE(alerts(true).size(), 2);
        const auto byKind = [&](domain::AlertKind kind) {
            for (const domain::Alert &alert : alerts(true)) {
                if (alert.kind == kind)
                    return alert;
            }
            return domain::Alert();
        };
        QCOMPARE(byKind(domain::AlertKind::Expiry).limit, 7.0);
        QCOMPARE(byKind(domain::AlertKind::Expiry).subjectId, m_key);
        QCOMPARE(byKind(domain::AlertKind::Quota).limit, 80.0);
        QCOMPARE(byKind(domain::AlertKind::Quota).detail, QStringLiteral("day"));
        // A further step is the same alert, told of again.
        call(20);
        nextMinute(20);
        QCOMPARE(byKind(domain::AlertKind::Quota).limit, 100.0);
        QCOMPARE(alerts(false).size(), 2);
        m_f->clock.advanceMs(5 * 86'400'000LL + 3'600'000);
        tick();
        QCOMPARE(byKind(domain::AlertKind::Expiry).limit, 1.0);
        QVERIFY(byKind(domain::AlertKind::Quota).id.isEmpty()); // another day
    }
    void aRuleThatGoesTakesItsAlertsAlong()
    {
        const auto made = make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        tick();
        nextMinute(2);
        untilCalls(1);
        QVERIFY(m_registry->removeRule(m_f->caller, made.rule.id).ok());
        QCOMPARE(m_registry->removeRule(m_f->caller, made.rule.id).error().code, ErrorCode::NotFound);
        nextMinute();
        QVERIFY(alerts(true).isEmpty());
        QCOMPARE(alerts(false).size(), 1);
        QTest::qWait(50);
        QCOMPARE(m_hooks->calls().size(), 1);
    }
    void whatWasUnderWayGoesOnAfterARestart()
    {
        const auto made = make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}");
        m_hooks->answerWith("503 Later");
        tick();
        nextMinute(2);
        untilCalls(1);
        QVERIFY(m_book->end().ok());
        m_hooks->answerWith("200 OK");
        open();
        m_f->clock.advanceMs(30'000);
        untilCalls(2);
        QCOMPARE(m_hooks->calls()[0].field("webhook-id"), m_hooks->calls()[1].field("webhook-id"));
        QCOMPARE(m_registry->notices(made.rule.id).value().first().state, QStringLiteral("sent"));
        QCOMPARE(alerts(false).size(), 1);
    }
    void onlyWhoHoldsTheLeaseLooks()
    {
        make("{\"name\":\"Too few\",\"kind\":\"threshold\",\"limit\":1,\"below\":true,\"window_seconds\":60}", false);
        AlertBook other(*m_f->store, *m_f->issuer, m_f->clock, {}, [](std::function<void()>) {});
        tick();
        QVERIFY(m_book->holdsLease());
        QVERIFY(other.tick().ok());
        QVERIFY(!other.holdsLease());
        // The first one hangs.
        m_f->clock.advanceMs(AlertBook::kLeaseMs + 1'000);
        QVERIFY(other.tick().ok());
        QVERIFY(other.holdsLease());
        tick();
        QVERIFY(!m_book->holdsLease());
        QCOMPARE(alerts(true).size(), 1);
    }
    void previewCountsStoredUsage()
    {
        const qint64 now = m_f->clock.nowMs() / 1000;
        QList<UsageDelta> deltas;
        for (const qint64 back : {600, 7'200, 50'000, 200'000, 500'000}) // the last one lies beyond what minutes are kept
            deltas << calls(now - back, m_key, 500);
        QVERIFY(m_f->store->add(deltas).ok());
        const auto minutes = m_registry->preview(json("{\"kind\":\"threshold\",\"limit\":100,\"window_seconds\":300}"));
        QVERIFY(minutes.ok());
        QCOMPARE(minutes->count, 4);
        QCOMPARE(minutes->to - minutes->from, 3 * 86'400);
        QCOMPARE(minutes->times.first().second - minutes->times.first().first, 300);
        const auto hours = m_registry->preview(json("{\"kind\":\"threshold\",\"limit\":100,\"window_seconds\":3600}"));
        QVERIFY(hours.ok());
        QCOMPARE(hours->count, 4); // not yet the hour that is not over
        QCOMPARE(m_registry->preview(json("{\"kind\":\"threshold\",\"limit\":1000,\"window_seconds\":3600}"))->count, 0);
        const auto anomaly = m_registry->preview(json("{\"kind\":\"anomaly\"}"));
        QVERIFY(anomaly.ok());
        m_f->issued(("{\"expires_at\":\"" + m_f->in(25 * 86'400).toLatin1() + "\"}").constData());
        QCOMPARE(m_registry->preview(json("{\"kind\":\"expiry\"}"))->count, 1); // 30 days, five days ago
        QCOMPARE(m_registry->preview(json("{\"kind\":\"expiry\",\"steps\":[1]}"))->count, 0);
    }
    void previewOfAQuotaCountsDays()
    {
        const auto plan = m_f->issuer->createPlan(m_f->caller, json("{\"name\":\"Small\",\"quota_day\":100}"));
        m_key = m_f->issued(("{\"plan_id\":\"" + plan->id.toLatin1() + "\"}").constData()).id;
        const qint64 now = m_f->clock.nowMs() / 1000;
        QVERIFY(m_f->store->add({calls(now - 86'400, m_key, 90), calls(now - 2 * 86'400, m_key, 90), calls(now - 3 * 86'400, m_key, 40)}).ok());
        QCOMPARE(m_registry->preview(json("{\"kind\":\"quota\",\"steps\":[80]}"))->count, 2);
    }
    /// What a look at a thousand rules costs. Printed, not judged.
    void costOfAThousandRules()
    {
        const qint64 now = m_f->clock.nowMs() / 1000;
        QStringList keys;
        for (int i = 0; i < 100; ++i)
            keys << m_f->issued().id;
        QList<UsageDelta> deltas;
        for (int hour = 0; hour < 28 * 24; ++hour) {
            for (int i = 0; i < 100; ++i)
                deltas << calls(now - 60 - hour * 3'600, keys.at(i), 50 + i);
        }
        QVERIFY(m_f->store->add(deltas).ok());
        const auto measure = [&](const char *what, domain::AlertKind kind) {
            QList<domain::AlertRule> rules;
            for (int i = 0; i < 1'000; ++i) {
                domain::AlertRule rule;
                rule.id = QString::number(i);
                rule.name = QString::fromLatin1(what);
                rule.kind = kind;
                rule.limit = kind == domain::AlertKind::Anomaly ? 100 : 1e9;
                rule.windowSeconds = kind == domain::AlertKind::Threshold ? 300 : 3'600;
                const bool steps = kind == domain::AlertKind::Expiry || kind == domain::AlertKind::Quota;
                rule.steps = steps ? QList<int>{30, 80} : QList<int>();
                rule.subject = steps ? domain::AlertSubject::All : domain::AlertSubject::Key;
                rule.subjectId = steps ? QString() : keys.at(i % 100);
                rules << rule;
            }
            AlertRound round(*m_f->store, *m_f->issuer, QTimeZone::utc());
            for (const char *pass : {"first", "next"}) {
                m_f->clock.advanceMs(kMinuteMs);
                const std::clock_t begin = std::clock();
                QVERIFY(round.begin(rules, m_f->clock.nowMs() / kMinuteMs * 60, 0).ok());
                while (!round.isDone())
                    QVERIFY(round.step().ok());
                qInfo("%s: %.1f ms of CPU for the %s look at 1,000 rules", what, double(std::clock() - begin) * 1000 / CLOCKS_PER_SEC, pass);
            }
        };
        measure("thresholds of 100 keys", domain::AlertKind::Threshold);
        measure("silence of 100 keys", domain::AlertKind::Silence);
        measure("anomalies of 100 keys", domain::AlertKind::Anomaly);
        measure("expiry", domain::AlertKind::Expiry);
        measure("quotas", domain::AlertKind::Quota);
    }
};

QTEST_GUILESS_MAIN(TestAlertBook)
#include "tst_alertbook.moc"
