// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/pages/template.h"
#include "crypto/totp.h"
#include "nodefixture.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>
#include <QSet>

using namespace octroi;
using namespace octroi::test;
using authority::Words;

namespace {

QString between(const QByteArray &html, const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromUtf8(html)).captured(1);
}

QByteArray formOf(const QMap<QString, QString> &fields)
{
    QByteArray out;
    for (auto it = fields.begin(); it != fields.end(); ++it)
        out += (out.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(it.value());
    return out;
}

/// Keeps cookies and fills in forms, as a browser without scripts does.
class PlainBrowser
{
public:
    explicit PlainBrowser(quint16 port) : m_client(port) {}
    QMap<QByteArray, QByteArray> more; ///< headers of every request

    Reply get(const QByteArray &target) { return took(m_client.call("GET", target, QByteArray(), headers())); }
    Reply post(const QByteArray &target, QMap<QString, QString> fields, bool withToken = true)
    {
        if (withToken)
            fields.insert(QStringLiteral("csrf"), m_csrf);
        auto all = headers();
        all.insert("Content-Type", "application/x-www-form-urlencoded");
        return took(m_client.call("POST", target, formOf(fields), all));
    }
    QMap<QByteArray, QByteArray> cookies;

private:
    QMap<QByteArray, QByteArray> headers() const
    {
        auto out = more;
        QByteArray all;
        for (auto it = cookies.begin(); it != cookies.end(); ++it)
            all += (all.isEmpty() ? "" : "; ") + it.key() + '=' + it.value();
        if (!all.isEmpty())
            out.insert("Cookie", all);
        return out;
    }
    Reply took(const Reply &reply)
    {
        for (const QByteArray &line : reply.head.split('\n')) {
            if (!line.toLower().startsWith("set-cookie:"))
                continue;
            const QByteArray pair = line.mid(11).trimmed().split(';').first();
            const QByteArray name = pair.left(pair.indexOf('='));
            if (line.contains("Max-Age=0"))
                cookies.remove(name);
            else
                cookies[name] = pair.mid(name.size() + 1);
        }
        if (const QString token = between(reply.body, "name=\"csrf\" value=\"([^\"]+)\""); !token.isEmpty())
            m_csrf = token;
        return reply;
    }
    ControlClient m_client;
    QString m_csrf;
};

const QString kPassword = QStringLiteral("a kettle on the roof");

} // namespace

/// The pages as bytes: headers, cookies, forms, languages. How they look and work in a browser is tested in
/// tests/e2e/browser.
class TestSignInPages : public QObject
{
    Q_OBJECT
    NodeFixture m_f;

    QByteArray linkOf(const char *name)
    {
        const Reply made = m_f.client().call("POST", "/v1/administrators", QJsonObject{{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("role"), QStringLiteral("owner")}});
        if (made.status != 201)
            qFatal("%d %s", made.status, made.body.constData());
        const QString url = made.json().value(QStringLiteral("setup_url")).toString();
        return url.mid(url.indexOf(QLatin1String("/setup"))).toLatin1();
    }
    static QString code(const QString &secret, int ahead = 0)
    {
        QString plain = secret;
        plain.remove(QLatin1Char(' '));
        const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        QByteArray key;
        quint32 bits = 0;
        int held = 0;
        for (const QChar c : plain) {
            bits = (bits << 5) | quint32(alphabet.indexOf(c.toLatin1()));
            held += 5;
            if (held >= 8) {
                held -= 8;
                key += char((bits >> held) & 0xFF);
            }
        }
        return QString::fromLatin1(crypto::hotp(key, quint64(QDateTime::currentSecsSinceEpoch() / 30 + ahead)));
    }
    /// Set up through the pages; returns the authenticator's key.
    QString enrol(const char *name)
    {
        PlainBrowser browser(m_f.node().port());
        const Reply first = browser.get(linkOf(name));
        if (first.status != 303 || first.header("Location") != "/setup")
            qFatal("%d %s", first.status, first.head.constData());
        const Reply page = browser.get("/setup");
        const QString secret = between(page.body, "<p class=\"secret\"><code>([A-Z2-7 ]+)<");
        const Reply done = browser.post("/setup", {{QStringLiteral("password"), kPassword}, {QStringLiteral("code"), code(secret)}});
        if (done.status != 200 || !done.body.contains("Recovery codes"))
            qFatal("%d %s", done.status, done.body.constData());
        return secret;
    }

private Q_SLOTS:
    void templates()
    {
        const Words &words = Words::in(QStringLiteral("en"));
        QCOMPARE(authority::fillTemplate(QStringLiteral("a {{x}} {{{x}}} {{none}}."), {{QStringLiteral("x"), QStringLiteral("<'\"&>")}}, words),
                 QStringLiteral("a &lt;&#39;&quot;&amp;&gt; <'\"&> ."));
        QCOMPARE(authority::fillTemplate(QStringLiteral("{{#list}}[{{a}}{{b}}]{{/list}}{{^list}}none{{/list}}"),
                                         {{QStringLiteral("b"), 2}, {QStringLiteral("list"), QVariantList{QVariantMap{{QStringLiteral("a"), 1}}, QVariantMap{{QStringLiteral("a"), 3}}}}}, words),
                 QStringLiteral("[12][32]"));
        QCOMPARE(authority::fillTemplate(QStringLiteral("{{#on}}yes{{/on}}{{^on}}no{{/on}}"), {{QStringLiteral("on"), false}}, words), QStringLiteral("no"));
        QCOMPARE(authority::fillTemplate(QStringLiteral("{{t:as}}"), {{QStringLiteral("account"), QStringLiteral("<b>{x}")}}, words),
                 QStringLiteral("Signed in as &lt;b&gt;{x}."));
    }
    void bothLanguagesSayEverything()
    {
        const QStringList english = Words::in(QStringLiteral("en")).keys(), french = Words::in(QStringLiteral("fr")).keys();
        QCOMPARE(QSet<QString>(english.begin(), english.end()), QSet<QString>(french.begin(), french.end()));
        QSet<QString> said;
        const QDir folder(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/resources/octroid/pages"));
        for (const QString &name : folder.entryList({QStringLiteral("*.html")})) {
            auto it = QRegularExpression(QStringLiteral("\\{\\{t:([a-z_.]+)\\}\\}")).globalMatch(QString::fromUtf8(authority::pageResource(name)));
            QVERIFY2(it.isValid(), qPrintable(name));
            while (it.hasNext())
                said << it.next().captured(1);
        }
        QVERIFY(said.size() > 40);
        for (const QString &key : said)
            QVERIFY2(english.contains(key), qPrintable(key));
        for (const QString &key : english) {
            QVERIFY2(!Words::in(QStringLiteral("fr")).text(key).isEmpty(), qPrintable(key));
            // The same values stand in both.
            const QRegularExpression value(QStringLiteral("\\{[a-z_]+\\}"));
            const auto valuesOf = [&](const QString &language) {
                QSet<QString> out;
                auto it = value.globalMatch(Words::in(language).text(key));
                while (it.hasNext())
                    out << it.next().captured();
                return out;
            };
            QCOMPARE(valuesOf(QStringLiteral("en")), valuesOf(QStringLiteral("fr")));
        }
    }
    void languages()
    {
        QCOMPARE(Words::choose({}, "fr-CA,fr;q=0.9,en;q=0.5"), QStringLiteral("fr"));
        QCOMPARE(Words::choose({}, "de, en;q=0.2, fr;q=0.7"), QStringLiteral("fr"));
        QCOMPARE(Words::choose({}, "fr;q=0, en"), QStringLiteral("en"));
        QCOMPARE(Words::choose({}, "tlh"), QStringLiteral("en"));
        QCOMPARE(Words::choose({}, ""), QStringLiteral("en"));
        QCOMPARE(Words::choose(QStringLiteral("de fr-FR"), "en"), QStringLiteral("fr"));
        PlainBrowser browser(m_f.node().port());
        browser.more.insert("Accept-Language", "fr");
        const Reply page = browser.get("/signin");
        QVERIFY(page.body.contains("<html lang=\"fr\">"));
        QVERIFY(page.body.contains("Mot de passe"));
        QCOMPARE(page.header("Content-Language"), QByteArray("fr"));
    }
    void headers()
    {
        PlainBrowser browser(m_f.node().port());
        for (const char *path : {"/signin", "/signedout", "/setup", "/account", "/signin/factor", "/consent?request=none", "/device", "/oauth/authorize?client_id=nobody"}) {
            const Reply page = browser.get(path);
            QVERIFY2(page.status == 200 || page.status == 400 || page.status == 404 || page.status == 303, path);
            QCOMPARE(page.header("Cache-Control"), QByteArray("no-store"));
            if (page.status == 303)
                continue;
            const QByteArray policy = page.header("Content-Security-Policy");
            QVERIFY2(policy.startsWith("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"), path);
            QVERIFY(!policy.contains("unsafe"));
            QCOMPARE(page.header("X-Frame-Options"), QByteArray("DENY"));
            QCOMPARE(page.header("X-Content-Type-Options"), QByteArray("nosniff"));
            QVERIFY2(!page.body.contains("style=") && !page.body.contains("<style") && !page.body.contains("onclick"), path);
            QCOMPARE(page.body.count("<script"), path == QByteArray("/signin") ? 1 : 0);
        }
        QCOMPARE(m_f.client().call("GET", "/pages/octroi.css").header("Content-Type"), QByteArray("text/css; charset=utf-8"));
        QCOMPARE(m_f.client().call("GET", "/pages/passkey.js").header("Content-Type"), QByteArray("text/javascript; charset=utf-8"));
        for (const char *path : {"/pages/signin.html", "/pages/words.en.json", "/pages/..%2Foctroi.css"})
            QCOMPARE(m_f.client().call("GET", path).status, 404);
    }
    /// What stands in the address of a page does not reach the client's.
    void redirectsTellNoReferrer()
    {
        PlainBrowser browser(m_f.node().port());
        const Reply asked = browser.get("/oauth/authorize?client_id=octroi-console&response_type=code&prompt=none&redirect_uri=http%3A%2F%2F127.0.0.1%3A49152%2Fcallback");
        QCOMPARE(asked.status, 303);
        QVERIFY(asked.header("Location").startsWith("http://127.0.0.1:49152/callback?error="));
        QCOMPARE(asked.header("Referrer-Policy"), QByteArray("no-referrer"));
        QCOMPARE(browser.get("/signin").header("Referrer-Policy"), QByteArray("same-origin"));
    }
    void onlyOurForms()
    {
        PlainBrowser browser(m_f.node().port());
        const QMap<QString, QString> fields{{QStringLiteral("name"), QStringLiteral("x")}, {QStringLiteral("password"), QStringLiteral("y")}};
        QCOMPARE(browser.post("/signin", fields, false).status, 403); // no cookie
        browser.get("/signin");
        QCOMPARE(browser.post("/signin", fields, false).status, 403); // no token
        auto wrong = fields;
        wrong.insert(QStringLiteral("csrf"), QStringLiteral("wrong"));
        QCOMPARE(browser.post("/signin", wrong, false).status, 403);
        browser.more = {{"Origin", "https://evil.example"}};
        QVERIFY(browser.post("/signin", fields).body.contains("Please try again"));
        browser.more = {{"Sec-Fetch-Site", "cross-site"}};
        QVERIFY(browser.post("/signin", fields).body.contains("Please try again"));
        browser.more = {{"Origin", "null"}};
        QVERIFY(browser.post("/signin", fields).body.contains("Please try again"));
        browser.more = {{"Origin", "http://octroid.example"}, {"Sec-Fetch-Site", "same-origin"}};
        QVERIFY(browser.post("/signin", fields).body.contains("not right"));
        // Another browser's token.
        PlainBrowser other(m_f.node().port());
        other.get("/signin");
        browser.cookies = other.cookies;
        browser.more.clear();
        QVERIFY(browser.post("/signin", fields).body.contains("Please try again"));
        for (const char *path : {"/signin/factor", "/signin/passkey", "/signin/passkey/options", "/setup", "/setup/passkey", "/setup/passkey/options", "/account/passkey",
                                 "/account/passkey/options", "/signout"})
            QVERIFY2(browser.post(path, fields).status == 403, path);
    }
    void signInFlow()
    {
        const QString secret = enrol("grace");
        PlainBrowser browser(m_f.node().port());
        browser.get("/signin");
        const QMap<QByteArray, QByteArray> planted{{"octroi-session", "planted-by-somebody-else-0123456789"}};
        browser.cookies.insert("octroi-session", planted.first());
        const Reply password = browser.post("/signin", {{QStringLiteral("name"), QStringLiteral("GRACE")}, {QStringLiteral("password"), kPassword}});
        QCOMPARE(password.status, 303);
        QCOMPARE(password.header("Location"), QByteArray("/signin/factor"));
        const QByteArray half = browser.cookies["octroi-session"];
        QVERIFY(half != planted.first());
        const QByteArray cookie = password.header("Set-Cookie");
        QVERIFY2(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/") && !cookie.contains("Domain"), cookie.constData());
        // Half signed in is not signed in.
        QCOMPARE(browser.get("/account").header("Location"), QByteArray("/signin"));
        QCOMPARE(browser.get("/signin/factor").status, 200);
        QVERIFY(browser.post("/signin/factor", {{QStringLiteral("code"), QStringLiteral("000000")}}).body.contains("not right"));
        const Reply done = browser.post("/signin/factor", {{QStringLiteral("code"), code(secret, 1)}});
        QCOMPARE(done.header("Location"), QByteArray("/account"));
        QVERIFY(browser.cookies["octroi-session"] != half);
        const Reply account = browser.get("/account");
        QVERIFY(account.body.contains("grace"));
        QCOMPARE(browser.post("/signout", {}).header("Location"), QByteArray("/signedout"));
        QVERIFY(!browser.cookies.contains("octroi-session"));
        browser.cookies.insert("octroi-session", half);
        QCOMPARE(browser.get("/account").header("Location"), QByteArray("/signin"));
    }
    void setupRefusesWeakPasswords()
    {
        PlainBrowser browser(m_f.node().port());
        const QByteArray link = linkOf("weak");
        browser.get(link);
        const QString secret = between(browser.get("/setup").body, "<p class=\"secret\"><code>([A-Z2-7 ]+)<");
        const auto tried = [&](const char *password, const QString &typed) {
            return browser.post("/setup", {{QStringLiteral("password"), QString::fromLatin1(password)}, {QStringLiteral("code"), typed}});
        };
        QVERIFY(tried("short", code(secret)).body.contains("too short"));
        QVERIFY(tried("Password!2026", code(secret)).body.contains("first that are tried"));
        const Reply wrong = tried("a kettle on the roof", QStringLiteral("000000"));
        QCOMPARE(wrong.status, 422);
        QVERIFY(wrong.body.contains("The code is not right"));
        QVERIFY(!wrong.body.contains("kettle"));
        QCOMPARE(tried("a kettle on the roof", code(secret)).status, 200);
        QCOMPARE(browser.get(link).status, 404);
    }
    void unknownNamesAnswerLikeOthers()
    {
        enrol("known");
        const auto answer = [&](const char *name) {
            PlainBrowser browser(m_f.node().port());
            browser.get("/signin");
            Reply reply = browser.post("/signin", {{QStringLiteral("name"), QString::fromLatin1(name)}, {QStringLiteral("password"), QStringLiteral("wrong wrong wrong")}});
            QByteArray body = reply.body;
            body.replace(name, "NAME");
            body.replace(between(body, "name=\"csrf\" value=\"([^\"]+)\"").toLatin1(), "TOKEN");
            return QByteArray::number(reply.status) + body;
        };
        QCOMPARE(answer("nobody"), answer("known"));
        QVERIFY(answer("nobody").startsWith("403"));
    }
    void tooManyTries()
    {
        PlainBrowser browser(m_f.node().port());
        browser.get("/signin");
        Reply last;
        for (int i = 0; i < 12 && last.status != 429; ++i)
            last = browser.post("/signin", {{QStringLiteral("name"), QStringLiteral("guessed")}, {QStringLiteral("password"), QStringLiteral("guess")}});
        QCOMPARE(last.status, 429);
        QVERIFY(last.header("Retry-After").toInt() > 0);
        QVERIFY(last.body.contains("Too many tries"));
    }
    void markupInNames()
    {
        PlainBrowser browser(m_f.node().port());
        browser.get("/signin");
        const Reply reply = browser.post("/signin", {{QStringLiteral("name"), QStringLiteral("\"><script>alert(1)</script>")}, {QStringLiteral("password"), QStringLiteral("x")},
                                                     {QStringLiteral("request"), QString()}});
        QVERIFY(!reply.body.contains("<script>alert"));
        QVERIFY(reply.body.contains("&quot;&gt;&lt;script&gt;"));
    }
};

QTEST_GUILESS_MAIN(TestSignInPages)
#include "tst_signinpages.moc"
