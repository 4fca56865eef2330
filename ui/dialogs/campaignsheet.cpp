// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/campaignsheet.h"

#include "dialogs/formsheet.h"
#include "dialogs/sealchoice.h"
#include "models/campaignwords.h"
#include "models/format.h"
#include "models/sealedfolder.h"
#include "pages/filterassist.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/filterfield.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"
#include "widgets/steps.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::CampaignWords;
using models::Format;
using theme::Color;
using widgets::Button;
using widgets::Label;

namespace {

constexpr int kSideWidth = 336, kSoonMs = 200;

} // namespace

CampaignSheet::CampaignSheet(pages::Context context, const domain::Campaign &campaign,
                             const QStringList &keyIds, bool typed, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_typed(typed)
    , m_rest(!campaign.id.isEmpty())
    , m_selected(keyIds)
    , m_campaign(campaign)
    , m_run(new change::CampaignRun(*context.spine, *context.inventory, this))
    , m_steps(new widgets::Steps)
    , m_name(new widgets::Field)
    , m_place(new widgets::Field)
    , m_confirm(new widgets::Field)
    , m_source(new widgets::Segments)
    , m_overlap(new widgets::Segments)
    , m_quiet(new widgets::Segments)
    , m_filter(new widgets::FilterField)
    , m_assist(new pages::FilterAssist(*m_filter, *context.inventory, pages::FilterAssist::Over::Keys, this))
    , m_overlapLabel(new Label(QString(), theme::Type::Label))
    , m_quietLabel(new Label(QString(), theme::Type::Label))
    , m_impossibleTitle(new Label(QString(), theme::Type::Label))
    , m_sideTitle(new Label(QString(), theme::Type::CardTitle))
    , m_progressText(new Label(QString(), theme::Type::Body, Color::TextSecondary))
    , m_impossible(new widgets::TableView)
    , m_impossibleRows(new QStandardItemModel(0, 3, this))
    , m_seal(new SealChoice(*context.clock))
    , m_progress(new widgets::ProgressLine)
    , m_note(new widgets::Note(theme::Tone::Info))
    , m_choose(new Button)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    setWantedSize({1040, m_rest ? 560 : 768});
    build();
    connectParts();
    retranslate();
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    m_place->setText(QDir::toNativeSeparators(documents.filePath(QStringLiteral("octroi-rotation"))));
}

CampaignSheet::CampaignSheet(pages::Context context, const QStringList &keyIds, const QString &filter,
                             bool typed, QWidget *parent)
    : CampaignSheet(context, domain::Campaign(), keyIds, typed, parent)
{
    m_source->setCurrentIndex(keyIds.isEmpty() ? 1 : 0);
    m_overlap->setCurrentIndex(2);
    m_quiet->setCurrentIndex(3);
    m_filter->setText(filter.isEmpty() ? QStringLiteral("status:active") : filter);
    search();
    refresh();
    setFocusProxy(m_name->lineEdit());
}

CampaignSheet::CampaignSheet(pages::Context context, const domain::Campaign &campaign, QWidget *parent)
    : CampaignSheet(context, campaign, QStringList(), false, parent)
{
    refresh();
    setFocusProxy(m_seal);
}

CampaignSheet::~CampaignSheet()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void CampaignSheet::build()
{
    QWidget *times = timesStep();
    if (m_rest) { // they have no place in the sheet, and go with it
        for (QWidget *one : std::initializer_list<QWidget *>{m_name, times}) {
            one->setParent(this);
            one->hide();
        }
    } else {
        m_steps->addStep(QString(), m_name);
    }
    m_steps->addStep(QString(), keysStep());
    if (!m_rest)
        m_steps->addStep(QString(), times);
    m_steps->addStep(QString(), deliveryStep());
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(24, 16, 24, 16);
    column->addWidget(m_steps);
    column->addStretch(1);
    scroll->setWidget(inner);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto *body = new QWidget;
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(scroll, 1);
    row->addWidget(side());
    setBody(body);
    m_confirm->setFixedWidth(280);
    addFootWidget(atStart(m_confirm));
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Primary));
}

QWidget *CampaignSheet::keysStep()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_source->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_source->setVisible(!m_selected.isEmpty() && !m_rest);
    column->addWidget(m_source);
    column->addWidget(m_filter);
    column->addWidget(m_impossibleTitle);
    m_impossible->setModel(m_impossibleRows);
    m_impossible->setEdge(8);
    m_impossible->setColumnWidths({180, 180, 0});
    column->addWidget(m_impossible);
    return step;
}

QWidget *CampaignSheet::timesStep()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (widgets::Segments *one : {m_overlap, m_quiet})
        one->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    column->addWidget(labelled(m_overlapLabel, m_overlap));
    column->addWidget(labelled(m_quietLabel, m_quiet));
    return step;
}

QWidget *CampaignSheet::deliveryStep()
{
    auto *step = new QWidget;
    auto *column = new QVBoxLayout(step);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_seal);
    auto *place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(m_place, 1);
    place->addWidget(m_choose, 0, Qt::AlignVCenter); // the label above is as high as the hint below
    column->addLayout(place);
    return step;
}

QWidget *CampaignSheet::side()
{
    auto *side = new widgets::Surface(Color::BgSunken);
    side->setFixedWidth(kSideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_sideTitle);
    m_lines = new QVBoxLayout;
    m_lines->setSpacing(12);
    column->addLayout(m_lines);
    column->addStretch(1);
    m_progressText->setWordWrap(true);
    column->addWidget(m_progressText);
    column->addWidget(m_progress);
    m_note->hide();
    column->addWidget(m_note);
    return side;
}

void CampaignSheet::connectParts()
{
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_phase != Phase::Running)
            return requestClose();
        m_stopping = true;
        m_run->cancel();
        refresh();
    });
    connect(m_submit, &QAbstractButton::clicked, this, &CampaignSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &CampaignSheet::chooseFolder);
    connect(m_seal, &SealChoice::ready, this, &CampaignSheet::start);
    connect(m_seal, &SealChoice::changed, this, &CampaignSheet::refresh);
    connect(&m_soon, &QTimer::timeout, this, &CampaignSheet::plan);
    connect(m_assist, &pages::FilterAssist::filterChanged, this, &CampaignSheet::search);
    connect(m_source, &widgets::Segments::currentChanged, this, &CampaignSheet::planSoon);
    for (widgets::Segments *one : {m_overlap, m_quiet})
        connect(one, &widgets::Segments::currentChanged, this, &CampaignSheet::planSoon);
    for (widgets::Field *one : {m_name, m_place, m_confirm}) {
        connect(one, &widgets::Field::textChanged, this, [this, one] {
            one->setError({});
            refresh();
        });
    }
    connect(m_run, &change::CampaignRun::progress, this, [this](int doneCount, int total) {
        m_progress->setProgress(total > 0 ? double(doneCount) / total : -1);
        m_progressText->setText(
            tr("%1 of %n key(s) delivered.", nullptr, total).arg(Format::count(doneCount)));
    });
    // The lists of the sheet follow what others do meanwhile.
    connect(m_context.inventory, &inventory::Inventory::keyChanged, this, [this] {
        if (m_phase == Phase::Choosing && !m_rest)
            bySelection() ? planSoon() : search();
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &CampaignSheet::refresh);
}

void CampaignSheet::retranslate()
{
    setTitle(m_rest ? tr("Deliver the rest of %1").arg(m_campaign.name) : tr("Rotation campaign"));
    int step = 0;
    if (!m_rest)
        m_steps->setTitle(step++, tr("Name"));
    m_steps->setTitle(step++, tr("Which keys"));
    if (!m_rest)
        m_steps->setTitle(step++, tr("How long"));
    m_steps->setTitle(step, tr("Delivery"));
    m_name->setAccessibleLabel(tr("Name of the campaign"));
    m_name->setPlaceholderText(tr("What it is for, for instance Autumn 2026"));
    m_source->setSegments({tr("The %n selected", nullptr, int(m_selected.size())), tr("By a filter")});
    m_source->setAccessibleName(tr("Which keys"));
    m_assist->retranslate();
    m_impossibleRows->setHorizontalHeaderLabels({tr("Key"), tr("Application"), tr("Why not")});
    m_overlapLabel->setText(tr("Old and new work side by side for"));
    m_quietLabel->setText(tr("An old key ends sooner when, while its successor is used, it was silent for"));
    QStringList overlaps, quiets{tr("Not sooner")};
    for (const qint64 seconds : kOverlaps)
        overlaps << CampaignWords::span(seconds);
    for (int i = 1; i < int(std::size(kQuiets)); ++i)
        quiets << CampaignWords::span(kQuiets[i]);
    m_overlap->setSegments(overlaps);
    m_overlap->setAccessibleName(tr("Overlap"));
    m_quiet->setSegments(quiets);
    m_quiet->setAccessibleName(tr("Silence after which an old key ends"));
    m_place->setLabel(tr("Folder for the sealed files"));
    m_place->setHint(tr("A new file for each application. It is made when it is not there."));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose the folder"));
    refresh();
}

bool CampaignSheet::bySelection() const
{
    return !m_selected.isEmpty() && m_source->currentIndex() == 0;
}

void CampaignSheet::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder for the sealed files"), m_place->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_place->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void CampaignSheet::addLine(const char *icon, Color color, const QString &text)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *mark = new Label;
    mark->setPixmap(theme::pixmap(QLatin1String(icon), color, theme::kIconSmall, devicePixelRatioF()));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *label = new Label(text);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    m_lines->addWidget(row);
}

void CampaignSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

bool CampaignSheet::mayClose()
{
    if (m_phase != Phase::Running)
        return true;
    say(theme::Tone::Warning,
        tr("It is under way. Stop it first: what was delivered stays, and the rest can be delivered later."));
    return false;
}

void CampaignSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_submit)
        retranslate();
}

} // namespace octroi::dialogs
