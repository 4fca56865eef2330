// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/conflictsheet.h"

#include "dialogs/fieldwords.h"
#include "models/format.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/progressline.h"
#include "widgets/segments.h"
#include "widgets/surface.h"

#include <QEvent>
#include <QGridLayout>
#include <QScrollArea>

namespace octroi::dialogs {

using change::ConflictField;
using change::Side;
using widgets::Button;
using widgets::Label;

namespace {
constexpr int kColumns = 5, kWidth = 920, kMargin = 24;
}

ConflictSheet::ConflictSheet(pages::Context context, const change::Change &mine, qint64 basedOn, QWidget *parent)
    : Sheet(QString(), parent)
    , m_context(context)
    , m_mine(mine)
    , m_basedOn(basedOn)
    , m_rows(new QWidget)
    , m_grid(new QGridLayout(m_rows))
    , m_who(new Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_progress(new widgets::ProgressLine)
    , m_problem(new widgets::Note(theme::Tone::Danger))
{
    setWantedSize({kWidth, 420});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(kMargin, 16, kMargin, 16);
    column->setSpacing(12);
    m_who->setWordWrap(true);
    column->addWidget(m_who);
    column->addWidget(m_progress);
    m_grid->setContentsMargins(16, 8, 16, 8);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(8);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_rows);
    scroll->viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    m_frame = new widgets::Surface(theme::Color::BgSurface);
    m_frame->setEdges(Qt::LeftEdge | Qt::RightEdge | Qt::TopEdge | Qt::BottomEdge);
    auto *frame = new QVBoxLayout(m_frame);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(scroll);
    m_frame->hide();
    column->addWidget(m_frame, 1);
    column->addStretch();
    column->addWidget(m_problem);
    setBody(body);
    m_cancel = addFootButton(QString(), int(Button::Kind::Secondary));
    m_theirs = addFootButton(QString(), int(Button::Kind::Secondary));
    m_allMine = addFootButton(QString(), int(Button::Kind::Secondary));
    m_merge = addFootButton(QString(), int(Button::Kind::Primary));
    connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::requestClose);
    connect(m_theirs, &QAbstractButton::clicked, this, [this] {
        Q_EMIT theirsTaken();
        closeSheet();
    });
    connect(m_allMine, &QAbstractButton::clicked, this, [this] { choose(Side::Mine); });
    connect(m_merge, &QAbstractButton::clicked, this, &ConflictSheet::finish);
    connect(m_problem, &widgets::Note::actionTriggered, this, &ConflictSheet::ask);
    connect(m_context.spine, &change::Spine::readOnlyChanged, this, &ConflictSheet::retranslate);
    ask();
    m_cancel->setFocus();
}

void ConflictSheet::ask()
{
    m_conflict.reset();
    m_settled = false;
    m_frame->hide();
    m_problem->hide();
    m_progress->setProgress(-1);
    m_progress->show();
    retranslate();
    QCoro::connect(change::conflictOf(m_context.inventory, m_mine, m_basedOn), this,
                   [this](const Result<change::Conflict> &conflict) { show(conflict); });
}

void ConflictSheet::show(const Result<change::Conflict> &conflict)
{
    m_progress->hide();
    if (conflict) {
        m_conflict = *conflict;
        const auto all = change::resolved(*m_conflict, change::allOf(*m_conflict, Side::Mine));
        m_settled = all && !*all;
        fill();
    } else {
        m_problem->setText(models::Format::error(conflict.error()));
        m_problem->setAction(conflict.error().code == ErrorCode::NotFound ? QString() : tr("Try again"));
        m_problem->show();
    }
    retranslate();
    if (m_conflict)
        m_merge->setFocus();
}

void ConflictSheet::fill()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_sides.clear();
    addHead();
    int row = 1;
    for (const ConflictField &field : std::as_const(m_conflict->fields)) {
        auto *line = new widgets::Surface(theme::Color::BorderSubtle);
        line->setFixedHeight(1);
        m_grid->addWidget(line, row++, 0, 1, kColumns);
        addRow(row++, field);
    }
    m_grid->setRowStretch(row, 1);
    m_frame->setVisible(!m_conflict->fields.isEmpty());
    // No higher than its rows.
    const int inside = kWidth - 2 * kMargin - 2;
    m_frame->setMaximumHeight(
        (m_grid->hasHeightForWidth() ? m_grid->heightForWidth(inside) : m_grid->sizeHint().height()) + 2);
}

void ConflictSheet::addHead()
{
    const QStringList heads{tr("Field"), tr("Before"), tr("Theirs, now"), tr("Mine"), tr("Take")};
    for (int column = 0; column < kColumns; ++column) {
        m_grid->addWidget(new Label(heads.at(column), theme::Type::Caption, theme::Color::TextSecondary), 0, column);
        m_grid->setColumnStretch(column, column == 0 || column == 4 ? 0 : 1);
    }
}

void ConflictSheet::addRow(int row, const ConflictField &field)
{
    const QString name = FieldWords::name(field.name);
    auto *title = new Label(name, theme::Type::Strong, field.isOverlap() ? theme::Color::DangerText : theme::Color::TextPrimary);
    title->setToolTip(field.isOverlap() ? tr("Both changed it.") : QString());
    m_grid->addWidget(title, row, 0, Qt::AlignVCenter);
    const auto value = [&](int column, const QJsonValue &json, bool strong) {
        auto *label = new Label(FieldWords::value(*m_context.inventory, field.name, json), strong ? theme::Type::Strong : theme::Type::Body,
                                strong ? theme::Color::TextPrimary : theme::Color::TextMuted);
        label->setWordWrap(true);
        m_grid->addWidget(label, row, column, Qt::AlignVCenter);
    };
    value(1, field.base, false);
    value(2, field.theirs, field.theirsChanged);
    value(3, field.mine, field.mineChanged);
    if (!field.settable || field.mine == field.theirs) {
        auto *same = new Label(field.settable ? tr("The same") : tr("Theirs"), theme::Type::Body,
                               theme::Color::TextMuted);
        same->setToolTip(field.settable ? QString() : tr("This change cannot set it."));
        m_grid->addWidget(same, row, 4, Qt::AlignVCenter);
        return;
    }
    auto *sides = new widgets::Segments({tr("Theirs"), tr("Mine")});
    sides->setSmall(true);
    sides->setCurrentIndex(change::sideOf(field) == Side::Mine ? 1 : 0);
    sides->setAccessibleName(tr("Which %1 is taken", "name of a field").arg(name));
    connect(sides, &widgets::Segments::currentChanged, this, &ConflictSheet::retranslate);
    m_sides.insert(field.name, sides);
    m_grid->addWidget(sides, row, 4, Qt::AlignVCenter);
}

QHash<QString, Side> ConflictSheet::chosen() const
{
    QHash<QString, Side> out;
    for (auto side = m_sides.begin(); side != m_sides.end(); ++side)
        out.insert(side.key(), side.value()->currentIndex() == 1 ? Side::Mine : Side::Theirs);
    return out;
}

void ConflictSheet::choose(Side side)
{
    for (widgets::Segments *sides : std::as_const(m_sides))
        sides->setCurrentIndex(side == Side::Mine ? 1 : 0);
    finish();
}

void ConflictSheet::finish()
{
    const auto change = change::resolved(*m_conflict, chosen());
    if (!change) {
        m_problem->setText(models::Format::error(change.error()));
        m_problem->setAction({});
        m_problem->show();
        return;
    }
    if (*change)
        Q_EMIT resolved(**change);
    else
        Q_EMIT theirsTaken();
    closeSheet();
}

void ConflictSheet::retranslate()
{
    const QString name = m_conflict ? m_conflict->objectName : QString();
    setTitle(name.isEmpty() ? tr("Somebody else changed it") : tr("Somebody else changed %1").arg(name));
    QString who = tr("Reading what changed…");
    if (m_conflict) {
        const QString when = models::Format::relative(m_conflict->changedAt, m_context.clock->now());
        who = m_conflict->changedBy.isEmpty() ? tr("It was changed while you were editing. Nothing of yours was written yet.")
                                              : tr("%1 changed it %2. Nothing of yours was written yet.", "who, when").arg(m_conflict->changedBy, when);
        if (m_conflict->overlaps())
            who += QLatin1Char(' ') + tr("Choose where both changed the same.");
        if (m_settled)
            who += QLatin1Char(' ') + tr("It is already as you wanted it: nothing is left to do.");
        if (!m_conflict->baseKnown)
            who += QLatin1Char(' ') + tr("What it was before is not known.");
    } else if (m_problem->isVisible()) {
        who.clear();
    }
    m_who->setText(who);
    m_cancel->setText(tr("Cancel"));
    m_theirs->setText(tr("Keep theirs"));
    m_allMine->setText(tr("Take all of mine"));
    m_merge->setText(m_settled                                  ? tr("Close")
                     : m_conflict && !m_conflict->isMergeable() ? tr("Do it all the same")
                                                                : tr("Apply as chosen"));
    for (Button *other : {m_cancel, m_theirs})
        other->setVisible(!m_settled);
    m_allMine->setVisible(!m_settled && !(m_conflict && !m_conflict->isMergeable()));
    const QString reason = m_settled ? QString()
                           : m_conflict
                               ? m_context.spine->isReadOnly() ? tr("This window is read-only.") : QString()
                               : tr("It is not known yet what changed.");
    m_allMine->setDisabledReason(reason);
    m_merge->setDisabledReason(reason);
}

void ConflictSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        if (m_conflict)
            fill();
        retranslate();
    }
}

} // namespace octroi::dialogs
