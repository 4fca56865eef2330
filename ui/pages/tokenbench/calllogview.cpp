// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokenbench/calllogview.h"

#include "backends/connector.h"
#include "models/format.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chipdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/monodelegate.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace octroi::pages {

using models::LoggedCallsModel;
using widgets::Button;
using State = widgets::ViewStates::State;

CallLogView::CallLogView(Context context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new LoggedCallsModel(backends::callLogOf(context.backend), backends::callsBelow(*context.backend), this))
    , m_filter(new widgets::Field)
    , m_pause(new widgets::Switch)
    , m_clear(new Button(QString(), Button::Kind::Secondary))
    , m_copy(new Button(QString(), Button::Kind::Secondary))
    , m_count(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_table(new widgets::TableView)
    , m_detail(new widgets::Card)
    , m_curl(new QPlainTextEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 24, 12);
    row->setSpacing(12);
    m_filter->setIconName(QStringLiteral("search"));
    row->addWidget(m_filter, 1);
    row->addWidget(m_count);
    row->addWidget(m_pause);
    row->addWidget(m_clear);
    column->addLayout(row);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(LoggedCallsModel::Path, new widgets::MonoDelegate(m_table));
    m_table->setItemDelegateForColumn(LoggedCallsModel::Status, new widgets::ChipDelegate(m_table));
    m_table->setColumnWidths({130, 80, 0, 100, 90, 160});
    m_table->setLeaving({{LoggedCallsModel::Error}, {LoggedCallsModel::Duration}});
    column->addWidget(m_table, 3);
    m_curl->setReadOnly(true);
    m_curl->setFrameShape(QFrame::NoFrame);
    m_curl->setFont(theme::font(theme::Type::Mono));
    m_detail->addHeadWidget(m_copy);
    m_detail->body()->addWidget(m_curl, 1);
    auto *detail = new QVBoxLayout;
    detail->setContentsMargins(24, 16, 24, 24);
    detail->addWidget(m_detail);
    column->addLayout(detail, 2);
    connect(m_filter, &widgets::Field::textEdited, m_model, &LoggedCallsModel::setFilter);
    connect(m_pause, &QAbstractButton::toggled, m_model, &LoggedCallsModel::setPaused);
    connect(m_clear, &QAbstractButton::clicked, m_model, &LoggedCallsModel::clear);
    connect(m_copy, &QAbstractButton::clicked, this, &CallLogView::copyCurl);
    connect(m_table, &widgets::TableView::rowActivated, this, &CallLogView::copyCurl);
    for (const auto signal : {&QAbstractItemModel::modelReset})
        connect(m_model, signal, this, &CallLogView::update);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &CallLogView::update);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CallLogView::show);
    connect(context.backend, &backends::Backend::stateChanged, this, [this] { m_model->setAddress(backends::callsBelow(*m_context.backend)); });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { m_curl->setFont(theme::font(theme::Type::Mono)); });
    retranslate();
}

void CallLogView::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter by path, method or status"));
    m_filter->setAccessibleLabel(tr("Filter calls"));
    m_pause->setText(tr("Pause"));
    m_pause->setAccessibleName(tr("Pause"));
    m_clear->setText(tr("Clear"));
    m_copy->setText(tr("Copy as curl"));
    m_copy->setIconName(QStringLiteral("copy"));
    m_table->setAccessibleName(tr("Calls that the console made"));
    m_curl->setAccessibleName(tr("The call as a curl command"));
    m_detail->setTitle(tr("As a curl command"));
    m_detail->setCaption(tr("secrets are variables"));
    m_table->states().empty()->setPicture(widgets::EmptyState::Picture::Scroll);
    m_table->states().empty()->setTitle(tr("No call"));
    m_table->states().empty()->setText(tr("Every request that the console makes is listed here, without secrets. Nothing was asked yet, or the filter leaves none over."));
    update();
}

void CallLogView::update()
{
    m_table->setViewState(m_model->rowCount() > 0 ? State::Full : State::Empty);
    m_count->setText(tr("%n call(s)", nullptr, m_model->total()));
    show();
}

void CallLogView::show()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const bool one = rows.size() == 1;
    m_curl->setPlainText(one ? tokens::toCurl(m_model->at(rows.first().row())) : tr("Choose a call."));
    m_copy->setEnabled(one);
}

void CallLogView::copyCurl()
{
    if (m_copy->isEnabled())
        QGuiApplication::clipboard()->setText(m_curl->toPlainText());
}

void CallLogView::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
}

bool CallLogView::copyAsCsv()
{
    m_table->copySelectionAsCsv();
    return true;
}

} // namespace octroi::pages
