// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/checkup.h"
#include "health/evidence.h"
#include "health/fix.h"

#include "await.h"
#include "change/spine.h"
#include "octroidprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace octroi;
using health::Report;
using health::Rule;
using inventory::Inventory;
using inventory::SyncState;
using test::await;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

// Findings with the real octroid and real calls through its check, in the console and in octroictl. Where calls have to
// be old, the console's clock stands days on.
class TestCheckup : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    ManualClock m_later{QDateTime::currentMSecsSinceEpoch() + qint64(9) * 86'400'000};
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<Inventory> m_now, m_then;
    QString m_application;
    QHash<QString, QByteArray> m_secrets;
    QString m_wide, m_wild, m_storm, m_ended, m_idle;

    QString issue(const char *name, const QStringList &scopes, const QDateTime &end = {})
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s(name);
        key.scopes = scopes;
        key.expiresAt = end;
        const auto issued = await(m_backend->issue(key, {}));
        if (!issued)
            return {};
        m_secrets.insert(issued->key.id, issued->secret->reveal());
        return issued->key.id;
    }
    int call(const QString &key, const char *method, const char *path, int times)
    {
        int status = -1;
        for (int i = 0; i < times; ++i)
            status = m_octroid.check(method, path, m_secrets.value(key));
        return status;
    }
    static bool synced(Inventory &inventory)
    {
        inventory.sync();
        return QTest::qWaitFor([&] { return inventory.syncState() != SyncState::Reading; }, 30'000) &&
               inventory.syncState() == SyncState::Idle;
    }
    static health::Policy policy()
    {
        health::Policy out;
        out.stormCalls = 10;
        out.scopeDays = 90; // more than there is usage of
        return out;
    }
    std::shared_ptr<const Report> look(Inventory &inventory, bool readsUsage = true)
    {
        const health::Wish wish{policy(), {}, readsUsage};
        const auto report = await(health::check(&inventory, wish, {}));
        if (!report)
            qWarning() << report.error().toString();
        return report ? *report : std::make_shared<const Report>();
    }
    static QStringList names(const Report &report, Rule rule)
    {
        QStringList out;
        for (qint64 i = 0; i < report.finding(rule).count(); ++i)
            out << affectedAt(report, rule, i).name;
        out.sort();
        return out;
    }
    /// Exit code and standard output of octroictl.
    std::pair<int, QByteArray> ctl(const QStringList &arguments) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("OCTROI_BIN_DIR") + s("/octroictl"), QStringList{s("--data"), m_octroid.folder().path()} + arguments);
        const bool ended = process.waitForFinished(60'000);
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput()};
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = s("Kestrel Parcel");
        const auto owner = await(m_backend->createPartner(partner, {}));
        QVERIFY(owner);
        domain::Application application;
        application.partnerId = owner->id;
        application.name = s("Labels");
        const auto made = await(m_backend->createApplication(application, {}));
        QVERIFY(made);
        m_application = made->id;
        for (const char *name : {"orders:read", "orders:write", "stock:read"}) {
            domain::Scope scope;
            scope.name = s(name);
            QVERIFY(await(m_backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints = {{s("GET"), s("/{id}"), {s("orders:read")}}, {s("POST"), s("/"), {s("orders:write")}}};
        QVERIFY(await(m_backend->createApi(api, {})).ok());
        m_wide = issue("wide", {s("orders:read"), s("stock:read")});
        m_wild = issue("wild", {s("orders:*")});
        m_storm = issue("storm", {s("stock:read")});
        m_idle = issue("idle", {s("orders:read")});
        m_ended = issue("ended", {s("orders:read")}, m_clock.now().addSecs(2));
        QCOMPARE(call(m_wide, "GET", "/orders/7", 5), 200);
        QCOMPARE(call(m_wild, "GET", "/orders/7", 3), 200);
        QCOMPARE(call(m_storm, "GET", "/orders/7", 12), 403);
        QTRY_VERIFY_WITH_TIMEOUT(call(m_ended, "GET", "/orders/7", 1) == 401, 10'000);
        m_now = std::make_unique<Inventory>(*m_backend, m_clock);
        m_then = std::make_unique<Inventory>(*m_backend, m_later);
        for (Inventory *inventory : {m_now.get(), m_then.get()}) {
            inventory->setReadsUsage(false);
            QVERIFY(synced(*inventory));
        }
    }
    void cleanupTestCase()
    {
        m_now.reset();
        m_then.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void whatHappenedTodayIsSeen()
    {
        const auto report = look(*m_now);
        QCOMPARE(names(*report, Rule::ErrorStorm), QStringList{s("storm")});
        QCOMPARE(names(*report, Rule::EndedCalled), QStringList{s("ended")});
        const health::Affected storm = affectedAt(*report, Rule::ErrorStorm, 0);
        QCOMPARE(storm.evidence.number, 12);
        QCOMPARE(storm.evidence.total, 12);
        QCOMPARE(storm.evidence.names, QStringList{s("scope_missing")});
        QCOMPARE(storm.partner, s("Kestrel Parcel"));
        // A day of usage says nothing about scopes, which is not the same as that all is well.
        QVERIFY(!report->wasChecked(Rule::UnusedScopes) && !report->wasChecked(Rule::WideScope));
        QCOMPARE(report->unchecked[std::size_t(Rule::WideScope)]->reason, s("too_little_usage"));
        QVERIFY(report->finding(Rule::UnusedScopes).count() == 0);
    }

    void scopesAreComparedOverWhatThereIs()
    {
        const auto report = look(*m_then);
        QCOMPARE(report->scopeDays, 10);
        QCOMPARE(names(*report, Rule::UnusedScopes), QStringList{s("wide")});
        QCOMPARE(affectedAt(*report, Rule::UnusedScopes, 0).evidence.names, QStringList{s("stock:read")});
        QCOMPARE(names(*report, Rule::WideScope), QStringList{s("wild")});
        QCOMPARE(affectedAt(*report, Rule::WideScope, 0).evidence.names, QStringList{s("orders:read")});
        const auto narrow = fixFor(*m_then, *report, Rule::WideScope, {health::ObjectKind::Key, m_wild});
        QVERIFY(narrow);
        QCOMPARE(std::get<change::UpdateKey>(*narrow).patch.scopes, std::optional(QStringList{s("orders:read")}));
        const auto remove = fixFor(*m_then, *report, Rule::UnusedScopes, {health::ObjectKind::Key, m_wide});
        QCOMPARE(std::get<change::UpdateKey>(*remove).patch.scopes, std::optional(QStringList{s("orders:read")}));
        QVERIFY(report->finding(Rule::ErrorStorm).count() == 0);
    }

    void withoutUsageItSaysWhatItDidNotCheck()
    {
        const auto report = look(*m_now, false);
        for (const Rule rule : health::allRules())
            QCOMPARE(report->wasChecked(rule), !needsUsage(rule));
        QVERIFY(report->finding(Rule::NeverExpires).count() == 4);
    }

    void aCancelledCheckIsCancelled()
    {
        const auto cancelled = std::make_shared<std::atomic_bool>(true);
        const auto report = await(health::check(m_now.get(), {policy(), {}}, cancelled));
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }

    void fixesAreRefusedWithAReason()
    {
        const auto report = look(*m_now);
        const health::ObjectId key{health::ObjectKind::Key, m_idle};
        QCOMPARE(fixFor(*m_now, *report, Rule::NoAddress, key).error().reason, s("needs_addresses"));
        QCOMPARE(fixFor(*m_now, *report, Rule::NoPlan, key).error().reason, s("needs_plan"));
        QCOMPARE(fixFor(*m_now, *report, Rule::UnusedScopes, key).error().reason, s("mended"));
        QCOMPARE(fixFor(*m_now, *report, Rule::Unused, {health::ObjectKind::Key, s("gonegonego")}).error().code, ErrorCode::NotFound);
        QCOMPARE(fixFor(*m_now, *report, Rule::Orphan, {health::ObjectKind::Application, m_application}).error().reason, s("no_fix"));
        const auto restricted = fixFor(*m_now, *report, Rule::NoAddress, key, {{s("10.0.0.0/8")}, {}});
        QCOMPARE(std::get<change::UpdateKey>(*restricted).patch.restrictions->addresses, QStringList{s("10.0.0.0/8")});
        // Every fix of this report is one that the spine can plan.
        change::Spine spine(*m_now);
        for (const Rule rule : report->found()) {
            for (qint64 i = 0; i < report->finding(rule).count(); ++i) {
                const auto fix = fixFor(*m_now, *report, rule, report->objectAt(rule, i), {{s("10.0.0.0/8")}, {}});
                QVERIFY2(!fix || spine.plan({*fix}).possible(), qPrintable(ruleName(rule)));
            }
        }
    }

    void aScopeBoundsWhatAFixGives()
    {
        domain::Scope scope;
        scope.name = s("pii:read");
        scope.maxLifetimeDays = 20;
        scope.sensitivity = domain::Sensitivity::High;
        QVERIFY(await(m_backend->createScope(scope, {})).ok());
        const QString bound = issue("bound", {s("pii:read")}, m_clock.now().addDays(19));
        const QString full = issue("full", {s("pii:read")}, m_clock.now().addDays(20).addSecs(-60));
        QVERIFY(!bound.isEmpty() && !full.isEmpty() && synced(*m_now));
        const auto report = look(*m_now);
        QCOMPARE(names(*report, Rule::NoAddress), (QStringList{s("bound"), s("full")}));
        QCOMPARE(fixFor(*m_now, *report, Rule::ExpiringSoon, {health::ObjectKind::Key, full}).error().reason, s("lifetime_exceeded"));
    }

    void theCommandSaysTheSameAndMends()
    {
        QVERIFY2(QFile::exists(qEnvironmentVariable("OCTROI_BIN_DIR") + s("/octroictl")), "octroictl was not built");
        const auto [code, out] = ctl({s("--json"), s("health"), s("--storm-calls"), s("10")});
        QCOMPARE(code, 9);
        const QJsonObject report = QJsonDocument::fromJson(out).object();
        QCOMPARE(report.value(s("credentials")).toInt(), 7);
        QStringList rules;
        for (const QJsonValue finding : report.value(s("findings")).toArray())
            rules << finding.toObject().value(s("rule")).toString();
        QVERIFY2(rules.contains(s("ended_called")) && rules.contains(s("error_storm")), qPrintable(rules.join(u' ')));
        QCOMPARE(ctl({s("health"), s("--fail-on"), s("never")}).first, 0);
        QCOMPARE(ctl({s("health"), s("--unused-days"), s("0")}).first, 2);
        QCOMPARE(ctl({s("health"), s("--off"), s("nonsense")}).first, 1);
        QCOMPARE(ctl({s("health"), s("--dry-run")}).first, 2);
        const auto [csvCode, csv] = ctl({s("health"), s("--csv"), s("--fail-on"), s("never")});
        QVERIFY(csvCode == 0 && csv.startsWith("rule,severity,kind,id,") && csv.contains(m_ended.toUtf8()));
        // Looked at first, and nothing has changed.
        const auto [dryCode, dry] = ctl({s("health"), s("--fix"), s("ended_called"), s("--dry-run")});
        QVERIFY2(dryCode == 0 && dry.contains("/v1/keys/" + m_ended.toUtf8() + "/revoke"), dry.constData());
        QVERIFY(!await(m_backend->key(m_ended))->revokedAt.isValid());
        QCOMPARE(ctl({s("health"), s("--fix"), s("ended_called"), s("--object"), s("nobody")}).first, 4);
        QCOMPARE(ctl({s("health"), s("--fix"), s("ended_called")}).first, 0);
        QVERIFY(await(m_backend->key(m_ended))->revokedAt.isValid());
        QCOMPARE(ctl({s("health"), s("--fix"), s("ended_called")}).first, 4); // there is none any more
    }

    void aForecastNeedsDays()
    {
        QVERIFY2(QFile::exists(qEnvironmentVariable("OCTROI_BIN_DIR") + s("/octroictl")), "octroictl was not built");
        QCOMPARE(ctl({s("usage"), s("forecast")}).first, 4); // no plan has a limit
        domain::Plan plan;
        plan.name = s("Small");
        plan.quotaMonth = 1'000;
        const auto made = await(m_backend->createPlan(plan, {}));
        backends::KeyPatch patch;
        patch.planId = made->id;
        QVERIFY(await(m_backend->update(m_wide, patch, 0)).ok());
        const auto [code, out] = ctl({s("--json"), s("usage"), s("forecast")});
        QCOMPARE(code, 0);
        const QJsonObject limit = QJsonDocument::fromJson(out).array().first().toObject();
        QCOMPARE(limit.value(s("state")).toString(), s("too_little_usage"));
        QCOMPARE(limit.value(s("needed_days")).toInt(), 7);
        QCOMPARE(limit.value(s("used")).toInt(), 5);
        QVERIFY(limit.value(s("runs_out_at")).isNull() && !limit.contains(s("at_reset")));
    }
};

QTEST_GUILESS_MAIN(TestCheckup)
#include "tst_checkup.moc"
