// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/checkpoint.h"
#include "crypto/jose/jwkset.h"
#include "crypto/jose/signingkey.h"
#include "support/datafolder.h"
#include "support/skip.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace octroi;

// The main job from a shell: the real octroictl against the real octroid.
class TestOctroictl : public QObject
{
    Q_OBJECT

    struct Answer
    {
        int code = -1;
        QByteArray out, err;
        QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
        QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    };

    test::DataFolder m_folder;
    QProcess m_octroid;

    static QString program(const char *name)
    {
        return qEnvironmentVariable("OCTROI_BIN_DIR") + u'/' + QLatin1String(name);
    }

    Answer ctl(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(program("octroictl"),
                      QStringList{QStringLiteral("--json"), QStringLiteral("--admin-file"),
                                  m_folder.file(QStringLiteral("admin.json"))} +
                          arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(30'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QStringList words(const char *text) { return QString::fromUtf8(text).split(u' '); }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("OCTROICTL_RUNS", m_folder.file(QStringLiteral("runs")).toUtf8());
        if (!QFile::exists(program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        m_octroid.setStandardErrorFile(QProcess::nullDevice());
        m_octroid.start(program("octroid"),
                        {QStringLiteral("--data"), m_folder.file(QStringLiteral("data")),
                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                         QStringLiteral("--init-admin"), m_folder.file(QStringLiteral("admin.json")),
                         QStringLiteral("--exit-with-parent")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder.file(QStringLiteral("admin.json"))), 20'000);
    }
    void cleanupTestCase()
    {
        m_octroid.closeWriteChannel();
        QVERIFY(m_octroid.waitForFinished(10'000));
        QCOMPARE(m_octroid.exitCode(), 0);
    }

    void theMainJob()
    {
        Answer a = ctl(words("partner create --name Kestrel --tag emea"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("name")].toString(), QStringLiteral("Kestrel"));
        QCOMPARE(ctl(words("partner create --name KESTREL")).code, 7);
        QCOMPARE(ctl(words("app create --partner kestrel --name Returns")).code, 0);
        QCOMPARE(ctl(words("scope create --name returns:read")).code, 0);
        QCOMPARE(ctl({QStringLiteral("api"), QStringLiteral("create"), QStringLiteral("--name"),
                      QStringLiteral("Returns"), QStringLiteral("--base-path"), QStringLiteral("/returns"),
                      QStringLiteral("--endpoint"), QStringLiteral("GET /items/{id} returns:read")})
                     .code,
                 0);
        a = ctl(words("key issue --app kestrel/returns --name nightly --scope returns:read --expires 90d"));
        QVERIFY2(a.code == 0, a.err.constData());
        const QString id = a.object()[QLatin1String("id")].toString();
        const QByteArray key = a.object()[QLatin1String("key")].toString().toLatin1();
        QVERIFY(key.startsWith("oct_live_" + id.toLatin1()));
        QCOMPARE(ctl(words("key list --filter expires<91d")).array().size(), 1);
        QCOMPARE(ctl(words("key list --filter status:revoked")).array().size(), 0);
        QCOMPARE(ctl(words("key list --filter status:asleep")).code, 2);
        // Keys and clients in one list, by the same filter.
        a = ctl(words("client create --app kestrel/returns --name batch --grant client_credentials --scope returns:read"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(ctl(words("key list")).array().size(), 1);
        const QJsonArray both = ctl(words("keys list --kind all")).array();
        QCOMPARE(both.size(), 2);
        QSet<QString> kinds;
        for (const QJsonValue one : both)
            kinds.insert(one.toObject()[QLatin1String("credential")].toString());
        QCOMPARE(kinds, (QSet<QString>{QStringLiteral("client"), QStringLiteral("key")}));
        const QJsonArray clients = ctl(words("keys list --kind client")).array();
        QCOMPARE(clients.size(), 1);
        QCOMPARE(clients.first().toObject()[QLatin1String("id")].toString(), a.object()[QLatin1String("id")].toString());
        QCOMPARE(ctl(words("keys list --kind all --filter kind:service")).array().size(), 1);
        QCOMPARE(ctl(words("keys list --kind all --filter kind:key")).array().size(), 1);
        QCOMPARE(ctl(words("keys list --kind tokens")).code, 2);

        QCOMPARE(ctl(words("check /returns/items/4"), key).code, 0);
        QCOMPARE(ctl(words("api set-rule Returns sometimes")).code, 2);
        a = ctl(words("api set-rule Returns token"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("credential_rule")].toString(), QStringLiteral("token"));
        a = ctl(words("check /returns/items/4"), key);
        QCOMPARE(a.object()[QLatin1String("refusal")].toString(), QStringLiteral("token_required"));
        QCOMPARE(ctl(words("api set-rule Returns either")).code, 0);
        a = ctl(words("app set-rule kestrel/returns key"));
        QCOMPARE(a.object()[QLatin1String("credential_rule")].toString(), QStringLiteral("key"));
        QCOMPARE(ctl(words("check /returns/items/4"), key).code, 0);
        a = ctl(words("check /returns/items/4"), "oct_live_nonsense");
        QCOMPARE(a.code, 1);
        QCOMPARE(a.object()[QLatin1String("refusal")].toString(), QStringLiteral("malformed"));
        const auto on = [&](const char *action) {
            return ctl({QStringLiteral("key"), QString::fromLatin1(action), id});
        };
        QCOMPARE(on("suspend").object()[QLatin1String("status")].toString(), QStringLiteral("suspended"));
        QCOMPARE(ctl(words("check /returns/items/4"), key).object()[QLatin1String("refusal")].toString(),
                 QStringLiteral("suspended"));
        QCOMPARE(on("resume").object()[QLatin1String("status")].toString(), QStringLiteral("active"));
        QCOMPARE(
            ctl({QStringLiteral("key"), QStringLiteral("set-expiry"), id, QStringLiteral("2020-01-01")}).code,
            1);
        QCOMPARE(ctl({QStringLiteral("key"), QStringLiteral("set-expiry"), id, QStringLiteral("never")}).code,
                 0);
        a = on("rotate");
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(
            ctl(words("check /returns/items/4"), a.object()[QLatin1String("key")].toString().toLatin1()).code,
            0);
        QCOMPARE(on("revoke").object()[QLatin1String("status")].toString(), QStringLiteral("revoked"));
        QCOMPARE(ctl(words("check /returns/items/4"), key).object()[QLatin1String("refusal")].toString(),
                 QStringLiteral("revoked"));
        QCOMPARE(on("resume").code, 7);
        QCOMPARE(ctl(words("key show nothing")).code, 4);
    }

    void apisTagsAndUsage()
    {
        QCOMPARE(ctl(words("app create --partner kestrel --name Depot")).code, 0);
        QCOMPARE(ctl({QStringLiteral("api"), QStringLiteral("create"), QStringLiteral("--name"), QStringLiteral("Depot"),
                      QStringLiteral("--base-path"), QStringLiteral("/depot"), QStringLiteral("--endpoint"), QStringLiteral("GET /{id} returns:read")})
                     .code,
                 0);
        Answer a = ctl(words("key issue --app kestrel/depot --name limited --scope returns:read --api depot --tag night --tag south"));
        QVERIFY2(a.code == 0, a.err.constData());
        const QString id = a.object()[QLatin1String("id")].toString();
        const QByteArray key = a.object()[QLatin1String("key")].toString().toLatin1();
        QCOMPARE(a.object()[QLatin1String("tags")].toArray(), (QJsonArray{QStringLiteral("night"), QStringLiteral("south")}));
        QCOMPARE(ctl(words("check /depot/1"), key).code, 0);
        QCOMPARE(ctl(words("check /returns/items/4"), key).object()[QLatin1String("refusal")].toString(), QStringLiteral("api_restricted"));
        QCOMPARE(ctl(words("keys list --filter tag:night")).array().size(), 1);
        QCOMPARE(ctl({QStringLiteral("key"), QStringLiteral("tag"), id}).object()[QLatin1String("tags")].toArray().size(), 0);
        QCOMPARE(ctl(words("keys list --filter tag:night")).array().size(), 0);
        QCOMPARE(ctl({QStringLiteral("key"), QStringLiteral("set-apis"), id, QStringLiteral("--api"), QStringLiteral("Nowhere")}).code, 4);
        a = ctl({QStringLiteral("key"), QStringLiteral("set-apis"), id});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(ctl(words("check /returns/items/4"), key).code, 0);

        const auto requests = [&](const char *more) {
            qint64 sum = 0;
            for (const QJsonValue row : ctl(words("usage --group-by key") + (*more ? words(more) : QStringList()) + QStringList{QStringLiteral("--key"), id}).array())
                sum += row.toObject()[QLatin1String("requests")].toInteger();
            return sum;
        };
        QCOMPARE(requests(""), 3);
        QCOMPARE(requests("--refusal none"), 2);
        QCOMPARE(requests("--refusal api_restricted"), 1);
        QCOMPARE(requests("--scope returns:read"), 3);
        QCOMPARE(requests("--env test"), 0);
        QCOMPARE(requests("--tag emea --env live"), 3);
        QCOMPARE(requests("--tag apac"), 0);
        QCOMPARE(requests("--client none000000"), 0);
        const auto endpoint = [&](const char *path) {
            return ctl({QStringLiteral("usage"), QStringLiteral("--key"), id, QStringLiteral("--endpoint"), QString::fromLatin1(path)}).array().size();
        };
        QCOMPARE(endpoint("GET /{id}"), 1);
        QCOMPARE(endpoint("GET /nothing"), 0);
        // Days begin at their own midnight.
        a = ctl(words("usage --group-by day --time-zone Pacific/Kiritimati --from 2d"));
        QVERIFY2(a.code == 0, a.err.constData());
        const QDateTime day = QDateTime::fromString(a.array()[0].toObject()[QLatin1String("at")].toString(), Qt::ISODate);
        QCOMPARE(day.toUTC().time(), QTime(10, 0));
        QCOMPARE(ctl(words("usage --time-zone Europe/Atlantis")).code, 1);
        QCOMPARE(ctl(words("usage --status 6xx")).code, 2);
    }

    void manyKeysAtOnce()
    {
        const auto app = [&](const char *name) {
            for (const QJsonValue value : ctl(words("app list")).array()) {
                if (value.toObject()[QLatin1String("name")].toString() == QLatin1String(name))
                    return value.toObject()[QLatin1String("id")].toString();
            }
            return QString();
        };
        QCOMPARE(ctl(words("app create --partner kestrel --name Bulk")).code, 0);
        QCOMPARE(ctl(words("app create --partner kestrel --name Elsewhere")).code, 0);
        const QByteArray bulk = app("Bulk").toLatin1();
        QByteArray csv = "\xEF\xBB\xBF" "application_id;name;scopes;expires_at\r\n";
        for (int i = 0; i < 1500; ++i)
            csv += bulk + ";\"Key \"\"" + QByteArray::number(i) + "\"\"\";returns:read;never\r\n";
        const auto lines = [](const Answer &a) { return a.out.trimmed().split('\n'); };
        const auto issue = [&] { return ctl(words("key bulk issue --file - --run first"), csv); };
        const Answer issued = issue();
        QVERIFY2(issued.code == 0, issued.err.constData());
        QCOMPARE(lines(issued).size(), 1500);
        const QJsonObject first = QJsonDocument::fromJson(lines(issued).first()).object();
        QVERIFY(first[QLatin1String("key")].toString().startsWith(QLatin1String("oct_live_")));
        // The same run again makes no other keys.
        const Answer again = issue();
        QCOMPARE(again.code, 0);
        const auto ids = [&](const Answer &answer) { // told as they are done, so in any order
            QSet<QString> out;
            for (const QByteArray &line : lines(answer))
                out.insert(QJsonDocument::fromJson(line).object()[QLatin1String("id")].toString());
            return out;
        };
        QCOMPARE(ids(issued).size(), 1500);
        QCOMPARE(ids(again), ids(issued));
        const QString id = first[QLatin1String("id")].toString();

        Answer a = ctl(words("key bulk suspend --filter app:bulk"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(lines(a).size(), 1500);
        QCOMPARE(ctl({QStringLiteral("key"), QStringLiteral("show"), id}).object()[QLatin1String("status")].toString(), QStringLiteral("suspended"));
        QCOMPARE(ctl(words("key bulk update --filter app:bulk --expires 30d")).code, 0);
        QCOMPARE(ctl(words("key bulk revoke --filter app:bulk")).code, 0);
        QCOMPARE(ctl({QStringLiteral("key"), QStringLiteral("restore"), id}).object()[QLatin1String("status")].toString(), QStringLiteral("suspended"));
        a = ctl({QStringLiteral("key"), QStringLiteral("move"), id, QStringLiteral("--app"), QStringLiteral("kestrel/elsewhere")});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("application_id")].toString(), app("Elsewhere"));

        // Items of a file that say what is wanted themselves; one fails.
        const auto item = [](const char *op, const QString &of) {
            const QJsonObject object{{QStringLiteral("op"), QLatin1String(op)}, {QStringLiteral("id"), of}};
            return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
        };
        const QByteArray items = item("resume", id) + item("revoke", QStringLiteral("nobody0000"));
        a = ctl(words("key bulk resume --file -"), items);
        QCOMPARE(a.code, 1);
        QCOMPARE(lines(a).size(), 2);
        QCOMPARE(QJsonDocument::fromJson(lines(a).at(1)).object()[QLatin1String("reason")].toString(), QStringLiteral("not_found"));
        QCOMPARE(ctl(words("key bulk revoke")).code, 1);
        QCOMPARE(ctl(words("key bulk explode --filter app:bulk")).code, 2);
    }

    void theAuditLogCanBeVerified()
    {
        const Answer a = ctl(words("audit export"));
        QCOMPARE(a.code, 0);
        m_folder.write(QStringLiteral("audit.jsonl"), a.out);
        const QStringList verify{QStringLiteral("audit"), QStringLiteral("verify"),
                                 m_folder.file(QStringLiteral("audit.jsonl"))};
        QCOMPARE(ctl(verify).code, 0);
        QByteArray altered = a.out;
        altered.replace("nightly", "nightmy");
        m_folder.write(QStringLiteral("audit.jsonl"), altered);
        QCOMPARE(ctl(verify).code, 1);
    }
    void aCutOffLogShowsAgainstACheckpoint()
    {
        const QString log = m_folder.file(QStringLiteral("log.jsonl")), keys = m_folder.file(QStringLiteral("jwks.json")),
                      kept = m_folder.file(QStringLiteral("kept"));
        const QByteArray whole = ctl(words("audit export")).out;
        const QList<QByteArray> lines = whole.trimmed().split('\n');
        QVERIFY(lines.size() > 5);
        const QJsonObject last = QJsonDocument::fromJson(lines.last()).object();
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        const QByteArray signedPlace = authority::signCheckpoint(
            *key, {QStringLiteral("https://octroi.example"), last[QLatin1String("seq")].toInteger(), last[QLatin1String("hash")].toString().toLatin1(),
                   QDateTime::currentDateTimeUtc()});
        m_folder.write(QStringLiteral("kept"), signedPlace + '\n');
        m_folder.write(QStringLiteral("jwks.json"), QJsonDocument(crypto::JwkSet({key->publicJwk()}).toJson()).toJson());
        const auto verified = [&](const QList<QByteArray> &some) {
            m_folder.write(QStringLiteral("log.jsonl"), some.join('\n') + '\n');
            return ctl({QStringLiteral("audit"), QStringLiteral("verify"), log, QStringLiteral("--checkpoint"), kept, QStringLiteral("--jwks"), keys});
        };
        Answer a = verified(lines);
        QVERIFY2(a.code == 0, (a.out + a.err).constData());
        QCOMPARE(a.object()[QLatin1String("checkpoints")].toInt(), 1);
        const auto without = [&](qsizetype index) {
            QList<QByteArray> some = lines;
            some.removeAt(index);
            return some;
        };
        // octroid's own, of this moment.
        Answer own = ctl({QStringLiteral("audit"), QStringLiteral("checkpoints"), QStringLiteral("--jwks"), m_folder.file(QStringLiteral("own.json"))});
        QVERIFY2(own.code == 0, own.err.constData());
        const QJsonObject newest = own.array().last().toObject();
        QCOMPARE(newest[QLatin1String("seq")].toInteger(), last[QLatin1String("seq")].toInteger());
        m_folder.write(QStringLiteral("own"), newest[QLatin1String("jws")].toString().toLatin1() + '\n');
        const auto against = [&] {
            return ctl({QStringLiteral("audit"), QStringLiteral("verify"), log, QStringLiteral("--checkpoint"), m_folder.file(QStringLiteral("own")),
                        QStringLiteral("--jwks"), m_folder.file(QStringLiteral("own.json"))});
        };
        QCOMPARE(against().code, 0);
        m_folder.write(QStringLiteral("log.jsonl"), lines.mid(0, lines.size() - 1).join('\n') + '\n');
        QCOMPARE(against().code, 1);
        // Cut off: whole by itself, not against the checkpoint.
        a = verified(without(lines.size() - 1));
        QCOMPARE(a.code, 1);
        QVERIFY(a.object()[QLatin1String("why")].toString().contains(QStringLiteral("cut off")));
        QCOMPARE(ctl({QStringLiteral("audit"), QStringLiteral("verify"), log}).code, 0);
        QCOMPARE(verified(without(2)).code, 1);
        QCOMPARE(verified(without(0)).code, 1);
        QList<QByteArray> moved = lines;
        moved.swapItemsAt(1, 2);
        QCOMPARE(verified(moved).code, 1);
        // A checkpoint that nobody signed, and one without keys.
        m_folder.write(QStringLiteral("kept"), "e30.e30.AAAA\n");
        QVERIFY(verified(lines).code != 0);
        QCOMPARE(ctl({QStringLiteral("audit"), QStringLiteral("verify"), log, QStringLiteral("--checkpoint"), kept}).code, 2);
    }

    void trustedIssuers()
    {
        const QString api = ctl(words("api list")).array().first().toObject()[QLatin1String("id")].toString();
        QVERIFY(!api.isEmpty());
        Answer a = ctl(words("trusted-issuer create --name Company --issuer https://idp.example --audience orders --audience bills --scope-claim scp"
                             " --jwks-uri https://idp.example/keys --algorithm ES256 --app-claim azp") +
                       QStringList{QStringLiteral("--api"), api, QStringLiteral("--map"), QStringLiteral("groups=sales=returns:read")});
        QVERIFY2(a.code == 0, a.err.constData());
        const QString id = a.object()[QLatin1String("id")].toString();
        QCOMPARE(a.object()[QLatin1String("audiences")].toArray().size(), 2);
        QCOMPARE(a.object()[QLatin1String("key_source")].toString(), QStringLiteral("jwks_uri"));
        QCOMPARE(a.object()[QLatin1String("scope_claim")].toString(), QStringLiteral("scp"));
        QCOMPARE(a.object()[QLatin1String("scope_mappings")].toArray().first().toObject()[QLatin1String("value")].toString(), QStringLiteral("sales"));
        const QStringList one{QStringLiteral("trusted-issuer"), QStringLiteral("show"), id};
        QCOMPARE(ctl(one).object()[QLatin1String("keys")].toObject()[QLatin1String("kids")].toArray().size(), 0);
        QCOMPARE(ctl(words("trusted-issuer list")).array().size(), 1);
        QCOMPARE(ctl(QStringList{QStringLiteral("trusted-issuer"), QStringLiteral("list"), QStringLiteral("--api"), api}).array().size(), 1);
        const auto change = [&](const QStringList &more) { return ctl(QStringList{QStringLiteral("trusted-issuer"), QStringLiteral("update"), id} + more); };
        a = change(words("--disable --name Login"));
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(!a.object()[QLatin1String("enabled")].toBool(true));
        QCOMPARE(a.object()[QLatin1String("name")].toString(), QStringLiteral("Login"));
        QVERIFY(change(words("--enable")).object()[QLatin1String("enabled")].toBool());
        m_folder.write(QStringLiteral("idp.json"), QJsonDocument(crypto::JwkSet({crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256)->publicJwk()}).toJson()).toJson());
        a = change({QStringLiteral("--jwks"), m_folder.file(QStringLiteral("idp.json"))});
        QCOMPARE(a.object()[QLatin1String("key_source")].toString(), QStringLiteral("jwks"));
        QCOMPARE(ctl(one).object()[QLatin1String("keys")].toObject()[QLatin1String("state")].toString(), QStringLiteral("inline"));
        // What is wrong.
        QCOMPARE(change(words("--enable --disable")).code, 2);
        QCOMPARE(change(words("--map groups")).code, 1);
        QCOMPARE(change({QStringLiteral("--jwks"), m_folder.file(QStringLiteral("nothing.json"))}).code, 4);
        QCOMPARE(ctl(words("trusted-issuer create --api nothing --name x --issuer https://x.example --audience a")).code, 4);
        QCOMPARE(ctl(words("trusted-issuer create --name Again --issuer https://idp.example --audience a") + QStringList{QStringLiteral("--api"), api}).code, 7);
        QCOMPARE(ctl(words("trusted-issuer show nobody0000")).code, 4);
        QCOMPARE(ctl({QStringLiteral("trusted-issuer"), QStringLiteral("delete"), id}).code, 0);
        QCOMPARE(ctl(one).code, 4);
        QCOMPARE(ctl({QStringLiteral("trusted-issuer"), QStringLiteral("delete"), id}).code, 4);
    }

    void administrators()
    {
        Answer a = ctl(words("administrator create --name ada --role owner"));
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(a.object()[QLatin1String("setup_url")].toString().contains(QStringLiteral("/setup?token=")));
        QCOMPARE(ctl(words("administrator create --name ADA --role owner")).code, 7);
        a = ctl(words("administrator create --name ben --role issuer --partner kestrel --api Returns --locale fr"));
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("partner_ids")].toArray().size(), 1);
        QCOMPARE(a.object()[QLatin1String("api_ids")].toArray().size(), 1);
        QCOMPARE(ctl(words("administrator create --name eve --role issuer --partner nobody")).code, 4);
        QCOMPARE(ctl(words("administrator list")).array().size(), 2);
        a = ctl(words("administrator change ben --role auditor --all-apis"));
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(a.object()[QLatin1String("api_ids")].isNull());
        QCOMPARE(a.object()[QLatin1String("role")].toString(), QStringLiteral("auditor"));
        QVERIFY(ctl(words("administrator disable ben")).object()[QLatin1String("disabled")].toBool());
        QVERIFY(!ctl(words("administrator enable ben")).object()[QLatin1String("disabled")].toBool(true));
        QVERIFY(ctl(words("administrator reset ben")).object().contains(QLatin1String("setup_url")));
        QCOMPARE(ctl(words("administrator disable ada")).code, 7); // the last owner
        QCOMPARE(ctl(words("administrator show nobody")).code, 4);
    }

    void aBackupIsRestored()
    {
        const QString backup = m_folder.file(QStringLiteral("backup.db"));
        const auto save = [&] {
            return ctl({QStringLiteral("backup"), backup, QStringLiteral("--data"),
                        m_folder.file(QStringLiteral("data"))});
        };
        Answer a = save(); // while octroid runs
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(save().code, 7);
        QCOMPARE(QFile::permissions(backup) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        const auto lastLine = [&] {
            return QJsonDocument::fromJson(ctl(words("audit export")).out.trimmed().split('\n').last())
                .object();
        };
        const QString hash = lastLine()[QLatin1String("hash")].toString();
        QCOMPARE(ctl(words("partner create --name Later")).code, 0); // not in the backup

        const auto restore = [&](const QString &file, const char *folder) {
            return ctl({QStringLiteral("restore"), file, QStringLiteral("--data"),
                        m_folder.file(QString::fromLatin1(folder))});
        };
        a = restore(backup, "restored");
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object()[QLatin1String("last_hash")].toString(), hash);
        const QByteArray store = m_folder.read(QStringLiteral("restored/octroid.db"));
        QVERIFY(!store.isEmpty());
        QCOMPARE(restore(backup, "restored").code, 7);
        QCOMPARE(restore(backup, "data").code, 7); // in use
        QCOMPARE(m_folder.read(QStringLiteral("restored/octroid.db")), store);
        QCOMPARE(ctl({QStringLiteral("restore"), backup}).code, 2);
        QCOMPARE(restore(m_folder.file(QStringLiteral("nothing.db")), "none").code, 4);

        // One letter of the log altered: the pages are sound, the chain is not.
        QByteArray altered = m_folder.read(QStringLiteral("backup.db"));
        altered.replace("\"name\":\"Kestrel\"", "\"name\":\"Kestrol\"");
        m_folder.write(QStringLiteral("altered.db"), altered);
        a = restore(m_folder.file(QStringLiteral("altered.db")), "altered");
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("audit"), a.err.constData());
        QVERIFY(!QFile::exists(m_folder.file(QStringLiteral("altered/octroid.db"))));

        // The encryption key is kept apart from the copy.
        QVERIFY(QFile::copy(m_folder.file(QStringLiteral("data/encryption.key")), m_folder.file(QStringLiteral("restored/encryption.key"))));
        QProcess octroid;
        octroid.setStandardErrorFile(QProcess::nullDevice());
        const QString admin = m_folder.file(QStringLiteral("restored-admin.json"));
        octroid.start(program("octroid"),
                      {QStringLiteral("--data"), m_folder.file(QStringLiteral("restored")),
                       QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                       QStringLiteral("--init-admin"), admin, QStringLiteral("--exit-with-parent")});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(admin), 20'000);
        QProcess list;
        list.start(program("octroictl"), {QStringLiteral("--json"), QStringLiteral("--admin-file"), admin,
                                          QStringLiteral("partner"), QStringLiteral("list")});
        QVERIFY(list.waitForFinished(30'000));
        const QByteArray partners = list.readAllStandardOutput();
        QVERIFY(partners.contains("Kestrel"));
        QVERIFY(!partners.contains("Later"));
        octroid.closeWriteChannel();
        QVERIFY(octroid.waitForFinished(10'000));
    }
};

QTEST_GUILESS_MAIN(TestOctroictl)
#include "tst_octroictl.moc"
