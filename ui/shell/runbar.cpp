// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/runbar.h"

#include "models/format.h"
#include "models/runwords.h"
#include "widgets/button.h"
#include "widgets/label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace octroi::shell {

using models::Format;
using widgets::Button;

RunBar::RunBar(change::Spine &spine, QWidget *parent)
    : Surface(theme::Color::BgRaised, parent)
    , m_spine(spine)
    , m_icon(new widgets::Label)
    , m_text(new widgets::Label)
    , m_resume(new Button(QString(), Button::Kind::Primary))
    , m_discard(new Button(QString(), Button::Kind::Secondary))
{
    setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 16, 8);
    row->setSpacing(8);
    row->addWidget(m_icon);
    m_text->setElided(true);
    row->addWidget(m_text, 1);
    for (Button *button : {m_resume, m_discard}) {
        button->setButtonSize(Button::Size::Small);
        row->addWidget(button);
    }
    connect(m_resume, &QAbstractButton::clicked, this, &RunBar::resume);
    connect(m_discard, &QAbstractButton::clicked, this, &RunBar::discard);
    connect(&spine.runs(), &change::Runs::changed, this, &RunBar::refresh);
    connect(&spine, &change::Spine::readOnlyChanged, this, &RunBar::refresh);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &RunBar::refresh);
    refresh();
}

void RunBar::refresh()
{
    const QList<change::RunSummary> unfinished = m_spine.runs().unfinished();
    setVisible(!unfinished.isEmpty());
    m_resume->setText(tr("Go on"));
    m_discard->setText(tr("Leave out the rest"));
    setAccessibleName(tr("A run that was not ended"));
    if (unfinished.isEmpty())
        return;
    const change::RunSummary &run = unfinished.last();
    m_runId = run.id;
    m_icon->setPixmap(theme::pixmap(QStringLiteral("warning"), theme::Color::WarningText, theme::kIconSmall,
                                    devicePixelRatioF()));
    m_text->setText(tr("“%1” of %2 was not ended: %3 of %4 are done. Going on does nothing twice.",
                       "what, when, how many, of how many")
                        .arg(models::RunWords::title(run.kind, run.total), Format::shortTime(run.startedAt),
                             Format::count(run.done), Format::count(run.total)));
    const QString reason = m_spine.isReadOnly() ? tr("This window is read-only.") : QString();
    m_resume->setDisabledReason(reason);
}

void RunBar::resume()
{
    QCoro::connect(m_spine.runs().resume(m_runId), this, [this](const Result<change::Run *> &run) {
        if (run)
            Q_EMIT resumed((*run)->record().id);
        else
            Q_EMIT failed(run.error());
    });
}

void RunBar::discard()
{
    QCoro::connect(m_spine.runs().discard(m_runId), this, [this](const Result<void> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
}

void RunBar::changeEvent(QEvent *event)
{
    Surface::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace octroi::shell
