// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previewsheet.h"

#include "dialogs/formsheet.h"
#include "dialogs/previewpart.h"
#include "dialogs/words.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/progressline.h"

#include <QLineEdit>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;

PreviewSheet::PreviewSheet(pages::Context context, const change::Plan &plan, bool typed, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_plan(plan)
    , m_typed(typed && plan.dangerous)
    , m_part(new PreviewPart(context, plan))
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_progress(new widgets::ProgressLine)
    , m_cancel(nullptr)
    , m_apply(nullptr)
{
    setWantedSize({1000, 696});
    setBody(m_part);
    m_part->addBelow(m_problem);
    m_part->addBelow(m_progress);
    m_problem->hide();
    m_progress->hide();
    if (m_typed) {
        m_confirm = new widgets::Field;
        m_confirm->setFixedWidth(320);
        addFootWidget(atStart(m_confirm));
        setFootHeight(80);
        connect(m_confirm, &widgets::Field::textChanged, this, &PreviewSheet::updateButton);
    }
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_apply = addFootButton(QString(), int(plan.dangerous ? Button::Kind::Danger : Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, [this] {
        if (m_running)
            m_context.spine->cancel();
        else
            requestClose();
    });
    connect(m_apply, &QAbstractButton::clicked, this, &PreviewSheet::apply);
    connect(m_problem, &widgets::Note::actionTriggered, this, &PreviewSheet::settleNext);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &PreviewSheet::updateButton);
    connect(m_context.spine, &change::Spine::progress, this, [this](int doneCount, int, int total) {
        if (m_running)
            m_progress->setProgress(total > 0 ? double(doneCount) / total : -1);
    });
    retranslate();
    if (m_confirm)
        m_confirm->lineEdit()->setFocus();
    else
        m_cancel->setFocus();
}

// The object's name; of many, how many there are, which is harder to type by habit than a word.
QString PreviewSheet::confirmation() const
{
    return m_plan.items.size() == 1 ? m_plan.items.first().objectName : QString::number(m_plan.items.size());
}

void PreviewSheet::retranslate()
{
    setTitle(Words::title(m_plan));
    setSubtitle(tr("%n call(s) to %1. Nothing has been sent yet.", nullptr, m_part->callCount())
                    .arg(m_context.backend->info().name));
    m_part->retranslate();
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(Words::button(m_plan));
    if (m_confirm)
        m_confirm->setLabel(tr("Type %1 to confirm").arg(confirmation()));
    updateButton();
}

void PreviewSheet::updateButton()
{
    QString reason;
    if (m_running)
        reason = tr("It is being sent.");
    else if (m_context.spine->isReadOnly())
        reason = tr("This window is read-only.");
    else if (!m_plan.possible())
        reason = tr("Not every change can be made; the calls above say why.");
    else if (m_confirm && m_confirm->text().trimmed() != confirmation())
        reason = tr("Type %1 first.").arg(confirmation());
    m_apply->setDisabledReason(reason);
}

void PreviewSheet::apply()
{
    if (m_finished) {
        closeSheet();
        return;
    }
    m_running = true;
    m_progress->setProgress(0);
    m_progress->setVisible(m_plan.items.size() > 1);
    updateButton();
    QCoro::connect(m_context.spine->apply(m_plan), this,
                   [this](const change::Outcome &outcome) { finish(outcome); });
}

void PreviewSheet::finish(const change::Outcome &outcome)
{
    m_running = false;
    m_progress->hide();
    const int failed = outcome.failed();
    const change::ItemResult *only = m_plan.items.size() == 1 ? outcome.first() : nullptr;
    if (only && only->error && only->error->code == ErrorCode::PreconditionFailed) {
        Q_EMIT conflicted(m_plan.items.first().change, m_plan.items.first().version);
        closeSheet();
        return;
    }
    const bool undoable = outcome.items.size() > failed &&
                          std::any_of(m_plan.items.begin(), m_plan.items.end(),
                                      [](const change::PlannedItem &item) { return item.undoable; });
    const QString objectId = outcome.first() ? outcome.first()->objectId : QString();
    Q_EMIT done(Words::outcome(m_plan, outcome), undoable, objectId);
    for (const change::ItemResult &item : outcome.items) {
        if (item.issued)
            Q_EMIT issued(*item.issued,
                          std::holds_alternative<change::RotateKey>(m_plan.items.first().change));
        if (item.issuedClient && item.issuedClient->secret)
            Q_EMIT clientIssued(*item.issuedClient);
        if (item.issuedRule)
            Q_EMIT ruleIssued(*item.issuedRule);
    }
    if (failed == 0 && !outcome.cancelled) {
        Q_EMIT applied();
        closeSheet();
        return;
    }
    showFailures(outcome);
}

void PreviewSheet::showFailures(const change::Outcome &outcome)
{
    QStringList lines{Words::outcome(m_plan, outcome)};
    for (qsizetype i = 0; i < outcome.items.size(); ++i) {
        const change::ItemResult &item = outcome.items.at(i);
        if (item.error && item.error->code == ErrorCode::PreconditionFailed)
            m_conflicts << i;
        if (item.error && lines.size() < 6)
            lines << tr("%1: %2", "object, what went wrong").arg(item.objectName, Format::error(*item.error));
    }
    m_problem->setText(lines.join(QLatin1Char('\n')));
    m_problem->setAction(m_conflicts.isEmpty() ? QString() : tr("Settle what others changed…"));
    m_problem->show();
    m_finished = true;
    m_cancel->hide();
    m_apply->setKind(Button::Kind::Secondary);
    m_apply->setText(tr("Close"));
    m_apply->setDisabledReason({});
}

void PreviewSheet::settleNext()
{
    if (m_conflicts.isEmpty())
        return;
    const change::PlannedItem &item = m_plan.items.at(m_conflicts.takeFirst());
    if (m_conflicts.isEmpty())
        m_problem->setAction({});
    Q_EMIT conflicted(item.change, item.version);
}

bool PreviewSheet::mayClose()
{
    return !m_running;
}

void PreviewSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
