// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clientfacts.h"
#include "domain/clientfilter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace octroi;
using domain::ApiKey;
using domain::KeyFilter;

namespace {

QDateTime at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

    const QDateTime m_now = at("2026-11-23T12:00:00Z");
    ApiKey m_key;

    bool matches(const QString &text) const
    {
        const KeyFilter filter = KeyFilter::parse(text);
        KeyFilter::Subject subject{m_key,
                                   QStringLiteral("Kestrel Freight"),
                                   QStringLiteral("Returns"),
                                   QStringLiteral("Gold"),
                                   QStringLiteral("octroid"),
                                   {QStringLiteral("emea"), QStringLiteral("pilot")},
                                   1500,
                                   2'000'000};
        return filter.matches(subject, m_now);
    }

private Q_SLOTS:
    void init()
    {
        m_key = ApiKey();
        m_key.id = QStringLiteral("7Hq2mXvB9d");
        m_key.name = QStringLiteral("Étagère nightly");
        m_key.prefix = QStringLiteral("oct");
        m_key.last4 = QStringLiteral("k3Tz");
        m_key.scopes = {QStringLiteral("orders:read"), QStringLiteral("returns:*")};
        m_key.restrictions.addresses = {QStringLiteral("203.0.113.0/28")};
        m_key.createdAt = at("2026-11-20T12:00:00Z");
        m_key.expiresAt = at("2026-12-10T12:00:00Z");
        m_key.lastUsedAt = at("2026-11-22T12:00:00Z");
    }

    void matching_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *text, bool expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << expected;
        };
        row("", true);
        row("   ", true);
        row("kestrel", true);
        row("KESTREL", true);
        row("étagère", true);
        row("ÉTAG*", true);
        row("falcon", false);
        row("kestrel returns", true);
        row("kestrel and returns", true);
        row("kestrel falcon", false);
        row("falcon or kestrel", true);
        row("falcon or kestrel falcon", false);
        row("(falcon or kestrel) returns", true);
        row("not falcon", true);
        row("not not falcon", false);
        row("-kestrel", false);
        row("-status:revoked", true);
        row("-(falcon or kestrel)", false);
        row("\"kestrel freight\"", true);
        row("\"or\"", true); // it is in "orders:read"
        row("k3Tz", true);
        row("oct_live_7Hq2*", true);
        row("kes*", true);
        row("*freight", true);
        row("kes*x", false);
        row("status:active", true);
        row("status:revoked,active", true);
        row("status:revoked,expired", false);
        row("status:act*", true);
        row("env:live", true);
        row("env:test", false);
        row("scope:orders:read", true);
        row("scope:orders", true);
        row("scope=orders", false);
        row("scope:order", false);
        row("scope:returns:write", true);
        row("scope=returns:write", false);
        row("scope:*:read", true);
        row("partner:kestrel", true);
        row("partner=kestrel", false);
        row("partner=\"kestrel freight\"", true);
        row("app:ret*", true);
        row("plan:gold", true);
        row("plan:\"\"", false);
        row("backend:octroid", true);
        row("id:7Hq2mXvB9d", true);
        row("id:7hq2mxvb9d", false);
        row("address:203.0.113.*", true);
        row("tag:emea", true);
        row("tag:apac", false);
        row("expires<30d", true);
        row("expires<17d", false);
        row("expires<=17d", true);
        row("expires>30d", false);
        row("expires>2w", true);
        row("expires:never", false);
        row("expires<2026-12-11", true);
        row("expires<2026-12-10", false);
        row("expires<=2026-12-10", true);
        row("expires:2026-12-10", true);
        row("expires>now", true);
        row("expires<now", false);
        row("last_used<7d", true);
        row("last_used>90d", false);
        row("last_used<12h", false);
        row("created<7d", true);
        row("created>1y", false);
        row("created<1mo", true);
        row("requests>1k", true);
        row("requests>=1.5k", true);
        row("requests>1500", false);
        row("bytes:2M", true);
        row("bytes<1G", true);
        row("10.0.0.1:80", false);
        row("requests:1k..2k", true);
        row("requests:1500..1500", true);
        row("requests:2k..", false);
        row("requests:..1499", false);
        row("requests:5,1k..2k", true);
        row("bytes:1M..3M", true);
        row("expires:7d..30d", true);
        row("expires:17d..30d", true);
        row("expires:18d..30d", false);
        row("expires:now..", true);
        row("expires:2026-12-01..2026-12-10", true);
        row("expires:2026-12-11..", false);
        row("last_used:1d..7d", true);
        row("last_used:7d..90d", false);
        row("-created:2026-11-01..2026-11-30", false);
        // 2026-11-23 is a Monday.
        row("created:today", false);
        row("last_used:yesterday", true);
        row("last_used:Yesterday", true);
        row("last_used<today", true);
        row("last_used:today,yesterday", true);
        row("created:thisweek", false);
        row("created:lastweek", true);
        row("created>=lastweek", true);
        row("created:lastweek..today", true);
        row("created:thismonth", true);
        row("created:lastmonth", false);
        row("created:thisyear", true);
        row("created>lastyear", true);
        row("expires:nextmonth", true);
        row("expires:thismonth", false);
        row("expires:tomorrow", false);
        row("expires:nextweek", false);
        row("expires<nextyear", true);
        row("expires:nextyear..", false);
        row("expires>-7d", true);
        row("expires:-7d", false);
        row("expires<+30d", true);
        row("expires:+30d", true);
        row("expires:-7d..30d", true);
        row("expires:-7d..7d", false);
        row("last_used>-7d", true);
        row("last_used:-7d", true);
        row("last_used<-12h", true);
        row("created:-7d..-1d", true);
        row("created:-7d..1d", true);
        row("created:-2d..-1d", false);
    }
    void matching()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);
        QVERIFY2(KeyFilter::parse(text).ok(),
                 qPrintable(KeyFilter::parse(text).error().value_or(domain::FilterError()).detail));
        QCOMPARE(matches(text), expected);
    }

    void neverAndThePast()
    {
        m_key.expiresAt = {};
        m_key.lastUsedAt = {};
        QVERIFY(matches(QStringLiteral("expires:never")));
        QVERIFY(!matches(QStringLiteral("expires<30d")));
        QVERIFY(!matches(QStringLiteral("expires>30d")));
        QVERIFY(matches(QStringLiteral("last_used>90d")));
        QVERIFY(matches(QStringLiteral("last_used:never")));
        QVERIFY(matches(QStringLiteral("last_used:90d..")));
        QVERIFY(!matches(QStringLiteral("last_used:30d..90d")));
        QVERIFY(!matches(QStringLiteral("expires:7d..30d")));
        QVERIFY(!matches(QStringLiteral("last_used<7d")));
        m_key.expiresAt = m_now.addDays(-1);
        QVERIFY(!matches(QStringLiteral("expires<30d")));
        QVERIFY(matches(QStringLiteral("expires<now")));
        QVERIFY(matches(QStringLiteral("expires:-7d")));
        QVERIFY(matches(QStringLiteral("expires:-7d..7d")));
        QVERIFY(!matches(QStringLiteral("expires<-7d")));
        QVERIFY(matches(QStringLiteral("expires:yesterday")));
        QVERIFY(matches(QStringLiteral("status:expired")));
    }

    void errors_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("length");
        const auto row = [](const char *text, const char *reason, int start, int length) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(reason) << start << length;
        };
        row("colour:red", "name_unknown", 0, 6);
        row("a colour:red", "name_unknown", 2, 6);
        row("status<active", "operator_unexpected", 6, 1);
        row("<30d", "operator_unexpected", 0, 1);
        row("expires<never", "operator_unexpected", 7, 1);
        row("status:", "value_missing", 6, 1);
        row("status:active,", "value_missing", 6, 1);
        row("status:asleep", "value_unknown", 7, 6);
        row("created:thisday", "time_syntax", 8, 7);
        row("created:--7d", "time_syntax", 8, 4);
        row("created:-1d..-7d", "range_order", 8, 8);
        row("created:today..yesterday", "range_order", 8, 16);
        row("expires<soon", "time_syntax", 8, 4);
        row("expires<2026-02-31", "time_syntax", 8, 10);
        row("expires<9999999d", "time_syntax", 8, 8);
        row("requests>many", "number_syntax", 9, 4);
        row("requests:1k..many", "number_syntax", 13, 4);
        row("requests:..", "value_missing", 9, 2);
        row("requests:2k..1k", "range_order", 9, 6);
        row("expires:30d..7d", "range_order", 8, 7);
        row("expires:2026-12-02..2026-12-01", "range_order", 8, 22);
        row("expires:never..30d", "operator_unexpected", 8, 5);
        row("requests>1..5", "number_syntax", 9, 4);
        row("(a", "parenthesis", 0, 1);
        row("a)", "parenthesis", 1, 1);
        row("()", "parenthesis", 1, 1);
        row("(", "parenthesis", 0, 1);
        row("a or", "dangling", 2, 2);
        row("or a", "dangling", 0, 2);
        row("a not", "dangling", 2, 3);
        row("a and", "dangling", 2, 3);
    }
    void errors()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        QFETCH(int, start);
        QFETCH(int, length);
        const KeyFilter filter = KeyFilter::parse(text);
        QVERIFY(!filter.ok());
        QCOMPARE(filter.error()->reason, reason);
        QCOMPARE(int(filter.error()->start), start);
        QCOMPARE(int(filter.error()->length), length);
        QVERIFY(!matches(text));
    }

    void tokens()
    {
        using Kind = domain::FilterToken::Kind;
        const auto tokens = KeyFilter::parse(QStringLiteral("-status:active,revoked or (x)")).tokens();
        QList<Kind> kinds;
        for (const auto &t : tokens)
            kinds << t.kind;
        const QList<Kind> expected{Kind::Keyword, Kind::Name,     Kind::Operator, Kind::Value,   Kind::Value,
                                   Kind::Keyword, Kind::Operator, Kind::Word,     Kind::Operator};
        QCOMPARE(kinds, expected);
        QCOMPARE(tokens[4].start, 15);
        QCOMPARE(tokens[4].length, 7);
    }

    void deepNestingIsRefused()
    {
        const KeyFilter filter = KeyFilter::parse(QString(100'000, u'(') + u'a' + QString(100'000, u')'));
        QVERIFY(!filter.ok());
        QCOMPARE(filter.error()->reason, QStringLiteral("parenthesis"));
        QVERIFY(KeyFilter::parse(QStringLiteral("not ").repeated(50'000) + u'a').ok());
    }

    void anyTextIsRead()
    {
        const QStringList pieces{
            QStringLiteral("("),       QStringLiteral(")"),    QStringLiteral(" "),
            QStringLiteral("or"),      QStringLiteral("not"),  QStringLiteral("-"),
            QStringLiteral("status"),  QStringLiteral(":"),    QStringLiteral("<="),
            QStringLiteral("expires"), QStringLiteral("30d"),  QStringLiteral("*"),
            QStringLiteral(","),       QStringLiteral("\""),   QStringLiteral("requests"),
            QStringLiteral("1k"),      QString(QChar(0xD800)), QStringLiteral("é"),
            QStringLiteral("and"),     QStringLiteral("=")};
        QRandomGenerator random(20261123);
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            const int length = random.bounded(14);
            for (int j = 0; j < length; ++j)
                text += random.bounded(8) == 0 ? QString(QChar(random.bounded(1, 0xFFFF)))
                                               : pieces[random.bounded(int(pieces.size()))];
            const KeyFilter filter = KeyFilter::parse(text);
            const bool matched = matches(text);
            QVERIFY(filter.ok() || !matched);
            qsizetype end = 0;
            for (const auto &t : filter.tokens()) {
                QVERIFY(t.start >= end && t.length > 0);
                end = t.start + t.length;
            }
            QVERIFY(end <= text.size());
            if (filter.error()) {
                QVERIFY(filter.error()->start >= 0 &&
                        filter.error()->start + filter.error()->length <= text.size());
                QVERIFY(!filter.error()->reason.isEmpty());
            }
        }
    }

    void aKeyIsOfKindKeyAndHasNoSecretOfItsOwn()
    {
        QVERIFY(matches(QStringLiteral("kind:key")));
        QVERIFY(!matches(QStringLiteral("kind:client")));
        QVERIFY(!matches(QStringLiteral("kind:web")));
        QVERIFY(!matches(QStringLiteral("auth:private_key_jwt")));
        QVERIFY(matches(QStringLiteral("secret_expires:never")));
        QVERIFY(!matches(QStringLiteral("secret_expires<3650d")));
        QVERIFY(!KeyFilter::parse(QStringLiteral("kind:toaster")).ok());
    }

    void clientsAreFilteredByTheSameLanguage_data()
    {
        QTest::addColumn<bool>("expected");
        for (const char *text : {"kind:client", "kind:web", "kind:native,web", "auth:client_secret_basic", "auth:client_*",
                                 "secret_expires<30d", "secret_expires:5d..15d", "expires:never", "status:active",
                                 "scope:orders:read", "partner:kestrel app:returns", "plan:gold tag:pilot", "portal",
                                 "-kind:service", "last_used<2d", "(kind:key or kind:web) created<30d", "requests:0", "bytes<1"})
            QTest::addRow("%s", text) << true;
        for (const char *text : {"kind:key", "kind:service", "auth:none", "secret_expires:never", "secret_expires>30d",
                                 "env:live", "-env:live status:revoked", "address:203.0.113.0/28", "requests>0",
                                 "oct_live", "not kind:client"})
            QTest::addRow("%s", text) << false;
    }
    void clientsAreFilteredByTheSameLanguage()
    {
        QFETCH(bool, expected);
        domain::OAuthClient client = domain::defaultClient(domain::ClientKind::Web);
        client.id = QStringLiteral("8Jr3nYwC0e");
        client.name = QStringLiteral("Customer portal");
        client.scopes = {QStringLiteral("orders:read")};
        client.createdAt = at("2026-11-20T12:00:00Z");
        client.lastUsedAt = at("2026-11-22T12:00:00Z");
        client.secrets = {{QStringLiteral("b"), {}, client.createdAt, at("2026-12-03T12:00:00Z"), {}, {}},
                          {QStringLiteral("a"), {}, client.createdAt, at("2026-11-24T12:00:00Z"), at("2026-11-21T12:00:00Z"), {}}};
        const domain::ClientSubject subject{client,
                                            QStringLiteral("Kestrel Freight"),
                                            QStringLiteral("Returns"),
                                            QStringLiteral("Gold"),
                                            QStringLiteral("octroid"),
                                            {QStringLiteral("emea"), QStringLiteral("pilot")}};
        const KeyFilter filter = KeyFilter::parse(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(filter.ok());
        QCOMPARE(domain::filterMatches(filter, subject, m_now), expected);
    }

    // What is proposed for a kind can be registered as it is, once there is a redirect URI where one is needed.
    void theDefaultsOfEachKindCanBeRegistered()
    {
        using domain::ClientKind;
        for (const ClientKind kind : {ClientKind::Service, ClientKind::Web, ClientKind::Native, ClientKind::Device, ClientKind::SinglePage}) {
            domain::OAuthClient client = domain::defaultClient(kind);
            if (client.hasGrant(QLatin1String("authorization_code")))
                client.redirectUris = QStringList{QStringLiteral("https://app.example/callback")};
            const auto fits = domain::checkClient(client);
            QVERIFY2(fits.ok(), qPrintable(fits ? QString() : fits.error().toString()));
            QVERIFY(client.accessTokenSeconds <= 3'600); // RFC 9700 section 2.2
            QVERIFY(client.consent);
            QCOMPARE(client.isPublic(), kind != ClientKind::Service && kind != ClientKind::Web);
        }
    }
};

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_filter.moc"
