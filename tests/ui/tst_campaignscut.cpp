// SPDX-License-Identifier: GPL-3.0-or-later
// Rotation campaigns that do not go straight: from a selection, stopped by hand, cut off, without a server.
#include "campaignfixture.h"
#include "keyboard.h"

using namespace octroi;
using change::KeyAdoption;
using dialogs::CampaignSheet;
using models::CampaignKeysModel;
using models::CampaignsModel;
using test::await;
using test::kPassphrase;
using widgets::TableView;

class TestCampaignsCut : public QObject, private test::CampaignFixture
{
    Q_OBJECT

    static constexpr int kApplications = 30, kKeysEach = 8;

    QAbstractButton *deliverRest() const
    {
        for (auto *one : m->campaigns->findChildren<QAbstractButton *>()) {
            if (one->text() == QStringLiteral("Deliver the rest…") && one->isVisible())
                return one;
        }
        return nullptr;
    }
    void filterKeys(const QString &text)
    {
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        m->keys->findChild<widgets::FilterField *>()->edit()->selectAll();
        type(text);
    }
    /// "Deliver the rest…", up to its last button.
    void deliver(const QString &folder)
    {
        QVERIFY(tabTo(deliverRest()));
        press(Qt::Key_Space);
        QTRY_VERIFY(sheet());
        QVERIFY(tabTo(named<QWidget>(QStringLiteral("Seal it to"))));
        press(Qt::Key_Right);
        QVERIFY(tabTo(named<QWidget>(QStringLiteral("As"))));
        press(Qt::Key_Right);
        replace("Passphrase", kPassphrase);
        replace("Folder for the sealed files", folder);
        picture("campaign-rest");
        QVERIFY(pressButton("Deliver"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 60'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        begin();
        for (const char *name : {"Kestrel", "Wren"}) {
            const QString partner = QString::fromLatin1(name);
            const QString owner = application(partner, QStringLiteral("Returns"));
            for (const char *what : {"-nightly", "-daily", "-chosen"})
                issue(owner, partner.toLower() + QLatin1String(what));
        }
        for (int i = 0; i < kApplications; ++i) {
            const QString owner = application(QStringLiteral("Many"), QStringLiteral("Program %1").arg(i));
            for (int k = 0; k < kKeysEach; ++k)
                issue(owner, QStringLiteral("many-%1-%2").arg(i).arg(k));
        }
        show();
    }
    void cleanupTestCase() { end(); }

    /// Two rows are selected, the rest of the list is not meant.
    void ofASelection()
    {
        filterKeys(QStringLiteral("name:*chosen"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(found->rowCount(), 2, 30'000);
        while (QApplication::focusWidget() && QApplication::focusWidget()->property("completing").toBool())
            press(Qt::Key_Escape);
        auto *table = m->keys->findChild<TableView *>();
        QVERIFY(tabTo(table));
        press(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(table->selectionModel()->selectedRows().size(), 2);
        QVERIFY(test::press(QStringLiteral("More…")));
        QVERIFY(test::choose(QStringLiteral("Rotation campaign…")));
        const QString folder = m_folder.filePath(QStringLiteral("chosen"));
        fillSheet(QStringLiteral("Chosen"), folder);
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 60'000);
        QCOMPARE(opened(folder).size(), 2);
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE_WITH_TIMEOUT(keysModel()->rowCount(), 2, 30'000);
        QCOMPARE(campaignsModel()->at(0).filter, QString());
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->at(0).deliveredIds.size(), 2, 30'000);
        QVERIFY(m->inventory.key(m_ids.value(QStringLiteral("wren-daily")))->successorId.isEmpty());
    }

    /// Stop, in the middle: what was issued is delivered, nothing else was begun, and the rest comes later.
    void stoppedAndGoneOnWith()
    {
        constexpr int all = kApplications * kKeysEach;
        filterKeys(QStringLiteral("name:many-*"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE(found->rowCount(), all);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->window.sheets().isOpen());
        type(QStringLiteral("Rotation campaign"));
        press(Qt::Key_Down); // behind the page of that name
        press(Qt::Key_Return);
        const QString folder = m_folder.filePath(QStringLiteral("many"));
        fillSheet(QStringLiteral("Many"), folder);
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder).entryList(QDir::Files).isEmpty(), 30'000);
        QVERIFY(pressButton("Stop"));
        picture("campaign-stopping");
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 60'000);
        picture("campaign-stopped");
        const auto some = opened(folder);
        QVERIFY(!some.isEmpty() && some.size() < all);
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE(keysModel()->campaign().name, QStringLiteral("Many"));
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->at(0).deliveredIds.size(), some.size(), 30'000);
        QCOMPARE(campaignsModel()->state(0), models::CampaignState::Undelivered);
        QVERIFY(m->sync());
        int successors = 0;
        for (const domain::ApiKey &key : m->inventory.keys())
            successors += key.name.startsWith(QStringLiteral("many-")) && !key.successorId.isEmpty();
        QCOMPARE(successors, some.size());
        const QString rest = m_folder.filePath(QStringLiteral("rest"));
        deliver(rest);
        const auto others = opened(rest);
        QCOMPARE(some.size() + others.size(), all); // each once
        for (const auto &[name, secret] : some.asKeyValueRange()) {
            QVERIFY(!others.contains(name));
            QCOMPARE(call(secret), 200);
        }
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->state(0), models::CampaignState::Open, 30'000);
    }

    /// The folder cannot be made, after the first successors were issued.
    void whatWasCutOffIsDeliveredLater()
    {
        QFile wall(m_folder.filePath(QStringLiteral("wall")));
        QVERIFY(wall.open(QIODevice::WriteOnly));
        wall.close();
        filterKeys(QStringLiteral("name:*daily"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE(found->rowCount(), 2);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->window.sheets().isOpen());
        type(QStringLiteral("Rotation campaign"));
        press(Qt::Key_Down); // behind the page of that name
        press(Qt::Key_Return);
        fillSheet(QStringLiteral("Winter"), wall.fileName() + QStringLiteral("/sealed"));
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 30'000);
        picture("campaign-cut-off");
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE(keysModel()->campaign().name, QStringLiteral("Winter"));
        QCOMPARE(campaignsModel()->rowOf(keysModel()->campaign().id), 0);
        QCOMPARE(campaignsModel()->state(0), models::CampaignState::Undelivered);
        QCOMPARE(campaignsModel()->at(0).deliveredIds.size(), 0);
        picture("campaigns-cut-off");
        const QString folder = m_folder.filePath(QStringLiteral("winter"));
        deliver(folder);
        const auto fresh = opened(folder);
        QCOMPARE(fresh.size(), 2);
        for (const QString &name : {QStringLiteral("kestrel-daily"), QStringLiteral("wren-daily")}) {
            QCOMPARE(call(fresh.value(name)), 200);
            QCOMPARE(call(m_secrets.value(name)), 200);
        }
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->at(0).deliveredIds.size(), 2, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->state(0), models::CampaignState::Open, 30'000);
    }

    void anErrorSaysSoAndIsTriedAgain()
    {
        test::CampaignConsole other(m_octroid.connection(m_clock), m_clock);
        other.window.openTarget({QStringLiteral("campaigns"), {}, {}});
        // It never signed in: the page says what is wrong and how to go on.
        QTRY_VERIFY(list(other) && list(other)->states().error()->isVisible());
        QVERIFY(await(other.backend->connectToBackend()).ok());
        QTRY_COMPARE_WITH_TIMEOUT(other.campaigns->findChild<CampaignsModel *>()->rowCount(), 3, 30'000);
    }
};

QTEST_MAIN(TestCampaignsCut)
#include "tst_campaignscut.moc"
