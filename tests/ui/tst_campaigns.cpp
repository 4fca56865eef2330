// SPDX-License-Identifier: GPL-3.0-or-later
// A rotation campaign by keyboard alone, in the real window over a live octroid: started from the filter,
// followed in real calls, retired, extended and closed.
#include "campaignfixture.h"

using namespace octroi;
using change::KeyAdoption;
using dialogs::CampaignSheet;
using models::CampaignKeysModel;
using models::CampaignsModel;
using test::await;
using test::kPassphrase;
using widgets::TableView;

class TestCampaigns : public QObject, private test::CampaignFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        begin();
        for (const char *name : {"Kestrel", "Wren"}) {
            const QString partner = QString::fromLatin1(name);
            const QString owner = application(partner, QStringLiteral("Returns"));
            for (const char *what : {"-nightly", "-daily", "-asleep"})
                issue(owner, partner.toLower() + QLatin1String(what));
        }
        QVERIFY(await(m->backend->suspend(m_ids.value(QStringLiteral("wren-asleep")), 0)).ok());
        show();
    }
    void cleanupTestCase() { end(); }

    void anEmptyPageSaysWhatACampaignIs()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(m->window.currentPage(), static_cast<pages::Page *>(m->campaigns));
        QTRY_VERIFY(list(*m) && list(*m)->states().empty()->isVisible());
        picture("campaigns-empty");
        QVERIFY(pressButton("Start a campaign"));
        QTRY_VERIFY(sheet());
        QTRY_VERIFY(sheet()->isPlanned());
        QVERIFY(!button(QStringLiteral("Start the campaign"))->isEnabled() ||
                named<QLineEdit>(QStringLiteral("Name of the campaign"))->text().isEmpty());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m->window.sheets().isOpen());
    }

    void isStartedOfTheFilterFromThePalette()
    {
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("not name:*daily"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE(found->rowCount(), 4);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->window.sheets().isOpen());
        type(QStringLiteral("Rotation campaign"));
        press(Qt::Key_Down); // behind the page of that name
        press(Qt::Key_Return);
        const QString folder = m_folder.filePath(QStringLiteral("autumn"));
        fillSheet(QStringLiteral("Autumn"), folder);
        // The one that is suspended is told with the reason.
        auto *impossible = named<TableView>(QStringLiteral("1 key(s) get no successor"))
                               ? named<TableView>(QStringLiteral("1 key(s) get no successor"))
                               : named<TableView>(QStringLiteral("%n key(s) get no successor"));
        QVERIFY(impossible);
        QCOMPARE(impossible->model()->rowCount(), 1);
        QCOMPARE(impossible->model()->index(0, 0).data().toString(), QStringLiteral("wren-asleep"));
        QCOMPARE(impossible->model()->index(0, 2).data().toString(), QStringLiteral("is suspended"));
        picture("campaign-sheet");
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 30'000);
        picture("campaign-started");
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2); // one an application
        QCOMPARE(opened(folder).size(), 3);
        QVERIFY(pressButton("Show the campaign"));
        QTRY_VERIFY(!m->window.sheets().isOpen());
        QTRY_COMPARE(m->window.currentPage(), static_cast<pages::Page *>(m->campaigns));
        QTRY_COMPARE(keysModel()->rowCount(), 3);
        QTRY_COMPARE(adoption(QStringLiteral("kestrel-nightly")), KeyAdoption::NotMoved);
        QCOMPARE(campaignsModel()->at(0).deliveredIds.size(), 3);
        QCOMPARE(campaignsModel()->at(0).filter, QStringLiteral("not name:*daily"));
    }

    void adoptionIsSeenInCallsAndTheSelectionStays()
    {
        const auto fresh = opened(m_folder.filePath(QStringLiteral("autumn")));
        QVERIFY(selectKey(QStringLiteral("kestrel-nightly")));
        QCOMPARE(call(m_secrets.value(QStringLiteral("kestrel-nightly"))), 200);
        QCOMPARE(call(m_secrets.value(QStringLiteral("kestrel-asleep"))), 200);
        QCOMPARE(call(fresh.value(QStringLiteral("kestrel-asleep"))), 200);
        QCOMPARE(call(fresh.value(QStringLiteral("wren-nightly"))), 200);
        QTRY_VERIFY_WITH_TIMEOUT(m->sync() && adoption(QStringLiteral("wren-nightly")) == KeyAdoption::Moved,
                                 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(adoption(QStringLiteral("kestrel-asleep")), KeyAdoption::Moving, 30'000);
        QCOMPARE(adoption(QStringLiteral("kestrel-nightly")), KeyAdoption::NotMoved);
        QTRY_VERIFY_WITH_TIMEOUT(
            m->sync() && campaignsModel()->standing(campaignsModel()->at(0).id).counts[3] == 1, 30'000);
        // The list moved under the eyes of the user; the row stayed chosen.
        const auto rows = keysTable()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().data().toString(), QStringLiteral("kestrel-nightly"));
        // Calls of both sides by day are what the chart is drawn of.
        qint64 olds = 0, news = 0;
        for (const change::CampaignKey &key : keysModel()->progress().keys) {
            olds += key.oldDays.isEmpty() ? 0 : key.oldDays.last();
            news += key.newDays.isEmpty() ? 0 : key.newDays.last();
        }
        QCOMPARE(olds, 2);
        QCOMPARE(news, 2);
        picture("campaigns");
    }

    void whoHasNotMovedIsCopied()
    {
        press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split(QStringLiteral("\r\n"));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.first().startsWith(QStringLiteral("key_id,name,partner")));
        QVERIFY2(lines.filter(QStringLiteral("api@kestrel.example")).size() == 2,
                 qPrintable(lines.join(u'\n')));
        QVERIFY(lines.filter(QStringLiteral("wren")).isEmpty());
    }

    void filteredByStateAndText()
    {
        auto *which = named<QWidget>(QStringLiteral("Which keys"));
        QVERIFY(tabTo(which));
        press(Qt::Key_Right);
        press(Qt::Key_Right); // not moved
        QTRY_COMPARE(keysTable()->model()->rowCount(), 1);
        press(Qt::Key_Left);
        press(Qt::Key_Left);
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("wren-"));
        QTRY_COMPARE(keysTable()->model()->rowCount(), 1);
        press(Qt::Key_Escape); // the selection, then the filter
        press(Qt::Key_Escape);
        QTRY_COMPARE(keysTable()->model()->rowCount(), 3);
    }

    void oneIsRetiredAfterThePreview()
    {
        const auto fresh = opened(m_folder.filePath(QStringLiteral("autumn")));
        QVERIFY(selectKey(QStringLiteral("wren-nightly")));
        press(Qt::Key_Delete);
        QTRY_VERIFY(qobject_cast<dialogs::PreviewSheet *>(m->window.sheets().top()));
        QVERIFY(pressButton("Revoke"));
        QTRY_VERIFY_WITH_TIMEOUT(!m->window.sheets().isOpen(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(adoption(QStringLiteral("wren-nightly")), KeyAdoption::Retired, 30'000);
        QCOMPARE(call(m_secrets.value(QStringLiteral("wren-nightly"))), 401);
        QCOMPARE(call(fresh.value(QStringLiteral("wren-nightly"))), 200);
    }

    void theDeadlineIsMoved()
    {
        const QString id = m_ids.value(QStringLiteral("kestrel-nightly"));
        const QDateTime before = m->inventory.key(id)->retiresAt;
        QVERIFY(before.isValid());
        QVERIFY(selectKey(QStringLiteral("kestrel-nightly")));
        QVERIFY(pressButton("Extend"));
        QTRY_VERIFY(qobject_cast<dialogs::BulkSheet *>(m->window.sheets().top()));
        picture("campaign-extend");
        QVERIFY(pressButton("Change")); // 90 days are chosen
        QTRY_VERIFY_WITH_TIMEOUT(m->inventory.key(id)->retiresAt > before.addDays(50), 30'000);
        QTRY_VERIFY(!m->window.sheets().isOpen());
    }

    void closedAndReopened()
    {
        QVERIFY(pressButton("Close"));
        QTRY_VERIFY_WITH_TIMEOUT(campaignsModel()->at(0).closedAt.isValid(), 30'000);
        QCOMPARE(campaignsModel()->state(0), models::CampaignState::Closed);
        QVERIFY(pressButton("Reopen"));
        QTRY_VERIFY_WITH_TIMEOUT(!campaignsModel()->at(0).closedAt.isValid(), 30'000);
    }
};

QTEST_MAIN(TestCampaigns)
#include "tst_campaigns.moc"
