// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/previewtables.h"

#include "dialogs/previewwords.h"
#include "models/foreseenmodel.h"
#include "pages/consumptionwords.h"
#include "widgets/emptystate.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QEvent>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::ForeseenModel;
using widgets::ViewStates;

PreviewTables::PreviewTables(pages::Context context, QWidget *calls, QWidget *corner, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_parts(new widgets::Segments)
    , m_stack(new QStackedWidget)
    , m_callerRows(new ForeseenModel(ForeseenModel::Rows::Callers, this))
    , m_callRows(new ForeseenModel(ForeseenModel::Rows::Calls, this))
    , m_callers(table(m_callerRows, {0, 86, 86, 100, 104, 78}, ForeseenModel::Refused))
    , m_calls(table(m_callRows, {84, 0, 64, 96, 104, 104}, ForeseenModel::Count))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_parts->setSmall(true);
    m_parts->setObjectName(QStringLiteral("previewParts"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_parts);
    head->addStretch();
    head->addWidget(corner);
    column->addLayout(head);
    m_stack->addWidget(calls);
    m_stack->addWidget(m_callers);
    m_stack->addWidget(m_calls);
    column->addWidget(m_stack, 1);
    connect(m_parts, &widgets::Segments::currentChanged, this, [this](int part) {
        m_stack->setCurrentIndex(part);
        Q_EMIT shown(part);
    });
    for (widgets::TableView *view : {m_callers, m_calls})
        view->setViewState(ViewStates::State::Empty);
    retranslate();
}

widgets::TableView *PreviewTables::table(ForeseenModel *model, const QList<int> &widths, int sorted)
{
    auto *view = new widgets::TableView;
    view->setModel(model);
    view->setEdge(8);
    view->setCompact(true);
    view->setColumnWidths(widths);
    view->setSortingEnabled(true);
    view->horizontalHeader()->setSortIndicator(sorted, Qt::DescendingOrder);
    return view;
}

void PreviewTables::show(std::shared_ptr<const change::Foreseen> foreseen)
{
    m_foreseen = std::move(foreseen);
    QHash<QString, QString> apis;
    for (const domain::Api &api : m_context.inventory->apis())
        apis.insert(api.id, api.name);
    m_callerRows->show(m_foreseen, apis, &pages::ConsumptionWords::refusal, m_foreseen->to);
    m_callRows->show(m_foreseen, apis, &pages::ConsumptionWords::refusal, m_foreseen->to);
    m_callers->setViewState(m_foreseen->callers.empty() ? ViewStates::State::Empty : ViewStates::State::Full);
    m_calls->setViewState(m_foreseen->calls.empty() ? ViewStates::State::Empty : ViewStates::State::Full);
    retranslate();
}

void PreviewTables::retranslate()
{
    const bool known = m_foreseen && m_foreseen->counted;
    m_parts->setSegments(
        {tr("Calls to be made"),
         known ? tr("Affected: %Ln", nullptr, int(m_foreseen->callers.size())) : tr("Affected"),
         known ? tr("Refused calls: %Ln", nullptr, PreviewWords::plural(m_foreseen->refused))
               : tr("Refused calls")});
    m_parts->setAccessibleName(tr("What the preview shows"));
    m_callers->setAccessibleName(tr("Who is affected"));
    m_calls->setAccessibleName(tr("Calls that would have been refused"));
    for (widgets::TableView *view : {m_callers, m_calls}) {
        view->states().empty()->setTitle(known ? tr("None in the last 7 days") : tr("Not counted yet"));
        view->states().empty()->setText(known ? tr("No call that is let through today would have been refused.")
                                              : tr("The calls of the last 7 days are being counted, or could not be."));
    }
}

void PreviewTables::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace octroi::dialogs
