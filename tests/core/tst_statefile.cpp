// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/statefile.h"
#include "report/yamltree.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace octroi;
using report::readState;
using report::writeState;

class TestStateFile : public QObject
{
    Q_OBJECT

    static domain::OAuthClient worker()
    {
        domain::OAuthClient client;
        client.name = QStringLiteral("worker");
        client.grantTypes = QStringList{QStringLiteral("client_credentials")};
        client.scopes = QStringList{QStringLiteral("orders:*")};
        return client;
    }

    static domain::State sample()
    {
        domain::State state;
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        scope.description = QStringLiteral("Reads orders:\n\"all\" of them # really");
        scope.sensitivity = domain::Sensitivity::High;
        scope.maxLifetimeDays = 90;
        state.scopes = QList<domain::Scope>{scope};
        domain::Plan plan;
        plan.name = QStringLiteral("null");
        plan.rate = 0.1;
        plan.burst = 1;
        plan.volumeMonth = 9'007'199'254'740'992;
        state.plans = QList<domain::Plan>{plan};
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders/v1");
        api.endpoints = {{QStringLiteral("*"), QStringLiteral("/{id}/**"), {QStringLiteral("orders:read")}},
                         {QStringLiteral("GET"), QStringLiteral("/"), {}}};
        api.credentialRule = domain::CredentialRule::Both;
        state.apis = QList<domain::Api>{api};
        domain::StatePartner partner;
        partner.partner.name = QStringLiteral("Ærø & Søn: «näch»");
        partner.partner.kind = domain::PartnerKind::ThirdParty;
        partner.partner.status = domain::PartnerStatus::Closed;
        partner.partner.tags = QStringList{QStringLiteral("no"), QStringLiteral("12"), QStringLiteral("- x")};
        partner.partner.contact = QStringLiteral("api@example.org");
        domain::StateApplication application;
        application.application.name = QStringLiteral("shop/returns");
        domain::StateClient client{worker(), QStringLiteral("null")};
        client.client.suspendedAt = domain::suspendedInState();
        client.client.expiresAt = QDateTime(QDate(2031, 1, 31), QTime(12, 0, 0, 5), Qt::UTC);
        client.client.keys = {QJsonObject{{QStringLiteral("kty"), QStringLiteral("EC")},
                                          {QStringLiteral("x"), QStringLiteral("0e1")},
                                          {QStringLiteral("n"), 3}}};
        client.client.certificates = {{QString(43, u'a'), {}}};
        client.client.consent = false;
        application.clients = {client};
        partner.applications = {application};
        state.partners = QList<domain::StatePartner>{partner};
        return state;
    }

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const domain::State state = sample();
        const QByteArray text = writeState(state);
        const auto again = readState(text);
        QVERIFY2(again.ok(),
                 qPrintable(again.ok() ? QString() : again.error().toString() + QString::fromUtf8(text)));
        QVERIFY2(*again == state, text.constData());
        QCOMPARE(writeState(*again), text);
        QVERIFY(!text.contains("id:") || text.contains("thumbprint"));
        const auto nothing = readState(writeState({}));
        QVERIFY(nothing.ok() && *nothing == domain::State());
        domain::State empty;
        empty.scopes = QList<domain::Scope>();
        const auto none = readState(writeState(empty));
        QVERIFY(none.ok() && *none == empty);
    }

    void anyNameIsRead()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            domain::State state;
            state.partners = QList<domain::StatePartner>();
            domain::StatePartner partner;
            for (int i = 0; i < 1 + int(random.bounded(12)); ++i) {
                static const QString odd =
                    QStringLiteral(" :#-?&*!|>'\"%@`{}[],~\\/=<.0x1eny\u00a0\u3000é漢\u200d");
                partner.partner.name += odd[random.bounded(int(odd.size()))];
            }
            const auto name = domain::checkDescribed(partner.partner);
            if (!name)
                continue;
            partner.partner = *name;
            partner.partner.tags = QStringList{name->name};
            state.partners->append(partner);
            const QByteArray text = writeState(state);
            const auto again = readState(text);
            QVERIFY2(again.ok(), text.constData());
            QVERIFY2(*again == state, text.constData());
        }
    }

    void orderDoesNotMatter()
    {
        const auto a =
            readState("octroi: 1\nscopes: [{name: b}, {name: a}]\npartners: [{name: Zeta}, {name: alpha}]\n");
        const auto b =
            readState("partners: [{name: alpha}, {name: Zeta}]\nscopes:\n- name: a\n- name: b\noctroi: 1\n");
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(writeState(*a), writeState(*b));
        QVERIFY(writeState(*a).indexOf("alpha") < writeState(*a).indexOf("Zeta"));
    }

    void whatABackendWouldTidyIsTidied()
    {
        const auto state = readState(
            "octroi: 1\nplans: [{name: ' P ', rate: 2.5}]\napis: [{name: A, base_path: /a/, endpoints: "
            "[{method: get, path: /x, scopes: [a:b, a:b]}]}]\n"
            "partners: [{name: N, applications: [{name: A, clients: [{name: c, grant_types: [refresh_token, "
            "authorization_code], kind: web, redirect_uris: ['https://a.example/'], scopes: [a:b]}]}]}]\n");
        QVERIFY2(state.ok(), qPrintable(state.ok() ? QString() : state.error().toString()));
        QCOMPARE(state->plans->first().name, QStringLiteral("P"));
        QCOMPARE(state->plans->first().burst, qint64(3));
        QCOMPARE(state->apis->first().basePath, QStringLiteral("/a"));
        QCOMPARE(state->apis->first().endpoints.first().method, QStringLiteral("GET"));
        QCOMPARE(state->apis->first().endpoints.first().scopes.size(), 1);
        QCOMPARE(state->partners->first().applications.first().clients.first().client.grantTypes.first(),
                 QStringLiteral("authorization_code"));
    }

    void whatIsWrongIsPointedAt_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, QByteArray text, const char *reason, const char *place) {
            QTest::newRow(name) << text << QString::fromLatin1(reason) << QString::fromLatin1(place);
        };
        row("empty", "", "member_type", "line 1, column 1");
        row("no version", "scopes: []\n", "state_version", "line 1, column 1");
        row("newer", "octroi: 2\n", "state_version", "line 1, column 9");
        row("unknown part", "octroi: 1\nkeys: []\n", "member_unknown", "line 2, column 1");
        row("unknown field", "octroi: 1\nscopes:\n  - name: a\n    colour: red\n", "member_unknown",
            "line 4, column 5");
        row("unknown in an endpoint",
            "octroi: 1\napis:\n- name: A\n  base_path: /a\n  endpoints:\n  - {method: GET, path: /, rate: "
            "1}\n",
            "member_unknown", "line 6, column 28");
        row("field twice", "octroi: 1\nscopes:\n  - name: a\n    name: b\n", "yaml_twice",
            "line 4, column 5");
        row("scope twice", "octroi: 1\nscopes:\n  - name: a\n  - name: a\n", "exists", "line 4, column 5");
        row("partner twice, in other letters", "octroi: 1\npartners:\n  - name: Nord\n  - name: NORD\n",
            "exists", "line 4, column 5");
        row("no name", "octroi: 1\nplans:\n  - rate: 1\n", "member_missing", "line 3, column 5");
        row("a list as name", "octroi: 1\nplans:\n  - name: [a]\n", "member_type", "line 3, column 11");
        row("null as name", "octroi: 1\nplans:\n  - name: ~\n", "member_type", "line 3, column 11");
        row("text for a number", "octroi: 1\nplans:\n  - name: a\n    rate: \"5\"\n", "member_type",
            "line 4, column 11");
        row("fraction of a request", "octroi: 1\nplans:\n  - name: a\n    burst: 1.5\n", "member_type",
            "line 4, column 12");
        row("negative", "octroi: 1\nplans:\n  - name: a\n    burst: -1\n", "member_type",
            "line 4, column 12");
        row("too large", "octroi: 1\nplans:\n  - name: a\n    burst: 9999999999999999\n", "number_range",
            "line 4, column 12");
        row("a map for a list", "octroi: 1\nscopes: {name: a}\n", "member_type", "line 2, column 9");
        row("unknown value", "octroi: 1\npartners:\n  - name: a\n    kind: robot\n", "value_unknown",
            "line 4, column 11");
        row("scope syntax", "octroi: 1\nscopes:\n  - name: a b\n", "scope_syntax", "line 3, column 11");
        row("path syntax", "octroi: 1\napis:\n  - name: a\n    base_path: a\n", "path_syntax",
            "line 4, column 16");
        row("not a time",
            "octroi: 1\npartners: [{name: a, applications: [{name: b, clients: [{name: c, grant_types: "
            "[client_credentials], expires_at: soon}]}]}]\n",
            "member_type", "line 2, column 114");
        row("grants that do not fit",
            "octroi: 1\npartners: [{name: a, applications: [{name: b, clients: [{name: c, grant_types: "
            "[authorization_code]}]}]}]\n",
            "member_missing", "line 2, column 57");
        row("alias", "octroi: 1\nscopes:\n  - &a {name: a}\n  - *a\n", "yaml_alias", "line 3, column 5");
        row("cycle", "octroi: 1\nscopes: &a [*a]\n", "yaml_alias", "line 2, column 9");
        row("alias of nothing", "octroi: 1\nscopes: *a\n", "yaml_syntax", "line 2, column 9");
        row("tag", "octroi: 1\nscopes: !!set {a, b}\n", "yaml_tag", "line 2, column 9");
        row("second document", "octroi: 1\n---\noctroi: 1\n", "yaml_documents", "line 3, column 1");
        row("broken", "octroi: 1\nscopes: [\n", "yaml_syntax", "line 3, column 1");
        row("tab", "octroi: 1\nscopes:\n\t- name: a\n", "yaml_syntax", "line 3, column 2");
        row("not UTF-8", "octroi: 1\nscopes:\n  - name: \xC0\x80\n", "utf8", "line 3, byte 11");
        row("cut off", "octroi: 1\nscopes: \xE2\x82", "utf8", "line 2, byte 10");
        row("a surrogate", "octroi: 1\n# \xED\xA0\x80\n", "utf8", "line 2, byte 4");
        row("UTF-16", QByteArray("o\0c\0", 4), "utf8", "line 1, byte 2");
    }
    void whatIsWrongIsPointedAt()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QFETCH(QString, place);
        const auto state = readState(text);
        QVERIFY(!state.ok());
        QVERIFY2(state.error().reason == reason,
                 qPrintable(state.error().reason + u' ' + state.error().toString()));
        QCOMPARE(state.error().context, place);
        QVERIFY(!state.error().detail.isEmpty());
    }

    void whatWouldGrowIsBounded()
    {
        QByteArray laughs = "octroi: 1\na0: &a0 [x, x]\n";
        for (int i = 1; i < 30; ++i)
            laughs += QStringLiteral("a%1: &a%1 [*a%2, *a%2]\n").arg(i).arg(i - 1).toLatin1();
        QCOMPARE(readState(laughs).error().reason, QStringLiteral("yaml_alias"));
        QCOMPARE(readState("octroi: 1\nscopes: " + QByteArray(100, '[')).error().reason,
                 QStringLiteral("yaml_depth"));
        QCOMPARE(readState("octroi: 1\nscopes: " + QByteArray(100'000, '[')).error().reason,
                 QStringLiteral("yaml_depth"));
        QByteArray pieces = "octroi: 1\nscopes: [";
        for (int i = 0; i < 2'000'001; ++i)
            pieces += "x,";
        QCOMPARE(readState(pieces + "]").error().reason, QStringLiteral("yaml_size"));
        QCOMPARE(readState(QByteArray(report::kMostYamlBytes + 1, ' ')).error().reason,
                 QStringLiteral("yaml_size"));
        QVERIFY(readState("\xEF\xBB\xBF"
                          "octroi: 1\r\nscopes:\r\n  - name: a\r\n")
                    .ok());
    }
};

QTEST_GUILESS_MAIN(TestStateFile)
#include "tst_statefile.moc"
