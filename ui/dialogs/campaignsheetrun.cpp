// SPDX-License-Identifier: GPL-3.0-or-later
// What a campaign would do, and doing it.
#include "dialogs/campaignsheet.h"
#include "dialogs/sealchoice.h"
#include "domain/name.h"
#include "inventory/keytable.h"
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
#include "widgets/tableview.h"

#include <QDir>
#include <QLineEdit>
#include <QSet>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace octroi::dialogs {

namespace {
constexpr int kMostShown = 4; ///< rows without scrolling
}

using models::CampaignWords;
using models::Format;
using theme::Color;
using widgets::Button;
using State = widgets::Steps::State;

// A large table is looked through in other threads.
void CampaignSheet::search()
{
    if (m_cancelled)
        *m_cancelled = true;
    const auto cancelled = m_cancelled = std::make_shared<std::atomic_bool>(false);
    m_searching = true;
    inventory::KeyWish wish;
    wish.filter = m_assist->filter().root();
    wish.now = m_context.clock->now();
    const auto table = m_context.inventory->sharedTable();
    QCoro::connect(m_context.inventory->select(wish, {}, cancelled), this,
                   [this, cancelled, table](const Result<inventory::KeyAnswer> &answer) {
                       if (cancelled != m_cancelled || *cancelled)
                           return;
                       if (!answer || !answer->whole || table != m_context.inventory->sharedTable())
                           return search(); // the table changed meanwhile
                       m_found.clear();
                       // One more than may be, so that it is seen that there are too many.
                       for (size_t i = 0; i < answer->rows.size() && i <= size_t(domain::kMostCampaignKeys);
                            ++i)
                           m_found << table->idOf(answer->rows[i]);
                       m_searching = false;
                       planSoon();
                   });
}

void CampaignSheet::planSoon()
{
    ++m_turn; // of what is planned now nothing is wanted any more
    m_planning = false;
    m_soon.start();
    refresh();
}

void CampaignSheet::plan()
{
    domain::Campaign all;
    all.keyIds = bySelection() ? m_selected : m_found;
    all.overlapSeconds = kOverlaps[m_overlap->currentIndex()];
    if (all.keyIds.size() > domain::kMostCampaignKeys)
        all.keyIds.clear();
    m_planning = true;
    const quint64 turn = ++m_turn;
    QCoro::connect(change::CampaignRun::plan(m_context.spine, m_context.inventory, all), this,
                   [this, turn, overlap = all.overlapSeconds](const change::Plan &plan) {
                       if (turn == m_turn)
                           takePlan(plan, overlap);
                   });
}

void CampaignSheet::takePlan(const change::Plan &plan, qint64 overlapSeconds)
{
    m_planning = false;
    m_plan = plan;
    m_reckoned = {};
    const QDateTime end = m_context.clock->now().addSecs(overlapSeconds);
    QSet<QString> applications;
    for (const change::PlannedItem &item : std::as_const(m_plan.items)) {
        const auto key = item.impossible ? std::nullopt : m_context.inventory->key(item.objectId);
        if (!key)
            continue;
        m_reckoned.keyIds << key->id;
        m_reckoned.endBefore += key->expiresAt.isValid() && key->expiresAt < end;
        applications.insert(key->applicationId);
    }
    m_reckoned.applications = int(applications.size());
    showImpossible();
    refresh();
}

void CampaignSheet::showImpossible()
{
    m_impossibleRows->removeRows(0, m_impossibleRows->rowCount());
    for (const change::PlannedItem &item : std::as_const(m_plan.items)) {
        if (!item.impossible)
            continue;
        const auto key = m_context.inventory->key(item.objectId);
        const auto *application = key ? m_context.inventory->application(key->applicationId) : nullptr;
        const QString why = CampaignWords::whyNot(*item.impossible);
        QList<QStandardItem *> cells{new QStandardItem(key ? key->name : item.objectId),
                                     new QStandardItem(application ? application->name : QString()),
                                     new QStandardItem(why)};
        m_impossibleRows->appendRow(cells);
    }
}

domain::Campaign CampaignSheet::draft() const
{
    if (m_rest)
        return m_campaign;
    domain::Campaign campaign;
    campaign.name = m_name->text().trimmed();
    campaign.filter = bySelection() ? QString() : m_assist->text();
    campaign.overlapSeconds = kOverlaps[m_overlap->currentIndex()];
    campaign.quietSeconds = kQuiets[m_quiet->currentIndex()];
    campaign.keyIds = m_reckoned.keyIds;
    return campaign;
}

QString CampaignSheet::confirmation() const
{
    return QString::number(m_reckoned.keyIds.size());
}

QString CampaignSheet::problem() const
{
    if (m_context.spine->isReadOnly())
        return tr("This window is read-only.");
    if (!m_context.backend->campaigns())
        return tr("%1 keeps no campaigns.").arg(m_context.backend->info().name);
    if (m_rest)
        return {};
    if (!isPlanned())
        return tr("The keys are being looked at.");
    if ((bySelection() ? m_selected : m_found).size() > domain::kMostCampaignKeys)
        return tr("A campaign has at most %n key(s). Narrow the filter.", nullptr, domain::kMostCampaignKeys);
    if (m_reckoned.keyIds.isEmpty())
        return tr("No key that can be rotated is chosen.");
    if (m_typed && m_confirm->text().trimmed() != confirmation())
        return tr("Type %1 first.").arg(confirmation());
    return {};
}

void CampaignSheet::fillLines()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_campaign.id.isEmpty())
        return fillRest();
    const int keys = int(m_reckoned.keyIds.size());
    if (!isPlanned() || keys == 0) {
        addLine("info", Color::TextMuted, problem());
        return;
    }
    const qint64 quiet = kQuiets[m_quiet->currentIndex()];
    const QDateTime end = m_context.clock->now().addSecs(kOverlaps[m_overlap->currentIndex()]);
    addLine("rotate", Color::TextSecondary,
            tr("Now: %n key(s) get a successor with the same scopes, restrictions, plan and expiry.", nullptr,
               keys));
    addLine(
        "seal", Color::TextSecondary,
        tr("Now: %n sealed file(s), one for each application, before the next application's keys are issued.",
           nullptr, m_reckoned.applications));
    addLine("usage", Color::TextSecondary,
            tr("From then on calls with old and new keys are counted, and who has not moved is shown."));
    if (quiet > 0)
        addLine("clock", Color::TextSecondary,
                tr("An old key is retired when it was silent for %1 while its successor was used.")
                    .arg(CampaignWords::span(quiet)));
    addLine("calendar", Color::WarningText,
            tr("On %1 the last old keys end, used or not.").arg(Format::exact(end)));
    if (m_reckoned.endBefore > 0)
        addLine("warning", Color::WarningText,
                tr("%n of the old keys expire(s) before that, and their successors with them.", nullptr,
                   m_reckoned.endBefore));
}

void CampaignSheet::fillRest()
{
    const auto all = int(m_campaign.keyIds.size()), delivered = int(m_campaign.deliveredIds.size());
    addLine("seal", Color::TextSecondary,
            tr("%1 of %n successor(s) were handed over.", nullptr, all).arg(Format::count(delivered)));
    if (m_phase != Phase::Choosing)
        return;
    addLine("rotate", Color::TextSecondary,
            tr("%n key(s) get theirs now. One that was issued and not handed over is issued anew, so that no "
               "successor is left that nobody has.",
               nullptr, all - delivered));
    addLine("calendar", Color::TextSecondary, tr("The deadlines of old keys that have a successor stay."));
}

void CampaignSheet::refresh()
{
    if (!m_submit)
        return;
    const bool choosing = m_phase == Phase::Choosing;
    const int impossible = m_impossibleRows->rowCount();
    m_filter->setVisible(!bySelection() && !m_rest);
    m_filter->setCount(Format::count(m_found.size()), {});
    m_impossible->setVisible(impossible > 0);
    m_impossible->setFixedHeight(
        theme::withText(theme::kTableHeader + 2 + qMin(impossible, kMostShown) * theme::kRow));
    m_impossibleTitle->setVisible(impossible > 0);
    m_impossibleTitle->setText(m_phase == Phase::Finished
                                   ? tr("%n key(s) got no successor", nullptr, impossible)
                                   : tr("%n key(s) get no successor", nullptr, impossible));
    m_impossible->setAccessibleName(m_impossibleTitle->text());
    m_sideTitle->setText(choosing ? tr("What happens, and when") : tr("What was done"));
    m_progress->setVisible(m_phase == Phase::Running);
    m_progressText->setVisible(m_phase == Phase::Running);
    refreshSteps();
    refreshFoot();
    if (m_phase != Phase::Running)
        fillLines();
}

void CampaignSheet::refreshSteps()
{
    m_steps->setEnabled(m_phase == Phase::Choosing);
    const State last = m_phase == Phase::Finished ? State::Done : State::Current;
    if (m_rest) {
        const int all = int(m_campaign.keyIds.size());
        m_steps->setCaption(
            0,
            tr("%1 of %n are left", nullptr, all).arg(Format::count(all - m_campaign.deliveredIds.size())));
        m_steps->setState(0, State::Done);
        m_steps->setState(1, last);
        return;
    }
    const auto chosen = int((bySelection() ? m_selected : m_found).size()),
               can = int(m_reckoned.keyIds.size());
    m_steps->setCaption(
        1, isPlanned() ? tr("%1 of %n get a successor", nullptr, chosen).arg(Format::count(can)) : QString());
    m_steps->setState(0, m_name->text().trimmed().isEmpty() ? State::Current : State::Done);
    m_steps->setState(1, can > 0 ? State::Done : State::Current);
    m_steps->setState(2, State::Done);
    m_steps->setState(3, last);
}

void CampaignSheet::refreshFoot()
{
    const bool choosing = m_phase == Phase::Choosing;
    const bool typed = m_typed && choosing;
    m_confirm->setVisible(typed);
    setFootHeight(typed ? 80 : 56);
    m_confirm->setLabel(tr("Type %1 to confirm").arg(confirmation()));
    m_cancel->setText(m_phase == Phase::Running ? tr("Stop") : choosing ? tr("Cancel") : tr("Close"));
    m_cancel->setDisabledReason(m_stopping ? tr("What is under way is brought to its end.") : QString());
    const int left = int(m_campaign.keyIds.size() - m_campaign.deliveredIds.size());
    m_submit->setText(m_phase == Phase::Finished ? tr("Show the campaign")
                      : m_rest                   ? tr("Deliver %n key(s)", nullptr, left)
                                                 : tr("Start the campaign"));
    m_submit->setDisabledReason(m_phase == Phase::Running ? tr("It is under way.")
                                : choosing                ? problem()
                                                          : QString());
    setSubtitle(choosing ? tr("Nothing has been sent yet.") : QString());
}

void CampaignSheet::setPhase(Phase phase)
{
    m_phase = phase;
    m_stopping = false;
    refresh();
}

void CampaignSheet::submit()
{
    say(theme::Tone::Info, {});
    if (m_phase == Phase::Finished) {
        Q_EMIT showRequested(m_campaign.id);
        return closeSheet();
    }
    if (!m_rest) {
        const auto name = domain::checkName(m_name->text());
        m_name->setError(name ? QString() : Format::error(name.error()));
        if (!name)
            return m_name->lineEdit()->setFocus();
    }
    if (m_place->text().trimmed().isEmpty()) {
        m_place->setError(tr("Say where the files go."));
        return m_place->lineEdit()->setFocus();
    }
    m_seal->prepare();
}

void CampaignSheet::start()
{
    if (m_phase != Phase::Choosing || !problem().isEmpty())
        return;
    models::DeliveryOrder order;
    m_seal->fill(order);
    const auto folder = m_folder = std::make_shared<models::SealedFolder>(
        *m_context.inventory, QDir::fromNativeSeparators(m_place->text().trimmed()), order);
    const domain::Campaign campaign = draft();
    m_progress->setProgress(0);
    m_progressText->setText(tr("It begins…"));
    setPhase(Phase::Running);
    m_cancel->setFocus();
    auto task = !m_rest ? m_run->start(campaign, folder.get()) : m_run->resume(campaign, folder.get());
    QCoro::connect(std::move(task), this,
                   [this, folder](const change::CampaignRun::Outcome &outcome) { finish(outcome); });
}

void CampaignSheet::showFailures(const change::CampaignRun::Outcome &outcome)
{
    m_impossibleRows->removeRows(0, m_impossibleRows->rowCount());
    for (const change::CampaignRun::Item &item : outcome.items) {
        if (!item.error)
            continue;
        const auto key = m_context.inventory->key(item.keyId);
        const auto *application = key ? m_context.inventory->application(key->applicationId) : nullptr;
        m_impossibleRows->appendRow({new QStandardItem(item.name),
                                     new QStandardItem(application ? application->name : QString()),
                                     new QStandardItem(CampaignWords::whyNot(*item.error))});
    }
}

void CampaignSheet::finish(const change::CampaignRun::Outcome &outcome)
{
    if (outcome.campaign.id.isEmpty()) { // it did not begin: nothing that was typed is lost
        setPhase(Phase::Choosing);
        say(theme::Tone::Danger,
            outcome.stopped ? Format::error(*outcome.stopped) : tr("It could not begin."));
        m_submit->setFocus();
        return;
    }
    m_campaign = outcome.campaign;
    showFailures(outcome);
    const int left = int(m_campaign.keyIds.size() - m_campaign.deliveredIds.size());
    setPhase(Phase::Finished);
    const QString folder = m_place->text().trimmed();
    const bool cancelled = outcome.stopped && outcome.stopped->code == ErrorCode::Cancelled;
    if (outcome.stopped && !cancelled)
        say(theme::Tone::Danger, tr("It was cut off: %1 The rest can be delivered from the campaign.")
                                     .arg(Format::error(*outcome.stopped)));
    else if (left > 0)
        say(theme::Tone::Warning, tr("%n key(s) have no successor that was handed over. The rest can be "
                                     "delivered from the campaign.",
                                     nullptr, left));
    else
        say(theme::Tone::Ok,
            tr("%n sealed file(s) lie in %1.", nullptr, int(m_folder->files().size())).arg(folder));
    Q_EMIT done(
        tr("%1: the successors of %n key(s) were handed over.", nullptr, int(m_campaign.deliveredIds.size()))
            .arg(m_campaign.name),
        false, m_campaign.id);
    m_submit->setFocus();
}

} // namespace octroi::dialogs
