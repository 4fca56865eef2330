// SPDX-License-Identifier: GPL-3.0-or-later
// Least privilege by keyboard alone, over a live octroid that calls went through.
#include "models/exercisemodel.h"
#include "pages/keygrants.h"
#include "sheetfixture.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

using namespace octroi;
using models::ExerciseModel;
using widgets::ViewStates;

class TestAccessReview : public QObject
{
    Q_OBJECT

    test::SheetFixture m;
    // 29 days on, so that what happens here is the first day of the last 30.
    ManualClock m_later{QDateTime::currentMSecsSinceEpoch() + qint64(29) * 86'400'000};
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<dialogs::Dialogs> m_dialogs;
    QString m_wide, m_idle;

    QString issue(const char *name, const QStringList &scopes, int calls)
    {
        backends::NewKey key;
        key.applicationId = m.applicationId;
        key.name = QString::fromLatin1(name);
        key.scopes = scopes;
        const auto issued = test::await(m.backend->issue(key, {}));
        if (!issued)
            return {};
        for (int i = 0; i < calls; ++i) {
            if (m.octroid().check("GET", "/orders/7", issued->secret->reveal()) != 200)
                return {};
        }
        return issued->key.id;
    }
    pages::Context context() { return {m.backend.get(), m_inventory.get(), m_spine.get(), &m_later}; }
    bool sync()
    {
        m_inventory->sync();
        return QTest::qWaitFor([this] { return m_inventory->syncState() == inventory::SyncState::Idle; },
                               30'000);
    }
    widgets::TableView *table(const char *name) const
    {
        return m.host->isOpen() ? m.named<widgets::TableView>(QString::fromLatin1(name)) : nullptr;
    }
    widgets::TableView *keys() const { return table("Keys with scopes that were never used"); }
    static QString cell(QAbstractItemView *view, int row, int column)
    {
        return view->model()->index(row, column).data().toString();
    }
    bool open(const QStringList &ids = {})
    {
        if (ids.isEmpty())
            m_dialogs->create(QStringLiteral("review"), {});
        else
            m_dialogs->bulk(QStringLiteral("review"), ids);
        return QTest::qWaitFor(
            [this] {
                return keys() && keys()->states().state() != ViewStates::State::Loading &&
                       QApplication::focusWidget() == keys();
            },
            30'000);
    }
private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m.start());
        for (const char *name : {"orders:read", "orders:write", "stock:read"}) {
            domain::Scope scope;
            scope.name = QString::fromLatin1(name);
            QVERIFY(test::await(m.backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders");
        api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/{id}"), {QStringLiteral("orders:read")}},
                         {QStringLiteral("POST"), QStringLiteral("/"), {QStringLiteral("orders:write")}}};
        QVERIFY(test::await(m.backend->createApi(api, {})).ok());
        m_wide = issue(
            "wide",
            {QStringLiteral("orders:read"), QStringLiteral("orders:write"), QStringLiteral("stock:read")}, 3);
        m_idle = issue("idle", {QStringLiteral("orders:read")}, 0);
        QVERIFY(!m_wide.isEmpty() && !m_idle.isEmpty());
        m_inventory = std::make_unique<inventory::Inventory>(*m.backend, m_later);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_dialogs =
            std::make_unique<dialogs::Dialogs>(*m.host, context(), dialogs::EnvironmentKind::Development);
        QVERIFY(sync());
    }
    void cleanup()
    {
        m.host->closeAll();
        QTRY_VERIFY(!m.host->isOpen());
    }
    void cleanupTestCase()
    {
        m_dialogs.reset();
        m_spine.reset();
        m_inventory.reset();
        m.stop();
    }

    void theDetailTellsWhatEachScopeWasUsedFor()
    {
        pages::KeyGrants grants(context(), &m.window);
        grants.setKey(*m_inventory->key(m_wide));
        const auto uses = [&grants] {
            QStringList out;
            for (const auto *label : grants.findChildren<widgets::Label *>(QStringLiteral("scopeUse")))
                out << label->text();
            return out;
        };
        QTRY_VERIFY(uses().size() == 3 && uses().at(0).startsWith(QLatin1String("3 call")));
        QCOMPARE(uses().mid(1), QStringList({QStringLiteral("never"), QStringLiteral("never")}));
        QVERIFY(grants.findChildren<widgets::Label *>(QStringLiteral("scopeUse"))
                    .first()
                    ->toolTip()
                    .contains(QLatin1String("GET /{id}")));
        // Of 90 days there is not enough to say never.
        grants.show();
        grants.findChild<widgets::Segments *>()->setFocus();
        QTest::keyClick(grants.findChild<widgets::Segments *>(), Qt::Key_Right);
        QTRY_VERIFY(uses().size() == 3 && uses().at(1) == QStringLiteral("no call seen"));
    }

    void doubtsAreSaid()
    {
        QVERIFY(open());
        QVERIFY(m.tabTo(m.named<widgets::Segments>(QStringLiteral("Time that is looked at"))));
        m.press(Qt::Key_Right); // 90 days
        QTRY_VERIFY(keys()->states().state() == ViewStates::State::Full &&
                    cell(keys(), 0, ExerciseModel::Proposal) == QStringLiteral("In doubt"));
        QVERIFY(!m.button(QStringLiteral("Remove"))->isEnabled());
        auto *note = m.host->top()->findChild<widgets::Note *>();
        QVERIFY(note->isVisible() && note->text().contains(QLatin1String("younger")));
        m.press(Qt::Key_Left);
        QTRY_VERIFY(m.button(QStringLiteral("Remove 2 scope")));
    }

    void someKeysOnly()
    {
        QVERIFY(open({m_idle}));
        QCOMPARE(keys()->states().state(), ViewStates::State::Empty);
        QCOMPARE(m.named<widgets::Segments>(QStringLiteral("Part of the review"))->count(), 2);
    }

    void anErrorIsSaidAndTriedAgain()
    {
        backends::OctroidBackend nobody(QStringLiteral("p"), QStringLiteral("octroid"),
                                        QStringLiteral("http://127.0.0.1:1"), QStringLiteral("admin"),
                                        std::make_shared<Secret>(QByteArray("s3cret")), m.clock);
        inventory::Inventory nothing(nobody, m_later);
        change::Spine spine(nothing);
        dialogs::Dialogs sheets(*m.host, {&nobody, &nothing, &spine, &m_later},
                                dialogs::EnvironmentKind::Development);
        sheets.create(QStringLiteral("review"), {});
        QTRY_VERIFY(keys() && keys()->states().state() == ViewStates::State::Error);
        QVERIFY(m.waitForButton("Try again"));
        const auto asked = nobody.callLog().calls().size();
        QVERIFY(m.tabTo(m.button(QStringLiteral("Try again"))));
        m.press(Qt::Key_Space);
        QTRY_VERIFY(nobody.callLog().calls().size() > asked);
        QTRY_COMPARE(keys()->states().state(), ViewStates::State::Error);
        m.host->closeAll();
        QTRY_VERIFY(!m.host->isOpen());
    }

    void unusedKeysAndScopesAreListed()
    {
        QVERIFY(open());
        QVERIFY(m.tabTo(m.named<widgets::Segments>(QStringLiteral("Part of the review"))));
        m.press(Qt::Key_Right);
        widgets::TableView *unused = table("Keys that nobody uses");
        QTRY_VERIFY(unused && unused->isVisible());
        QCOMPARE(unused->model()->rowCount(), 1);
        QCOMPARE(cell(unused, 0, ExerciseModel::UnusedName), QStringLiteral("idle"));
        m.press(Qt::Key_Tab); // the time
        QVERIFY(m.tabTo(unused));
        m.press(Qt::Key_A, Qt::ControlModifier);
        QTRY_VERIFY(m.button(QStringLiteral("Suspend 1 key")));
        QVERIFY(m.button(QStringLiteral("Revoke 1 key")));
        QVERIFY(m.tabTo(m.named<widgets::Segments>(QStringLiteral("Part of the review"))));
        m.press(Qt::Key_Right);
        widgets::TableView *scopes = table("Scopes that nobody uses");
        QTRY_VERIFY(scopes && scopes->isVisible());
        QCOMPARE(scopes->model()->rowCount(), 2);
        QCOMPARE(cell(scopes, 0, ExerciseModel::Scope), QStringLiteral("orders:write"));
        QCOMPARE(cell(scopes, 0, ExerciseModel::HeldBy), QStringLiteral("1"));
    }

    void removedAfterAPreview()
    {
        QVERIFY(open());
        QCOMPARE(cell(keys(), 0, ExerciseModel::Name), QStringLiteral("wide"));
        QCOMPARE(cell(keys(), 0, ExerciseModel::Used), QStringLiteral("1 of 3"));
        QCOMPARE(cell(keys(), 0, ExerciseModel::Proposal), QStringLiteral("Remove 2 of 3"));
        widgets::TableView *evidence = table("What the key used its scopes for");
        QCOMPARE(evidence->model()->rowCount(), 3);
        QVERIFY2(cell(evidence, 0, 3).contains(QLatin1String("GET /{id}")), qPrintable(cell(evidence, 0, 3)));
        // What is proposed is selected; one change takes it away, after a preview that says what it would
        // refuse.
        QVERIFY(m.tabTo(m.button(QStringLiteral("Remove 2 scope"))));
        m.press(Qt::Key_Space);
        QTRY_COMPARE(m.host->count(), 2);
        QCOMPARE(test::await(m.backend->key(m_wide))->scopes.size(), 3);
        QVERIFY(m.waitForButton("Apply"));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Apply"))));
        m.press(Qt::Key_Space);
        QTRY_COMPARE(m.host->count(), 1);
        QTRY_COMPARE(test::await(m.backend->key(m_wide))->scopes, QStringList{QStringLiteral("orders:read")});
        // Counted again: there is nothing left to remove.
        QTRY_COMPARE(keys()->states().state(), ViewStates::State::Empty);
        QVERIFY(!m.button(QStringLiteral("Remove"))->isEnabled());
    }
};

QTEST_MAIN(TestAccessReview)
#include "tst_accessreview.moc"
