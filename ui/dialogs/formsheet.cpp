// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/formsheet.h"

#include "dialogs/words.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/note.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace octroi::dialogs {

using widgets::Button;

FormSheet::FormSheet(pages::Context context, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_form(new QVBoxLayout), m_column(nullptr), m_problemRow(nullptr)
    , m_problem(new widgets::Note(theme::Tone::Danger))
    , m_cancel(addFootButton(QString(), int(Button::Kind::Secondary)))
    , m_submit(addFootButton(QString(), int(Button::Kind::Primary)))
{
    auto *body = new QWidget;
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(24, 16, 24, 16);
    m_column->setSpacing(16);
    m_form->setSpacing(16);
    m_column->addLayout(m_form, 1);
    m_problemRow = new QVBoxLayout;
    m_problemRow->addWidget(m_problem);
    m_column->addLayout(m_problemRow);
    m_problem->hide();
    setBody(body);
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_submit, &QAbstractButton::clicked, this, [this] {
        showProblem({});
        submit();
    });
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, [this] { setBusy(m_busy); });
    m_cancel->setText(tr("Cancel"));
    setBusy(false);
}

void FormSheet::setFlush()
{
    m_column->setContentsMargins(1, 0, 1, 0);
    m_column->setSpacing(0);
    m_problemRow->setContentsMargins(24, 0, 24, 8);
}

void FormSheet::touch()
{
    if (!isVisible()) // what the form begins with was not typed
        return;
    m_touched = true;
    m_warned = false;
}

void FormSheet::showProblem(const QString &sentence)
{
    m_problem->setTone(theme::Tone::Danger);
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void FormSheet::setBusy(bool busy)
{
    m_busy = busy;
    m_submit->setDisabledReason(busy                            ? tr("It is being sent.")
                                : m_context.spine->isReadOnly() ? tr("This window is read-only.")
                                                                : QString());
}

bool FormSheet::showFieldError(const Error &)
{
    return false;
}

void FormSheet::succeeded(const change::ItemResult &)
{
    closeSheet();
}

void FormSheet::run(const change::Change &change)
{
    const change::Plan plan = m_context.spine->plan({change});
    if (const auto &impossible = plan.items.value(0).impossible) {
        if (!showFieldError(*impossible))
            showProblem(models::Format::error(*impossible));
        return;
    }
    if (plan.dangerous) {
        Q_EMIT previewWanted(change);
        return;
    }
    setBusy(true);
    QCoro::connect(m_context.spine->applyOne(change), this,
                   [this, plan](const change::Outcome &outcome) { finish(plan, outcome); });
}

void FormSheet::finish(const change::Plan &plan, const change::Outcome &outcome)
{
    setBusy(false);
    const change::ItemResult *result = outcome.first();
    if (!result)
        return;
    if (result->error) {
        if (result->error->code == ErrorCode::PreconditionFailed)
            Q_EMIT conflicted(plan.items.first().change, plan.items.first().version);
        else if (!showFieldError(*result->error))
            showProblem(models::Format::error(*result->error));
        return;
    }
    m_touched = false;
    const change::ItemResult copy = *result;
    Q_EMIT done(Words::outcome(plan, outcome), plan.items.value(0).undoable, copy.objectId);
    succeeded(copy);
}

bool FormSheet::mayClose()
{
    if (m_busy) {
        m_problem->setTone(theme::Tone::Info);
        m_problem->setText(tr("It is being sent. This closes as soon as the server has answered."));
        m_problem->show();
        return false;
    }
    if (!m_touched || m_warned)
        return true;
    m_warned = true;
    m_problem->setTone(theme::Tone::Warning);
    m_problem->setText(tr("What you entered is not saved. Close once more to drop it."));
    m_problem->show();
    return false;
}

void FormSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_cancel->setText(tr("Cancel"));
        retranslate();
    }
}

void FormSheet::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_submit->isEnabled()) {
        m_submit->click();
        return;
    }
    Sheet::keyPressEvent(event);
}

QWidget *atStart(QWidget *control)
{
    auto *wide = new QWidget;
    auto *row = new QHBoxLayout(wide);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(control);
    row->addStretch(1);
    // More than the stretch that the foot begins with.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHorizontalStretch(200);
    wide->setSizePolicy(policy);
    return wide;
}

QWidget *labelled(widgets::Label *label, QWidget *control)
{
    auto *both = new QWidget;
    auto *column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(control);
    label->setBuddy(control);
    return both;
}

QHBoxLayout *sideBySide(QWidget *wide, QWidget *button)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(wide, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    return row;
}

} // namespace octroi::dialogs
