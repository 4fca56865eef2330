// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/sharedpreviewsheet.h"

#include "dialogs/formsheet.h"
#include "dialogs/previewpart.h"
#include "dialogs/words.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"

#include <QEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;

namespace {
constexpr qsizetype kShownFailures = 6;
}

SharedPreviewSheet::SharedPreviewSheet(std::vector<Part> parts, QWidget *parent)
    : Sheet(QString(), parent)
    , m_parts(std::move(parts))
    , m_backends(new widgets::Segments)
    , m_stack(new QStackedWidget)
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_progress(new widgets::ProgressLine)
{
    setWantedSize({1000, 696});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 16, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 24, 0);
    head->addWidget(m_backends);
    head->addStretch();
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(24, 0, 24, 8);
    below->addWidget(m_problem);
    below->addWidget(m_progress);
    column->addLayout(below);
    m_problem->hide();
    m_progress->hide();
    m_backends->setObjectName(QStringLiteral("previewBackends"));
    bool dangerous = false;
    for (const Part &part : m_parts) {
        m_views.push_back(new PreviewPart(part.connection, part.plan));
        m_stack->addWidget(m_views.back());
        dangerous = dangerous || part.plan.dangerous;
        connect(part.connection.spine, &change::Spine::readOnlyChanged, this, &SharedPreviewSheet::updateButton);
    }
    setBody(body);
    if (isTyped()) {
        m_confirm = new widgets::Field;
        m_confirm->setFixedWidth(320);
        addFootWidget(atStart(m_confirm));
        setFootHeight(80);
        connect(m_confirm, &widgets::Field::textChanged, this, &SharedPreviewSheet::updateButton);
    }
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_apply = addFootButton(QString(), int(dangerous ? Button::Kind::Danger : Button::Kind::Primary));
    connect(m_backends, &widgets::Segments::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_apply, &QAbstractButton::clicked, this, [this] {
        if (m_finished)
            closeSheet();
        else
            apply(0);
    });
    connect(m_problem, &widgets::Note::actionTriggered, this, &SharedPreviewSheet::settleNext);
    retranslate();
    // Else the host gives the keyboard to the choice of backends, which comes first.
    setFocusProxy(m_confirm ? static_cast<QWidget *>(m_confirm->lineEdit()) : m_cancel);
}

int SharedPreviewSheet::items() const
{
    qsizetype sum = 0;
    for (const Part &part : m_parts)
        sum += part.plan.items.size();
    return int(sum);
}

int SharedPreviewSheet::calls() const
{
    int sum = 0;
    for (const PreviewPart *view : m_views)
        sum += view->callCount();
    return sum;
}

/// Where any of it is dangerous on a production system.
bool SharedPreviewSheet::isTyped() const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [](const Part &part) { return part.connection.production && part.plan.dangerous; });
}

void SharedPreviewSheet::retranslate()
{
    QStringList names;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        names << tr("%1 (%2)", "backend, number of calls")
                     .arg(m_parts[i].connection.backend->info().name, Format::count(m_views[i]->callCount()));
        m_views[i]->retranslate();
    }
    m_backends->setSegments(names);
    m_backends->setAccessibleName(tr("Backends that will be called"));
    change::Plan all;
    for (const Part &part : m_parts)
        all.items << part.plan.items;
    setTitle(Words::title(all));
    setSubtitle(tr("%n call(s) to %1. Nothing has been sent yet.", nullptr, calls())
                    .arg(tr("%n backend(s)", "to whom calls are made", int(m_parts.size()))));
    m_cancel->setText(tr("Cancel"));
    m_apply->setText(m_finished ? tr("Close") : Words::button(all));
    if (m_confirm)
        m_confirm->setLabel(tr("Type %1 to confirm").arg(items()));
    updateButton();
}

void SharedPreviewSheet::updateButton()
{
    QString reason;
    for (const Part &part : m_parts) {
        if (part.connection.spine->isReadOnly())
            reason = tr("%1 is read-only.").arg(part.connection.backend->info().name);
        else if (reason.isEmpty() && !part.plan.possible())
            reason = tr("Not every change can be made on %1; its calls say why.").arg(part.connection.backend->info().name);
    }
    if (m_finished)
        reason.clear();
    else if (m_running)
        reason = tr("It is being sent.");
    else if (reason.isEmpty() && m_confirm && m_confirm->text().trimmed() != QString::number(items()))
        reason = tr("Type %1 first.").arg(items());
    m_apply->setDisabledReason(reason);
    m_cancel->setDisabledReason(m_running ? tr("It is being sent.") : QString());
}

void SharedPreviewSheet::apply(size_t part)
{
    m_running = true;
    m_backends->setCurrentIndex(int(part));
    m_progress->show();
    m_progress->setProgress(double(part) / double(m_parts.size()));
    updateButton();
    QCoro::connect(m_parts[part].connection.spine->apply(m_parts[part].plan), this,
                   [this, part](const change::Outcome &outcome) { take(part, outcome); });
}

void SharedPreviewSheet::take(size_t at, const change::Outcome &outcome)
{
    const Part &part = m_parts[at];
    const int failed = outcome.failed();
    const QString name = part.connection.backend->info().name;
    const QString summary = tr("%1: %2", "backend, what was done there").arg(name, Words::outcome(part.plan, outcome));
    const bool undoable = outcome.items.size() > failed &&
                          std::any_of(part.plan.items.begin(), part.plan.items.end(),
                                      [](const change::PlannedItem &item) { return item.undoable; });
    Q_EMIT done(part.connection, summary, undoable);
    if (failed > 0 || outcome.cancelled)
        m_failures << summary;
    for (qsizetype i = 0; i < outcome.items.size(); ++i) {
        const change::ItemResult &item = outcome.items.at(i);
        if (item.error && item.error->code == ErrorCode::PreconditionFailed)
            m_conflicts << Conflict{at, i};
        if (item.error && m_failures.size() < kShownFailures)
            m_failures << tr("%1: %2", "object, what went wrong").arg(item.objectName, Format::error(*item.error));
    }
    if (at + 1 < m_parts.size())
        return apply(at + 1);
    m_running = false;
    m_finished = true;
    m_progress->hide();
    Q_EMIT finished();
    if (m_failures.isEmpty())
        closeSheet();
    else
        showFailures();
}

void SharedPreviewSheet::showFailures()
{
    m_problem->setText(m_failures.join(QLatin1Char('\n')));
    m_problem->setAction(m_conflicts.isEmpty() ? QString() : tr("Settle what others changed…"));
    m_problem->show();
    m_cancel->hide();
    m_apply->setKind(Button::Kind::Secondary);
    retranslate();
    m_apply->setFocus();
}

void SharedPreviewSheet::settleNext()
{
    if (m_conflicts.isEmpty())
        return;
    const Conflict conflict = m_conflicts.takeFirst();
    if (m_conflicts.isEmpty())
        m_problem->setAction({});
    const Part &part = m_parts[conflict.part];
    const change::PlannedItem &item = part.plan.items.at(conflict.item);
    Q_EMIT conflicted(part.connection, item.change, item.version);
}

bool SharedPreviewSheet::mayClose()
{
    return !m_running;
}

void SharedPreviewSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
