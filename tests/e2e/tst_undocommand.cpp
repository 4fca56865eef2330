// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"

#include <QTest>

using namespace octroi::test;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

/// What one command of octroictl did is taken back by another one, a process later: the real program against the real
/// octroid.
class TestUndoCommand : public QObject
{
    Q_OBJECT
    Controlled m_c;
    QString m_key, m_client, m_plan;

    QJsonObject done(const char *line, const QStringList &more = {}) const
    {
        const auto answer = m_c.ctl(words(line) + more);
        if (answer.code != 0)
            qWarning("%s: %s", line, answer.err.constData());
        return answer.code == 0 ? answer.object() : QJsonObject();
    }
    QJsonObject shown(const char *line, const QString &id) const { return m_c.ctl(words(line) + QStringList{id}).object(); }
    QJsonArray journal() const { return m_c.ctl(words("run list")).array(); }
    QString last(const char *member) const { return journal().first().toObject().value(QLatin1String(member)).toString(); }
    /// The last that was done, without an error.
    bool undone() const
    {
        const auto answer = m_c.plain(words("undo"));
        if (answer.code != 0)
            qWarning("undo: %s", answer.err.constData());
        return answer.code == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_c.start());
        done("partner create --name Kestrel");
        done("app create --partner Kestrel --name Returns");
        done("app create --partner Kestrel --name Elsewhere");
        done("scope create --name orders:read");
        done("scope create --name orders:write");
        m_plan = done("plan create --name Gold --rate 50").value(s("id")).toString();
        m_key = done("key issue --app Kestrel/Returns --name nightly --scope orders:read").value(s("id")).toString();
        m_client = done("client create --app Kestrel/Returns --name shop --kind service --grant client_credentials --scope orders:read").value(s("id")).toString();
        QVERIFY(!m_key.isEmpty() && !m_client.isEmpty() && !m_plan.isEmpty());
    }
    void cleanupTestCase() { QVERIFY(m_c.stop()); }

    void eachChangeOfAKeyIsTakenBackByTheNextProcess_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("member");
        for (const auto &[name, change, member] :
             {std::tuple("suspend", "key suspend KEY", "suspended_at"), std::tuple("revoke", "key revoke KEY", "revoked_at"),
              std::tuple("scopes", "key set-scopes KEY --scope orders:write", "scopes"), std::tuple("expiry", "key set-expiry KEY 90d", "expires_at"),
              std::tuple("tag", "key tag KEY --tag night", "tags"), std::tuple("plan", "key set-plan KEY Gold", "plan_id"),
              std::tuple("rename", "key rename KEY other", "name"), std::tuple("move", "key move KEY --app Kestrel/Elsewhere", "application_id")})
            QTest::newRow(name) << s(change) << s(member);
    }
    void eachChangeOfAKeyIsTakenBackByTheNextProcess()
    {
        QFETCH(QString, change);
        QFETCH(QString, member);
        const QJsonValue before = shown("key show", m_key).value(member);
        const auto changed = m_c.plain(change.replace(s("KEY"), m_key).split(u' '));
        QVERIFY2(changed.code == 0, changed.err.constData());
        QVERIFY2(changed.err.contains("octroictl run undo "), changed.err.constData());
        QVERIFY(shown("key show", m_key).value(member) != before);
        QCOMPARE(last("state"), s("finished"));
        QVERIFY(undone());
        QCOMPARE(shown("key show", m_key).value(member), before);
    }

    void resumingAndRestoringAreTakenBackAsWell()
    {
        for (const auto &[does, undoes, member] :
             {std::tuple("key suspend", "key resume", "suspended_at"), std::tuple("key revoke", "key restore", "revoked_at")}) {
            done(does, {m_key});
            done(undoes, {m_key});
            QVERIFY(shown("key show", m_key).value(s(member)).isNull());
            QVERIFY(undone());
            QVERIFY(shown("key show", m_key).value(s(member)).isString());
            QVERIFY(undone()); // and what was before it
            QVERIFY(shown("key show", m_key).value(s(member)).isNull());
        }
    }

    void whatIsNoKeyIsTakenBackToo()
    {
        done("partner close Kestrel");
        QCOMPARE(last("operation"), s("update_partner"));
        QCOMPARE(last("object"), s("Kestrel"));
        QVERIFY(undone());
        QCOMPARE(m_c.ctl(words("partner show Kestrel")).object().value(s("status")).toString(), s("active"));

        done("client suspend", {m_client});
        QVERIFY(undone());
        QVERIFY(shown("client show", m_client).value(s("suspended_at")).isNull());
        done("client update", {m_client, s("--name"), s("store")});
        QVERIFY(undone());
        QCOMPARE(shown("client show", m_client).value(s("name")).toString(), s("shop"));

        done("scope create --name orders:new");
        QVERIFY(undone());
        QCOMPARE(m_c.ctl(words("scope show orders:new")).code, 4);
        done("scope rename orders:read orders:look");
        QVERIFY(undone());
        QCOMPARE(m_c.ctl(words("scope show orders:look")).code, 4);
        QCOMPARE(shown("key show", m_key).value(s("scopes")).toArray(), QJsonArray{s("orders:read")});
        done("scope merge orders:read orders:write");
        QCOMPARE(shown("key show", m_key).value(s("scopes")).toArray(), QJsonArray{s("orders:write")});
        QVERIFY(undone());
        QCOMPARE(shown("key show", m_key).value(s("scopes")).toArray(), QJsonArray{s("orders:read")});
        QCOMPARE(shown("client show", m_client).value(s("scopes")).toArray(), QJsonArray{s("orders:read")});
    }

    void alertRulesAreChangesLikeAllOthers()
    {
        const QString rule = done("alert rule add --name Busy --kind threshold --limit 100").value(s("id")).toString();
        const auto dry = m_c.ctl(words("alert rule edit --limit 50 --dry-run") + QStringList{rule});
        QVERIFY2(dry.code == 0, dry.err.constData());
        QCOMPARE(dry.object().value(s("calls")).toArray().size(), 1);
        const auto limit = [this] { return m_c.ctl(words("alert rule list")).array().first().toObject().value(s("limit")).toInt(); };
        QCOMPARE(limit(), 100);
        done("alert rule edit --limit 50", {rule});
        done("alert rule edit --limit 20", {rule});
        QVERIFY(undone());
        QCOMPARE(limit(), 50);
        QVERIFY(undone());
        QCOMPARE(limit(), 100);
        QCOMPARE(m_c.ctl(words("alert rule remove") + QStringList{rule}).code, 0);
        QCOMPARE(m_c.ctl(words("alert rule list")).array().size(), 0);
        QVERIFY(undone());
        QCOMPARE(limit(), 100);
    }

    void aTrustedIssuerIsTakenBack()
    {
        done("api create --name Orders --base-path /orders");
        const QString id = done("trusted-issuer create --api Orders --name Login --issuer https://id.example --audience https://api.example")
                               .value(s("id"))
                               .toString();
        QVERIFY(!id.isEmpty());
        done("trusted-issuer update --disable", {id});
        QVERIFY(undone());
        QCOMPARE(shown("trusted-issuer show", id).value(s("enabled")).toBool(), true);
    }

    void whatCannotBeTakenBackSaysWhy()
    {
        const auto issued = m_c.plain(words("key issue --app Kestrel/Returns --name shown"));
        QVERIFY2(issued.err.contains("This cannot be undone: the key was shown and may be in use"), issued.err.constData());
        const auto back = m_c.plain(words("undo"));
        QCOMPARE(back.code, 7);
        QVERIFY2(back.err.contains("revoke it instead"), back.err.constData());
        QVERIFY2(back.err.contains("shown"), back.err.constData());
        // What stands before it is named by its identifier.
        done("key tag", {m_key, s("--tag"), s("night")});
        const QString tagged = last("id");
        done("partner create --name Wren");
        QCOMPARE(m_c.plain(words("undo")).code, 7);
        QCOMPARE(m_c.plain(words("run undo") + QStringList{tagged}).code, 0);
        QVERIFY(shown("key show", m_key).value(s("tags")).toArray().isEmpty());
        const auto again = m_c.plain(words("run undo") + QStringList{tagged});
        QCOMPARE(again.code, 7);
        QVERIFY2(again.err.contains("was taken back already"), again.err.constData());
    }

    // Neither somebody else's change nor a later one of ours is lost.
    void whatWasChangedSinceStaysAndIsTold()
    {
        done("key rename", {m_key, s("first")});
        const QString earlier = last("id");
        done("key rename", {m_key, s("second")});
        const auto refused = m_c.ctl(words("run undo") + QStringList{earlier});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.out.contains("\"ok\":false"), refused.out.constData());
        QCOMPARE(shown("key show", m_key).value(s("name")).toString(), s("second"));
        QVERIFY(undone());
        QCOMPARE(shown("key show", m_key).value(s("name")).toString(), s("first"));
    }

    void aWholeStateIsTakenBackInItsOrder()
    {
        const QString path = m_c.file("state.yaml");
        QCOMPARE(m_c.plain(words("export --out") + QStringList{path}).code, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        const QByteArray before = text;
        QVERIFY2(text.contains("\nscopes:\n") && text.contains("rate: 50"), text.constData());
        text.replace("\nscopes:\n", "\nscopes:\n  - name: orders:refund\n    description: Pay back\n");
        text.replace("rate: 50", "rate: 40");
        text.replace("\npartners:\n", "\npartners:\n  - name: Auk\n");
        file.resize(0);
        file.seek(0);
        QCOMPARE(file.write(text), text.size());
        file.close();
        const auto applied = m_c.plain(words("apply --yes") + QStringList{path});
        QVERIFY2(applied.code == 0, applied.err.constData());
        QVERIFY2(applied.err.contains("octroictl run undo "), applied.err.constData());
        QCOMPARE(m_c.ctl(words("scope show orders:refund")).code, 0);
        const auto back = m_c.plain(words("undo"));
        QVERIFY2(back.code == 0, back.err.constData());
        QVERIFY2(back.err.contains("Auk stays: a partner stays once it is created"), back.err.constData());
        QCOMPARE(m_c.ctl(words("scope show orders:refund")).code, 4);
        QCOMPARE(shown("plan show", m_plan).value(s("rate")).toDouble(), 50.0);

        // Theirs stays; the rest is taken back.
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        text.replace("  - name: Auk\n", "");
        QCOMPARE(file.write(text), text.size());
        file.close();
        QCOMPARE(m_c.plain(words("apply --yes") + QStringList{path}).code, 0);
        const QString run = last("id");
        const QString elsewhere = m_c.file("elsewhere");
        qputenv("OCTROICTL_RUNS", elsewhere.toUtf8());
        QCOMPARE(m_c.plain(words("scope rename orders:refund orders:pay")).code, 0);
        qputenv("OCTROICTL_RUNS", m_c.file("runs").toUtf8());
        const auto partly = m_c.plain(words("run undo") + QStringList{run});
        QCOMPARE(partly.code, 1);
        QCOMPARE(m_c.ctl(words("scope show orders:pay")).code, 0);
        QCOMPARE(shown("plan show", m_plan).value(s("rate")).toDouble(), 50.0);
    }
};

QTEST_GUILESS_MAIN(TestUndoCommand)
#include "tst_undocommand.moc"
