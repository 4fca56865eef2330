// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/sheet.h"

#include "gallery/rowsmodel.h"
#include "theme/theme.h"
#include "widgets/badge.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/filterfield.h"
#include "widgets/flowlayout.h"
#include "widgets/iconbutton.h"
#include "widgets/label.h"
#include "widgets/limitbar.h"
#include "widgets/monodelegate.h"
#include "widgets/note.h"
#include "widgets/pin.h"
#include "widgets/progressline.h"
#include "widgets/relativedatedelegate.h"
#include "widgets/scopelabel.h"
#include "widgets/secretview.h"
#include "widgets/segments.h"
#include "widgets/sparklinedelegate.h"
#include "widgets/steps.h"
#include "widgets/surface.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QVBoxLayout>

namespace octroi::gallery {

using namespace widgets;
using theme::Tone;

namespace {

QString words(const char *text)
{
    return QString::fromUtf8(text);
}

QWidget *row(const QList<QWidget *> &children)
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(box, 8, 8);
    for (QWidget *child : children)
        flow->addWidget(child);
    return box;
}

Card *buttons()
{
    auto *card = new Card(words("Buttons"));
    const QList<std::pair<const char *, Button::Kind>> kinds{{"Primary", Button::Kind::Primary},
                                                             {"Secondary", Button::Kind::Secondary},
                                                             {"Ghost", Button::Kind::Ghost},
                                                             {"Danger", Button::Kind::Danger},
                                                             {"Danger line", Button::Kind::DangerLine}};
    for (const auto &[name, kind] : kinds) {
        auto *pressed = new Button(words("Issue"), kind);
        pressed->setDown(true);
        auto *disabled = new Button(words("Issue"), kind);
        disabled->setDisabledReason(words("not here"));
        card->body()->addWidget(row({new Button(words(name), kind), pressed, disabled}));
    }
    auto *icon = new Button(words("With icon"));
    icon->setIconName(words("plus"));
    auto *menu = new Button(words("With menu"));
    menu->setMenu(new QMenu(menu));
    auto *small = new Button(words("Small"));
    small->setButtonSize(Button::Size::Small);
    auto *smallIcon = new Button(words("Small icon"));
    smallIcon->setButtonSize(Button::Size::Small);
    smallIcon->setIconName(words("copy"));
    card->body()->addWidget(
        row({icon, menu, small, smallIcon, new IconButton(words("columns"), words("Columns"))}));
    return card;
}

Card *fields()
{
    auto *card = new Card(words("Fields"));
    auto *grid = new QGridLayout;
    auto *empty = new Field;
    empty->setPlaceholderText(words("Placeholder"));
    auto *filled = new Field(words("Name"));
    filled->setText(words("Filled"));
    auto *search = new Field;
    search->setIconName(words("search"));
    search->setPlaceholderText(words("Search 46 scopes"));
    search->setTrailingText(words("46"));
    auto *wrong = new Field;
    wrong->setText(words("30x"));
    wrong->setError(words("30x is not a time span. Write 30d, 6h or a date."));
    auto *disabled = new Field;
    disabled->setPlaceholderText(words("Disabled"));
    disabled->setEnabled(false);
    auto *combo = new QComboBox;
    combo->addItem(words("Combo"));
    grid->addWidget(empty, 0, 0);
    grid->addWidget(search, 0, 1);
    grid->addWidget(filled, 1, 0);
    grid->addWidget(wrong, 1, 1);
    grid->addWidget(disabled, 2, 0);
    grid->addWidget(combo, 2, 1);
    card->body()->addLayout(grid);
    auto *filter = new FilterField;
    filter->setText(words("status:active expires<30x"));
    filter->setTokens({{0, 6, FilterToken::Kind::Name},
                       {6, 1, FilterToken::Kind::Operator},
                       {7, 6, FilterToken::Kind::Value},
                       {14, 7, FilterToken::Kind::Name},
                       {21, 1, FilterToken::Kind::Operator}});
    filter->setError(22, 3, words("30x is not a time span."));
    filter->setCount(words("63"), words("of 4,812"));
    card->body()->addWidget(filter);
    return card;
}

Card *choices()
{
    auto *card = new Card(words("Choices"));
    auto *checked = new QCheckBox(words("On"));
    checked->setChecked(true);
    auto *part = new QCheckBox(words("Part"));
    part->setTristate(true);
    part->setCheckState(Qt::PartiallyChecked);
    auto *off = new QCheckBox(words("Off"));
    auto *radio = new QRadioButton(words("One"));
    radio->setChecked(true);
    auto *other = new QRadioButton(words("Other"));
    auto *on = new Switch(words("Read-only"));
    on->setChecked(true);
    card->body()->addWidget(row({checked, part, off, radio, other, on, new Switch}));
    auto *segments = new Segments({words("24 h"), words("7 d"), words("30 d")});
    segments->setCurrentIndex(1);
    auto *small = new Segments({words("All"), words("5xx")});
    small->setSmall(true);
    card->body()->addWidget(row({segments, small}));
    return card;
}

Card *chips()
{
    auto *card = new Card(words("Chips, badges, tags"));
    card->body()->addWidget(
        row({new ChipLabel(words("Active"), Tone::Ok), new ChipLabel(words("Rotating"), Tone::Warning),
             new ChipLabel(words("Suspended"), Tone::Info), new ChipLabel(words("Expired"), Tone::Neutral),
             new ChipLabel(words("Revoked"), Tone::Danger),
             new ChipLabel(words("in 2 d"), Tone::Danger, false)}));
    auto *pin = new Pin(words("Expiring"));
    pin->setCount(words("41"));
    pin->setChecked(true);
    auto *other = new Pin(words("No expiry"));
    other->setCount(words("27"));
    card->body()->addWidget(
        row({new Badge(words("8")), new Badge(words("2"), Tone::Warning), new Badge(words("2"), Tone::Danger),
             new Tag(words("live")), new ScopeLabel(words("orders:read")),
             new Tag(words("Ctrl K"), Tag::Look::Key), pin, other}));
    card->body()->addWidget(row({new Tag(words("PRODUCTION"), Tag::Look::Production),
                                 new Tag(words("STAGING"), Tag::Look::Staging),
                                 new Tag(words("DEVELOPMENT"), Tag::Look::Development)}));
    return card;
}

Card *rows()
{
    auto *card = new Card(words("Rows"));
    card->setBodyMargins({1, 0, 1, 1});
    auto *view = new TableView;
    view->setEdge(16);
    view->setModel(new RowsModel(view));
    view->setItemDelegateForColumn(1, new MonoDelegate(view));
    view->setItemDelegateForColumn(2, new ChipDelegate(view));
    view->setItemDelegateForColumn(3, new RelativeDateDelegate(view));
    view->setItemDelegateForColumn(4, new SparklineDelegate(view));
    view->setColumnWidths({0, 100, 96, 64, 140});
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSortIndicator(3, Qt::AscendingOrder);
    view->selectRow(1);
    view->setFixedHeight(5 * 32 + 33);
    view->setObjectName(words("rows"));
    card->body()->addWidget(view);
    return card;
}

Card *notes()
{
    auto *card = new Card(words("Lines in a page"));
    auto *progress = new ProgressLine;
    progress->setProgress(0.62);
    card->body()->addWidget(progress);
    card->body()->addWidget(
        new Note(Tone::Info, words("At most 180 days: orders:write may not live longer.")));
    card->body()->addWidget(new Note(Tone::Warning, words("Kestrel Parcel has 2 more live keys.")));
    card->body()->addWidget(new Note(Tone::Danger, words("price-sync-test was not suspended.")));
    auto *ok = new Note(Tone::Ok, words("press-feed revoked."));
    ok->setAction(words("Undo"), words("Ctrl Z"));
    card->body()->addWidget(ok);
    return card;
}

Card *limits()
{
    auto *card = new Card(words("Quota with forecast"));
    auto *requests = new LimitBar;
    requests->setTitle(words("Requests this month"));
    requests->setValues(316, 500, 620);
    requests->setValueText(words("316 M"), words("of 500 M"));
    requests->setFootTexts(words("63% used"), words("runs out on 14 Dec"));
    auto *volume = new LimitBar;
    volume->setTitle(words("Volume this month"));
    volume->setValues(18.9, 80, 68);
    volume->setValueText(words("18.9 TB"), words("of 80 TB"));
    volume->setFootTexts(words("24% used"), words("85% by 31 Dec"));
    card->body()->addWidget(requests);
    card->body()->addWidget(volume);
    auto *secret = new SecretView;
    secret->setSecret(
        std::make_shared<Secret>(QByteArrayLiteral("oct_live_7Hq2mXvB9dNotARealSecretOnlyForThePicture")),
        {9, 10, 6});
    card->body()->addWidget(secret);
    return card;
}

Card *steps()
{
    auto *card = new Card(words("Steps"));
    auto *list = new Steps;
    list->addStep(words("Application"));
    list->addStep(words("Scopes"));
    list->setCaption(1, words("4 chosen"));
    list->addStep(words("Expiry"));
    list->setState(0, Steps::State::Done);
    list->setState(1, Steps::State::Current);
    card->body()->addWidget(list);
    return card;
}

Card *icons()
{
    auto *card = new Card(words("Icons, 20 px, stroke 1.5"));
    QList<QWidget *> all;
    for (const QString &file : QDir(words(":/icons")).entryList({words("*.svg")})) {
        auto *label = new Label;
        label->setPixmap(theme::pixmap(file.chopped(4), theme::Color::TextSecondary, 20, 1));
        all.append(label);
    }
    card->body()->addWidget(row(all));
    return card;
}

Card *states()
{
    auto *card = new Card;
    auto *line = new QHBoxLayout;
    auto *empty = new EmptyState;
    empty->setTitle(words("No credentials yet"));
    empty->setText(words(
        "A credential is what a caller shows: an API key, an OAuth client or a trusted issuer of tokens."));
    empty->setAction(words("Issue the first key…"));
    empty->setLinks({words("Import from a file…"), words("connect a backend…")});
    auto *error = new ErrorState;
    error->setTitle(words("octroid-eu did not answer"));
    error->setText(
        words("The list of its credentials was asked for three times. You see the snapshot of 14:17."));
    error->setSecondAction(words("Open connection…"));
    error->setDetails(words("GET https://access.meridian.example/v1/keys\nconnect timeout after 10 s"));
    line->addWidget(empty);
    line->addWidget(error);
    card->body()->addLayout(line);
    return card;
}

} // namespace

QWidget *makeSheet()
{
    auto *sheet = new Surface(theme::Color::BgPage);
    auto *columns = new QHBoxLayout(sheet);
    columns->setContentsMargins(24, 16, 24, 16);
    columns->setSpacing(24);
    const QList<QList<QWidget *>> parts{
        {buttons(), fields(), choices(), chips()}, {rows(), limits(), steps(), icons()}, {notes(), states()}};
    for (const QList<QWidget *> &part : parts) {
        auto *column = new QVBoxLayout;
        column->setSpacing(8);
        for (QWidget *widget : part)
            column->addWidget(widget);
        column->addStretch();
        columns->addLayout(column, 1);
    }
    sheet->resize(1600, 960);
    return sheet;
}

} // namespace octroi::gallery
