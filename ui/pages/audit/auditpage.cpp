// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditpage.h"

#include "domain/json.h"
#include "models/capabilitywords.h"
#include "models/format.h"
#include "pages/audit/auditdetail.h"
#include "pages/audit/auditmodel.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/pageheader.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QJsonDocument>
#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::pages {

using State = widgets::ViewStates::State;

AuditPage::AuditPage(Context context, QWidget *parent)
    : Page(context, parent)
    , m_model(new AuditModel(*context.backend, *context.clock, this))
    , m_header(new widgets::PageHeader)
    , m_filter(new widgets::Field)
    , m_copy(new widgets::Button)
    , m_table(new widgets::TableView)
    , m_foot(new widgets::Label({}, theme::Type::Caption, theme::Color::TextMuted))
    , m_detail(new AuditDetail)
{
    build();
    connectParts();
    retranslate();
}

void AuditPage::build()
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);
    row->addWidget(m_detail);
    m_detail->hide();
    column->addWidget(m_header);
    m_filter->setIconName(QStringLiteral("filter"));
    m_filter->setFixedWidth(320);
    m_filter->lineEdit()->setClearButtonEnabled(true);
    m_header->addAction(m_filter);
    m_copy->setIconName(QStringLiteral("copy"));
    m_header->addAction(m_copy);
    m_table->setModel(m_model);
    m_table->setLeaving({{AuditModel::Address}, {AuditModel::Kind}, {AuditModel::Actor}});
    m_table->setColumnWidths({112, 168, 0, 110, 148, 132, 92});
    m_table->states().empty()->setPicture(widgets::EmptyState::Picture::Scroll);
    column->addWidget(m_table, 1);
    m_foot->setContentsMargins(24, 8, 24, 8);
    column->addWidget(m_foot);
    m_soon.setSingleShot(true);
    m_soon.setInterval(300);
    m_typed.setSingleShot(true);
    m_typed.setInterval(150);
}

void AuditPage::connectParts()
{
    connect(m_filter, &widgets::Field::textChanged, this, [this] { m_typed.start(); });
    connect(&m_typed, &QTimer::timeout, this, [this] { m_model->setFilter(m_filter->text()); });
    connect(m_copy, &QAbstractButton::clicked, this, &AuditPage::copyAsJson);
    connect(m_detail, &AuditDetail::copyRequested, this, &AuditPage::copyAsJson);
    connect(m_detail, &AuditDetail::closeRequested, this, [this] { m_table->clearSelection(); });
    connect(m_detail, &AuditDetail::objectRequested, this, &AuditPage::openObject);
    connect(m_model, &AuditModel::stateChanged, this, &AuditPage::updateState);
    connect(m_table->states().error(), &widgets::ErrorState::retryRequested, m_model, &AuditModel::reload);
    connect(m_table->states().empty(), &widgets::EmptyState::actionTriggered, this,
            [this] { m_filter->setText(QString()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        showEntry(rows.size() == 1 ? rows.first().row() : -1);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { showEntry(-1); });
    const auto newer = [this] {
        m_stale = true;
        if (isVisible())
            m_soon.start();
    };
    connect(context().backend, &backends::Backend::changed, this, newer);
    connect(context().backend, &backends::Backend::stateChanged, this, newer);
    connect(context().backend, &backends::Backend::stateChanged, this, &AuditPage::updateState); // it may keep one no longer
    connect(&m_soon, &QTimer::timeout, this, [this] {
        m_stale = false;
        m_model->readNewer();
    });
}

QString AuditPage::pageTitle() const
{
    return tr("Audit");
}

void AuditPage::retranslate()
{
    m_header->setTitle(pageTitle());
    m_filter->setAccessibleLabel(tr("Filter the audit log"));
    m_filter->setPlaceholderText(tr("Object, person, address or change"));
    m_copy->setText(tr("Copy as JSON lines"));
    m_table->setAccessibleName(tr("Audit log"));
    updateState();
}

void AuditPage::updateState()
{
    widgets::ViewStates &states = m_table->states();
    m_copy->setEnabled(m_model->rowCount() > 0);
    // Whether there is one is known as soon as the backend has answered.
    if (!context().backend->audit() && context().backend->state() == backends::BackendState::Online) {
        states.empty()->setTitle(tr("No audit log"));
        states.empty()->setText(models::CapabilityWords::whyNot(*context().backend, backends::Capability::Audit,
                                                                 tr("%1 does not keep one.").arg(context().backend->info().name)));
        states.empty()->setAction(QString());
        states.setState(State::Empty);
        m_foot->setText(QString());
        return;
    }
    const bool offline = context().backend->state() != backends::BackendState::Online;
    if (m_model->rowCount() > 0) {
        states.setState(State::Full);
    } else if (m_model->error() ||
               (offline && context().backend->state() != backends::BackendState::Connecting)) {
        const Error error = m_model->error().value_or(context().backend->lastError());
        states.error()->setTitle(tr("The audit log could not be read"));
        states.error()->setText(models::Format::error(error));
        states.error()->setDetails(models::Format::errorDetails(error));
        states.setState(State::Error);
    } else if (m_model->isReading() || offline) {
        states.setState(State::Loading);
    } else {
        const bool filtered = !m_model->filter().isEmpty();
        states.empty()->setTitle(filtered ? tr("Nothing matches") : tr("Nothing was changed yet"));
        states.empty()->setText(filtered
                                    ? tr("No entry contains “%1”.").arg(m_model->filter())
                                    : tr("Every change that is made through this backend is recorded here."));
        states.empty()->setAction(filtered ? tr("Clear the filter") : QString(), QString(), false);
        states.setState(State::Empty);
    }
    const int read = int(m_model->readCount());
    if (m_model->isReading())
        m_foot->setText(tr("Reading…"));
    else if (m_model->isComplete())
        m_foot->setText(tr("%Ln entry(s), all of them", nullptr, read));
    else
        m_foot->setText(tr("%Ln entry(s) read, older ones as you scroll", nullptr, read));
    const QString caveat = models::CapabilityWords::caveat(*context().backend, backends::Capability::Audit);
    if (!caveat.isEmpty() && !m_model->isReading())
        m_foot->setText(m_foot->text() + QStringLiteral(" · ") + caveat);
    if (m_wanted > 0) {
        const int row = m_model->rowOf(m_wanted);
        if (row >= 0) {
            m_wanted = 0;
            m_table->setCurrentIndex(m_model->index(row, 0));
            m_table->scrollTo(m_model->index(row, 0));
        }
    }
}

void AuditPage::showEntry(int row)
{
    const domain::AuditEntry *entry = m_model->entryAt(row);
    if (entry)
        m_detail->setEntry(*entry, m_model->chained(entry->seq));
    m_detail->setVisible(entry != nullptr);
}

void AuditPage::copyAsJson()
{
    QByteArray lines;
    const auto add = [&lines](const domain::AuditEntry *entry) {
        if (entry)
            lines += QJsonDocument(domain::toJson(*entry)).toJson(QJsonDocument::Compact) + '\n';
    };
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        add(m_model->entryAt(index.row()));
    for (int row = 0; rows.isEmpty() && row < m_model->rowCount(); ++row)
        add(m_model->entryAt(row));
    QApplication::clipboard()->setText(QString::fromUtf8(lines));
}

void AuditPage::openObject(const QString &type, const QString &id)
{
    const QString page = type == QLatin1String("key") ? QStringLiteral("credentials")
                         : type == QLatin1String("campaign") ? QStringLiteral("campaigns")
                         : type == QLatin1String("api") || type == QLatin1String("scope")
                             ? QStringLiteral("scopes")
                             : QStringLiteral("partners");
    Q_EMIT goTo(Target{page, id, QString()});
}

void AuditPage::open(const Target &target)
{
    if (!target.filter.isEmpty() || !m_filter->text().isEmpty())
        m_filter->setText(target.filter);
    m_wanted = target.objectId.toLongLong();
    updateState();
}

bool AuditPage::focusFilter()
{
    m_filter->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    m_filter->lineEdit()->selectAll();
    return true;
}

bool AuditPage::copyAsCsv()
{
    m_table->copySelectionAsCsv();
    return true;
}

bool AuditPage::closeTopmost()
{
    if (!m_detail->isVisible())
        return false;
    m_table->clearSelection();
    return true;
}

QJsonObject AuditPage::saveState() const
{
    return {{QStringLiteral("columns"), m_table->saveColumns()},
            {QStringLiteral("filter"), m_filter->text()}};
}

void AuditPage::restoreState(const QJsonObject &state)
{
    m_table->restoreColumns(state[QStringLiteral("columns")].toObject());
    m_filter->setText(state[QStringLiteral("filter")].toString());
}

void AuditPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (!m_stale)
        return;
    m_stale = false;
    m_model->readNewer();
}

void AuditPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        Q_EMIT titleChanged();
    }
}

} // namespace octroi::pages
