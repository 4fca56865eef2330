// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

using namespace octroi;
using test::Controlled;
using test::words;

// What a change would do, and what becomes of it when somebody else was faster: octroictl against a real
// octroid.
class TestPreviewCommand : public QObject
{
    Q_OBJECT
    Controlled m_server;
    QString m_key;
    QByteArray m_secret;

    static QString s(const char *text) { return QString::fromLatin1(text); }
    Controlled::Answer onKey(const QByteArray &before, const char *command, const char *after = nullptr)
    {
        QStringList all = before.isEmpty() ? QStringList() : words(before.constData());
        all << words(command) << m_key;
        return m_server.ctl(after ? all + words(after) : all);
    }
    QJsonObject key() { return m_server.ctl({s("key"), s("show"), m_key}).object(); }
    QStringList tags()
    {
        QStringList out;
        const QJsonArray list = key().value(QLatin1String("tags")).toArray();
        for (const QJsonValue tag : list)
            out << tag.toString();
        return out;
    }
    qint64 version() { return key().value(QLatin1String("version")).toInteger(); }
    static QJsonObject errorOf(const Controlled::Answer &a)
    {
        return QJsonDocument::fromJson(a.err).object();
    }
    static QJsonObject fieldOf(const QJsonObject &conflict, const char *name)
    {
        const QJsonArray fields = conflict.value(QLatin1String("fields")).toArray();
        for (const QJsonValue field : fields) {
            if (field.toObject().value(QLatin1String("name")) == QLatin1String(name))
                return field.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        QCOMPARE(m_server.ctl(words("scope create --name orders:read")).code, 0);
        QCOMPARE(m_server
                     .ctl({s("api"), s("create"), s("--name"), s("Orders"), s("--base-path"), s("/orders"),
                           s("--endpoint"), s("GET /{id} orders:read")})
                     .code,
                 0);
        const auto issued =
            m_server.ctl(words("key issue --app Kestrel/Returns --name nightly --scope orders:read"));
        m_key = issued.object().value(QLatin1String("id")).toString();
        m_secret = issued.object().value(QLatin1String("key")).toString().toLatin1();
        QVERIFY(!m_key.isEmpty());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_server.ctl(words("check /orders/7"), m_secret).code, 0);
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void aDryRunTellsTheRefusedCalls()
    {
        const qint64 before = m_server.lastAuditEntry();
        auto a = onKey("", "key revoke", "--dry-run");
        QVERIFY2(a.code == 0, a.err.constData());
        const QJsonObject preview = a.object();
        QVERIFY(preview.value(QLatin1String("dry_run")).toBool());
        QCOMPARE(preview.value(QLatin1String("refused")).toInt(), 3);
        QVERIFY(!preview.value(QLatin1String("at_least")).toBool());
        const QJsonObject call = preview.value(QLatin1String("calls")).toArray().first().toObject();
        QCOMPARE(call.value(QLatin1String("method")).toString(), s("POST"));
        QCOMPARE(call.value(QLatin1String("path")).toString(), s("/v1/keys/%1/revoke").arg(m_key));
        QVERIFY(call.value(QLatin1String("undoable")).toBool());
        const QJsonObject refused =
            preview.value(QLatin1String("refused_calls")).toArray().first().toObject();
        QCOMPARE(refused.value(QLatin1String("endpoint")).toString(), s("GET /{id}"));
        QCOMPARE(refused.value(QLatin1String("reason")).toString(), s("revoked"));
        QCOMPARE(preview.value(QLatin1String("callers"))
                     .toArray()
                     .first()
                     .toObject()
                     .value(QLatin1String("partner"))
                     .toString(),
                 s("Kestrel"));

        // The same for people, and for what refuses nothing.
        a = m_server.plain({s("key"), s("revoke"), m_key, s("--dry-run")});
        QCOMPARE(a.code, 0);
        QVERIFY2(a.out.contains("3 calls of the last 7 days would have been refused"), a.out.constData());
        QVERIFY2(a.out.contains("Nothing was changed"), a.out.constData());
        a = m_server.plain(words("partner create --name New --dry-run"));
        QCOMPARE(a.code, 0);
        QVERIFY2(a.out.contains("/v1/partners"), a.out.constData());
        QVERIFY2(a.out.contains("Cannot be undone: a partner stays once it is created"), a.out.constData());
        QCOMPARE(m_server.ctl(words("--dry-run partner close Kestrel"))
                     .object()
                     .value(QLatin1String("refused"))
                     .toInt(),
                 3);
        for (const char *command :
             {"app set-rule Kestrel/Returns token --dry-run", "scope create --name new:read --dry-run",
              "plan create --name New --dry-run", "api set-rule Orders token --dry-run"})
            QVERIFY2(m_server.ctl(words(command)).object().value(QLatin1String("dry_run")).toBool(), command);
        QCOMPARE(m_server.lastAuditEntry(), before);
        QCOMPARE(m_server.ctl(words("check /orders/7"), m_secret).code, 0);
    }

    void aDryRunOfSeveralKeysTellsTheSame()
    {
        const qint64 before = m_server.lastAuditEntry();
        const int refused = onKey("", "key revoke", "--dry-run").object().value(QLatin1String("refused")).toInt();
        QVERIFY(refused >= 3);
        auto a = m_server.ctl(words("key bulk revoke --filter name:nightly --dry-run"));
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(a.object().value(QLatin1String("dry_run")).toBool());
        QCOMPARE(a.object().value(QLatin1String("calls")).toArray().size(), 1);
        QCOMPARE(a.object().value(QLatin1String("refused")).toInt(), refused);
        a = m_server.plain(words("key bulk suspend --file - --dry-run"), "id\n" + m_key.toLatin1() + "\n");
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY2(a.out.contains(QByteArray::number(refused) + " calls of the last 7 days would have been refused"), a.out.constData());
        // One of a file is not there: it is told, and the other previewed.
        a = m_server.ctl(words("key bulk suspend --file - --dry-run"), "id\n" + m_key.toLatin1() + "\nnobody0000\n");
        QCOMPARE(a.code, 4);
        QCOMPARE(a.object().value(QLatin1String("calls")).toArray().size(), 1);
        a = m_server.ctl(words("key bulk revoke --filter name:nobody --dry-run"));
        QCOMPARE(a.code, 0);
        QCOMPARE(m_server.lastAuditEntry(), before);
    }

    void aPlanAndAnotherName()
    {
        QCOMPARE(m_server.ctl(words("plan create --name Gold --rate 50 --burst 50")).code, 0);
        auto a = onKey("", "key set-plan", "Gold");
        QVERIFY2(a.code == 0, a.err.constData());
        QVERIFY(!key().value(QLatin1String("plan_id")).toString().isEmpty());
        QCOMPARE(onKey("", "key set-plan", "nothing").code, 4);
        QCOMPARE(onKey("", "key set-plan", "none").code, 0);
        QCOMPARE(key().value(QLatin1String("plan_id")).toString(), QString());
        QCOMPARE(onKey("", "key rename", "hourly").code, 0);
        QCOMPARE(key().value(QLatin1String("name")).toString(), s("hourly"));
        QCOMPARE(m_server.ctl({s("key"), s("rename"), m_key, QString()}).code, 1);
        QCOMPARE(onKey("", "key rename", "nightly").code, 0);
    }

    void aDryRunSaysWhatCannotBeDone()
    {
        QCOMPARE(m_server.ctl(words("key revoke 0123456789 --dry-run")).code, 4);
        QCOMPARE(m_server.ctl(words("partner create --name KESTREL --dry-run")).code, 7);
        QCOMPARE(m_server.ctl(words("scope create --name a\\b --dry-run")).code, 1);
        // What has no preview of this kind is not done by accident.
        const qint64 before = m_server.lastAuditEntry();
        QCOMPARE(m_server.ctl(words("--dry-run audit list")).code, 2);
        QCOMPARE(m_server.ctl(words("--dry-run partner offboard Kestrel --yes --receipt r.json")).code, 2);
        QCOMPARE(m_server.ctl(words("--dry-run key bulk suspend --filter name:nightly --yes")).code, 2);
        QCOMPARE(m_server.lastAuditEntry(), before);
    }

    void whatSomebodyElseChangedIsTold()
    {
        const qint64 base = version();
        QCOMPARE(onKey("", "key set-expiry", "2099-01-01").code, 0);
        const QByteArray option = "--if-version " + QByteArray::number(base);
        const auto a = onKey(option, "key tag", "--tag batch");
        QCOMPARE(a.code, 7);
        const QJsonObject conflict = errorOf(a).value(QLatin1String("conflict")).toObject();
        QCOMPARE(conflict.value(QLatin1String("id")).toString(), m_key);
        QCOMPARE(conflict.value(QLatin1String("version")).toInteger(), base + 1);
        QVERIFY(!conflict.value(QLatin1String("changed_by")).toString().isEmpty());
        const QJsonObject expiry = fieldOf(conflict, "expires_at"), tag = fieldOf(conflict, "tags");
        QVERIFY(expiry.value(QLatin1String("before")).isNull());
        QVERIFY(expiry.value(QLatin1String("theirs")).toString().startsWith(s("2099-01-01")));
        QVERIFY(!expiry.value(QLatin1String("both_changed")).toBool());
        QCOMPARE(tag.value(QLatin1String("mine")).toArray(), (QJsonArray{s("batch")}));
        QCOMPARE(tags(), QStringList());

        const auto forPeople = m_server.plain(words(option.constData())
                                              << s("key") << s("tag") << m_key << s("--tag") << s("batch"));
        QCOMPARE(forPeople.code, 7);
        QVERIFY2(forPeople.err.contains("expires_at: before null, theirs 2099-01-01"),
                 forPeople.err.constData());
        QVERIFY2(forPeople.err.contains("tags: before [], theirs [], mine [\"batch\"]"),
                 forPeople.err.constData());

        // Nobody changed the same: both are kept.
        QCOMPARE(onKey(option + " --on-conflict merge", "key tag", "--tag batch").code, 0);
        QCOMPARE(tags(), QStringList{s("batch")});
        QVERIFY(key().value(QLatin1String("expires_at")).toString().startsWith(s("2099")));
    }

    void whereBothChangedTheSame()
    {
        const QByteArray option = "--if-version " + QByteArray::number(version());
        QCOMPARE(onKey("", "key tag", "--tag theirs").code, 0);
        const auto a = onKey(option + " --on-conflict merge", "key tag", "--tag mine");
        QCOMPARE(a.code, 7);
        QVERIFY(fieldOf(errorOf(a).value(QLatin1String("conflict")).toObject(), "tags")
                    .value(QLatin1String("both_changed"))
                    .toBool());
        QCOMPARE(tags(), QStringList{s("theirs")});
        QCOMPARE(onKey(option + " --on-conflict mine", "key tag", "--tag mine").code, 0);
        QCOMPARE(tags(), QStringList{s("mine")});
        // The version it has: nothing to settle.
        QCOMPARE(onKey("--if-version " + QByteArray::number(version()), "key tag", "--tag again").code, 0);
        QCOMPARE(onKey("--if-version 0", "key tag", "--tag never").code, 2);
        QCOMPARE(onKey("--on-conflict maybe", "key tag", "--tag never").code, 2);
    }

    // Whatever changes one object holds the version; what changes several has none to hold.
    void aVersionIsHeld()
    {
        const auto held = [&](qint64 version, const char *command, const char *after = nullptr) {
            return onKey("--if-version " + QByteArray::number(version), command, after).code;
        };
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Elsewhere")).code, 0);
        const std::pair<const char *, const char *> all[]{
            {"key suspend", nullptr}, {"key resume", nullptr},  {"key move", "--app Kestrel/Elsewhere"},
            {"key revoke", nullptr},  {"key restore", nullptr}, {"key set-scopes", nullptr}};
        for (const auto &[command, after] : all) {
            const qint64 now = version();
            const qint64 before = m_server.lastAuditEntry();
            QVERIFY2(held(now - 1, command, after) == 7, command);
            QCOMPARE(m_server.lastAuditEntry(), before);
            QVERIFY2(held(now, command, after) == 0, command);
            QVERIFY(version() > now);
        }
        const qint64 before = m_server.lastAuditEntry();
        QCOMPARE(held(version() - 1, "key rotate"), 7);
        QCOMPARE(m_server.lastAuditEntry(), before);
        const auto rotated =
            onKey("--if-version " + QByteArray::number(version()), "key rotate", "--overlap-seconds 3600");
        QVERIFY2(rotated.code == 0, rotated.err.constData());
        QVERIFY(rotated.object().value(QLatin1String("key")).toString().startsWith(s("oct_live_")));
        QCOMPARE(key().value(QLatin1String("successor_id")), rotated.object().value(QLatin1String("id")));
    }
    void aVersionIsHeldForSecrets()
    {
        const auto made = m_server.ctl(words("client create --app Kestrel/Returns --name Nightly --grant client_credentials"));
        QVERIFY2(made.code == 0, made.err.constData());
        const QString id = made.object().value(QLatin1String("id")).toString();
        const auto held = [&](qint64 version, const char *command) {
            return m_server.ctl(QStringList{s("--if-version"), QString::number(version), s("client")}
                                << QLatin1String(command) << id);
        };
        const auto version = [&] {
            return m_server.ctl({s("client"), s("show"), id}).object().value(QLatin1String("version")).toInteger();
        };
        QCOMPARE(m_server.ctl({s("client"), s("suspend"), id}).code, 0);
        QCOMPARE(m_server.ctl({s("client"), s("resume"), id}).code, 0);
        for (const char *command : {"add-secret", "rotate-secret", "suspend", "resume", "revoke"}) {
            const qint64 now = version(), before = m_server.lastAuditEntry();
            QVERIFY2(held(now - 1, command).code == 7, command);
            QCOMPARE(m_server.lastAuditEntry(), before);
            const auto done = held(now, command);
            QVERIFY2(done.code == 0, done.err.constData());
            QVERIFY(version() > now);
        }
    }
    void whatHasNoVersionRefusesOne()
    {
        const qint64 before = m_server.lastAuditEntry();
        for (const char *command :
             {"key bulk suspend --filter name:nightly", "access review --apply", "key issue --app Kestrel/Returns --name x",
              "run list", "apply state.yaml --yes", "partner offboard Kestrel --yes", "key list"}) {
            const auto a = m_server.ctl(words("--if-version 3") + words(command));
            QVERIFY2(a.code == 2, command);
            QVERIFY(a.err.contains("--if-version goes with a change of one object"));
        }
        QCOMPARE(m_server.lastAuditEntry(), before);
    }
};

QTEST_GUILESS_MAIN(TestPreviewCommand)
#include "tst_previewcommand.moc"
