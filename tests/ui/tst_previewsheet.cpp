// SPDX-License-Identifier: GPL-3.0-or-later
// What would have been refused, seen before a change is made; and what somebody else changed meanwhile,
// settled: by keyboard alone, over a live octroid.
#include "dialogs/conflictsheet.h"
#include "dialogs/fieldwords.h"
#include "dialogs/previewsheet.h"
#include "domain/json.h"
#include "models/foreseenmodel.h"
#include "pages/barchart.h"
#include "sheetfixture.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTranslator>

using namespace octroi;
using dialogs::ConflictSheet;
using dialogs::PreviewSheet;
using models::ForeseenModel;
using widgets::Segments;

class TestPreviewSheet : public QObject
{
    Q_OBJECT

    test::SheetFixture m;
    QTranslator m_words;
    QString m_api;

    static QString s(const char *text) { return QString::fromUtf8(text); }
    backends::IssuedKey issue(const char *name, const QStringList &scopes = {QStringLiteral("orders:*")})
    {
        backends::NewKey key;
        key.applicationId = m.applicationId;
        key.name = s(name);
        key.scopes = scopes;
        const auto issued = test::await(m.backend->issue(key, s(name)));
        return issued ? *issued : backends::IssuedKey();
    }
    template <typename T>
    T *top() const
    {
        return m.host->isOpen() ? qobject_cast<T *>(m.host->top()) : nullptr;
    }
    template <typename T>
    T *waitFor()
    {
        return QTest::qWaitFor([this] { return top<T>() != nullptr; }, 30'000) ? top<T>() : nullptr;
    }
    QString headline() const
    {
        auto *label = m.host->top()->findChild<widgets::Label *>(s("previewHeadline"));
        return label ? label->text() : QString();
    }
    /// The texts of all labels and notes on top.
    QString read() const
    {
        QStringList all;
        for (auto *label : m.host->top()->findChildren<widgets::Label *>()) {
            if (label->isVisible())
                all << label->text();
        }
        for (auto *note : m.host->top()->findChildren<widgets::Note *>()) {
            if (note->isVisible())
                all << note->text();
        }
        return all.join(QLatin1Char('\n'));
    }
    widgets::TableView *table(const char *name) const { return m.named<widgets::TableView>(s(name)); }
    static QString cell(widgets::TableView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }
    bool pressButton(const char *text)
    {
        const auto ready = [&] { return m.button(s(text)) && m.button(s(text))->isEnabled(); };
        return QTest::qWaitFor(ready, 30'000) && m.tabTo(m.button(s(text))) &&
               (m.press(Qt::Key_Return), true);
    }
    /// Renames the key in its form by keyboard.
    void rename(const QString &id, const char *name)
    {
        m.dialogs->edit(s("key"), id);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        m.type(s(name));
        m.press(Qt::Key_Return);
    }
    /// Meanwhile somebody else changes it.
    void overtake(const QString &id, const backends::KeyPatch &patch)
    {
        const auto other = m.anotherAdministrator();
        const auto changed = test::await(other->update(id, patch, 0));
        QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().toString()));
    }
    domain::ApiKey onServer(const QString &id)
    {
        const auto key = test::await(m.backend->key(id));
        return key ? *key : domain::ApiKey();
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_words.load(s(":/i18n/octroi_en.qm")));
        QCoreApplication::installTranslator(&m_words);
        QVERIFY(m.start());
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = s(name);
            QVERIFY(test::await(m.backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints = {{s("GET"), s("/{id}"), {s("orders:read")}},
                         {s("POST"), s("/"), {s("orders:write")}}};
        m_api = test::await(m.backend->createApi(api, {}))->id;
    }
    void cleanup()
    {
        m.host->closeAll();
        QTRY_VERIFY(!m.host->isOpen());
    }
    void cleanupTestCase() { m.stop(); }

    void refusedCallsAreShownBeforeAnythingIsSent()
    {
        const auto key = issue("nightly");
        QCOMPARE(m.call(key, "GET", "/orders/7", 5), 5);
        QCOMPARE(m.call(key, "POST", "/orders/", 3), 3);
        QCOMPARE(m.call(key, "DELETE", "/orders/7", 2), 0); // refused already: not counted
        QVERIFY(m.sync());
        m.dialogs->request({change::RevokeKey{key.key.id}});
        QVERIFY(waitFor<PreviewSheet>());
        QTRY_COMPARE_WITH_TIMEOUT(headline(), s("8 calls of the last 7 days would have been refused"),
                                  30'000);
        const QString words = read();
        QVERIFY2(words.contains(s("/v1/keys/%1/revoke").arg(key.key.id)), qPrintable(words));
        QVERIFY2(words.contains(s("Can be undone right after.")), qPrintable(words));
        QVERIFY2(words.contains(s("From usage by hour")), qPrintable(words));
        auto *chart = m.named<pages::BarChart>(s("Calls of the last 7 days that would have been refused"));
        QVERIFY(chart);
        QVERIFY2(chart->accessibleDescription().contains(s("8 calls")),
                 qPrintable(chart->accessibleDescription()));

        auto *parts = m.named<Segments>(s("What the preview shows"));
        QCOMPARE(parts->segmentText(1), s("Affected: 1"));
        QCOMPARE(parts->segmentText(2), s("Refused calls: 8"));
        QVERIFY(m.tabTo(parts));
        m.press(Qt::Key_Right);
        auto *callers = table("Who is affected");
        QVERIFY(callers);
        QCOMPARE(callers->model()->rowCount(), 1);
        QCOMPARE(cell(callers, 0, ForeseenModel::Credential), s("nightly"));
        QCOMPARE(cell(callers, 0, ForeseenModel::Application), s("Returns"));
        QCOMPARE(cell(callers, 0, ForeseenModel::Partner), s("Kestrel"));
        QCOMPARE(cell(callers, 0, ForeseenModel::Refused), s("8"));
        m.press(Qt::Key_Right);
        auto *calls = table("Calls that would have been refused");
        QVERIFY(calls);
        QCOMPARE(calls->model()->rowCount(), 2);
        QTRY_COMPARE(cell(calls, 0, ForeseenModel::Endpoint), s("GET /{id}"));
        QCOMPARE(cell(calls, 0, ForeseenModel::Count), s("5"));
        QCOMPARE(cell(calls, 0, ForeseenModel::Api), s("Orders"));
        QCOMPARE(cell(calls, 1, ForeseenModel::Endpoint), s("POST /"));
        QCOMPARE(cell(calls, 1, ForeseenModel::Count), s("3"));
        calls->sortByColumn(ForeseenModel::Endpoint, Qt::DescendingOrder);
        QTRY_COMPARE(cell(calls, 0, ForeseenModel::Endpoint), s("POST /"));

        QVERIFY(!onServer(key.key.id).revokedAt.isValid()); // nothing was sent
        QVERIFY(pressButton("Revoke"));
        QTRY_VERIFY(!m.host->isOpen());
        QVERIFY(onServer(key.key.id).revokedAt.isValid());
        QCOMPARE(m.call(key, "GET", "/orders/7", 1), 0);
    }

    void aKeyNobodyUsesIsSaidToBeQuiet()
    {
        const auto key = issue("quiet");
        QVERIFY(m.sync());
        m.dialogs->request({change::RevokeKey{key.key.id}});
        QVERIFY(waitFor<PreviewSheet>());
        QTRY_COMPARE_WITH_TIMEOUT(headline(), s("No call of the last 7 days would have been refused"),
                                  30'000);
        QVERIFY(read().contains(s("1 key made no call in 7 days")));
        m.press(Qt::Key_Escape);
        QTRY_VERIFY(!m.host->isOpen());
        QVERIFY(!onServer(key.key.id).revokedAt.isValid());
    }

    void whatCannotBeUndoneSaysWhy()
    {
        const auto key = issue("turned");
        QVERIFY(m.sync());
        m.dialogs->request({change::RotateKey{key.key.id, 0}});
        QVERIFY(waitFor<PreviewSheet>());
        QVERIFY2(read().contains(s("Cannot be undone. The new key was shown")), qPrintable(read()));
    }

    void bothChangesAreKeptByAMerge()
    {
        const auto key = issue("report");
        QVERIFY(m.sync());
        m.dialogs->edit(s("key"), key.key.id);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        backends::KeyPatch theirs;
        theirs.tags = QStringList{s("batch")};
        theirs.scopes = QStringList{s("orders:read")};
        overtake(key.key.id, theirs);
        QSignalSpy done(m.dialogs.get(), &dialogs::Dialogs::done);
        m.type(s("weekly report"));
        m.press(Qt::Key_Return);
        QVERIFY(waitFor<ConflictSheet>());
        QTRY_VERIFY_WITH_TIMEOUT(
            m.button(s("Apply as chosen")) && m.button(s("Apply as chosen"))->isEnabled(), 30'000);
        auto *name = m.named<Segments>(s("Which Name is taken"));
        auto *tags = m.named<Segments>(s("Which Tags is taken"));
        QVERIFY(name && tags);
        QCOMPARE(name->currentIndex(), 1); // mine
        QCOMPARE(tags->currentIndex(), 0); // theirs
        const QString words = read();
        QVERIFY2(words.contains(s("weekly report")) && words.contains(s("batch")), qPrintable(words));
        QVERIFY(pressButton("Apply as chosen"));
        QTRY_COMPARE(done.size(), 1);
        QTRY_VERIFY(!m.host->isOpen()); // the form, too
        const domain::ApiKey now = onServer(key.key.id);
        QCOMPARE(now.name, s("weekly report"));
        QCOMPARE(now.tags, QStringList{s("batch")});
        QCOMPARE(now.scopes, QStringList{s("orders:read")});
    }

    void whereBothChangedOneIsChosen()
    {
        const auto key = issue("same");
        QVERIFY(m.sync());
        m.dialogs->edit(s("key"), key.key.id);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        backends::KeyPatch theirs;
        theirs.name = s("theirs");
        theirs.tags = QStringList{s("batch")};
        overtake(key.key.id, theirs);
        m.type(s("mine"));
        m.press(Qt::Key_Return);
        QVERIFY(waitFor<ConflictSheet>());
        QTRY_VERIFY_WITH_TIMEOUT(m.named<Segments>(s("Which Name is taken")), 30'000);
        QVERIFY2(read().contains(s("Choose where both changed the same.")), qPrintable(read()));
        // Their name and none of their tags: neither what they nor what I had.
        QVERIFY(m.tabTo(m.named<Segments>(s("Which Name is taken"))));
        m.press(Qt::Key_Left);
        QVERIFY(m.tabTo(m.named<Segments>(s("Which Tags is taken"))));
        m.press(Qt::Key_Right);
        QVERIFY(pressButton("Apply as chosen"));
        QTRY_VERIFY(!m.host->isOpen());
        QTRY_COMPARE(onServer(key.key.id).tags, QStringList());
        QCOMPARE(onServer(key.key.id).name, s("theirs"));
    }

    void takingTheirsLeavesTheServerAlone()
    {
        const auto key = issue("leave");
        QVERIFY(m.sync());
        m.dialogs->edit(s("key"), key.key.id);
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        backends::KeyPatch theirs;
        theirs.name = s("theirs");
        overtake(key.key.id, theirs);
        const qint64 version = onServer(key.key.id).version;
        m.type(s("mine"));
        m.press(Qt::Key_Return);
        QVERIFY(waitFor<ConflictSheet>());
        QVERIFY(pressButton("Keep theirs"));
        QTRY_VERIFY(!m.host->isOpen());
        QCOMPARE(onServer(key.key.id).version, version);
    }

    /// A suspension has no field that could be chosen; it is told what happened and done all the same.
    void aSuspensionIsDoneAllTheSame()
    {
        const auto key = issue("sleepy");
        QVERIFY(m.sync());
        m.dialogs->request({change::SuspendKey{key.key.id}});
        QVERIFY(waitFor<PreviewSheet>());
        backends::KeyPatch theirs;
        theirs.name = s("sleepier");
        overtake(key.key.id, theirs);
        QVERIFY(pressButton("Suspend"));
        QVERIFY(waitFor<ConflictSheet>());
        QVERIFY(m.waitForButton("Do it all the same"));
        QVERIFY(!m.button(s("Take all of mine")));
        QVERIFY(pressButton("Do it all the same"));
        QVERIFY(waitFor<PreviewSheet>()); // dangerous: shown again, on their version
        QVERIFY(pressButton("Suspend"));
        QTRY_VERIFY(!m.host->isOpen());
        QVERIFY(onServer(key.key.id).suspendedAt.isValid());
        QCOMPARE(onServer(key.key.id).name, s("sleepier"));
    }

    /// Of many changes, those that met something newer are settled one by one; the others are done.
    void conflictsOfManyAreSettledOneByOne()
    {
        const auto first = issue("first"), second = issue("second");
        QVERIFY(m.sync());
        QList<change::Change> changes;
        for (const auto &key : {first, second}) {
            backends::KeyPatch patch;
            patch.tags = QStringList{s("many")};
            changes << change::UpdateKey{key.key.id, patch};
        }
        m.dialogs->request(changes);
        QVERIFY(waitFor<PreviewSheet>());
        backends::KeyPatch theirs;
        theirs.name = s("second by another");
        overtake(second.key.id, theirs);
        QVERIFY(pressButton("Apply"));
        QVERIFY(m.waitForButton("Close"));
        QCOMPARE(onServer(first.key.id).tags, QStringList{s("many")});
        QVERIFY(onServer(second.key.id).tags.isEmpty());
        QAbstractButton *settle = nullptr;
        for (auto *one : m.host->top()->findChildren<QAbstractButton *>()) {
            if (one->text() == s("Settle what others changed…") && one->isVisible())
                settle = one;
        }
        QVERIFY(settle);
        QVERIFY(m.tabTo(settle));
        m.press(Qt::Key_Space);
        QVERIFY(waitFor<ConflictSheet>());
        QVERIFY(pressButton("Apply as chosen"));
        QTRY_COMPARE(onServer(second.key.id).tags, QStringList{s("many")});
        QCOMPARE(onServer(second.key.id).name, s("second by another"));
    }

    /// Whatever can be in conflict has a word of its own.
    void everyFieldHasAName()
    {
        QSet<QString> fields;
        const QDateTime now = m.clock.now();
        for (const QJsonObject &object :
             {domain::toJson(domain::Partner()), domain::toJson(domain::Application()),
              domain::toJson(domain::Api()), domain::toJson(domain::Scope()), domain::toJson(domain::Plan()),
              domain::toJson(domain::ApiKey(), now), domain::toJson(domain::OAuthClient(), now)}) {
            const QStringList names = object.keys();
            fields.unite(QSet<QString>(names.begin(), names.end()));
        }
        for (const char *never : {"id", "version", "created_at", "last_used_at", "secrets", "registered",
                                  "masked_key", "last4", "prefix"})
            fields.remove(s(never));
        for (const QString &field : std::as_const(fields)) {
            QString plain = field;
            plain.replace(u'_', u' ');
            QVERIFY2(dialogs::FieldWords::name(field) != plain, qPrintable(field));
        }
    }
};

QTEST_MAIN(TestPreviewSheet)
#include "tst_previewsheet.moc"
