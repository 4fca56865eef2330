// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/offboardsheet.h"

#include "dialogs/formsheet.h"
#include "dialogs/previeweffect.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/surface.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStandardItemModel>

namespace octroi::dialogs {

using change::OffboardRun;
using models::Format;
using widgets::Button;
using widgets::Label;

namespace {

constexpr int kEffectWidth = 368;
/// Beyond so many only the likely ones are offered, and what is typed.
constexpr int kMostOffered = 5'000;

} // namespace

OffboardSheet::OffboardSheet(pages::Context context, const QString &partnerId, const QList<Peer> &peers,
                             bool typed, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_partnerId(partnerId)
    , m_peers(peers)
    , m_typed(typed)
    , m_placesTitle(new Label(QString(), theme::Type::Label))
    , m_itemsTitle(new Label(QString(), theme::Type::Label))
    , m_counts(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_note(new widgets::Note(theme::Tone::Info))
    , m_progress(new widgets::ProgressLine)
    , m_table(new widgets::TableView)
    , m_items(new QStandardItemModel(0, 5, this))
    , m_file(new widgets::Field)
    , m_confirm(new widgets::Field)
    , m_choose(new Button(QString(), Button::Kind::Secondary))
    , m_cancel(nullptr)
    , m_submit(nullptr)
{
    if (const auto *partner = m_context.inventory->partner(m_partnerId))
        m_partnerName = partner->name;
    for (const Peer &peer : std::as_const(m_peers))
        m_typed = m_typed || peer.production;
    setWantedSize({1040, 720});
    setBody(build());
    if (m_typed) {
        m_confirm->setFixedWidth(320);
        addFootWidget(atStart(m_confirm));
        setFootHeight(80);
    } else {
        m_confirm->setParent(this);
        m_confirm->hide();
    }
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_submit = addFootButton(QString(), int(Button::Kind::Danger));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_phase == Phase::Running)
            m_run->cancel();
        else
            requestClose();
    });
    connect(m_submit, &QAbstractButton::clicked, this, &OffboardSheet::submit);
    connect(m_choose, &QAbstractButton::clicked, this, &OffboardSheet::chooseFile);
    connect(m_confirm, &widgets::Field::textChanged, this, &OffboardSheet::updateButton);
    connect(m_file, &widgets::Field::textEdited, this, [this] { m_file->setError({}); });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &OffboardSheet::updateButton);
    retranslate();
    choose();
    setFocusProxy(m_typed ? static_cast<QWidget *>(m_confirm->lineEdit()) : m_cancel);
}

OffboardSheet::~OffboardSheet() = default;

QWidget *OffboardSheet::build()
{
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *left = new QWidget;
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(24, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(places());
    column->addWidget(m_itemsTitle);
    m_table->setModel(m_items);
    m_table->setEdge(8);
    m_table->setColumnWidths({100, 0, 104, 130, 150});
    column->addWidget(m_table, 1);
    column->addWidget(m_counts);
    m_progress->hide();
    column->addWidget(m_progress);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_file, 1);
    file->addWidget(m_choose, 0, Qt::AlignVCenter); // the label above is as high as the hint below
    column->addLayout(file);
    m_note->hide();
    column->addWidget(m_note);
    row->addWidget(left, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFixedWidth(kEffectWidth);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *effects = new widgets::Surface(theme::Color::BgSunken);
    m_effects = new QVBoxLayout(effects);
    m_effects->setContentsMargins(0, 0, 0, 0);
    m_effects->setSpacing(0);
    scroll->setWidget(effects);
    row->addWidget(scroll);
    return all;
}

/// Where else it is: proposed by name or contact, and confirmed or linked by hand.
QWidget *OffboardSheet::places()
{
    m_placesBox = new QWidget;
    auto *column = new QVBoxLayout(m_placesBox);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(8);
    column->addWidget(m_placesTitle);
    for (const Peer &peer : std::as_const(m_peers)) {
        auto *line = new QHBoxLayout;
        line->setSpacing(12);
        auto *name = new Label(peer.name, theme::Type::Strong);
        name->setElided(true);
        line->addWidget(name, 1);
        auto *box = new QComboBox;
        box->setMinimumWidth(320);
        line->addWidget(box);
        column->addLayout(line);
        connect(box, &QComboBox::currentIndexChanged, this, &OffboardSheet::choose);
        m_boxes << box;
    }
    if (m_peers.isEmpty())
        m_placesBox->hide();
    return m_placesBox;
}

void OffboardSheet::fillPeer(QComboBox *box, const Peer &peer)
{
    const QString before = box->currentData().toString();
    const QSignalBlocker quiet(box);
    const bool first = box->count() == 0;
    box->clear();
    box->addItem(tr("Is not there, or stays"), QString());
    const auto *partner = m_context.inventory->partner(m_partnerId);
    if (!partner || !peer.inventory)
        return;
    const QStringList likely = change::likelyPartners(*partner, *peer.inventory);
    for (const QString &id : likely)
        box->addItem(tr("%1 (probably the same)").arg(peer.inventory->partner(id)->name), id);
    int offered = 0;
    for (const domain::Partner &one : peer.inventory->partners()) {
        if (!likely.contains(one.id) && ++offered <= kMostOffered)
            box->addItem(one.name, one.id);
    }
    box->setCurrentIndex(first ? (likely.size() == 1 ? 1 : 0) : qMax(0, box->findData(before)));
    const bool readOnly = peer.spine && peer.spine->isReadOnly();
    box->setEnabled(!readOnly && m_phase == Phase::Preview);
    box->setToolTip(readOnly ? tr("%1 is read-only.").arg(peer.name) : QString());
    if (readOnly)
        box->setCurrentIndex(0);
}

QList<change::OffboardPlace> OffboardSheet::chosen() const
{
    change::OffboardPlace here;
    here.spine = m_context.spine;
    here.inventory = m_context.inventory;
    here.backend = m_context.backend->info().name;
    here.partnerId = m_partnerId;
    QList<change::OffboardPlace> out{here};
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const QString id = m_boxes.at(i)->currentData().toString();
        if (id.isEmpty() || !m_peers.at(i).inventory || !m_peers.at(i).spine)
            continue;
        change::OffboardPlace there;
        there.spine = m_peers.at(i).spine;
        there.inventory = m_peers.at(i).inventory;
        there.backend = m_peers.at(i).name;
        there.partnerId = id;
        out << there;
    }
    return out;
}

void OffboardSheet::choose()
{
    if (m_phase != Phase::Preview)
        return;
    m_items->removeRows(0, m_items->rowCount());
    int keys = 0, clients = 0;
    for (const change::OffboardPlace &place : chosen()) {
        const auto all = change::offboardingOf({place.partnerId}, *place.inventory);
        keys += all.count(QLatin1String("key"));
        clients += all.count(QLatin1String("client"));
        for (const change::Offboarding::Item &item : all.items) {
            if (!item.change)
                continue;
            const bool partner = item.receipt.type == QLatin1String("partner");
            m_items->appendRow({new QStandardItem(place.backend), new QStandardItem(item.receipt.name),
                                new QStandardItem(item.receipt.type == QLatin1String("key") ? tr("API key")
                                                  : partner                                 ? tr("Partner")
                                                            : tr("OAuth client")),
                                new QStandardItem(item.receipt.application),
                                new QStandardItem(partner ? tr("is closed, last") : tr("is revoked"))});
        }
    }
    m_counts->setText(tr("%1, %2.", "number of keys, number of clients")
                          .arg(tr("%n key(s) end", nullptr, keys),
                               tr("%n OAuth client(s) with their tokens", nullptr, clients)));
    fillEffects();
    updateButton();
}

void OffboardSheet::fillEffects()
{
    while (QLayoutItem *item = m_effects->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto all = chosen();
    for (const change::OffboardPlace &place : all) {
        const pages::Context there{&place.inventory->backend(), place.inventory, place.spine,
                                   m_context.clock};
        if (all.size() > 1) {
            auto *head = new Label(place.backend, theme::Type::Strong);
            head->setContentsMargins(20, 12, 20, 0);
            m_effects->addWidget(head);
        }
        const auto offboarding = change::offboardingOf({place.partnerId}, *place.inventory);
        auto *effect = new QWidget;
        auto *under = new QVBoxLayout(effect);
        under->setContentsMargins(0, 0, 0, 0);
        m_effects->addWidget(effect);
        QCoro::connect(change::planOffboard(place.spine, offboarding), effect,
                       [under, there](const change::Plan &plan) { under->addWidget(new PreviewEffect(there, plan)); });
    }
    m_effects->addStretch(1);
}

void OffboardSheet::retranslate()
{
    setTitle(tr("Offboard %1").arg(m_partnerName));
    m_placesTitle->setText(tr("Also on these backends"));
    m_itemsTitle->setText(m_phase == Phase::Finished ? tr("What has ended") : tr("What ends"));
    m_table->setAccessibleName(m_itemsTitle->text());
    m_items->setHorizontalHeaderLabels(
        {tr("Backend"), tr("Name"), tr("Kind"), tr("Application"), tr("Result")});
    m_file->setLabel(tr("The receipt goes into this file"));
    m_file->setHint(tr("As PDF, with the signed JSON attached and beside it."));
    m_choose->setText(tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose where the receipt goes"));
    m_confirm->setLabel(tr("Type %1 to confirm").arg(m_partnerName));
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        fillPeer(m_boxes.at(i), m_peers.at(i));
        m_boxes.at(i)->setAccessibleName(tr("Partner on %1").arg(m_peers.at(i).name));
    }
    setPhase(m_phase);
}

void OffboardSheet::setPhase(Phase phase)
{
    m_phase = phase;
    const bool running = phase == Phase::Running;
    m_progress->setVisible(running);
    m_confirm->setVisible(m_typed && phase == Phase::Preview);
    m_placesBox->setEnabled(phase == Phase::Preview);
    m_file->setEnabled(!running);
    m_choose->setEnabled(!running);
    m_cancel->setText(running ? tr("Stop") : phase == Phase::Finished ? tr("Close") : tr("Cancel"));
    m_submit->setKind(phase == Phase::Finished ? Button::Kind::Primary : Button::Kind::Danger);
    m_submit->setText(phase == Phase::Finished ? tr("Save the receipt") : tr("End all access"));
    setSubtitle(phase == Phase::Preview ? tr("Nothing has been sent yet.") : QString());
    updateButton();
}

void OffboardSheet::updateButton()
{
    if (!m_submit)
        return;
    QString reason;
    if (m_phase == Phase::Running || m_saving)
        reason = tr("It is under way.");
    else if (m_phase == Phase::Preview && m_context.spine->isReadOnly())
        reason = tr("This window is read-only.");
    else if (m_phase == Phase::Preview && m_typed && m_confirm->text().trimmed() != m_partnerName)
        reason = tr("Type %1 first.").arg(m_partnerName);
    m_submit->setDisabledReason(reason);
}

void OffboardSheet::say(theme::Tone tone, const QString &sentence)
{
    m_note->setTone(tone);
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void OffboardSheet::submit()
{
    say(theme::Tone::Info, {});
    if (m_phase == Phase::Finished)
        return saveReceipt();
    if (m_file->text().trimmed().isEmpty())
        return m_file->setError(tr("Say where the receipt goes."));
    m_run = std::make_shared<OffboardRun>(QStringLiteral("octroi/" OCTROI_VERSION), *m_context.clock);
    for (const change::OffboardPlace &place : chosen())
        m_run->add(place);
    connect(m_run.get(), &OffboardRun::progress, this, [this](int doneCount, int, int total) {
        m_progress->setProgress(total > 0 ? double(doneCount) / total : -1);
    });
    m_progress->setProgress(0);
    setPhase(Phase::Running);
    m_cancel->setFocus();
    const auto run = m_run;
    QCoro::connect(run->apply(m_partnerName), this, [this, run](const OffboardRun::Outcome &outcome) {
        if (run == m_run)
            finish(outcome);
    });
}

void OffboardSheet::finish(const OffboardRun::Outcome &outcome)
{
    m_receipt = std::make_shared<domain::Receipt>(outcome.receipt);
    m_itemsTitle->setText(tr("What has ended"));
    m_table->setAccessibleName(m_itemsTitle->text());
    showResults();
    const int failed = m_receipt->count(domain::ReceiptResult::Failed);
    const int ended = m_receipt->count(domain::ReceiptResult::Ended);
    if (outcome.cancelled)
        say(theme::Tone::Warning, tr("Stopped. What has ended stays ended; begin again to end the rest."));
    else if (failed > 0)
        say(theme::Tone::Danger,
            tr("%n thing(s) could not be ended. Begin again: it does what is left.", nullptr, failed));
    else if (!outcome.problems.isEmpty())
        say(theme::Tone::Warning,
            tr("%1 did not sign the receipt: %2")
                .arg(outcome.problems.first().context, Format::error(outcome.problems.first())));
    setPhase(Phase::Finished);
    if (failed == 0 && !outcome.cancelled)
        Q_EMIT done(tr("%1 was offboarded: %n thing(s) ended.", nullptr, ended).arg(m_partnerName), false,
                    m_partnerId);
    m_submit->setFocus();
    saveReceipt();
}

bool OffboardSheet::mayClose()
{
    if (m_phase == Phase::Running || m_saving)
        return false;
    if (m_phase == Phase::Preview || m_saved || m_warned)
        return true;
    m_warned = true;
    say(theme::Tone::Warning, tr("The receipt is not saved. Close once more to do without it."));
    return false;
}

void OffboardSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
