// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/chip.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/filterfield.h"
#include "widgets/flowlayout.h"
#include "widgets/iconbutton.h"
#include "widgets/limitbar.h"
#include "widgets/noticestrip.h"
#include "widgets/roles.h"
#include "widgets/secretview.h"
#include "widgets/segments.h"
#include "widgets/sheet.h"
#include "widgets/sheethost.h"
#include "widgets/skeleton.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

using namespace octroi;
using namespace octroi::widgets;

class TestWidgets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void buttonSaysWhyItIsDisabled()
    {
        Button button(QStringLiteral("Issue"), Button::Kind::Primary);
        QCOMPARE(button.sizeHint().height(), theme::kControl);
        button.setDisabledReason(QStringLiteral("read-only"));
        QVERIFY(!button.isEnabled());
        QCOMPARE(button.toolTip(), QStringLiteral("read-only"));
        button.setDisabledReason({});
        QVERIFY(button.isEnabled());
    }

    void segmentsGoByKeyboardAndSkipWhatIsDisabled()
    {
        Segments segments({QStringLiteral("24 h"), QStringLiteral("7 d"), QStringLiteral("30 d")});
        segments.setSegmentEnabled(1, false, QStringLiteral("no data"));
        QSignalSpy activated(&segments, &Segments::activated);
        QTest::keyClick(&segments, Qt::Key_Right);
        QCOMPARE(segments.currentIndex(), 2);
        QTest::keyClick(&segments, Qt::Key_Right);
        QCOMPARE(segments.currentIndex(), 2);
        segments.setLayoutDirection(Qt::RightToLeft);
        QTest::keyClick(&segments, Qt::Key_Right);
        QCOMPARE(segments.currentIndex(), 0);
        QCOMPARE(activated.count(), 2);
    }

    void segmentsGoByMouse()
    {
        Segments segments({QStringLiteral("All"), QStringLiteral("5xx")});
        segments.resize(segments.sizeHint());
        QTest::mouseClick(&segments, Qt::LeftButton, {}, QPoint(segments.width() - 8, 16));
        QCOMPARE(segments.currentIndex(), 1);
    }

    void switchToggles()
    {
        Switch control(QStringLiteral("Read-only"));
        QTest::keyClick(&control, Qt::Key_Space);
        QVERIFY(control.isChecked());
    }

    void fieldShowsItsError()
    {
        Field field(QStringLiteral("Name"));
        QCOMPARE(field.lineEdit()->accessibleName(), QStringLiteral("Name"));
        field.setHint(QStringLiteral("a hint"));
        field.setError(QStringLiteral("Give it a name."));
        QCOMPARE(field.lineEdit()->accessibleDescription(), QStringLiteral("Give it a name."));
        field.setError({});
        QCOMPARE(field.lineEdit()->accessibleDescription(), QStringLiteral("a hint"));
    }

    void filterCompletes()
    {
        FilterField filter;
        filter.resize(400, 32);
        filter.setCompletionProvider([](const QString &text, qsizetype) {
            return QList<Completion>{
                {QStringLiteral("status:"), {}, QStringLiteral("status:"), 0, text.size()},
                {QStringLiteral("scope:"), {}, QStringLiteral("scope:x"), 0, text.size()}};
        });
        filter.show();
        QVERIFY(QTest::qWaitForWindowActive(&filter));
        filter.edit()->setFocus();
        QTest::keyClicks(filter.edit(), QStringLiteral("s"));
        QTest::keyClick(filter.edit(), Qt::Key_Down);
        QTest::keyClick(filter.edit(), Qt::Key_Down);
        QTest::keyClick(filter.edit(), Qt::Key_Return);
        QCOMPARE(filter.text(), QStringLiteral("scope:x"));
        QSignalSpy submitted(&filter, &FilterField::submitted);
        QTest::keyClick(filter.edit(), Qt::Key_Return);
        QCOMPARE(submitted.count(), 1);
    }

    void filterKeepsItsTextWhenColoured()
    {
        FilterField filter;
        filter.setText(QStringLiteral("status:active expires<30x"));
        filter.setTokens({{0, 6, FilterToken::Kind::Name},
                          {6, 1, FilterToken::Kind::Operator},
                          {7, 6, FilterToken::Kind::Value}});
        filter.setError(22, 3, QStringLiteral("30x is not a time span."));
        QCOMPARE(filter.text(), QStringLiteral("status:active expires<30x"));
        QSignalSpy cleared(&filter, &FilterField::cleared);
        filter.findChild<IconButton *>()->click();
        QVERIFY(filter.text().isEmpty());
        QCOMPARE(cleared.count(), 1);
    }

    void sheetsStackAndCloseFromTheTop()
    {
        QWidget window;
        window.resize(1000, 700);
        auto *below = new QLineEdit(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        below->setFocus();
        SheetHost host(&window);
        auto *first = new Sheet(QStringLiteral("First"));
        auto *field = new QLineEdit;
        first->setBody(field);
        first->setWantedSize({600, 300});
        host.open(first);
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(first->geometry(), QRect(200, 200, 600, 300));
        auto *second = new Sheet(QStringLiteral("Second"));
        host.open(second);
        QCOMPARE(host.count(), 2);
        QVERIFY(!first->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(host.count(), 1);
        QVERIFY(first->isEnabled());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!host.isOpen());
        QVERIFY(host.isHidden());
        QCOMPARE(QApplication::focusWidget(), below);
    }

    void focusStaysInTheSheet()
    {
        QWidget window;
        window.resize(1000, 700);
        new QLineEdit(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        SheetHost host(&window);
        auto *sheet = new Sheet(QStringLiteral("Sheet"));
        sheet->addFootButton(QStringLiteral("Cancel"), int(Button::Kind::Secondary));
        sheet->addFootButton(QStringLiteral("Issue"), int(Button::Kind::Primary));
        host.open(sheet);
        QSet<QWidget *> seen;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(sheet->isAncestorOf(QApplication::focusWidget()));
            seen.insert(QApplication::focusWidget());
        }
        QCOMPARE(seen.size(), 3); // the cross and two buttons
    }

    void aSheetThatMustNotCloseStays()
    {
        QWidget window;
        window.resize(800, 600);
        SheetHost host(&window);
        auto *sheet = new Sheet(QStringLiteral("Key"));
        sheet->setClosable(false);
        host.open(sheet);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QVERIFY(host.isOpen());
        host.closeAll();
        QVERIFY(!host.isOpen());
    }

    void secretIsHiddenUntilAskedFor()
    {
        SecretView view;
        view.resize(480, 48);
        const auto secret = std::make_shared<Secret>(
            QByteArrayLiteral("oct_live_7Hq2mXvB9dAAAABBBBCCCCDDDDEEEEFFFFGGGG123456"));
        view.setSecret(secret, {9, 10, 6});
        const QImage hidden = view.grab().toImage();
        view.setRevealed(true);
        const QImage shown = view.grab().toImage();
        QVERIFY(hidden != shown);
        QVERIFY(!view.accessibleName().contains(QStringLiteral("AAAA")));
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), secret->revealText());
    }

    void clipboardIsClearedWithTheView()
    {
        {
            SecretView view;
            view.setSecret(std::make_shared<Secret>(QByteArrayLiteral("oct_live_secret")), {9, 0, 0});
            view.copy();
        }
        QVERIFY(QApplication::clipboard()->text().isEmpty());
    }

    void limitSaysWhenItRunsOut()
    {
        LimitBar bar;
        bar.setValues(316, 500, 620);
        QVERIFY(bar.runsOut());
        bar.setValues(316, 500, 480);
        QVERIFY(!bar.runsOut());
    }

    void skeletonWaits()
    {
        Skeleton skeleton;
        skeleton.resize(400, 200);
        skeleton.show();
        QVERIFY(!skeleton.isShowing());
        QTRY_VERIFY(skeleton.isShowing());
    }

    void noticeRunsItsAction()
    {
        QWidget window;
        NoticeStrip strip(&window);
        int ran = 0;
        strip.showNotice(theme::Tone::Ok, QStringLiteral("press-feed revoked."), QStringLiteral("Undo"),
                         [&ran] { ++ran; });
        QVERIFY(strip.isShowing());
        QAbstractButton *undo = nullptr;
        for (QAbstractButton *button : strip.findChildren<QAbstractButton *>()) {
            if (button->text() == QStringLiteral("Undo"))
                undo = button;
        }
        QVERIFY(undo);
        undo->click();
        QCOMPARE(ran, 1);
        QVERIFY(!strip.isShowing());
    }

    void tableSavesItsColumns()
    {
        QStandardItemModel model(2, 3);
        model.setHorizontalHeaderLabels(
            {QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Requests")});
        TableView view;
        view.resize(600, 300);
        view.setModel(&model);
        view.setColumnWidths({0, 100, 120});
        view.setColumnHidden(1, true);
        view.horizontalHeader()->moveSection(2, 0);
        const QJsonObject state = view.saveColumns();
        TableView other;
        other.resize(600, 300);
        other.setModel(&model);
        other.setColumnWidths({0, 100, 120});
        other.restoreColumns(state);
        QVERIFY(other.isColumnHidden(1));
        QCOMPARE(other.horizontalHeader()->visualIndex(2), 0);
        other.restoreColumns({{QStringLiteral("order"), QStringLiteral("rubbish")}});
        QCOMPARE(other.horizontalHeader()->visualIndex(2), 0);
        const std::unique_ptr<QMenu> menu(other.columnMenu(nullptr));
        QCOMPARE(menu->actions().size(), 3);
        QVERIFY(!menu->actions().at(2)->isChecked());
    }

    void csvIsQuotedAndHarmless()
    {
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels(
            {QStringLiteral("Name"), QStringLiteral("Partner"), QStringLiteral("State")});
        model.setItem(0, 0, new QStandardItem(QStringLiteral("=HYPERLINK(1)")));
        model.setItem(0, 1, new QStandardItem(QStringLiteral("Kestrel, \"Parcel\"")));
        auto *state = new QStandardItem;
        state->setData(QStringLiteral("Active"), ChipTextRole);
        model.setItem(0, 2, state);
        TableView view;
        view.setModel(&model);
        QCOMPARE(
            view.selectionAsCsv(),
            QStringLiteral("Name,Partner,State\r\n'=HYPERLINK(1),\"Kestrel, \"\"Parcel\"\"\",Active\r\n"));
    }

    void flowWraps()
    {
        QWidget box;
        auto *flow = new FlowLayout(&box, 8, 8);
        for (int i = 0; i < 4; ++i) {
            auto *child = new QWidget;
            child->setFixedSize(100, 20);
            flow->addWidget(child);
        }
        QCOMPARE(flow->heightForWidth(500), 20);
        QCOMPARE(flow->heightForWidth(220), 48);
        QCOMPARE(flow->heightForWidth(50), 104);
        flow->clear();
        QCOMPARE(flow->count(), 0);
    }

    void everyButtonHasAName()
    {
        ErrorState error;
        FilterField filter;
        Sheet sheet(QStringLiteral("Sheet"));
        SecretView secret;
        for (QWidget *widget : QList<QWidget *>{&error, &filter, &sheet, &secret}) {
            for (const QAbstractButton *button : widget->findChildren<QAbstractButton *>()) {
                if (button->isVisibleTo(widget))
                    QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(), widget->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
