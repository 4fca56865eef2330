// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previewpart.h"

#include "change/sentcalls.h"
#include "dialogs/previeweffect.h"
#include "dialogs/previewtables.h"
#include "dialogs/shellscript.h"
#include "dialogs/words.h"
#include "models/backendcolour.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/surface.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>

namespace octroi::dialogs {

using models::Format;
using widgets::Label;

namespace {
constexpr int kShownCalls = 200;
}

PreviewPart::PreviewPart(pages::Context context, const change::Plan &plan, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_plan(plan)
    , m_column(new QVBoxLayout)
    , m_script(new widgets::Link)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *effect = new PreviewEffect(m_context, m_plan);
    m_column->setContentsMargins(24, 16, 20, 16);
    m_column->setSpacing(8);
    m_tables = new PreviewTables(m_context, calls(), m_script);
    connect(effect, &PreviewEffect::counted, m_tables, &PreviewTables::show);
    connect(m_tables, &PreviewTables::shown, m_script, [this](int which) { m_script->setVisible(which == 0); });
    m_column->addWidget(m_tables, 1);
    m_script->setIconName(QStringLiteral("copy"));
    row->addLayout(m_column, 1);
    row->addWidget(effect);
    connect(m_script, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(curlScript(m_plan, *m_context.inventory));
        m_script->setText(tr("Copied"));
    });
    retranslate();
}

void PreviewPart::addBelow(QWidget *widget)
{
    m_column->addWidget(widget);
}

void PreviewPart::retranslate()
{
    m_group->setText(Words::group(m_plan));
    m_count->setText(tr("%n call(s)", nullptr, m_callCount));
    m_script->setText(tr("Copy as script"));
}

QWidget *PreviewPart::calls()
{
    auto *frame = new widgets::Surface(theme::Color::BgSurface);
    frame->setEdges(Qt::LeftEdge | Qt::RightEdge | Qt::TopEdge | Qt::BottomEdge);
    auto *frameLayout = new QVBoxLayout(frame);
    frameLayout->setContentsMargins(1, 1, 1, 1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *rows = new QWidget;
    fillCalls(rows);
    scroll->setWidget(rows);
    scroll->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
    frameLayout->addWidget(scroll);
    frame->setMaximumHeight(rows->sizeHint().height() + 2); // no higher than its rows
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(frame, 1);
    for (const QString &caveat : caveats()) {
        auto *note = new widgets::Note(theme::Tone::Info, caveat);
        note->setSmall(true);
        column->addWidget(note);
    }
    column->addStretch();
    return place;
}

void PreviewPart::fillHead(QHBoxLayout *head)
{
    auto *square = new widgets::Surface(
        theme::Color(int(theme::Color::Chart1) + models::backendColour(*m_context.backend)));
    square->setFixedSize(8, 8);
    head->addWidget(square);
    head->addWidget(new Label(m_context.backend->info().name, theme::Type::Strong));
    m_group = new Label(QString(), theme::Type::Body, theme::Color::TextSecondary);
    head->addWidget(m_group, 1);
    m_count = new Label(QString(), theme::Type::Caption, theme::Color::TextMuted);
    head->addWidget(m_count);
}

void PreviewPart::fillCalls(QWidget *rows)
{
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto addRow = [column](theme::Color fill, int left) {
        auto *row = new widgets::Surface(fill);
        row->setFixedHeight(28);
        row->setEdges(Qt::BottomEdge, theme::Color::BorderSubtle);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(left, 0, 12, 0);
        line->setSpacing(8);
        column->addWidget(row);
        return line;
    };
    fillHead(addRow(theme::Color::BgSunken, 12));
    int shown = 0;
    m_callCount = int(m_plan.items.size());
    for (const change::PlannedItem &item : std::as_const(m_plan.items)) {
        if (++shown > kShownCalls)
            break;
        QHBoxLayout *line = nullptr;
        const QList<backends::PlannedCall> sent = change::sentCalls(item, *m_context.inventory);
        for (const backends::PlannedCall &call : sent) {
            line = addRow(theme::Color::BgSurface, 32);
            fillCall(line, call);
        }
        m_callCount += int(sent.size()) - 1; // one was counted
        auto *name = new Label(item.impossible      ? Format::error(*item.impossible)
                               : item.touches > 0 ? tr("%1 in %n place(s)", "scope, keys and other things that have it", item.touches)
                                                        .arg(item.objectName)
                                                  : item.objectName,
                               theme::Type::Caption,
                               item.impossible ? theme::Color::DangerText : theme::Color::TextMuted);
        name->setElided(true);
        name->setMaximumWidth(220);
        line->addWidget(name);
    }
    if (m_plan.items.size() > kShownCalls)
        addRow(theme::Color::BgSurface, 32)
            ->addWidget(new Label(tr("and %n more", nullptr, int(m_plan.items.size()) - kShownCalls),
                                  theme::Type::Caption, theme::Color::TextMuted));
    column->addStretch(1);
}

void PreviewPart::fillCall(QHBoxLayout *line, const backends::PlannedCall &call)
{
    auto *method = new Label(call.method, theme::Type::Mono,
                             call.method == QLatin1String("POST")     ? theme::Color::AccentText
                             : call.method == QLatin1String("DELETE") ? theme::Color::DangerText
                                                                      : theme::Color::WarningText);
    method->setFixedWidth(56);
    line->addWidget(method);
    auto *path = new Label(call.path, theme::Type::Mono);
    path->setElided(true);
    if (!call.body.isEmpty())
        path->setToolTip(QString::fromUtf8(call.body));
    line->addWidget(path, 1);
}

QStringList PreviewPart::caveats() const
{
    QStringList told;
    for (const change::PlannedItem &item : m_plan.items)
        told << Words::caveat(item.change, *m_context.backend);
    if (m_plan.dangerous) // what the calls beside it were counted from
        told << models::CapabilityWords::caveat(*m_context.backend, backends::Capability::Usage);
    told.removeAll(QString());
    told.removeDuplicates();
    return told;
}

} // namespace octroi::dialogs
