// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"
#include "authority/oauth/authorizationserver.h"
#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "linestream.h"
#include "nodefixture.h"

#include <QUrlQuery>

using namespace octroi;
using namespace octroi::test;
using authority::Limits;
using authority::Permission;
using authority::Route;

namespace {

/// Two halves of an organisation that have nothing to do with each other: each a partner, an application, an
/// API, a scope and a key.
struct Half
{
    QString partner, application, api, scope, key;
};

/// What a route with Limits::Objects is asked for within and beyond the limit, and what it answers beyond.
struct Expectation
{
    QByteArray target{}, body{}; ///< within; "" where there is nothing to ask for
    QByteArray beyond{}, beyondBody{};
    int status = 404; ///< of `beyond`
    QByteArray reason = "not_found";
    QString member{};   ///< of a list: what identifies an item's half
    QStringList ours{}; ///< its values within the limit
};

QByteArray latin(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString reasonOf(const Reply &reply)
{
    return reply.json().value(QStringLiteral("reason")).toString();
}

} // namespace

/// All routes of the table with all roles, unlimited, within a limit and beyond it. A route that declares
/// nothing fails, and so does one with Limits::Objects that expectations() does not know.
class TestRoles : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    Half m_a, m_b;
    QString m_plan;
    QHash<QString, QByteArray> m_secrets; ///< by client
    enum Kind { Unlimited, ByPartner, ByApi };

    static QString clientOf(const QString &role, Kind kind) { return role + QString::number(kind); }
    QString post(const char *path, const QJsonObject &body, const char *member = "id")
    {
        const Reply reply = m_f.client().call("POST", path, body);
        if (reply.status != 201)
            qFatal("%s: %d %s", path, reply.status, reply.body.constData());
        return reply.json().value(QLatin1String(member)).toString();
    }
    Half half(const QString &name)
    {
        Half out;
        out.scope = name + QStringLiteral(":read");
        out.partner = post("/v1/partners", {{QStringLiteral("name"), name}});
        out.application = post("/v1/applications", {{QStringLiteral("name"), name}, {QStringLiteral("partner_id"), out.partner}});
        post("/v1/scopes", {{QStringLiteral("name"), out.scope}}, "name");
        const QJsonArray endpoints{QJsonObject{{QStringLiteral("method"), QStringLiteral("GET")},
                                               {QStringLiteral("path"), QStringLiteral("/{id}")},
                                               {QStringLiteral("scopes"), QJsonArray{out.scope}}}};
        out.api = post("/v1/apis", {{QStringLiteral("name"), name},
                                    {QStringLiteral("base_path"), QString(QLatin1Char('/') + name)},
                                    {QStringLiteral("endpoints"), endpoints}});
        out.key = newKey(out);
        return out;
    }
    QString newKey(const Half &h) { return post("/v1/keys", keyBody(h)); }
    static QJsonObject keyBody(const Half &h)
    {
        return {{QStringLiteral("application_id"), h.application},
                {QStringLiteral("name"), QStringLiteral("Key")},
                {QStringLiteral("scopes"), QJsonArray{h.scope}}};
    }
    std::unique_ptr<ControlClient> signedIn(const QString &client)
    {
        auto out = std::make_unique<ControlClient>(m_f.node().port());
        if (out->signIn(client.toLatin1(), m_secrets.value(client)).status != 200)
            qFatal("sign-in of %s failed", qPrintable(client));
        return out;
    }

    /// An administrator who signed octroid's own console in; it is the pages that are asked in a browser
    /// (tests/e2e/browser), and here nobody is.
    std::unique_ptr<ControlClient> personSignedIn(const QString &role, Kind kind, const QString &more = {})
    {
        QJsonObject body{{QStringLiteral("name"), QString(QStringLiteral("person-") + clientOf(role, kind) + more)}, {QStringLiteral("role"), role}};
        if (kind == ByPartner)
            body.insert(QStringLiteral("partner_ids"), QJsonArray{m_a.partner});
        if (kind == ByApi)
            body.insert(QStringLiteral("api_ids"), QJsonArray{m_a.api});
        const QString account = post("/v1/administrators", body);
        const QString verifier(43, QLatin1Char('v')), redirect = QStringLiteral("http://127.0.0.1:49152/callback");
        QUrlQuery query{{QStringLiteral("client_id"), QStringLiteral("octroi-console")}, {QStringLiteral("response_type"), QStringLiteral("code")},
                        {QStringLiteral("scope"), QStringLiteral("admin")}, {QStringLiteral("redirect_uri"), redirect},
                        {QStringLiteral("code_challenge"), QString::fromLatin1(crypto::toBase64Url(crypto::sha256Bytes(verifier.toLatin1())))},
                        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
        QString answer;
        m_f.node().onControlThread([&](authority::AuthorizationServer &server) {
            const auto parameters = authority::Parameters::parse(query.toString(QUrl::FullyEncoded).toLatin1());
            const auto begun = server.authorization().begin(*parameters);
            const auto *asked = std::get_if<authority::AuthorizationRequest>(&begun);
            const auto approved = asked ? server.authorization().approve(*asked, {account, 1, {QStringLiteral("pwd")}}, asked->scopes) : Result<QString>(Error{});
            answer = approved ? *approved : QString();
        });
        const QString code = QUrlQuery(QUrl(answer)).queryItemValue(QStringLiteral("code"));
        const QUrlQuery form{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")}, {QStringLiteral("client_id"), QStringLiteral("octroi-console")},
                             {QStringLiteral("redirect_uri"), redirect}, {QStringLiteral("code_verifier"), verifier}, {QStringLiteral("code"), code}};
        auto out = std::make_unique<ControlClient>(m_f.node().port());
        const Reply reply = out->call("POST", "/oauth/token", form.toString(QUrl::FullyEncoded).toLatin1(), {{"Content-Type", "application/x-www-form-urlencoded"}});
        if (reply.status != 200)
            qFatal("%d %s", reply.status, reply.body.constData());
        out->useToken(reply.json().value(QStringLiteral("access_token")).toString().toLatin1());
        return out;
    }

    std::optional<Expectation> directoryExpectation(const QByteArray &route, Kind kind) const
    {
        const QByteArray aPartner = m_a.partner.toLatin1(), bPartner = m_b.partner.toLatin1();
        const QByteArray aApplication = m_a.application.toLatin1(), bApplication = m_b.application.toLatin1();
        const QByteArray aApi = m_a.api.toLatin1(), bApi = m_b.api.toLatin1();
        const bool partner = kind == ByPartner;
        if (route == "GET /v1/partners")
            return Expectation{"/v1/partners", {}, {}, {}, 0, {}, QStringLiteral("id"), partner ? QStringList{m_a.partner} : QStringList()};
        if (route == "GET /v1/partners/{id}")
            return Expectation{"/v1/partners/" + aPartner, {}, partner ? "/v1/partners/" + bPartner : QByteArray(), {}};
        if (route == "PATCH /v1/partners/{id}" && partner)
            return Expectation{"/v1/partners/" + aPartner, "{}", "/v1/partners/" + bPartner, "{}"};
        if (route == "PATCH /v1/partners/{id}")
            return Expectation{{}, {}, "/v1/partners/" + aPartner, "{}", 403, "limit"};
        if (route == "GET /v1/applications")
            return Expectation{"/v1/applications", {}, {}, {}, 0, {}, QStringLiteral("partner_id"), partner ? QStringList{m_a.partner} : QStringList()};
        if (route == "POST /v1/applications" && partner)
            return Expectation{"/v1/applications", json({{QStringLiteral("name"), QString::number(m_serial++)}, {QStringLiteral("partner_id"), m_a.partner}}),
                               "/v1/applications", json({{QStringLiteral("name"), QStringLiteral("x")}, {QStringLiteral("partner_id"), m_b.partner}}), 422, "partner_unknown"};
        if (route == "POST /v1/applications")
            return Expectation{{}, {}, "/v1/applications", json({{QStringLiteral("name"), QStringLiteral("x")}, {QStringLiteral("partner_id"), m_a.partner}}), 403, "limit"};
        if (route == "GET /v1/applications/{id}")
            return Expectation{"/v1/applications/" + aApplication, {}, partner ? "/v1/applications/" + bApplication : QByteArray(), {}};
        if (route == "PATCH /v1/applications/{id}" && partner)
            return Expectation{"/v1/applications/" + aApplication, "{}", "/v1/applications/" + bApplication, "{}"};
        if (route == "PATCH /v1/applications/{id}")
            return Expectation{{}, {}, "/v1/applications/" + aApplication, "{}", 403, "limit"};
        if (route == "GET /v1/apis")
            return Expectation{"/v1/apis", {}, {}, {}, 0, {}, QStringLiteral("id"), partner ? QStringList() : QStringList{m_a.api}};
        if (route == "GET /v1/apis/{id}")
            return Expectation{"/v1/apis/" + aApi, {}, partner ? QByteArray() : "/v1/apis/" + bApi, {}};
        if (route == "PATCH /v1/apis/{id}" && !partner)
            return Expectation{"/v1/apis/" + aApi, "{}", "/v1/apis/" + bApi, "{}"};
        if (route == "DELETE /v1/apis/{id}" && !partner)
            return Expectation{{}, {}, "/v1/apis/" + bApi, {}};
        if (route == "PATCH /v1/apis/{id}" || route == "DELETE /v1/apis/{id}")
            return Expectation{{}, {}, "/v1/apis/" + aApi, "{}", 403, "limit"};
        if (route == "GET /v1/scopes")
            return Expectation{"/v1/scopes", {}, {}, {}, 0, {}, QStringLiteral("name"), partner ? QStringList() : QStringList{m_a.scope}};
        if (route == "GET /v1/scopes/{name}")
            return Expectation{"/v1/scopes/" + m_a.scope.toLatin1(), {}, partner ? QByteArray() : "/v1/scopes/" + m_b.scope.toLatin1(), {}};
        return std::nullopt;
    }
    std::optional<Expectation> expectation(const Route &of, Kind kind)
    {
        const QByteArray route = latin(of.method) + ' ' + latin(of.path);
        if (auto known = directoryExpectation(route, kind))
            return known;
        const bool partner = kind == ByPartner;
        if (route == "GET /v1/keys")
            return Expectation{"/v1/keys", {}, {}, {}, 0, {}, QStringLiteral("application_id"), {m_a.application}};
        if (route == "POST /v1/keys") {
            Half other = m_a;
            (partner ? other.application : other.scope) = partner ? m_b.application : m_b.scope;
            return Expectation{"/v1/keys", json(keyBody(m_a)), "/v1/keys", json(keyBody(other)), 422, partner ? "application_unknown" : "scope_unknown"};
        }
        if (route == "POST /v1/keys/bulk")
            return Expectation{}; // each item is judged by itself, see bulkItems()
        if (route == "POST /v1/keys/{id}/move") {
            const QByteArray body = json({{QStringLiteral("application_id"), m_a.application}});
            return Expectation{"/v1/keys/" + newKey(m_a).toLatin1() + "/move", body, "/v1/keys/" + m_b.key.toLatin1() + "/move", body};
        }
        if (route.contains("/v1/keys/{id}")) {
            const QByteArray rest = latin(of.path).mid(int(qstrlen("/v1/keys/{id}")));
            const bool sends = of.body != Route::Body::None;
            // A fresh one each time: what is revoked is not revoked again.
            return Expectation{"/v1/keys/" + newKey(m_a).toLatin1() + rest, sends ? "{}" : "", "/v1/keys/" + m_b.key.toLatin1() + rest, sends ? "{}" : ""};
        }
        if (route == "GET /v1/usage")
            return Expectation{"/v1/usage", {}, "/v1/usage?key_id=" + m_b.key.toLatin1(), {}};
        if (route == "POST /v1/usage/calls")
            return Expectation{"/v1/usage/calls",
                               "{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}",
                               {},
                               {}};
        if (route == "GET /v1/live")
            return Expectation{}; // a stream, see tst_live.cpp
        if (route == "GET /v1/changes")
            return Expectation{"/v1/changes?since=0", {}, {}, {}, 0, {}, QStringLiteral("object_id"), seen(partner)};
        if (route == "GET /v1/audit")
            return Expectation{"/v1/audit?limit=1000", {}, {}, {}, 0, {}, QStringLiteral("object_id"), seen(partner)};
        return std::nullopt;
    }
    /// The objects of whose changes a limited caller is told; keys are many and are told by their half.
    QStringList seen(bool partner) const
    {
        return partner ? QStringList{m_a.partner, m_a.application, m_a.api, m_b.api, m_a.scope, m_b.scope, m_a.key, m_plan}
                       : QStringList{m_a.partner, m_b.partner, m_a.application, m_b.application, m_a.api, m_a.scope, m_a.key, m_plan};
    }
    static QByteArray anyTarget(const Route &route)
    {
        return latin(route.path).replace("{id}", "0000000000").replace("{name}", "none");
    }
    void checkList(const Reply &reply, const Expectation &expected, const QByteArray &what)
    {
        const QJsonArray items = reply.json().value(QStringLiteral("items")).toArray();
        QVERIFY2(!items.isEmpty(), what.constData());
        if (expected.ours.isEmpty())
            return;
        for (const QJsonValue item : items) {
            const QString value = item.toObject().value(expected.member).toString();
            if (item.toObject().value(QStringLiteral("object_type")).toString() == QLatin1String("key"))
                QVERIFY2(value != m_b.key, what.constData());
            else if (!m_created.contains(value))
                QVERIFY2(expected.ours.contains(value), (what + ' ' + value.toLatin1()).constData());
        }
    }

    mutable int m_serial = 0;
    QStringList m_created; ///< within the limit, by the test itself

private Q_SLOTS:
    void initTestCase()
    {
        m_a = half(QStringLiteral("alpha"));
        m_b = half(QStringLiteral("beta"));
        m_plan = post("/v1/plans", {{QStringLiteral("name"), QStringLiteral("Basic")}});
        for (const char *name : {"owner", "manager", "issuer", "auditor", "none"}) {
            const QString role = QString::fromLatin1(name);
            for (const Kind kind : {Unlimited, ByPartner, ByApi}) {
                domain::RoleLimits limits;
                if (kind == ByPartner)
                    limits.partnerIds = QStringList{m_a.partner};
                if (kind == ByApi)
                    limits.apiIds = QStringList{m_a.api};
                m_secrets[clientOf(role, kind)] = m_f.node().addMemoryClient(clientOf(role, kind), role, role, limits).reveal();
            }
        }
    }
    void everyRouteDeclaresItsLimits()
    {
        for (const Route &route : authority::routeTable())
            QVERIFY2(route.limits != Limits::Undeclared, (latin(route.method) + ' ' + latin(route.path)).constData());
    }
    void roles_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<bool>("person");
        for (const char *role : {"owner", "manager", "issuer", "auditor", "none"}) {
            QTest::newRow(role) << QString::fromLatin1(role) << false;
            QTest::newRow((QByteArray("person: ") + role).constData()) << QString::fromLatin1(role) << true;
        }
    }
    void roles()
    {
        QFETCH(QString, role);
        QFETCH(bool, person);
        for (const Kind kind : {Unlimited, ByPartner, ByApi}) {
            const auto signedInClient = person ? personSignedIn(role, kind) : signedIn(clientOf(role, kind));
            ControlClient &client = *signedInClient;
            for (const Route &route : authority::routeTable()) {
                if (route.permission == Permission::Public || route.permission == Permission::Local || !route.handler)
                    continue;
                const QByteArray what = role.toLatin1() + ' ' + QByteArray::number(kind) + ' ' + latin(route.method) + ' ' + latin(route.path);
                if (!authority::roleHas(role, route.permission)) {
                    const Reply reply = client.call(latin(route.method), anyTarget(route), QByteArray("{}"));
                    QVERIFY2(reply.status == 403 && reasonOf(reply) == QLatin1String("role"), what.constData());
                } else if (kind == Unlimited) {
                    reached(client, route, what);
                } else if (route.limits == Limits::Whole) {
                    const Reply reply = client.call(latin(route.method), anyTarget(route), QByteArray("{}"));
                    QVERIFY2(reply.status == 403 && reasonOf(reply) == QLatin1String("limit"), (what + ' ' + reply.body).constData());
                } else if (route.limits == Limits::None) {
                    reached(client, route, what);
                } else {
                    withinAndBeyond(client, route, kind, what);
                }
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }
    void whoMayFollowNoMoreIsCutOff()
    {
        const auto client = personSignedIn(QStringLiteral("auditor"), ByApi, QStringLiteral("-live"));
        QString account;
        for (const QJsonValue item : m_f.client().call("GET", "/v1/administrators?limit=1000").json()[QStringLiteral("items")].toArray()) {
            if (item.toObject()[QStringLiteral("name")].toString() == QStringLiteral("person-") + clientOf(QStringLiteral("auditor"), ByApi) + QStringLiteral("-live"))
                account = item.toObject()[QStringLiteral("id")].toString();
        }
        const auto follow = [&](Wire &stream) {
            stream.send("GET /v1/live HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + client->token() + "\r\n\r\n");
            QTRY_VERIFY_WITH_TIMEOUT(stream.more() && stream.buffer().contains("event: point"), 20'000);
        };
        // Limited to less, the stream still had the numbers of before.
        Wire first(m_f.node().port());
        follow(first);
        QCOMPARE(m_f.client().call("PATCH", "/v1/administrators/" + account.toLatin1(), QJsonObject{{QStringLiteral("api_ids"), QJsonArray{m_b.api}}}).status, 200);
        QVERIFY(first.closedByPeer(30'000));
        Wire second(m_f.node().port());
        follow(second);
        QCOMPARE(m_f.client().call("POST", "/v1/administrators/" + account.toLatin1() + "/disable").status, 200);
        QVERIFY(second.closedByPeer(30'000));
    }
    void bulkItems()
    {
        for (const Kind kind : {ByPartner, ByApi}) {
            const auto client = signedIn(clientOf(QStringLiteral("issuer"), kind));
            LineStream stream(m_f.node().port(), client->token());
            const QByteArray within = newKey(m_a).toLatin1(), beyond = m_b.key.toLatin1();
            const auto item = [&](const char *op, const QByteArray &id, const QJsonObject &body) {
                stream.send(json({{QStringLiteral("op"), QLatin1String(op)}, {QStringLiteral("id"), QString::fromLatin1(id)}, {QStringLiteral("body"), body}}) + '\n');
            };
            item("suspend", within, {});
            item("suspend", beyond, {});
            item("move", within, {{QStringLiteral("application_id"), m_b.application}});
            stream.finish();
            QCOMPARE(stream.result().value(QStringLiteral("status")).toInt(), 200);
            QCOMPARE(stream.result().value(QStringLiteral("status")).toInt(), 404);
            // Limited to APIs, all applications are seen.
            QCOMPARE(stream.result().value(QStringLiteral("status")).toInt(), kind == ByPartner ? 422 : 200);
        }
    }
    void bothLimits()
    {
        domain::RoleLimits limits{QStringList{m_a.partner}, QStringList{m_b.api}};
        m_secrets[QStringLiteral("both")] = m_f.node().addMemoryClient(QStringLiteral("both"), QStringLiteral("both"), QStringLiteral("manager"), limits).reveal();
        const auto signedInClient = signedIn(QStringLiteral("both"));
            ControlClient &client = *signedInClient;
        QCOMPARE(client.call("GET", "/v1/keys").json().value(QStringLiteral("items")).toArray().size(), 0);
        QCOMPARE(client.call("PATCH", "/v1/apis/" + m_b.api.toLatin1(), QByteArray("{}")).status, 403);
        QCOMPARE(client.call("PATCH", "/v1/partners/" + m_a.partner.toLatin1(), QByteArray("{}")).status, 403);
    }
    void emptyLimitReachesNothing()
    {
        domain::RoleLimits limits;
        limits.partnerIds = QStringList();
        m_secrets[QStringLiteral("empty")] = m_f.node().addMemoryClient(QStringLiteral("empty"), QStringLiteral("empty"), QStringLiteral("owner"), limits).reveal();
        const auto signedInClient = signedIn(QStringLiteral("empty"));
            ControlClient &client = *signedInClient;
        for (const char *path : {"/v1/partners", "/v1/applications", "/v1/keys"})
            QCOMPARE(client.call("GET", path).json().value(QStringLiteral("items")).toArray().size(), 0);
    }
    /// Who may not see a call still learns that there is one: else a scope would seem to be used by nobody.
    void callsThatAreLeftOut()
    {
        const QJsonObject issued = m_f.client().call("POST", "/v1/keys", keyBody(m_b)).json();
        const QByteArray key = issued.value(QStringLiteral("key")).toString().toLatin1();
        const QString id = issued.value(QStringLiteral("id")).toString();
        QCOMPARE(m_f.client().check(key, "GET", "/" + m_b.scope.section(u':', 0, 0).toLatin1() + "/7").status,
                 200);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QJsonObject body{{QStringLiteral("from"), now.addDays(-1).toString(Qt::ISODate)},
                               {QStringLiteral("to"), now.addDays(1).toString(Qt::ISODate)}};
        for (const Kind kind : {Unlimited, ByPartner, ByApi}) {
            const QJsonObject answer = signedIn(clientOf(QStringLiteral("manager"), kind))
                                           ->call("POST", "/v1/usage/calls", body)
                                           .json();
            bool leftOut = false;
            for (const QJsonValue row : answer[QStringLiteral("rows")].toArray())
                leftOut |=
                    row.toArray().size() == 4 &&
                    answer[QStringLiteral("endpoints")][int(row.toArray()[3].toInteger())].toString() ==
                        QStringLiteral("unseen");
            QCOMPARE(leftOut, kind != Unlimited);
            // Nor are the names told of what no row tells of.
            if (kind != ByApi)
                QCOMPARE(answer[QStringLiteral("keys")].toArray().contains(id), kind == Unlimited);
            QCOMPARE(answer[QStringLiteral("apis")].toArray().contains(m_b.api), kind == Unlimited);
        }
    }
    /// A scope that two APIs ask for opens the one beyond the limit as well.
    void sharedScopes()
    {
        post("/v1/scopes", {{QStringLiteral("name"), QStringLiteral("shared")}}, "name");
        const QByteArray aApi = "/v1/apis/" + m_a.api.toLatin1(), bApi = "/v1/apis/" + m_b.api.toLatin1();
        const auto endpoints = [](const QString &own, bool shared) {
            QJsonArray out{QJsonObject{{QStringLiteral("method"), QStringLiteral("GET")}, {QStringLiteral("path"), QStringLiteral("/{id}")}, {QStringLiteral("scopes"), QJsonArray{own}}}};
            if (shared)
                out.append(QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")}, {QStringLiteral("path"), QStringLiteral("/")}, {QStringLiteral("scopes"), QJsonArray{QStringLiteral("shared")}}});
            return QJsonObject{{QStringLiteral("endpoints"), out}};
        };
        QCOMPARE(m_f.client().call("PATCH", bApi, endpoints(m_b.scope, true)).status, 200);
        const auto signedInClient = signedIn(clientOf(QStringLiteral("manager"), ByApi));
            ControlClient &client = *signedInClient;
        // Asking for it would make it grantable.
        QCOMPARE(reasonOf(client.call("PATCH", aApi, endpoints(m_a.scope, true))), QStringLiteral("scope_unknown"));
        QCOMPARE(m_f.client().call("PATCH", aApi, endpoints(m_a.scope, true)).status, 200);
        Half both = m_a;
        both.scope = QStringLiteral("shared");
        const Reply refused = client.call("POST", "/v1/keys", keyBody(both));
        QCOMPARE(refused.status, 403);
        QCOMPARE(reasonOf(refused), QStringLiteral("limit"));
        // A key that opens both is seen and not changed.
        const QByteArray key = "/v1/keys/" + newKey(both).toLatin1();
        QCOMPARE(client.call("GET", key).status, 200);
        QCOMPARE(client.call("POST", key + "/revoke").status, 403);
        // A wildcard reaches what lies below it.
        both.scope = QStringLiteral("beta:*");
        QCOMPARE(reasonOf(client.call("POST", "/v1/keys", keyBody(both))), QStringLiteral("scope_unknown"));
    }

private:
    /// Some answer of the route itself, whatever it thinks of an empty body.
    void reached(ControlClient &client, const Route &route, const QByteArray &what)
    {
        if (latin(route.path) == "/v1/live" || latin(route.path) == "/v1/snapshots/keys")
            return; // a stream takes the connection
        const Reply reply = client.call(latin(route.method), anyTarget(route), QByteArray("{}"));
        QVERIFY2(reply.status != 401 && reply.status != 403 && reply.status != 405 && reply.status != 0, (what + ' ' + reply.body).constData());
    }
    void withinAndBeyond(ControlClient &client, const Route &route, Kind kind, const QByteArray &what)
    {
        const auto expected = expectation(route, kind);
        QVERIFY2(expected, (what + ": no expectation").constData());
        if (!expected->target.isEmpty()) {
            const Reply within = client.call(latin(route.method), expected->target, expected->body);
            QVERIFY2(within.status == 200 || within.status == 201, (what + ' ' + within.body).constData());
            if (within.status == 201)
                m_created << within.json().value(QStringLiteral("id")).toString();
            if (!expected->member.isEmpty())
                checkList(within, *expected, what);
        }
        if (expected->beyond.isEmpty())
            return;
        const Reply beyond = client.call(latin(route.method), expected->beyond, expected->beyondBody);
        QVERIFY2(beyond.status == expected->status, (what + ' ' + beyond.body).constData());
        QCOMPARE(reasonOf(beyond).toLatin1(), expected->reason);
    }
};

QTEST_GUILESS_MAIN(TestRoles)
#include "tst_roles.moc"
