// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/endpointmap.h"
#include "change/foresight.h"
#include "change/quotarun.h"

#include "await.h"
#include "mockoctroid.h"
#include "octroidprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

using namespace octroi;
using backends::OctroidBackend;
using change::Change;
using change::Foreseen;
using change::Spine;
using change::Unknowable;
using domain::Refusal;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

// What a change would have refused, against the real octroid and real checks; the expected numbers are those
// that the callers of this test counted themselves.
class TestForesight : public QObject
{
    Q_OBJECT

    struct Call
    {
        QString credential, api, endpoint;
        QDate day;
    };

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_backend;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<Spine> m_spine;
    QString m_partner, m_application, m_orders, m_files, m_free;
    QString m_wide, m_narrow, m_asleep, m_quiet, m_client;
    QHash<QString, QByteArray> m_secrets;
    QByteArray m_token;
    QList<Call> m_allowed;

    QString issue(const char *name, const QStringList &scopes)
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s(name);
        key.scopes = scopes;
        const auto issued = await(m_backend->issue(key, {}));
        if (!issued)
            return {};
        m_secrets.insert(issued->key.id, issued->secret->reveal());
        return issued->key.id;
    }
    void call(const QString &credential, const char *method, const char *path, const QString &api,
              const char *endpoint, int times)
    {
        const QByteArray shown = credential == m_client ? m_token : m_secrets.value(credential);
        for (int i = 0; i < times; ++i) {
            const QDate day = QDateTime::currentDateTimeUtc().date();
            if (m_octroid.check(method, path, shown) == 200)
                m_allowed.append({credential, api, s(endpoint), day});
        }
    }
    /// As the callers counted.
    qint64 counted(const std::function<bool(const Call &)> &of) const
    {
        return std::count_if(m_allowed.begin(), m_allowed.end(), of);
    }
    qint64 of(const QString &credential, const char *endpoint = nullptr) const
    {
        return counted([&](const Call &c) {
            return c.credential == credential && (!endpoint || c.endpoint == QLatin1String(endpoint));
        });
    }
    Foreseen foresee(const QList<Change> &changes)
    {
        const change::Plan plan = m_spine->plan(changes);
        const Result<Foreseen> seen = await(change::foresee(m_inventory.get(), plan));
        if (!seen)
            qWarning() << seen.error().toString();
        Foreseen none;
        none.refused = -1;
        return seen ? *seen : none;
    }
    bool synced()
    {
        m_inventory->sync();
        return QTest::qWaitFor([&] { return m_inventory->syncState() != SyncState::Reading; }, 30'000) &&
               m_inventory->syncState() == SyncState::Idle;
    }
    QByteArray tokenOf(const QString &client, const QByteArray &secret)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_octroid.endpoint().issuer + s("/oauth/token")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, s("application/x-www-form-urlencoded"));
        request.setRawHeader(
            "Authorization",
            "Basic " +
                (client.toLatin1() + ':' + QUrl::toPercentEncoding(QString::fromLatin1(secret))).toBase64());
        QNetworkReply *reply = network.post(request, "grant_type=client_credentials&scope=orders:read");
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000))
            return {};
        return QJsonDocument::fromJson(reply->readAll())
            .object()
            .value(s("access_token"))
            .toString()
            .toLatin1();
    }
    void makeClient()
    {
        domain::OAuthClient client;
        client.applicationId = m_application;
        client.name = s("worker");
        client.grantTypes = QStringList{s("client_credentials")};
        client.scopes = QStringList{s("orders:*")};
        const auto made = await(m_backend->createClient(client, {}));
        QVERIFY2(made.ok(), made.ok() ? "" : qPrintable(made.error().toString()));
        m_client = made->client.id;
        m_token = tokenOf(m_client, made->secret->reveal());
        QVERIFY(!m_token.isEmpty());
    }
    void makeCatalogue()
    {
        for (const char *name : {"orders:read", "orders:write", "stock:read"}) {
            domain::Scope scope;
            scope.name = s(name);
            QVERIFY(await(m_backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints = {{s("GET"), s("/{id}"), {s("orders:read")}},
                         {s("POST"), s("/"), {s("orders:write")}},
                         {s("GET"), s("/stock/**"), {s("stock:read")}}};
        m_orders = await(m_backend->createApi(api, {}))->id;
        api.name = s("Files");
        api.basePath = s("/files");
        api.endpoints = {{s("GET"), s("/**"), {}}};
        m_files = await(m_backend->createApi(api, {}))->id;
    }
    domain::Api orders() const { return *m_inventory->api(m_orders); }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = s("Kestrel");
        m_partner = await(m_backend->createPartner(partner, {}))->id;
        domain::Application application;
        application.partnerId = m_partner;
        application.name = s("Returns");
        m_application = await(m_backend->createApplication(application, {}))->id;
        makeCatalogue();
        domain::Plan plan;
        plan.name = s("Free");
        plan.quotaDay = 1000;
        m_free = await(m_backend->createPlan(plan, {}))->id;
        m_wide = issue("wide", {s("orders:*"), s("stock:read")});
        m_narrow = issue("narrow", {s("orders:read")});
        m_asleep = issue("asleep", {s("orders:read")});
        m_quiet = issue("quiet", {s("orders:read")});
        makeClient();

        call(m_wide, "GET", "/orders/7", m_orders, "GET /{id}", 11);
        call(m_wide, "POST", "/orders/", m_orders, "POST /", 5);
        call(m_wide, "GET", "/orders/stock/a/b", m_orders, "GET /stock/**", 3);
        call(m_wide, "GET", "/files/x", m_files, "GET /**", 2);
        call(m_narrow, "GET", "/orders/8", m_orders, "GET /{id}", 7);
        call(m_narrow, "POST", "/orders/", m_orders, "POST /", 4); // refused: not counted
        call(m_asleep, "GET", "/orders/9", m_orders, "GET /{id}", 6);
        call(m_client, "GET", "/orders/10", m_orders, "GET /{id}", 8);
        QCOMPARE(of(m_wide), 21);
        QCOMPARE(of(m_narrow), 7);
        QCOMPARE(of(m_client), 8);
        QVERIFY(await(m_backend->suspend(m_asleep, 0)).ok());

        m_inventory = std::make_unique<Inventory>(*m_backend, m_clock);
        m_inventory->setReadsUsage(false);
        m_spine = std::make_unique<Spine>(*m_inventory);
        QVERIFY(synced());
        QVERIFY(m_inventory->client(m_client));
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void whatEndsLosesAll()
    {
        for (const Change &change : {Change(change::RevokeKey{m_wide}), Change(change::SuspendKey{m_wide}),
                                     Change(change::RotateKey{m_wide, 0})}) {
            const Foreseen seen = foresee({change});
            QCOMPARE(seen.refused, of(m_wide));
            QCOMPARE(seen.callers.size(), std::size_t(1));
            QCOMPARE(seen.callers[0].name, s("wide"));
            QCOMPARE(seen.callers[0].application, s("Returns"));
            QCOMPARE(seen.callers[0].partner, s("Kestrel"));
            QCOMPARE(seen.calls.size(), std::size_t(4));
            QCOMPARE(seen.calls[0].endpoint, s("GET /{id}"));
            QCOMPARE(seen.calls[0].calls, of(m_wide, "GET /{id}"));
            QVERIFY(!seen.atLeast);
            QCOMPARE(seen.unitSeconds, 3600);
            QVERIFY(seen.calls[0].last.secsTo(m_clock.now()) < 2 * 3600);
            QCOMPARE(std::accumulate(seen.days.begin(), seen.days.end(), qint64(0)), of(m_wide));
        }
        QCOMPARE(foresee({change::RevokeKey{m_wide}}).calls[0].reason, Refusal::Revoked);
        const Foreseen quiet = foresee({change::RevokeKey{m_quiet}});
        QCOMPARE(quiet.refused, 0);
        QCOMPARE(quiet.quiet, 1);
        // It is refused today as well.
        QCOMPARE(foresee({change::RevokeKey{m_asleep}}).refused, 0);
    }
    void fewerScopesAndApis()
    {
        backends::KeyPatch patch;
        patch.scopes = QStringList{s("orders:read")};
        const Foreseen scopes = foresee({change::UpdateKey{m_wide, patch}});
        QCOMPARE(scopes.refused, of(m_wide, "POST /") + of(m_wide, "GET /stock/**"));
        QCOMPARE(scopes.calls[0].reason, Refusal::ScopeMissing);
        patch = {};
        patch.restrictions = domain::Restrictions{{}, {}, {m_files}};
        const Foreseen apis = foresee({change::UpdateKey{m_wide, patch}});
        QCOMPARE(apis.refused, of(m_wide) - of(m_wide, "GET /**"));
        QCOMPARE(apis.calls[0].reason, Refusal::ApiRestricted);
        patch.restrictions = domain::Restrictions{{s("10.0.0.0/8")}, {}, {}};
        const Foreseen places = foresee({change::UpdateKey{m_wide, patch}});
        QCOMPARE(places.refused, 0);
        QVERIFY(places.atLeast);
        QCOMPARE(places.unknown.at(Unknowable::Places), of(m_wide));
    }
    void anEarlierEndIsToldByItself()
    {
        backends::KeyPatch patch;
        patch.expiresAt = m_clock.now().addDays(3);
        const Foreseen seen = foresee({change::UpdateKey{m_wide, patch}});
        QCOMPARE(seen.refused, 0);
        QCOMPARE(seen.later, of(m_wide));
        QVERIFY(seen.callers.at(0).endsAt.isValid());
    }
    void whatAnEndpointAsksFor()
    {
        domain::Api api = orders();
        api.endpoints[0].scopes = QStringList{s("orders:read"), s("orders:write")};
        const Foreseen more = foresee({change::UpdateApi{api}});
        QCOMPARE(more.refused, of(m_narrow)); // the client and the wide key have it
        QCOMPARE(more.callers.at(0).keyId, m_narrow);
        api = orders();
        api.endpoints.removeAt(0);
        const Foreseen gone = foresee({change::UpdateApi{api}});
        QCOMPARE(gone.refused, of(m_wide, "GET /{id}") + of(m_narrow) + of(m_client));
        QCOMPARE(gone.calls[0].reason, Refusal::UnknownEndpoint);
        // One that is wider answers the same calls.
        api.endpoints.append({s("*"), s("/**"), {}});
        QCOMPARE(foresee({change::UpdateApi{api}}).refused, 0);
        api = orders();
        api.basePath = s("/orders/v2");
        QCOMPARE(foresee({change::UpdateApi{api}}).refused,
                 of(m_wide) - of(m_wide, "GET /**") + of(m_narrow) + of(m_client));
        api = orders();
        api.credentialRule = domain::CredentialRule::Token;
        QCOMPARE(foresee({change::UpdateApi{api}}).refused,
                 of(m_wide) - of(m_wide, "GET /**") + of(m_narrow));
        api.credentialRule = domain::CredentialRule::Key;
        QCOMPARE(foresee({change::UpdateApi{api}}).refused, of(m_client));
        // Which of the calls went to the new path is not known.
        api = orders();
        api.endpoints.append({s("GET"), s("/special"), {s("stock:read")}});
        const Foreseen paths = foresee({change::UpdateApi{api}});
        QCOMPARE(paths.refused, 0);
        QCOMPARE(paths.unknown.at(Unknowable::Paths), of(m_narrow) + of(m_client));
    }
    void whatIsRemoved()
    {
        QCOMPARE(foresee({change::DeleteApi{m_files}}).refused, of(m_wide, "GET /**"));
        QCOMPARE(foresee({change::DeleteApi{m_orders}}).refused,
                 of(m_wide) - of(m_wide, "GET /**") + of(m_narrow) + of(m_client));
        domain::Partner closed = *m_inventory->partner(m_partner);
        closed.status = domain::PartnerStatus::Closed;
        const Foreseen partner = foresee({change::UpdatePartner{closed}});
        QCOMPARE(partner.refused, of(m_wide) + of(m_narrow) + of(m_client));
        QCOMPARE(partner.callers.size(), std::size_t(3));
        QCOMPARE(partner.quiet, 1);
        QCOMPARE(partner.calls[0].reason, Refusal::PartnerClosed);
    }
    void theRuleOfAnApplication()
    {
        domain::Application application = *m_inventory->application(m_application);
        application.credentialRule = domain::CredentialRule::Key;
        QCOMPARE(foresee({change::UpdateApplication{application}}).refused, of(m_client));
        application.credentialRule = domain::CredentialRule::Both;
        QCOMPARE(foresee({change::UpdateApplication{application}}).refused,
                 of(m_wide) + of(m_narrow) + of(m_client));
    }
    void clients()
    {
        QCOMPARE(foresee({change::RevokeClient{m_client}}).refused, of(m_client));
        QCOMPARE(foresee({change::SuspendClient{m_client}}).refused, of(m_client));
        domain::OAuthClient client = *m_inventory->client(m_client);
        client.scopes = QStringList{s("orders:write")};
        const Foreseen scopes = foresee({change::UpdateClient{client}});
        QCOMPARE(scopes.refused, of(m_client));
        QCOMPARE(scopes.callers.at(0).clientId, m_client);
        const Foreseen secrets = foresee({change::RotateClientSecret{m_client, 0, {}}});
        QCOMPARE(secrets.refused, 0);
        QCOMPARE(secrets.unknown.at(Unknowable::Tokens), of(m_client));
    }
    void lowerLimits()
    {
        backends::KeyPatch patch;
        patch.planId = m_free;
        QCOMPARE(foresee({change::UpdateKey{m_wide, patch}}).refused, 0); // 1000 a day are enough
        QVERIFY(await(m_backend->update(m_wide, patch, 0)).ok());
        QVERIFY(synced());
        domain::Plan plan = *m_inventory->plan(m_free);
        plan.quotaDay = 4;
        qint64 expected = 0;
        QHash<QDate, qint64> days;
        for (const Call &c : std::as_const(m_allowed))
            days[c.day] += c.credential == m_wide ? 1 : 0;
        for (const qint64 calls : std::as_const(days))
            expected += std::max<qint64>(0, calls - 4);
        const Foreseen quota = foresee({change::UpdatePlan{plan}});
        QCOMPARE(quota.refused, expected);
        QCOMPARE(quota.calls.at(0).reason, Refusal::QuotaExceeded);
        QCOMPARE(std::accumulate(quota.calls.begin(), quota.calls.end(), qint64(0),
                                 [](qint64 sum, const auto &c) { return sum + c.calls; }),
                 expected);
        plan = *m_inventory->plan(m_free);
        plan.rate = 1;
        plan.burst = 1;
        const Foreseen rate = foresee({change::UpdatePlan{plan}});
        QCOMPARE(rate.refused, 0);
        QCOMPARE(rate.unknown.at(Unknowable::Rate), of(m_wide));
        plan = *m_inventory->plan(m_free);
        plan.quotaMonth = 1;
        QCOMPARE(foresee({change::UpdatePlan{plan}}).refused > 0, true);
    }
    void bytesCount()
    {
        QJsonArray lines;
        for (int i = 0; i < 3; ++i)
            lines.append(QJsonObject{{s("key_id"), m_wide},
                                     {s("method"), s("GET")},
                                     {s("uri"), s("/orders/7")},
                                     {s("status"), 200},
                                     {s("bytes_out"), 5000},
                                     {s("ms"), 2}});
        QVERIFY(await(m_backend->writeObject("POST", s("/v1/usage"), {{s("lines"), lines}}, {})).ok());
        domain::Plan plan = *m_inventory->plan(m_free);
        plan.volumeMonth = 20'000;
        QVERIFY(!foresee({change::UpdatePlan{plan}}).atLeast);
        plan.volumeMonth = 9'000;
        QVERIFY(foresee({change::UpdatePlan{plan}}).unknown.at(Unknowable::Volume) > 0);
    }
    void manyKeysAreOneQuestion()
    {
        QList<Change> changes;
        for (const QString &id : {m_wide, m_narrow, m_quiet})
            changes << change::RevokeKey{id};
        const auto before = m_backend->callLog().calls().size();
        const Foreseen seen = foresee(changes);
        QCOMPARE(m_backend->callLog().calls().size(), before + 1);
        QCOMPARE(seen.refused, of(m_wide) + of(m_narrow));
        QCOMPARE(seen.callers.at(0).keyId, m_wide); // most first
        // What loses nothing asks nothing.
        backends::KeyPatch patch;
        patch.name = s("wider");
        QCOMPARE(foresee({change::UpdateKey{m_wide, patch}}).refused, 0);
        QCOMPARE(m_backend->callLog().calls().size(), before + 1);
    }
    void cancelling()
    {
        const auto cancelled = std::make_shared<std::atomic_bool>(false);
        auto task = change::foresee(m_inventory.get(), m_spine->plan({change::RevokeKey{m_wide}}), cancelled);
        *cancelled = true;
        const Result<Foreseen> seen = await(std::move(task));
        QVERIFY(!seen.ok());
        QCOMPARE(seen.error().code, ErrorCode::Cancelled);
    }
    void answersThatAreNone()
    {
        test::MockOctroid mock;
        OctroidBackend backend(s("p"), s("octroid"), mock.issuer(), s("admin"),
                               std::make_shared<Secret>(QByteArray("s3cret")), m_clock);
        Inventory inventory(backend, m_clock);
        domain::ApiKey key;
        key.id = s("aaaaaaaaaa");
        key.name = s("a");
        key.version = 1;
        inventory.take(key);
        Spine spine(inventory);
        const change::Plan plan = spine.plan({change::RevokeKey{key.id}});
        QCOMPARE(plan.losers.size(), 1);
        const QByteArray whole =
            "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\",\"unit_seconds\":3600,"
            "\"keys\":[\"aaaaaaaaaa\"],\"clients\":[\"\"],\"apis\":[\"\"],\"endpoints\":[\"overflow\"],"
            "\"rows\":[";
        const QList<std::pair<QByteArray, ErrorCode>> answers{
            {test::MockOctroid::answer(200, "<html>Welcome to nginx</html>", "text/html"),
             ErrorCode::Protocol},
            {test::MockOctroid::answer(200, "{\"rows\":[]}"), ErrorCode::Protocol},
            {test::MockOctroid::answer(200, whole + "[0,0,0,1,5,6,7]]}"), ErrorCode::Protocol},
            {test::MockOctroid::answer(200, whole + "[0,0,0,0,5,6]]}"), ErrorCode::Protocol},
            {test::MockOctroid::answer(503, "{}", "application/problem+json"), ErrorCode::Unavailable}};
        for (const auto &[answer, code] : answers) {
            mock.setHandler([answer = answer](const test::MockRequest &) { return answer; });
            const Result<Foreseen> seen = await(change::foresee(&inventory, plan));
            QVERIFY2(!seen.ok(), answer.constData());
            QCOMPARE(seen.error().code, code);
        }
        mock.setHandler([&](const test::MockRequest &) {
            return test::MockOctroid::answer(200, whole + "[0,0,0,0,1767225600,6,7]]}");
        });
        QCOMPARE(await(change::foresee(&inventory, plan))->refused, 6);
    }
    void quotaRuns()
    {
        domain::Plan limits;
        limits.quotaDay = 10;
        limits.quotaMonth = 25;
        change::QuotaRun run(limits, 3600);
        const qint64 day = QDateTime(QDate(2026, 3, 30), QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
        run.used(day - 86'400, 9, 0);
        QCOMPARE(run.step(day, 6, 0).refused, 0);
        QCOMPARE(run.step(day + 3600, 6, 0).refused, 2);   // 10 a day
        QCOMPARE(run.step(day + 86'400, 8, 0).refused, 2); // 25 a month: 9 + 10 + 6
        QCOMPARE(run.step(day + 86'400 + 3600, 5, 0).refused, 5);
        QCOMPARE(run.step(day + 2 * 86'400, 10, 0).refused, 0); // April
        domain::Plan slow;
        slow.rate = 0.5;
        slow.burst = 10;
        QCOMPARE(change::QuotaRun(slow, 3600).step(day, 2000, 0).refused, 190);
        QCOMPARE(change::QuotaRun(slow, 3600).step(day, 2000, 0).reason, Refusal::RateExceeded);
    }
    void formsOfPaths()
    {
        using change::EndpointMap;
        QVERIFY(EndpointMap::covers(s("/a/{x}"), s("/a/b")));
        QVERIFY(EndpointMap::covers(s("/a/{x}"), s("/a/{y}")));
        QVERIFY(!EndpointMap::covers(s("/a/b"), s("/a/{y}")));
        QVERIFY(EndpointMap::covers(s("/a/**"), s("/a")));
        QVERIFY(EndpointMap::covers(s("/a/**"), s("/a/b/{c}/**")));
        QVERIFY(!EndpointMap::covers(s("/a/{x}"), s("/a/**")));
        QVERIFY(!EndpointMap::covers(s("/a/{x}"), s("/a/b/c")));
        domain::Api api;
        api.id = s("x");
        api.basePath = s("/a");
        api.endpoints = {{s("*"), s("/**"), {s("any")}},
                         {s("GET"), s("/{id}"), {s("one")}},
                         {s("GET"), s("/list"), {s("list")}}};
        const EndpointMap map({api});
        QCOMPARE(map.answering(s("/a"), s("GET /list")).endpoint->scopes, QStringList{s("list")});
        QCOMPARE(map.answering(s("/a"), s("GET /{n}")).endpoint->scopes, QStringList{s("one")});
        QCOMPARE(map.answering(s("/a"), s("POST /{n}")).endpoint->scopes, QStringList{s("any")});
        QVERIFY(!map.answering(s("/b"), s("GET /list")).api);
    }
};

QTEST_GUILESS_MAIN(TestForesight)
#include "tst_foresight.moc"
